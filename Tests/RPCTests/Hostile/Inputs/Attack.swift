public import RPCServer

/// One thing that a hostile or a broken peer does, and what must come of it.
///
/// The list below is the only one: the tests run it against a server in their own process, and
/// `scripts/hostile` against a server program, while others are served. An attack says bytes on a
/// real socket, judges by what comes back, and waits for that and never for the clock.
public struct Attack: Sendable, CustomStringConvertible {
  /// What the listener speaks that it is made against.
  public enum Listener: Sendable {
    case plaintext
    case tls
  }

  /// Its row in docs/HOSTILE.md; several attacks may share one.
  public let row: Int
  public let name: String
  /// What must be seen: the frames that come back, a line each, then whether the connection `lives`
  /// or is `closed`.
  public let expected: String
  public let listener: Listener
  /// The times that the attack sits out, and which are to be short where it is made.
  public let sitsOut: [LimitedTime]
  public var description: String { "\(row): \(name)" }
  private let act: @Sendable (Target) async throws -> String

  /// An attack that is told step by step.
  ///
  /// - Parameter act: Makes it, and says what was seen.
  init(
    _ row: Int, _ name: String, expected: String, on listener: Listener = .plaintext,
    sittingOut times: [LimitedTime] = [],
    _ act: @escaping @Sendable (Target) async throws -> String
  ) {
    self.row = row
    self.name = name
    self.expected = expected
    self.listener = listener
    sitsOut = times
    self.act = act
  }

  /// Every attack there is, in the order of the rows.
  public static let all: [Attack] =
    (Slowness.attacks + Doors.attacks + Framing.attacks + Streams.attacks + Metadata.attacks
    + Bodies.attacks + SigningIn.attacks + Certificates.attacks + Probing.attacks
    + Floods.attacks)
    .enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    .map(\.element)

  /// Makes the attack.
  ///
  /// - Returns: What was seen, which is what was expected.
  /// - Throws: `Surprise` where something else was seen; `PeerError` where nothing came at all.
  public func run(on target: Target) async throws -> String {
    let seen = try await act(target)
    guard seen == expected else { throw Surprise(seen: seen) }
    return seen
  }
}

/// What was seen of an attack is not what was expected.
public struct Surprise: Error, CustomStringConvertible {
  public let seen: String

  public var description: String { seen }
}

/// One of the server's times, such as `\.times.header`.
public typealias LimitedTime = any WritableKeyPath<ServerLimits, Int64> & Sendable
