/// A leaf's own id: 128 random bits, 32 hexadecimal digits. It names nobody, and makes the commitments
/// of one leaf differ from those of every other.
public struct LeafID: Hashable, Sendable {
  private let bits: UInt128

  public static let byteCount = 16

  /// A new id.
  public init(from random: inout some RandomNumberGenerator) {
    bits = UInt128(random.next() as UInt64) << 64 | UInt128(random.next() as UInt64)
  }

  init?(hex text: Span<UInt8>) {
    guard text.count == 2 * Self.byteCount, let high = Hex.eightBytes(text, at: 0),
      let low = Hex.eightBytes(text, at: 16)
    else { return nil }
    bits = UInt128(high.bigEndian) << 64 | UInt128(low.bigEndian)
  }

  /// The 16 bytes, first the most significant.
  public var bytes: [UInt8] { withUnsafeBytes(of: bits.bigEndian) { Array($0) } }

  public var hex: String { Hex.text(bytes) }
}
