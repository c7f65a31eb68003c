import Foundation
import Yams

/// `~/.config/pastoral/config.yaml`: named servers, and which is meant where none is named.
struct ConfigurationFile {
  static let usualPlace = "~/.config/pastoral/config.yaml"

  private let path: String
  private var profiles: [String: Settings.Source] = [:]
  private var defaultName: (name: String, line: Int)?

  /// Reads the file; nil where there is none.
  init?(home: String) throws {
    let path = "\(home)/.config/pastoral/config.yaml"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UsageError("\(path) cannot be read.")
    }
    try self.init(parsing: String(decoding: data, as: UTF8.self), path: path, home: home)
  }

  /// - Parameters:
  ///   - path: For texts of errors; relative file names are taken from its folder.
  ///   - home: What `~/` stands for.
  /// - Throws: `UsageError` naming file, line and key.
  init(parsing text: String, path: String, home: String) throws(UsageError) {
    self.path = path
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw UsageError("\(path): not YAML: \(Self.text(error))")
    } catch {
      throw UsageError("\(path): not YAML.")
    }
    guard let root else { return }
    let folder = path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    for (key, value) in try pairs(of: root, "The file") {
      switch key.string {
      case "default": defaultName = (try string(value, key), key.line)
      case "profiles":
        for (name, profile) in try pairs(of: value, "profiles") {
          profiles[name.string] = try source(profile, name.string) { file in
            if file.hasPrefix("~/") { return home + file.dropFirst(1) }
            return file.hasPrefix("/") ? file : "\(folder)/\(file)"
          }
        }
      default: throw unknown(key, "the file", ["default", "profiles"])
      }
    }
  }

  /// What a profile says: the one of that name, else the default one, else nothing.
  func profile(_ name: String?) throws(UsageError) -> Settings.Source {
    if let name {
      guard let profile = profiles[name] else {
        let known = profiles.keys.sorted().joined(separator: ", ")
        throw UsageError(
          "\(path): there is no profile \"\(name)\". It has: \(known.isEmpty ? "none" : known).")
      }
      return profile
    }
    guard let (name, line) = defaultName else { return Settings.Source() }
    guard let profile = profiles[name] else {
      throw UsageError("\(path):\(line): default: there is no profile \"\(name)\".")
    }
    return profile
  }

  private func source(
    _ node: Node, _ profile: String, file: (String) -> String
  ) throws(UsageError) -> Settings.Source {
    var source = Settings.Source()
    for (key, value) in try pairs(of: node, "profiles.\(profile)") {
      let text = try string(value, key)
      switch key.string {
      case "endpoint": source.endpoint = text
      case "ca": source.ca = ["system", "none"].contains(text) ? text : file(text)
      case "token-file": source.tokenFile = file(text)
      case "server-name": source.serverName = text
      case "certificate": source.certificate = file(text)
      case "key": source.key = file(text)
      case "sign-in": source.signIn = text
      default:
        throw unknown(
          key, "profile \"\(profile)\"",
          ["endpoint", "ca", "token-file", "server-name", "certificate", "key", "sign-in"])
      }
    }
    return source
  }

  private struct Key {
    let string: String
    let line: Int
  }

  private func pairs(
    of node: Node, _ what: String
  ) throws(UsageError) -> [(key: Key, value: Node)] {
    guard let mapping = node.mapping else {
      throw UsageError("\(path):\(node.mark?.line ?? 1): \(what) must be keys and values.")
    }
    var pairs: [(key: Key, value: Node)] = []
    for (key, value) in mapping {
      guard let name = key.string else {
        throw UsageError("\(path):\(key.mark?.line ?? 1): a key must be a word.")
      }
      pairs.append((Key(string: name, line: key.mark?.line ?? 1), value))
    }
    return pairs
  }

  private func string(_ node: Node, _ key: Key) throws(UsageError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw UsageError("\(path):\(key.line): \(key.string) must be a text.")
    }
    return text
  }

  private func unknown(_ key: Key, _ place: String, _ known: [String]) -> UsageError {
    UsageError(
      "\(path):\(key.line): unknown key \"\(key.string)\" in \(place); known are "
        + known.joined(separator: ", ") + ".")
  }

  private static func text(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return "line \(mark.line): \(problem)."
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.joined(separator: ", ")
      return "line \(context.mark.line): a key stands twice: \(keys)."
    default: return "it cannot be read as UTF-8 text."
    }
  }
}
