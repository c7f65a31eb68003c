@testable internal import Ledger
internal import Testing

@Suite("A checkpoint")
struct CheckpointTests {
  static let key = SampleLedger.signingKey
  static let verifier = key.verifierKey

  @Test("is three lines under the log's signature")
  func form() throws {
    let signed = try Self.key.checkpoint(size: 70, root: .emptyRoot)
    #expect(
      String(decoding: signed.note.text, as: UTF8.self) == """
        \(Self.key.origin)
        70
        47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=

        """)
    #expect(try SignedCheckpoint(signed.bytes, by: Self.verifier) == signed)
  }

  @Test("names its log by host and key")
  func origin() {
    let digits = Hex.text(Self.verifier.publicKey).prefix(8)
    #expect(Self.key.origin.text == "pastoral.example.ac.uk/pastoral/\(digits)")
  }

  @Test("is refused under another log's key")
  func otherKey() throws {
    let signed = try Self.key.checkpoint(size: 1, root: .emptyRoot)
    #expect(throws: NoteError.unknownSigners) {
      try SignedCheckpoint(
        signed.bytes, by: SampleLedger.signingKey(seed: 99).verifierKey)
    }
  }

  @Test("is refused when a key signed for another log than its own")
  func otherOrigin() throws {
    var checkpoint = try Self.key.checkpoint(size: 1, root: .emptyRoot).checkpoint
    checkpoint.origin = SampleLedger.signingKey(seed: 99).origin
    let note = try Self.signed(checkpoint.noteText)
    #expect(throws: NoteError.otherOrigin) {
      try SignedCheckpoint(note.bytes, by: Self.verifier)
    }
  }

  static let root = Base64.text(Hash.emptyRoot.bytes)
  static let name = "h/pastoral/01234567"

  @Test(
    "is refused in any other form, even rightly signed",
    arguments: [
      "\(name)\n1\n", "\(name)\n1\n\(root)\nextension\n", "\(name)\n01\n\(root)\n",
      "\(name)\n-1\n\(root)\n", "\(name)\n\n\(root)\n", "\n\(name)\n1\n\(root)\n",
      "\(name)\n1\n\(root.dropLast())\n", "\(name)\n1\nAAAA\n", "\(name) \n1\n\(root)\n",
      "go.sum database tree\n1\n\(root)\n", "\(name)\n1 \n\(root)\n",
      "\(name)\n9223372036854775808\n\(root)\n",
    ])
  func forms(text: String) throws {
    let note = try Self.signed(Array(text.utf8))
    #expect(throws: NoteError.checkpointText) {
      try SignedCheckpoint(note.bytes, by: Self.verifier)
    }
  }

  @Test(
    "has no origin but host, /pastoral/ and eight digits",
    arguments: [
      "", "/pastoral/01234567", "h/pastoral/0123456", "h/pastoral/0123456g", "H/pastoral/01234567",
      "h/other/01234567", "h /pastoral/01234567", "-h/pastoral/01234567", "h./pastoral/01234567",
      "a/b/pastoral/01234567", "h/pastoral/012345678", "é/pastoral/01234567",
      String(repeating: "h", count: 254) + "/pastoral/01234567",
    ])
  func origins(text: String) {
    #expect(Origin(text) == nil)
  }

  /// Any text, signed by the sample log's key.
  private static func signed(_ text: [UInt8]) throws -> SignedNote {
    try key.note(signing: text)
  }
}
