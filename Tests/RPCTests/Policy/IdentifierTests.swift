import Testing

@testable import Domain

@Suite("An id")
struct IdentifierTests {
  private func id(_ kind: Identifier.Kind, seed: UInt64 = 5) -> Identifier {
    var random = SeededGenerator(seed: seed)
    return Identifier(kind, from: &random)
  }

  @Test(
    "is three letters for the kind, and 128 random bits in base32",
    arguments: Identifier.Kind.allCases)
  func shape(kind: Identifier.Kind) {
    let id = id(kind)
    #expect(id.text.wholeMatch(of: /[a-z]{3}_[a-z2-7]{26}/) != nil)
    #expect(id.text.hasPrefix(kind.rawValue + "_"))
    #expect(id.kind == kind)
    #expect(Identifier(id.text) == id)
    #expect(Identifier(id.text, kind: kind) == id)
    let others = Identifier.Kind.allCases.filter { $0 != kind }
    #expect(others.allSatisfy { Identifier(id.text, kind: $0) == nil })
  }

  @Test("has a kind that no other kind's letters name")
  func kinds() {
    #expect(Identifier.Kind.allCases.allSatisfy { $0.rawValue.utf8.count == 3 })
  }

  @Test(
    "is refused in any other shape",
    arguments: [
      "", "stu", "stu_", "stu_abc", "stu_" + String(repeating: "a", count: 25),
      "stu_" + String(repeating: "a", count: 27), "stu_" + String(repeating: "1", count: 26),
      "stu_" + String(repeating: "A", count: 26), "stu-" + String(repeating: "a", count: 26),
      "STU_" + String(repeating: "a", count: 26), "xyz_" + String(repeating: "a", count: 26),
      "stu_" + String(repeating: "é", count: 13), "' or 1=1 --",
      " stu_" + String(repeating: "a", count: 26),
    ])
  func refused(text: String) {
    #expect(Identifier(text) == nil)
  }

  @Test("uses all its random bits: each of the 128 changes it")
  func bits() {
    struct Bits: RandomNumberGenerator {
      var words: [UInt64]
      mutating func next() -> UInt64 { words.removeFirst() }
    }
    var seen: Set<String> = []
    for bit in 0..<128 {
      var bits = Bits(words: bit < 64 ? [1 << bit, 0] : [0, 1 << (bit - 64)])
      seen.insert(Identifier(.student, from: &bits).text)
    }
    #expect(seen.count == 128)
  }
}
