public import Domain

/// Disclosures on their way, as those see them who look after the way and not after what is sent.
extension Transaction {
  /// A page of what was let go and has not arrived, the longest ago proposed first.
  ///
  /// - Parameter types: Of cases of these types; nil for all, and for what tutors know.
  public func disclosuresUnderWay(
    in types: Set<SupportType>?, after: (proposed: Instant, id: String)?, limit: Int,
    by decision: Decision
  ) throws -> [QueuedDisclosure] {
    let wanted = SupportType.names(in: types)
    return try rows(
      """
      select d.id, d.case_id, p.code, d.state, d.proposed_at, d.changed_at, d.attempts, o.due_at,
        d.revision
      from disclosure d join partner p on p.id = d.partner_id
        left join outbox o on o.disclosure_id = d.id
      where d.state in ('queued', 'attempted', 'unknown', 'undelivered')
        and (d.proposed_at, d.id) > ($1, $2)
        and (d.support_type in ($3, $4, $5, $6, $7, $8) or d.support_type is null and $9)
      order by d.proposed_at, d.id limit $10
      """, after?.proposed ?? Instant(millisecondsSince1970: 0), after?.id ?? "", wanted[0],
      wanted[1], wanted[2], wanted[3], wanted[4], wanted[5], types == nil ? 1 : 0, limit
    ).map { try QueuedDisclosure($0) }
  }

  /// A disclosure in the same terms, wherever it is by now; nil where there is none.
  public func queuedDisclosure(
    _ id: Identifier, by decision: Decision
  ) throws -> QueuedDisclosure? {
    try row(
      """
      select d.id, d.case_id, p.code, d.state, d.proposed_at, d.changed_at, d.attempts, o.due_at,
        d.revision
      from disclosure d join partner p on p.id = d.partner_id
        left join outbox o on o.disclosure_id = d.id
      where d.id = $1
      """, id
    ).map { try QueuedDisclosure($0) }
  }
}

extension QueuedDisclosure {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let state = Disclosure.State(rawValue: try row.text(3)) else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), caseID: try row.textOrNil(1).flatMap { Identifier($0) },
      partnerCode: try row.text(2),
      state: state, proposed: try row.instant(4), since: try row.instant(5),
      attempts: try row.int(6), nextAttempt: try row.instantOrNil(7),
      revision: try row.integer(8))
  }
}

extension SupportType {
  /// What stands for each type in a statement with one place for each: its name, or nothing where it is not wanted.
  ///
  /// - Parameter types: Nil for all.
  static func names(in types: Set<SupportType>?) -> [String] {
    allCases.map { type in types.map { $0.contains(type) } ?? true ? type.rawValue : "" }
  }
}
