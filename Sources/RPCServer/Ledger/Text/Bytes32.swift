/// Thirty-two bytes, held in place.
struct Bytes32: Hashable, Sendable {
  /// Eight bytes each, in the order of memory.
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  static let count = 32

  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }

  /// Nil unless there are 32.
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.count else { return nil }
    self = bytes.bytes.withUnsafeBytes { Bytes32(copying: $0) }
  }

  /// At most 32 bytes, with zeros behind them.
  init(padding bytes: Span<UInt8>) {
    self.init(0, 0, 0, 0)
    withUnsafeMutableBytes(of: &self) { padded in
      bytes.bytes.withUnsafeBytes { padded.copyMemory(from: $0) }
    }
  }

  /// The first 32 bytes of a buffer that has as many.
  init(copying buffer: UnsafeRawBufferPointer) {
    first = buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    second = buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    third = buffer.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    fourth = buffer.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withUnsafeBytes(of: self, body)
  }
}
