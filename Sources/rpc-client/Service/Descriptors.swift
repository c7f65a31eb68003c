import Messages
import SwiftProtobuf

/// The protos' services, messages and enums by full name, with their comments.
struct Descriptors {
  struct Service {
    let name: String
    let comment: String
    let methods: [Method]
  }

  struct Method {
    let name: String
    let comment: String
    /// Such as `stream pastoral.v1.ImportRequest`.
    let request: String
    let reply: String
  }

  struct Message {
    let name: String
    let comment: String
    let fields: [Field]
  }

  struct Field {
    let name: String
    let number: Int32
    /// Such as `repeated string` or `pastoral.v1.Date`.
    let type: String
    /// The oneof that the field belongs to; empty where it belongs to none.
    let oneof: String
    let comment: String
  }

  struct Enumeration {
    let name: String
    let comment: String
    let values: [(name: String, number: Int32, comment: String)]
  }

  private(set) var services: [Service] = []
  private(set) var messages: [Message] = []
  private(set) var enumerations: [Enumeration] = []

  /// - Parameter bytes: A serialized `google.protobuf.FileDescriptorSet`.
  init(_ bytes: [UInt8]) throws {
    let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: bytes)
    for file in set.file {
      let comments = Comments(file)
      for (index, service) in file.service.enumerated() {
        add(service, file.package, comments, [6, Int32(index)])
      }
      for (index, message) in file.messageType.enumerated() {
        add(message, file.package, comments, [4, Int32(index)])
      }
      for (index, enumeration) in file.enumType.enumerated() {
        add(enumeration, file.package, comments, [5, Int32(index)])
      }
    }
  }

  var names: [String] {
    services.flatMap { service in
      [service.name] + service.methods.map { "\(service.name)/\($0.name)" }
    } + messages.map(\.name) + enumerations.map(\.name)
  }

  // The numbers below are those of descriptor.proto's fields, of which comments' paths are made.

  private mutating func add(
    _ service: Google_Protobuf_ServiceDescriptorProto, _ scope: String, _ comments: Comments,
    _ path: [Int32]
  ) {
    let methods = service.method.enumerated().map { index, method in
      Method(
        name: method.name, comment: comments[path + [2, Int32(index)]],
        request: (method.clientStreaming ? "stream " : "") + method.inputType.dropFirst(),
        reply: (method.serverStreaming ? "stream " : "") + method.outputType.dropFirst())
    }
    services.append(
      Service(name: "\(scope).\(service.name)", comment: comments[path], methods: methods))
  }

  private mutating func add(
    _ message: Google_Protobuf_DescriptorProto, _ scope: String, _ comments: Comments,
    _ path: [Int32]
  ) {
    let name = "\(scope).\(message.name)"
    let fields = message.field.enumerated().map { index, field in
      Field(
        name: field.name, number: field.number, type: Self.type(field, in: message),
        oneof: field.hasOneofIndex ? message.oneofDecl[Int(field.oneofIndex)].name : "",
        comment: comments[path + [2, Int32(index)]])
    }
    messages.append(Message(name: name, comment: comments[path], fields: fields))
    for (index, nested) in message.nestedType.enumerated() where !nested.options.mapEntry {
      add(nested, name, comments, path + [3, Int32(index)])
    }
    for (index, nested) in message.enumType.enumerated() {
      add(nested, name, comments, path + [4, Int32(index)])
    }
  }

  private mutating func add(
    _ enumeration: Google_Protobuf_EnumDescriptorProto, _ scope: String, _ comments: Comments,
    _ path: [Int32]
  ) {
    let values = enumeration.value.enumerated().map { index, value in
      (name: value.name, number: value.number, comment: comments[path + [2, Int32(index)]])
    }
    enumerations.append(
      Enumeration(name: "\(scope).\(enumeration.name)", comment: comments[path], values: values))
  }

  private static func type(
    _ field: Google_Protobuf_FieldDescriptorProto, in message: Google_Protobuf_DescriptorProto
  ) -> String {
    let name = field.typeName.split(separator: ".").last ?? ""
    if let entry = message.nestedType.first(where: { $0.name == name && $0.options.mapEntry }) {
      let parts = entry.field.map { type($0, in: entry) }
      return "map<\(parts.joined(separator: ", "))>"
    }
    let single =
      field.typeName.isEmpty ? scalar(field.type) : String(field.typeName.dropFirst())
    return field.label == .repeated ? "repeated \(single)" : single
  }

  private static func scalar(_ type: Google_Protobuf_FieldDescriptorProto.TypeEnum) -> String {
    switch type {
    case .double: "double"
    case .float: "float"
    case .int64: "int64"
    case .uint64: "uint64"
    case .int32: "int32"
    case .fixed64: "fixed64"
    case .fixed32: "fixed32"
    case .bool: "bool"
    case .string: "string"
    case .bytes: "bytes"
    case .uint32: "uint32"
    case .sfixed32: "sfixed32"
    case .sfixed64: "sfixed64"
    case .sint32: "sint32"
    case .sint64: "sint64"
    case .group, .message, .enum: ""
    }
  }
}

/// The comments of one proto file, each as one paragraph, by the path of what they stand above.
private struct Comments {
  private var byPath: [[Int32]: String] = [:]

  init(_ file: Google_Protobuf_FileDescriptorProto) {
    for location in file.sourceCodeInfo.location where location.hasLeadingComments {
      byPath[location.path] = location.leadingComments
        .split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
  }

  subscript(_ path: [Int32]) -> String { byPath[path] ?? "" }
}
