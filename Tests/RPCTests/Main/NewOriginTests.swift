import Foundation
import Messages
import TestPeer
import Testing
import WireFormat

@Suite("rpc-server ledger, on a directory that nobody serves")
struct NewOriginTests {
  /// What the server says of disclosures.
  private func disclosures(_ serving: ServingProgram) async throws -> String {
    var request = Grpc_Health_V1_HealthCheckRequest()
    request.service = "pastoral.v1.DisclosureService"
    let reply = try await serving.peer().call(HealthService.check, request)
    return "\(reply.status)"
  }

  /// Somebody is added, which is a leaf.
  private func addLeaf(_ program: ServerProgram) async throws {
    let added = try await program.run(
      "principal", "add", "--data", program.data, "--name", "x", "--role", "student")
    #expect(added.exitCode == 0, "\(added.error)")
  }

  private func backUp(_ program: ServerProgram) async throws {
    let outcome = try await program.run(
      "backup", "--data", program.data, "--to", program.folder + "/records", "--keys-to",
      program.folder + "/keys")
    #expect(outcome.exitCode == 0, "\(outcome.error)")
  }

  private func restore(_ program: ServerProgram) async throws {
    try FileManager.default.removeItem(atPath: program.data)
    let outcome = try await program.run(
      "restore", "--from", program.folder + "/records", "--keys-from", program.folder + "/keys",
      "--data", program.data)
    #expect(outcome.exitCode == 0, "\(outcome.error)")
  }

  /// Runs `rpc-client ledger` as the data protection officer.
  private func client(
    _ program: ServerProgram, _ serving: ServingProgram, _ arguments: [String]
  ) async throws -> Program.Outcome {
    try await Program.run(
      Program.built("rpc-client"),
      ["ledger"] + arguments + [
        "--endpoint", "127.0.0.1:\(serving.port)", "--token-file",
        program.folder + "/officer.token",
      ], environment: ["HOME": program.folder])
  }

  private func verify(_ program: ServerProgram, _ arguments: String...) async throws -> String {
    let outcome = try await Program.run(
      ServerProgram.path, ["ledger", "verify", "--data", program.data] + arguments)
    return outcome.output + outcome.error
  }

  @Test("After the restore of an older backup nothing is disclosed until a new log begins (G6)")
  func restored() async throws {
    let program = try await ServerProgram.initialised()
    let anchor = program.folder + "/anchor"
    try await addLeaf(program)
    try await backUp(program)
    try await addLeaf(program)
    let before = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(before) == "serving")
    #expect(await before.stop().exitCode == 0)
    let kept = try Data(contentsOf: URL(filePath: anchor))
    let oldKey = try await program.run("ledger", "key", "--data", program.data).output

    try await restore(program)
    let refusing = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(refusing) == "notServing")
    let served = try await program.failure(
      "ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(served.contains("in use by process"))
    #expect(await refusing.stop().exitCode == 0)
    #expect(try Data(contentsOf: URL(filePath: anchor)) == kept)

    let begun = try await program.run(
      "ledger", "new-origin", "--data", program.data, "--anchor", anchor)
    #expect(begun.exitCode == 0, "\(begun.error)")
    #expect(begun.output.contains("of 3 leaves; its key is kept"))
    let newKey = try await program.run("ledger", "key", "--data", program.data).output
    #expect(newKey != oldKey)

    // The first leaf under the new log's name says that the data were restored.
    for _ in 0..<2 {
      let serving = try await program.serve("--anchor", anchor)
      #expect(try await disclosures(serving) == "serving")
      #expect(await serving.stop().exitCode == 0)
    }
    #expect(try Data(contentsOf: URL(filePath: anchor)) != kept)
    let found = try await verify(program, "--anchor", anchor)
    let oldOrigin = oldKey.prefix { $0 != "+" }
    let newOrigin = newKey.prefix { $0 != "+" }
    #expect(found.contains("\(oldOrigin): 3 leaves, ended.\n"), "\(found)")
    #expect(found.contains("\(newOrigin): 1 leaf, all sound.\n"), "\(found)")
    #expect(try program.mode(of: program.secrets + "/ledger-signing-key") == "400")
  }

  @Test("A client's verification covers the ended log, under the signature of its own key")
  func client() async throws {
    let program = try await ServerProgram.initialised()
    _ = try await program.addPrincipal("officer", role: "data_protection_officer")
    let old = try await program.run("ledger", "key", "--data", program.data).output
    let begun = try await program.run("ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(begun.exitCode == 0, "\(begun.error)")
    let new = try await program.run("ledger", "key", "--data", program.data).output
    let serving = try await program.serve()
    let run = try await client(
      program, serving, ["verify", "--key", new.trimmingCharacters(in: .newlines)])
    #expect(run.exitCode == 0, "\(run.error)")
    #expect(run.output.contains("size        1\n"), "\(run.output)")
    #expect(run.output.contains("ended logs  1\n"), "\(run.output)")
    let origin = old.prefix { $0 != "+" }
    #expect(run.error.contains("Before this log was \(origin), of 3 leaves."), "\(run.error)")
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("Of an ended log leaves are proved, all is exported, and a checkpoint of it still holds")
  func ended() async throws {
    let program = try await ServerProgram.initialised()
    _ = try await program.addPrincipal("officer", role: "data_protection_officer")
    let (kept, proof, export) = ("/old.checkpoint", "/1.tlog-proof", "/export")
    let key = try await program.run("ledger", "key", "--data", program.data).output
      .trimmingCharacters(in: .newlines)
    let origin = String(key.prefix { $0 != "+" })
    let before = try await program.serve()
    let saved = try await client(
      program, before, ["checkpoint", "--key", key, "--save", program.folder + kept])
    #expect(saved.exitCode == 0, "\(saved.error)")
    #expect(await before.stop().exitCode == 0)
    let begun = try await program.run("ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(begun.exitCode == 0, "\(begun.error)")

    let serving = try await program.serve()
    func runs(_ arguments: String..., saying words: String) async throws {
      let run = try await client(program, serving, arguments)
      #expect(run.exitCode == 0 && (run.output + run.error).contains(words), "\(run)")
    }
    try await runs(
      "verify", "--since", program.folder + kept,
      saying: "is of the ended log \(origin), and holds.")
    try await runs(
      "prove", "1", "--log", origin, "--key", key, "--out", program.folder + proof,
      saying: "Leaf 1 is in \(origin), of 3 leaves.")
    try await runs(
      "checkpoint", "--log", origin, "--key", key, saying: "\(origin)\n3\n")
    try await runs("export", program.folder + export, "--log", origin, saying: "files.")
    try await runs(
      "verify", "--offline", program.folder + export, "--key", key, "--anchor",
      program.folder + kept, saying: "verified with the key that you gave")
    let nobody = try await client(
      program, serving, ["checkpoint", "--log", "nobody/pastoral/00000000"])
    #expect(nobody.exitCode != 0)
    #expect(nobody.error.contains("The ledger has no log of that origin."), "\(nobody.error)")
    #expect(await serving.stop().exitCode == 0)
  }

  @Test(
    "A checkpoint over leaves that no backup brought back holds where the next log continues it",
    arguments: [true, false])
  func lost(isContinued: Bool) async throws {
    let program = try await ServerProgram.initialised()
    let anchor = program.folder + "/anchor"
    _ = try await program.addPrincipal("officer", role: "data_protection_officer")
    try await backUp(program)
    try await addLeaf(program)
    #expect(await (try program.serve("--anchor", anchor)).stop().exitCode == 0)
    try await restore(program)
    let begun = try await Program.run(
      ServerProgram.path,
      ["ledger", "new-origin", "--data", program.data]
        + (isContinued ? ["--anchor", anchor] : ["--no-anchor"]))
    #expect(begun.exitCode == 0, "\(begun.error)")
    let serving = try await program.serve()
    let run = try await client(program, serving, ["verify", "--since", anchor])
    #expect(run.exitCode == (isContinued ? 0 : 10), "\(run.error)")
    #expect(run.error.contains("came back with a backup"), "\(run.error)")
    #expect(
      run.error.contains(
        isContinued
          ? "the next log says that it continues it." : "does not say that it continues it."))
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("Interrupted after any of its steps, it goes on where it was", arguments: ["made", "kept"])
  func interrupted(after step: String) async throws {
    let program = try await ServerProgram.initialised()
    try await addLeaf(program)
    let current = program.secrets + "/ledger-signing-key"
    let old = try Data(contentsOf: URL(filePath: current))
    let begun = try await program.run("ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(begun.exitCode == 0, "\(begun.error)")
    // The data have the new log; the secrets are as they were in the middle.
    let new = try Data(contentsOf: URL(filePath: current))
    try FileManager.default.removeItem(atPath: current)
    try new.write(to: URL(filePath: current + ".new"))
    try old.write(to: URL(filePath: current))
    for name in [current, current + ".new"] { try program.setMode(0o400, of: name) }
    if step == "made" {
      for name in try FileManager.default.contentsOfDirectory(atPath: program.secrets)
      where name.hasPrefix("ledger-signing-key.") && !name.hasSuffix(".new") {
        try FileManager.default.removeItem(atPath: program.secrets + "/" + name)
      }
    }
    let again = try await program.run("ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(again.exitCode == 0, "\(again.error)")
    #expect(again.output == begun.output)
    #expect(try Data(contentsOf: URL(filePath: current)) == new)
    #expect(try await verify(program).contains("1 leaf, all sound."))
  }

  @Test("Whether the log had an anchor must be said, since a later one would never fit")
  func unsaid() async throws {
    let program = try await ServerProgram.initialised()
    let key = try await program.run("ledger", "key", "--data", program.data).output
    for arguments in [[], ["--no-anchor", "--anchor", program.folder + "/anchor"]] {
      let refused = try await program.failure(
        ["ledger", "new-origin", "--data", program.data] + arguments, code: 64)
      #expect(refused.contains("Give either --anchor, or --no-anchor"), "\(refused)")
    }
    #expect(try await program.run("ledger", "key", "--data", program.data).output == key)
  }

  @Test("An anchor that is gone is missed until a new log begins, which is anchored anew")
  func goneAnchor() async throws {
    let program = try await ServerProgram.initialised()
    let anchor = program.folder + "/anchor"
    try await addLeaf(program)
    #expect(await (try program.serve("--anchor", anchor)).stop().exitCode == 0)
    try FileManager.default.removeItem(atPath: anchor)
    let refusing = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(refusing) == "notServing")
    let stopped = await refusing.stop()
    #expect(stopped.error.contains("rpc-server ledger new-origin"), "\(stopped.error)")
    #expect(!FileManager.default.fileExists(atPath: anchor))

    let begun = try await program.run(
      "ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(begun.exitCode == 0, "\(begun.error)")
    let serving = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(serving) == "serving")
    #expect(await serving.stop().exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: anchor))
  }

  @Test("After --no-anchor an anchor that covered more never fits, and put aside is replaced")
  func laterAnchor() async throws {
    let program = try await ServerProgram.initialised()
    let anchor = program.folder + "/anchor"
    try await backUp(program)
    try await addLeaf(program)
    #expect(await (try program.serve("--anchor", anchor)).stop().exitCode == 0)
    try await restore(program)
    let begun = try await program.run(
      "ledger", "new-origin", "--data", program.data, "--no-anchor")
    #expect(begun.exitCode == 0, "\(begun.error)")
    let refusing = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(refusing) == "notServing")
    #expect(await refusing.stop().exitCode == 0)
    try FileManager.default.moveItem(atPath: anchor, toPath: anchor + ".evidence")
    let serving = try await program.serve("--anchor", anchor)
    #expect(try await disclosures(serving) == "serving")
    #expect(await serving.stop().exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: anchor))
  }

  @Test("An anchor of another ledger, or none, is refused, and nothing is changed")
  func wrongAnchor() async throws {
    let program = try await ServerProgram.initialised()
    let missing = try await program.failure(
      "ledger", "new-origin", "--data", program.data, "--anchor", program.folder + "/none")
    #expect(missing.contains("There is no file"))
    let other = try program.write("not a note\n", to: "other")
    let refused = try await program.failure(
      "ledger", "new-origin", "--data", program.data, "--anchor", other)
    #expect(refused.contains("is no checkpoint of this ledger"))
    #expect(await (try program.serve()).stop().exitCode == 0)
  }

  @Test(
    "Verifying names what does not fit, the head too, with which no server would start",
    arguments: [
      ("update audit_head set root = zeroblob(32)", "The stored head does not fit the 3"),
      ("update audit_head set size = 2", "The stored head does not fit the 2"),
      // Its highest bit.
      ("update audit_head set size = size - 9223372036854775807 - 1", "The stored head does not"),
      ("update audit_head set size = 9223372036854775807", "The stored head does not fit the 9"),
      ("update audit_head set checkpoint = x'00'", "The head's checkpoint does not verify"),
      ("delete from audit_head", "The stored head does not fit the 0 leaves"),
      ("update audit_leaf set hash = zeroblob(32) where place = 1", "Leaf 1 does not have"),
      (
        "update audit_node set hash = zeroblob(32)",
        "The node at level 1, index 0 (leaves 0 to 1) does not fit."
      ),
      ("update audit_log set verifier_key = 'x'", "The database's file is damaged"),
    ])
  func damaged(sql: String, fault: String) async throws {
    let program = try await ServerProgram.initialised()
    for _ in 0..<2 { try await addLeaf(program) }
    #expect(try await verify(program).contains("3 leaves, all sound."))
    let changed = try await Program.run(
      "sqlite3", [program.data + "/pastoral.db", "pragma foreign_keys = off; \(sql);"])
    #expect(changed.exitCode == 0, "\(changed.error)")
    let sentence = try await program.failure("ledger", "verify", "--data", program.data)
    #expect(sentence.hasPrefix("The ledger does not verify. \(fault)"), "\(sentence)")
  }
}
