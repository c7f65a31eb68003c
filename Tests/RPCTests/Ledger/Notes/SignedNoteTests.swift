@testable internal import Ledger
internal import Testing

@Suite("A signed note")
struct SignedNoteTests {
  /// The example of c2sp.org/signed-note, and the one of Go's sumdb/note.
  static let published = [
    (
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

      """
    ),
    (
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

      """
    ),
  ]

  static let key = SampleLedger.signingKey.verifierKey
  static let otherKey = SampleLedger.signingKey(seed: 99).verifierKey
  // Ed25519 signs any text.
  static let note = try! SampleLedger.signingKey.checkpoint(size: 5, root: .emptyRoot).bytes

  @Test("is verified with the published keys, and written as it was read", arguments: published)
  func examples(key: String, text: String) throws {
    let key = try #require(VerifierKey(key))
    let note = try SignedNote(Array(text.utf8))
    #expect(note.bytes == Array(text.utf8))
    #expect(try note.verified(by: [Self.otherKey, key]) == [key])
  }

  @Test("is refused when any bit of its text or signature is changed")
  func everyBit() throws {
    for bit in 0..<Self.note.count * 8 {
      do {
        try SignedNote(Self.note.flipping(bit: bit)).verified(by: [Self.key])
        Issue.record("The note is taken with bit \(bit) changed.")
      } catch {}
    }
  }

  @Test("may have signatures of keys that are not known, which say nothing")
  func strangers() throws {
    let stranger = "— witness.example/w1 " + Base64.text([1, 2, 3, 4, 5]) + "\n"
    let note = try SignedNote(Self.note + Array(stranger.utf8))
    #expect(try note.verified(by: [Self.key]) == [Self.key])
    #expect(throws: NoteError.unknownSigners) { try note.verified(by: [Self.otherKey]) }
    #expect(throws: NoteError.unknownSigners) { try note.verified(by: []) }
  }

  @Test("is refused when a key that is known did not sign it, whoever else did")
  func wrongAmongRight() throws {
    let wrong = NoteSignature(
      name: Self.otherKey.name, keyID: Self.otherKey.keyID,
      signature: [UInt8](repeating: 0, count: 64))
    let note = try SignedNote(Self.note)
    let both = SignedNote(text: note.text, signatures: note.signatures + [wrong])
    #expect(throws: NoteError.wrongSignature(Self.otherKey.name)) {
      try both.verified(by: [Self.key, Self.otherKey])
    }
    #expect(try both.verified(by: [Self.key]) == [Self.key])
  }

  @Test(
    "is refused in any other form",
    arguments: [
      ("", .noSignatures),
      ("text\n", .noSignatures),
      ("text\n\n", .noSignatures),
      ("text\n\n— n AQIDBAU=", .noSignatures),
      ("text\n— n AQIDBAU=\n", .noSignatures),
      ("text\n\n- n AQIDBAU=\n", .signatureLine(1)),
      ("text\n\n—n AQIDBAU=\n", .signatureLine(1)),
      ("text\n\n— n\n", .signatureLine(1)),
      ("text\n\n— n \n", .signatureLine(1)),
      ("text\n\n—  AQIDBAU=\n", .signatureLine(1)),
      ("text\n\n— n AQIDBA==\n", .signatureLine(1)),
      ("text\n\n— n AQIDBAU\n", .signatureLine(1)),
      ("text\n\n— n AQIDBAV=\n", .signatureLine(1)),
      ("text\n\n— n AQIDBAU= \n", .signatureLine(1)),
      ("text\n\n— n+m AQIDBAU=\n", .signatureLine(1)),
      ("text\n\n— n\u{a0}m AQIDBAU=\n", .signatureLine(1)),
      ("text\n\n— n AQIDBAU=\n— n\n", .signatureLine(2)),
      ("te\u{9}xt\n\n— n AQIDBAU=\n", .notPlainText),
      ("text\r\n\n— n AQIDBAU=\n", .notPlainText),
      ("te\u{0}xt\n\n— n AQIDBAU=\n", .notPlainText),
    ] as [(String, NoteError)])
  func forms(text: String, error: NoteError) {
    #expect(throws: error) { try SignedNote(Array(text.utf8)) }
  }

  @Test("is refused when it is not UTF-8, or too long, or has too many signatures")
  func bounds() throws {
    let line = Array("— n AQIDBAU=\n".utf8)
    #expect(throws: NoteError.notPlainText) { try SignedNote([0xff] + Self.note) }
    let text = Array("t\n\n".utf8)
    #expect(
      try SignedNote(text + Array(repeating: line, count: 100).joined()).signatures.count == 100)
    #expect(throws: NoteError.tooManySignatures) {
      try SignedNote(text + Array(repeating: line, count: 101).joined())
    }
    let room = SignedNote.bytesMax - text.count - line.count
    let long = [UInt8](repeating: 0x61, count: room)
    #expect(try SignedNote(long + text + line).bytes.count == SignedNote.bytesMax)
    #expect(throws: NoteError.tooLong) { try SignedNote(long + [0x61] + text + line) }
  }

  @Test("may have blank lines in its text")
  func blankLines() throws {
    let note = try SignedNote(Array("a\n\nb\n\n— n AQIDBAU=\n".utf8))
    #expect(note.text == Array("a\n\nb\n".utf8))
  }
}

@Suite("A verifier key")
struct VerifierKeyTests {
  @Test("is read as it is written")
  func spelling() throws {
    for (text, _) in SignedNoteTests.published { #expect(VerifierKey(text)?.text == text) }
    let key = SampleLedger.signingKey.verifierKey
    #expect(VerifierKey(key.text) == key)
    #expect(key.name == SampleLedger.signingKey.origin.text)
  }

  @Test(
    "is refused in any other spelling, of another type, and where its id does not fit",
    arguments: [
      "", "+", "++", "example.com/foo", "example.com/foo+530d903a",
      "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
      "example.com/foo++530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ])
  func refused(text: String) {
    #expect(VerifierKey(text) == nil)
  }
}
