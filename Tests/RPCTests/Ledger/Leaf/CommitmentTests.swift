internal import Crypto
@testable internal import Ledger
internal import Testing

@Suite("A commitment")
struct CommitmentTests {
  static let key = SymmetricKey(data: (0..<32).map { UInt8($0) })
  static let otherKey = SymmetricKey(data: [UInt8](repeating: 1, count: 32))
  static let value = Array("stu_bbbbbbbbbbbbbbbbbbbbbbbbbb".utf8)

  let id: LeafID
  let otherID: LeafID
  let commitment: Commitment

  init() {
    var ids = CountingGenerator()
    id = LeafID(from: &ids)
    otherID = LeafID(from: &ids)
    commitment = Commitment(to: Self.value, .subject, of: id, auditKey: Self.key)
  }

  @Test("is HMAC under a key that HKDF derives for the field and the leaf")
  func construction() {
    // Both from their definitions, RFC 5869 and RFC 2104, with nothing but the hash function.
    func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
      let padded = key + [UInt8](repeating: 0, count: 64 - key.count)
      let inner = Hash.plain(padded.map { $0 ^ 0x36 } + message).bytes
      return Hash.plain(padded.map { $0 ^ 0x5c } + inner).bytes
    }
    let extracted = hmac([UInt8](repeating: 0, count: 32), (0..<32).map { UInt8($0) })
    let info = "pastoral-audit/v1/subject/\(id.hex)"
    let derived = hmac(extracted, Array(info.utf8) + [1])
    #expect(commitment.bytes == hmac(derived, Self.value))
    #expect(Opening(.subject, of: id, auditKey: Self.key).bytes == derived)
  }

  @Test("cannot be linked: another leaf, field, key or value gives another")
  func unlinkable() {
    let others = [
      Commitment(to: Self.value, .subject, of: otherID, auditKey: Self.key),
      Commitment(to: Self.value, .actor, of: id, auditKey: Self.key),
      Commitment(to: Self.value, .subject, of: id, auditKey: Self.otherKey),
      Commitment(to: Self.value + [0], .subject, of: id, auditKey: Self.key),
    ]
    #expect(Set(others + [commitment]).count == 5)
  }

  @Test("is opened by its own opening, and by no other")
  func opening() throws {
    let shown = Opening(.subject, of: id, auditKey: Self.key).bytes
    let opening = try #require(Opening(shown))
    #expect(commitment.commits(to: Self.value, opening))
    #expect(!commitment.commits(to: Self.value.dropLast(), opening))
    #expect(!commitment.commits(to: Self.value, Opening(.actor, of: id, auditKey: Self.key)))
    #expect(
      !commitment.commits(to: Self.value, Opening(.subject, of: otherID, auditKey: Self.key)))
    #expect(Opening(Array(shown.dropLast())) == nil)
  }
}

@Suite("The digest over a batch of access rows")
struct BatchDigestTests {
  static let salt = [UInt8](repeating: 9, count: 32)

  @Test("is the hash of the salt and of each row behind its length")
  func definition() {
    var digest = BatchDigest(salt: Self.salt)
    digest.append([1, 2, 3])
    digest.append([])
    digest.append([4])
    #expect(
      digest.digest == .plain(Self.salt + [0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 1, 4]))
    #expect(digest.event == .accessBatch(rows: 3, digest: digest.digest))
  }

  @Test("tells rows apart that say the same when run together")
  func boundaries() {
    func digest(_ rows: [[UInt8]]) -> Hash {
      var digest = BatchDigest(salt: Self.salt)
      for row in rows { digest.append(row) }
      return digest.digest
    }
    let digests = [
      [[1, 2], [3]], [[1], [2, 3]], [[1, 2, 3]], [[3], [1, 2]], [[1, 2], [3], []],
    ]
    .map(digest)
    #expect(Set(digests).count == digests.count)
  }

  @Test("is a value: going on from a copy leaves it as it was")
  func value() {
    var digest = BatchDigest(salt: Self.salt)
    digest.append([1])
    let before = digest.digest
    var copy = digest
    copy.append([2])
    #expect(digest.digest == before)
    #expect(copy.digest != before)
  }
}
