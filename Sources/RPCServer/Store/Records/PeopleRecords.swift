public import Domain

/// Students and staff. Whoever is added becomes a principal of the same id, so that they can sign in
/// and campus systems can act for them.
extension Student: StoredRecord {
  public static var idKind: Identifier.Kind { .student }
  public var sortKey: String { campusID }

  public func stored(in transaction: Transaction) throws -> Stored<Student>? {
    try transaction.row(
      """
      select id, revision, campus_id, given_name, family_name, email
      from student where campus_id = $1
      """, campusID
    ).map(Self.stored)
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.run(
      """
      insert into student (id, campus_id, given_name, family_name, email, revision)
      values ($1, $2, $3, $4, $5, 1)
      """, id, campusID, givenName, familyName, email)
    try transaction.addPrincipal(
      Principal(id: id.text, kind: .person, isActive: true, roles: RoleSet([.student])),
      name: "", at: now)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      """
      update student set given_name = $2, family_name = $3, email = $4, revision = $5
      where id = $1
      """, id, givenName, familyName, email, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<Student>] {
    try transaction.rows(
      """
      select id, revision, campus_id, given_name, family_name, email
      from student where campus_id > $1 order by campus_id limit $2
      """, after, limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<Student> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: Student(
        campusID: try row.text(2), givenName: try row.text(3), familyName: try row.text(4),
        email: try row.text(5)))
  }
}

extension StaffMember: StoredRecord {
  public static var idKind: Identifier.Kind { .staffMember }
  public var sortKey: String { campusID }

  public func stored(in transaction: Transaction) throws -> Stored<StaffMember>? {
    try transaction.row(
      """
      select id, revision, campus_id, given_name, family_name, email, job_title
      from staff where campus_id = $1
      """, campusID
    ).map(Self.stored)
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.run(
      """
      insert into staff (id, campus_id, given_name, family_name, email, job_title, revision)
      values ($1, $2, $3, $4, $5, $6, 1)
      """, id, campusID, givenName, familyName, email, jobTitle)
    try transaction.addPrincipal(
      Principal(id: id.text, kind: .person, isActive: true, roles: RoleSet([.academicStaff])),
      name: "", at: now)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      """
      update staff
      set given_name = $2, family_name = $3, email = $4, job_title = $5, revision = $6
      where id = $1
      """, id, givenName, familyName, email, jobTitle, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<StaffMember>] {
    try transaction.rows(
      """
      select id, revision, campus_id, given_name, family_name, email, job_title
      from staff where campus_id > $1 order by campus_id limit $2
      """, after, limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<StaffMember> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: StaffMember(
        campusID: try row.text(2), givenName: try row.text(3), familyName: try row.text(4),
        email: try row.text(5), jobTitle: try row.text(6)))
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

  /// A student, as much of them as the decision shows. Nil where there is none.
  public func student(_ id: String, by decision: Decision) throws -> Stored<Student>? {
    try row(
      """
      select id, revision, campus_id, given_name, family_name, email from student where id = $1
      """, id
    ).map(Student.stored)
  }

  /// A member of staff. Nil where there is none.
  public func staffMember(_ id: String, by decision: Decision) throws -> Stored<StaffMember>? {
    try row(
      """
      select id, revision, campus_id, given_name, family_name, email, job_title
      from staff where id = $1
      """, id
    ).map(StaffMember.stored)
  }

  /// The names of a student and a member of staff, as a calendar shows them; nil where either does
  /// not exist.
  public func names(
    ofStudent student: Identifier, andStaff staff: Identifier, by decision: Decision
  ) throws -> (student: PersonName, staff: PersonName)? {
    try row(
      """
      select s.given_name, s.family_name, f.given_name, f.family_name
      from student s cross join staff f where s.id = $1 and f.id = $2
      """, student, staff
    ).map { row in
      (
        PersonName(given: try row.text(0), family: try row.text(1)),
        PersonName(given: try row.text(2), family: try row.text(3))
      )
    }
  }

  /// One page of the students for whom a member of staff is responsible on a day, by campus id.
  public func students(
    ofStaff staffID: String, on day: LocalDate, after: String, limit: Int, by decision: Decision
  ) throws -> [Stored<Student>] {
    try rows(
      """
      select id, revision, campus_id, given_name, family_name, email from student
      where campus_id > $1 and id in (
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
    ).map(Student.stored)
  }
}
