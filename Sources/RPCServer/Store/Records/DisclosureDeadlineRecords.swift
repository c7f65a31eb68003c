public import Domain

/// By when a form was to follow a call, and a partner to answer: days and moments, and nothing of anybody.
extension Transaction {
  /// The deadlines of a disclosure; none where there are none.
  public func deadlines(of disclosure: Disclosure) throws -> DisclosureDeadlines {
    try row(
      "select form_due, answer_due from disclosure_deadline where disclosure_id = $1",
      disclosure.id
    ).map {
      DisclosureDeadlines(formDue: try $0.instantOrNil(0), answerDue: try $0.dateOrNil(1))
    } ?? DisclosureDeadlines()
  }

  /// Keeps when a form that was just proposed was to be.
  public func keep(formDue: Instant, of disclosure: Disclosure) throws {
    try run(
      "insert into disclosure_deadline (disclosure_id, form_due) values ($1, $2)", disclosure.id,
      formDue)
  }

  /// Keeps by when the partner is to have answered what is about to be sent. What is sent again is answered anew.
  func keepAnswerDue(
    of disclosure: Disclosure, to partner: Partner, _ manifest: PartnerManifest,
    sent day: LocalDate
  ) throws {
    let count = DisclosureDeadlines.answerDays(of: partner, manifest, sent: day)
    guard count > 0 else { return }
    let closures = try closures(from: day, to: day.adding(days: WorkingDays.span(of: count)))
    try run(
      """
      insert into disclosure_deadline (disclosure_id, answer_due) values ($1, $2)
      on conflict (disclosure_id) do update
      set answer_due = excluded.answer_due, told_at = null
      """, disclosure.id, WorkingDays.day(count, after: day, closures: closures))
  }

  /// Tells whoever proposed something that the partner has it and should have answered before a day: once for each
  /// time that it was sent.
  ///
  /// - Returns: How many there were.
  public func remindOfAnswers(
    at now: Instant, on day: LocalDate, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let overdue = try rows(
      """
      select d.id, d.proposed_by
      from disclosure_deadline t join disclosure d on d.id = t.disclosure_id
      where t.answer_due < $1 and t.answer_due is not null and t.told_at is null
        and d.state = 'transmitted'
      order by t.answer_due, d.id limit 100
      """, day
    ).map { (try $0.identifier(0), try $0.text(1)) }
    for (id, proposer) in overdue {
      try deliver(.disclosureOverdue, about: id, to: [proposer], at: now, random: &random)
      try run("update disclosure_deadline set told_at = $2 where disclosure_id = $1", id, now)
    }
    return overdue.count
  }
}
