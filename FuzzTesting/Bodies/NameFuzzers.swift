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
  if let id = Identifier(String(decoding: bytes, as: UTF8.self)) {
    require(Array(id.text.utf8) == bytes, "an id that is spelt otherwise")
    require(bytes.count == 30 && bytes.allSatisfy { $0 < 0x80 }, "an id of another shape")
    require(Identifier(id.text, kind: id.kind) == id, "an id of another kind")
  }
  // A sound id, and the same with a change that the input chooses.
  var input = Input(bytes)
  let sound = soundIdentifiers[Int(input.byte()) % soundIdentifiers.count]
  var changed = sound
  changed[Int(input.byte()) % changed.count] = input.byte()
  let id = Identifier(String(decoding: changed, as: UTF8.self))
  require(id != nil || changed != sound, "a sound id refused")
  if let id {
    require(id.kind.rawValue.utf8.elementsEqual(changed.prefix(3)), "a kind mistaken")
  }
  let kind = Identifier.Kind.allCases[Int(input.byte()) % Identifier.Kind.allCases.count]
  if let id, id.kind != kind {
    require(Identifier(id.text, kind: kind) == nil, "an id of another kind taken")
  }
}

private let soundIdentifiers: [[UInt8]] = Identifier.Kind.allCases.map { kind in
  var random = SeededGenerator(seed: 1)
  return Array(Identifier(kind, from: &random).text.utf8)
}
