public import Crypto

/// Ties a leaf to a value without showing it: 32 bytes that nobody without the person's audit key can
/// tell from random ones, and that fit no other value.
///
/// r = HKDF-SHA256(key, no salt, "pastoral-audit/v1/" field "/" leaf id), C = HMAC-SHA256(r, value).
/// Since r differs in every field of every leaf, equal values look different, and showing one r opens
/// one commitment only.
public struct Commitment: Hashable, Sendable {
  let hash: Hash

  /// What is committed to, and whose audit key is used.
  public enum Field: String, CaseIterable, Sendable {
    /// The canonical id of who did it, under that person's key.
    case actor
    /// The canonical id of whom it is about, under that person's key.
    case subject
    /// SHA-256 of the bytes as sent, under the subject's key.
    case payload
    /// The encrypted detail's plain bytes, under the subject's key.
    case detail
  }

  /// Commits to a value in one field of one leaf.
  public init(to value: [UInt8], _ field: Field, of leaf: LeafID, auditKey: SymmetricKey) {
    self.init(to: value, Opening(field, of: leaf, auditKey: auditKey))
  }

  /// The commitment to a value that an opening gives.
  public init(to value: [UInt8], _ opening: Opening) {
    hash = Hash(opening.code(of: value))
  }

  /// Whether this is the commitment to that value. Takes the same time for every value of a length.
  public func commits(to value: [UInt8], _ opening: Opening) -> Bool {
    opening.fits(hash, to: value)
  }

  init?(hex text: Span<UInt8>) {
    guard let hash = Hash(hex: text) else { return nil }
    self.hash = hash
  }

  public var bytes: [UInt8] { hash.bytes }
}

/// What must be shown, beside the value, to open one commitment: 32 bytes that open no other.
public struct Opening: Sendable {
  private let key: SymmetricKey

  /// The opening of one field of one leaf.
  public init(_ field: Commitment.Field, of leaf: LeafID, auditKey: SymmetricKey) {
    let info = "pastoral-audit/v1/\(field.rawValue)/\(leaf.hex)"
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: auditKey, salt: [UInt8](), info: Array(info.utf8),
      outputByteCount: Hash.byteCount)
  }

  /// An opening that somebody was shown: nil unless it is 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Hash.byteCount else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// For showing.
  public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  fileprivate func fits(_ code: Hash, to value: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code.bytes, authenticating: value, using: key)
  }

  fileprivate func code(of value: [UInt8]) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(for: value, using: key)
  }
}

extension Hash {
  fileprivate init(_ code: HMAC<SHA256>.MAC) {
    bytes32 = code.withUnsafeBytes { Bytes32(copying: $0) }
  }
}
