/// Everything a decision looks at. The facts come from the same snapshot as the record.
public struct PolicyQuestion: Sendable {
  public var caller: Caller
  public var action: Action
  public var resource: Resource
  /// How the caller stands to the record now; `.any` is understood.
  public var standings: Set<Standing>
  /// What is true besides, of what some rows ask for.
  public var conditions: Set<Condition>
  /// What is known of the record that takes rights away.
  public var states: Set<RecordState>
  /// The person whom a new relation would benefit, by staff principal; nil where there is none.
  public var beneficiary: String?
  /// Who proposed what is to be approved; nil where nothing is.
  public var proposer: String?
  /// What the caller says they do it for; nil for one's own records and for changes.
  public var purpose: Purpose?
  /// The method that asks, as `Service/Method`; empty for work that no call asked for.
  public var method: String

  public init(
    _ caller: Caller, _ action: Action, _ resource: Resource, standings: Set<Standing> = [],
    conditions: Set<Condition> = [], states: Set<RecordState> = [], beneficiary: String? = nil,
    proposer: String? = nil, purpose: Purpose? = nil, method: String = ""
  ) {
    self.caller = caller
    self.action = action
    self.resource = resource
    self.standings = standings
    self.conditions = conditions
    self.states = states
    self.beneficiary = beneficiary
    self.proposer = proposer
    self.purpose = purpose
    self.method = method
  }
}

/// A permission, and proof that the policy gave it: only `decide` makes one, and the store asks for
/// one before it hands out or changes anything.
public struct Decision: Sendable {
  /// The row that allowed it.
  public let rule: String
  /// What that row is about, and for whom; nil for work of the system's own.
  public let resource: Resource?
  public let role: Role?
  public let standing: Standing?
  /// What had to be true besides; nil for nothing. With `own` only the caller's own records are meant.
  public let condition: Condition?
  /// Who may do it.
  public let caller: Caller
  /// How much may be shown.
  public let showing: Showing
  /// What for, and by which method: what the access log keeps of it.
  public let purpose: Purpose?
  public let method: String

  fileprivate init(_ row: PolicyRow, _ question: PolicyQuestion) {
    rule = row.rule
    resource = row.resource
    role = row.role
    standing = row.standing
    condition = row.condition
    caller = question.caller
    showing = row.showing
    purpose = question.purpose
    method = question.method
  }

  fileprivate init(
    rule: String, caller: Caller, showing: Showing, purpose: Purpose? = nil, method: String = ""
  ) {
    self.rule = rule
    resource = nil
    role = nil
    standing = nil
    condition = nil
    self.caller = caller
    self.showing = showing
    self.purpose = purpose
    self.method = method
  }
}

/// What the policy says.
public enum Verdict: Sendable {
  case allow(Decision)
  /// Denied by the forbid of that name, or by default.
  case deny(rule: String)
}

/// The policy's one function: pure, and the same for everybody. Denies unless a row allows, and
/// where several rows allow, the one that shows most counts. A forbid beats every row.
public func decide(_ question: PolicyQuestion) -> Verdict {
  decide(question, by: PolicyTable.rows(of: question.resource))
}

/// The same over other rows and forbids, so that tests can show what each of them is for.
func decide(
  _ question: PolicyQuestion, by rows: [PolicyRow], forbids: [Forbid] = Forbid.all
) -> Verdict {
  for forbid in forbids where forbid.denies(question) { return .deny(rule: forbid.rawValue) }
  var best: PolicyRow?
  var struck: Forbid?
  // Looked at in place: every call asks, and a copy of each row would cost more than the answer.
  for index in rows.indices where rows[index].allows(question) {
    if let forbid = forbids.first(where: { $0.strikes(rows[index], for: question) }) {
      struck = struck ?? forbid
    } else if best.map({ $0.showing < rows[index].showing }) ?? true {
      best = rows[index]
    }
  }
  guard let best else { return .deny(rule: struck?.rawValue ?? "default") }
  return .allow(Decision(best, question))
}

extension PolicyRow {
  /// Whether the row by itself would allow it.
  fileprivate func allows(_ question: PolicyQuestion) -> Bool {
    resource == question.resource && question.caller.roles.contains(role)
      && (standing == .any || question.standings.contains(standing))
      && actions.contains(question.action)
      && (condition.map { question.conditions.contains($0) } ?? true)
  }
}

/// Work that no caller asked for, by name: what the programs do themselves.
public enum SystemRule: String, CaseIterable, Sendable {
  /// `rpc-server seed` fills a made-up campus into an empty directory.
  case seed
  /// `rpc-server principal bind` says whom a sign-on means, on the machine itself.
  case bind
  /// A time that has become free is offered to whoever waits for it, and an offer that ended goes to the
  /// next.
  case waitlist
  /// What was approved is sent, and what became of it recorded.
  case outbox
}

extension Decision {
  /// Whether it opens what was written in confidence and is part of that kind of record (F1): the keys ask
  /// once more, so that a row that should not be there opens nothing.
  public func opensConfidential(_ resource: Resource) -> Bool {
    guard self.resource == resource, Resource.confidential.contains(resource), let role else {
      return false
    }
    switch role {
    case .itSupport: return standing == .elevated && Resource.seeMyTutor.contains(resource)
    case .admin, .service: return false
    default: return true
    }
  }

  /// Whether no caller is behind it.
  public var isSystem: Bool { caller == .system }

  /// The decision behind work of the system's own.
  public static func system(_ rule: SystemRule) -> Decision {
    Decision(rule: "system.\(rule.rawValue)", caller: .system, showing: .everything)
  }
}
