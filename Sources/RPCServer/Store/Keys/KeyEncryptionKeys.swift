import Crypto

/// What a data key is for. One is never used for another's work.
enum KeyPurpose: String, CaseIterable, Sendable {
  /// Seals what the records say about its owner.
  case content
  /// Makes the commitments of the ledger. It outlives the content key, so that what was done stays
  /// provable when what was said is gone.
  case audit
  /// Makes the tags by which exact values are found. There is one, the system's own.
  case blindIndex = "blind_index"
}

/// Why something sealed could not be opened, or a key not be used.
public enum KeyError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The key has been destroyed, and with it all that it sealed.
  case destroyed
  /// What was sealed, or the wrapping of its key, is not what was written there.
  case altered
  /// A key is wrapped by a key-encryption key that the server was not given; its id.
  case unknownKeyEncryptionKey(String)
  /// A key-encryption key is not 32 bytes long.
  case keyEncryptionKeyLength(Int)

  public var description: String {
    switch self {
    case .destroyed: "The key has been destroyed."
    case .altered: "What was sealed is not what was written there."
    case .unknownKeyEncryptionKey(let id):
      "A key is wrapped by key-encryption key \(id), which is not among the secrets."
    case .keyEncryptionKeyLength(let count):
      "A key-encryption key is \(KeyEncryptionKeys.byteCount) bytes long, not \(count)."
    }
  }
}

/// A key that seals records or makes commitments: 256 random bits, and the id under which it is
/// bound to all that it sealed.
struct DataKey: Sendable {
  static let byteCount = 32
  /// Sixteen hexadecimal digits, random.
  let id: String
  let key: SymmetricKey

  static func random() -> DataKey {
    DataKey(id: randomID(), key: SymmetricKey(size: .bits256))
  }

  static func randomID() -> String { hex(UInt64.random(in: 0 ... .max)) }
}

/// A data key as it lies on the disk.
struct WrappedKey: Sendable {
  let owner: String
  let purpose: KeyPurpose
  let id: String
  /// The id of the key-encryption key.
  let kek: String
  /// Nonce, ciphertext and tag.
  let bytes: [UInt8]
}

/// The key-encryption keys (KEKs): the one that wraps new data keys, and those that are being
/// retired, whose data keys can still be unwrapped.
///
/// Wrapping is AES-256-GCM and binds a data key to its KEK, owner, purpose and id, so that no two
/// rows can be exchanged.
public struct KeyEncryptionKeys: Sendable {
  public static let byteCount = 32

  private struct Key: Sendable {
    /// The beginning of a hash of the key, which says nothing about it.
    let id: String
    let key: SymmetricKey

    init(_ bytes: [UInt8]) throws(KeyError) {
      guard bytes.count == byteCount else { throw .keyEncryptionKeyLength(bytes.count) }
      let digest = SHA256.hash(data: Array("pastoral-kek/v1".utf8) + bytes)
      id = digest.prefix(8).map { hex($0) }.joined()
      key = SymmetricKey(data: bytes)
    }
  }

  private let current: Key
  private let retiring: [Key]

  /// - Throws: ``KeyError/keyEncryptionKeyLength(_:)``.
  public init(current: [UInt8], retiring: [[UInt8]] = []) throws(KeyError) {
    self.current = try Key(current)
    var keys: [Key] = []
    for bytes in retiring { keys.append(try Key(bytes)) }
    self.retiring = keys
  }

  /// The bytes of a new key-encryption key.
  public static func random() -> [UInt8] {
    SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
  }

  /// The id of the key that wraps new data keys: sixteen hexadecimal digits.
  public var currentID: String { current.id }

  /// - Throws: An error of the cryptographic library, which does not happen with keys of this kind.
  func wrap(_ key: DataKey, of owner: String, for purpose: KeyPurpose) throws -> WrappedKey {
    let box = try AES.GCM.seal(
      key.key.withUnsafeBytes { Array($0) }, using: current.key,
      authenticating: Self.binding(current.id, owner, purpose, key.id))
    return WrappedKey(
      owner: owner, purpose: purpose, id: key.id, kek: current.id,
      bytes: Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
  }

  /// - Throws: `unknownKeyEncryptionKey`; `altered`.
  func unwrap(_ wrapped: WrappedKey) throws(KeyError) -> DataKey {
    guard let key = ([current] + retiring).first(where: { $0.id == wrapped.kek }) else {
      throw .unknownKeyEncryptionKey(wrapped.kek)
    }
    let binding = Self.binding(wrapped.kek, wrapped.owner, wrapped.purpose, wrapped.id)
    guard let box = try? AES.GCM.SealedBox(combined: wrapped.bytes),
      let bytes = try? AES.GCM.open(box, using: key.key, authenticating: binding),
      bytes.count == DataKey.byteCount
    else { throw .altered }
    return DataKey(id: wrapped.id, key: SymmetricKey(data: bytes))
  }

  private static func binding(
    _ kek: String, _ owner: String, _ purpose: KeyPurpose, _ id: String
  ) -> [UInt8] {
    var binding = LengthPrefixed(format: "pastoral-key/v1")
    binding.append(kek)
    binding.append(owner)
    binding.append(purpose.rawValue)
    binding.append(id)
    return binding.bytes
  }
}

/// A number in hexadecimal digits, all of them.
private func hex<Number: FixedWidthInteger>(_ number: Number) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: Number.bitWidth / 4 - digits.count) + digits
}
