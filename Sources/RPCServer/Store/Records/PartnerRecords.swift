public import Domain
import Ledger

/// The partners. Nothing of them is about a student, so nothing is sealed; each change is a leaf.
extension Transaction {
  /// A partner by id; nil where there is none.
  public func partner(_ id: String) throws -> Partner? {
    try row(
      """
      select id, code, kind, plugin, name, country, way, address, secure_domains, agreement,
        agreement_until, safeguards, onward_conditions, state, registered_at, registered_by,
        changed_at, revision, terms, form_hours, answer_days
      from partner where id = $1
      """, id
    ).map { try Partner($0) }
  }

  /// All partners, by code.
  public func partners(activeOnly: Bool = false) throws -> [Partner] {
    try rows(
      """
      select id, code, kind, plugin, name, country, way, address, secure_domains, agreement,
        agreement_until, safeguards, onward_conditions, state, registered_at, registered_by,
        changed_at, revision, terms, form_hours, answer_days
      from partner where $1 = 0 or state = 'active' order by code
      """, activeOnly ? 1 : 0
    ).map { try Partner($0) }
  }

  /// Whether a partner has that code.
  public func hasPartner(code: String) throws -> Bool {
    try row("select exists (select 1 from partner where code = $1)", code)?.int(0) == 1
  }

  /// Keeps a new partner, and the ledger's leaf.
  public func insert(_ partner: Partner, by decision: Decision) throws {
    let (way, address) = partner.details.destination.columns
    try run(
      """
      insert into partner
        (id, code, kind, plugin, name, country, way, address, secure_domains, agreement,
         agreement_until, safeguards, onward_conditions, state, registered_at, registered_by,
         changed_at, revision, terms, form_hours, answer_days)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21)
      """, partner.id, partner.code, partner.kind.rawValue, partner.plugin, partner.details.name,
      partner.details.country, way, address, partner.details.secureDomains.lines,
      partner.details.agreement, partner.details.agreementUntil, partner.details.safeguards.lines,
      partner.details.onwardConditions, partner.state.rawValue, partner.registered,
      partner.registeredBy, partner.changed, partner.revision, partner.details.terms?.bytes,
      partner.details.formHours, partner.details.answerDays)
    try appendChange(of: partner, by: decision)
  }

  /// Keeps what was changed of a partner, and the ledger's leaf.
  public func update(_ partner: Partner, by decision: Decision) throws {
    let (way, address) = partner.details.destination.columns
    try run(
      """
      update partner
      set name = $2, country = $3, way = $4, address = $5, secure_domains = $6, agreement = $7,
        agreement_until = $8, safeguards = $9, onward_conditions = $10, state = $11,
        changed_at = $12, revision = $13, terms = $14, form_hours = $15, answer_days = $16
      where id = $1
      """, partner.id, partner.details.name, partner.details.country, way, address,
      partner.details.secureDomains.lines, partner.details.agreement,
      partner.details.agreementUntil, partner.details.safeguards.lines,
      partner.details.onwardConditions, partner.state.rawValue, partner.changed, partner.revision,
      partner.details.terms?.bytes, partner.details.formHours, partner.details.answerDays)
    try appendChange(of: partner, by: decision)
  }

  /// Has the ledger say what a partner is from now on: where something may go is as much a rule as who may see
  /// it.
  private func appendChange(of partner: Partner, by decision: Decision) throws {
    var detail = LengthPrefixed(format: "pastoral-partner-change/v2")
    detail.append(partner.id.text)
    detail.append(partner.code)
    detail.append(partner.revision)
    detail.append(partner.state.rawValue)
    detail.append(partner.details.country)
    let (way, address) = partner.details.destination.columns
    detail.append(way)
    detail.append(address)
    detail.append(partner.details.secureDomains)
    detail.append(partner.details.safeguards.lines)
    detail.append(partner.details.agreement)
    detail.append(partner.details.agreementUntil?.iso ?? "")
    detail.append(partner.details.terms?.bytes ?? [])
    let actor = decision.caller.principal
    try append(detail.bytes, ownedBy: KeyStore.system, at: partner.changed) { id in
      .policyChange(actor: try self.commitment(to: actor, .actor, of: id))
    }
  }
}

extension Destination {
  /// As it is kept.
  var columns: (way: String, address: String) {
    switch self {
    case .folder: (way.rawValue, "")
    case .mail(let address): (way.rawValue, address)
    case .https(let url): (way.rawValue, url)
    }
  }

  init(way: String, address: String) throws(StoreError) {
    switch Way(rawValue: way) {
    case .folder: self = .folder
    case .mail: self = .mail(address)
    case .https: self = .https(address)
    case nil: throw .corrupt
    }
  }
}

extension [String] {
  fileprivate var lines: String { joined(separator: "\n") }
}

extension [Safeguard] {
  /// One a line: kind, last day, document. None of them holds a space.
  fileprivate var lines: String {
    map { "\($0.kind.rawValue) \($0.until.iso) \($0.document)" }.lines
  }

  fileprivate init(lines: String) throws(StoreError) {
    self = []
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let kind = Safeguard.Kind(rawValue: parts[0]),
        let until = LocalDate(iso: parts[1])
      else { throw .corrupt }
      append(Safeguard(kind: kind, document: parts[2], until: until))
    }
  }
}

extension Partner {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let kind = Kind(rawValue: try row.text(2)), let state = State(rawValue: try row.text(13))
    else { throw StoreError.corrupt }
    let details = PartnerDetails(
      name: try row.text(4), country: try row.text(5),
      destination: try Destination(way: row.text(6), address: row.text(7)),
      secureDomains: try row.text(8).split(separator: "\n").map(String.init),
      agreement: try row.text(9), agreementUntil: try row.dateOrNil(10),
      safeguards: try [Safeguard](lines: row.text(11)), onwardConditions: try row.text(12),
      formHours: try row.int(19), answerDays: try row.int(20),
      terms: try row.blobOrNil(18).map { try PartnerTerms(bytes: $0) })
    self.init(
      id: try row.identifier(0), code: try row.text(1), kind: kind, plugin: try row.text(3),
      details: details, state: state, registered: try row.instant(14),
      registeredBy: try row.text(15), changed: try row.instant(16), revision: try row.integer(17))
  }
}
