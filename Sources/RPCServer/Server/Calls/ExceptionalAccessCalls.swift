import Domain
import Ledger
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.ExceptionalAccessService`: access outside one's ordinary rights. The rules are
/// `ExceptionalAccessRules`'; whoever must know is told in the same transaction.
enum ExceptionalAccessCalls {
  static let routes: [Route] = [
    .write(ExceptionalAccessService.elevate, .policy(.create, .elevation), elevate),
    // Neither a full disk nor a crowd keeps anybody from a student at risk.
    .write(ExceptionalAccessService.breakGlass, .policy(.create, .breakGlass), breakGlass)
      .goingOn(),
    .write(ExceptionalAccessService.endExceptionalAccess, .oneOf(.update, resources), end)
      .goingOn(),
    .write(ExceptionalAccessService.reviewExceptionalAccess, .oneOf(.approve, resources), review),
    .read(ExceptionalAccessService.getExceptionalAccess, .oneOf(.read, resources), get),
    .read(ExceptionalAccessService.listExceptionalAccess, .oneOf(.list, resources), list),
  ]

  private static let resources = ExceptionalAccess.Kind.allCases.map(\.resource)

  private static func elevate(
    _ request: Pastoral_V1_ElevateRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ExceptionalAccess> {
    let decision = try call.decide(states: call.states(ofAccessTo: request.studentID, tx))
    guard let student = try tx.existingStudent(request.studentID) else { throw Refusal.denied }
    let (holder, now, today) = (call.caller.principal, call.now, call.today)
    var random = call.random
    return try call.once(decision, tx) {
      let access = try ExceptionalAccessRules.elevate(
        holder, to: student, ticket: request.ticket, reason: request.reason,
        minutes: Int(request.minutes), history: tx.exceptionalAccessHistory(of: holder, at: now),
        closures: tx.closures(ahead: today), id: Identifier(.exceptionalAccess, from: &random),
        now: now)
      let reviewers = try tx.reviewers(of: access.facts, on: today)
      // Nobody works on students' records unseen (S11); in an emergency somebody may.
      guard !reviewers.isEmpty else {
        throw Refusal.rule(
          .noReviewer, "No data protection officer is there who could be told and review it.")
      }
      try tx.begin(access, told: .elevationBegan, reviewers, &random, by: decision)
      return (try message(access, at: now, tx), student)
    }
  }

  private static func breakGlass(
    _ request: Pastoral_V1_BreakGlassRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ExceptionalAccess> {
    let decision = try call.decide(states: call.states(ofAccessTo: request.studentID, tx))
    guard let student = try tx.existingStudent(request.studentID) else { throw Refusal.denied }
    let (holder, now, today) = (call.caller.principal, call.now, call.today)
    var random = call.random
    return try call.once(decision, tx) {
      let isSteppedUp =
        try Token(request.stepUpToken).map { try tx.takeStepUp($0, of: holder, at: now) } ?? false
      let access = try ExceptionalAccessRules.breakGlass(
        holder, to: student, ExceptionalAccess.Emergency(request.emergency),
        reason: request.reason, isSteppedUp: isSteppedUp,
        history: tx.exceptionalAccessHistory(of: holder, at: now),
        closures: tx.closures(ahead: today), id: Identifier(.exceptionalAccess, from: &random),
        now: now)
      try tx.begin(
        access, told: .breakGlassBegan, tx.reviewers(of: access.facts, on: today), &random,
        by: decision)
      return (try message(access, at: now, tx), student)
    }
  }

  private static func end(
    _ request: Pastoral_V1_EndExceptionalAccessRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ExceptionalAccess> {
    let (access, decision) = try found(request.id, .update, call, tx)
    let now = call.now
    return try call.once(decision, tx) {
      let ended = try ExceptionalAccessRules.end(access, now: now)
      try tx.update(ended, Step.ended(of:), at: now, by: decision)
      return (try message(ended, at: now, tx), ended.student)
    }
  }

  private static func review(
    _ request: Pastoral_V1_ReviewExceptionalAccessRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ExceptionalAccess> {
    let (access, decision) = try found(request.id, .approve, call, tx)
    let (reviewer, now) = (call.caller.principal, call.now)
    return try call.once(decision, tx) {
      let reviewed = try ExceptionalAccessRules.review(
        access, by: reviewer, ExceptionalAccess.Finding(request.finding),
        comment: request.comment, now: now)
      try tx.update(reviewed, Step.reviewed(of:), at: now, by: decision)
      return (try message(reviewed, at: now, tx), reviewed.student)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetExceptionalAccessRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ExceptionalAccess {
    try call.check(request.purpose, [])
    return try message(found(request.id, .read, call, tx).access, at: call.now, tx)
  }

  private static func list(
    _ request: Pastoral_V1_ListExceptionalAccessRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListExceptionalAccessResponse {
    guard let kind = ExceptionalAccess.Kind(request.kind) else {
      throw Refusal.invalid("kind", "must be ELEVATION or BREAK_GLASS")
    }
    // Whose the access is reads of another person too: of the student.
    try call.check(request.purpose, [])
    // Reviewers see others' too, a supervisor those of their line; others their own.
    let isReviewer = (try? call.decide(.list, kind.resource, [.supervises])) != nil
    if !isReviewer { _ = try call.decide(.list, kind.resource, [.ownself]) }
    let page = try call.page(request)
    let found = try tx.exceptionalAccessFacts(
      kind, of: isReviewer ? nil : call.caller.principal, unreviewedOnly: request.unreviewedOnly,
      before: Paging.place(page.after), limit: page.size + 1)
    let (shown, next) = call.paging.page(found, of: page) { Paging.place($0.began, $0.id) }
    var response = Pastoral_V1_ListExceptionalAccessResponse()
    for facts in shown {
      guard let decision = try permission(to: facts, .list, call, tx),
        let access = try tx.exceptionalAccess(facts.id.text, by: decision)
      else { continue }
      response.accesses.append(try message(access, at: call.now, tx))
    }
    response.nextPageToken = next
    return response
  }

  /// An exceptional access, and the decision on it. What does not exist is denied by the same statements as what
  /// is somebody else's.
  private static func found(
    _ id: String, _ action: Action, _ call: CallContext, _ tx: Transaction
  ) throws -> (access: ExceptionalAccess, decision: Decision) {
    let facts = try tx.exceptionalAccessFacts(id)
    guard let decision = try permission(to: facts, action, call, tx), facts != nil,
      let access = try tx.exceptionalAccess(id, by: decision)
    else {
      throw Refusal.denied
    }
    return (access, decision)
  }

  /// The decision on an exceptional access, or on none; nil where the policy does not allow it.
  private static func permission(
    to facts: ExceptionalAccessFacts?, _ action: Action, _ call: CallContext, _ tx: Transaction
  ) throws -> Decision? {
    let standings = try call.standings(to: facts, tx)
    let states = try call.states(ofAccessTo: facts?.student.text ?? "", tx)
    return try? call.decide(
      action, (facts?.kind ?? .elevation).resource, standings, states: states,
      proposer: facts?.holder)
  }

  private static func message(
    _ access: ExceptionalAccess, at now: Instant, _ tx: Transaction
  ) throws -> Pastoral_V1_ExceptionalAccess {
    Pastoral_V1_ExceptionalAccess(
      access, holderName: try tx.nameForReport(of: access.holder), at: now)
  }
}

extension CallContext {
  /// How the caller stands to an exceptional access. For none the same statements run.
  fileprivate func standings(
    to facts: ExceptionalAccessFacts?, _ tx: Transaction
  ) throws -> Set<Standing> {
    var standings: Set<Standing> = facts?.holder == caller.principal ? [.ownself] : []
    guard caller.roles.contains(.wellbeingSupervisor) else { return standings }
    if try tx.supervises(caller.person, facts, as: supportPosts(tx), on: today) {
      standings.insert(.supervises)
    }
    return standings
  }

  /// What takes rights away about access to a student's records. Nobody gets, sees or judges any to their own (F2).
  fileprivate func states(
    ofAccessTo student: String, _ tx: Transaction
  ) throws -> Set<RecordState> {
    try states(toStudent: student, tx).union(student == caller.person ? [.conflict] : [])
  }
}

extension Transaction {
  /// Those of a month, more than enough to find working days in.
  fileprivate func closures(ahead day: LocalDate) throws -> [Closure] {
    try closures(from: day, to: day.adding(days: 31))
  }

  /// The id of a student who exists; nil for anybody else.
  fileprivate func existingStudent(_ id: String) throws -> Identifier? {
    try principal(id) == nil ? nil : Identifier(id, kind: .student)
  }

  /// Keeps a new one, and tells whoever must know and whoever must review it.
  fileprivate func begin(
    _ access: ExceptionalAccess, told kind: InboxKind, _ reviewers: [String],
    _ random: inout SystemRandom, by decision: Decision
  ) throws {
    try insert(access, by: decision)
    try deliver(kind, about: access.id, to: reviewers, at: access.began, random: &random)
    try deliver(
      .reviewDue, about: access.id, to: reviewers, at: access.began, due: access.reviewDue,
      random: &random)
  }

  /// Whoever may review an exceptional access, by id: data protection officers, and supervisors of the lines of support
  /// that a broken glass concerns. Not its holder (F4), nor who must not look at it (F2).
  fileprivate func reviewers(
    of access: ExceptionalAccessFacts, on day: LocalDate
  ) throws -> [String] {
    var reviewers: [String] = []
    if access.kind == .breakGlass {
      reviewers = try principals(as: [.supervisor], in: nil, on: day).filter {
        try supervises($0, access, as: supportPosts(of: $0), on: day)
      }
    }
    let student = access.student.text
    return try (reviewers + principals(holding: .dataProtectionOfficer)).filter {
      try $0 != access.holder && $0 != student && !hasConflict($0, with: student)
    }
  }

  /// Whether somebody supervises a line of support that a broken glass concerns: one that its holder worked in when it
  /// began, or that has a case of the student which is not closed. A sealed one counts for who is named in it.
  ///
  /// - Parameter posts: Theirs.
  fileprivate func supervises(
    _ person: String, _ glass: ExceptionalAccessFacts?, as posts: [SupportPost], on day: LocalDate
  ) throws -> Bool {
    let began = WallClock.london.date(of: glass?.began ?? Instant(millisecondsSince1970: 0))
    let breakers = ExceptionalAccess.Kind.breakGlass.standing.holders
    var lines = try Set(
      supportPosts(of: glass?.holder ?? "").filter {
        $0.span.contains(began) && breakers.contains($0.kind.role)
      }.map(\.type))
    let cases = try caseFacts(
      ofStudent: glass?.student.text ?? "", for: person, limit: CaseReadingCalls.casesMax)
    for facts in cases where facts.record.state != .closed {
      let states = facts.states(for: person, on: day)
      if !states.contains(.sealed) || states.contains(.named) { lines.insert(facts.record.type) }
    }
    return posts.contains {
      $0.kind == .supervisor && $0.span.contains(day) && lines.contains($0.type)
    }
  }
}

extension Pastoral_V1_ListExceptionalAccessRequest: PagedRequest {}
