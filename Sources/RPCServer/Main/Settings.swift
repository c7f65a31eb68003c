import ArgumentParser
import Foundation
import Yams

/// What can be configured, by the name that the file, the environment and the flags share:
/// `tls-key` in the YAML file is PASTORAL_TLS_KEY and --tls-key.
enum Setting: String, CaseIterable {
  case data
  case secrets
  case listen
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case tlsClientCA = "tls-client-ca"
  case conformance
  case logLevel = "log-level"
  case eventLoops = "event-loops"
  case drainGrace = "drain-grace-ms"
  case callsInFlightMax = "calls-in-flight-max"
  case connectionCallsMax = "connection-calls-max"
  case requestBytesMax = "request-bytes-max"
  case writeBatchMax = "write-batch-max"

  /// The value where nothing says otherwise; nil where there is none.
  var fallback: String? {
    switch self {
    case .data, .secrets, .tlsCertificate, .tlsKey, .tlsClientCA, .eventLoops: nil
    case .listen: "127.0.0.1:7700"
    case .conformance: "false"
    case .logLevel: "info"
    case .drainGrace: "10000"
    case .callsInFlightMax: "512"
    case .connectionCallsMax: "128"
    case .requestBytesMax: "1048576"
    case .writeBatchMax: "64"
    }
  }

  var environmentName: String {
    "PASTORAL_" + rawValue.uppercased().replacingOccurrences(of: "-", with: "_")
  }
}

/// The effective configuration: file, then environment, then flags, each beating the one before.
struct Settings {
  /// One value and who said it.
  struct Entry: Equatable {
    var value: String
    /// Such as `default`, `/etc/pastoral.yaml:3`, `PASTORAL_LISTEN` or `--listen`.
    var source: String
  }

  private(set) var entries: [Setting: Entry] = [:]

  /// - Throws: `ValidationError` naming file, key and line.
  init(file: String?, environment: [String: String], flags: [Setting: String]) throws {
    for setting in Setting.allCases {
      if let fallback = setting.fallback {
        entries[setting] = Entry(value: fallback, source: "default")
      }
    }
    if let file { try read(file) }
    for setting in Setting.allCases {
      if let value = environment[setting.environmentName] {
        entries[setting] = Entry(value: value, source: setting.environmentName)
      }
      if let value = flags[setting] {
        entries[setting] = Entry(value: value, source: "--\(setting.rawValue)")
      }
    }
  }

  subscript(_ setting: Setting) -> String? { entries[setting]?.value }

  /// A setting that must be there.
  func required(_ setting: Setting) throws -> String {
    guard let value = self[setting] else {
      throw ValidationError(
        "\(setting.rawValue) is not set. Give --\(setting.rawValue), "
          + "\(setting.environmentName), or \(setting.rawValue): in the configuration file.")
    }
    return value
  }

  /// A setting that is a number within bounds.
  func number(_ setting: Setting, in range: ClosedRange<Int>) throws -> Int? {
    guard let entry = entries[setting] else { return nil }
    guard let number = Int(entry.value), range.contains(number) else {
      throw ValidationError(
        "\(entry.source): \(setting.rawValue) must be a number from \(range.lowerBound) to "
          + "\(range.upperBound).")
    }
    return number
  }

  /// A setting that is true or false.
  func flag(_ setting: Setting) throws -> Bool {
    guard let entry = entries[setting] else { return false }
    guard let value = Bool(entry.value) else {
      throw ValidationError("\(entry.source): \(setting.rawValue) must be true or false.")
    }
    return value
  }

  /// The address of `listen`.
  func listenAddress() throws -> (host: String, port: Int) {
    let text = try required(.listen)
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      let port = UInt16(text[text.index(after: colon)...])
    else {
      throw ValidationError(
        "\(entries[.listen]?.source ?? "listen"): listen must be HOST:PORT, port 0 to 65535.")
    }
    let host = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    return (host, Int(port))
  }

  private mutating func read(_ file: String) throws {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("Cannot read the configuration file \(file).")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ValidationError("\(file): not YAML: \(error)")
    }
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      throw ValidationError("\(file):1: the configuration must be a list of `name: value`.")
    }
    for (key, value) in mapping {
      let place = "\(file):\(key.mark?.line ?? 1)"
      guard let name = key.string, let setting = Setting(rawValue: name) else {
        throw ValidationError("\(place): unknown setting \(key.string ?? "that is no word").")
      }
      guard let scalar = value.scalar else {
        throw ValidationError("\(place): \(name) must be a single value.")
      }
      entries[setting] = Entry(value: scalar.string, source: place)
    }
  }
}
