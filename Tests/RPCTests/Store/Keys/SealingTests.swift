import Domain
import Promises
import Testing

@testable import Store

@Suite("Sealed content", .tags(.s16, .w23))
struct SealingTests {
  static let content = Array("Ada Lovelace".utf8)
  static let place = SealedPlace(
    table: "student", column: "details", owner: "stu_a", record: [1], version: 1)

  @Test("It opens at its own place, under its own key")
  func opens() throws {
    let key = DataKey.random()
    let sealed = try Sealing.seal(Self.content, at: Self.place, under: key)
    #expect(try Sealing.open(sealed, at: Self.place, under: key) == Self.content)
    #expect(sealed.count == Self.content.count + Sealing.overhead)
  }

  @Test("The same content never looks the same twice")
  func isRandomised() throws {
    let key = DataKey.random()
    let twice = try (0..<2).map { _ in
      try Sealing.seal(Self.content, at: Self.place, under: key)
    }
    #expect(twice[0] != twice[1])
  }

  @Test(
    "It does not open at any other place (G11)",
    arguments: [
      SealedPlace(table: "staff", column: "details", owner: "stu_a", record: [1], version: 1),
      SealedPlace(table: "student", column: "detail", owner: "stu_a", record: [1], version: 1),
      SealedPlace(table: "student", column: "details", owner: "stu_b", record: [1], version: 1),
      SealedPlace(table: "student", column: "details", owner: "stu_a", record: [2], version: 1),
      SealedPlace(table: "student", column: "details", owner: "stu_a", record: [1], version: 2),
      // The same bytes, cut at another place.
      SealedPlace(table: "studentd", column: "etails", owner: "stu_a", record: [1], version: 1),
    ])
  func elsewhere(place: SealedPlace) throws {
    let key = DataKey.random()
    let sealed = try Sealing.seal(Self.content, at: Self.place, under: key)
    #expect(throws: KeyError.altered) { try Sealing.open(sealed, at: place, under: key) }
  }

  @Test("It opens neither under another key nor under the same key of another id")
  func otherKey() throws {
    let key = DataKey.random()
    let sealed = try Sealing.seal(Self.content, at: Self.place, under: key)
    for other in [DataKey.random(), DataKey(id: "0000000000000000", key: key.key)] {
      #expect(throws: KeyError.altered) {
        try Sealing.open(sealed, at: Self.place, under: other)
      }
    }
  }

  @Test("With any bit changed, or cut short, it does not open")
  func altered() throws {
    let key = DataKey.random()
    let sealed = try Sealing.seal(Self.content, at: Self.place, under: key)
    for bit in 0..<(sealed.count * 8) {
      var changed = sealed
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: KeyError.altered) { try Sealing.open(changed, at: Self.place, under: key) }
    }
    for count in 0..<sealed.count {
      #expect(throws: KeyError.altered) {
        try Sealing.open(Array(sealed.prefix(count)), at: Self.place, under: key)
      }
    }
  }
}

@Suite("Key-encryption keys")
struct KeyEncryptionKeysTests {
  static func keys(_ first: UInt8, retiring: [UInt8] = []) throws -> KeyEncryptionKeys {
    try KeyEncryptionKeys(
      current: [UInt8](repeating: first, count: 32),
      retiring: retiring.map { [UInt8](repeating: $0, count: 32) })
  }

  @Test("A data key comes back from its wrapping, also from that of a key being retired")
  func unwraps() throws {
    let key = DataKey.random()
    let wrapped = try Self.keys(1).wrap(key, of: "stu_a", for: .content)
    for keys in [try Self.keys(1), try Self.keys(2, retiring: [1])] {
      let found = try keys.unwrap(wrapped)
      #expect(found.id == key.id && found.key == key.key)
    }
  }

  @Test("Without its key-encryption key a data key stays wrapped, and the id says which is missing")
  func missing() throws {
    let wrapped = try Self.keys(1).wrap(.random(), of: "stu_a", for: .content)
    #expect(throws: KeyError.unknownKeyEncryptionKey(try Self.keys(1).currentID)) {
      try Self.keys(2).unwrap(wrapped)
    }
  }

  @Test("A wrapping that is given to another owner, purpose or id does not open")
  func bound() throws {
    let keys = try Self.keys(1)
    let wrapped = try keys.wrap(.random(), of: "stu_a", for: .content)
    func moved(
      owner: String = "stu_a", purpose: KeyPurpose = .content, id: String? = nil
    ) -> WrappedKey {
      WrappedKey(
        owner: owner, purpose: purpose, id: id ?? wrapped.id, kek: wrapped.kek,
        bytes: wrapped.bytes)
    }
    _ = try keys.unwrap(moved())
    for other in [moved(owner: "stu_b"), moved(purpose: .audit), moved(id: DataKey.randomID())] {
      #expect(throws: KeyError.altered) { try keys.unwrap(other) }
    }
  }

  @Test("A key of any other length than 32 bytes is refused", arguments: [0, 31, 33])
  func length(count: Int) {
    #expect(throws: KeyError.keyEncryptionKeyLength(count)) {
      try KeyEncryptionKeys(current: [UInt8](repeating: 0, count: count))
    }
  }
}

@Suite("Length-prefixed texts")
struct LengthPrefixedTests {
  @Test("Texts come back as they were, and nothing else does")
  func texts() {
    var bytes = LengthPrefixed()
    for text in ["Zoë", "", "o'Hara"] { bytes.append(text) }
    #expect(LengthPrefixed.texts(in: bytes.bytes, count: 3) == ["Zoë", "", "o'Hara"])
    #expect(LengthPrefixed.texts(in: bytes.bytes, count: 2) == nil)
    #expect(LengthPrefixed.texts(in: bytes.bytes, count: 4) == nil)
    for count in 0..<bytes.bytes.count {
      #expect(LengthPrefixed.texts(in: Array(bytes.bytes.prefix(count)), count: 3) == nil)
    }
    #expect(LengthPrefixed.texts(in: [0, 0, 0, 1, 0xc0], count: 1) == nil)
    #expect(LengthPrefixed.texts(in: [0xff, 0xff, 0xff, 0xff, 0], count: 1) == nil)
  }
}
