import NIOCore
import Testing
import WireFormat

/// A tree and its leaves: message 0 holds itself in field 1 and message 1 in field 2.
private let children: [[Int16]] = [[-1, 0, 1], []]

@Suite("Messages are walked before they are decoded")
struct ProtobufScanTests {
  private func fields(
    of bytes: [UInt8], _ limits: MessageLimits = MessageLimits()
  ) throws -> Int {
    try ProtobufScan(children: children, limits: limits).check(bytes.span, message: 0)
  }

  /// So many messages, each the only field of the one around it.
  private func nested(levels: Int) -> [UInt8] {
    (0..<levels).reduce([]) { inner, _ in [0x0a, UInt8(inner.count)] + inner }
  }

  @Test("15 levels below the outermost message pass, and 16 do not")
  func depth() throws {
    #expect(try fields(of: nested(levels: 15)) == 15)
    #expect(throws: ProtobufScanError.tooDeep) { try fields(of: nested(levels: 16)) }
  }

  @Test("unknown groups nest as deep as messages do, and no deeper")
  func groups() throws {
    #expect(try fields(of: repeated([0x7b], 15) + repeated([0x7c], 15)) == 15)
    #expect(throws: ProtobufScanError.tooDeep) {
      try fields(of: repeated([0x7b], 16) + repeated([0x7c], 16))
    }
  }

  @Test(
    "what is not protobuf is refused",
    arguments: [
      ("a length of four gigabytes", [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
      ("a length one beyond the end", [0x1a, 0x02, 0x00]),
      ("a varint of eleven bytes", [0x08] + Array(repeating: 0xff, count: 11)),
      ("a varint cut off", [0x08, 0x80]),
      ("field 0", [0x00, 0x00]),
      ("wire type 6", [0x0e, 0x00]),
      ("wire type 7", [0x0f, 0x00]),
      ("a lone group end", [0x0c]),
      ("a group without end", [0x7b, 0x08, 0x01]),
      ("a group with another's end", [0x7b, 0x74]),
      ("a group that the message around it ends", [0x0a, 0x01, 0x7b, 0x7c]),
      ("a key above 32 bits", [0xf8, 0xff, 0xff, 0xff, 0x1f, 0x00]),
      ("fixed 64 bits cut off", [0x09, 1, 2, 3, 4, 5, 6, 7]),
      ("fixed 32 bits cut off", [0x0d, 1, 2, 3]),
      ("the same within a message", [0x0a, 0x04, 0x0d, 1, 2, 3]),
    ] as [(String, [UInt8])])
  func malformed(what: String, bytes: [UInt8]) {
    #expect(throws: ProtobufScanError.malformed) { try fields(of: bytes) }
  }

  @Test(
    "what a message may hold is counted",
    arguments: [
      ("nothing", [], 0),
      ("a varint of ten bytes", [0x08] + Array(repeating: 0xff, count: 9) + [0x7f], 1),
      ("fixed values", [0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x0d, 1, 2, 3, 4], 2),
      ("a message where a number was", [0x0a, 0x02, 0x08, 0x01], 2),
      ("a number where a message was", [0x08, 0x01], 1),
      ("a text that looks like a message", [0x1a, 0x02, 0x08, 0x01], 1),
      ("a text that does not", [0x1a, 0x02, 0xff, 0xff], 1),
      ("a message of a type that holds none", [0x12, 0x04, 0x0a, 0x02, 0x08, 0x01], 2),
      ("a group with a field and a group in it", [0x7b, 0x08, 0x01, 0x73, 0x74, 0x7c], 3),
    ] as [(String, [UInt8], Int)])
  func counted(what: String, bytes: [UInt8], count: Int) throws {
    #expect(try fields(of: bytes) == count)
  }

  @Test("4,096 fields pass and one more does not, wherever they stand", arguments: Bomb.allCases)
  func bombs(bomb: Bomb) throws {
    #expect(try fields(of: bomb.bytes(fields: 4_095)) == 4_095)
    #expect(try fields(of: bomb.bytes(fields: 4_096)) == 4_096)
    #expect(throws: ProtobufScanError.tooManyFields) { try fields(of: bomb.bytes(fields: 4_097)) }
  }

  @Test("a megabyte of small fields is refused after 4,096 of them")
  func megabyte() {
    #expect(throws: ProtobufScanError.tooManyFields) {
      try fields(of: Array(repeating: 0x08, count: 1 << 20))
    }
  }

  @Test("an upload's 500 rows of 16 fields pass")
  func upload() throws {
    let row = within(repeated([0x1a, 0x00], 15))
    let rows = repeated(row, 500) + repeated([0x08, 0x00], 3)
    #expect(try fields(of: rows, .upload) == 8_003)
    #expect(throws: ProtobufScanError.tooManyFields) { try fields(of: rows) }
    #expect(throws: ProtobufScanError.tooManyFields) {
      try fields(of: rows + [0x08, 0x00], .upload)
    }
  }

  @Test("bodies too short for 4,097 fields need no walk")
  func shortBodies() {
    #expect(!ProtobufScan.isNeeded(byteCount: 8_192, limits: MessageLimits()))
    #expect(ProtobufScan.isNeeded(byteCount: 8_193, limits: MessageLimits()))
  }
}

/// Ways to hold many fields in few bytes.
enum Bomb: CaseIterable {
  case emptyMessages, emptyTexts, singularField, unknownGroups
  case withinMessage, twoLevelsDown, manySmallMessages, withinGroup

  func bytes(fields count: Int) -> [UInt8] {
    switch self {
    case .emptyMessages: repeated([0x0a, 0x00], count)
    case .emptyTexts: repeated([0x1a, 0x00], count)
    case .singularField: repeated([0x08, 0x00], count)
    case .unknownGroups: repeated([0x7b, 0x7c], count)
    case .withinMessage: within(repeated([0x0a, 0x00], count - 1))
    case .twoLevelsDown: within(within(repeated([0x0a, 0x00], count - 2)))
    case .manySmallMessages:
      repeated([0x0a, 0x02, 0x0a, 0x00], count / 2) + repeated([0x08, 0x00], count % 2)
    case .withinGroup: [0x7b] + repeated([0x08, 0x00], count - 1) + [0x7c]
    }
  }
}

private func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
  Array(repeatElement(bytes, count: count).joined())
}

/// The content as the message of field 1, its length in three bytes.
private func within(_ content: [UInt8]) -> [UInt8] {
  let count = content.count
  return [0x0a, UInt8(count & 0x7f) | 0x80, UInt8(count >> 7 & 0x7f) | 0x80, UInt8(count >> 14)]
    + content
}
