/// An item as somebody would write it, before the rules have looked at it. What the wire could not tell is nil,
/// so that every wrong field is named at once.
public struct CaseItemProposal: Sendable {
  /// Somebody else whom it is about; the id is empty for who is named for the first time.
  public struct Subject: Sendable {
    public var id: String
    public var name: String
    public var relation: String

    public init(id: String, name: String, relation: String) {
      self.id = id
      self.name = name
      self.relation = relation
    }
  }

  /// What the wire could not tell is nil.
  public struct Contact: Sendable {
    public var at: Instant?
    public var manner: CaseContact.Manner?
    public var withWhom: String

    public init(at: Instant?, manner: CaseContact.Manner?, withWhom: String) {
      self.at = at
      self.manner = manner
      self.withWhom = withWhom
    }
  }

  public var category: CaseCategory?
  public var paragraphs: [String]
  public var relevance: String
  public var necessity: String
  public var justification: String
  public var isSpecialCategory: Bool
  public var criminalOffence: CriminalOffenceData?
  public var thirdParties: [Subject]
  public var source: InformationSource?
  public var toldBy: ThirdPartyProposal?
  /// Nil where none was given.
  public var ground: GroundProposal?
  public var contact: Contact?

  public init(
    category: CaseCategory?, paragraphs: [String], relevance: String, necessity: String,
    justification: String, isSpecialCategory: Bool, criminalOffence: CriminalOffenceData?,
    thirdParties: [Subject], source: InformationSource?, toldBy: ThirdPartyProposal?,
    ground: GroundProposal?, contact: Contact?
  ) {
    self.category = category
    self.paragraphs = paragraphs
    self.relevance = relevance
    self.necessity = necessity
    self.justification = justification
    self.isSpecialCategory = isSpecialCategory
    self.criminalOffence = criminalOffence
    self.thirdParties = thirdParties
    self.source = source
    self.toldBy = toldBy
    self.ground = ground
    self.contact = contact
  }
}

/// How items come to be and change: functions of values, without clock or store. Who may ask is the policy's to
/// say and was decided before.
public enum CaseItemRules {
  public static let textLengthMax = 8_000
  public static let paragraphsMax = 100
  public static let whyLength = 10...500
  public static let thirdPartiesMax = 20
  public static let nameLengthMax = 200
  public static let relationLengthMax = 100
  public static let versionsMax = 100
  public static let itemsMax = 5_000

  /// What is known besides.
  public struct Circumstances: Sendable {
    public let record: Case
    /// The consents that its ground and its third party name.
    public let consent: Consent?
    public let toldByConsent: Consent?
    public let now: Instant
    public let today: LocalDate

    public init(
      record: Case, consent: Consent?, toldByConsent: Consent?, now: Instant, today: LocalDate
    ) {
      self.record = record
      self.consent = consent
      self.toldByConsent = toldByConsent
      self.now = now
      self.today = today
    }
  }

  // MARK: An item's life

  /// A new item.
  ///
  /// - Parameter count: How many the case has.
  /// - Throws: `Refusal.invalid`, naming every wrong field; CASE_STATE; CASE_FULL.
  public static func add(
    _ kind: CaseItem.Kind?, _ proposal: CaseItemProposal, by author: String,
    after count: Int, _ circumstances: Circumstances, noticeVersion: NoticeVersion,
    id: Identifier, random: inout some RandomNumberGenerator
  ) throws(Refusal) -> (CaseItem, CaseItemContent) {
    let content = try content(
      of: proposal, as: kind, over: nil, circumstances, random: &random)
    guard let kind else { throw .invalid("kind", "must be a kind of item") }
    try checkWorkedOn(circumstances.record)
    guard count < itemsMax else {
      throw .rule(.caseFull, "The case has \(itemsMax) items, which is as many as it may.")
    }
    let item = CaseItem(
      id: id, caseID: circumstances.record.id, kind: kind, author: author,
      added: circumstances.now, changedBy: author, changed: circumstances.now, version: 1,
      noticeVersion: noticeVersion, isRestricted: false)
    return (item, content)
  }

  /// It says something else, in a further version.
  ///
  /// - Parameter current: What it says now.
  /// - Throws: `Refusal.invalid`, naming every wrong field; a stale revision; CASE_STATE; CASE_FULL.
  public static func amend(
    _ item: CaseItem, _ current: CaseItemContent, _ proposal: CaseItemProposal,
    version: Int64, by author: String, _ circumstances: Circumstances,
    noticeVersion: NoticeVersion, random: inout some RandomNumberGenerator
  ) throws(Refusal) -> (CaseItem, CaseItemContent) {
    let content = try content(
      of: proposal, as: item.kind, over: current, circumstances, random: &random)
    try checkWorkedOn(circumstances.record)
    let next = try next(
      item, version: version, by: author, noticeVersion: noticeVersion, now: circumstances.now)
    return (next, content)
  }

  /// It is kept on another ground from now on, since the consent that it was kept on does not hold any more.
  /// Also in a closed case: what is kept there needs a ground too.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field; a stale revision; CASE_STATE where nothing
  ///   restricts it; CASE_FULL.
  public static func rebase(
    _ item: CaseItem, _ current: CaseItemContent, on ground: GroundProposal?, reason: String,
    version: Int64, by author: String, _ circumstances: Circumstances,
    noticeVersion: NoticeVersion
  ) throws(Refusal) -> (CaseItem, CaseItemContent) {
    let checked = try Ground.rebased(
      ground, isSpecial: current.isSpecialCategory, reason: reason, "reason",
      consent: circumstances.consent, of: circumstances.record.studentID,
      today: circumstances.today)
    guard item.isRestricted else { throw notRestricted }
    var next = try next(
      item, version: version, by: author, noticeVersion: noticeVersion, now: circumstances.now)
    next.isRestricted = false
    var content = current
    content.ground = checked
    content.rebaseReason = reason
    return (next, content)
  }

  static let notRestricted = Refusal.rule(
    .caseState, "Nothing restricts it: the ground that it is kept on holds.")

  /// The refusal of what would show or change something whose ground does not hold any more.
  public static let restricted = Refusal.rule(
    .restricted, "It was kept on a consent that does not hold any more: re-base it first.")

  private static func next(
    _ item: CaseItem, version: Int64, by author: String, noticeVersion: NoticeVersion,
    now: Instant
  ) throws(Refusal) -> CaseItem {
    guard item.version == version else { throw .staleRevision }
    guard item.version < versionsMax else {
      throw .rule(
        .caseFull, "The item has \(versionsMax) versions, which is as many as it may.")
    }
    var next = item
    next.version += 1
    next.changedBy = author
    next.changed = now
    next.noticeVersion = noticeVersion
    return next
  }

  private static func checkWorkedOn(_ record: Case) throws(Refusal) {
    guard record.state != .closed else {
      throw .rule(.caseState, "The case is closed: open it again first.")
    }
  }

  // MARK: What it says

  /// What an item may say, checked.
  ///
  /// - Parameters:
  ///   - kind: Nil where none was named.
  ///   - current: What it says now, whose third parties keep their ids; nil for a new one.
  private static func content(
    of proposal: CaseItemProposal, as kind: CaseItem.Kind?, over current: CaseItemContent?,
    _ circumstances: Circumstances, random: inout some RandomNumberGenerator
  ) throws(Refusal) -> CaseItemContent {
    var fields = CheckedFields(path: "content.")
    let record = circumstances.record
    if kind == nil { fields.refuse(at: "kind", "must be a kind of item") }
    fields.check(paragraphs: proposal.paragraphs)
    fields.check(words: proposal, in: record.type)
    fields.check(flags: proposal)
    if kind == .riskAssessment || kind == .safetyPlan, let category = proposal.category,
      category != .riskSafeguarding
    {
      fields.refuse("category", "must be RISK_SAFEGUARDING for such an item")
    }
    let thirdParties = fields.subjects(
      proposal.thirdParties, over: current?.thirdParties ?? [], random: &random)
    let toldBy = fields.source(of: proposal, circumstances)
    let contact = fields.contact(proposal.contact, as: kind, now: circumstances.now)
    var ground: Ground?
    if let proposed = proposal.ground {
      ground = proposed.checked(
        "content.ground", isSpecial: proposal.isSpecialCategory, consent: circumstances.consent,
        of: record.studentID, today: circumstances.today, &fields.violations)
    } else {
      fields.refuse("ground", "must be given")
    }
    guard fields.violations.isEmpty, let category = proposal.category, let ground,
      let source = proposal.source
    else { throw .invalid(fields.violations) }
    return CaseItemContent(
      category: category, paragraphs: proposal.paragraphs, relevance: proposal.relevance,
      necessity: proposal.necessity, justification: proposal.justification,
      isSpecialCategory: proposal.isSpecialCategory,
      criminalOffence: proposal.criminalOffence ?? .noOffence, thirdParties: thirdParties,
      source: source, toldBy: toldBy, ground: ground, contact: contact)
  }
}

extension Ground {
  /// The ground on which something is kept from now on, with why that holds.
  ///
  /// - Parameter field: The field that holds why.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  static func rebased(
    _ proposal: GroundProposal?, isSpecial: Bool, reason: String, _ field: String,
    consent: Consent?, of student: Identifier, today: LocalDate
  ) throws(Refusal) -> Ground {
    var violations: [FieldViolation] = []
    if let problem = TextRules.problem(with: reason, of: CaseItemRules.whyLength) {
      violations.append(FieldViolation(field: field, description: problem))
    }
    let ground = proposal?.checked(
      "ground", isSpecial: isSpecial, consent: consent, of: student, today: today, &violations)
    if proposal == nil {
      violations.append(FieldViolation(field: "ground", description: "must be given"))
    }
    guard violations.isEmpty, let ground else { throw .invalid(violations) }
    return ground
  }
}

/// The fields of an item's content, checked one after the other; what is wrong is gathered.
private struct CheckedFields {
  let path: String
  var violations: [FieldViolation] = []

  mutating func refuse(_ name: String, _ description: String) {
    refuse(at: path + name, description)
  }

  mutating func refuse(at field: String, _ description: String) {
    violations.append(FieldViolation(field: field, description: description))
  }

  mutating func check(paragraphs: [String]) {
    guard (1...CaseItemRules.paragraphsMax).contains(paragraphs.count) else {
      return refuse("paragraphs", "must be 1 to \(CaseItemRules.paragraphsMax)")
    }
    for (index, paragraph) in paragraphs.enumerated() {
      if let problem = TextRules.problem(
        with: paragraph, atMost: CaseItemRules.textLengthMax, required: true)
      {
        refuse("paragraphs[\(index)]", problem)
      }
    }
    guard paragraphs.reduce(0, { $0 + $1.count }) <= CaseItemRules.textLengthMax else {
      return refuse(
        "paragraphs", "must have at most \(CaseItemRules.textLengthMax) characters in all")
    }
  }

  /// The category, and what the notice asks to be said of it.
  mutating func check(words proposal: CaseItemProposal, in type: SupportType) {
    guard let category = proposal.category else {
      return refuse("category", "must be a category of the notice")
    }
    check(
      proposal.relevance, "relevance", isAsked: category.asksRelevance,
      "must be given with CIRCUMSTANCES, HISTORY and EQUALITY, and only then")
    check(
      proposal.necessity, "necessity", isAsked: category.asksNecessity,
      "must be given with HEALTH, and only then")
    check(
      proposal.justification, "justification",
      isAsked: !CollectedCategories.of(type).contains(category),
      "must be given for a category that this support does not ordinarily collect, and only then")
  }

  private mutating func check(
    _ words: String, _ field: String, isAsked: Bool, _ rule: String
  ) {
    guard isAsked else {
      if !words.isEmpty { refuse(field, rule) }
      return
    }
    if words.isEmpty {
      refuse(field, rule)
    } else if let problem = TextRules.problem(with: words, of: CaseItemRules.whyLength) {
      refuse(field, problem)
    }
  }

  /// What cannot be left out: whether it is special category data, and whether it is about offences.
  mutating func check(flags proposal: CaseItemProposal) {
    guard let category = proposal.category else { return }
    if category.isSpecial, !proposal.isSpecialCategory {
      refuse("special_category", "must be set with HEALTH and EQUALITY")
    }
    if category.asksCriminalOffence, proposal.criminalOffence == nil {
      refuse(
        "criminal_offence",
        "must say under which condition, or NONE, with HISTORY and RISK_SAFEGUARDING")
    }
  }

  /// Whom else it is about. Who was named before keeps their id.
  mutating func subjects(
    _ proposed: [CaseItemProposal.Subject], over current: [ThirdPartySubject],
    random: inout some RandomNumberGenerator
  ) -> [ThirdPartySubject] {
    guard proposed.count <= CaseItemRules.thirdPartiesMax else {
      refuse("third_parties", "must be at most \(CaseItemRules.thirdPartiesMax)")
      return []
    }
    var named: Set<Identifier> = []
    return proposed.enumerated().map { index, subject in
      let field = "third_parties[\(index)]"
      if let problem = TextRules.problem(
        with: subject.name, atMost: CaseItemRules.nameLengthMax, required: true)
      {
        refuse("\(field).name", problem)
      }
      if let problem = TextRules.problem(
        with: subject.relation, atMost: CaseItemRules.relationLengthMax, required: true)
      {
        refuse("\(field).relation", problem)
      }
      var id = current.first { $0.id.text == subject.id }?.id
      if !subject.id.isEmpty, id.map({ !named.insert($0).inserted }) ?? true {
        refuse("\(field).id", "must be empty, or one that the item has, once")
        id = nil
      }
      return ThirdPartySubject(
        id: id ?? Identifier(.thirdParty, from: &random), name: subject.name,
        relation: subject.relation)
    }
  }

  /// Where it came from.
  mutating func source(
    of proposal: CaseItemProposal, _ circumstances: CaseItemRules.Circumstances
  ) -> ThirdPartySource? {
    switch proposal.source {
    case nil: refuse("source", "must say where the information came from")
    case .campusSystem: refuse("source", "must not be CAMPUS_SYSTEM: those bring theirs by Ingest")
    default: break
    }
    if (proposal.toldBy != nil) != (proposal.source?.isOutside ?? false) {
      refuse("told_by", "must be given with PARTNER or THIRD_PARTY, and only then")
      return nil
    }
    return proposal.toldBy?.checked(
      path + "told_by", consent: circumstances.toldByConsent,
      of: circumstances.record.studentID, today: circumstances.today, &violations)
  }

  mutating func contact(
    _ proposed: CaseItemProposal.Contact?, as kind: CaseItem.Kind?, now: Instant
  ) -> CaseContact? {
    guard (proposed != nil) == (kind == .contact) else {
      refuse("contact", "must be given with CONTACT, and only then")
      return nil
    }
    guard let proposed else { return nil }
    if proposed.at.map({ $0 > now }) ?? true {
      refuse("contact.at", "must be when it was, not later than now")
    }
    if proposed.manner == nil { refuse("contact.manner", "must say how") }
    if let problem = TextRules.problem(
      with: proposed.withWhom, atMost: CaseItemRules.nameLengthMax, required: true)
    {
      refuse("contact.with_whom", problem)
    }
    guard let at = proposed.at, let manner = proposed.manner else { return nil }
    return CaseContact(at: at, manner: manner, withWhom: proposed.withWhom)
  }
}
