import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CalendarService`: appointments as calendars read them. What an entry may say is
/// `ICalendar`'s matter.
enum CalendarCalls {
  static let routes: [Route] = [
    .read(CalendarService.getInvitation, .policy(.read, .academicBooking), invitation),
    .read(CalendarService.export, .policy(.list, .academicBooking), export),
    .stream(CalendarService.watch, .policy(.list, .academicBooking), .read) { CalendarWatch() },
  ]

  private static let entriesMax = 500

  private static func invitation(
    _ request: Pastoral_V1_GetInvitationRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CalendarText {
    // An invitation is to one of the two who meet; a tutor may read others' appointments, not attend them.
    let (appointment, _, decision) = try BookingCalls.found(
      request.appointmentID, &call, tx, for: request.purpose, only: [.ownself, .host])
    let method: ICalendar.Method
    switch appointment.state {
    case .booked: method = .request
    case .cancelled: method = .cancel
    case .offered, .lapsed:
      throw Refusal.rule(.notBooked, "The time is offered, and not booked.")
    }
    let entry = try tx.calendarEntry(appointment, for: call.caller.person, by: decision)
    return Pastoral_V1_CalendarText([entry], method)
  }

  private static func export(
    _ request: Pastoral_V1_ExportCalendarRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CalendarText {
    let decision = try call.ownCalendar(request.purpose)
    let from = request.hasFrom ? try LocalDate(request.from, field: "from") : call.today
    let to = request.hasTo ? try LocalDate(request.to, field: "to") : from.adding(days: 27)
    guard from <= to else { throw Refusal.invalid("to", "must not be before the first day") }
    guard to.daysSince1970 - from.daysSince1970 <= 366 else {
      throw Refusal.invalid("to", "must be at most 366 days after the first day")
    }
    guard let person = Identifier(call.caller.person) else { throw Refusal.denied }
    let appointments = try tx.appointments(
      of: person, from: WallClock.london.startOfDay(from),
      to: WallClock.london.startOfDay(to.adding(days: 1)), includingCancelled: false, after: nil,
      limit: entriesMax + 1, by: decision)
    guard appointments.count <= entriesMax else {
      throw Refusal.invalid("to", "must be earlier: there are more than \(entriesMax) appointments")
    }
    let entries = try appointments.map {
      try tx.calendarEntry($0, for: person.text, by: decision)
    }
    return Pastoral_V1_CalendarText(entries, .publish)
  }
}

/// The caller's own appointments to come, and then each change, a page a turn. Every turn asks the policy
/// again.
private struct CalendarWatch: OneMessageStream {
  private static let pageLength = 50
  var hasBegun = false
  private var purpose = Pastoral_V1_Purpose.unspecified
  /// Where among the appointments to come the next page begins; nil once all were sent.
  private var place: (start: Instant, id: String)?
  /// Up to which place of the feed everything has been sent.
  private var last: Int64 = 0

  var watches: Feeds { .events }

  mutating func begin(
    _ request: Pastoral_V1_WatchCalendarRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    purpose = request.purpose
    _ = try call.ownCalendar(purpose)
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
    guard let person = Identifier(call.caller.person) else { throw Refusal.denied }
    if let from = place {
      let page = try tx.appointments(
        of: person, from: from.start, to: Instant(millisecondsSince1970: .max),
        includingCancelled: false, after: from.id.isEmpty ? nil : from, limit: Self.pageLength,
        by: decision)
      var messages = try page.map { try message(tx.message($0, by: decision), last: 0) }
      place = page.count < Self.pageLength ? nil : page.last.map { ($0.start, $0.id.text) }
      if place == nil { messages.append(try message(nil, last: last)) }
      return StreamStep(messages: messages, next: .more)
    }
    let (events, upTo) = try tx.appointmentEvents(
      of: person, after: last, limit: Self.pageLength, by: decision)
    let messages = try events.compactMap { event -> [UInt8]? in
      if event.isGone { return try message(nil, gone: event.appointmentID, last: event.number) }
      guard let appointment = try tx.appointment(event.appointmentID) else { return nil }
      return try message(tx.message(appointment, by: decision), last: event.number)
    }
    last = upTo
    return StreamStep(
      messages: messages, next: events.count < Self.pageLength ? .wait : .more)
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
  /// students, so it needs a purpose.
  fileprivate mutating func ownCalendar(_ purpose: Pastoral_V1_Purpose) throws -> Decision {
    let isStudent = Identifier(caller.person, kind: .student) != nil
    let standings: Set<Standing> = isStudent ? [.ownself] : [.host]
    try check(purpose, standings)
    return try decide(standings)
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
