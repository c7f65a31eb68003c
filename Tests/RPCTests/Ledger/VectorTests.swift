internal import Foundation
internal import Ledger
internal import Testing

/// A log with fixed keys as files, for whoever writes a verifier of their own.
///
/// `PASTORAL_WRITE_VECTORS=1 swift test --filter LedgerTests` writes them anew.
enum Vectors {
  static let size = 260
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Vectors")
  /// Every leaf and both sizes around full tiles.
  private static let sizes = [1, 2, 3, 7, 8, 17, 100, 255, 256, 257, 260]

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func lines(_ path: String) throws -> [[String]] {
    String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").map(String.init) }
  }

  /// What the files must hold, by path.
  static func made() throws -> [String: [UInt8]] {
    let ledger = SampleLedger(size: size)
    let key = SampleLedger.signingKey.verifierKey
    var files: [String: [UInt8]] = [:]
    func text(_ path: String, _ lines: [String]) {
      files[path] = Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    text("log.vkey", [key.text])
    // An Ed25519 key as openssl reads it: a fixed head (RFC 8410) and the 32 bytes.
    let head: [UInt8] = [
      0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    text(
      "log.pem",
      [
        "-----BEGIN PUBLIC KEY-----", Data(head + key.publicKey).base64EncodedString(),
        "-----END PUBLIC KEY-----",
      ])
    for index in 0..<SampleEvents.count {
      files["leaves/\(index < 10 ? "0" : "")\(index).leaf"] = ledger.leaf(at: index)
    }
    text(
      "roots.txt",
      try ["# size root"] + (0...size).map { "\($0) \(try ledger.tree.prefix($0).root().hex)" })
    text(
      "inclusion.txt",
      try ["# index size path"]
        + sizes.flatMap { size in
          try stride(from: 0, to: size, by: size > 17 ? 13 : 1).map { index in
            let proof = try #require(try ledger.tree.prefix(size).inclusionProof(of: index))
            return (["\(index) \(size)"] + proof.path.map(\.hex)).joined(separator: " ")
          }
        })
    text(
      "consistency.txt",
      try ["# old-size new-size path"]
        + sizes.flatMap { newSize in
          try sizes.filter { $0 <= newSize }.map { oldSize in
            let proof = try #require(
              try ledger.tree.prefix(newSize).consistencyProof(from: oldSize))
            return (["\(oldSize) \(newSize)"] + proof.path.map(\.hex)).joined(separator: " ")
          }
        })
    for size in [0] + sizes { files["checkpoints/\(size)"] = try ledger.checkpoint(size).bytes }
    let inclusion = try #require(try ledger.tree.inclusionProof(of: 4))
    let signed = try ledger.checkpoint(size)
    let logProof = try #require(LogProof(of: inclusion, under: signed, extra: ledger.leaf(at: 4)))
    files["share.tlog-proof"] = logProof.bytes
    var export = TileExport(of: ledger, under: signed)
    while let file = try export.next() {
      files["log/\(file.path)"] = file.bytes
    }
    return files
  }
}

@Suite("The vectors, as files,")
struct VectorTests {
  init() throws {
    guard ProcessInfo.processInfo.environment["PASTORAL_WRITE_VECTORS"] == "1" else { return }
    for (path, bytes) in try Vectors.made() {
      let file = Vectors.folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  @Test("are what this code makes of the fixed keys, and there are no others")
  func made() throws {
    let made = try Vectors.made()
    for (path, bytes) in made { #expect(try Vectors.bytes(path) == bytes, "\(path)") }
    let present = try FileManager.default.subpathsOfDirectory(atPath: Vectors.folder.path)
      .filter { path in
        var isFolder: ObjCBool = false
        let path = Vectors.folder.appending(path: path).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
    #expect(Set(present) == Set(made.keys))
  }

  @Test("are verified as a third party would, from the key and the files alone")
  func verified() throws {
    let keyText = try #require(try Vectors.lines("log.vkey").first?.first)
    let key = try #require(VerifierKey(keyText))
    let log = try TiledLog(key: key) { path in
      let file = Vectors.folder.appending(path: "log/\(path)")
      guard FileManager.default.fileExists(atPath: file.path) else { return nil }
      return Array(try Data(contentsOf: file))
    }
    let folder = Vectors.folder.appending(path: "checkpoints").path
    let checkpoints = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try SignedCheckpoint(try Vectors.bytes("checkpoints/\($0)"), by: key).checkpoint
    }
    #expect(checkpoints.count > 10)
    #expect(try log.verify(against: checkpoints).size == Vectors.size)

    let roots = Dictionary(
      uniqueKeysWithValues: try Vectors.lines("roots.txt").map { ($0[0], try hash($0[1])) })
    for line in try Vectors.lines("inclusion.txt") {
      let index = try #require(Int(line[0]))
      let proof = InclusionProof(
        index: index, size: try #require(Int(line[1])), path: try line.dropFirst(2).map(hash))
      let leaf = try #require(try log.hash(of: NodePosition(level: 0, index: index)))
      let root = try #require(roots[line[1]])
      #expect(proof.leads(from: leaf, to: root))
    }
    for line in try Vectors.lines("consistency.txt") {
      let proof = ConsistencyProof(
        oldSize: try #require(Int(line[0])), newSize: try #require(Int(line[1])),
        path: try line.dropFirst(2).map(hash))
      let (oldRoot, newRoot) = (try #require(roots[line[0]]), try #require(roots[line[1]]))
      #expect(proof.leads(from: oldRoot, to: newRoot))
    }
    let logProof = try LogProof(try Vectors.bytes("share.tlog-proof"))
    let leaf = try Vectors.bytes("leaves/04.leaf")
    #expect(logProof.extra == leaf)
    #expect(try logProof.verify(leaf: leaf, key: key) == log.signed)
  }

  private func hash(_ hex: String) throws -> Hash {
    let bytes = try (0..<hex.utf8.count / 2).map { place in
      let digits = hex.dropFirst(2 * place).prefix(2)
      return try #require(UInt8(digits, radix: 16))
    }
    return try #require(Hash(bytes))
  }
}
