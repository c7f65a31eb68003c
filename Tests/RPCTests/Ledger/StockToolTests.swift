internal import Foundation
internal import Ledger
internal import TestPeer
internal import Testing

@Suite("Stock tools verify")
struct StockToolTests {
  @Test("the vectors: Go's sumdb/note and sumdb/tlog, which share no code with ours")
  func goVectors() async throws {
    let outcome = try await Program.run(
      try await GoVerifier.built(), ["vectors", Vectors.folder.path])
    #expect(outcome.exitCode == 0, "\(outcome.error)")
    #expect(
      outcome.output == """
        ok key
        ok 260 leaves, 261 roots
        ok 20 leaf files
        ok inclusion proofs
        ok consistency proofs
        ok 12 checkpoints, each consistent with each later one
        ok log proof
        ok log of 260 leaves

        """)
  }

  @Test("an export: Go's packages take it, and refuse it with a byte changed")
  func goLog() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = try ExportedLog(SampleLedger(size: 300))
    for (path, bytes) in log.files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let verifier = try await GoVerifier.built()
    let arguments = ["log", folder.path, SampleLedger.signingKey.verifierKey.text]
    let sound = try await Program.run(verifier, arguments)
    #expect(sound.output == "ok log of 300 leaves\n", "\(sound.error)")

    for path in ["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/001.p/44"] {
      let bytes = try #require(log.files[path])
      try Data(bytes.flipping(bit: 77)).write(to: folder.appending(path: path))
      let changed = try await Program.run(verifier, arguments)
      #expect(changed.exitCode == 1, "\(path) changed")
      try Data(bytes).write(to: folder.appending(path: path))
    }
  }

  @Test("a checkpoint's signature, and its absence: openssl pkeyutl")
  func opensslSignature() async throws {
    let note = try SignedNote(try Vectors.bytes("checkpoints/260"))
    let signature = try #require(note.signatures.first).signature
    #expect(try await openssl(verifies: signature, of: note.text))
    #expect(try await !openssl(verifies: signature.flipping(bit: 0), of: note.text))
    #expect(try await !openssl(verifies: signature, of: note.text.flipping(bit: 0)))
  }

  @Test("a leaf's hash, the root above two, and a key id: openssl dgst")
  func opensslHashes() async throws {
    let leaves = try ["00", "01"].map { try Vectors.bytes("leaves/\($0).leaf") }
    let hashes = try await [sha256([0] + leaves[0]), sha256([0] + leaves[1])]
    let root = try await sha256([1] + hashes[0] + hashes[1])
    #expect(Hash(root)?.hex == (try Vectors.lines("roots.txt"))[2][1])
    let key = try #require(VerifierKey(try Vectors.lines("log.vkey")[0][0]))
    let id = try await sha256(Array(key.name.utf8) + [0x0a, 0x01] + key.publicKey)
    #expect(id.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } == key.keyID)
  }

  private func openssl(verifies signature: [UInt8], of text: [UInt8]) async throws -> Bool {
    try await withFiles(text, signature) { text, signature in
      let outcome = try await Program.run(
        "/usr/bin/openssl",
        [
          "pkeyutl", "-verify", "-pubin", "-inkey", Vectors.folder.appending(path: "log.pem").path,
          "-rawin", "-in", text, "-sigfile", signature,
        ])
      return outcome.exitCode == 0 && outcome.output.contains("Verified Successfully")
    }
  }

  private func sha256(_ bytes: [UInt8]) async throws -> [UInt8] {
    try await withFiles(bytes, []) { file, _ in
      let outcome = try await Program.run("/usr/bin/openssl", ["dgst", "-sha256", "-r", file])
      let digits = outcome.output.prefix(64)
      return try stride(from: 0, to: 64, by: 2).map { place in
        try #require(UInt8(digits.dropFirst(place).prefix(2), radix: 16))
      }
    }
  }

  private func withFiles<Result>(
    _ first: [UInt8], _ second: [UInt8], _ body: (String, String) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [folder.appending(path: "first"), folder.appending(path: "second")]
    try Data(first).write(to: files[0])
    try Data(second).write(to: files[1])
    return try await body(files[0].path, files[1].path)
  }
}
