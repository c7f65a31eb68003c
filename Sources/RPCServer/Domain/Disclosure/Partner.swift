/// A body outside the university to which something about students may be disclosed, as the data protection
/// officer registered it (W20).
///
///     register ─► active ◄── resume ── suspended
///                   └────── suspend ──────►│
///
/// Each change counts the revision up. Nothing leaves for one that is suspended, whatever was decided before.
public struct Partner: Equatable, Sendable {
  /// Which of the notices' recipients it is. There are rules about each.
  public enum Kind: String, CaseIterable, Sendable {
    case nhs
    case studentFinance = "student_finance"
    case police
    case localAuthority = "local_authority"
    /// Anybody else: the notices say that their lists are not complete.
    case other
  }

  public enum State: String, CaseIterable, Sendable {
    case active, suspended
  }

  public let id: Identifier
  /// What the ledger calls it: a code of small letters, digits, `.` and `-`.
  public let code: String
  public let kind: Kind
  /// The plugin that speaks to it.
  public let plugin: String
  public var details: PartnerDetails
  public var state: State
  public let registered: Instant
  public let registeredBy: String
  public var changed: Instant
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, code: String, kind: Kind, plugin: String, details: PartnerDetails,
    state: State, registered: Instant, registeredBy: String, changed: Instant, revision: Int64
  ) {
    self.id = id
    self.code = code
    self.kind = kind
    self.plugin = plugin
    self.details = details
    self.state = state
    self.registered = registered
    self.registeredBy = registeredBy
    self.changed = changed
    self.revision = revision
  }
}

/// What of a partner can change. Nothing of it is about a student.
public struct PartnerDetails: Equatable, Sendable {
  public var name: String
  /// Two letters of ISO 3166-1, such as `GB`.
  public var country: String
  public var destination: Destination
  /// The domains that mail may go to, such as `cjsm.net`: an address is in one that it ends with. Needed for mail,
  /// and empty for other ways.
  public var secureDomains: [String]
  /// The sharing agreement's reference; empty where the law asks for none.
  public var agreement: String
  /// The agreement's last day; nil for open-ended.
  public var agreementUntil: LocalDate?
  /// What makes a transfer abroad safe (W38); for partners abroad and only them.
  public var safeguards: [Safeguard]
  /// What the partner must heed when it hands information on: travels with each share (W39). For partners abroad.
  public var onwardConditions: String
  /// On what terms it is given anything. Nobody is registered without.
  public var terms: PartnerTerms?
  /// The form follows a telephone call within so many hours; 0 where the partner gives no time.
  public var formHours: Int
  /// It answers within so many working days; 0 for as many as its plugin knows.
  public var answerDays: Int

  public init(
    name: String, country: String, destination: Destination, secureDomains: [String] = [],
    agreement: String = "", agreementUntil: LocalDate? = nil, safeguards: [Safeguard] = [],
    onwardConditions: String = "", formHours: Int = 0, answerDays: Int = 0,
    terms: PartnerTerms? = nil
  ) {
    self.name = name
    self.country = country
    self.destination = destination
    self.secureDomains = secureDomains
    self.agreement = agreement
    self.agreementUntil = agreementUntil
    self.safeguards = safeguards
    self.onwardConditions = onwardConditions
    self.terms = terms
    self.formHours = formHours
    self.answerDays = answerDays
  }
}

/// Where what is shared goes. There is one for each partner, and a plugin cannot choose another.
public enum Destination: Equatable, Hashable, Sendable {
  /// The folder that the server keeps for the partner, from which its own client collects. Named by the partner's
  /// code: nobody who calls can name a path.
  case folder
  /// One mail address, reached over TLS.
  case mail(String)
  /// The beginning of the partner's URLs, over HTTPS.
  case https(String)
}

/// What makes a transfer abroad safe where the law does not say so itself.
public struct Safeguard: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// The international data transfer agreement, or the addendum to the European clauses.
    case modelClauses = "model_clauses"
    case sharingAgreement = "sharing_agreement"
    case bindingRules = "binding_rules"
    /// That the recipient is one of those whom a partial finding of adequacy is about.
    case adequacyEvidence = "adequacy_evidence"
  }

  public let kind: Kind
  /// Reference of the document.
  public let document: String
  /// The last day on which it counts.
  public let until: LocalDate

  public init(kind: Kind, document: String, until: LocalDate) {
    self.kind = kind
    self.document = document
    self.until = until
  }
}
