public import Domain

/// Limits on students' bookings. That there is one is a fact that rules are asked about; its reason is
/// sealed under the student's key and comes only with a decision.
extension Transaction {
  /// Whose limit one is; nil where there is none.
  public func studentID(ofBookingLimit id: String) throws -> Identifier? {
    try row("select student_id from booking_limit where id = $1", id)?.identifier(0)
  }

  /// One by id; nil where there is none.
  public func bookingLimit(_ id: String, by decision: Decision) throws -> BookingLimit? {
    try row(
      """
      select id, student_id, open_max, until_date, details, imposed_by, imposed_at, lifted_at,
        revision
      from booking_limit where id = $1
      """, id
    ).map { try bookingLimit($0, by: decision) }
  }

  /// A student's limits, newest first, at most 100.
  public func bookingLimits(
    of student: Identifier, by decision: Decision
  ) throws -> [BookingLimit] {
    try rows(
      """
      select id, student_id, open_max, until_date, details, imposed_by, imposed_at, lifted_at,
        revision
      from booking_limit where student_id = $1 order by imposed_at desc, id limit 100
      """, student
    ).map { try bookingLimit($0, by: decision) }
  }

  /// How many appointments ahead a student may have because a person decided so; nil where nobody did.
  public func imposedOpenMax(of student: Identifier, on day: LocalDate) throws -> Int? {
    guard let remembered = database.remembered else {
      return try storedOpenMax(of: student, on: day)
    }
    if let limits = remembered.bookingLimits[.all] {
      // Most have none.
      return limits[student]?.filter { $0.until >= day }.map(\.openMax).min()
    }
    remembered.bookingLimits.keep(try unliftedLimits(), for: .all)
    return try storedOpenMax(of: student, on: day)
  }

  private func unliftedLimits() throws -> [Identifier: [Remembered.Limit]] {
    var limits: [Identifier: [Remembered.Limit]] = [:]
    for row in try rows(
      "select student_id, open_max, until_date from booking_limit where lifted_at is null")
    {
      limits[try row.identifier(0), default: []].append(
        Remembered.Limit(openMax: try row.int(1), until: try row.date(2)))
    }
    return limits
  }

  private func storedOpenMax(of student: Identifier, on day: LocalDate) throws -> Int? {
    try row(
      """
      select min(open_max) from booking_limit
      where student_id = $1 and lifted_at is null and until_date >= $2
      """, student, day
    )?.integerOrNil(0).map { Int($0) }
  }

  /// Keeps a new limit; the ledger says so.
  public func insert(_ limit: BookingLimit, by decision: Decision) throws {
    try run(
      """
      insert into booking_limit
        (id, student_id, open_max, until_date, details, imposed_by, imposed_at, revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """, limit.id, limit.studentID, limit.openMax, limit.until,
      try seal(Array(limit.reason.utf8), at: Self.place(limit.id, limit.studentID)),
      limit.imposedBy, limit.imposed, limit.revision)
    try record(limit, at: limit.imposed, by: decision)
  }

  /// Keeps that a limit was lifted; the ledger says so.
  public func update(_ limit: BookingLimit, by decision: Decision) throws {
    try run(
      "update booking_limit set lifted_at = $2, revision = $3 where id = $1", limit.id,
      limit.lifted, limit.revision)
    guard let lifted = limit.lifted else {
      throw StoreError.misuse("a limit changes once: it is lifted")
    }
    try record(limit, at: lifted, by: decision)
  }

  private func bookingLimit(_ row: Row, by decision: Decision) throws -> BookingLimit {
    let (id, student) = (try row.identifier(0), try row.identifier(1))
    note(student, by: decision)
    var reason = ""
    if let sealed = try row.blobOrNil(4) {
      do {
        reason = String(decoding: try open(sealed, at: Self.place(id, student)), as: UTF8.self)
      } catch KeyError.destroyed {
        // Nobody can say any more why it was.
      }
    }
    return BookingLimit(
      id: id, studentID: student, openMax: try row.int(2), until: try row.date(3), reason: reason,
      imposedBy: try row.text(5), imposed: try row.instant(6),
      lifted: try row.instantOrNil(7), revision: try row.integer(8))
  }

  private static func place(_ id: Identifier, _ student: Identifier) -> SealedPlace {
    // What is sealed never changes, so it stands at the first version.
    SealedPlace(
      table: "booking_limit", column: "details", owner: student.text, record: id, version: 1)
  }
}
