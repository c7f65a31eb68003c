import Domain

/// A text is a token only in the one spelling that a token has: what is taken stays itself, and a
/// token with one byte changed is none.
func fuzzTokens(_ bytes: [UInt8]) {
  if let token = Token(String(decoding: bytes, as: UTF8.self)) {
    require(Array(token.text.utf8) == bytes, "a token that is spelt otherwise")
    require(bytes.count == 58 && bytes.allSatisfy { $0 < 0x80 }, "a token of another shape")
    require(token.text.hasPrefix("pst_\(token.kind.rawValue)_"), "a token of another kind")
  }
  // A sound token, and the same with a change that the input chooses.
  var input = Input(bytes)
  let sound = soundTokens[Int(input.byte()) % soundTokens.count]
  var changed = sound
  changed[Int(input.byte()) % changed.count] = input.byte()
  require(
    (Token(String(decoding: changed, as: UTF8.self)) == nil) == (changed != sound),
    changed == sound ? "a sound token refused" : "the checksum missed a changed byte")
}

private let soundTokens: [[UInt8]] = (0..<16 as Range<UInt64>).map { seed in
  var random = SeededGenerator(seed: seed)
  return Array(Token(seed % 2 == 0 ? .person : .service, from: &random).text.utf8)
}

/// A text is an id only in the one spelling that an id has.
func fuzzIdentifiers(_ bytes: [UInt8]) {
  check(bytes)
  // A sound id, and the same with a change that the input chooses.
  var input = Input(bytes)
  let sound = soundIdentifiers[Int(input.byte()) % soundIdentifiers.count]
  var changed = sound
  changed[Int(input.byte()) % changed.count] = input.byte()
  check(changed)
  let kind = Identifier.Kind.allCases[Int(input.byte()) % Identifier.Kind.allCases.count]
  let text = String(decoding: changed, as: UTF8.self)
  require(
    (Identifier(text, kind: kind) != nil) == (Identifier(text)?.kind == kind), "a kind mistaken")
}

/// Holds the parser against the rule as it is written down: kind, `_`, 26 digits of base32.
private func check(_ bytes: [UInt8]) {
  let id = Identifier(String(decoding: bytes, as: UTF8.self))
  let isSound =
    bytes.count == 30 && bytes[3] == UInt8(ascii: "_")
    && Identifier.Kind.allCases.contains { bytes.starts(with: $0.rawValue.utf8) }
    && bytes.dropFirst(4).allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
    }
  require((id != nil) == isSound, isSound ? "a sound id refused" : "an unsound id taken")
  if let id {
    require(Array(id.text.utf8) == bytes, "an id that is spelt otherwise")
    require(bytes.starts(with: id.kind.rawValue.utf8), "an id of another kind")
  }
}

private let soundIdentifiers: [[UInt8]] = Identifier.Kind.allCases.map { kind in
  var random = SeededGenerator(seed: 1)
  return Array(Identifier(kind, from: &random).text.utf8)
}
