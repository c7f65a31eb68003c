public import Domain

/// That something happened to an appointment of somebody's.
public struct AppointmentEvent: Equatable, Sendable {
  /// Its place in the feed.
  public let number: Int64
  public let appointmentID: String
  /// Whether it is somebody else's now.
  public let isGone: Bool
}

/// The feed for campus systems. An event is appended in the transaction of what it records, so neither
/// is ever there without the other.
extension Transaction {
  /// For how long events are kept, in milliseconds: 30 days.
  public static let eventsKeptFor: Int64 = 30 * 86_400_000

  /// Appends an event about a record.
  public func append(_ kind: EventKind, _ record: Identifier, at now: Instant) throws {
    try append(kind, record.text, at: now)
  }

  /// Appends an event about a record, a principal or, by its number, a kind of import.
  public func append(_ kind: EventKind, _ record: String, at now: Instant) throws {
    // Every booking runs this, so it says which record and leaves the rest to who reads it.
    try run(
      "insert into event (at, kind, record) values ($1, $2, $3)", now, kind.rawValue, record)
    changed.insert(.events)
  }

  /// The events after a place in the feed, oldest first, and the number of the newest of all.
  ///
  /// - Parameter number: The last event that was seen; 0 for the oldest that is kept.
  /// - Throws: `Refusal`, as `FeedRules.check`.
  public func events(
    after number: Int64, limit: Int, by decision: Decision
  ) throws -> (events: [FeedEvent], newest: Int64) {
    let kept = try eventsKept()
    try FeedRules.check(after: number, kept: kept)
    guard let kept, number < kept.newest else { return ([], kept?.newest ?? 0) }
    let events = try rows(
      """
      select e.number, e.at, e.kind, e.record, coalesce(a.staff_id, r.staff_id, d.staff_id), r.about_id
      from event e
        left join appointment a on a.id = e.record
        left join drop_in d on d.id = e.record
        left join relation r on r.id = e.record
      where e.number > $1 order by e.number limit $2
      """, number, limit
    ).map(Self.event)
    return (events, kept.newest)
  }

  /// What happened to somebody's own appointments after a place in the feed, oldest first, and up to which
  /// place that is all.
  ///
  /// - Parameter person: A student or a member of staff. Appointments that were theirs once and were handed
  ///   over to somebody else are among them, marked as gone.
  /// - Throws: `Refusal`, as `FeedRules.check`.
  public func appointmentEvents(
    of person: Identifier, after number: Int64, limit: Int, by decision: Decision
  ) throws -> (events: [AppointmentEvent], last: Int64) {
    let kept = try eventsKept()
    try FeedRules.check(after: number, kept: kept)
    guard let kept, number < kept.newest else { return ([], number) }
    let events = try rows(
      """
      select e.number, a.id, a.staff_id <> $2 and a.student_id <> $2
      from event e cross join appointment a
      where e.number > $1 and a.id = e.record and a.state in ('booked', 'cancelled')
        and (a.staff_id = $2 or a.student_id = $2 or exists (
          select 1 from appointment_change c where c.appointment_id = a.id and c.staff_id = $2))
      order by e.number limit $3
      """, number, person, limit
    ).map {
      AppointmentEvent(
        number: try $0.integer(0), appointmentID: try $0.text(1), isGone: try $0.integer(2) != 0)
    }
    return (events, events.count < limit ? kept.newest : events.last?.number ?? kept.newest)
  }

  /// The number of the newest event; 0 where there never was one.
  public func newestEvent() throws -> Int64 { try eventsKept()?.newest ?? 0 }

  /// The numbers of the oldest and the newest event; nil where there never was one.
  private func eventsKept() throws -> (oldest: Int64, newest: Int64)? {
    // Two look-ups at the ends of the table; both in one aggregate would read it whole.
    guard
      let row = try row("select (select min(number) from event), (select max(number) from event)"),
      let oldest = try row.integerOrNil(0)
    else { return nil }
    return (oldest, try row.integer(1))
  }

  /// Forgets events older than 30 days, a bounded number at a time. What is left has no gaps, and the
  /// newest always stays, so that numbers go on from it.
  ///
  /// - Returns: How many were forgotten.
  public func forgetOldEvents(at now: Instant, atMost count: Int = 500) throws -> Int {
    try run(
      """
      delete from event where number < (
        select coalesce(min(case when at >= $1 then number end), max(number))
        from (select number, at from event order by number limit $2))
      """, now.adding(milliseconds: -Self.eventsKeptFor), count + 1)
  }

  private static func event(_ row: Row) throws -> FeedEvent {
    guard let kind = EventKind(rawValue: try row.int(2)) else { throw StoreError.corrupt }
    return FeedEvent(
      number: try row.integer(0), at: try row.instant(1), kind: kind, record: try row.text(3),
      staffID: try row.textOrNil(4).flatMap { Identifier($0) },
      aboutID: try row.textOrNil(5).flatMap { Identifier($0) })
  }
}
