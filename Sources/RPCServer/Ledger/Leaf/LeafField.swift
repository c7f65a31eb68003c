/// The lines of a leaf, in their order.
public enum LeafField: Int, CaseIterable, Sendable {
  // Every leaf has these.
  case seq, id, time, kind, partner, basis, policy, attempt, actor, subject, payload
  case payloadLength, detail
  // These only some kinds have, see `LeafKind.ownLines`.
  case outcome, step, of, rows, digest, oldOrigin, oldSize, oldRoot, first, last

  /// The first line of every leaf.
  static let header = Array("pastoral-audit/v1".utf8)
  /// What stands in the line of something that the leaf does not have.
  static let nothing = Array("-".utf8)

  private static let names = [
    "seq", "id", "time", "kind", "partner", "basis", "policy", "attempt", "actor", "subject",
    "payload", "payload-len", "detail", "outcome", "step", "of", "rows", "digest", "old-origin",
    "old-size", "old-root", "first", "last",
  ]
  private static let leads = names.map { Array("\($0) ".utf8) }

  /// As the line begins.
  public var name: String { Self.names[rawValue] }

  /// The name and the space behind it.
  var lead: [UInt8] { Self.leads[rawValue] }
}

/// The kinds of leaves, named as they are written.
public enum LeafKind: String, CaseIterable, Sendable {
  case shareAttempt = "share.attempt"
  case shareOutcome = "share.outcome"
  case shareRefuse = "share.refuse"
  case accessBatch = "access.batch"
  case breakGlass = "breakglass"
  case elevation = "elevation"
  case policyChange = "policy.change"
  case relationChange = "relation.change"
  case keyShred = "key.shred"
  case keyRotate = "key.rotate"
  case retentionDelete = "retention.delete"
  case restore = "restore"
  case logContinue = "log.continue"

  private static let spellings = allCases.map { (letters: Array($0.rawValue.utf8), kind: $0) }

  init?(_ text: Span<UInt8>) {
    for spelling in Self.spellings where text.equals(spelling.letters) {
      self = spelling.kind
      return
    }
    return nil
  }

  var letters: [UInt8] { Array(rawValue.utf8) }

  /// The lines behind those that every leaf has.
  var ownLines: [LeafField] {
    switch self {
    case .shareOutcome: [.outcome, .of]
    case .breakGlass, .elevation, .keyShred, .keyRotate: [.step, .of]
    case .accessBatch: [.rows, .digest]
    case .logContinue: [.oldOrigin, .oldSize, .oldRoot]
    case .retentionDelete: [.oldOrigin, .first, .last]
    case .shareAttempt, .shareRefuse, .policyChange, .relationChange, .restore: []
    }
  }
}
