import SwiftProtobuf

/// The bytes of an encoded message, for SwiftProtobuf to write into; of an answer that is given on the
/// loop itself.
///
/// A short one, as most are, stands in the value itself: to allocate it and let it go would cost as
/// much as half of the encoding.
struct EncodedBody: SwiftProtobufContiguousBytes {
  private static let shortMax = 128

  let count: Int
  /// The bytes, where they are no more than `shortMax`; what follows the first `count` means nothing.
  private var short: InlineArray<128, UInt8>
  /// The bytes, where they are more.
  private var long: [UInt8]

  init(repeating byte: UInt8, count: Int) {
    self.count = count
    let isShort = count <= Self.shortMax
    short = InlineArray(repeating: isShort ? byte : 0)
    long = isShort ? [] : Array(repeating: byte, count: count)
  }

  init(_ bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    self.init(repeating: 0, count: array.count)
    withUnsafeMutableBytes { $0.copyBytes(from: array) }
  }

  // Both hand out the first `count` bytes of storage that is as long or longer.
  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    guard count <= Self.shortMax else { return try long.withUnsafeBytes(body) }
    return try short.span.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
  }

  mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) rethrows -> R {
    let count = count
    guard count <= Self.shortMax else { return try long.withUnsafeMutableBytes(body) }
    var span = short.mutableSpan
    return try span.withUnsafeMutableBytes {
      try body(UnsafeMutableRawBufferPointer(rebasing: $0[..<count]))
    }
  }
}
