import Domain
import Messages
import Store
import WireFormat

/// The part of `pastoral.v1.BookingService` about closed days: nobody's data, and kept with the directory.
enum ClosureCalls {
  static let routes: [Route] = [
    .read(BookingService.listClosures, .policy(.list, .course), list),
    .write(BookingService.addClosure, .policy(.create, .directory), add),
    .write(BookingService.removeClosure, .policy(.update, .directory), remove),
  ]

  private static func list(
    _ request: Pastoral_V1_ListClosuresRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListClosuresResponse {
    _ = try call.decide()
    let first = request.hasFrom ? try LocalDate(request.from, field: "from") : call.today
    let last = request.hasTo ? try LocalDate(request.to, field: "to") : .last
    var response = Pastoral_V1_ListClosuresResponse()
    response.closures = try tx.closures(from: first, to: last).map { Pastoral_V1_Closure($0) }
    return response
  }

  private static func add(
    _ request: Pastoral_V1_AddClosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Closure> {
    let decision = try call.decide()
    guard request.hasClosure else { throw Refusal.invalid("closure", "must be given") }
    let closure = try Closure(
      request.closure, id: Identifier(.closure, from: &call.random), field: "closure")
    try ClosureRules.check(closure)
    let now = call.now
    var random = call.random
    return try call.once(decision, tx) {
      try tx.insert(closure, by: decision)
      try tx.flagAppointments(
        of: .days(closure.first...closure.last), at: now, random: &random, by: decision)
      try tx.flagCaseAppointments(
        of: .days(closure.first...closure.last), at: now, random: &random, by: decision)
      return (Pastoral_V1_Closure(closure), nil)
    }
  }

  private static func remove(
    _ request: Pastoral_V1_RemoveClosureRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Closure> {
    let decision = try call.decide()
    let now = call.now
    var random = call.random
    return try call.once(decision, tx) {
      guard let closure = try tx.closure(request.closureID) else {
        throw Refusal.notFound("There are no such closed days.")
      }
      try tx.remove(closure, by: decision)
      try tx.flagAppointments(
        of: .days(closure.first...closure.last), at: now, random: &random, by: decision)
      try tx.flagCaseAppointments(
        of: .days(closure.first...closure.last), at: now, random: &random, by: decision)
      return (Pastoral_V1_Closure(closure), nil)
    }
  }
}

extension Closure {
  /// - Throws: `Refusal.invalid` for what cannot be read at all; limits are `ClosureRules`'.
  fileprivate init(
    _ message: Pastoral_V1_Closure, id: Identifier, field: String
  ) throws {
    let kind: Kind
    switch message.kind {
    case .bankHoliday: kind = .bankHoliday
    case .universityClosure: kind = .universityClosure
    case .unspecified, .UNRECOGNIZED:
      throw Refusal.invalid("\(field).kind", "must be BANK_HOLIDAY or UNIVERSITY_CLOSURE")
    }
    self.init(
      id: id, kind: kind, first: try LocalDate(message.first, field: "\(field).first"),
      last: try LocalDate(message.last, field: "\(field).last"), name: message.name)
  }
}

extension Pastoral_V1_Closure {
  fileprivate init(_ closure: Closure) {
    self.init()
    id = closure.id.text
    switch closure.kind {
    case .bankHoliday: kind = .bankHoliday
    case .universityClosure: kind = .universityClosure
    }
    first = Pastoral_V1_Date(closure.first)
    last = Pastoral_V1_Date(closure.last)
    name = closure.name
  }
}
