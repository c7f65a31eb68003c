/// The whole record of a disclosure, as the Information Commissioner asks for it: a function of what is kept. No heading is
/// empty: each has lines, or says why it does not apply.
public struct DisclosureRecord: Equatable, Sendable {
  public enum Entry: Equatable, Sendable {
    case lines([String])
    /// With why.
    case notApplicable(String)
  }

  /// What is kept of the request that a disclosure answers.
  public enum Request: Equatable, Sendable {
    case none
    /// It is closed to who reads the record.
    case closed(ReceivedRequest)
    case open(ReceivedRequest, ReceivedRequestContent)
  }

  /// What a record is made from.
  public struct Facts: Sendable {
    public var disclosure: Disclosure
    public var content: DisclosureContent
    /// The partner's name now; what it was is in the content.
    public var partner: Partner
    public var request: Request
    /// What the notice in force calls the university.
    public var controller: String
    public var attempts: [DisclosureAttempt]
    /// What the partner calls it, and its own code for why it does not have it; empty where it said nothing.
    public var receipt: (reference: String, code: String)
    /// A person's name by id.
    public var names: [String: String]

    public init(
      disclosure: Disclosure, content: DisclosureContent, partner: Partner, request: Request,
      controller: String, attempts: [DisclosureAttempt],
      receipt: (reference: String, code: String), names: [String: String]
    ) {
      self.disclosure = disclosure
      self.content = content
      self.partner = partner
      self.request = request
      self.controller = controller
      self.attempts = attempts
      self.receipt = receipt
      self.names = names
    }
  }

  /// One for each heading, in their order.
  public let entries: [(heading: RecordHeading, entry: Entry)]

  public init(_ facts: Facts) {
    entries = RecordHeading.allCases.map { ($0, facts.entry(for: $0)) }
  }

  public static func == (one: Self, other: Self) -> Bool {
    one.entries.elementsEqual(other.entries) { $0.heading == $1.heading && $0.entry == $1.entry }
  }
}

extension DisclosureRecord.Facts {
  private typealias Entry = DisclosureRecord.Entry
  private var particulars: DisclosureParticulars { content.particulars }
  /// What held last when something was decided or tried.
  private var details: PartnerDetails { particulars.partners.last?.details ?? partner.details }

  fileprivate func entry(for heading: RecordHeading) -> DisclosureRecord.Entry {
    switch heading {
    case .receivingOrganisation: .lines([controller])
    case .requestingOrganisation, .requestingPerson, .requestReceived, .dataRequested:
      requestEntry(for: heading)
    case .controllership: terms { [$0.controllership.words] }
    case .agreement: agreement
    case .purpose: purpose
    case .lawfulBasis: lawfulBasis
    case .necessity:
      .lines([content.necessity, "No less would do: \(content.proportionality)"])
    case .conditions: conditions
    case .lawEnforcement:
      partner.kind == .police
        ? .notApplicable(
          "The university is no competent authority; Part 3 binds the police in what they do with it."
        )
        : .notApplicable("Neither the university nor the partner is a competent authority.")
    case .legalPower: legalPower
    case .impactAssessment:
      terms {
        [
          $0.assessment.isEmpty ? "None was made." : "Considered: \($0.assessment).",
          $0.assessmentOutcome,
        ]
      }
    case .officerViews: officerViews
    case .retention: terms { [$0.retention] }
    case .security: terms { [$0.security] }
    case .rights: terms { [$0.rights] }
    case .interval:
      particulars.repeats.isEmpty ? .lines(["Once."]) : .lines(["Repeated: \(particulars.repeats)"])
    case .decision: decision
    case .reasons: reasons
    case .decider: decider
    case .signed: signed
    case .dated:
      disclosure.decision.map { .lines([$0.at.words]) } ?? .notApplicable("Nobody has decided yet.")
    case .sent: sent
    case .student: student
    case .explanation: explanation
    case .origins: .lines(disclosure.origins.map(\.rawValue).sorted())
    case .transfer: transfer
    case .carriage: carriage
    case .resolution:
      content.resolution.isEmpty
        ? .notApplicable("There was nothing to find out.") : .lines([content.resolution])
    case .partner: partnerThen
    case .review: review
    }
  }

  // MARK: The request

  private func requestEntry(for heading: RecordHeading) -> Entry {
    let asked: ReceivedRequest
    let form: ReceivedRequestContent?
    switch request {
    case .none:
      return .notApplicable("Nobody asked: the university shares it of its own accord.")
    case .closed(let request): (asked, form) = (request, nil)
    case .open(let request, let content): (asked, form) = (request, content)
    }
    let closed = ["In the register as \(asked.id.text), which is the data protection officer's."]
    switch heading {
    case .requestingOrganisation:
      return .lines([details.name, "Request \(asked.id.text)"])
    case .requestReceived: return .lines([asked.received.iso])
    case .requestingPerson: return .lines(form.map { [$0.form.asker] } ?? closed)
    default:
      guard let form else { return .lines(closed) }
      return .lines(
        form.form.items.enumerated().map { index, item in
          guard index < particulars.items.count else { return item }
          let answer = particulars.items[index]
          return "\(item): \(answer.isReleased ? "released" : "refused")"
            + (answer.why.isEmpty ? "" : ", \(answer.why)")
        })
    }
  }

  // MARK: What is lawful

  private func terms(_ lines: (PartnerTerms) -> [String]) -> Entry {
    // There is none of a partner that was registered before there were terms.
    details.terms.map { .lines(lines($0)) }
      ?? .notApplicable("No terms were registered for the partner then.")
  }

  private var agreement: Entry {
    guard !details.agreement.isEmpty else {
      return .notApplicable("None is in place: none is registered for the partner.")
    }
    return .lines([
      "Yes: \(details.agreement), "
        + (details.agreementUntil.map { "to \($0.iso)" } ?? "without an end")
    ])
  }

  private var purpose: Entry {
    if !particulars.purpose.isEmpty { return .lines([particulars.purpose]) }
    return disclosure.isEmergency
      ? .lines(["In an emergency, to protect somebody: \(content.concern)"])
      : .notApplicable("It was proposed before purposes were asked for.")
  }

  private var lawfulBasis: Entry {
    let article =
      switch disclosure.authority {
      case .consent: "Article 6(1)(a), consent"
      case .legalObligation: "Article 6(1)(c), a legal obligation"
      case .knowledge, .crime, .legalProceedings, .seriousConcern, .safetyConcern:
        disclosure.isEmergency
          ? LawfulBasis.vitalInterests.words
          : details.terms?.basis.words ?? LawfulBasis.publicTask.words
      }
    return .lines([article, "Shared on: \(disclosure.authority.words)"])
  }

  private var conditions: Entry {
    particulars.conditions.isEmpty
      ? .notApplicable(
        "No part that is shared is kept as data of a special category or about offences.")
      : .lines(particulars.conditions.map(\.words))
  }

  private var legalPower: Entry {
    var lines: [String] = []
    if !content.reference.isEmpty { lines.append(content.reference) }
    switch request {
    case .none: break
    case .closed(let request), .open(let request, _):
      if let gateway = request.gateway { lines.append("Asked for under \(gateway.rawValue)") }
    }
    if case .open(_, let said) = request, case .plain(let form) = said.form,
      !form.legalPower.isEmpty
    {
      lines.append("Asked for under \(form.legalPower)")
    }
    return lines.isEmpty
      ? .notApplicable("It rests on no law that compels or exempts: \(disclosure.authority.words).")
      : .lines(lines)
  }

  private var transfer: Entry {
    guard let then = particulars.partners.last, then.details.country != Country.here else {
      return .notApplicable("The partner is in the United Kingdom.")
    }
    return .lines([
      "To \(then.details.country)"
        + (disclosure.transfer.map { ": \($0.rawValue.replacing("_", with: " "))" } ?? ""),
      then.cover,
      "Handing on: \(then.details.onwardConditions)",
    ])
  }

  // MARK: Who decided

  private var officerViews: Entry {
    if !particulars.officerViews.isEmpty { return .lines([particulars.officerViews]) }
    if particulars.deciderRole == .dataProtectionOfficer {
      return .lines(["The data protection officer decided: \(content.decision)"])
    }
    return .notApplicable(
      disclosure.decision == nil
        ? "Nobody has decided yet." : "They were not asked about this share.")
  }

  private var decision: Entry {
    switch disclosure.state {
    case .proposed: .notApplicable("Nobody has decided yet.")
    case .refused: .lines(["Refused"])
    case .cancelled: .lines(["Taken back before anything left"])
    case .queued, .attempted, .transmitted, .acknowledged, .rejected, .undelivered, .unknown,
      .abandoned:
      .lines([disclosure.isEmergency ? "To share, by one person in an emergency" : "To share"])
    }
  }

  private var reasons: Entry {
    var lines: [String] = []
    if !content.decision.isEmpty { lines.append(content.decision) }
    if !content.concern.isEmpty { lines.append("The concern: \(content.concern)") }
    return lines.isEmpty ? .lines([content.necessity]) : .lines(lines)
  }

  private var decider: Entry {
    disclosure.decision.map { .lines([named($0, particulars.deciderRole)]) }
      ?? .notApplicable("Nobody has decided yet.")
  }

  private var signed: Entry {
    guard let decision = disclosure.decision else {
      return .notApplicable("Nobody has decided yet.")
    }
    let leaves = attempts.map { "\($0.leaf)" }.joined(separator: ", ")
    return .lines(
      ["In a session of their own: \(decision.by)"]
        + (leaves.isEmpty ? [] : ["Leaves of the ledger, with who decided: \(leaves)"]))
  }

  private func named(_ step: Disclosure.Step, _ role: Role?) -> String {
    let name = names[step.by].flatMap { $0.isEmpty ? nil : $0 } ?? step.by
    return
      "\(name), \(role.map { $0.rawValue.replacing("_", with: " ") } ?? "position not recorded")"
  }

  // MARK: What happened

  private var sent: Entry {
    let parts = content.fields.map { field in
      field.field.rawValue + (field.record.map { " \($0.text)" } ?? "")
    }
    let answers = content.answers.filter { !$0.value.isEmpty }.keys.sorted()
    return .lines(
      [
        "To \(details.name), by \(named(disclosure.proposal, particulars.proposerRole)), proposed \(disclosure.proposal.at.words)"
      ] + (parts.isEmpty ? [] : ["Of the record: \(parts.joined(separator: ", "))"])
        + (answers.isEmpty ? [] : ["Answers to: \(answers.joined(separator: ", "))"])
        + [
          "\(disclosure.payloadBytes) bytes of \(disclosure.mediaType), SHA-256 \(disclosure.payloadHash.hexadecimal)"
        ])
  }

  private var student: Entry {
    switch disclosure.authority {
    case .consent: .lines(["Consented: \(disclosure.consentID?.text ?? "")"])
    case .knowledge:
      particulars.told.map { .lines(["Told on \($0.day.iso): \($0.how)"]) }
        ?? .notApplicable("It was proposed before that was asked for.")
    default: .notApplicable("It rests on neither: \(disclosure.authority.words).")
    }
  }

  private var explanation: Entry {
    let words = content.explanation.isEmpty ? [] : [content.explanation]
    return switch disclosure.explanation {
    case .notNeeded:
      .notApplicable(
        disclosure.authority.isKnownToStudent
          ? "The student knew before." : "Nothing has left that could be explained.")
    case .due(let day): .lines(["To be told by \(day.iso)"] + words)
    case .given(let day): .lines(["Told on \(day.iso)"] + words)
    case .notPossible(let day): .lines(["Cannot be told; looked at again by \(day.iso)"] + words)
    }
  }

  private var carriage: Entry {
    var lines = ["Plugin: \(content.plugin)"]
    lines += attempts.map {
      "Attempt at \($0.at.words): \($0.outcome ?? "under way"), leaf \($0.leaf)"
    }
    if attempts.isEmpty { lines.append("Nothing was tried.") }
    if !receipt.reference.isEmpty { lines.append("The partner calls it \(receipt.reference)") }
    if !receipt.code.isEmpty { lines.append("The partner's code: \(receipt.code)") }
    return .lines(lines + ["It is \(disclosure.state.rawValue)"])
  }

  private var partnerThen: Entry {
    guard !particulars.partners.isEmpty else {
      return .notApplicable("It was proposed before that was kept.")
    }
    return .lines(
      particulars.partners.map { then in
        "At the \(then.occasion.rawValue), \(then.at.words): \(then.details.name), \(then.details.country), "
          + "by \(then.details.destination.words). \(then.cover)"
      })
  }

  private var review: Entry {
    guard disclosure.isEmergency else { return .notApplicable("It was no emergency.") }
    guard let step = disclosure.review else {
      return .lines(["Not yet; by \(disclosure.reviewDue?.words ?? "nobody's day")"])
    }
    return .lines(["\(names[step.by] ?? step.by), \(step.at.words)", content.review])
  }
}

// MARK: Words

extension PartnerTerms.Controllership {
  fileprivate var words: String {
    switch self {
    case .separate: "Separate controllers"
    case .joint: "Joint controllers"
    }
  }
}

extension LawfulBasis {
  fileprivate var words: String {
    switch self {
    case .contract: "Article 6(1)(b), the contract with the student"
    case .publicTask: "Article 6(1)(e), the public task"
    case .vitalInterests: "Article 6(1)(d), vital interests"
    }
  }
}

extension DisclosureAuthority {
  fileprivate var words: String {
    switch self {
    case .consent: "the student's consent"
    case .knowledge: "the student's knowledge"
    case .legalObligation: "a legal obligation"
    case .crime: "the Data Protection Act 2018, Schedule 2, paragraph 2"
    case .legalProceedings: "the Data Protection Act 2018, Schedule 2, paragraph 5"
    case .seriousConcern: "a serious concern for somebody"
    case .safetyConcern: "a concern for somebody's safety"
    }
  }
}

extension Destination {
  fileprivate var words: String {
    switch self {
    case .folder: "its folder"
    case .mail(let address): "mail to \(address)"
    case .https(let url): "HTTPS to \(url)"
    }
  }
}

extension Instant {
  /// As the university's clocks show it.
  fileprivate var words: String {
    let (day, minute) = (WallClock.london.date(of: self), WallClock.london.minute(of: self))
    let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
    return "\(day.iso) \(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}
