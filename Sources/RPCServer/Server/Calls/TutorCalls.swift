import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.DirectoryService` that changes personal tutors. What a change makes of the
/// relations is `TutorChange.plan`'s, what becomes of appointments `BookingRules.handedOver`'s; all changes
/// of a request are planned first and made afterwards, so a preview says exactly what would be done.
enum TutorCalls {
  static let routes: [Route] = [
    .write(DirectoryService.changeTutor, .policy(.update, .directory), changeTutor),
    .read(DirectoryService.previewTutorChanges, .policy(.update, .directory), preview),
    .write(DirectoryService.changeTutors, .policy(.update, .directory), changeTutors),
  ]

  /// The most changes of one request. A year's worth of them holds the write lane for well under a
  /// second.
  static let changesMax = 500

  private static func changeTutor(
    _ request: Pastoral_V1_ChangeTutorRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ChangeTutorResponse> {
    let decision = try decide([request.change], call, tx)
    guard request.hasChange else { throw Refusal.invalid("change", "must be given") }
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let planned: PlannedTutorChange
      do {
        planned = try plan(request.change, besides: [], context, tx)
      } catch let problem as TutorChangeProblem {
        throw problem.refusal(at: "change")
      }
      let relations = try carryOut(planned, &random, at: context.now, tx, decision)
      for relation in relations { try tx.record([relation], at: context.now, by: decision) }
      return (response(planned, relations), nil)
    }
  }

  private static func preview(
    _ request: Pastoral_V1_ChangeTutorsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ChangeTutorsResponse {
    _ = try decide(request.changes, call, tx)
    var response = Pastoral_V1_ChangeTutorsResponse()
    let plans = try plans(request.changes, call, tx)
    response.outcomes = try zip(request.changes, plans).map { change, planned in
      var outcome = Pastoral_V1_TutorChangeOutcome()
      outcome.studentCampusID = change.studentCampusID
      switch planned {
      case .success(let planned): outcome.done = try foreseen(planned, tx)
      case .failure(let problem):
        outcome.field = problem.field
        outcome.problem = problem.description
      }
      return outcome
    }
    return response
  }

  private static func changeTutors(
    _ request: Pastoral_V1_ChangeTutorsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_ChangeTutorsResponse> {
    let decision = try decide(request.changes, call, tx)
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let plans = try plans(request.changes, context, tx)
      let violations = plans.enumerated().compactMap { index, planned -> FieldViolation? in
        guard case .failure(let problem) = planned else { return nil }
        return problem.violation(at: "changes[\(index)]")
      }
      guard violations.isEmpty else { throw Refusal.invalid(violations) }
      var changed: [Stored<Relation>] = []
      var reply = Pastoral_V1_ChangeTutorsResponse()
      for case .success(let planned) in plans {
        let relations = try carryOut(planned, &random, at: context.now, tx, decision)
        changed += relations
        var outcome = Pastoral_V1_TutorChangeOutcome()
        outcome.studentCampusID = planned.studentCampusID
        outcome.done = response(planned, relations)
        reply.outcomes.append(outcome)
      }
      try tx.record(changed, at: context.now, by: decision)
      return (reply, nil)
    }
  }

  /// The decision, asked for each of those whom a new relation would benefit.
  private static func decide(
    _ changes: [Pastoral_V1_TutorChange], _ call: CallContext, _ tx: Transaction
  ) throws -> Decision {
    let decision = try call.decide()
    for staff in Set(changes.map(\.staffCampusID)) where !staff.isEmpty {
      _ = try call.decide(beneficiary: tx.staffID(campusID: staff)?.text)
    }
    return decision
  }

  // MARK: Planning

  /// Plans them all, as each sees the appointments that those before it hand over.
  private static func plans(
    _ changes: [Pastoral_V1_TutorChange], _ call: CallContext, _ tx: Transaction
  ) throws -> [Result<PlannedTutorChange, TutorChangeProblem>] {
    guard (1...changesMax).contains(changes.count) else {
      throw Refusal.invalid("changes", "must be 1 to \(changesMax)")
    }
    var seen: Set<String> = []
    var handedOver: [Appointment] = []
    return try changes.map { change in
      guard seen.insert(change.studentCampusID).inserted else {
        return .failure(
          TutorChangeProblem(.invalid("student_campus_id", "must not be in the list twice")))
      }
      do {
        let planned = try plan(change, besides: handedOver, call, tx)
        handedOver += planned.handedOver
        return .success(planned)
      } catch let problem as TutorChangeProblem {
        return .failure(problem)
      }
    }
  }

  /// - Parameter handedOver: What the same request gives to other staff before.
  /// - Throws: `TutorChangeProblem` where this change cannot be made.
  private static func plan(
    _ message: Pastoral_V1_TutorChange, besides handedOver: [Appointment], _ call: CallContext,
    _ tx: Transaction
  ) throws -> PlannedTutorChange {
    do {
      guard let student = try tx.studentID(campusID: message.studentCampusID) else {
        throw TutorChangeProblem(unknown: "student_campus_id")
      }
      let change = TutorChange(
        staffID: try staff(message.staffCampusID, field: "staff_campus_id", tx),
        from: try LocalDate(message.from, field: "from"),
        until: message.hasUntil ? try LocalDate(message.until, field: "until") : nil,
        replaces: try staff(
          message.replacesStaffCampusID, field: "replaces_staff_campus_id", tx))
      let plan = try change.plan(
        over: tx.tutorPeriods(ofStudent: student), today: call.today)
      var planned = PlannedTutorChange(
        student: student, studentCampusID: message.studentCampusID, plan: plan)
      try settle(
        message.appointments, of: &planned, change, besides: handedOver, call.now, tx)
      return planned
    } catch let refusal as Refusal {
      throw TutorChangeProblem(refusal)
    }
  }

  private static func staff(
    _ campusID: String, field: String, _ tx: Transaction
  ) throws -> Identifier? {
    guard !campusID.isEmpty else { return nil }
    guard let id = try tx.staffID(campusID: campusID) else {
      throw TutorChangeProblem(unknown: field)
    }
    return id
  }

  /// Says of each appointment with a former tutor in that time whether it is handed over.
  private static func settle(
    _ wish: Pastoral_V1_FutureAppointments, of planned: inout PlannedTutorChange,
    _ change: TutorChange, besides handedOver: [Appointment], _ now: Instant, _ tx: Transaction
  ) throws {
    let handsOver: Bool
    switch wish {
    case .unspecified, .leave: handsOver = false
    case .handOver: handsOver = true
    case .UNRECOGNIZED: throw Refusal.invalid("appointments", "must be LEAVE or HAND_OVER")
    }
    guard !handsOver || change.staffID != nil else {
      throw Refusal.invalid("appointments", "must be LEAVE where there is no new tutor")
    }
    let from = max(now, WallClock.london.startOfDay(change.from))
    let to =
      change.until.map { WallClock.london.startOfDay($0.adding(days: 1)) }
      ?? Instant(millisecondsSince1970: .max)
    guard let anybody = change.staffID ?? planned.plan.formerStaff.first else { return }
    let calendars = try tx.booked(
      ofStaff: anybody, ofStudent: planned.student, from: from, to: to, at: now)
    var held = calendars.staff + handedOver.filter { $0.staffID == anybody }
    for appointment in calendars.student
    where appointment.start >= from && planned.plan.formerStaff.contains(appointment.staffID) {
      if handsOver, let staff = change.staffID,
        let handed = BookingRules.handedOver(
          appointment, to: staff, holding: held, now: now)
      {
        planned.handedOver.append(handed)
        planned.handedOverFrom.append(appointment)
        held.append(handed)
      } else {
        planned.left.append(appointment)
      }
    }
  }

  // MARK: Making a change

  private static func carryOut(
    _ planned: PlannedTutorChange, _ random: inout SystemRandom, at now: Instant,
    _ tx: Transaction, _ decision: Decision
  ) throws -> [Stored<Relation>] {
    let relations = try tx.apply(
      planned.plan, toStudent: planned.student,
      newID: { Identifier(.relation, from: &random) }, at: now, by: decision)
    for relation in relations { try tx.append(.relationChanged, relation.id, at: now) }
    for appointment in planned.handedOver {
      try tx.update(appointment, by: decision)
      try tx.append(.appointmentHandedOver, appointment.id, at: now)
    }
    // Only once all are handed over is it known what the former tutor's day looks like.
    for former in planned.handedOverFrom {
      try tx.offer(timeOf: former, at: now, random: &random)
    }
    // What stays with a tutor who is the student's no longer is for a person to look at.
    try tx.flagAppointments(
      of: .person(planned.student), at: now, random: &random, by: decision)
    if let about = relations.last?.id {
      let staff = planned.plan.formerStaff + planned.plan.begun.map(\.staffID)
      try tx.deliver(
        .tutorChanged, about: about, to: ([planned.student] + staff).map(\.text), at: now,
        random: &random)
    }
    return relations
  }

  private static func response(
    _ planned: PlannedTutorChange, _ relations: [Stored<Relation>]
  ) -> Pastoral_V1_ChangeTutorResponse {
    var response = Pastoral_V1_ChangeTutorResponse()
    response.relations = relations.map { Pastoral_V1_Relation($0) }
    response.handedOverAppointmentIds = planned.handedOver.map(\.id.text)
    response.leftAppointmentIds = planned.left.map(\.id.text)
    return response
  }

  /// What carrying it out would answer.
  private static func foreseen(
    _ planned: PlannedTutorChange, _ tx: Transaction
  ) throws -> Pastoral_V1_ChangeTutorResponse {
    var response = response(planned, [])
    let withdrawn = planned.plan.withdrawn.map { period in
      var period = period
      period.to = period.from.adding(days: -1)
      return period
    }
    for period in withdrawn + planned.plan.ended + planned.plan.begun {
      var relation = Pastoral_V1_Relation()
      relation.id = period.relationID?.text ?? ""
      relation.kind = .personalTutor
      relation.staffCampusID = try tx.campusID(ofStaff: period.staffID) ?? ""
      relation.about = planned.studentCampusID
      relation.from = Pastoral_V1_Date(period.from)
      if let to = period.to { relation.to = Pastoral_V1_Date(to) }
      response.relations.append(relation)
    }
    return response
  }
}

/// A change with all that follows from it.
private struct PlannedTutorChange {
  var student: Identifier
  var studentCampusID: String
  var plan: TutorChange.Plan
  /// As they will be.
  var handedOver: [Appointment] = []
  /// The same as they are now.
  var handedOverFrom: [Appointment] = []
  var left: [Appointment] = []
}

/// Why one change of several cannot be made.
private struct TutorChangeProblem: Error {
  /// As the message of one change spells it; empty where the change as a whole is wrong.
  var field = ""
  var description: String
  private var cause: Refusal?

  init(_ refusal: Refusal) {
    cause = refusal
    switch refusal {
    case .invalid(let violations):
      field = violations.first?.field ?? ""
      description = violations.first?.description ?? ""
    case .rule(_, let sentence), .notFound(let sentence): description = sentence
    case .denied, .staleRevision, .idempotencyKeyReused: description = "The change is refused."
    }
  }

  /// - Parameter field: The one that names nobody.
  init(unknown field: String) {
    self.field = field
    description = "names no record that exists"
  }

  /// The problem among the fields of a larger request.
  func violation(at place: String) -> FieldViolation {
    FieldViolation(
      field: field.isEmpty ? place : "\(place).\(field)", description: description)
  }

  /// The refusal of a request that is this change alone.
  func refusal(at place: String) -> Refusal {
    switch cause {
    case nil: .rule(.unknownReference, "\(place).\(field) \(description).")
    case .invalid: .invalid([violation(at: place)])
    case let cause?: cause
    }
  }
}
