/// What a practitioner shows an independent clinical supervisor of a case (W17), as far as it stands in the
/// clear. What is in it is `ExtractContent`.
///
///     share ──► shared ── read (the first time) ──► read
///                 └── withdraw ──► withdrawn ◄── withdraw ┘
public struct SupervisionExtract: Equatable, Sendable {
  public let id: Identifier
  public let caseID: Identifier
  public let studentID: Identifier
  public let type: SupportType
  /// Whom it is shown.
  public let supervisor: String
  public let sharedBy: String
  public let shared: Instant
  /// When the supervisor first read it.
  public var read: Instant?
  public var withdrawn: Instant?

  public init(
    id: Identifier, caseID: Identifier, studentID: Identifier, type: SupportType,
    supervisor: String, sharedBy: String, shared: Instant, read: Instant?, withdrawn: Instant?
  ) {
    self.id = id
    self.caseID = caseID
    self.studentID = studentID
    self.type = type
    self.supervisor = supervisor
    self.sharedBy = sharedBy
    self.shared = shared
    self.read = read
    self.withdrawn = withdrawn
  }
}

/// The fields that may be shown, and no others: there is no name among them, no date of birth, no contact and no
/// id of a record.
public struct ExtractContent: Equatable, Sendable {
  /// Stands for the student: the same for one case and one supervisor, and another for every other.
  public var pseudonym: String
  public var type: SupportType
  public var presentingIssue: String
  public var themes: [String]
  public var risk: CaseContent.Risk
  /// What the practitioner would talk about.
  public var question: String

  public init(
    pseudonym: String, type: SupportType, presentingIssue: String, themes: [String],
    risk: CaseContent.Risk, question: String
  ) {
    self.pseudonym = pseudonym
    self.type = type
    self.presentingIssue = presentingIssue
    self.themes = themes
    self.risk = risk
    self.question = question
  }

  /// Whatever somebody wrote in it, under its field's path.
  var texts: [(field: String, text: String)] {
    [("presenting_issue", presentingIssue)]
      + themes.enumerated().map { ("themes[\($0)]", $1) } + [("question", question)]
  }

  /// What is in it that says, or may say, whom it is about.
  public func findings(by scan: IdentifierScan) -> [FoundIdentifier] {
    texts.flatMap { field, text in
      scan.findings(in: text).map { FoundIdentifier(field: field, span: $0) }
    }
  }
}

/// What may be shown to whom: functions of values, without clock or store.
public enum ExtractRules {
  public static let textLengthMax = 500
  public static let themeLengthMax = 60
  public static let themesMax = 8

  /// Holds what somebody would show against the notice and the limits of its fields.
  ///
  /// - Parameters:
  ///   - risk: Nil where the wire could not tell.
  ///   - isSupervisor: Whether they supervise that type clinically, today, without a conflict of interest.
  /// - Throws: NO_CLINICAL_SUPERVISION; `Refusal.invalid`, naming every wrong field; CASE_STATE;
  ///   NOT_ELIGIBLE.
  public static func check(
    _ content: ExtractContent, risk: CaseContent.Risk?, of record: Case, isSupervisor: Bool
  ) throws(Refusal) {
    guard record.type.hasClinicalSupervision else {
      throw .rule(
        .noClinicalSupervision,
        "Only counselling and mental health have independent clinical supervisors.")
    }
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      if let problem { violations.append(FieldViolation(field: field, description: problem)) }
    }
    refuse(
      "presenting_issue",
      TextRules.problem(with: content.presentingIssue, atMost: textLengthMax, required: true))
    if !(1...themesMax).contains(content.themes.count) {
      refuse("themes", "must be 1 to \(themesMax)")
    } else {
      for (index, theme) in content.themes.enumerated() {
        refuse(
          "themes[\(index)]",
          TextRules.problem(with: theme, atMost: themeLengthMax, required: true))
      }
    }
    if risk == nil { refuse("risk", "must be a level of risk, or NOT_ASSESSED") }
    refuse(
      "question", TextRules.problem(with: content.question, atMost: textLengthMax, required: true))
    guard violations.isEmpty else { throw .invalid(violations) }
    guard [.active, .onHold].contains(record.state) else {
      throw .rule(.caseState, "Only what is worked on is shown to a clinical supervisor.")
    }
    guard isSupervisor else {
      throw .rule(.notEligible, "They do not supervise that type of support clinically.")
    }
  }

  /// Shows it.
  ///
  /// - Parameters:
  ///   - isPreviewed: Whether somebody was shown just these bytes and findings before.
  ///   - confirmed: The findings, by their place, of which a person says that they name nobody.
  /// - Throws: PREVIEW_DIFFERS; IDENTIFIERS_FOUND; NOT_CONFIRMED; `Refusal.invalid`.
  public static func share(
    _ findings: [FoundIdentifier], isPreviewed: Bool, confirmed: Set<Int>, of record: Case,
    to supervisor: String, by person: String, id: Identifier, now: Instant
  ) throws(Refusal) -> SupervisionExtract {
    guard isPreviewed else {
      throw .rule(.previewDiffers, "It is not what was previewed: preview it again.")
    }
    guard !findings.contains(where: \.span.isSure) else {
      throw .rule(.identifiersFound, "It says whom it is about: write it without.")
    }
    guard confirmed.isSubset(of: Set(findings.indices)) else {
      throw .invalid("confirmed", "must be places of the preview's findings")
    }
    guard confirmed.count == findings.count else {
      throw .rule(.notConfirmed, "A person must confirm that each finding names nobody.")
    }
    return SupervisionExtract(
      id: id, caseID: record.id, studentID: record.studentID, type: record.type,
      supervisor: supervisor, sharedBy: person, shared: now, read: nil, withdrawn: nil)
  }

  /// The supervisor has read it: the first time counts.
  ///
  /// - Returns: Nil where that was known.
  public static func read(_ extract: SupervisionExtract, now: Instant) -> SupervisionExtract? {
    guard extract.read == nil, extract.withdrawn == nil else { return nil }
    var opened = extract
    opened.read = now
    return opened
  }

  /// Takes it back: from now on nobody is shown what is in it.
  ///
  /// - Throws: ALREADY_ENDED.
  public static func withdraw(
    _ extract: SupervisionExtract, now: Instant
  ) throws(Refusal) -> SupervisionExtract {
    guard extract.withdrawn == nil else {
      throw .rule(.alreadyEnded, "It was taken back before.")
    }
    var withdrawn = extract
    withdrawn.withdrawn = now
    return withdrawn
  }
}
