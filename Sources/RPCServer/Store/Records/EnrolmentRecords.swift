public import Domain

/// Who is on which programme and takes which module, and when. Only the last day of one, and how it came to that, can
/// change; the rest names it.
extension EnrolmentPeriod: StoredRecord {
  public static var idKind: Identifier.Kind { .enrolmentPeriod }
  public static var saysWhatStudentsTake: Bool { true }
  public var sortKey: String { key.joined(separator: "\u{1f}") }

  public func stored(in transaction: Transaction) throws -> Stored<EnrolmentPeriod>? {
    let (student, programme) = try references(in: transaction)
    return try transaction.row(
      """
      select id, revision, to_date, ending from enrolment_period
      where student_id = $1 and programme_id = $2 and from_date = $3
      """, student, programme, from
    ).map { row in
      var found = self
      found.to = try row.dateOrNil(2)
      found.ending = try row.endingOrNil(3)
      return Stored(id: try row.identifier(0), revision: try row.integer(1), record: found)
    }
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    let (student, programme) = try references(in: transaction)
    try transaction.run(
      """
      insert into enrolment_period
        (id, student_id, programme_id, from_date, to_date, ending, revision)
      values ($1, $2, $3, $4, $5, $6, 1)
      """, id, student, programme, from, to, ending?.rawValue)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update enrolment_period set to_date = $2, ending = $3, revision = $4 where id = $1", id, to,
      ending?.rawValue, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<EnrolmentPeriod>] {
    let place = PlaceInOrder(after)
    return try transaction.rows(
      """
      select e.id, e.revision, s.campus_id, p.code, e.from_date, e.to_date, e.ending
      from enrolment_period e
        join student s on s.id = e.student_id join programme p on p.id = e.programme_id
      where (s.campus_id, p.code, e.from_date) > ($1, $2, $3)
      order by s.campus_id, p.code, e.from_date limit $4
      """, place[0], place[1], place[2], limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<EnrolmentPeriod> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: EnrolmentPeriod(
        studentCampusID: try row.text(2), programmeCode: try row.text(3), from: try row.date(4),
        to: try row.dateOrNil(5), ending: try row.endingOrNil(6)))
  }

  private func references(in transaction: Transaction) throws -> (Identifier, Identifier) {
    guard let student = try transaction.studentID(campusID: studentCampusID) else {
      throw UnknownReference(field: "student_campus_id")
    }
    guard let programme = try transaction.programme(code: programmeCode) else {
      throw UnknownReference(field: "programme_code")
    }
    return (student, programme.id)
  }
}

extension ModuleEnrolment: StoredRecord {
  public static var idKind: Identifier.Kind { .moduleEnrolment }
  public static var saysWhatStudentsTake: Bool { true }
  public var sortKey: String { key.joined(separator: "\u{1f}") }

  public func stored(in transaction: Transaction) throws -> Stored<ModuleEnrolment>? {
    let (student, module) = try references(in: transaction)
    return try transaction.row(
      """
      select id, revision, to_date from module_enrolment
      where student_id = $1 and module_id = $2 and from_date = $3
      """, student, module, from
    ).map { row in
      var found = self
      found.to = try row.dateOrNil(2)
      return Stored(id: try row.identifier(0), revision: try row.integer(1), record: found)
    }
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    let (student, module) = try references(in: transaction)
    try transaction.run(
      """
      insert into module_enrolment (id, student_id, module_id, from_date, to_date, revision)
      values ($1, $2, $3, $4, $5, 1)
      """, id, student, module, from, to)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update module_enrolment set to_date = $2, revision = $3 where id = $1", id, to, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<ModuleEnrolment>] {
    let place = PlaceInOrder(after)
    return try transaction.rows(
      """
      select e.id, e.revision, s.campus_id, m.code, e.from_date, e.to_date
      from module_enrolment e
        join student s on s.id = e.student_id join module m on m.id = e.module_id
      where (s.campus_id, m.code, e.from_date) > ($1, $2, $3)
      order by s.campus_id, m.code, e.from_date limit $4
      """, place[0], place[1], place[2], limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<ModuleEnrolment> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: ModuleEnrolment(
        studentCampusID: try row.text(2), moduleCode: try row.text(3), from: try row.date(4),
        to: try row.dateOrNil(5)))
  }

  private func references(in transaction: Transaction) throws -> (Identifier, Identifier) {
    guard let student = try transaction.studentID(campusID: studentCampusID) else {
      throw UnknownReference(field: "student_campus_id")
    }
    guard let module = try transaction.module(code: moduleCode) else {
      throw UnknownReference(field: "module_code")
    }
    return (student, module.id)
  }
}

extension Transaction {
  /// A student's enrolment periods, the earliest first.
  public func enrolmentPeriods(
    of student: Identifier, by decision: Decision
  ) throws -> [Stored<EnrolmentPeriod>] {
    note(student, by: decision)
    return try rows(
      """
      select e.id, e.revision, s.campus_id, p.code, e.from_date, e.to_date, e.ending
      from enrolment_period e
        join student s on s.id = e.student_id join programme p on p.id = e.programme_id
      where e.student_id = $1 order by e.from_date, p.code
      """, student
    ).map(EnrolmentPeriod.stored)
  }

  /// The student's period on the same programme before one; nil where that is the first.
  public func period(before period: Stored<EnrolmentPeriod>) throws -> EnrolmentPeriod? {
    try row(
      """
      select f.from_date, f.to_date, f.ending
      from enrolment_period e join enrolment_period f
        on f.student_id = e.student_id and f.programme_id = e.programme_id
          and f.from_date < e.from_date
      where e.id = $1 order by f.from_date desc limit 1
      """, period.id
    ).map { row in
      EnrolmentPeriod(
        studentCampusID: period.record.studentCampusID,
        programmeCode: period.record.programmeCode, from: try row.date(0),
        to: try row.dateOrNil(1), ending: try row.endingOrNil(2))
    }
  }

  /// A student's module enrolments, the earliest first.
  public func moduleEnrolments(
    of student: Identifier, by decision: Decision
  ) throws -> [Stored<ModuleEnrolment>] {
    note(student, by: decision)
    return try rows(
      """
      select e.id, e.revision, s.campus_id, m.code, e.from_date, e.to_date
      from module_enrolment e
        join student s on s.id = e.student_id join module m on m.id = e.module_id
      where e.student_id = $1 order by e.from_date, m.code
      """, student
    ).map(ModuleEnrolment.stored)
  }
}

extension Row {
  fileprivate func endingOrNil(_ column: Int) throws(StoreError) -> EnrolmentPeriod.Ending? {
    guard let text = try textOrNil(column) else { return nil }
    guard let ending = EnrolmentPeriod.Ending(rawValue: text) else {
      throw .columnMismatch(column)
    }
    return ending
  }
}

/// Where a page begins in an order of several columns: the sort key of the record before it, taken
/// apart. Missing parts are empty, which comes before everything.
struct PlaceInOrder {
  private let parts: [String]

  init(_ sortKey: String) {
    parts = sortKey.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
  }

  subscript(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
}
