import Foundation
import TestPeer
import Testing

@Suite("rpc-client ledger, against a demonstration that is served")
struct LedgerProgramTests {
  @Test("keeps a checkpoint, verified with the key that rpc-server printed")
  func checkpoint() async throws {
    try await LedgerDemo.with { demo in
      let file = demo.file("kept.checkpoint")
      let run = try await demo.client("checkpoint", "--key", demo.key, "--save", file)
      #expect(run.exitCode == 0, "\(run.error)")
      #expect(run.error == "Signatures are verified with the key that you gave.\n")
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first.map(String.init) == demo.origin)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == run.output)
      #expect(try demo.program.mode(of: file) == "600")

      let again = try await demo.client("checkpoint", "--save", file)
      #expect(again.exitCode == 2)
      #expect(again.error.contains("exists already; nothing is overwritten."))
      let trusting = try await demo.client("checkpoint")
      #expect(trusting.output == run.output)
      #expect(trusting.error.contains("the key that the server names, \(demo.key)."))
    }
  }

  @Test("keeps the proof of a leaf for others, and refuses one that another key signed")
  func prove() async throws {
    try await LedgerDemo.with { demo in
      let file = demo.file("leaf.tlog-proof")
      let run = try await demo.client("prove", "0", "--out", file, "--key", demo.key)
      #expect(run.exitCode == 0, "\(run.error)")
      #expect(run.output == "Leaf 0 is in \(demo.origin), of \(demo.leaves) leaves.\n")
      let proof = try String(contentsOfFile: file, encoding: .utf8)
      #expect(proof.hasPrefix("c2sp.org/tlog-proof@v1\nextra "))

      let other = demo.file("other.tlog-proof")
      let refused = try await demo.client(
        "prove", "0", "--out", other, "--key", LedgerDemo.wrongKey)
      #expect(refused.exitCode == 10)
      #expect(refused.error.contains("The proof of leaf 0 does not verify. No key that is known"))
      #expect(!FileManager.default.fileExists(atPath: other))
      #expect(try await demo.client("prove", "99999", "--out", other).exitCode == 5)
    }
  }

  @Test("opens a leaf, as openssl finds too, and says what it does not mean")
  func open() async throws {
    try await LedgerDemo.with { demo in
      let detail = demo.file("detail")
      let run = try await demo.client("open", "0", "--actor", "prn_nobody", "--detail", detail)
      #expect(run.exitCode == 0, "\(run.error)")
      let lines = run.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 3 && lines[1] == "detail: \(detail)")
      #expect(lines[0].hasPrefix("actor: not"), "\(lines[0])")
      #expect(try demo.program.mode(of: detail) == "600")
      let opening = try #require(lines[2].split(separator: " ").last)
      let code = try await Program.run(
        "/usr/bin/openssl",
        ["dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(opening)", "-r", detail])
      let proof = demo.file("leaf.tlog-proof")
      #expect(try await demo.client("prove", "0", "--out", proof).exitCode == 0)
      let extra = try String(contentsOfFile: proof, encoding: .utf8)
        .split(separator: "\n")[1].dropFirst("extra ".count)
      let leaf = String(decoding: try #require(Data(base64Encoded: String(extra))), as: UTF8.self)
      #expect(leaf.contains("detail \(code.output.prefix(64))\n"), "\(code.error)")

      #expect(try await demo.client("open", "0", "--detail", detail).exitCode == 2)
      #expect(try await demo.client("open", "0").exitCode == 2)
      #expect(try await demo.client("open", "0", "--actor", "x", as: "it-support").exitCode == 4)
      #expect(try await demo.client("open", "99999", "--actor", "x").exitCode == 5)
    }
  }

  @Test("verifies the server's ledger, against a checkpoint that was kept")
  func verify() async throws {
    try await LedgerDemo.with { demo in
      let (kept, key) = (demo.file("kept.checkpoint"), demo.file("ledger.vkey"))
      try (demo.key + "\n").write(toFile: key, atomically: true, encoding: .utf8)
      #expect(try await demo.client("checkpoint", "--save", kept).exitCode == 0)
      try await demo.read()
      let run = try await demo.client("verify", "--since", kept, "--key", key)
      #expect(run.exitCode == 0, "\(run.error)")
      #expect(run.output.hasPrefix("size        \(demo.leaves + 1)\nroot "))
      #expect(try await demo.client("verify", as: "it-support").exitCode == 0)
      #expect(try await demo.client("verify", as: "tutor").exitCode == 4)
      let wrong = try await demo.client("verify", "--key", LedgerDemo.wrongKey)
      #expect(wrong.exitCode == 10)

      // Somebody changes a leaf, and does not care that its hash no longer fits.
      try await demo.change(
        "update audit_leaf set leaf = cast(cast(leaf as text) || ' ' as blob) where place = 0")
      let found = try await demo.client("verify")
      #expect(found.exitCode == 10)
      #expect(found.output == "")
      #expect(
        found.error.hasPrefix(
          "rpc-client: The server's ledger does not verify. "
            + "Leaf 0 does not have the hash that is stored for it.\n"))
    }
  }

  @Test("finds a ledger that is sound in itself, and is not the one of the kept checkpoint")
  func since() async throws {
    try await LedgerDemo.with { demo in
      let kept = demo.file("kept.checkpoint")
      #expect(try await demo.client("checkpoint", "--save", kept).exitCode == 0)
      // The same key over another history: the data directory goes back to when the ledger was empty.
      let serving = try await demo.startOver()
      for _ in 0...demo.leaves { try await serving.read() }
      #expect(try await serving.client("verify", "--key", demo.key).exitCode == 0)
      let found = try await serving.client("verify", "--since", kept, "--key", demo.key)
      #expect(found.exitCode == 10)
      #expect(found.error.contains("does not hold: the first \(demo.leaves) leaves"))
      #expect(await serving.serving.stop().exitCode == 0)
    }
  }

  @Test("exports all of it, which needs no server to be verified")
  func export() async throws {
    try await LedgerDemo.with { demo in
      let (folder, kept) = (demo.file("export"), demo.file("kept.checkpoint"))
      #expect(try await demo.client("checkpoint", "--save", kept).exitCode == 0)
      let run = try await demo.client("export", folder)
      #expect(run.exitCode == 0, "\(run.error)")
      #expect(run.output == "Wrote 3 files.\n")
      #expect(try demo.program.mode(of: folder) == "700")
      #expect(try demo.program.mode(of: folder + "/checkpoint") == "600")
      #expect(try await demo.client("export", folder).exitCode == 2)
      #expect(try await demo.client("export", demo.file("x"), as: "it-support").exitCode == 4)

      let offline = ["verify", "--offline", folder]
      let unsigned = try await demo.alone(offline)
      #expect(unsigned.exitCode == 0, "\(unsigned.error)")
      #expect(unsigned.output.hasPrefix("size        \(demo.leaves)\n"))
      #expect(unsigned.error == "The signature was not verified: give --key.\n")
      let signed = try await demo.alone(offline + ["--key", demo.key, "--anchor", kept])
      #expect(signed.exitCode == 0, "\(signed.error)")
      #expect(signed.error == "The signature was verified with the key that you gave.\n")
      let verifier = try await GoVerifier.built()
      let stock = try await Program.run(verifier, ["log", folder, demo.key])
      #expect(stock.output == "ok log of \(demo.leaves) leaves\n", "\(stock.error)")

      #expect(try await demo.alone(offline + ["--key", LedgerDemo.wrongKey]).exitCode == 10)
      for (file, fault) in [
        ("tile/entries/000.p/\(demo.leaves)", "Leaf 0 does not have the hash"),
        ("tile/0/000.p/\(demo.leaves)", "Leaf 0 does not have the hash"),
        ("checkpoint", "The file checkpoint of the export does not verify."),
      ] {
        let path = "\(folder)/\(file)"
        let sound = try Data(contentsOf: URL(filePath: path))
        var changed = sound
        changed[10] ^= 1
        try changed.write(to: URL(filePath: path))
        let found = try await demo.alone(offline + ["--key", demo.key])
        #expect(found.exitCode == 10)
        #expect(found.error.contains(fault), "\(found.error)")
        try sound.write(to: URL(filePath: path))
      }
      // A bundle of leaves taken away, and a checkpoint that nobody signed over more leaves than can be counted on.
      let bundle = "\(folder)/tile/entries/000.p/\(demo.leaves)"
      try FileManager.default.moveItem(atPath: bundle, toPath: bundle + ".aside")
      let robbed = try await demo.alone(offline + ["--key", demo.key, "--anchor", kept])
      #expect(robbed.exitCode == 10)
      #expect(robbed.error.contains("Leaf 0 is missing."), "\(robbed.error)")
      try FileManager.default.moveItem(atPath: bundle + ".aside", toPath: bundle)
      var note = try String(contentsOfFile: folder + "/checkpoint", encoding: .utf8)
      note.replace("\n\(demo.leaves)\n", with: "\n\(Int.max)\n")
      try Data(note.utf8).write(to: URL(filePath: folder + "/checkpoint"))
      let countless = try await demo.alone(offline)
      #expect(countless.exitCode == 10)
      #expect(countless.error.contains("Leaf 0 is missing."), "\(countless.error)")

      try FileManager.default.removeItem(atPath: folder + "/checkpoint")
      let unfinished = try await demo.alone(offline)
      #expect(unfinished.exitCode == 10)
      #expect(unfinished.error.contains("There is no file named checkpoint."))
    }
  }

  @Test("wants options that fit together, and files that are there")
  func usage() async throws {
    try await LedgerDemo.with { demo in
      for arguments in [
        ["verify", "--anchor", "x"], ["verify", "--offline", "/", "--since", "x"],
        ["verify", "--since", "/nothing"], ["verify", "--offline", "/nothing"],
        ["verify", "--key", "/nothing"], ["prove", "0"], ["prove", "--out", "x", "--", "-1"],
        ["checkpoint", "--key", demo.adminToken], ["export"],
      ] {
        let run = try await demo.alone(arguments)
        #expect(run.exitCode == 2, "\(arguments)")
      }
    }
  }

  @Test("has its key from secrets that nobody else can read")
  func keyCommand() async throws {
    let program = try await ServerProgram.initialised()
    let printed = try await program.run("ledger", "key", "--data", program.data)
    #expect(printed.exitCode == 0, "\(printed.error)")
    #expect(
      printed.output.wholeMatch(of: /[a-z0-9.-]+\/pastoral\/[0-9a-f]{8}\+[0-9a-f]{8}\+A[^ ]{43}\n/)
        != nil)
    try program.setMode(0o440, of: program.secrets + "/ledger-signing-key")
    let sentence = try await program.failure("ledger", "key", "--data", program.data)
    #expect(sentence.contains("ledger-signing-key can be reached by others"))
  }
}

/// A seeded campus that is served, whose tutor has read a few times.
private struct LedgerDemo {
  let program: ServerProgram
  let serving: ServingProgram
  /// The ledger's verifier key, as the server's program prints it.
  let key: String
  /// How many leaves there are when a test begins.
  let leaves: Int

  var origin: String { String(key.prefix { $0 != "+" }) }
  var adminToken: String { program.adminToken }

  /// A key that is well made, of another log.
  static let wrongKey =
    "pastoral.example.ac.uk/pastoral/00d05a1d+af278900+AQDQWh0eolE5bVV6+9RYizxtmdvrly/tEKMlYuom3Nz6"

  static func with(_ body: (LedgerDemo) async throws -> Void) async throws {
    let program = try await ServerProgram.initialised()
    let seeded = try await program.run(
      "seed", "--data", program.data, "--tokens", "\(program.folder)/tokens", "--students", "20")
    try #require(seeded.exitCode == 0, "\(seeded.error)")
    try FileManager.default.copyItem(atPath: program.data, toPath: program.folder + "/before")
    let key = try await program.run("ledger", "key", "--data", program.data).output
      .trimmingCharacters(in: .newlines)
    var demo = LedgerDemo(
      program: program, serving: try await program.serve(), key: key, leaves: 0)
    do {
      for _ in 0..<3 { try await demo.read() }
      let checkpoint = try await demo.client("checkpoint")
      let lines = checkpoint.output.split(separator: "\n")
      demo = LedgerDemo(
        program: program, serving: demo.serving, key: key,
        leaves: try #require(lines.count > 1 ? Int(lines[1]) : nil, "\(checkpoint.error)"))
      try await body(demo)
    } catch {
      _ = await demo.serving.stop()
      throw error
    }
    _ = await demo.serving.stop()
  }

  func file(_ name: String) -> String { "\(program.folder)/\(name)" }

  /// A tutor lists their students, which is a leaf.
  func read() async throws {
    let run = try await Program.run(
      Self.path, ["students", "list", "--purpose", "academic-advice"] + connection(as: "tutor"),
      environment: ["HOME": program.folder])
    try #require(run.exitCode == 0, "\(run.error)")
  }

  /// `rpc-client ledger …`, asking the server.
  func client(
    _ arguments: String..., as person: String = "data-protection-officer"
  ) async throws -> Program.Outcome {
    try await alone(arguments + connection(as: person))
  }

  /// `rpc-client ledger …`, with no server to ask.
  func alone(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.run(
      Self.path, ["ledger"] + arguments, environment: ["HOME": program.folder])
  }

  private func connection(as person: String) -> [String] {
    [
      "--endpoint", "127.0.0.1:\(serving.port)", "--token-file",
      "\(program.folder)/tokens/\(person).token",
    ]
  }

  /// Changes the database beside the server, as somebody with the disk could.
  func change(_ sql: String) async throws {
    let outcome = try await Program.run("sqlite3", [program.data + "/pastoral.db", sql])
    try #require(outcome.exitCode == 0, "\(outcome.error)")
  }

  /// Serves the data as they were before anything was read.
  func startOver() async throws -> LedgerDemo {
    _ = await serving.stop()
    try FileManager.default.removeItem(atPath: program.data)
    try FileManager.default.copyItem(atPath: program.folder + "/before", toPath: program.data)
    return LedgerDemo(
      program: program, serving: try await program.serve(), key: key, leaves: leaves)
  }

  private static let path = Program.built("rpc-client")
}
