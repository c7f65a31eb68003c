import Crypto
public import Domain
import Ledger
public import PluginAPI

/// The outbox: what was approved and waits to be sent. A row is written in the transaction of the decision, and goes
/// in the transaction that records the attempt; only the commit of that gives the receipt that opens a link.
extension Transaction {
  /// What is due of each partner, the longest due first. Partners wait for nobody but themselves: what cannot be sent to
  /// one, however much of it, keeps nothing from another.
  ///
  /// - Parameters:
  ///   - besides: Partners to which nothing can be sent now.
  ///   - limit: Of each partner's.
  public func outboxDue(
    at now: Instant, besides: Set<String>, limit: Int
  ) throws -> [(partner: String, disclosures: [String])] {
    try rows("select distinct partner_id from outbox where due_at <= $1", now)
      .map { try $0.text(0) }.filter { !besides.contains($0) }
      .map { partner in
        let due = try rows(
          """
          select disclosure_id from outbox where partner_id = $1 and due_at <= $2
          order by due_at, disclosure_id limit $3
          """, partner, now, limit)
        return (partner, try due.map { try $0.text(0) })
      }
  }

  /// Has it wait to be sent, from that moment on.
  func queue(_ disclosure: Disclosure, at moment: Instant) throws {
    try run(
      """
      insert into outbox (disclosure_id, partner_id, due_at) values ($1, $2, $3)
      on conflict (disclosure_id) do update set due_at = excluded.due_at, faults = 0
      """, disclosure.id, disclosure.partnerID, moment)
    changed.insert(.outbox)
  }

  /// Has one wait that could not even be looked at, so that others go before it. Nothing of the disclosure itself is read.
  ///
  /// - Returns: How often that was so in a row.
  public func postpone(
    _ id: String, at now: Instant, random: inout some RandomNumberGenerator
  ) throws -> Int {
    let faults = try row("select faults from outbox where disclosure_id = $1", id)?.int(0) ?? 0
    let retry = DisclosureRules.retry(after: faults + 1, now: now, random: &random)
    try run(
      "update outbox set faults = $2, due_at = $3 where disclosure_id = $1", id, faults + 1, retry)
    return faults + 1
  }

  /// Has one wait no longer that cannot be tried: it is for a person from now on. Nothing left, so that the ledger has
  /// nothing to say.
  ///
  /// - Returns: As it is now; nil where it does not wait.
  public func giveUp(_ id: String, at now: Instant) throws -> Disclosure? {
    try disclosure(id).flatMap { try giveUp($0, at: now) }
  }

  private func giveUp(_ disclosure: Disclosure, at now: Instant) throws -> Disclosure? {
    guard let given = DisclosureRules.giveUp(disclosure, now: now) else { return nil }
    try keep(given, nil)
    try run("delete from outbox where disclosure_id = $1", given.id)
    return given
  }

  // MARK: An attempt

  /// Looks at everything once more and records the attempt, or takes the disclosure back where its ground has
  /// gone.
  ///
  /// - Parameter manifest: What the partner's plugin says of itself; nil where there is none any more.
  func begin(
    _ id: String, _ manifest: (String) -> PartnerManifest?, organisation: String?,
    at now: Instant, today: LocalDate, adequacy: AdequacyFindings
  ) throws -> BegunAttempt {
    guard let disclosure = try disclosure(id), disclosure.state == .queued,
      let partner = try partner(disclosure.partnerID.text)
    else {
      try run("delete from outbox where disclosure_id = $1", id)
      return .nothing
    }
    guard let manifest = manifest(partner.plugin) else { return .nothing }
    let payload: [UInt8]
    var content: DisclosureContent
    do {
      content = try openedContent(of: disclosure)
      payload = try openedPayload(of: disclosure)
      try DisclosureRules.checkBeforeSending(
        disclosure, content, to: partner, manifest,
        heldConsents: try heldConsents(of: disclosure, on: today),
        hash: Array(SHA256.hash(data: payload)), organisation: organisation, today: today,
        adequacy: adequacy)
    } catch is Refusal {
      let cancelled = DisclosureRules.cancelled(disclosure, now: now)
      try update(cancelled, nil, by: .system(.outbox))
      return .cancelled(cancelled)
    }
    guard let attempted = DisclosureRules.attempt(disclosure, now: now) else {
      return try giveUp(disclosure, at: now).map { .givenUp($0) } ?? .nothing
    }
    let place = try append(attempt: Self.share(attempted, to: partner), at: attempted.changed)
    // What held when it left stays with it, whatever becomes of the partner.
    let isNews = content.particulars.keep(
      PartnerThen(.attempt, partner, at: now, on: today, adequacy: adequacy))
    try keep(attempted, isNews ? content : nil)
    try keepAnswerDue(of: attempted, to: partner, manifest, sent: today)
    try run("delete from outbox where disclosure_id = $1", id)
    try run(
      """
      insert into disclosure_attempt (disclosure_id, number, at, place) values ($1, $2, $3, $4)
      """, attempted.id, attempted.attempts, now, place)
    return .begun(attempted, payload: payload, leaf: LogNumber(of: place).index(place))
  }

  /// Those consents, of the ones that a disclosure rests on, that hold on a day.
  private func heldConsents(
    of disclosure: Disclosure, on day: LocalDate
  ) throws -> Set<Identifier> {
    let rows = try rows(
      """
      select k.id from consent k
      where (k.id = $1 or k.id in
          (select consent_id from disclosure_ground where disclosure_id = $2))
        and k.withdrawn_at is null and (k.until_date is null or k.until_date >= $3)
      """, disclosure.consentID, disclosure.id, day)
    return Set(try rows.map { try $0.identifier(0) })
  }

  /// Records what became of an attempt. What was proven not to have been sent waits again.
  ///
  /// - Parameters:
  ///   - reference: What the partner calls it; empty where it said nothing.
  ///   - code: The partner's own for why it did not take it; empty for none.
  /// - Returns: As it is now; nil where it was settled before.
  public func settle(
    _ id: String, _ outcome: DisclosureRules.AttemptOutcome, reference: String = "",
    code: String = "", at now: Instant, random: inout some RandomNumberGenerator
  ) throws -> Disclosure? {
    guard let disclosure = try disclosure(id),
      let settled = DisclosureRules.settle(disclosure, outcome, now: now)
    else { return nil }
    try keep(settled, nil)
    try run(
      """
      update disclosure set partner_code = $3, silence_told_at = null,
        partner_reference = case when $2 = '' then partner_reference else $2 end
      where id = $1
      """, settled.id, reference, code)
    try appendOutcome(outcome.leafOutcome, of: settled, at: now)
    if settled.state == .queued {
      let failures = try row(
        """
        select count(*) from disclosure_attempt
        where disclosure_id = $1 and outcome = 'not-sent' and at >= $2
        """, settled.id, settled.queued)
      let retry = DisclosureRules.retry(
        after: try failures?.int(0) ?? 1, now: now, random: &random)
      try queue(settled, at: retry)
    }
    return settled
  }

  /// Attempts of which nobody knows the end, since the server stopped in the middle.
  public func attemptsWithoutEnd(limit: Int) throws -> [String] {
    try rows(
      "select id from disclosure where state = 'attempted' order by changed_at limit $1", limit
    ).map { try $0.text(0) }
  }

  // MARK: Leaves

  func appendOutcome(
    _ outcome: ShareOutcome, of disclosure: Disclosure, at now: Instant
  ) throws {
    let attempt = try row(
      "select place from disclosure_attempt where disclosure_id = $1 and number = $2",
      disclosure.id, disclosure.attempts)
    guard let place = try attempt?.int(0), let partner = try partner(disclosure.partnerID.text)
    else { throw StoreError.corrupt }
    try append(outcome, of: Self.share(disclosure, to: partner), after: place, at: now)
    try run(
      "update disclosure_attempt set outcome = $3 where disclosure_id = $1 and number = $2",
      disclosure.id, disclosure.attempts, outcome.rawValue)
  }

  /// Has the ledger say that something was asked for and not allowed: a refusal is recorded like an approval.
  func appendRefusal(of disclosure: Disclosure, by decision: Decision) throws {
    guard let partner = try partner(disclosure.partnerID.text) else { throw StoreError.corrupt }
    let student = disclosure.studentID.text
    try append(
      Self.detail(disclosure), ownedBy: keyOwner(for: student, [.audit, .content]),
      at: disclosure.changed
    ) { leaf in
      .shareRefuse(
        partner: try Self.code(partner.code), basis: try Self.code(disclosure.authority.code),
        actor: try commitment(to: decision.caller.principal, .actor, of: leaf),
        subject: try commitment(to: student, .subject, of: leaf))
    }
  }

  private static func share(
    _ disclosure: Disclosure, to partner: Partner
  ) throws -> RecordedShare {
    RecordedShare(
      partner: try code(partner.code), basis: try code(disclosure.authority.code),
      attempt: disclosure.attempts, actor: disclosure.decision?.by ?? disclosure.proposal.by,
      student: disclosure.studentID, payloadHash: disclosure.payloadHash,
      payloadBytes: disclosure.payloadBytes, detail: detail(disclosure))
  }

  private static func code(_ text: String) throws(StoreError) -> Code {
    guard let code = Code(text) else { throw .corrupt }
    return code
  }

  private static func detail(_ disclosure: Disclosure) -> [UInt8] {
    var detail = LengthPrefixed(format: "pastoral-disclosure/v1")
    detail.append(disclosure.id.text)
    detail.append(disclosure.revision)
    detail.append(disclosure.state.rawValue)
    return detail.bytes
  }
}

/// What became of beginning an attempt.
enum BegunAttempt: Sendable {
  /// Recorded, with the leaf's number.
  case begun(Disclosure, payload: [UInt8], leaf: Int)
  case cancelled(Disclosure)
  /// It was tried too often: it waits for a person.
  case givenUp(Disclosure)
  /// It waits no longer, or cannot be tried now.
  case nothing
}

extension DisclosureRules.AttemptOutcome {
  /// What the ledger calls it.
  var leafOutcome: ShareOutcome {
    switch self {
    case .transmitted: .delivered
    case .rejected: .refused
    case .notSent: .notSent
    case .unknown: .unknown
    }
  }
}

/// What became of starting an attempt.
public enum AttemptStart: ~Copyable, Sendable {
  /// The ledger has it durably: the receipt is the one way to send it.
  case started(DurableReceipt)
  /// Its ground has gone: it was taken back.
  case cancelled(Disclosure)
  /// It was tried too often: it waits for a person.
  case givenUp(Disclosure)
  case nothing
}

extension StoreEngine {
  /// Records an attempt, and gives the receipt for it once that is durable: the only place where one is made.
  ///
  /// - Parameters:
  ///   - manifest: As the registry has it.
  ///   - transport: The way to the partner.
  ///   - organisation: Whose mailbox it leads to; nil where nobody said.
  ///   - adequacy: Which countries were found adequate.
  /// - Throws: ``WorkError``, ``StoreError``. Nothing may be sent then.
  public func startAttempt(
    _ id: String, manifest: @escaping @Sendable (String) -> PartnerManifest?,
    over transport: any PartnerTransport, to organisation: String?, at now: Instant,
    adequacy: AdequacyFindings = .committed
  ) async throws -> AttemptStart {
    let today = WallClock.london.date(of: now)
    let begun = try await written {
      try $0.begin(
        id, manifest, organisation: organisation, at: now, today: today, adequacy: adequacy)
    }
    switch begun {
    case .nothing: return .nothing
    case .cancelled(let disclosure): return .cancelled(disclosure)
    case .givenUp(let disclosure): return .givenUp(disclosure)
    case .begun(let disclosure, let payload, let leaf):
      let key = ledgerKey
      let proof = try await found {
        try $0.inclusionProof(of: leaf, key: key, by: .system(.outbox))?.bytes ?? []
      }
      return .started(
        DurableReceipt(
          leaf: leaf,
          message: OutboundShare(
            shareID: disclosure.id.text, attempt: disclosure.attempts,
            mediaType: disclosure.mediaType, payloadBytes: payload.count),
          payload: payload, proof: proof, transport: transport))
    }
  }
}
