import ArgumentParser
import Messages

/// `describe`: the services, methods and messages that this program knows. Asks no server.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Show services, methods, messages and their fields.")

  @Argument(
    help: "A service, method, message or enum, as short as it is clear; all services without.")
  var name: String?

  func run() throws {
    let descriptors = try Descriptors(DescriptorSet.bytes)
    guard let name else { return Console.print(descriptors.overview.joined(separator: "\n")) }
    let full = try NameLookup.find(name, among: descriptors.names, "name")
    Console.print(descriptors.description(of: full).joined(separator: "\n"))
  }
}

extension Descriptors {
  /// Every service with its methods.
  var overview: [String] {
    Array(services.map { describe($0) }.joined(separator: [""]))
  }

  /// What the full name stands for.
  func description(of name: String) -> [String] {
    if let service = services.first(where: { $0.name == name }) { return describe(service) }
    if let message = messages.first(where: { $0.name == name }) { return describe(message) }
    if let enumeration = enumerations.first(where: { $0.name == name }) {
      return describe(enumeration)
    }
    for service in services {
      for method in service.methods where "\(service.name)/\(method.name)" == name {
        return describe(method, of: service)
      }
    }
    return []
  }

  private func describe(_ service: Service) -> [String] {
    ["service \(service.name)"] + Self.comment(service.comment, "  ")
      + Table(rows: service.methods.map { ["  \($0.name)", $0.comment] }).lines
  }

  private func describe(_ method: Method, of service: Service) -> [String] {
    let types = [method.request, method.reply].map { $0.split(separator: " ").last ?? "" }
    let described = types.flatMap { type in [""] + description(of: String(type)) }
    return ["method \(service.name)/\(method.name)"] + Self.comment(method.comment, "  ")
      + ["  takes \(method.request)", "  gives \(method.reply)"] + described
  }

  private func describe(_ message: Message) -> [String] {
    let fields = message.fields.map { field in
      let oneof = field.oneof.isEmpty ? "" : "One of \(field.oneof). "
      return ["  \(field.name)", field.type, oneof + field.comment]
    }
    return ["message \(message.name)"] + Self.comment(message.comment, "  ")
      + Table(rows: fields).lines
  }

  private func describe(_ enumeration: Enumeration) -> [String] {
    ["enum \(enumeration.name)"] + Self.comment(enumeration.comment, "  ")
      + Table(rows: enumeration.values.map { ["  \($0.name)", "\($0.number)", $0.comment] }).lines
  }

  private static func comment(_ text: String, _ indent: String) -> [String] {
    text.isEmpty ? [] : ["\(indent)\(text)"]
  }
}
