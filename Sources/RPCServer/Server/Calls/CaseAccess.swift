import Domain
import Messages
import Store
import SwiftProtobuf

/// The one way to a case: terms accepted, standing worked out from the same snapshot, policy asked.
extension CallContext {
  /// What the caller works as, today. Nobody works there through a campus system.
  func supportPosts(_ tx: Transaction) throws -> [SupportPost] {
    guard caller.actingFor == nil, !caller.roles.isDisjoint(with: SupportPost.holders) else {
      return []
    }
    let day = today
    return try tx.supportPosts(of: caller.principal).filter {
      $0.span.contains(day) && caller.roles.contains($0.kind.role)
    }
  }

  /// Holds those who work with cases against their promise of confidentiality (W18). The same for a case that
  /// there is and for one that there is not.
  ///
  /// - Throws: TERMS_NOT_ACCEPTED.
  func requireTerms(_ tx: Transaction) throws {
    guard !caller.roles.isDisjoint(with: ConfidentialityTerms.promisedBy) else { return }
    let found = try tx.confidentialityTerms(on: today, acceptedBy: caller.person)
    guard found?.accepted != nil else {
      throw Refusal.rule(
        .termsNotAccepted, "The terms of confidentiality must be accepted first.")
    }
  }

  /// How the caller stands to a student by those of their cases that are open to the caller: what gives whoever
  /// works on one the student's name and how to reach them. For all who do not work with cases nothing is asked.
  func caseStandings(toStudent id: String, _ tx: Transaction) throws -> Set<Standing> {
    guard caller.actingFor == nil, !caller.roles.isDisjoint(with: ConfidentialityTerms.promisedBy),
      try tx.confidentialityTerms(on: today, acceptedBy: caller.person)?.accepted != nil
    else { return [] }
    let posts = try supportPosts(tx)
    return try tx.caseFacts(ofStudent: id, for: caller.person, limit: CaseReadingCalls.casesMax)
      .reduce(into: []) { standings, facts in
        let states = facts.states(for: caller.person, on: today)
        guard facts.record.state != .closed, !states.contains(.conflict),
          !states.contains(.sealed) || states.contains(.named)
        else { return }
        standings.formUnion(
          facts.standings(of: caller.person, posts: posts, on: today).subtracting([.ownself]))
      }
  }

  /// What of the caller's standing is the same for all cases of a student.
  ///
  /// - Parameter student: Whose cases are looked at; empty for no one student's.
  func caseReader(ofStudent student: String, _ tx: Transaction) throws -> CaseReader {
    var reader = CaseReader(person: caller.person, posts: try supportPosts(tx), today: today)
    if caller.actingFor == nil, !caller.roles.isDisjoint(with: ExceptionalAccess.holders) {
      for kind in try tx.liveExceptionalAccess(of: caller.principal, toStudent: student, at: now) {
        reader.exceptional.insert(kind.standing)
      }
    }
    return reader
  }

  /// A case, and the decision on it by the method's own rule. What does not exist is denied by the same
  /// statements as what is closed to the caller.
  ///
  /// - Parameters:
  ///   - purpose: What it is read for; nil for a change, which needs none.
  ///   - resource: What of the case the method is about.
  ///   - tie: Whom that names besides the case's team; nil for nobody.
  ///   - conditions: What is true besides.
  ///   - beneficiary: Whom it gives access (F8).
  ///   - proposer: Who proposed what is to be approved (F4).
  /// - Throws: TERMS_NOT_ACCEPTED; `Refusal.invalid` for the purpose; `Refusal.denied`.
  mutating func supportCase(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, resource: Resource = .caseHeader,
    tie: CaseTie? = nil, conditions: Set<Condition> = [], beneficiary: String? = nil,
    proposer: String? = nil, _ tx: Transaction
  ) throws -> (record: Case, decision: Decision) {
    let (facts, decision) = try decideOnCase(
      id, for: purpose, resource: resource, tie: tie, conditions: conditions,
      beneficiary: beneficiary, proposer: proposer, tx)
    guard let facts else { throw Refusal.denied }
    return (facts.record, decision)
  }

  /// The same for what may hang on a case or on none: the decision, whether there is a case or not.
  ///
  /// - Parameter besides: How the caller stands to what hangs on no case.
  mutating func decideOnCase(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, resource: Resource = .caseHeader,
    tie: CaseTie? = nil, besides: Set<Standing> = [], conditions: Set<Condition> = [],
    beneficiary: String? = nil, proposer: String? = nil, _ tx: Transaction
  ) throws -> (facts: CaseFacts?, decision: Decision) {
    try requireTerms(tx)
    let facts = try tx.caseFacts(id, for: caller.person)
    let reader = try caseReader(ofStudent: facts?.record.studentID.text ?? "", tx)
    let (found, states) = reader.standing(to: facts, tie: tie)
    let standings = found.union(besides)
    if let purpose {
      try check(purpose, standings, for: resource)
    } else {
      self.purpose = .caseManagement
    }
    let decision = try decide(
      standings, conditions: conditions.union(reasoned(toRead: id, tx)), states: states,
      beneficiary: beneficiary, proposer: proposer, atLeast: .status)
    return (facts, decision)
  }

  /// Whether the caller has said today why they read what is in a case, where the method's rule is about that.
  private func reasoned(toRead id: String, _ tx: Transaction) throws -> Set<Condition> {
    guard case .policy(_, .caseNotes) = route.rule else { return [] }
    let start = WallClock.london.startOfDay(today)
    return try tx.hasReason(toRead: id, by: caller.person, since: start) ? [.reasoned] : []
  }

  /// Those of several cases that the caller may list or read, each with its decision. For none the policy is
  /// asked all the same.
  ///
  /// - Parameters:
  ///   - resource: What of the cases is listed or read.
  ///   - tie: As for `supportCase`.
  func permitted(
    _ action: Action, of found: [CaseFacts], by reader: CaseReader,
    resource: Resource = .caseHeader, tie: CaseTie? = nil
  ) -> [(record: Case, decision: Decision)] {
    let asked: [CaseFacts?] = found.isEmpty ? [nil] : found
    return asked.compactMap { facts in
      let (standings, states) = reader.standing(to: facts, tie: tie)
      let decision = try? decide(
        action, resource, standings, states: states, atLeast: .status)
      return decision.flatMap { decision in facts.map { ($0.record, decision) } }
    }
  }
}

/// That something which hangs on a case names somebody besides its team: who holds its paper, or was shown
/// something of it. They see that, though the case is sealed.
struct CaseTie {
  let person: String
  /// Whether it was shown to them as a clinical supervisor, which they must still be.
  var isClinical = false
}

/// Who looks at cases, and what of that is the same for all of a student's.
struct CaseReader {
  let person: String
  let posts: [SupportPost]
  let today: LocalDate
  var exceptional: Set<Standing> = []

  /// How they stand to a case, and what takes rights away; for none there is, to nothing.
  func standing(
    to facts: CaseFacts?, tie: CaseTie? = nil
  ) -> (standings: Set<Standing>, states: Set<RecordState>) {
    guard let facts else { return (exceptional, []) }
    var standings = facts.standings(of: person, posts: posts, on: today).union(exceptional)
    var states = facts.states(for: person, on: today)
    if let tie, tie.person == person {
      states.insert(.named)
      let isClinical = posts.contains {
        $0.kind == .clinicalSupervisor && $0.type == facts.record.type
      }
      if tie.isClinical, isClinical { standings.insert(.clinical) }
    }
    return (standings, states)
  }
}
