public import Crypto

/// A SHA-256 hash: 32 bytes, held in place, so that copying one allocates nothing.
///
/// The tree of RFC 6962 hashes a leaf with the byte 0 before it and two nodes with the byte 1, so that
/// no leaf can pass for a node.
public struct Hash: Hashable, Sendable {
  let bytes32: Bytes32

  public static let byteCount = Bytes32.count

  init(_ bytes32: Bytes32) { self.bytes32 = bytes32 }

  /// A hash as stored or sent: nil unless it is 32 bytes.
  public init?(_ bytes: Span<UInt8>) {
    guard let bytes32 = Bytes32(bytes) else { return nil }
    self.bytes32 = bytes32
  }

  /// A hash as stored or sent: nil unless it is 32 bytes.
  public init?(_ bytes: [UInt8]) { self.init(bytes.span) }

  /// What a hash function gave.
  public init(_ digest: SHA256.Digest) {
    bytes32 = digest.withUnsafeBytes { Bytes32(copying: $0) }
  }

  /// The 32 bytes, for storing.
  public var bytes: [UInt8] { bytes32.withBytes { Array($0) } }

  /// 64 hexadecimal digits in small letters.
  public var hex: String { Hex.text(bytes) }

  /// The hash of a leaf's exact bytes.
  public static func leaf(_ bytes: Span<UInt8>) -> Hash {
    var function = SHA256()
    withUnsafeBytes(of: 0 as UInt8) { function.update(bufferPointer: $0) }
    bytes.bytes.withUnsafeBytes { function.update(bufferPointer: $0) }
    return Hash(function.finalize())
  }

  /// The hash of a leaf's exact bytes.
  public static func leaf(_ bytes: [UInt8]) -> Hash { leaf(bytes.span) }

  /// The hash of the node above two others.
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    // In one piece, since each piece costs the hash function a call.
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 1) { content in
      content[0] = 1
      content.storeBytes(of: left.bytes32, toByteOffset: 1, as: Bytes32.self)
      content.storeBytes(of: right.bytes32, toByteOffset: 1 + byteCount, as: Bytes32.self)
      var function = SHA256()
      function.update(bufferPointer: UnsafeRawBufferPointer(content))
      return Hash(function.finalize())
    }
  }

  /// The plain hash of some bytes, as `sha256sum` prints it.
  public static func plain(_ bytes: [UInt8]) -> Hash {
    bytes.withUnsafeBytes {
      var function = SHA256()
      function.update(bufferPointer: $0)
      return Hash(function.finalize())
    }
  }

  /// The root of the tree without leaves.
  public static let emptyRoot = plain([])
}

extension Hash {
  init?(hex text: Span<UInt8>) {
    guard let bytes32 = Hex.bytes32(text) else { return nil }
    self.bytes32 = bytes32
  }
}
