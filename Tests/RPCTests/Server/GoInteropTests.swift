import Foundation
import TestPeer
import Testing

@Suite("A stock Go client of ttrpc's own library")
struct GoInteropTests {
  @Test("is served in every conformance case")
  func allCases() async throws {
    let client = try await GoClient.built()
    try await TestServer.with { server in
      let outcome = try await Program.run(
        client, ["--address", "127.0.0.1:\(server.port)", "--case", "all"])
      print(outcome.output, terminator: "")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
      #expect(lines.count >= 12)
      #expect(outcome.exitCode == 0, "\(outcome.error)")
    }
  }
}
