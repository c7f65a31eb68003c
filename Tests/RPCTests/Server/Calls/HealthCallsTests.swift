import Messages
import RPCServer
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Health")
struct HealthCallsTests {
  @Test(
    "the server, and each service it has, is serving",
    arguments: ["", HealthService.name, SessionService.name, EchoService.name])
  func serving(service: String) async throws {
    try await TestServer.with { server in
      let health = try await server.call(HealthService.check, .with { $0.service = service })
      #expect(health.status == .serving)
    }
  }

  @Test(
    "a service it does not have is not found",
    arguments: ["pastoral.v1.NoSuchService", "Echo", "pastoral.v1.SessionService/WhoAmI"])
  func unknown(service: String) async throws {
    try await TestServer.with { server in
      let status = try await server.status(HealthService.check, .with { $0.service = service })
      #expect(status.code == .notFound)
    }
  }

  @Test("the conformance service is not there unless it was asked for")
  func withoutConformance() async throws {
    try await TestServer.with {
      $0.servesConformance = false
    } _: { server in
      let health = try await server.status(
        HealthService.check, .with { $0.service = EchoService.name })
      #expect(health.code == .notFound)
      let echo = try await server.status(EchoService.echo, .init())
      #expect(echo.code == .unimplemented)
    }
  }
}
