public import Domain

/// Who is, was and is to be a student's personal tutor, and what a change makes of it.
extension Transaction {
  /// All personal tutors of a student, in order of their first days. Ids and days only, which decisions
  /// are made of.
  public func tutorPeriods(ofStudent student: Identifier) throws -> [TutorPeriod] {
    try rows(
      """
      select id, staff_id, from_date, to_date from relation
      where about_id = $1 and kind = 'personal_tutor' order by from_date, staff_id
      """, student
    ).map {
      TutorPeriod(
        relationID: try $0.identifier(0), staffID: try $0.identifier(1), from: try $0.date(2),
        to: try $0.dateOrNil(3))
    }
  }

  /// Carries a plan out.
  ///
  /// - Parameter newID: Makes the ids of what is begun.
  /// - Returns: Every relation that was changed, as it then is; those that were withdrawn end on the day
  ///   before their first.
  public func apply(
    _ plan: TutorChange.Plan, toStudent student: Identifier, newID: () -> Identifier,
    at now: Instant, by decision: Decision
  ) throws -> [Stored<Relation>] {
    var changed: [Stored<Relation>] = []
    for period in plan.withdrawn {
      guard let id = period.relationID, var relation = try relation(id) else {
        throw StoreError.corrupt
      }
      try run("delete from relation where id = $1", id)
      relation.revision += 1
      relation.record.to = relation.record.from.adding(days: -1)
      changed.append(relation)
    }
    for period in plan.ended {
      guard let id = period.relationID, var relation = try relation(id) else {
        throw StoreError.corrupt
      }
      relation.revision += 1
      relation.record.to = period.to
      try relation.record.update(id: id, revision: relation.revision, in: self)
      changed.append(relation)
    }
    for period in plan.begun {
      let id = newID()
      try run(
        """
        insert into relation
          (id, kind, staff_id, about_id, from_date, to_date, granted_by, revision)
        values ($1, 'personal_tutor', $2, $3, $4, $5, $6, 1)
        """, id, period.staffID, student, period.from, period.to, decision.caller.principal)
      guard let relation = try relation(id) else { throw StoreError.corrupt }
      changed.append(relation)
    }
    return changed
  }

  /// A relation by id; nil where there is none.
  private func relation(_ id: Identifier) throws -> Stored<Relation>? {
    try row(
      """
      select id, revision, kind, staff_campus_id, about, from_date, to_date from relation_named
      where id = $1
      """, id
    ).map(Relation.stored)
  }
}
