import Foundation
import TestPeer
import Testing

@Suite("A stock Go client of ttrpc's own library")
struct GoInteropTests {
  @Test("is served in every conformance case")
  func allCases() async throws {
    // This checkout, which is three folders up from this file's.
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardized
    let cache = root.appending(path: ".build/interop/go-ttrpc").path
    let build = try await Program.run(
      root.appending(path: "Tests/Interop/go-ttrpc/build").path, [cache], patience: 300)
    try #require(build.exitCode == 0, "\(build.error)")

    try await TestServer.with { server in
      let outcome = try await Program.run(
        "\(cache)/go-ttrpc-client",
        ["--address", "127.0.0.1:\(server.port)", "--case", "all"])
      print(outcome.output, terminator: "")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
      #expect(lines.count >= 12)
      #expect(outcome.exitCode == 0, "\(outcome.error)")
    }
  }
}
