internal import Crypto

/// The digest over the access rows of one commit, row after row.
///
/// SHA-256(salt of 32 random bytes, then each row's encoding with its length before it as four bytes,
/// big-endian). The salt is stored beside the rows, so that the digest of a few rows cannot be guessed.
public struct BatchDigest: Sendable {
  private var function = SHA256()
  /// How many rows are in it.
  public private(set) var rows = 0

  public static let saltByteCount = 32

  /// Begins with the batch's salt, exactly 32 bytes.
  public init(salt: [UInt8]) {
    precondition(salt.count == Self.saltByteCount, "A salt is 32 bytes.")
    salt.withUnsafeBytes { function.update(bufferPointer: $0) }
  }

  /// Adds a row's encoding.
  public mutating func append(_ row: [UInt8]) {
    withUnsafeBytes(of: UInt32(row.count).bigEndian) { function.update(bufferPointer: $0) }
    row.withUnsafeBytes { function.update(bufferPointer: $0) }
    rows += 1
  }

  /// The digest over the rows so far.
  public var digest: Hash { Hash(function.finalize()) }

  /// The event that puts the rows under the ledger.
  public var event: Event { .accessBatch(rows: rows, digest: digest) }
}
