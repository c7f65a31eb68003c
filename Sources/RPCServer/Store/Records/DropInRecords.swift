public import Domain

/// Sessions that students come to without an appointment. Ids and times only: names come with a decision,
/// from the directory.
extension Transaction {
  /// A session by id; nil where there is none.
  public func dropIn(_ id: String) throws -> DropIn? {
    try row(
      """
      select id, staff_id, start_at, end_at, location, places_max, closed_at, created_at
      from drop_in where id = $1
      """, id
    ).map(Self.dropIn)
  }

  /// Sessions that start within a span, in order of time, at most 500.
  ///
  /// - Parameter staff: Only this member of staff's; nil for all.
  public func dropIns(
    ofStaff staff: Identifier?, in span: Range<Instant>, by decision: Decision
  ) throws -> [DropIn] {
    let rows =
      if let staff {
        try rows(
          """
          select id, staff_id, start_at, end_at, location, places_max, closed_at, created_at
          from drop_in where staff_id = $1 and start_at >= $2 and start_at < $3
          order by start_at, id limit 500
          """, staff, span.lowerBound, span.upperBound)
      } else {
        try rows(
          """
          select id, staff_id, start_at, end_at, location, places_max, closed_at, created_at
          from drop_in where start_at >= $1 and start_at < $2
          order by start_at, id
          """, span.lowerBound, span.upperBound)
      }
    return try rows.map(Self.dropIn)
  }

  public func insert(_ dropIn: DropIn, by decision: Decision) throws {
    try run(
      """
      insert into drop_in
        (id, staff_id, start_at, end_at, location, places_max, closed_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """, dropIn.id, dropIn.staffID, dropIn.start, dropIn.end, dropIn.location,
      dropIn.placesMax, dropIn.closed, dropIn.created)
  }

  /// Keeps that a session was closed.
  public func update(_ dropIn: DropIn, by decision: Decision) throws {
    try run("update drop_in set closed_at = $2 where id = $1", dropIn.id, dropIn.closed)
  }

  /// All places of a session, those that were left too, in order.
  public func places(of dropIn: Identifier) throws -> [DropInPlace] {
    try rows(
      """
      select drop_in_id, position, student_id, state, joined_at from drop_in_place
      where drop_in_id = $1 order by position
      """, dropIn
    ).map { row in
      DropInPlace(
        dropInID: try row.identifier(0), position: try row.int(1),
        studentID: try row.identifier(2),
        state: try DropInPlace.State(storeName: try row.text(3)), joined: try row.instant(4))
    }
  }

  /// How many places of a session are taken.
  public func placesTaken(of dropIn: Identifier) throws -> Int {
    let row = try row(
      "select count(*) from drop_in_place where drop_in_id = $1 and state <> 'left'", dropIn)
    return Int(try row?.integer(0) ?? 0)
  }

  public func insert(_ place: DropInPlace, by decision: Decision) throws {
    do {
      try run(
        """
        insert into drop_in_place
          (drop_in_id, position, student_id, state, joined_at, changed_at)
        values ($1, $2, $3, $4, $5, $5)
        """, place.dropInID, place.position, place.studentID, place.state.storeName, place.joined)
    } catch StoreError.constraint(.unique) {
      throw Refusal.rule(.alreadyWaiting, "The student has a place already.")
    }
  }

  /// Keeps a place's state.
  public func update(_ place: DropInPlace, at now: Instant, by decision: Decision) throws {
    try run(
      """
      update drop_in_place set state = $3, changed_at = $4 where drop_in_id = $1 and position = $2
      """, place.dropInID, place.position, place.state.storeName, now)
  }

  private static func dropIn(_ row: Row) throws -> DropIn {
    DropIn(
      id: try row.identifier(0), staffID: try row.identifier(1), start: try row.instant(2),
      end: try row.instant(3), location: try row.text(4), placesMax: try row.int(5),
      closed: try row.instantOrNil(6), created: try row.instant(7))
  }
}

extension DropInPlace.State {
  var storeName: String {
    switch self {
    case .waiting: "waiting"
    case .called: "called"
    case .done: "done"
    case .noShow: "no_show"
    case .left: "left"
    }
  }

  init(storeName: String) throws(StoreError) {
    guard let state = Self.allCases.first(where: { $0.storeName == storeName }) else {
      throw .corrupt
    }
    self = state
  }
}
