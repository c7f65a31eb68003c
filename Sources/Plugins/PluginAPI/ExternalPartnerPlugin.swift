public import Domain

/// A plugin that runs as a program of its own: it answers after a while, and may be down. What it says is asked for
/// beside the lanes, where nobody waits for it. It is not asked what it suggests (`observe`): that is a question of the
/// transaction in which something changed, which does not wait.
public protocol ExternalPartnerPlugin: PartnerPlugin {
  /// What it says of a share: `issues(of:)` and `render` in one.
  ///
  /// - Throws: `PluginDown`.
  func preparation(of share: SelectedShare) async throws(PluginDown) -> SharePreparation
}

/// What a plugin says of a share.
public enum SharePreparation: Equatable, Sendable {
  /// What is wrong with it; at least one.
  case issues([ShareIssue])
  case rendered(RenderedShare)
  /// It cannot be put in the partner's format.
  case fault(RenderFault)
}

extension PartnerPlugin {
  /// What a plugin in this process says of a share, at once.
  public func preparation(of share: SelectedShare) -> SharePreparation {
    let issues = issues(of: share)
    guard issues.isEmpty else { return .issues(issues) }
    do {
      return .rendered(try render(share))
    } catch {
      return .fault(error)
    }
  }
}

/// A plugin does not answer. Nothing was done; it is started again by itself.
public struct PluginDown: Error, Equatable, Sendable {
  public init() {}
}

/// Where a plugin runs, and whether it answers.
public struct PluginStanding: Equatable, Sendable {
  public enum State: String, Sendable {
    /// It is a part of the server.
    case inProcess
    /// A program of its own, which answers.
    case running
    /// A program of its own that does not answer.
    case down
  }

  /// What a plugin can reach by itself.
  public enum Network: String, Sendable {
    case none
    /// The system did not allow taking it away.
    case open
    /// That of the server, of which it is a part.
    case server
  }

  public let state: State
  /// Since when it is down; nil for others.
  public let downSince: Instant?
  /// Nil for one that is down.
  public let network: Network?
  /// Whether its manifest is known: one that never ran has none yet.
  public let isKnown: Bool

  public init(
    _ state: State, downSince: Instant? = nil, network: Network? = nil, isKnown: Bool = true
  ) {
    self.state = state
    self.downSince = downSince
    self.network = network
    self.isKnown = isKnown
  }
}
