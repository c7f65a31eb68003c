internal import Foundation
internal import Messages
internal import SwiftProtobuf

/// Serialized messages in which every field is set, made from the descriptors alone, so that what
/// they hold does not depend on any generated code.
///
/// The bytes are canonical: fields by number, nothing at its default, maps with one entry. Where a
/// type has oneofs, there is one sample for each member in turn.
struct SampleMessages {
  /// Every message type by full name, such as `pastoral.v1.Date`; map entries too.
  let types: [String: Google_Protobuf_DescriptorProto]

  /// How many messages deep a sample goes; the innermost lack their message fields.
  static let depthMax = 3

  init(_ files: Google_Protobuf_FileDescriptorSet) {
    var types: [String: Google_Protobuf_DescriptorProto] = [:]
    func add(_ message: Google_Protobuf_DescriptorProto, scope: String) {
      let name = "\(scope).\(message.name)"
      types[name] = message
      for nested in message.nestedType { add(nested, scope: name) }
    }
    for file in files.file {
      for message in file.messageType { add(message, scope: file.package) }
    }
    self.types = types
  }

  /// The samples of a type: as many as its largest oneof has members, and at least one.
  func samples(of name: String) -> [[UInt8]] {
    (0..<max(1, oneofs(of: name).map(\.count).max() ?? 1)).map { bytes(of: name, choice: $0) }
  }

  /// The numbers of each oneof's members.
  private func oneofs(of name: String) -> [[Int32]] {
    let members = types[name]?.field.filter(\.hasOneofIndex) ?? []
    return Dictionary(grouping: members, by: \.oneofIndex).values.map { $0.map(\.number) }
  }

  private func bytes(of name: String, choice: Int, depth: Int = 1) -> [UInt8] {
    let oneofs = oneofs(of: name)
    let fields = (types[name]?.field ?? []).sorted { $0.number < $1.number }
    var bytes: [UInt8] = []
    for field in fields {
      if let members = oneofs.first(where: { $0.contains(field.number) }),
        members[choice % members.count] != field.number
      {
        continue
      }
      append(field, choice: choice, depth: depth, to: &bytes)
    }
    return bytes
  }

  /// Appends a field once, or twice where it is repeated and not a map.
  private func append(
    _ field: Google_Protobuf_FieldDescriptorProto, choice: Int, depth: Int, to bytes: inout [UInt8]
  ) {
    let isMap = types[String(field.typeName.dropFirst())]?.options.mapEntry ?? false
    let count = field.label == .repeated && !isMap ? 2 : 1
    let number = UInt64(field.number)
    if count == 2, [.enum, .int32].contains(field.type) {
      // Lists of numbers travel packed; the protos have these.
      return append(tag: number, delimited: [1, 1], to: &bytes)
    }
    for index in 0..<count {
      // Differs from field to field, entry to entry and choice to choice, and is never 0.
      let seed = number * 10 + UInt64(index) + UInt64(choice) + 1
      switch field.type {
      case .message:
        guard depth < Self.depthMax else { return }
        let nested = self.bytes(
          of: String(field.typeName.dropFirst()), choice: choice + index, depth: depth + 1)
        append(tag: number, delimited: nested, to: &bytes)
      case .string:
        append(tag: number, delimited: Array("\(field.name) № \(seed)".utf8), to: &bytes)
      case .bytes:
        append(tag: number, delimited: [0x00, 0xff, UInt8(truncatingIfNeeded: seed)], to: &bytes)
      case .bool:
        append(tag: number, varint: 1, to: &bytes)
      case .enum:
        append(tag: number, varint: 1, to: &bytes)
      case .uint32:
        append(tag: number, varint: UInt64(UInt32.max) - seed, to: &bytes)
      case .uint64:
        append(tag: number, varint: UInt64.max - seed, to: &bytes)
      case .int32:
        // Negative numbers take ten bytes, also in 32 bits.
        append(tag: number, varint: UInt64(bitPattern: -Int64(seed)), to: &bytes)
      case .int64:
        append(tag: number, varint: UInt64(bitPattern: Int64.min + Int64(seed)), to: &bytes)
      case .float:
        append(varint: number << 3 | 5, to: &bytes)
        append(fixed: (Float(seed) + 0.5).bitPattern, to: &bytes)
      case .double:
        append(varint: number << 3 | 1, to: &bytes)
        append(fixed: (Double(seed) + 0.1).bitPattern, to: &bytes)
      default:
        // The tests count the fields of each sample, so that this shows as a failure.
        return
      }
    }
  }

  private func append(varint value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private func append(tag number: UInt64, varint value: UInt64, to bytes: inout [UInt8]) {
    append(varint: number << 3, to: &bytes)
    append(varint: value, to: &bytes)
  }

  private func append(tag number: UInt64, delimited content: [UInt8], to bytes: inout [UInt8]) {
    append(varint: number << 3 | 2, to: &bytes)
    append(varint: UInt64(content.count), to: &bytes)
    bytes += content
  }

  private func append(fixed value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }
}
