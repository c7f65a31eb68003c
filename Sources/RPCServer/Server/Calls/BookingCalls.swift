import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.BookingService`: appointments between students and academic staff. The rules are
/// `BookingRules`'; here they are given what the store knows, and what they decide is kept.
enum BookingCalls {
  static let routes: [Route] =
    [
      .read(BookingService.listBookableStaff, .policy(.list, .academicBooking), listBookableStaff),
      .read(BookingService.listSlots, .policy(.list, .academicBooking), listSlots),
      .write(BookingService.book, .policy(.create, .academicBooking), book),
      .write(BookingService.bookAny, .policy(.create, .academicBooking), AnyStaffCalls.bookAny),
      .write(BookingService.cancel, .policy(.update, .academicBooking), cancel),
      .write(BookingService.reschedule, .policy(.update, .academicBooking), reschedule),
      .read(BookingService.get, .policy(.read, .academicBooking), get),
      .read(BookingService.list, .policy(.list, .academicBooking), list),
    ] + AvailabilityCalls.routes + ClosureCalls.routes + AttendanceCalls.routes
    + BookingLimitCalls.routes + SeriesCalls.routes

  private static func listBookableStaff(
    _ request: Pastoral_V1_ListBookableStaffRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListBookableStaffResponse {
    let student = request.studentID.isEmpty ? call.caller.person : request.studentID
    let situation = try tx.situation(of: student)
    let standings = try call.standings(to: situation, of: student, tx)
    try call.check(request.purpose, standings)
    let decision = try call.decide(standings)
    guard let situation else { throw Refusal.denied }
    var response = Pastoral_V1_ListBookableStaffResponse()
    response.staff = try BookingRules.bookableStaff(for: situation, on: call.today).compactMap {
      bookable in
      guard let staff = try tx.staffMember(bookable.staffID.text, by: decision) else { return nil }
      var message = Pastoral_V1_BookableStaff()
      message.staffID = staff.id.text
      message.givenName = staff.record.givenName
      message.familyName = staff.record.familyName
      message.jobTitle = staff.record.jobTitle
      message.relation = Pastoral_V1_RelationKind(bookable.relation)
      return message
    }
    return response
  }

  private static func listSlots(
    _ request: Pastoral_V1_ListSlotsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListSlotsResponse {
    let student = request.studentID.isEmpty ? call.caller.person : request.studentID
    let situation = try tx.situation(
      of: student, with: call.caller.person, and: request.staffID)
    let decision = try call.decide(
      standings(of: call, to: situation, of: student, staffID: request.staffID, tx))
    guard let situation, let staff = Identifier(request.staffID, kind: .staffMember) else {
      throw Refusal.denied
    }
    let days = try BookingRules.listedDays(
      from: request.hasFrom ? try LocalDate(request.from, field: "from") : nil,
      to: request.hasTo ? try LocalDate(request.to, field: "to") : nil, today: call.today)
    // A member of staff who is not theirs on any of the days is as good as absent.
    guard situation.isBookable(staff, onAnyOf: days) else { throw Refusal.denied }
    let calendars = try tx.calendars(
      on: days, situation, staff: staff,
      seeing: call.seenCaseAppointments(of: situation.studentID), at: call.now, by: decision)
    var response = Pastoral_V1_ListSlotsResponse()
    response.slots = BookingRules.freeSlots(
      on: days, in: calendars, now: call.now, byHost: request.staffID == call.caller.person
    ).map { Pastoral_V1_Slot($0) }
    return response
  }

  private static func book(
    _ request: Pastoral_V1_BookRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    let (situation, staff, decision) = try between(
      request.studentID, and: request.staffID, call, tx, withoutModules: true)
    guard request.hasStart else { throw Refusal.invalid("start", "must be given") }
    let start = try Instant(request.start, field: "start")
    let about = try BookingAbout(request.about)
    let id = Identifier(.appointment, from: &call.random)
    let (now, isHost) = (call.now, request.staffID == call.caller.person)
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let seen = call.seenCaseAppointments(of: situation.studentID)
    return try call.once(decision, tx) {
      let calendars = try tx.calendars(
        around: start, try tx.completed(situation, for: staff, at: start), staff: staff,
        seeing: seen, at: now, by: decision)
      let appointment = try BookingRules.book(
        start: start, in: calendars, id: id, noticeVersion: notice, now: now, byHost: isHost)
      return try tx.keepBooked(appointment, about, at: now, by: decision)
    }
  }

  private static func cancel(
    _ request: Pastoral_V1_CancelRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    let (appointment, _, decision) = try found(request.appointmentID, &call, tx)
    let (now, isHost) = (call.now, appointment.staffID.text == call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      let cancelled = try tx.cancel(
        appointment, revision: request.revision, byHost: isHost, at: now, random: &random,
        by: decision)
      return (Pastoral_V1_Appointment(cancelled), cancelled.studentID)
    }
  }

  private static func reschedule(
    _ request: Pastoral_V1_RescheduleRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    let (appointment, situation, decision) = try found(request.appointmentID, &call, tx)
    guard request.hasStart else { throw Refusal.invalid("start", "must be given") }
    let start = try Instant(request.start, field: "start")
    let (now, isHost) = (call.now, appointment.staffID.text == call.caller.person)
    let seen = call.seenCaseAppointments(of: situation.studentID)
    var random = call.random
    return try call.once(decision, tx) {
      let calendars = try tx.calendars(
        around: start, situation, staff: appointment.staffID, seeing: seen, at: now, by: decision)
      let moved = try BookingRules.reschedule(
        appointment, to: start, revision: request.revision, in: calendars, now: now,
        byHost: isHost)
      try tx.update(moved, by: decision)
      try tx.append(.appointmentRescheduled, moved.id, at: now)
      try tx.remind(ofMoved: moved, at: now, random: &random)
      try tx.offer(timeOf: appointment, at: now, random: &random)
      return (Pastoral_V1_Appointment(moved), moved.studentID)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetAppointmentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Appointment {
    let (appointment, _, decision) = try found(
      request.appointmentID, &call, tx, for: request.purpose)
    return try tx.message(appointment, by: decision)
  }

  private static func list(
    _ request: Pastoral_V1_ListAppointmentsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListAppointmentsResponse {
    let whose: String
    let standings: Set<Standing>
    // Times without people say nothing in the calendar of staff; in a student's they would say whose.
    var least = Showing.nameAndID
    switch request.whose {
    case .studentID(let id):
      whose = id
      standings = try call.standings(toStudent: id, tx)
      try call.check(request.purpose, standings)
    case .staffID(let id):
      // One's own calendar still holds other people's appointments, so it needs a purpose too.
      whose = id
      standings = id == call.caller.person ? [.host] : []
      least = .metadata
      try call.check(request.purpose, [])
    case nil: throw Refusal.invalid("whose", "must be student_id or staff_id")
    }
    let decision = try call.decide(standings, atLeast: least)
    guard let person = Identifier(whose) else { throw Refusal.denied }
    let page = try call.page(request)
    let found = try tx.appointments(
      of: person,
      from: request.hasFrom
        ? try Instant(request.from, field: "from") : Instant(millisecondsSince1970: .min),
      to: request.hasTo
        ? try Instant(request.to, field: "to") : Instant(millisecondsSince1970: .max),
      includingCancelled: request.includeCancelled, flaggedOnly: request.onlyFlagged,
      after: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (appointments, next) = call.paging.page(found, of: page) { Paging.place($0.start, $0.id) }
    var response = Pastoral_V1_ListAppointmentsResponse()
    response.appointments = try appointments.map { try tx.message($0, by: decision) }
    response.nextPageToken = next
    return response
  }

  /// The situation of the student of a new meeting, its member of staff, and the decision on it.
  ///
  /// - Parameters:
  ///   - studentID: The caller where it is empty.
  ///   - withoutModules: As in the store's `situation`; then `completed` is to be asked.
  /// - Throws: `Refusal.denied`; then `Refusal.invalid` where no member of staff is named.
  static func between(
    _ studentID: String, and staffID: String, _ call: CallContext, _ tx: Transaction,
    withoutModules: Bool = false
  ) throws -> (situation: StudentSituation, staff: Identifier, decision: Decision) {
    let student = studentID.isEmpty ? call.caller.person : studentID
    let situation = try tx.situation(
      of: student, with: call.caller.person, and: staffID, withoutModules: withoutModules)
    let decision = try call.decide(
      standings(of: call, to: situation, of: student, staffID: staffID, tx))
    guard let situation else { throw Refusal.denied }
    guard let staff = Identifier(staffID, kind: .staffMember) else {
      throw Refusal.invalid("staff_id", "must be the id of a member of staff")
    }
    return (situation, staff, decision)
  }

  /// An appointment, the student's situation, and the decision on it. What does not exist is denied
  /// by the same statements as what is somebody else's.
  ///
  /// - Parameters:
  ///   - purpose: What it is read for; nil for a change, which needs none.
  ///   - counting: Those standings alone that count for it; nil for all.
  ///   - action: What is done, where the method's rule names several resources.
  static func found(
    _ id: String, _ call: inout CallContext, _ tx: Transaction,
    for purpose: Pastoral_V1_Purpose? = nil, only counting: Set<Standing>? = nil,
    to action: Action? = nil
  ) throws -> (Appointment, StudentSituation, Decision) {
    let appointment = try tx.appointment(id)
    let student = appointment?.studentID.text ?? ""
    let situation = try tx.situation(
      of: student, with: call.caller.person, and: appointment?.staffID.text)
    var standings = try standings(
      of: call, to: situation, of: student, staffID: appointment?.staffID.text ?? "", tx)
    if let counting { standings.formIntersection(counting) }
    if let purpose { try call.check(purpose, standings) }
    let decision =
      try action.map { try call.decide($0, .academicBooking, standings) } ?? call.decide(standings)
    guard let appointment, let situation else { throw Refusal.denied }
    return (appointment, situation, decision)
  }

  /// How the caller stands to an appointment of that student with that member of staff.
  static func standings(
    of call: CallContext, to situation: StudentSituation?, of student: String, staffID: String,
    _ tx: Transaction
  ) throws -> Set<Standing> {
    var standings = try call.standings(to: situation, of: student, tx)
    if !staffID.isEmpty, staffID == call.caller.person { standings.insert(.host) }
    return standings
  }
}
