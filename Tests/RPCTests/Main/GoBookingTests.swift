import Foundation
import TestPeer
import Testing

@Suite("A stock Go client books")
struct GoBookingTests {
  @Test("an appointment of a seeded campus, once and not twice")
  func book() async throws {
    let program = try await ServerProgram.initialised()
    let tokens = "\(program.folder)/tokens"
    let seeded = try await program.run("seed", "--data", program.data, "--tokens", tokens)
    try #require(seeded.exitCode == 0, "\(seeded.error)")
    let people = try String(contentsOfFile: "\(tokens)/people.tsv", encoding: .utf8)
    func principal(_ name: String) throws -> String {
      let line = people.split(separator: "\n").first { $0.hasPrefix("\(name).token\t") }
      return String(try #require(line).split(separator: "\t")[1])
    }

    let serving = try await program.serve()
    let outcome = try await Program.run(
      try await GoClient.built(),
      [
        "--address", "127.0.0.1:\(serving.port)", "--token-file", "\(tokens)/student.token",
        "--student", principal("student"), "--staff", principal("tutor"), "--case", "book",
      ])
    #expect(outcome.output == "ok book\n", "\(outcome.error)")
    let ended = await serving.stop()
    #expect(ended.exitCode == 0, "\(ended.error)")
  }
}
