public import Domain

/// The facts that decisions are made of. They ask for no decision, and hand out no personal content:
/// ids and days only.
extension Transaction {
  /// What the directory says about a student and the staff around them. For an id that does not
  /// exist the same statements run and nothing is found, so that nobody can tell the two apart.
  public func situation(of student: String) throws -> StudentSituation? {
    let programmes = try rows(
      "select programme_id, from_date, to_date from enrolment_period where student_id = $1", student
    ).map(Self.enrolment)
    let modules = try rows(
      "select module_id, from_date, to_date from module_enrolment where student_id = $1", student
    ).map(Self.enrolment)
    let responsibilities = try rows(
      """
      select kind, staff_id, about_id, from_date, to_date from relation
      where about_id = $1 and kind = 'personal_tutor'
      union
      select r.kind, r.staff_id, r.about_id, r.from_date, r.to_date
      from enrolment_period e join relation r on r.about_id = e.programme_id
      where e.student_id = $1 and r.kind in ('programme_leader', 'programme_staff')
      union
      select r.kind, r.staff_id, r.about_id, r.from_date, r.to_date
      from module_enrolment e join relation r on r.about_id = e.module_id
      where e.student_id = $1 and r.kind = 'module_leader'
      """, student
    ).map { row in
      StudentSituation.Responsibility(
        kind: try RelationKind(storeName: try row.text(0)), staffID: try row.identifier(1),
        about: try row.identifier(2), span: try row.span(3, 4))
    }
    guard let id = Identifier(student, kind: .student) else { return nil }
    return StudentSituation(
      studentID: id, programmes: programmes, modules: modules, responsibilities: responsibilities)
  }

  private static func enrolment(_ row: Row) throws -> StudentSituation.Enrolment {
    StudentSituation.Enrolment(in: try row.identifier(0), span: try row.span(1, 2))
  }
}
