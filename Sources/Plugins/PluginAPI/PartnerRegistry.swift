public import Domain

/// The plugins that a server has, by name. What does not fit is refused when the server starts, in a sentence for
/// an admin.
public struct PartnerRegistry: Sendable {
  /// The versions of the contract that this host keeps.
  public static let contract = 1...1

  private let plugins: [String: any PartnerPlugin]

  /// - Throws: `RegistryFault`.
  public init(_ plugins: [any PartnerPlugin]) throws(RegistryFault) {
    var byName: [String: any PartnerPlugin] = [:]
    for plugin in plugins {
      let manifest = plugin.manifest
      if plugin.standing.isKnown { try Self.check(manifest) }
      guard byName.updateValue(plugin, forKey: manifest.name) == nil else {
        throw .duplicate(manifest.name)
      }
    }
    self.plugins = byName
  }

  /// Whether a server can have a plugin that says that of itself.
  ///
  /// - Throws: `RegistryFault`.
  public static func check(_ manifest: PartnerManifest) throws(RegistryFault) {
    guard isName(manifest.name) else { throw .badName(manifest.name.count) }
    guard manifest.contract.overlaps(contract) else {
      throw .contract(manifest.name, manifest.contract)
    }
    guard !manifest.ways.isEmpty, !manifest.authorities.isEmpty,
      (1...payloadBytesMax).contains(manifest.payloadBytesMax)
    else { throw .empty(manifest.name) }
    if let call = manifest.call {
      let kinds = Dictionary(
        manifest.questions.map { ($0.code, $0.kind) }, uniquingKeysWith: { first, _ in first })
      guard kinds[call.day] == .date, case .text? = kinds[call.time] else {
        throw .call(manifest.name)
      }
    }
    guard Set(manifest.questions.map(\.code)).count == manifest.questions.count else {
      throw .questions(manifest.name)
    }
  }

  /// No payload is longer, whatever a plugin says of itself.
  public static let payloadBytesMax = 10 << 20

  /// The plugin of that name; nil where there is none, or it never ran, so that nothing is known of it.
  public subscript(name: String) -> (any PartnerPlugin)? {
    plugins[name].flatMap { $0.standing.isKnown ? $0 : nil }
  }

  /// Whether there is a plugin of that name of which nothing is known, since it never ran.
  public func isAwaited(_ name: String) -> Bool { plugins[name]?.standing.isKnown == false }

  /// All of them, by name.
  public var all: [any PartnerPlugin] {
    plugins.values.sorted { $0.manifest.name < $1.manifest.name }
  }

  /// Whether a plugin can be called so.
  public static func isName(_ text: String) -> Bool {
    (2...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        ASCII.isSmallLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-")
      }
  }
}

/// Why a server does not start with the plugins that it was given.
public enum RegistryFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// Of so many characters; a bad name is not repeated.
  case badName(Int)
  case duplicate(String)
  case contract(String, ClosedRange<Int>)
  case empty(String)
  case questions(String)
  case call(String)

  public var description: String {
    switch self {
    case .badName(let length):
      "A plugin's name, of \(length) characters, must have 2 to 40 small letters, digits or \"-\"."
    case .duplicate(let name): "There are two plugins of the name \(name)."
    case .contract(let name, let versions):
      "The plugin \(name) keeps versions \(versions.lowerBound) to \(versions.upperBound) of the "
        + "contract; this server knows \(PartnerRegistry.contract.lowerBound) to "
        + "\(PartnerRegistry.contract.upperBound)."
    case .empty(let name):
      "The plugin \(name) must name a way to its partner, an authority, and a payload of 1 byte to "
        + "10 MiB."
    case .questions(let name): "The plugin \(name) asks two questions of one code."
    case .call(let name):
      "The plugin \(name) must ask for the day of a call by a question of a day, and for its time in words."
    }
  }
}
