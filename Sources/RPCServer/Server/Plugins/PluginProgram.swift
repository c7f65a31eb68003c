import Foundation
import PluginAPI

/// A program that is to run as a plugin, as a file of `plugins.d` names it.
public struct PluginProgram: Equatable, Sendable {
  /// What the plugin is called: its manifest must say the same.
  public let name: String
  /// An absolute path.
  public let path: String
  public let arguments: [String]
  /// The file that names it, for sentences to an admin.
  public let origin: String
  /// Whether its standard error is the server's: for whoever writes it, since what it says may be about somebody.
  public var sharesErrors = false
  /// Whether to try to take the network away; tests do without as a system would that does not allow it.
  var wantsNamespaces = true

  /// - Throws: `PluginFault` naming file and field.
  public init(
    name: String, path: String, arguments: [String] = [], origin: String
  ) throws(PluginFault) {
    guard PartnerRegistry.isName(name) else {
      throw PluginFault(origin, "name must have 2 to 40 small letters, digits or \"-\"")
    }
    guard path.hasPrefix("/"), !path.utf8.contains(0) else {
      throw PluginFault(origin, "program must be an absolute path")
    }
    guard arguments.count <= 32, arguments.allSatisfy({ !$0.utf8.contains(0) }) else {
      throw PluginFault(origin, "arguments must be at most 32 words")
    }
    self.name = name
    self.path = path
    self.arguments = arguments
    self.origin = origin
  }

  /// Refuses what others could have put there: what a plugin renders is sent in the university's name.
  ///
  /// - Throws: `PluginFault` where a file or folder is not there, or others than root and this process's user can
  ///   write it.
  public static func check(
    _ path: String, isDirectory: Bool = false, for origin: String, _ field: String
  ) throws(PluginFault) {
    // Where a link leads counts, as it does for who runs it.
    let end = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: end),
      ((attributes[.type] as? FileAttributeType) == .typeDirectory) == isDirectory
    else { throw PluginFault(origin, "\(field) \(path) is missing, or is not what it should be") }
    // Without permissions it is not known who can write it, and so it counts as everybody.
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
    guard mode & 0o022 == 0, owner == 0 || owner == getuid() else {
      throw PluginFault(
        origin, "\(field) \(path) can be written by others than root and this server's user")
    }
  }

  /// Looked at before each start, since the file may be another by then.
  ///
  /// - Throws: `PluginFault`.
  func check() throws(PluginFault) {
    let folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
    try Self.check(folder, isDirectory: true, for: origin, "program's folder")
    try Self.check(path, for: origin, "program")
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw PluginFault(origin, "program \(path) cannot be executed")
    }
  }
}

/// What is wrong with a plugin that the server was given: a sentence for an admin that names file and field.
public struct PluginFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ origin: String, _ problem: String) { description = "\(origin): \(problem)." }
}
