import Ledger
public import Domain

/// What partners say of shares after they took them.
extension Transaction {
  /// Those of a partner's that it took, and of which it has not said more, the longest waiting first.
  ///
  /// - Parameter since: When they were taken at the earliest.
  public func awaited(
    of partner: String, since: Instant, limit: Int
  ) throws -> [(disclosure: String, reference: String)] {
    try rows(
      """
      select id, partner_reference from disclosure
      where partner_id = $1 and state = 'transmitted' and partner_reference <> ''
        and changed_at >= $2
      order by changed_at limit $3
      """, partner, since, limit
    ).map { (try $0.text(0), try $0.text(1)) }
  }

  /// Records what a partner said after it took a share. What it does not have after all is a leaf of its own; that
  /// it was taken is one already. Hearing it twice is hearing it once.
  ///
  /// - Parameters:
  ///   - code: The partner's own for why; empty for none.
  ///   - receipt: The partner's message that waits to hear that it was read; nil for none.
  /// - Returns: As it is now; nil where it was not waited for.
  public func report(
    _ id: String, _ report: DisclosureRules.Report, code: String, receipt: String?,
    at now: Instant
  ) throws -> Disclosure? {
    guard let disclosure = try disclosure(id) else { return nil }
    if let receipt {
      try run(
        """
        insert into partner_receipt (partner_id, message, heard_at) values ($1, $2, $3)
        on conflict (partner_id, message) do nothing
        """, disclosure.partnerID, receipt, now)
    }
    guard let reported = DisclosureRules.report(disclosure, report, now: now)
    else { return nil }
    try keep(reported, nil)
    try keepFinding(report.resolution, code: code, of: reported, since: disclosure.state, at: now)
    return reported
  }

  /// Records what became of a share after its attempt, whoever found it out: the partner's own code for why, and the
  /// leaf that says so where the ledger does not yet. What is proven not to have been sent stays so: whoever has it has it
  /// from elsewhere.
  ///
  /// - Parameters:
  ///   - resolved: As it is now.
  ///   - state: The one that it was in.
  public func keepFinding(
    _ resolution: DisclosureRules.Resolution, code: String, of resolved: Disclosure,
    since state: Disclosure.State, at now: Instant
  ) throws {
    // What is sent again, or closed, keeps the reason why it has to be.
    if resolution.hasCode || resolution == .received {
      try run("update disclosure set partner_code = $2 where id = $1", resolved.id, code)
    }
    guard let outcome = DisclosureRules.outcome(of: resolution, in: state),
      let last = try attempts(of: resolved).last, last.outcome != ShareOutcome.notSent.rawValue
    else { return }
    try appendOutcome(outcome.leafOutcome, of: resolved, at: now)
  }

  /// Those that a partner took, and of which nobody says any more what became of them, the longest ago first: nobody was
  /// told of that yet.
  ///
  /// - Parameter earliest: Of what was taken earlier nobody is asked.
  public func silent(since earliest: Instant, limit: Int) throws -> [String] {
    try rows(
      """
      select id from disclosure
      where state = 'transmitted' and partner_reference <> '' and silence_told_at is null
        and changed_at < $1
      order by changed_at limit $2
      """, earliest, limit
    ).map { try $0.text(0) }
  }

  /// Notes that somebody is told of it.
  ///
  /// - Returns: Nil where somebody was, or the partner has said more since.
  public func noteSilence(
    of id: String, since earliest: Instant, at now: Instant
  ) throws -> Disclosure? {
    let changed = try run(
      """
      update disclosure set silence_told_at = $2
      where id = $1 and state = 'transmitted' and silence_told_at is null and changed_at < $3
      """, id, now, earliest)
    return changed > 0 ? try disclosure(id) : nil
  }

  /// The messages of a partner's that were recorded, and of which it is to hear that they were read.
  ///
  /// - Parameter since: When they were heard at the earliest: older ones are forgotten.
  public func receipts(of partner: String, since: Instant) throws -> [String] {
    try rows(
      "select message from partner_receipt where partner_id = $1 and heard_at >= $2", partner, since
    ).map { try $0.text(0) }
  }

  /// The partner heard that its message was read.
  ///
  /// - Parameter since: Whatever was heard earlier is forgotten too: the partner has it no more.
  public func forgetReceipt(_ message: String, of partner: String, since: Instant) throws {
    try run(
      "delete from partner_receipt where partner_id = $1 and (message = $2 or heard_at < $3)",
      partner, message, since)
  }
}
