/// A walk over a message's bytes before they are decoded, so that nobody pays for a bomb.
///
/// Two bytes on the wire, an empty entry of a list, become a message of a hundred bytes and more: a
/// megabyte of them costs half a second. The walk makes nothing; it counts fields at every level
/// and stops at the bound. It knows from the protos which fields hold messages, since the bytes
/// alone do not tell a message from a text. What it passes may still be wrong; that is for the
/// decoder, and whatever request the decoder takes, the walk takes too, if it is within the bounds.
///
/// Lists of numbers that travel packed count as one field: they grow eightfold at most.
public struct ProtobufScan: Sendable {
  /// For each message of the protos, by field number, the place of the message that the field
  /// holds, or -1. `MessageShapes` has it.
  private let children: [[Int16]]
  private let limits: MessageLimits

  public init(children: [[Int16]], limits: MessageLimits = MessageLimits()) {
    self.children = children
    self.limits = limits
  }

  /// Whether a body of so many bytes could hold too many fields. A field takes two bytes or more.
  public static func isNeeded(byteCount: Int, limits: MessageLimits) -> Bool {
    byteCount > 2 * limits.fieldsMax
  }

  /// Walks a message.
  ///
  /// - Parameter message: The place of the message's type among the shapes; of a type without one
  ///   the top level is counted and no more.
  /// - Returns: How many fields it has, those of the messages within it included.
  /// - Throws: `ProtobufScanError`.
  @discardableResult
  public func check(_ bytes: Span<UInt8>, message: Int?) throws(ProtobufScanError) -> Int {
    var walk = Walk(fields: 0, depth: 1)
    var offset = 0
    try fields(of: bytes, &offset, message: message, group: nil, &walk)
    return walk.fields
  }

  private struct Walk {
    var fields: Int
    var depth: Int
  }

  /// Steps over the fields of a message, up to its end, or of a group, up to the group's end mark.
  /// Calls itself once a level, and there are `limits.depthMax` levels.
  ///
  /// - Parameter message: Nil where nothing is known about the fields, as in a group.
  private func fields(
    of bytes: borrowing Span<UInt8>, _ offset: inout Int, message: Int?, group: UInt64?,
    _ walk: inout Walk
  ) throws(ProtobufScanError) {
    guard walk.depth <= limits.depthMax else { throw .tooDeep }
    while offset < bytes.count {
      let key = try varint(bytes, &offset)
      let field = key >> 3
      guard field >= 1, key <= UInt64(UInt32.max) else { throw .malformed }
      if key & 7 == 4 {
        guard field == group else { throw .malformed }
        return
      }
      walk.fields += 1
      guard walk.fields <= limits.fieldsMax else { throw .tooManyFields }
      switch key & 7 {
      case 0: _ = try varint(bytes, &offset)
      case 1: try step(8, bytes, &offset)
      case 2:
        let length = try varint(bytes, &offset)
        guard length <= UInt64(bytes.count - offset) else { throw .malformed }
        if let child = child(of: message, field) {
          let part = bytes.extracting(offset..<offset + Int(length))
          var partOffset = 0
          walk.depth += 1
          try fields(of: part, &partOffset, message: child, group: nil, &walk)
          walk.depth -= 1
        }
        offset += Int(length)
      case 3:
        walk.depth += 1
        try fields(of: bytes, &offset, message: nil, group: field, &walk)
        walk.depth -= 1
      case 5: try step(4, bytes, &offset)
      default: throw .malformed
      }
    }
    guard group == nil else { throw .malformed }
  }

  private func child(of message: Int?, _ field: UInt64) -> Int? {
    guard let message, field < UInt64(children[message].count) else { return nil }
    let place = children[message][Int(field)]
    return place < 0 ? nil : Int(place)
  }

  private func step(
    _ count: Int, _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(ProtobufScanError) {
    guard count <= bytes.count - offset else { throw .malformed }
    offset += count
  }

  /// Reads a varint as leniently as the decoder does: a tenth byte may hold bits that have no room.
  private func varint(
    _ bytes: borrowing Span<UInt8>, _ offset: inout Int
  ) throws(ProtobufScanError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70 {
      guard offset < bytes.count else { throw .malformed }
      let byte = bytes[offset]
      offset += 1
      value |= UInt64(byte & 0x7f) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .malformed
  }
}

/// Why a message is not decoded.
public enum ProtobufScanError: Error, Hashable, Sendable {
  /// The bytes are not protobuf.
  case malformed
  /// Messages or groups within each other beyond `MessageLimits.depthMax`.
  case tooDeep
  /// More than `MessageLimits.fieldsMax` fields.
  case tooManyFields
}
