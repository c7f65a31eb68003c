import Foundation
import RPCServer
import Yams

extension Settings {
  /// The plugins that run as programs of their own.
  ///
  /// - Throws: `PluginFault` naming file and field.
  func programs() throws -> [PluginProgram] {
    guard let folder = self[.plugins] else { return [] }
    return try PluginProgram.all(in: folder, for: source(of: .plugins))
  }
}

extension PluginProgram {
  /// Those that the YAML files of a folder name, in order of the files.
  ///
  /// - Throws: `PluginFault` where a file is wrong, two name the same plugin, or others than root and this server's user
  ///   can write the folder or a file.
  static func all(in folder: String, for origin: String) throws -> [PluginProgram] {
    try check(folder, isDirectory: true, for: origin, "plugins")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    var found: [PluginProgram] = []
    for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
      let program = try PluginProgram(file: "\(folder)/\(name)")
      if let other = found.first(where: { $0.name == program.name }) {
        throw PluginFault(program.origin, "name must not be \(program.name), as in \(other.origin)")
      }
      found.append(program)
    }
    return found
  }

  /// Reads which program is a plugin:
  ///
  ///     name: housing-support
  ///     program: /usr/lib/pastoral/plugins/housing-support
  ///     arguments: [--verbose]
  ///
  /// `arguments` may be left out.
  init(file: String) throws {
    try Self.check(file, for: file, "the file")
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw PluginFault(file, "it cannot be read")
    }
    guard let fields = try? Yams.compose(yaml: text)?.mapping else {
      throw PluginFault(file, "it must be YAML with name and program")
    }
    for key in fields.keys where !["name", "program", "arguments"].contains(key.string) {
      throw PluginFault(file, "it must hold name, program and arguments, and nothing else")
    }
    func word(_ field: String) throws(PluginFault) -> String {
      guard let text = fields[field]?.scalar?.string, !text.isEmpty else {
        throw PluginFault(file, "\(field) must be given")
      }
      return text
    }
    let arguments = try fields["arguments"].map { node in
      let words = node.sequence?.map { $0.scalar?.string } ?? [nil]
      guard !words.contains(nil) else {
        throw PluginFault(file, "arguments must be a list of words")
      }
      return words.compactMap { $0 }
    }
    try self.init(
      name: word("name"), path: word("program"), arguments: arguments ?? [], origin: file)
  }
}
