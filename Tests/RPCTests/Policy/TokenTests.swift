import Testing

@testable import Domain

@Suite("An access token")
struct TokenTests {
  private func token(_ kind: Token.Kind, seed: UInt64 = 3) -> Token {
    var random = SeededGenerator(seed: seed)
    return Token(kind, from: &random)
  }

  @Test("says what it is, whose kind it is, and ends in a checksum", arguments: Token.Kind.allCases)
  func format(kind: Token.Kind) {
    let text = token(kind).text
    #expect(text.wholeMatch(of: /pst_(usr|ses|svc|stp)_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}/) != nil)
    #expect(text.hasPrefix("pst_\(kind.rawValue)_"))
    #expect(Token(text) == token(kind))
    #expect(Token(text)?.kind == kind)
  }

  @Test("has the checksum that zlib would give it")
  func checksum() {
    // 0xcbf43926 is the published CRC-32 of "123456789"; here of a whole head, worked out apart.
    let head = "pst_usr_" + String(repeating: "0", count: 43)
    #expect(Token(head + "_" + crc32InBase62(head)) != nil)
    #expect(crc32("123456789") == 0xcbf4_3926)
  }

  @Test("is refused when any one character is another")
  func changes() {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- é")
    let text = Array(token(.person).text)
    for place in text.indices {
      for other in alphabet where other != text[place] {
        var changed = text
        changed[place] = other
        #expect(Token(String(changed)) == nil, "place \(place), \(other)")
      }
    }
  }

  @Test("is refused when characters are lost, added or swapped")
  func lengths() {
    let text = token(.service).text
    for count in 0..<text.count { #expect(Token(String(text.prefix(count))) == nil) }
    for wrong in [text + "0", " " + text, text + "\n", text + "_", "_" + text, ""] {
      #expect(Token(wrong) == nil)
    }
    var swapped = Array(text)
    for place in 8..<50 where swapped[place] != swapped[place + 1] {
      swapped.swapAt(place, place + 1)
      #expect(Token(String(swapped)) == nil)
      swapped.swapAt(place, place + 1)
    }
  }

  @Test("of one kind does not pass for the other")
  func kinds() {
    let person = token(.person).text
    #expect(Token(person.replacing("pst_usr_", with: "pst_svc_")) == nil)
    #expect(token(.person).text.dropFirst(8) != token(.service).text.dropFirst(8))
  }

  @Test("is never the same twice")
  func unique() {
    #expect(Set((0..<1_000).map { token(.person, seed: $0).text }).count == 1_000)
  }
}

/// CRC-32 bit by bit, as its definition reads.
private func crc32(_ text: String) -> UInt32 {
  var remainder: UInt32 = 0xffff_ffff
  for byte in text.utf8 {
    remainder ^= UInt32(byte)
    for _ in 0..<8 {
      remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0xedb8_8320 : remainder >> 1
    }
  }
  return ~remainder
}

private func crc32InBase62(_ text: String) -> String {
  let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
  var rest = Int(crc32(text))
  var written = ""
  for _ in 0..<6 {
    written = String(digits[rest % 62]) + written
    rest /= 62
  }
  return written
}
