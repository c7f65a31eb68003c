import ArgumentParser
import Foundation
import RPCServer
import Yams

/// What can be configured, by the name that the file, the environment and the flags share:
/// `tls-key` in the YAML file is PASTORAL_TLS_KEY and --tls-key.
enum Setting: String, CaseIterable {
  case data
  case secrets
  case anchor
  case outgoing
  case partnerSecrets = "partner-secrets"
  case mailRelay = "mail-relay"
  case mailFrom = "mail-from"
  case mailTLS = "mail-tls"
  case mailCA = "mail-ca"
  case mailAccount = "mail-account"
  case mailCheckpointTo = "mail-checkpoint-to"
  case studentFinance = "student-finance"
  case adequacy
  case nhsOrganisation = "nhs-organisation"
  case plugins
  case listen
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case tlsClientCA = "tls-client-ca"
  case tlsClientCertificates = "tls-client-certificates"
  case oidcIssuer = "oidc-issuer"
  case oidcAudience = "oidc-audience"
  case oidcJWKS = "oidc-jwks"
  case oidcJWKSCA = "oidc-jwks-ca"
  case oidcAlgorithms = "oidc-algorithms"
  case oidcSubjectClaim = "oidc-subject-claim"
  case oidcMatch = "oidc-match"
  case conformance
  case logLevel = "log-level"
  case eventLoops = "event-loops"
  case drainGrace = "drain-grace-ms"

  /// The value where nothing says otherwise; nil where there is none.
  var fallback: String? {
    switch self {
    case .data, .secrets, .anchor, .outgoing, .partnerSecrets, .mailRelay, .mailFrom, .mailCA,
      .mailAccount, .mailCheckpointTo, .studentFinance, .adequacy, .nhsOrganisation, .plugins,
      .tlsCertificate, .tlsKey, .tlsClientCA, .oidcIssuer, .oidcAudience,
      .oidcJWKS, .oidcJWKSCA, .eventLoops:
      nil
    case .mailTLS: "starttls"
    case .tlsClientCertificates: "required"
    case .oidcAlgorithms: "ES256,RS256"
    case .oidcSubjectClaim: "sub"
    case .oidcMatch: "binding"
    case .listen: "127.0.0.1:7700"
    case .conformance: "false"
    case .logLevel: "info"
    case .drainGrace: "10000"
    }
  }
}

/// The effective configuration: file, then environment, then flags, each beating the one before.
///
/// Beside the program's own settings stand the server's limits, all of `LimitSetting.all`.
struct Settings {
  /// One value and who said it.
  struct Entry: Equatable {
    var value: String
    /// Such as `default`, `/etc/pastoral.yaml:3`, `PASTORAL_LISTEN` or `--listen`.
    var source: String
  }

  /// The names of all that can be set, in the order in which they are shown.
  static let names = Setting.allCases.map(\.rawValue) + LimitSetting.all.map(\.name)

  private(set) var entries: [String: Entry] = [:]

  /// - Parameters:
  ///   - flags: Values of flags of their own, by setting.
  ///   - limits: What `--limit` was given, each NAME=VALUE.
  /// - Throws: `ValidationError` naming file, key and line.
  init(
    file: String?, environment: [String: String], flags: [Setting: String], limits: [String] = []
  ) throws {
    for setting in Setting.allCases {
      if let fallback = setting.fallback {
        entries[setting.rawValue] = Entry(value: fallback, source: "default")
      }
    }
    for limit in LimitSetting.all {
      entries[limit.name] = Entry(
        value: String(limit.value(in: ServerLimits())), source: "default")
    }
    if let file { try read(file) }
    for name in Self.names {
      let environmentName = Self.environmentName(of: name)
      if let value = environment[environmentName] {
        entries[name] = Entry(value: value, source: environmentName)
      }
    }
    for (setting, value) in flags {
      entries[setting.rawValue] = Entry(value: value, source: "--\(setting.rawValue)")
    }
    for limit in limits {
      let parts = limit.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--limit must be NAME=VALUE.") }
      guard LimitSetting.all.contains(where: { $0.name == parts[0] }) else {
        throw ValidationError("--limit: there is no limit \(parts[0]); see rpc-server config.")
      }
      entries[parts[0]] = Entry(value: parts[1], source: "--limit")
    }
  }

  private static func environmentName(of name: String) -> String {
    "PASTORAL_" + name.uppercased().replacingOccurrences(of: "-", with: "_")
  }

  subscript(_ setting: Setting) -> String? { entries[setting.rawValue]?.value }

  /// Who said a setting's value, for errors.
  func source(of setting: Setting) -> String {
    entries[setting.rawValue]?.source ?? setting.rawValue
  }

  /// The directory of the secrets of a data directory.
  func secretsPath(of data: String) -> String { SecretsDirectory.path(self[.secrets], data: data) }

  /// A setting that must be there.
  func required(_ setting: Setting) throws -> String {
    guard let value = self[setting] else {
      throw ValidationError(
        "\(setting.rawValue) is not set. Give --\(setting.rawValue), "
          + "\(Self.environmentName(of: setting.rawValue)), or \(setting.rawValue): in the configuration file."
      )
    }
    return value
  }

  /// A setting that is a number within bounds.
  func number(_ setting: Setting, in range: ClosedRange<Int>) throws -> Int? {
    try number(setting.rawValue, in: range)
  }

  /// The server's limits.
  func limits() throws -> ServerLimits {
    var limits = ServerLimits()
    for limit in LimitSetting.all {
      if let value = try number(limit.name, in: limit.range) { limit.set(value, in: &limits) }
    }
    guard limits.work.writeBufferBytesLow <= limits.work.writeBufferBytesHigh else {
      throw ValidationError("write-buffer-bytes-low must not be above write-buffer-bytes-high.")
    }
    return limits
  }

  private func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let entry = entries[name] else { return nil }
    guard let number = Int(entry.value), range.contains(number) else {
      throw ValidationError(
        "\(entry.source): \(name) must be a number from \(range.lowerBound) to "
          + "\(range.upperBound).")
    }
    return number
  }

  /// A setting that is true or false.
  func flag(_ setting: Setting) throws -> Bool {
    guard let entry = entries[setting.rawValue] else { return false }
    guard let value = Bool(entry.value) else {
      throw ValidationError("\(entry.source): \(setting.rawValue) must be true or false.")
    }
    return value
  }

  /// The address of `listen`.
  func listenAddress() throws -> (host: String, port: Int) { try address(.listen) }

  /// A setting that is HOST:PORT.
  func address(_ setting: Setting) throws -> (host: String, port: Int) {
    let text = try required(setting)
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
      let port = UInt16(text[text.index(after: colon)...])
    else {
      throw ValidationError(
        "\(source(of: setting)): \(setting.rawValue) must be HOST:PORT, port 0 to 65535.")
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
      guard let name = key.string, Self.names.contains(name) else {
        throw ValidationError("\(place): unknown setting \(key.string ?? "that is no word").")
      }
      guard let scalar = value.scalar else {
        throw ValidationError("\(place): \(name) must be a single value.")
      }
      entries[name] = Entry(value: scalar.string, source: place)
    }
  }
}
