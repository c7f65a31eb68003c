import Domain
import Messages
import Store
import WireFormat

/// The part of `pastoral.v1.BookingService` by which staff say when they can be booked.
enum AvailabilityCalls {
  static let routes: [Route] = [
    .read(BookingService.getAvailability, .policy(.read, .availability), get),
    .write(BookingService.setAvailability, .policy(.update, .availability), set),
    .write(
      BookingService.addAvailabilityException, .policy(.update, .availability), addException),
    .write(
      BookingService.removeAvailabilityException, .policy(.update, .availability),
      removeException),
    .write(BookingService.setBookingSettings, .policy(.update, .availability), setSettings),
  ]

  private static func get(
    _ request: Pastoral_V1_GetAvailabilityRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Availability {
    let id = request.staffID.isEmpty ? call.caller.person : request.staffID
    var standings: Set<Standing> = id == call.caller.person ? [.ownself] : []
    if try call.isBookable(id, on: call.today...call.today, tx) { standings.insert(.bookable) }
    let decision = try call.decide(standings)
    guard let staff = Identifier(id, kind: .staffMember) else { throw Refusal.denied }
    return Pastoral_V1_Availability(
      try tx.availability(of: staff, from: call.today, by: decision))
  }

  private static func set(
    _ request: Pastoral_V1_SetAvailabilityRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Availability> {
    let rules = try request.weeklyRules.enumerated().map { index, rule in
      try WeeklyRule(rule, field: "weekly_rules[\(index)]")
    }
    return try change(request.staffID, &call, tx) {
      try BookingRules.setAvailability($0, weeklyRules: rules, revision: request.revision)
    }
  }

  private static func setSettings(
    _ request: Pastoral_V1_SetBookingSettingsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Availability> {
    guard request.hasSettings else { throw Refusal.invalid("settings", "must be given") }
    let settings = BookingSettings(request.settings)
    return try change(request.staffID, &call, tx) {
      try BookingRules.setSettings($0, settings, revision: request.revision)
    }
  }

  private static func addException(
    _ request: Pastoral_V1_AddAvailabilityExceptionRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Availability> {
    guard request.hasException else { throw Refusal.invalid("exception", "must be given") }
    let id = Identifier(.availabilityException, from: &call.random)
    let exception = try AvailabilityException(request.exception, id: id, field: "exception")
    let today = call.today
    return try change(request.staffID, &call, tx) {
      try BookingRules.addException(
        exception, to: $0, revision: request.revision, today: today)
    }
  }

  private static func removeException(
    _ request: Pastoral_V1_RemoveAvailabilityExceptionRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Availability> {
    guard let id = Identifier(request.exceptionID, kind: .availabilityException) else {
      throw Refusal.invalid("exception_id", "must be the id of an exception")
    }
    return try change(request.staffID, &call, tx) {
      try BookingRules.removeException(id, from: $0, revision: request.revision)
    }
  }

  /// Changes the availability of the caller, or of the member of staff the caller acts for.
  private static func change(
    _ staffID: String, _ call: inout CallContext, _ tx: Transaction,
    _ rule: (Availability) throws -> Availability
  ) throws -> EncodedReply<Pastoral_V1_Availability> {
    let id = staffID.isEmpty ? call.caller.person : staffID
    let decision = try call.decide(id == call.caller.person ? [.ownself] : [])
    guard let staff = Identifier(id, kind: .staffMember) else { throw Refusal.denied }
    let (today, now) = (call.today, call.now)
    var random = call.random
    return try call.once(decision, tx) {
      let before = try tx.availability(of: staff, from: today, by: decision)
      let changed = try rule(before)
      try tx.put(changed, from: today, by: decision)
      try tx.append(.availabilityChanged, staff, at: now)
      try tx.offerTimes(openedSince: before, at: now, random: &random)
      return (Pastoral_V1_Availability(changed), staff)
    }
  }
}
