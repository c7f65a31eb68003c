public import Domain

/// Students and staff. Whoever is added becomes a principal of the same id, so that they can sign in
/// and campus systems can act for them.
///
/// What campus systems say about a person beside the campus id stands in `details`, sealed under the
/// person's own key; in a row whose key was destroyed there is nothing.
extension Student: StoredRecord {
  public static var idKind: Identifier.Kind { .student }
  public var sortKey: String { campusID }

  public func stored(in transaction: Transaction) throws -> Stored<Student>? {
    let row = try transaction.row(
      "select id, revision, details, campus_id from student where campus_id = $1", campusID)
    return try row.map { try transaction.student($0) }
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.makeKeys(of: id)
    try transaction.run(
      "insert into student (id, campus_id, details, revision) values ($1, $2, $3, 1)", id,
      campusID, try transaction.seal(details, of: id, in: "student", revision: 1))
    try transaction.index(email, as: .email, of: id)
    try transaction.addPrincipal(
      Principal(id: id.text, kind: .person, isActive: true, roles: RoleSet([.student])),
      name: "", at: now)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update student set details = $2, revision = $3 where id = $1", id,
      try transaction.seal(details, of: id, in: "student", revision: revision), revision)
    try transaction.index(email, as: .email, of: id)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<Student>] {
    try transaction.rows(
      """
      select id, revision, details, campus_id from student
      where campus_id > $1 and details is not null order by campus_id limit $2
      """, after, limit
    ).map { try transaction.student($0) }
  }

  private var details: [String] { [givenName, familyName, email] }
}

extension StaffMember: StoredRecord {
  public static var idKind: Identifier.Kind { .staffMember }
  public var sortKey: String { campusID }

  public func stored(in transaction: Transaction) throws -> Stored<StaffMember>? {
    let row = try transaction.row(
      "select id, revision, details, campus_id from staff where campus_id = $1", campusID)
    return try row.map { try transaction.staffMember($0) }
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.makeKeys(of: id)
    try transaction.run(
      "insert into staff (id, campus_id, details, revision) values ($1, $2, $3, 1)", id, campusID,
      try transaction.seal(details, of: id, in: "staff", revision: 1))
    try transaction.index(email, as: .email, of: id)
    try transaction.addPrincipal(
      Principal(id: id.text, kind: .person, isActive: true, roles: RoleSet([.academicStaff])),
      name: "", at: now)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update staff set details = $2, revision = $3 where id = $1", id,
      try transaction.seal(details, of: id, in: "staff", revision: revision), revision)
    try transaction.index(email, as: .email, of: id)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<StaffMember>] {
    try transaction.rows(
      """
      select id, revision, details, campus_id from staff
      where campus_id > $1 and details is not null order by campus_id limit $2
      """, after, limit
    ).map { try transaction.staffMember($0) }
  }

  private var details: [String] { [givenName, familyName, email, jobTitle] }
}

/// People's details, sealed and opened. Rows are `id, revision, details, campus_id`.
extension Transaction {
  fileprivate func seal(
    _ details: [String], of person: Identifier, in table: StaticString, revision: Int64
  ) throws -> [UInt8] {
    var content = LengthPrefixed()
    for text in details { content.append(text) }
    return try seal(content.bytes, at: place(table, person, revision))
  }

  /// The details in two columns that follow the person's id.
  ///
  /// - Throws: `Refusal.denied` where the person's key was destroyed.
  private func details(
    of person: Identifier, in row: Row, from column: Int, _ table: StaticString, count: Int
  ) throws -> [String] {
    guard let sealed = try row.blobOrNil(column + 1) else { throw Refusal.denied }
    let content = try open(sealed, at: place(table, person, try row.integer(column)))
    guard let details = LengthPrefixed.texts(in: content, count: count) else {
      throw StoreError.corrupt
    }
    return details
  }

  private func place(
    _ table: StaticString, _ person: Identifier, _ revision: Int64
  ) -> SealedPlace {
    SealedPlace(
      table: table, column: "details", owner: person.text, record: person, version: revision)
  }

  fileprivate func student(_ row: Row) throws -> Stored<Student> {
    let id = try row.identifier(0)
    let details = try details(of: id, in: row, from: 1, "student", count: 3)
    return Stored(
      id: id, revision: try row.integer(1),
      record: Student(
        campusID: try row.text(3), givenName: details[0], familyName: details[1],
        email: details[2]))
  }

  fileprivate func staffMember(_ row: Row) throws -> Stored<StaffMember> {
    let id = try row.identifier(0)
    let details = try details(of: id, in: row, from: 1, "staff", count: 4)
    return Stored(
      id: id, revision: try row.integer(1),
      record: StaffMember(
        campusID: try row.text(3), givenName: details[0], familyName: details[1],
        email: details[2], jobTitle: details[3]))
  }
}

extension Transaction {
  /// The student's id behind a campus id: a fact that decisions need, so it asks for none.
  public func studentID(campusID: String) throws -> Identifier? {
    try row("select id from student where campus_id = $1", campusID).map { try $0.identifier(0) }
  }

  /// The staff id behind a campus id.
  public func staffID(campusID: String) throws -> Identifier? {
    try row("select id from staff where campus_id = $1", campusID).map { try $0.identifier(0) }
  }

  /// The staff number of a member of staff; nil where there is none.
  public func campusID(ofStaff staff: Identifier) throws -> String? {
    try row("select campus_id from staff where id = $1", staff).map { try $0.text(0) }
  }

  /// The id of whoever of that kind has that e-mail address, in either case of its letters; nil
  /// where there is nobody or several. A fact, as the ones above.
  public func personID(email: String, kind: Identifier.Kind) throws -> Identifier? {
    let found = try people(with: email, as: .email).filter { $0.kind == kind }
    return found.count == 1 ? found[0] : nil
  }

  /// A student, as much of them as the decision shows. Nil where there is none.
  public func student(_ id: String, by decision: Decision) throws -> Stored<Student>? {
    try row("select id, revision, details, campus_id from student where id = $1", id)
      .map { try student($0) }
  }

  /// A student's name as people write it; empty for who does not exist or was erased.
  public func studentName(of id: Identifier, by decision: Decision) throws -> String {
    note(id, by: decision)
    guard let student: Stored<Student> = try student(id.text, by: decision) else { return "" }
    return [student.record.givenName, student.record.familyName].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// A member of staff. Nil where there is none.
  public func staffMember(_ id: String, by decision: Decision) throws -> Stored<StaffMember>? {
    try row("select id, revision, details, campus_id from staff where id = $1", id)
      .map { try staffMember($0) }
  }

  /// The names of a student and a member of staff, as a calendar shows them; nil where either does
  /// not exist. An erased person has none.
  public func names(
    ofStudent student: Identifier, andStaff staff: Identifier, by decision: Decision
  ) throws -> (student: PersonName, staff: PersonName)? {
    note(student, by: decision)
    return try row(
      """
      select s.revision, s.details, f.revision, f.details
      from student s cross join staff f where s.id = $1 and f.id = $2
      """, student, staff
    ).map { row in
      (
        try name(of: student, in: row, from: 0, "student", count: 3),
        try name(of: staff, in: row, from: 2, "staff", count: 4)
      )
    }
  }

  /// The full name of a member of staff; empty where there is none, or they were erased.
  func staffName(of staff: Identifier) throws -> String {
    let row = try row("select revision, details from staff where id = $1", staff)
    return try row.map { try name(of: staff, in: $0, from: 0, "staff", count: 4).full } ?? ""
  }

  private func name(
    of person: Identifier, in row: Row, from column: Int, _ table: StaticString, count: Int
  ) throws -> PersonName {
    guard try row.blobOrNil(column + 1) != nil else { return PersonName(given: "", family: "") }
    let details = try details(of: person, in: row, from: column, table, count: count)
    return PersonName(given: details[0], family: details[1])
  }

  /// One page of the students for whom a member of staff is responsible on a day, by campus id.
  public func students(
    ofStaff staffID: String, on day: LocalDate, after: String, limit: Int, by decision: Decision
  ) throws -> [Stored<Student>] {
    try rows(
      """
      select id, revision, details, campus_id from student
      where campus_id > $1 and details is not null and id in (
        select about_id from relation
        where staff_id = $2 and kind = 'personal_tutor'
          and from_date <= $3 and (to_date is null or to_date >= $3)
        union
        select e.student_id from relation r join enrolment_period e on e.programme_id = r.about_id
        where r.staff_id = $2 and r.kind in ('programme_leader', 'programme_staff')
          and r.from_date <= $3 and (r.to_date is null or r.to_date >= $3)
          and e.from_date <= $3 and (e.to_date is null or e.to_date >= $3)
        union
        select e.student_id from relation r join module_enrolment e on e.module_id = r.about_id
        where r.staff_id = $2 and r.kind = 'module_leader'
          and r.from_date <= $3 and (r.to_date is null or r.to_date >= $3)
          and e.from_date <= $3 and (e.to_date is null or e.to_date >= $3))
      order by campus_id limit $4
      """, after, staffID, day, limit
    ).map { try student($0) }
  }
}
