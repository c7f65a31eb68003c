import Ledger

/// Bytes are a leaf only in the one spelling that a leaf has: what is taken is written again without a
/// difference, and holds nothing but short ASCII lines.
func fuzzLeaves(_ bytes: [UInt8]) {
  if let leaf = try? Leaf(bytes) {
    require(leaf.bytes == bytes, "a leaf that is spelt otherwise")
    require(bytes.count <= Leaf.bytesMax, "a leaf that is too long")
    require(
      bytes.allSatisfy { $0 == 0x0a || (0x20..<0x7f).contains($0) }, "a leaf that is not ASCII")
    require(bytes.last == 0x0a && bytes.count { $0 == 0x20 } <= 16, "a leaf with free text")
    let again = try? Leaf(leaf.bytes)
    require(again == leaf, "a leaf that is read as another")
  }
  let text = String(decoding: bytes, as: UTF8.self)
  if let code = Code(text) {
    require(code.text == text && bytes.count <= Code.bytesMax, "a code that is spelt otherwise")
  }
}

/// A note, the checkpoint in it, a log proof and a verifier key have one spelling each, and nothing is
/// verified that the key did not sign.
func fuzzNotes(_ bytes: [UInt8]) {
  if let note = try? SignedNote(bytes) {
    require(note.bytes == bytes, "a note that is spelt otherwise")
    require(!note.signatures.isEmpty, "a note that nobody signed")
    let signers = try? note.verified(by: [strangersKey])
    require(signers == nil, "a note verified that its key never signed")
    if let checkpoint = try? Checkpoint(noteText: note.text) {
      require(checkpoint.noteText == note.text, "a checkpoint that is spelt otherwise")
      require(checkpoint.size >= 0, "a checkpoint over fewer than no leaves")
    }
  }
  if let proof = try? LogProof(bytes) {
    require(proof.bytes == bytes, "a log proof that is spelt otherwise")
    let checkpoint = try? proof.verify(leaf: proof.extra ?? [], key: strangersKey)
    require(checkpoint == nil, "a log proof verified that its key never signed")
  }
  let text = String(decoding: bytes, as: UTF8.self)
  if let key = VerifierKey(text) {
    require(Array(key.text.utf8) == bytes, "a key that is spelt otherwise")
  }
  if let origin = Origin(text) {
    require(Array(origin.text.utf8) == bytes, "an origin that is spelt otherwise")
  }
}

/// A key of which nobody has the private part.
private let strangersKey = VerifierKey(
  // The hash of a text, as good as any 32 bytes; the name has a name's shape.
  name: "stranger.example/log", publicKey: Hash.plain(Array("stranger".utf8)).bytes)!
