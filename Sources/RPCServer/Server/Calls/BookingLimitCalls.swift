import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// The part of `pastoral.v1.BookingService` by which a person limits a student's bookings for a while. The
/// policy lets no campus system do it, for a person neither; nothing of it happens by itself.
enum BookingLimitCalls {
  static let routes: [Route] = [
    .write(BookingService.limitBooking, .policy(.create, .bookingLimit), limit),
    .write(BookingService.liftBookingLimit, .policy(.update, .bookingLimit), lift),
    .read(BookingService.listBookingLimits, .policy(.list, .bookingLimit), list),
  ]

  private static func limit(
    _ request: Pastoral_V1_LimitBookingRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_BookingLimit> {
    let decision = try call.decide(call.standings(toStudent: request.studentID, tx))
    guard let student = Identifier(request.studentID, kind: .student) else {
      throw Refusal.denied
    }
    guard request.hasUntil else { throw Refusal.invalid("until", "must be given") }
    let limit = BookingLimit(
      id: Identifier(.bookingLimit, from: &call.random), studentID: student,
      openMax: Int(request.openMax), until: try LocalDate(request.until, field: "until"),
      reason: request.reason, imposedBy: call.caller.principal, imposed: call.now)
    let today = call.today
    var random = call.random
    return try call.once(decision, tx) {
      try BookingLimitRules.check(
        limit, hasLive: tx.imposedOpenMax(of: student, on: today) != nil, today: today)
      try tx.insert(limit, by: decision)
      try tx.deliver(
        .bookingLimited, about: limit.id, to: [student.text], at: limit.imposed, random: &random)
      return (try message(limit, today, tx), student)
    }
  }

  private static func lift(
    _ request: Pastoral_V1_LiftBookingLimitRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_BookingLimit> {
    let student = try tx.studentID(ofBookingLimit: request.limitID)
    let decision = try call.decide(call.standings(toStudent: student?.text ?? "", tx))
    guard let student, let limit = try tx.bookingLimit(request.limitID, by: decision) else {
      throw Refusal.denied
    }
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      let lifted = try BookingLimitRules.lift(
        limit, revision: request.revision, today: today, now: now)
      try tx.update(lifted, by: decision)
      return (try message(lifted, today, tx), student)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListBookingLimitsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListBookingLimitsResponse {
    let (student, decision) = try call.student(
      request.studentID, for: request.purpose, tx)
    var response = Pastoral_V1_ListBookingLimitsResponse()
    response.limits = try tx.bookingLimits(of: student, by: decision)
      .filter { request.includeEnded || $0.isLive(on: call.today) }
      .map { try message($0, call.today, tx) }
    return response
  }

  private static func message(
    _ limit: BookingLimit, _ today: LocalDate, _ tx: Transaction
  ) throws -> Pastoral_V1_BookingLimit {
    var message = Pastoral_V1_BookingLimit()
    message.id = limit.id.text
    message.studentID = limit.studentID.text
    message.openMax = Int32(limit.openMax)
    message.until = Pastoral_V1_Date(limit.until)
    message.reason = limit.reason
    message.imposedBy = limit.imposedBy
    message.imposedByName = try tx.nameForReport(of: limit.imposedBy)
    message.imposed = Google_Protobuf_Timestamp(limit.imposed)
    if let lifted = limit.lifted { message.lifted = Google_Protobuf_Timestamp(lifted) }
    message.live = limit.isLive(on: today)
    message.revision = limit.revision
    return message
  }
}
