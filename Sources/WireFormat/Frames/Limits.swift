import NIOCore

/// The bounds of a call's metadata. Each is checked before anything is made of it.
public struct MetadataLimits: Hashable, Sendable {
  /// All keys and values together, in bytes. 8 KiB is what gRPC's own specification advises.
  public var totalBytesMax = 8 << 10
  /// Entries of one call. A call here needs three: who, for whom, and a key against doubling.
  public var pairsMax = 32
  /// One key, in bytes.
  public var keyBytesMax = 64
  /// One value, in bytes. A token takes about 60, a signed identity up to 4,000.
  public var valueBytesMax = 4 << 10

  public init() {}

  func check(
    _ pairs: [RequestMetadata.Pair], in span: borrowing Span<UInt8>
  ) throws(EnvelopeError) {
    var total = 0
    for pair in pairs {
      guard !pair.key.isEmpty else { throw .badMetadata("a metadata key is empty") }
      guard pair.key.count <= keyBytesMax else {
        throw .metadataTooLarge("a metadata key is longer than \(keyBytesMax) bytes")
      }
      guard pair.value.count <= valueBytesMax else {
        throw .metadataTooLarge("a metadata value is longer than \(valueBytesMax) bytes")
      }
      total += pair.key.count + pair.value.count
      for index in pair.key {
        guard span[index] > 0x20, span[index] < 0x7f else {
          throw .badMetadata("a metadata key is not printable ASCII")
        }
      }
      for index in pair.value {
        guard span[index] >= 0x20, span[index] != 0x7f else {
          throw .badMetadata("a metadata value holds a control character")
        }
      }
    }
    guard total <= totalBytesMax else {
      throw .metadataTooLarge("metadata is longer than \(totalBytesMax) bytes")
    }
  }
}

/// The bounds of one connection, each with its reason. All can be configured.
public struct ConnectionLimits: Hashable, Sendable {
  /// A request frame's payload, in bytes. Larger ones fail alone; a meeting's notes take a quarter.
  public var requestBytesMax = 1 << 20
  /// A response frame's payload, in bytes: what the protocol allows.
  public var responseBytesMax = FrameDecoder.protocolBytesMax
  public var metadata = MetadataLimits()
  /// Calls in flight, streams included. Beyond it calls fail with RESOURCE_EXHAUSTED.
  public var callsInFlightMax = 128
  /// Stream faults in a minute before the connection is closed. A sound client makes none.
  public var faultsPerMinuteMax = 20
  /// For how long Data on a stream that has ended is taken for a crossing on the wire, in
  /// nanoseconds.
  public var lateDataGraceNanoseconds: UInt64 = 5_000_000_000
  /// Calls cancelled in half a minute before the connection is closed. A person who types searches
  /// makes two a second; an attacker who opens and cancels makes thousands.
  public var cancelsPerHalfMinuteMax = 200
  /// PINGs, and calls of Hello, in a second before the connection is closed.
  public var pingsPerSecondMax = 10
  /// Messages of one stream that wait to be handled. The connection is not read beyond it.
  public var queuedMessagesMax = 16

  public init() {}
}

/// The bounds of one message's insides, checked before and while it is decoded.
public struct MessageLimits: Hashable, Sendable {
  /// Fields at all levels together. The largest form here has some thirty; a field of two bytes
  /// becomes a hundred and more in memory.
  public var fieldsMax = 4_096
  /// Messages within messages, the outermost included. No message here needs a third of it.
  public var depthMax = 16

  public init() {}

  /// The bounds of an upload's messages: 500 rows of at most 16 fields, within an envelope of 3.
  public static var upload: MessageLimits {
    var limits = MessageLimits()
    limits.fieldsMax = 500 * 16 + 3
    return limits
  }
}
