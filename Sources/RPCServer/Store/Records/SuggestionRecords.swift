public import Domain

/// What plugins suggested. What would be answered, and why somebody dismissed it, is sealed under the student's key and
/// comes only with a decision on disclosures; all of it goes with that key.
extension Transaction {
  /// Keeps what a plugin suggests for an event, unless the same was suggested before. One that nobody has taken up or
  /// dismissed is then borne out anew. The same is done whether the student has a case or not.
  ///
  /// - Parameters:
  ///   - number: Which of the plugin's suggestions for the event it is.
  ///   - period: The registration, as it is now.
  public func keep(
    _ share: SuggestedShare, number: Int, by plugin: String, after event: RegistrationEvent,
    of period: Stored<EnrolmentPeriod>, student: Identifier, as id: Identifier, at now: Instant,
    by decision: Decision
  ) throws {
    let sealed = try sealUnlessDestroyed(
      share.bytes, at: Self.place(id, "content", owner: student))
    // Of somebody whose key was destroyed nothing is kept.
    guard let sealed else { return }
    try run(
      """
      insert into suggestion
        (id, student_id, enrolment_id, enrolment_revision, plugin, change, day, number, made_at,
         state, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10)
      on conflict (enrolment_id, plugin, change, day, number)
        do update set enrolment_revision = excluded.enrolment_revision
        where suggestion.state = 'open'
      """, id, student, period.id, period.revision, plugin, event.change.rawValue, event.day,
      number, now, sealed)
  }

  /// A suggestion by id; nil where there is none.
  public func suggestion(_ id: String) throws -> Suggestion? {
    try row(
      """
      select s.id, s.student_id, s.plugin, s.change, s.day, p.code, s.made_at, s.state,
        s.enrolment_revision <> e.revision
      from suggestion s join enrolment_period e on e.id = s.enrolment_id
        join programme p on p.id = e.programme_id
      where s.id = $1
      """, id
    ).map { try Suggestion($0) }
  }

  /// A page of what is suggested about students of cases that somebody is named on, the oldest first. Which of them
  /// they may see is for the policy to say.
  ///
  /// - Parameter caseID: Only of this case's student; empty for all of their cases that are not closed.
  public func openSuggestions(
    forCasesOf principal: String, caseID: String, after: (made: Instant, id: String)?, limit: Int
  ) throws -> [Suggestion] {
    try rows(
      """
      select s.id, s.student_id, s.plugin, s.change, s.day, p.code, s.made_at, s.state, 0
      from suggestion s join enrolment_period e
          on e.id = s.enrolment_id and e.revision = s.enrolment_revision
        join programme p on p.id = e.programme_id
      where s.state = 'open' and (s.made_at, s.id) > ($1, $2)
        and s.student_id in (
          select c.student_id from case_member m join support_case c on c.id = m.case_id
          where m.principal_id = $3 and m.ended_at is null
            and (c.id = $4 or $4 = '' and c.state <> 'closed'))
      order by s.made_at, s.id limit $5
      """, after?.made ?? Instant(millisecondsSince1970: 0), after?.id ?? "", principal, caseID,
      limit
    ).map { try Suggestion($0) }
  }

  /// What would be answered, and why.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of suggestion: Suggestion, by decision: Decision
  ) throws -> SuggestedShare {
    note(suggestion.studentID, by: decision)
    guard decision.opensDisclosures,
      let sealed = try row("select content from suggestion where id = $1", suggestion.id)?.blob(0)
    else { throw Refusal.denied }
    do {
      let place = Self.place(suggestion.id, "content", owner: suggestion.studentID)
      return try SuggestedShare(sealed: open(sealed, at: place))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Keeps that a suggestion was taken up or dismissed, and by whom.
  ///
  /// - Parameters:
  ///   - disclosure: What was proposed of it; nil where it was dismissed.
  ///   - why: Why it was dismissed; empty where it was taken up.
  public func settle(
    _ suggestion: Suggestion, with disclosure: Identifier?, why: String = "", at now: Instant,
    by decision: Decision
  ) throws {
    let sealed =
      try why.isEmpty
      ? nil
      : sealUnlessDestroyed(
        Array(why.utf8),
        at: Self.place(suggestion.id, "dismissal", owner: suggestion.studentID))
    try run(
      """
      update suggestion
      set state = $2, settled_by = $3, settled_at = $4, disclosure_id = $5, dismissal = $6
      where id = $1
      """, suggestion.id, suggestion.state.rawValue, decision.caller.person, now, disclosure,
      sealed)
  }

  /// Tells those who may propose what was suggested since it was last told: apart from the change of the registration,
  /// so that whoever makes that cannot tell from the time it takes whether there is a case.
  ///
  /// - Returns: How many suggestions there were.
  public func tellOfSuggestions(
    at now: Instant, on day: LocalDate, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let untold = try rows(
      """
      select s.id, s.student_id, s.state = 'open' and s.enrolment_revision = e.revision
      from suggestion s join enrolment_period e on e.id = s.enrolment_id
      where s.told_at is null order by s.made_at limit 1000
      """)
    for row in untold {
      let id = try row.identifier(0)
      if try row.int(2) == 1 {
        try deliver(
          .disclosureSuggested, about: id,
          to: practitioners(workingWith: row.identifier(1), on: day), at: now, random: &random)
      }
      try run("update suggestion set told_at = $2 where id = $1", id, now)
    }
    return untold.count
  }

  /// Who may propose something about a student, by the cases that they are named on.
  private func practitioners(
    workingWith student: Identifier, on day: LocalDate
  ) throws -> [String] {
    try rows(
      """
      select distinct m.principal_id
      from support_case c join case_member m on m.case_id = c.id and m.ended_at is null
        join principal q on q.id = m.principal_id and q.state = 'active'
        join principal_role r on r.principal_id = q.id and r.role = 'wellbeing_practitioner'
      where c.student_id = $1 and c.state <> 'closed' and q.id <> c.student_id
        and (m.until_date is null or m.until_date >= $2)
        and not exists (select 1 from interest_conflict k where k.principal_id = q.id
          and k.student_id = c.student_id and k.withdrawn_at is null)
      order by m.principal_id
      """, student, day
    ).map { try $0.text(0) }
  }

  private static func place(
    _ id: Identifier, _ column: StaticString, owner: Identifier
  ) -> SealedPlace {
    SealedPlace(table: "suggestion", column: column, owner: owner.text, record: id, version: 1)
  }
}

extension Suggestion {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let change = RegistrationEvent.Change(rawValue: try row.text(3)),
      let state = State(rawValue: try row.text(7))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), studentID: try row.identifier(1), plugin: try row.text(2),
      event: RegistrationEvent(
        change, on: try row.date(4), programmeCode: try row.text(5)),
      made: try row.instant(6), state: state, isOvertaken: try row.int(8) == 1)
  }
}

extension SuggestedShare {
  /// What is sealed.
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(why)
    bytes.append(answers.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws {
    var texts = try SealedTexts(bytes)
    let why = try texts.next()
    let answers = try texts.nextList(width: 2) { ($0[0], $0[1]) }
    try texts.end()
    self.init(answers: Dictionary(answers) { first, _ in first }, why: why)
  }
}
