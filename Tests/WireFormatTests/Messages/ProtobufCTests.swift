internal import CProtoMessages
internal import Foundation
internal import Messages
internal import SwiftProtobuf
internal import Testing

/// Two implementations of protobuf that share no code must agree on every message of the protos.
@Suite("SwiftProtobuf and protobuf-c")
struct ProtobufCTests {
  static let names = MessageRegistry.messages.map { $0.protoMessageName }

  let samples: SampleMessages

  init() throws {
    samples = SampleMessages(
      try Google_Protobuf_FileDescriptorSet(serializedBytes: DescriptorSet.bytes))
  }

  @Test("write and read the same bytes, for every message type", arguments: names)
  func sameBytes(name: String) throws {
    let type = try #require(MessageRegistry.messages.first { $0.protoMessageName == name })
    for sample in samples.samples(of: name) {
      let message = try type.init(serializedBytes: sample)
      #expect(message.unknownFields.data.isEmpty)
      let fromSwift: [UInt8] = try message.serializedBytes()
      #expect(fromSwift == sample)

      let fromC = try throughProtobufC(fromSwift, as: name)
      #expect(fromC == fromSwift)
      #expect(try type.init(serializedBytes: fromC).isEqualTo(message: message))
    }
  }

  @Test("are compared on every type that the protos declare")
  func everyType() {
    let declared = samples.types.filter { !$0.value.options.mapEntry }.keys
    #expect(Set(declared) == Set(Self.names))
    #expect(Self.names.count == Set(Self.names).count)
  }

  @Test("are compared on every field of every type", arguments: names)
  func everyField(name: String) throws {
    let declared = try #require(samples.types[name]).field.map(\.number)
    let set = samples.samples(of: name).map(fieldNumbers).joined()
    #expect(Set(set) == Set(declared))
  }

  @Test("both refuse a message that ends too early")
  func truncated() {
    let bytes: [UInt8] = [0x0a, 0x05, 0x61]
    #expect(throws: (any Error).self) {
      try Pastoral_V1_WhoAmIResponse(serializedBytes: bytes)
    }
    #expect(throws: ProtobufCRefusal(outcome: C_PROTO_NOT_DECODED)) {
      try throughProtobufC(bytes, as: "pastoral.v1.WhoAmIResponse")
    }
  }

  @Test("would not agree by carrying along a field that one of them does not know")
  func unknownField() {
    #expect(throws: ProtobufCRefusal(outcome: C_PROTO_UNKNOWN_FIELD)) {
      try throughProtobufC([0x78, 0x01], as: "pastoral.v1.Date")
    }
  }
}

/// protobuf-c did not give the message back.
struct ProtobufCRefusal: Error, Equatable {
  let outcome: c_proto_outcome
}

/// Decodes and encodes a message with protobuf-c.
func throughProtobufC(_ bytes: [UInt8], as name: String) throws -> [UInt8] {
  var encoded: UnsafeMutablePointer<UInt8>?
  var count = 0
  let outcome = c_proto_round_trip(name, bytes, bytes.count, &encoded, &count)
  defer { free(encoded) }
  guard outcome == C_PROTO_OK else { throw ProtobufCRefusal(outcome: outcome) }
  return Array(UnsafeBufferPointer(start: encoded, count: count))
}

/// The numbers of the fields that a serialized message holds at its top level.
func fieldNumbers(of bytes: [UInt8]) -> [Int32] {
  var rest = bytes[...]
  func varint() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst() {
      value |= UInt64(byte & 0x7f) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    return value
  }
  var numbers: [Int32] = []
  while !rest.isEmpty {
    let tag = varint()
    numbers.append(Int32(tag >> 3))
    switch tag & 7 {
    case 0: _ = varint()
    case 1: rest = rest.dropFirst(8)
    case 2:
      let length = Int(varint())
      rest = rest.dropFirst(length)
    default: rest = rest.dropFirst(4)
    }
  }
  return numbers
}
