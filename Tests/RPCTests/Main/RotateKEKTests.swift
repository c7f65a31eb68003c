import Foundation
import TestPeer
import Testing

@Suite("rpc-server rotate-kek")
struct RotateKEKTests {
  private func kek(of program: ServerProgram) throws -> Data {
    try Data(contentsOf: URL(filePath: program.secrets + "/kek"))
  }

  private func expectRotated(_ program: ServerProgram, from old: Data) async throws {
    let outcome = try await program.run("rotate-kek", "--data", program.data)
    #expect(outcome.exitCode == 0, "\(outcome.error)")
    #expect(outcome.output.contains("every data key is wrapped by it"))
    #expect(try kek(of: program) != old)
    #expect(try program.mode(of: program.secrets + "/kek") == "400")
    let secrets = try FileManager.default.contentsOfDirectory(atPath: program.secrets)
    #expect(Set(secrets) == ["kek", "ledger-host", "ledger-signing-key"])
  }

  @Test("replaces the key of a directory that nobody serves, and what it held is still read")
  func offline() async throws {
    let program = try await ServerProgram.initialised()
    try await expectRotated(program, from: try kek(of: program))
    let serving = try await program.serve()
    _ = try await serving.peer().whoAmI(program.token(in: program.adminToken))
    #expect(await serving.stop().exitCode == 0)
  }

  @Test(
    "replaces the key of a server that goes on serving, which then starts with the new one alone")
  func online() async throws {
    let program = try await ServerProgram.initialised()
    let old = try kek(of: program)
    let serving = try await program.serve()
    try await expectRotated(program, from: old)
    _ = try #require(await serving.program.errorLine(with: "keys wrapped anew"))
    _ = try await serving.peer().whoAmI(program.token(in: program.adminToken))
    #expect(await serving.stop().exitCode == 0)
    #expect(await (try program.serve()).stop().exitCode == 0)
  }

  @Test("is told, and the server's log says why, where a key cannot be wrapped anew")
  func damaged() async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve()
    let keys = program.data + "/keys.db"
    let damaged = try await Program.run(
      "sqlite3",
      [keys, "update data_key set wrapped = zeroblob(length(wrapped)) where purpose = 'audit'"])
    #expect(damaged.exitCode == 0, "\(damaged.error)")
    let sentence = try await program.failure("rotate-kek", "--data", program.data)
    #expect(sentence.contains("stopped wrapping keys"))
    let line = try #require(await serving.program.errorLine(with: "keys not all wrapped anew"))
    #expect(line.contains("not what was written there"))
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("goes on where it was interrupted", arguments: ["kept", "replaced"])
  func interrupted(after step: String) async throws {
    let program = try await ServerProgram.initialised()
    let old = try kek(of: program)
    let secrets = program.secrets
    try FileManager.default.copyItem(atPath: secrets + "/kek", toPath: secrets + "/kek.retiring")
    let new = Data((0..<32).map { _ in UInt8.random(in: 0 ... .max) })
    let place = step == "kept" ? "/kek.new" : "/kek"
    if step == "replaced" { try FileManager.default.removeItem(atPath: secrets + place) }
    try new.write(to: URL(filePath: secrets + place))
    try program.setMode(0o400, of: secrets + place)
    try await expectRotated(program, from: old)
    #expect(try kek(of: program) == new)
  }

  @Test("is refused where the old key cannot be read by us alone, and changes nothing")
  func refused() async throws {
    let program = try await ServerProgram.initialised()
    try program.setMode(0o440, of: program.secrets + "/kek")
    let before = try program.snapshot()
    let sentence = try await program.failure("rotate-kek", "--data", program.data)
    #expect(sentence.contains("kek can be reached by others than its owner"))
    #expect(try program.snapshot() == before)
  }
}
