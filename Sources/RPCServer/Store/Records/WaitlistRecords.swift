public import Domain

/// Who waits for a time with whom. Ids and days only: names come with a decision, from the directory.
extension Transaction {
  /// An entry by id; nil where there is none.
  public func waitlistEntry(_ id: String) throws -> WaitlistEntry? {
    try row(
      """
      select id, student_id, staff_id, first_date, last_date, state, notice, notice_version, joined_at
      from waitlist_entry where id = $1
      """, id
    ).map(Self.waitlistEntry)
  }

  /// What a student waits for, in the order of joining.
  public func waitlist(ofStudent student: Identifier, today: LocalDate) throws -> [WaitlistEntry] {
    try rows(
      """
      select id, student_id, staff_id, first_date, last_date, state, notice, notice_version, joined_at
      from waitlist_entry where student_id = $1 and state = 'waiting' and last_date >= $2
      order by number
      """, student, today
    ).map(Self.waitlistEntry)
  }

  /// The same for whoever looks at it.
  public func waitlist(
    ofStudent student: Identifier, today: LocalDate, by decision: Decision
  ) throws -> [WaitlistEntry] {
    note(student, by: decision)
    return try waitlist(ofStudent: student, today: today)
  }

  /// Who waits for a member of staff, in the order of joining.
  public func waitlist(ofStaff staff: Identifier, today: LocalDate) throws -> [WaitlistEntry] {
    try rows(
      """
      select id, student_id, staff_id, first_date, last_date, state, notice, notice_version, joined_at
      from waitlist_entry where staff_id = $1 and state = 'waiting' and last_date >= $2
      order by number limit $3
      """, staff, today, WaitlistRules.queueMax
    ).map(Self.waitlistEntry)
  }

  /// Whoever waits for a time with a member of staff on a day and could be asked, in the order of joining:
  /// not those who have an offer of theirs now, nor those who let this very time go.
  public func waiting(
    for staff: Identifier, start: Instant, at now: Instant
  ) throws -> [WaitlistEntry] {
    try rows(
      """
      select id, student_id, staff_id, first_date, last_date, state, notice, notice_version, joined_at
      from waitlist_entry e
      where staff_id = $1 and state = 'waiting' and $2 between first_date and last_date
        and not exists (
          select 1 from appointment a
          where a.student_id = e.student_id and a.staff_id = $1
            and (a.state = 'offered' and a.offer_expires_at > $4
              or a.state in ('offered', 'lapsed') and a.start_at = $3))
      order by number limit $5
      """, staff, WallClock.london.date(of: start), start, now, WaitlistRules.queueMax
    ).map(Self.waitlistEntry)
  }

  /// Adds an entry at the end of its queue, and ends one of the same two whose days have passed.
  public func insert(_ entry: WaitlistEntry, by decision: Decision) throws {
    try run(
      """
      update waitlist_entry set state = 'left'
      where student_id = $1 and staff_id = $2 and state = 'waiting'
      """, entry.studentID, entry.staffID)
    try run(
      """
      insert into waitlist_entry
        (id, student_id, staff_id, first_date, last_date, state, notice, notice_version, joined_at,
         joined_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """, entry.id, entry.studentID, entry.staffID, entry.days.lowerBound, entry.days.upperBound,
      entry.state.storeName, entry.noticeVersion.notice, entry.noticeVersion.version,
      entry.joined, decision.caller.principal)
  }

  /// Ends the waiting of a student for a member of staff.
  public func endWaiting(
    of student: Identifier, for staff: Identifier, _ state: WaitlistEntry.State,
    by decision: Decision
  ) throws {
    try run(
      """
      update waitlist_entry set state = $3
      where student_id = $1 and staff_id = $2 and state = 'waiting'
      """, student, staff, state.storeName)
  }

  /// What of a member of staff's time is on offer to a student now; nil where nothing is.
  public func liveOffer(
    to student: Identifier, from staff: Identifier, at now: Instant
  ) throws -> Appointment? {
    try rows(
      """
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment
      where student_id = $1 and staff_id = $2 and state = 'offered' and offer_expires_at > $3
      limit 1
      """, student, staff, now
    ).first.map(Self.appointment)
  }

  /// Offers whose time has passed and that nobody has passed on, the oldest first.
  public func expiredOffers(at now: Instant, atMost count: Int) throws -> [Appointment] {
    try rows(
      """
      select id, student_id, staff_id, start_at, end_at, location, state, notice, notice_version,
        revision, created_at, changed_at, attendance, attention, about is not null, offer_expires_at
      from appointment where state = 'offered' and offer_expires_at <= $1
      order by offer_expires_at limit $2
      """, now, count
    ).map(Self.appointment)
  }

  private static func waitlistEntry(_ row: Row) throws -> WaitlistEntry {
    let (first, last) = (try row.date(3), try row.date(4))
    guard first <= last else { throw StoreError.corrupt }
    return WaitlistEntry(
      id: try row.identifier(0), studentID: try row.identifier(1), staffID: try row.identifier(2),
      days: first...last, state: try WaitlistEntry.State(storeName: try row.text(5)),
      noticeVersion: NoticeVersion(notice: try row.text(6), version: try row.text(7)),
      joined: try row.instant(8))
  }
}

extension WaitlistEntry.State {
  var storeName: String {
    switch self {
    case .waiting: "waiting"
    case .booked: "booked"
    case .left: "left"
    }
  }

  init(storeName: String) throws(StoreError) {
    switch storeName {
    case "waiting": self = .waiting
    case "booked": self = .booked
    case "left": self = .left
    default: throw .corrupt
    }
  }
}
