import SwiftProtobuf

/// The bytes of an encoded message, for SwiftProtobuf to write into; of an answer that is given on the
/// loop itself.
///
/// Making an array asks the runtime for the type of its storage, at a third of what the encoding
/// costs; this has a type that is known. Written by its maker alone, and only read afterwards.
struct EncodedBody: SwiftProtobufContiguousBytes {
  /// The count, then as many bytes.
  private let storage: ManagedBuffer<Int, UInt8>

  init(repeating byte: UInt8, count: Int) {
    storage = .create(minimumCapacity: count) { _ in count }
    storage.withUnsafeMutablePointerToElements { $0.initialize(repeating: byte, count: count) }
  }

  init(_ bytes: some Sequence<UInt8>) {
    let array = Array(bytes)
    self.init(repeating: 0, count: array.count)
    withUnsafeMutableBytes { $0.copyBytes(from: array) }
  }

  var count: Int { storage.header }

  // Both hand out what was made, which is as long as its count.
  func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try storage.withUnsafeMutablePointers {
      try body(UnsafeRawBufferPointer(start: $1, count: $0.pointee))
    }
  }

  mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) rethrows -> R {
    try storage.withUnsafeMutablePointers {
      try body(UnsafeMutableRawBufferPointer(start: $1, count: $0.pointee))
    }
  }
}
