import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CalendarService`: appointments as calendars read them. What an entry may say is
/// `ICalendar`'s matter. Appointments of cases are in them for the two who meet, and say only when.
enum CalendarCalls {
  static let routes: [Route] = [
    .read(CalendarService.getInvitation, .oneOf(.read, resources), invitation),
    .read(CalendarService.export, .oneOf(.list, resources), export),
    .stream(CalendarService.watch, .oneOf(.list, resources), .read) { CalendarWatch() },
  ]

  private static let resources: [Resource] = [.academicBooking, .wellbeingBooking]
  private static let entriesMax = 500

  private static func invitation(
    _ request: Pastoral_V1_GetInvitationRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CalendarText {
    if let decision = call.ownCaseAppointments(.read),
      let found = try tx.caseAppointment(
        request.appointmentID, of: call.caller.person, by: decision)
    {
      return Pastoral_V1_CalendarText(
        [CalendarEntry(confidential: found.appointment)], try method(of: found.appointment))
    }
    // An invitation is to one of the two who meet; a tutor may read others' appointments, not attend them.
    let (appointment, _, decision) = try BookingCalls.found(
      request.appointmentID, &call, tx, for: request.purpose, only: [.ownself, .host], to: .read)
    let method = try method(of: appointment)
    let entry = try tx.calendarEntry(appointment, for: call.caller.person, by: decision)
    return Pastoral_V1_CalendarText([entry], method)
  }

  private static func method(of appointment: Appointment) throws -> ICalendar.Method {
    switch appointment.state {
    case .booked: return .request
    case .cancelled: return .cancel
    case .offered, .lapsed:
      throw Refusal.rule(.notBooked, "The time is offered, and not booked.")
    }
  }

  private static func export(
    _ request: Pastoral_V1_ExportCalendarRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CalendarText {
    let decision = try call.ownCalendar(request.purpose)
    let confidential = call.ownCaseAppointments(.list)
    guard decision != nil || confidential != nil else { throw Refusal.denied }
    let from = request.hasFrom ? try LocalDate(request.from, field: "from") : call.today
    let to = request.hasTo ? try LocalDate(request.to, field: "to") : from.adding(days: 27)
    guard from <= to else { throw Refusal.invalid("to", "must not be before the first day") }
    guard to.daysSince1970 - from.daysSince1970 <= 366 else {
      throw Refusal.invalid("to", "must be at most 366 days after the first day")
    }
    guard let person = Identifier(call.caller.person) else { throw Refusal.denied }
    let (start, end) = (
      WallClock.london.startOfDay(from), WallClock.london.startOfDay(to.adding(days: 1))
    )
    var entries: [CalendarEntry] = []
    if let decision {
      entries += try tx.appointments(
        of: person, from: start, to: end, includingCancelled: false, after: nil,
        limit: entriesMax + 1, by: decision
      ).map { try tx.calendarEntry($0, for: person.text, by: decision) }
    }
    if let confidential {
      entries += try tx.caseAppointments(
        of: person, from: start, to: end, after: nil, limit: entriesMax + 1, by: confidential
      ).map { CalendarEntry(confidential: $0.appointment) }
    }
    guard entries.count <= entriesMax else {
      throw Refusal.invalid("to", "must be earlier: there are more than \(entriesMax) appointments")
    }
    entries.sort {
      ($0.appointment.start, $0.appointment.id) < ($1.appointment.start, $1.appointment.id)
    }
    return Pastoral_V1_CalendarText(entries, .publish)
  }
}

/// The caller's own appointments to come, and then each change, a page a turn. Every turn asks the policy
/// again.
private struct CalendarWatch: OneMessageStream {
  private static let pageLength = 50
  /// More than anybody has ahead.
  private static let ofCasesMax = 1_000
  var hasBegun = false
  private var purpose = Pastoral_V1_Purpose.unspecified
  /// Where among the appointments to come the next page begins; nil once all were sent.
  private var place: (start: Instant, id: String)?
  /// Up to which place of the feed everything has been sent.
  private var last: Int64 = 0
  /// Of those of cases, which are in no feed: the revision that was sent last, by id. Nil before the first look.
  private var sent: [Identifier: Int64]?

  var watches: Feeds { [.events, .caseAppointments] }

  mutating func begin(
    _ request: Pastoral_V1_WatchCalendarRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    purpose = request.purpose
    let decision = try call.ownCalendar(purpose)
    guard decision != nil || call.ownCaseAppointments(.list) != nil else { throw Refusal.denied }
    last = request.after
    if last == 0 {
      // What changes while the first pages go out is sent once more after them.
      last = try tx.newestEvent()
      place = (call.now, "")
    }
    return StreamStep(next: .input)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let decision = try call.ownCalendar(purpose)
    let confidential = call.ownCaseAppointments(.list)
    guard decision != nil || confidential != nil, let person = Identifier(call.caller.person)
    else { throw Refusal.denied }
    if let from = place {
      let page =
        try decision.map {
          try tx.appointments(
            of: person, from: from.start, to: Instant(millisecondsSince1970: .max),
            includingCancelled: false, after: from.id.isEmpty ? nil : from,
            limit: Self.pageLength, by: $0)
        } ?? []
      var messages =
        try decision.map { decision in
          try page.map { try message(tx.message($0, by: decision), last: 0) }
        } ?? []
      place = page.count < Self.pageLength ? nil : page.last.map { ($0.start, $0.id.text) }
      if place == nil {
        messages += try changedOfCases(person, at: call.now, tx, by: confidential, last: 0)
        messages.append(try message(nil, last: last))
      }
      return StreamStep(messages: messages, next: .more)
    }
    var messages = try changedOfCases(person, at: call.now, tx, by: confidential, last: last)
    guard let decision else { return StreamStep(messages: messages, next: .wait) }
    let (events, upTo) = try tx.appointmentEvents(
      of: person, after: last, limit: Self.pageLength, by: decision)
    messages += try events.compactMap { event -> [UInt8]? in
      if event.isGone { return try message(nil, gone: event.appointmentID, last: event.number) }
      guard let appointment = try tx.appointment(event.appointmentID) else { return nil }
      return try message(tx.message(appointment, by: decision), last: event.number)
    }
    last = upTo
    return StreamStep(
      messages: messages, next: events.count < Self.pageLength ? .wait : .more)
  }

  /// The caller's own appointments of cases to come that changed since the last look, each a time and a state.
  /// Whoever takes a stream up again gets all of them, the cancelled ones too.
  private mutating func changedOfCases(
    _ person: Identifier, at now: Instant, _ tx: Transaction, by decision: Decision?, last: Int64
  ) throws -> [[UInt8]] {
    guard let decision else { return [] }
    let ahead = try tx.caseAppointments(
      of: person, from: now, to: Instant(millisecondsSince1970: .max), includingCancelled: true,
      after: nil, limit: Self.ofCasesMax, by: decision
    ).map(\.appointment)
    let before = sent
    sent = Dictionary(uniqueKeysWithValues: ahead.map { ($0.id, $0.revision) })
    return try ahead.filter { appointment in
      // At the very first look what was cancelled before is nobody's news.
      before.map { $0[appointment.id] != appointment.revision }
        ?? (last > 0 || appointment.state == .booked)
    }.map { try message(Pastoral_V1_Appointment(metadataOf: $0), last: last) }
  }

  private func message(
    _ appointment: Pastoral_V1_Appointment?, gone: String = "", last: Int64
  ) throws -> [UInt8] {
    var message = Pastoral_V1_WatchCalendarResponse()
    if let appointment { message.appointment = appointment }
    message.goneAppointmentID = gone
    message.last = last
    return try message.serializedBytes()
  }
}

extension CallContext {
  /// The decision on the caller's own calendar: a student's is about nobody else, one of staff shows
  /// students, so it needs a purpose. Nil for who meets nobody.
  fileprivate mutating func ownCalendar(_ purpose: Pastoral_V1_Purpose) throws -> Decision? {
    let isStudent = Identifier(caller.person, kind: .student) != nil
    let standings: Set<Standing> = isStudent ? [.ownself] : [.host]
    try check(purpose, standings)
    return try? decide(.list, .academicBooking, standings)
  }

  /// The decision on the caller's own appointments of cases, whose times alone are shown; nil for who can have
  /// none, and for campus systems.
  fileprivate func ownCaseAppointments(_ action: Action) -> Decision? {
    guard caller.actingFor == nil else { return nil }
    let isStudent = Identifier(caller.person, kind: .student) != nil
    return try? decide(action, .wellbeingBooking, [isStudent ? .ownself : .caseTeam])
  }
}

extension Transaction {
  /// An appointment as one of the two sees it in a calendar.
  ///
  /// - Parameter reader: The student or the member of staff. To the student the entry names whom they
  ///   meet; to staff it names nobody.
  fileprivate func calendarEntry(
    _ appointment: Appointment, for reader: String, by decision: Decision
  ) throws -> CalendarEntry {
    let names = try names(
      ofStudent: appointment.studentID, andStaff: appointment.staffID, by: decision)
    let email = try staffMember(appointment.staffID.text, by: decision)?.record.email ?? ""
    let staffName = names?.staff.full ?? ""
    let isStudent = reader == appointment.studentID.text
    return CalendarEntry(
      appointment: appointment,
      summary: isStudent ? "Meeting with \(staffName)" : "Student appointment",
      organizer: .init(id: appointment.staffID, name: staffName, email: email),
      attendee: .init(id: appointment.studentID, name: "", email: ""))
  }
}

extension Pastoral_V1_CalendarText {
  fileprivate init(_ entries: [CalendarEntry], _ method: ICalendar.Method) {
    self.init()
    ics = ICalendar.text(entries, method: method)
    self.method =
      switch method {
      case .publish: .publish
      case .request: .request
      case .cancel: .cancel
      }
  }
}
