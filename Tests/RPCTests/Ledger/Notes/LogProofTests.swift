@testable internal import Ledger
internal import Testing

@Suite("A log proof, that a leaf is in the log,")
struct LogProofTests {
  let ledger = SampleLedger(size: 21)
  let key = SampleLedger.signingKey.verifierKey

  private func logProof(_ index: Int, size: Int = 21, extra: [UInt8]? = nil) throws -> LogProof {
    let inclusion = try #require(try ledger.tree.prefix(size).inclusionProof(of: index))
    let checkpoint = try ledger.checkpoint(size)
    return try #require(LogProof(of: inclusion, under: checkpoint, extra: extra))
  }

  @Test("is verified offline, with the log's key and the leaf alone")
  func verified() throws {
    for size in 1...21 {
      for index in 0..<size {
        let bytes = try logProof(index, size: size).bytes
        let signed = try LogProof(bytes).verify(leaf: ledger.leaves[index]!, key: key)  // All kept.
        #expect(signed.checkpoint.size == size)
      }
    }
  }

  @Test("can carry the leaf itself, and is read as it was written")
  func extra() throws {
    for extra in [nil, [], ledger.leaves[4]] {
      let proof = try logProof(4, extra: extra)
      #expect(try LogProof(proof.bytes) == proof)
    }
    let text = String(decoding: try logProof(4).bytes, as: UTF8.self)
    #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nindex 4\n"))
  }

  @Test("is refused for another leaf, and under another key")
  func others() throws {
    let proof = try logProof(4)
    #expect(throws: LogProofError.otherLeaf) {
      try proof.verify(leaf: ledger.leaves[5]!, key: key)  // All are kept.
    }
    #expect(throws: LogProofError.note(.unknownSigners)) {
      try proof.verify(
        leaf: ledger.leaves[4]!, key: SampleLedger.signingKey(seed: 99).verifierKey)  // As above.
    }
    let ofOtherSize = try #require(try ledger.tree.prefix(20).inclusionProof(of: 4))
    #expect(LogProof(of: ofOtherSize, under: try ledger.checkpoint(21)) == nil)
  }

  @Test("is refused when any bit of it is changed before the note, whose own tests do the rest")
  func everyBit() throws {
    let proof = try logProof(9)
    let leaf = try #require(ledger.leaves[9])
    for bit in 0..<(proof.bytes.count - proof.note.bytes.count) * 8 {
      do throws(LogProofError) {
        _ = try LogProof(proof.bytes.flipping(bit: bit)).verify(leaf: leaf, key: key)
        Issue.record("The log proof is taken with bit \(bit) changed.")
      } catch {}
    }
  }

  @Test("is refused in any other form")
  func forms() throws {
    let text = String(decoding: try logProof(9, extra: [1]).bytes, as: UTF8.self)
    let firstHash = try #require(text.split(separator: "\n").dropFirst(3).first)
    let changes: [(String, String, LogProofError)] = [
      ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", .header),
      ("c2sp.org", " c2sp.org", .header),
      ("extra AQ==", "extra AQ", .extra),
      ("extra AQ==", "extra AQ==\nextra AQ==", .index),
      ("index 9", "index 09", .index),
      ("index 9", "index -9", .index),
      ("index 9", "", .index),
      (String(firstHash), "AAAA", .path(1)),
      ("\n\n", "\n", .path(6)),
    ]
    for (from, to, error) in changes {
      let changed = text.replacing(from, with: to, maxReplacements: 1)
      try #require(changed != text)
      #expect(throws: error, "\(from) as \(to)") { try LogProof(Array(changed.utf8)) }
    }
    #expect(throws: LogProofError.header) { try LogProof([]) }
  }
}
