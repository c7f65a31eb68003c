import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.BookingService` about meetings that recur. Each is an appointment like any
/// other, decided and booked by the same rules, one after the other in one transaction.
enum SeriesCalls {
  static let routes: [Route] = [
    .write(BookingService.bookSeries, .policy(.create, .academicBooking), book),
    .read(BookingService.getSeries, .policy(.read, .academicBooking), get),
    .write(BookingService.cancelSeries, .policy(.update, .academicBooking), cancel),
  ]

  private static func book(
    _ request: Pastoral_V1_BookSeriesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Series> {
    let (situation, staff, decision) = try BookingCalls.between(
      request.studentID, and: request.staffID, call, tx)
    guard request.hasStart else { throw Refusal.invalid("start", "must be given") }
    let recurrence = try Recurrence(
      first: try Instant(request.start, field: "start"), everyWeeks: Int(request.everyWeeks),
      count: Int(request.count))
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    var random = call.random
    let (now, isHost) = (call.now, request.staffID == call.caller.person)
    let seen = call.seenCaseAppointments(of: situation.studentID)
    return try call.once(decision, tx) {
      var series = Pastoral_V1_Series()
      var appointments: [Appointment] = []
      for (index, start) in recurrence.starts().enumerated() {
        do {
          let calendars = try tx.calendars(
            around: start, situation, staff: staff, seeing: seen, at: now, by: decision)
          let appointment = try BookingRules.book(
            start: start, in: calendars, id: Identifier(.appointment, from: &random),
            noticeVersion: notice, now: now, byHost: isHost)
          _ = try tx.keepBooked(appointment, BookingAbout(""), at: now, by: decision)
          appointments.append(appointment)
        } catch Refusal.rule(let reason, let sentence) {
          guard request.skip else {
            let day = WallClock.london.date(of: start).iso
            throw Refusal.rule(reason, "Appointment \(index + 1), on \(day): \(sentence)")
          }
          series.gaps.append(Pastoral_V1_SeriesGap(start, reason))
        }
      }
      guard !appointments.isEmpty else {
        throw Refusal.rule(.slotNotOffered, "None of the appointments can be booked.")
      }
      let id = Identifier(.series, from: &random)
      try tx.add(appointments, toSeries: id)
      series.id = id.text
      series.appointments = appointments.map { Pastoral_V1_Appointment($0) }
      return (series, situation.studentID)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetSeriesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Series {
    var series = Pastoral_V1_Series()
    series.id = request.seriesID
    for id in try ids(of: request.seriesID, tx) {
      let (appointment, _, decision) = try BookingCalls.found(
        id, &call, tx, for: request.purpose)
      series.appointments.append(try tx.message(appointment, by: decision))
    }
    return series
  }

  private static func cancel(
    _ request: Pastoral_V1_CancelSeriesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Series> {
    let from = request.hasFrom ? try LocalDate(request.from, field: "from") : call.today
    var found: [(appointment: Appointment, decision: Decision)] = []
    for id in try ids(of: request.seriesID, tx) {
      let (appointment, _, decision) = try BookingCalls.found(id, &call, tx)
      found.append((appointment, decision))
    }
    // There is one at least: what names no series is denied above.
    guard let decision = found.first?.decision else { throw Refusal.denied }
    let (now, caller) = (call.now, call.caller.person)
    var random = call.random
    return try call.once(decision, tx) {
      var series = Pastoral_V1_Series()
      series.id = request.seriesID
      for (appointment, decision) in found
      where appointment.state == .booked && appointment.start > now
        && WallClock.london.date(of: appointment.start) >= from
      {
        do {
          let cancelled = try tx.cancel(
            appointment, revision: appointment.revision,
            byHost: appointment.staffID.text == caller, at: now, random: &random, by: decision)
          series.appointments.append(Pastoral_V1_Appointment(cancelled))
        } catch Refusal.rule(let reason, _) {
          series.gaps.append(Pastoral_V1_SeriesGap(appointment.start, reason))
        }
      }
      return (series, found[0].appointment.studentID)
    }
  }

  /// A series that does not exist is denied as an appointment that does not, by the same statements.
  private static func ids(of series: String, _ tx: Transaction) throws -> [String] {
    let ids = try tx.appointmentIDs(ofSeries: series)
    return ids.isEmpty ? [""] : ids
  }
}

extension Pastoral_V1_SeriesGap {
  fileprivate init(_ start: Instant, _ reason: Reason) {
    self.init()
    self.start = Google_Protobuf_Timestamp(start)
    self.reason = reason.rawValue
  }
}
