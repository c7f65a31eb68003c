public import Domain

/// The facts that decisions are made of. They ask for no decision, and hand out no personal content:
/// ids and days only.
extension Transaction {
  /// What the directory says about a student and all the staff around them. For an id that does not
  /// exist the same statement runs and nothing is found, so that nobody can tell the two apart.
  public func situation(of student: String) throws -> StudentSituation? {
    try Self.situation(
      of: student,
      rows(
        """
        select e.programme_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from enrolment_period e left join relation r on r.about_id = e.programme_id
        where e.student_id = $1
        union all
        select e.module_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from module_enrolment e left join relation r on r.about_id = e.module_id
        where e.student_id = $1
        union all
        select about_id, null, null, kind, staff_id, from_date, to_date from relation
        where about_id = $1
        """, student))
  }

  /// As much of a student's situation as one or two people have a part in: their responsibilities,
  /// and the modules that these are about. It is what most calls need, and a tenth of the rows.
  ///
  /// - Parameters:
  ///   - person: Whoever's standing or association is asked about, by id; it need not exist. Must
  ///     not come from a record whose existence is not to be told.
  ///   - other: A second one.
  ///   - withoutModules: Whether the student's modules, and who leads them, may be left out where the
  ///     person is no member of staff: half of the work, for a call that asks for them where it must.
  public func situation(
    of student: String, with person: String, and other: String? = nil,
    withoutModules: Bool = false
  ) throws -> StudentSituation? {
    // Only staff are responsible for anybody, so a student's call asks about the other alone. Which of
    // the two statements runs is seen in the caller's own id, and tells nothing about a record.
    guard Identifier(person, kind: .staffMember) != nil else {
      return withoutModules
        ? try situationWithoutModules(of: student, withStaff: other ?? "")
        : try situation(of: student, withStaff: other ?? "")
    }
    // `is true` keeps SQLite from looking for the people in an index of their own, and so from
    // walking all that they are responsible for.
    return try Self.situation(
      of: student,
      rows(
        """
        select e.programme_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from enrolment_period e left join relation r
          on r.about_id = e.programme_id and (r.staff_id = $2 or r.staff_id = $3) is true
        where e.student_id = $1
        union all
        select e.module_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from module_enrolment e cross join relation r
        where e.student_id = $1 and r.about_id = e.module_id
          and (r.staff_id = $2 or r.staff_id = $3) is true
        union all
        select about_id, null, null, kind, staff_id, from_date, to_date from relation
        where about_id = $1 and (staff_id = $2 or staff_id = $3) is true
        """, student, person, other ?? person))
  }

  /// The same with one member of staff, which saves a sixth of it.
  private func situation(
    of student: String, withStaff staff: String
  ) throws -> StudentSituation? {
    try Self.situation(
      of: student,
      rows(
        """
        select e.programme_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from enrolment_period e left join relation r
          on r.about_id = e.programme_id and r.staff_id = $2
        where e.student_id = $1
        union all
        select e.module_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from module_enrolment e cross join relation r
        where e.student_id = $1 and r.about_id = e.module_id and r.staff_id = $2
        union all
        select about_id, null, null, kind, staff_id, from_date, to_date from relation
        where about_id = $1 and staff_id = $2
        """, student, staff))
  }

  /// The same without modules: most students meet those who are closer.
  private func situationWithoutModules(
    of student: String, withStaff staff: String
  ) throws -> StudentSituation? {
    try Self.situation(
      of: student,
      rows(
        """
        select e.programme_id, e.from_date, e.to_date, r.kind, r.staff_id, r.from_date, r.to_date
        from enrolment_period e left join relation r
          on r.about_id = e.programme_id and r.staff_id = $2
        where e.student_id = $1
        union all
        select about_id, null, null, kind, staff_id, from_date, to_date from relation
        where about_id = $1 and staff_id = $2
        """, student, staff))
  }

  /// Each row is an enrolment with a responsibility for what the student takes, either of which may
  /// be absent; an enrolment with several responsibilities comes several times.
  private static func situation(of student: String, _ rows: [Row]) throws -> StudentSituation? {
    guard let id = Identifier(student, kind: .student) else { return nil }
    var situation = StudentSituation(
      studentID: id, programmes: [], modules: [], responsibilities: [])
    for row in rows {
      let about = try row.identifier(0)
      let enrolment = StudentSituation.Enrolment(in: about, span: try row.span(1, 2))
      switch about.kind {
      case .programme where situation.programmes.last != enrolment:
        situation.programmes.append(enrolment)
      case .module where situation.modules.last != enrolment:
        situation.modules.append(enrolment)
      default: break
      }
      guard let kind = try row.textOrNil(3) else { continue }
      situation.responsibilities.append(
        StudentSituation.Responsibility(
          kind: try RelationKind(storeName: kind), staffID: try row.identifier(4), about: about,
          span: try row.span(5, 6)))
    }
    return situation
  }
}
