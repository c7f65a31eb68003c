import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.DropInService`: sessions without appointments. Places are given in the write lane, one
/// after the other, so that each position is one student's.
enum DropInCalls {
  static let routes: [Route] = [
    .write(DropInService.openDropIn, .policy(.create, .academicBooking), open),
    .write(DropInService.closeDropIn, .policy(.update, .academicBooking), close),
    .read(DropInService.listDropIns, .policy(.list, .academicBooking), list),
    .write(DropInService.joinDropIn, .policy(.create, .academicBooking), join),
    .write(DropInService.leaveDropIn, .policy(.update, .academicBooking), leave),
    .read(DropInService.getDropInPlace, .policy(.read, .academicBooking), place),
    .write(DropInService.callNext, .policy(.update, .academicBooking), callNext),
    .read(DropInService.listDropInQueue, .policy(.list, .academicBooking), queue),
  ]

  // MARK: Sessions

  private static func open(
    _ request: Pastoral_V1_OpenDropInRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DropIn> {
    let decision = try call.decide([.host])
    guard let staff = Identifier(call.caller.person, kind: .staffMember) else {
      throw Refusal.denied
    }
    let date = try LocalDate(request.date, field: "date")
    let dropIn = try DropInRules.open(
      id: Identifier(.dropIn, from: &call.random), staffID: staff, date: date,
      startMinute: Int(request.startMinute), endMinute: Int(request.endMinute),
      location: request.location, placesMax: Int(request.placesMax), now: call.now)
    return try call.once(decision, tx) {
      try tx.insert(dropIn, by: decision)
      try tx.append(.dropInChanged, dropIn.id, at: dropIn.created)
      return (try message(dropIn, tx), nil)
    }
  }

  private static func close(
    _ request: Pastoral_V1_CloseDropInRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DropIn> {
    let (dropIn, decision) = try own(request.dropInID, call, tx)
    let now = call.now
    return try call.once(decision, tx) {
      let closed = try DropInRules.close(dropIn, now: now)
      try tx.update(closed, by: decision)
      try tx.append(.dropInChanged, closed.id, at: now)
      return (try message(closed, tx), nil)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListDropInsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListDropInsResponse {
    let days = try BookingRules.listedDays(
      from: request.hasFrom ? try LocalDate(request.from, field: "from") : nil,
      to: request.hasTo ? try LocalDate(request.to, field: "to") : nil, today: call.today)
    let clock = WallClock.london
    let span =
      clock.startOfDay(days.lowerBound)..<clock.startOfDay(days.upperBound.adding(days: 1))
    let me = call.caller.person
    var response = Pastoral_V1_ListDropInsResponse()
    if let staff = Identifier(me, kind: .staffMember) {
      let decision = try call.decide([.host])
      guard request.staffID.isEmpty || request.staffID == me else { throw Refusal.denied }
      response.dropIns = try tx.dropIns(ofStaff: staff, in: span, by: decision).map {
        try message($0, tx)
      }
      return response
    }
    let situation = try tx.situation(of: me)
    let decision = try call.decide(call.standings(to: situation, of: me, tx))
    guard let situation else { throw Refusal.denied }
    let staff = Identifier(request.staffID, kind: .staffMember)
    if !request.staffID.isEmpty, staff == nil {
      throw Refusal.invalid("staff_id", "must be the id of a member of staff")
    }
    response.dropIns = try tx.dropIns(ofStaff: staff, in: span, by: decision).filter {
      BookingRules.isAssociated(
        staffID: $0.staffID, with: situation, on: clock.date(of: $0.start))
    }.prefix(500).map { try message($0, tx) }
    return response
  }

  // MARK: Students

  private static func join(
    _ request: Pastoral_V1_JoinDropInRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DropInPlace> {
    let (dropIn, situation, decision) = try found(
      request.dropInID, student: request.studentID, call, tx)
    let now = call.now
    return try call.once(decision, tx) {
      let places = try tx.places(of: dropIn.id)
      let place = try DropInRules.join(dropIn, situation, places: places, now: now)
      try tx.insert(place, by: decision)
      return (message(place, among: places), place.studentID)
    }
  }

  private static func leave(
    _ request: Pastoral_V1_LeaveDropInRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DropInPlace> {
    let (dropIn, situation, decision) = try found(
      request.dropInID, student: request.studentID, call, tx)
    let now = call.now
    return try call.once(decision, tx) {
      let places = try tx.places(of: dropIn.id)
      guard let place = places.last(where: { $0.studentID == situation.studentID }) else {
        throw Refusal.denied
      }
      let left = try DropInRules.leave(place)
      try tx.update(left, at: now, by: decision)
      return (message(left, among: places), left.studentID)
    }
  }

  private static func place(
    _ request: Pastoral_V1_GetDropInPlaceRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_DropInPlace {
    let (dropIn, situation, _) = try found(request.dropInID, student: "", call, tx)
    let places = try tx.places(of: dropIn.id)
    guard let place = places.last(where: { $0.studentID == situation.studentID }) else {
      throw Refusal.denied
    }
    return message(place, among: places)
  }

  // MARK: The queue

  private static func callNext(
    _ request: Pastoral_V1_CallNextRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CallNextResponse> {
    let (dropIn, decision) = try own(request.dropInID, call, tx)
    let previous: DropInPlace.State?
    switch request.previous {
    case .unspecified: previous = nil
    case .done: previous = .done
    case .noShow: previous = .noShow
    default: throw Refusal.invalid("previous", "must be DONE or NO_SHOW, or absent")
    }
    let now = call.now
    var random = call.random
    return try call.once(decision, tx) {
      let places = try tx.places(of: dropIn.id)
      let (settled, called) = try DropInRules.callNext(places, previous: previous)
      if let settled { try tx.update(settled, at: now, by: decision) }
      var response = Pastoral_V1_CallNextResponse()
      if let called {
        try tx.update(called, at: now, by: decision)
        try tx.deliver(
          .dropInCalled, about: dropIn.id, to: [called.studentID.text], at: now, random: &random)
        response.called = try named(called, among: places, dropIn, tx, decision)
      }
      return (response, called?.studentID)
    }
  }

  private static func queue(
    _ request: Pastoral_V1_ListDropInQueueRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListDropInQueueResponse {
    try call.check(request.purpose, [])
    let (dropIn, decision) = try own(request.dropInID, call, tx)
    let places = try tx.places(of: dropIn.id)
    var response = Pastoral_V1_ListDropInQueueResponse()
    response.places = try places.filter { $0.state != .left }.map {
      try named($0, among: places, dropIn, tx, decision)
    }
    return response
  }

  // MARK: Looking up

  /// A session of the caller's own. What does not exist is denied like what is somebody else's.
  private static func own(
    _ id: String, _ call: CallContext, _ tx: Transaction
  ) throws -> (DropIn, Decision) {
    let dropIn = try tx.dropIn(id)
    let decision = try call.decide(dropIn?.staffID.text == call.caller.person ? [.host] : [])
    guard let dropIn else { throw Refusal.denied }
    return (dropIn, decision)
  }

  /// A session with a student's situation.
  ///
  /// - Parameter student: Empty for the caller.
  private static func found(
    _ id: String, student: String, _ call: CallContext, _ tx: Transaction
  ) throws -> (DropIn, StudentSituation, Decision) {
    let student = student.isEmpty ? call.caller.person : student
    let dropIn = try tx.dropIn(id)
    let staff = dropIn?.staffID.text ?? ""
    let situation = try tx.situation(of: student, with: call.caller.person, and: staff)
    let decision = try call.decide(
      BookingCalls.standings(of: call, to: situation, of: student, staffID: staff, tx))
    guard let dropIn, let situation else { throw Refusal.denied }
    return (dropIn, situation, decision)
  }

  private static func message(
    _ dropIn: DropIn, _ tx: Transaction
  ) throws -> Pastoral_V1_DropIn {
    var message = Pastoral_V1_DropIn()
    message.id = dropIn.id.text
    message.staffID = dropIn.staffID.text
    message.start = Google_Protobuf_Timestamp(dropIn.start)
    message.end = Google_Protobuf_Timestamp(dropIn.end)
    message.location = dropIn.location
    message.placesMax = Int32(dropIn.placesMax)
    message.placesTaken = Int32(try tx.placesTaken(of: dropIn.id))
    message.closed = dropIn.closed != nil
    return message
  }

  /// A place without whose it is.
  private static func message(
    _ place: DropInPlace, among places: [DropInPlace]
  ) -> Pastoral_V1_DropInPlace {
    var message = Pastoral_V1_DropInPlace()
    message.dropInID = place.dropInID.text
    message.position = Int32(place.position)
    // The enums have the same numbers; a test holds them together.
    message.state = Pastoral_V1_DropInState(rawValue: place.state.rawValue) ?? .unspecified
    message.before = Int32(DropInRules.before(place, among: places))
    message.joined = Google_Protobuf_Timestamp(place.joined)
    return message
  }

  private static func named(
    _ place: DropInPlace, among places: [DropInPlace], _ dropIn: DropIn, _ tx: Transaction,
    _ decision: Decision
  ) throws -> Pastoral_V1_DropInPlace {
    var message = message(place, among: places)
    message.studentID = place.studentID.text
    message.studentName =
      try tx.names(ofStudent: place.studentID, andStaff: dropIn.staffID, by: decision)?
      .student.full ?? ""
    return message
  }
}
