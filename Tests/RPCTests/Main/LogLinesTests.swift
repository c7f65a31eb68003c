import Foundation
import Messages
import Promises
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("The log", .tags(.s16))
struct LogLinesTests {
  /// What no log may hold, wherever a caller puts it.
  private static let canary = "canary-7f3a9c"

  @Test("has one line a call: method, status, duration and principal")
  func calls() async throws {
    let program = try await ServerProgram.initialised()
    let student = try await program.addPrincipal("student", role: "student")
    let portal = try await program.addPrincipal(
      "portal", role: "service", "--acts-for", "student")
    let serving = try await program.serve()
    let peer = try serving.peer()
    _ = try await peer.whoAmI(student.token)
    _ = try await peer.whoAmI(portal.token, for: student.id)
    _ = try await peer.status(SessionService.whoAmI, .init())
    _ = try await peer.status(
      SessionService.whoAmI, .init(), timeout: -1,
      metadata: [MetadataEntry("authorization", "Bearer \(student.token)")])
    // Not of those that need no identity, which would fill it.
    #expect(try await peer.lives())

    let calls = await serving.stop().error.split(separator: "\n").filter {
      $0.contains(" call ")
    }
    let method = "method=pastoral.v1.SessionService/WhoAmI"
    let expected = [
      "info call \(method) principal=\(student.id) status=OK us=N",
      "info call \(method) on-behalf-of=\(student.id) principal=\(portal.id) status=OK us=N",
      "info call \(method) status=UNAUTHENTICATED",
      "info call \(method) principal=\(student.id) status=DEADLINE_EXCEEDED",
    ]
    let told = calls.map { line in
      // Without the time of day, and whatever time it took.
      String(line.drop { $0 != " " }.dropFirst()).replacing(/us=\d+/, with: "us=N")
    }
    #expect(told == expected)
  }

  @Test("has a line for every call at debug level, those without identity too")
  func debugLevel() async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve("--log-level", "debug")
    let peer = try serving.peer()
    #expect(try await peer.lives())
    _ = try await peer.status(EchoService.fail, .init(5))
    _ = try await peer.call(EchoService.sleep, .init(1))
    try await peer.open(1, EchoService.count, .init(3), .remoteClosed)
    #expect(try await peer.lines(4).last == "1 end")
    let calls = await serving.stop().error.split(separator: "\n")
      .filter { $0.contains(" call ") }
      .compactMap { $0.firstMatch(of: /Echo\/(\w+) status=(\w+)/).map { "\($0.1) \($0.2)" } }
    #expect(calls == ["Echo OK", "Fail NOT_FOUND", "Sleep OK", "Count OK"])
  }

  @Test("holds no token, no metadata and no content, at any level")
  func canaries() async throws {
    let program = try await ServerProgram.initialised()
    let token = try program.token(in: program.adminToken)
    let serving = try await program.serve("--log-level", "trace")
    let peer = try serving.peer()
    _ = try await peer.whoAmI(token)
    _ = try await peer.call(SessionService.authenticate, .with { $0.token = token })
    for secret in [Self.canary, "pst_usr_\(Self.canary)"] {
      let metadata = [
        MetadataEntry("authorization", "Bearer \(secret)"), MetadataEntry("x-note", secret),
        MetadataEntry(secret, "value"),
      ]
      _ = try await peer.status(SessionService.whoAmI, .init(), metadata: metadata)
      _ = try await peer.status(EchoService.echo, .init(Data(secret.utf8)), metadata: metadata)
      _ = try await peer.status(SessionService.authenticate, .with { $0.token = secret })
      _ = try await peer.status(
        CaseItemService.add, .with { $0.content.paragraphs = [secret] },
        metadata: [MetadataEntry("authorization", "Bearer \(token)")])
      _ = try await peer.status(
        SessionService.whoAmI, .init(),
        metadata: [
          MetadataEntry("authorization", "Bearer \(token)"),
          MetadataEntry("on-behalf-of", secret),
        ])
      _ = try await peer.status(
        Method<Google_Protobuf_Empty, Google_Protobuf_Empty>(
          service: secret, name: secret, kind: .unary), .init())
    }
    let log = await serving.stop().error
    #expect(log.contains("SessionService/WhoAmI"))
    #expect(!log.contains(Self.canary))
    #expect(!log.contains(token.dropFirst("pst_usr_".count).prefix(12)))
  }
}
