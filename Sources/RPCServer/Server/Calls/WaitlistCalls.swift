import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.WaitlistService`: waiting for a time, and taking or leaving what is offered. What is
/// offered to whom is `WaitlistOffers.swift`'s.
enum WaitlistCalls {
  static let routes: [Route] = [
    .write(WaitlistService.joinWaitlist, .policy(.create, .academicBooking), join),
    .write(WaitlistService.leaveWaitlist, .policy(.update, .academicBooking), leave),
    .read(WaitlistService.listWaitlist, .policy(.list, .academicBooking), list),
    .write(WaitlistService.acceptOffer, .policy(.update, .academicBooking), accept),
    .write(WaitlistService.declineOffer, .policy(.update, .academicBooking), decline),
  ]

  private static func join(
    _ request: Pastoral_V1_JoinWaitlistRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_WaitlistEntry> {
    let (situation, staff, decision) = try BookingCalls.between(
      request.studentID, and: request.staffID, call, tx)
    let days = try BookingRules.listedDays(
      from: request.hasFrom ? try LocalDate(request.from, field: "from") : nil,
      to: request.hasTo ? try LocalDate(request.to, field: "to") : nil, today: call.today)
    let entry = WaitlistEntry(
      id: Identifier(.waitlistEntry, from: &call.random), studentID: situation.studentID,
      staffID: staff, days: days, noticeVersion: try call.noticeInForce(.seeMyTutor, tx),
      joined: call.now)
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      try WaitlistRules.join(
        entry, situation, entries: tx.waitlist(ofStudent: entry.studentID, today: today),
        queued: tx.waitlist(ofStaff: staff, today: today).count, today: today)
      try tx.insert(entry, by: decision)
      return (try message(entry, at: now, today, tx), entry.studentID)
    }
  }

  private static func leave(
    _ request: Pastoral_V1_LeaveWaitlistRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_WaitlistEntry> {
    let entry = try tx.waitlistEntry(request.entryID)
    let decision = try decide(
      student: entry?.studentID, staff: entry?.staffID, call, tx)
    guard var entry else { throw Refusal.denied }
    let (now, today) = (call.now, call.today)
    var random = call.random
    return try call.once(decision, tx) {
      guard entry.state == .waiting else {
        throw Refusal.rule(.alreadyEnded, "The student waits no longer.")
      }
      try tx.endWaiting(of: entry.studentID, for: entry.staffID, .left, by: decision)
      if let offer = try tx.liveOffer(to: entry.studentID, from: entry.staffID, at: now) {
        try tx.passOn(offer, at: now, random: &random, by: decision)
      }
      entry.state = .left
      return (try message(entry, at: now, today, tx), entry.studentID)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListWaitlistRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListWaitlistResponse {
    var response = Pastoral_V1_ListWaitlistResponse()
    if case .staffID(let id) = request.whose {
      try call.check(request.purpose, [])
      let decision = try call.decide(id == call.caller.person ? [.host] : [])
      guard let staff = Identifier(id, kind: .staffMember) else { throw Refusal.denied }
      for (index, entry) in try tx.waitlist(ofStaff: staff, today: call.today).enumerated() {
        var message = try message(entry, position: index + 1, at: call.now, tx)
        message.studentName =
          try tx.names(ofStudent: entry.studentID, andStaff: staff, by: decision)?.student.full
          ?? ""
        response.entries.append(message)
      }
      return response
    }
    let (student, decision) = try call.student(
      request.studentID, for: request.purpose, tx)
    response.entries = try tx.waitlist(
      ofStudent: student, today: call.today, by: decision
    ).map {
      try message($0, at: call.now, call.today, tx)
    }
    return response
  }

  private static func accept(
    _ request: Pastoral_V1_AcceptOfferRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Appointment> {
    let (offer, situation, decision) = try BookingCalls.found(request.appointmentID, &call, tx)
    let (now, isHost) = (call.now, offer.staffID.text == call.caller.person)
    let seen = call.seenCaseAppointments(of: situation.studentID)
    return try call.once(decision, tx) {
      let calendars = try tx.calendars(
        around: offer.start, situation, staff: offer.staffID, seeing: seen, at: now, by: decision)
      let booked = try WaitlistRules.accept(offer, in: calendars, now: now, byHost: isHost)
      try tx.update(booked, by: decision)
      try tx.endWaiting(of: booked.studentID, for: booked.staffID, .booked, by: decision)
      try tx.append(.appointmentBooked, booked.id, at: now)
      return (Pastoral_V1_Appointment(booked), booked.studentID)
    }
  }

  private static func decline(
    _ request: Pastoral_V1_DeclineOfferRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_WaitlistEntry> {
    let (offer, _, decision) = try BookingCalls.found(request.appointmentID, &call, tx)
    let (now, today) = (call.now, call.today)
    var random = call.random
    return try call.once(decision, tx) {
      _ = try WaitlistRules.decline(offer, now: now)
      try tx.passOn(offer, at: now, random: &random, by: decision)
      let entry = try tx.waitlist(ofStudent: offer.studentID, today: today)
        .first { $0.staffID == offer.staffID }
      return (
        try entry.map { try message($0, at: now, today, tx) } ?? .init(), offer.studentID
      )
    }
  }

  /// The decision on a student's entry in the queue of a member of staff; both nil where there is none,
  /// which is denied by the same statements.
  private static func decide(
    student: Identifier?, staff: Identifier?, _ call: CallContext, _ tx: Transaction
  ) throws -> Decision {
    let situation = try tx.situation(
      of: student?.text ?? "", with: call.caller.person, and: staff?.text)
    return try call.decide(
      BookingCalls.standings(
        of: call, to: situation, of: student?.text ?? "", staffID: staff?.text ?? "", tx))
  }

  private static func message(
    _ entry: WaitlistEntry, at now: Instant, _ today: LocalDate, _ tx: Transaction
  ) throws -> Pastoral_V1_WaitlistEntry {
    let place =
      entry.state == .waiting
      ? try tx.waitlist(ofStaff: entry.staffID, today: today).firstIndex { $0.id == entry.id }
      : nil
    return try message(entry, position: place.map { $0 + 1 } ?? 0, at: now, tx)
  }

  private static func message(
    _ entry: WaitlistEntry, position: Int, at now: Instant, _ tx: Transaction
  ) throws -> Pastoral_V1_WaitlistEntry {
    var message = Pastoral_V1_WaitlistEntry()
    message.id = entry.id.text
    message.studentID = entry.studentID.text
    message.staffID = entry.staffID.text
    message.from = Pastoral_V1_Date(entry.days.lowerBound)
    message.to = Pastoral_V1_Date(entry.days.upperBound)
    // The enums have the same numbers; a test holds them together.
    message.state = Pastoral_V1_WaitlistState(rawValue: entry.state.rawValue) ?? .unspecified
    message.position = Int32(position)
    message.joined = Google_Protobuf_Timestamp(entry.joined)
    if entry.state == .waiting,
      let offer = try tx.liveOffer(to: entry.studentID, from: entry.staffID, at: now),
      let expires = offer.offerExpires
    {
      message.offer.appointmentID = offer.id.text
      message.offer.start = Google_Protobuf_Timestamp(offer.start)
      message.offer.end = Google_Protobuf_Timestamp(offer.end)
      message.offer.location = offer.location
      message.offer.expires = Google_Protobuf_Timestamp(expires)
    }
    return message
  }
}
