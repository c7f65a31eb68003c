public import Domain

/// Who is responsible for whom or what, and when. Only the last day of a relation can change; the
/// rest names it.
extension Relation: StoredRecord {
  public static var idKind: Identifier.Kind { .relation }
  public static var saysWhatStudentsTake: Bool { true }
  public var sortKey: String {
    [staffCampusID, kind.storeName, about, from.iso].joined(separator: "\u{1f}")
  }

  public func stored(in transaction: Transaction) throws -> Stored<Relation>? {
    let (staff, about) = try references(in: transaction)
    return try transaction.row(
      """
      select id, revision, to_date from relation
      where kind = $1 and staff_id = $2 and about_id = $3 and from_date = $4
      """, kind.storeName, staff, about, from
    ).map { row in
      var found = self
      found.to = try row.dateOrNil(2)
      return Stored(id: try row.identifier(0), revision: try row.integer(1), record: found)
    }
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    let (staff, about) = try references(in: transaction)
    try transaction.run(
      """
      insert into relation
        (id, kind, staff_id, about_id, from_date, to_date, granted_by, revision)
      values ($1, $2, $3, $4, $5, $6, $7, 1)
      """, id, kind.storeName, staff, about, from, to, grantedBy)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update relation set to_date = $2, revision = $3 where id = $1", id, to, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<Relation>] {
    let place = PlaceInOrder(after)
    return try transaction.rows(
      """
      select id, revision, kind, staff_campus_id, about, from_date, to_date from relation_named
      where (staff_campus_id, kind, about, from_date) > ($1, $2, $3, $4)
      order by staff_campus_id, kind, about, from_date limit $5
      """, place[0], place[1], place[2], place[3], limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<Relation> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: Relation(
        kind: try RelationKind(storeName: try row.text(2)), staffCampusID: try row.text(3),
        about: try row.text(4), from: try row.date(5), to: try row.dateOrNil(6)))
  }

  /// The staff id whom the relation would benefit; nil where there is no such member of staff.
  public func beneficiary(in transaction: Transaction) throws -> Identifier? {
    try transaction.staffID(campusID: staffCampusID)
  }

  private func references(in transaction: Transaction) throws -> (Identifier, Identifier) {
    guard let staff = try transaction.staffID(campusID: staffCampusID) else {
      throw UnknownReference(field: "staff_campus_id")
    }
    return (staff, try aboutID(in: transaction))
  }

  /// The id of whom or what the relation is about.
  func aboutID(in transaction: Transaction) throws -> Identifier {
    let about: Identifier? =
      switch kind {
      case .personalTutor: try transaction.studentID(campusID: about)
      case .programmeLeader, .programmeStaff: try transaction.programme(code: about)?.id
      case .moduleLeader: try transaction.module(code: about)?.id
      }
    guard let about else { throw UnknownReference(field: "about") }
    return about
  }
}

extension RelationKind {
  /// The kind as the store spells it.
  var storeName: String {
    switch self {
    case .personalTutor: "personal_tutor"
    case .programmeLeader: "programme_leader"
    case .programmeStaff: "programme_staff"
    case .moduleLeader: "module_leader"
    }
  }

  init(storeName: String) throws(StoreError) {
    switch storeName {
    case "personal_tutor": self = .personalTutor
    case "programme_leader": self = .programmeLeader
    case "programme_staff": self = .programmeStaff
    case "module_leader": self = .moduleLeader
    default: throw .corrupt
    }
  }
}

extension Transaction {
  /// The relations of a member of staff, at most 1,000.
  public func relations(
    ofStaff staff: Identifier, by decision: Decision
  ) throws -> [Stored<Relation>] {
    try rows(
      """
      select id, revision, kind, staff_campus_id, about, from_date, to_date, about_id
      from relation_named
      where staff_id = $1 order by kind, about, from_date limit 1000
      """, staff
    ).map { row in
      if let student = Identifier(try row.text(7), kind: .student) {
        note(student, by: decision)
      }
      return try Relation.stored(row)
    }
  }

  /// The relations about a student, a programme or a module, by campus id or code, at most 1,000.
  ///
  /// - Parameter student: The student's id, where it is one.
  public func relations(
    about: String, student: Identifier?, by decision: Decision
  ) throws -> [Stored<Relation>] {
    if let student { note(student, by: decision) }
    return try rows(
      """
      select id, revision, kind, staff_campus_id, about, from_date, to_date from relation_named
      where about_id in (
        select id from student where campus_id = $1
        union all select id from programme where code = $1
        union all select id from module where code = $1)
      order by kind, staff_campus_id, from_date limit 1000
      """, about
    ).map(Relation.stored)
  }

  /// Who granted a relation.
  public func grantor(ofRelation id: Identifier, by decision: Decision) throws -> String {
    try row("select granted_by from relation where id = $1", id)?.text(0) ?? ""
  }
}
