import Domain
import Messages
import Store
import SwiftProtobuf

/// `BookAny` of `pastoral.v1.BookingService`: whoever of the student's own staff is free. Who may be asked
/// and who is free is read in the transaction that keeps the appointment.
enum AnyStaffCalls {
  static func bookAny(
    _ request: Pastoral_V1_BookAnyRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    let student = request.studentID.isEmpty ? call.caller.person : request.studentID
    let situation = try tx.situation(of: student)
    let decision = try call.decide(call.standings(to: situation, of: student, tx))
    guard var situation else { throw Refusal.denied }
    let relations = try request.relations.enumerated().map { index, relation in
      guard let kind = RelationKind(rawValue: relation.rawValue) else {
        throw Refusal.invalid("relations[\(index)]", "must be a kind of relation")
      }
      return kind
    }
    if !relations.isEmpty {
      situation.responsibilities.removeAll { !relations.contains($0.kind) }
    }
    let about = try BookingAbout(request.about)
    let (days, start) = try time(request, call.today)
    let id = Identifier(.appointment, from: &call.random)
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let search = Search(
      situation: situation, days: days, start: start,
      seen: call.seenCaseAppointments(of: situation.studentID), now: call.now)
    return try call.once(decision, tx) {
      let (staff, start) = try search.choice(tx, by: decision)
      let calendars = try tx.calendars(
        around: start, search.situation, staff: staff, seeing: search.seen, at: search.now,
        by: decision)
      let appointment = try BookingRules.book(
        start: start, in: calendars, id: id, noticeVersion: notice, now: search.now)
      return try tx.keepBooked(appointment, about, at: search.now, by: decision)
    }
  }

  /// The days to look at, and the moment where only one will do.
  private static func time(
    _ request: Pastoral_V1_BookAnyRequest, _ today: LocalDate
  ) throws -> (days: ClosedRange<LocalDate>, start: Instant?) {
    switch request.when {
    case .start(let start):
      let start = try Instant(start, field: "start")
      let day = WallClock.london.date(of: start)
      return (day...day, start)
    case .days(let days):
      return (
        try BookingRules.listedDays(
          from: days.hasFrom ? try LocalDate(days.from, field: "days.from") : nil,
          to: days.hasTo ? try LocalDate(days.to, field: "days.to") : nil, today: today), nil
      )
    case nil: throw Refusal.invalid("when", "must be start or days")
    }
  }
}

/// Looks through the calendars of all who may be booked.
private struct Search {
  let situation: StudentSituation
  let days: ClosedRange<LocalDate>
  /// Exactly then; nil for the first free time.
  let start: Instant?
  let seen: SeenCaseAppointments
  let now: Instant

  /// Whom and when.
  ///
  /// - Throws: STAFF_NOT_ASSOCIATED where there is nobody, IN_THE_PAST, LIMIT_REACHED, NOBODY_FREE.
  func choice(
    _ tx: Transaction, by decision: Decision
  ) throws -> (staff: Identifier, start: Instant) {
    let relations = relations()
    guard !relations.isEmpty else {
      throw Refusal.rule(
        .staffNotAssociated, "No such staff are associated with the student's programme then.")
    }
    if let start, start <= now { throw Refusal.rule(.inThePast, "The time has passed.") }
    var found: [(staff: Identifier, start: Instant, relation: RelationKind)] = []
    var atLimit = 0
    for (staff, byDay) in relations {
      let calendars = try tx.calendars(
        on: days, situation, staff: staff, seeing: seen, at: now, by: decision)
      if calendars.caps.contains(where: \.isReached) { atLimit += 1 }
      let slots = BookingRules.freeSlots(on: days, in: calendars, now: now)
      let slot = slots.first { start == nil || $0.start == start }
      guard let slot, let relation = byDay[WallClock.london.date(of: slot.start)] else { continue }
      found.append((staff, slot.start, relation))
    }
    guard let first = found.map(\.start).min() else {
      throw atLimit == relations.count
        ? Refusal.rule(
          .limitReached, "The student has as many appointments ahead as they may have.")
        : Refusal.rule(.nobodyFree, "None of the student's staff is free then.")
    }
    let week = BookingRules.week(of: first)
    let candidates = try found.filter { $0.start == first }.map {
      BookingRules.Candidate(
        staffID: $0.staff, relation: $0.relation,
        bookedThatWeek: try tx.bookings(ofStaff: $0.staff, in: week))
    }
    guard let chosen = BookingRules.choose(among: candidates) else { throw Refusal.denied }
    return (chosen.staffID, first)
  }

  /// Who may be booked on which of the days, and the closest relation then.
  private func relations() -> [Identifier: [LocalDate: RelationKind]] {
    var relations: [Identifier: [LocalDate: RelationKind]] = [:]
    var day = days.lowerBound
    while day <= days.upperBound {
      for bookable in BookingRules.bookableStaff(for: situation, on: day) {
        relations[bookable.staffID, default: [:]][day] = bookable.relation
      }
      if day == .last { break }
      day = day.adding(days: 1)
    }
    return relations
  }
}
