/// A session of a member of staff that students come to without an appointment.
public struct DropIn: Equatable, Sendable {
  public var id: Identifier
  public var staffID: Identifier
  public var start: Instant
  public var end: Instant
  public var location: String
  /// How many students are seen at most.
  public var placesMax: Int
  /// Since when it takes no more; nil while it does.
  public var closed: Instant?
  public var created: Instant

  public init(
    id: Identifier, staffID: Identifier, start: Instant, end: Instant, location: String,
    placesMax: Int, closed: Instant? = nil, created: Instant
  ) {
    self.id = id
    self.staffID = staffID
    self.start = start
    self.end = end
    self.location = location
    self.placesMax = placesMax
    self.closed = closed
    self.created = created
  }
}

/// A student's place in the queue of a session.
///
///     waiting ──call──► called ──call the next──► done or no-show
///        └───leave───► left
public struct DropInPlace: Equatable, Sendable {
  public enum State: Int, CaseIterable, Sendable {
    case waiting = 1
    case called = 2
    case done = 3
    case noShow = 4
    case left = 5
  }

  public var dropInID: Identifier
  /// From 1, in the order of joining. It never changes, and nobody else ever gets it.
  public var position: Int
  public var studentID: Identifier
  public var state: State
  public var joined: Instant

  public init(
    dropInID: Identifier, position: Int, studentID: Identifier, state: State, joined: Instant
  ) {
    self.dropInID = dropInID
    self.position = position
    self.studentID = studentID
    self.state = state
    self.joined = joined
  }
}

/// What sessions there may be and who may join them: functions of values.
public enum DropInRules {
  public static let placesMax = 1...200

  /// A new session.
  ///
  /// - Throws: `.invalid` with every field that breaks its limit; then IN_THE_PAST.
  public static func open(
    id: Identifier, staffID: Identifier, date: LocalDate, startMinute: Int, endMinute: Int,
    location: String, placesMax: Int, now: Instant, clock: WallClock = .london
  ) throws(Refusal) -> DropIn {
    var violations: [FieldViolation] = []
    func report(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: field, description: description))
    }
    let start = clock.instant(of: date, minute: startMinute)
    if start == nil || startMinute > 1439 {
      report("start_minute", "must be 0 to 1439, and a time that the clocks show that day")
    }
    let end = clock.instant(of: date, minute: endMinute)
    if end == nil || endMinute <= startMinute {
      report("end_minute", "must be later than start_minute and at most 1440")
    }
    if let problem = TextRules.problem(
      with: location, atMost: BookingRules.locationCharactersMax, required: false)
    {
      report("location", problem)
    }
    if !Self.placesMax.contains(placesMax) {
      report(
        "places_max", "must be \(Self.placesMax.lowerBound) to \(Self.placesMax.upperBound)")
    }
    guard violations.isEmpty, let start, let end else { throw .invalid(violations) }
    guard end > now else { throw .rule(.inThePast, "The time has passed.") }
    return DropIn(
      id: id, staffID: staffID, start: start, end: end, location: location,
      placesMax: placesMax, created: now)
  }

  /// - Throws: ALREADY_ENDED.
  public static func close(_ dropIn: DropIn, now: Instant) throws(Refusal) -> DropIn {
    try checkTaking(dropIn, now: now)
    var closed = dropIn
    closed.closed = now
    return closed
  }

  /// The next place in the queue.
  ///
  /// - Parameters:
  ///   - places: All that there are and were.
  ///   - situation: The student's.
  /// - Throws: STAFF_NOT_ASSOCIATED, ALREADY_ENDED, NOT_OPEN before the session's day, ALREADY_WAITING,
  ///   LIMIT_REACHED.
  public static func join(
    _ dropIn: DropIn, _ situation: StudentSituation, places: [DropInPlace], now: Instant,
    clock: WallClock = .london
  ) throws(Refusal) -> DropInPlace {
    let day = clock.date(of: dropIn.start)
    guard BookingRules.isAssociated(staffID: dropIn.staffID, with: situation, on: day) else {
      throw .rule(
        .staffNotAssociated,
        "The member of staff is not associated with the student's programme on that day.")
    }
    try checkTaking(dropIn, now: now)
    guard clock.date(of: now) >= day else {
      throw .rule(.notOpen, "Places are given from the session's day on.")
    }
    let taken = places.filter { $0.state != .left }
    guard !taken.contains(where: { $0.studentID == situation.studentID }) else {
      throw .rule(.alreadyWaiting, "The student has a place already.")
    }
    guard taken.count < dropIn.placesMax else {
      throw .rule(.limitReached, "All places are taken.")
    }
    return DropInPlace(
      dropInID: dropIn.id, position: (places.map(\.position).max() ?? 0) + 1,
      studentID: situation.studentID, state: .waiting, joined: now)
  }

  /// - Throws: ALREADY_ENDED where the student does not wait any more.
  public static func leave(_ place: DropInPlace) throws(Refusal) -> DropInPlace {
    guard place.state == .waiting else {
      throw .rule(.alreadyEnded, "The student waits no longer.")
    }
    var left = place
    left.state = .left
    return left
  }

  /// Calls the next, and settles the one before.
  ///
  /// - Parameter previous: What became of who was called last; nil where nobody was.
  /// - Returns: The places that change; who is called now is the last of them, if anybody waits.
  /// - Throws: `.invalid` where `previous` does not fit.
  public static func callNext(
    _ places: [DropInPlace], previous: DropInPlace.State?
  ) throws(Refusal) -> (settled: DropInPlace?, called: DropInPlace?) {
    var settled = places.first { $0.state == .called }
    if settled != nil {
      guard let previous, previous == .done || previous == .noShow else {
        throw .invalid("previous", "must be DONE or NO_SHOW: somebody has been called")
      }
      settled?.state = previous
    } else if previous != nil {
      throw .invalid("previous", "must be absent: nobody has been called")
    }
    var called = places.filter { $0.state == .waiting }.min { $0.position < $1.position }
    called?.state = .called
    return (settled, called)
  }

  /// How many wait before a place.
  public static func before(_ place: DropInPlace, among places: [DropInPlace]) -> Int {
    guard place.state == .waiting else { return 0 }
    return places.count { $0.state == .waiting && $0.position < place.position }
  }

  private static func checkTaking(_ dropIn: DropIn, now: Instant) throws(Refusal) {
    guard dropIn.closed == nil, now < dropIn.end else {
      throw .rule(.alreadyEnded, "The session takes no more students.")
    }
  }
}
