import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CaseAppointmentService`: appointments of cases. Whom a student meets there is
/// `CaseAppointmentRules`'; when they can, `BookingRules` says, as of any appointment.
enum CaseAppointmentCalls {
  static let routes: [Route] = [
    .read(CaseAppointmentService.listSlots, .policy(.list, .wellbeingBooking), listSlots),
    .write(CaseAppointmentService.book, .policy(.create, .wellbeingBooking), book),
    .write(CaseAppointmentService.reschedule, .policy(.update, .wellbeingBooking), reschedule),
    .write(CaseAppointmentService.cancel, .policy(.update, .wellbeingBooking), cancel),
    .write(
      CaseAppointmentService.recordAttendance, .policy(.update, .wellbeingBooking),
      recordAttendance),
    .read(CaseAppointmentService.list, .policy(.list, .wellbeingBooking), list),
    .read(CaseAppointmentService.listOwn, .policy(.list, .wellbeingBooking), listOwn),
  ]

  // MARK: Booking

  private static func listSlots(
    _ request: Pastoral_V1_ListCaseSlotsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListSlotsResponse {
    let way = try call.way(
      toCase: request.caseID, naming: request.practitionerID, for: request.purpose, tx)
    let days = try BookingRules.listedDays(
      from: request.hasFrom ? try LocalDate(request.from, field: "from") : nil,
      to: request.hasTo ? try LocalDate(request.to, field: "to") : nil, today: call.today)
    let (situation, practitioner) = try call.situation(
      of: way, with: request.practitionerID, tx)
    let calendars = try tx.calendars(
      on: days, situation, staff: practitioner, seeing: way.seen, at: call.now, by: way.decision)
    var response = Pastoral_V1_ListSlotsResponse()
    response.slots = BookingRules.freeSlots(
      on: days, in: calendars, now: call.now, byHost: practitioner.text == call.caller.person
    ).map { Pastoral_V1_Slot($0) }
    return response
  }

  private static func book(
    _ request: Pastoral_V1_BookCaseAppointmentRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseAppointment> {
    let way = try call.way(toCase: request.caseID, naming: request.practitionerID, tx)
    guard request.hasStart else { throw Refusal.invalid("start", "must be given") }
    let start = try Instant(request.start, field: "start")
    try CaseAppointmentRules.check(place: request.place, byStudent: way.isStudents)
    let notice = try call.noticeInForce(.wellbeing, tx)
    let context = call
    var random = call.random
    return try call.once(way.decision, tx) {
      let (situation, practitioner) = try context.situation(
        of: way, with: request.practitionerID, tx)
      let calendars = try tx.calendars(
        around: start, situation, staff: practitioner, seeing: way.seen, at: context.now,
        by: way.decision)
      let (booked, place) = try CaseAppointment.apart(
        from: BookingRules.book(
          start: start, in: calendars, id: Identifier(.appointment, from: &random),
          noticeVersion: notice, now: context.now,
          byHost: practitioner.text == context.caller.person),
        in: way.record, at: request.place)
      try tx.insert(booked, at: place, by: way.decision)
      try tx.tell(of: booked, at: context.now, but: context.caller.person, random: &random)
      return (try context.message(booked, way, tx), way.record.studentID)
    }
  }

  private static func reschedule(
    _ request: Pastoral_V1_RescheduleCaseAppointmentRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseAppointment> {
    let (found, way) = try call.way(toAppointment: request.appointmentID, tx)
    guard request.hasStart else { throw Refusal.invalid("start", "must be given") }
    let start = try Instant(request.start, field: "start")
    try CaseAppointmentRules.check(place: request.place, byStudent: way.isStudents)
    let context = call
    var random = call.random
    return try call.once(way.decision, tx) {
      let (situation, practitioner) = try context.situation(
        of: way, with: found.practitioner.text, tx)
      let calendars = try tx.calendars(
        around: start, situation, staff: practitioner, seeing: way.seen, at: context.now,
        by: way.decision)
      let (moved, place) = try CaseAppointment.apart(
        from: BookingRules.reschedule(
          found.appointment, to: start, revision: request.revision, in: calendars,
          now: context.now, byHost: practitioner.text == context.caller.person),
        in: way.record, at: request.place)
      try tx.update(moved, at: place, by: way.decision)
      try tx.tell(of: moved, at: context.now, but: context.caller.person, random: &random)
      try tx.remind(ofMoved: moved, at: context.now, random: &random)
      try tx.offer(timeOf: found.appointment, at: context.now, random: &random)
      return (try context.message(moved, way, tx), way.record.studentID)
    }
  }

  private static func cancel(
    _ request: Pastoral_V1_CancelCaseAppointmentRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseAppointment> {
    let (found, way) = try call.way(toAppointment: request.appointmentID, tx)
    let context = call
    var random = call.random
    return try call.once(way.decision, tx) {
      let settings =
        way.isStudents ? try tx.bookingSettings(of: found.practitioner, by: way.decision) : nil
      var cancelled = found
      cancelled.appointment = try BookingRules.cancel(
        found.appointment, revision: request.revision, settings: settings, now: context.now)
      try tx.keep(
        cancelled: cancelled, at: context.now, but: context.caller.person, random: &random,
        by: way.decision)
      return (try context.message(cancelled, way, tx), way.record.studentID)
    }
  }

  private static func recordAttendance(
    _ request: Pastoral_V1_RecordCaseAttendanceRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseAppointment> {
    let (found, way) = try call.way(toAppointment: request.appointmentID, tx)
    // Only whoever was there knows who came; the lead answers for those who have left the team.
    let me = call.caller.person
    guard !way.isStudents, me == found.practitioner.text || me == way.record.lead else {
      throw Refusal.denied
    }
    guard let attendance = Appointment.Attendance(rawValue: request.attendance.rawValue) else {
      throw Refusal.invalid("attendance", "must be ATTENDED or NO_SHOW")
    }
    let context = call
    return try call.once(way.decision, tx) {
      var recorded = found
      recorded.appointment = try BookingRules.recordAttendance(
        attendance, of: found.appointment, revision: request.revision, now: context.now)
      try tx.update(recorded, by: way.decision)
      return (try context.message(recorded, way, tx), way.record.studentID)
    }
  }

  // MARK: Lists

  private static func list(
    _ request: Pastoral_V1_ListCaseAppointmentsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseAppointmentsResponse {
    let way = try call.way(toCase: request.caseID, for: request.purpose, tx)
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.caseAppointments(
      of: way.record, includingCancelled: request.includeCancelled,
      flaggedOnly: request.onlyFlagged && !way.isStudents, after: Paging.place(page.after),
      limit: page.size + 1, by: way.decision)
    let (appointments, next) = call.paging.page(found, of: page) {
      Paging.place($0.appointment.start, $0.id)
    }
    var response = Pastoral_V1_ListCaseAppointmentsResponse()
    response.appointments = try appointments.map { try call.message($0, way, tx) }
    response.nextPageToken = next
    return response
  }

  private static func listOwn(
    _ request: Pastoral_V1_ListOwnCaseAppointmentsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseAppointmentsResponse {
    try call.requireOwnSession()
    try call.requireTerms(tx)
    let isStudent = Identifier(call.caller.person, kind: .student) != nil
    let standing: Standing = isStudent ? .ownself : .caseTeam
    try call.check(request.purpose, [standing], for: .wellbeingBooking)
    let decision = try call.decide([standing])
    // Who is not in the directory has no times of their own.
    guard let person = Identifier(call.caller.person) else { throw Refusal.denied }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.caseAppointments(
      of: person, from: request.hasFrom ? Instant(request.from, field: "from") : call.now,
      to: Instant(millisecondsSince1970: .max), after: Paging.place(page.after),
      limit: page.size + 1, by: decision)
    let (appointments, next) = call.paging.page(found, of: page) {
      Paging.place($0.appointment.start, $0.id)
    }
    var response = Pastoral_V1_ListCaseAppointmentsResponse()
    response.appointments = try appointments.map { found in
      let facts = try tx.caseFacts(found.caseID.text, for: person.text)
      let reader = CaseReader(person: person.text, posts: [], today: call.today)
      let permitted = call.permitted(
        .list, of: facts.map { [$0] } ?? [], by: reader, resource: .wellbeingBooking)
      guard let (record, decision) = permitted.first else {
        return Pastoral_V1_CaseAppointment(timeOf: found)
      }
      return try call.message(found, CaseWay(record: record, decision: decision), tx)
    }
    response.nextPageToken = next
    return response
  }
}

extension Pastoral_V1_ListCaseAppointmentsRequest: PagedRequest {}
extension Pastoral_V1_ListOwnCaseAppointmentsRequest: PagedRequest {}
