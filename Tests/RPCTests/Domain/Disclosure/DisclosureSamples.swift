import Domain

/// A disclosure with all that it rests on, of which a test changes one thing.
struct SampleDisclosure {
  static let proposed = utc("2026-11-23", "09:00")
  static let today = day("2026-11-23")
  static let hash = [UInt8](repeating: 1, count: 32)
  static let consent = id(.consent, 1)
  static let itemConsent = id(.consent, 2)

  /// A case of which something is told.
  static let record = Case(
    id: id(.supportCase, 1), studentID: id(.student, 1), type: .welfare, state: .active,
    priority: .soon, lead: "prn_a", isSealed: false, holdReview: nil, source: .subject,
    referralID: nil,
    noticeVersion: NoticeVersion(notice: "student-life-and-wellbeing", version: "2026-09"),
    opened: proposed, openedBy: "prn_a", changed: proposed, revision: 1)

  var authority = DisclosureAuthority.consent
  var consentID: Identifier? = Self.consent
  var origins: Set<NoticeName> = [.wellbeing]
  var transfer: TransferRules.Reason?
  var keptOn: Identifier?
  var fields: [DisclosedField] = [.name, .itemText]
  var partnerState = Partner.State.active
  var partnerKind = Partner.Kind.localAuthority
  var country = "GB"
  var safeguards: [Safeguard] = []
  var manifestAuthorities: Set<DisclosureAuthority> = [.consent, .seriousConcern]
  var manifestFields: Set<DisclosedField> = [.name, .itemText]
  var payloadBytesMax = 1_000

  init(_ change: (inout SampleDisclosure) -> Void = { _ in }) { change(&self) }

  /// As it is in a state, after so many attempts.
  func disclosure(
    _ state: Disclosure.State, attempts: Int = 0, queued: Instant? = Self.proposed,
    isEmergency: Bool = false, explanation: Explanation = .notNeeded
  ) -> Disclosure {
    Disclosure(
      id: id(.disclosure, 1), studentID: Self.record.studentID, caseID: Self.record.id,
      partnerID: partner.id, authority: authority, consentID: consentID, origins: origins,
      transfer: transfer, isEmergency: isEmergency, payloadHash: Self.hash, payloadBytes: 5,
      mediaType: "text/plain", proposal: .init(by: "prn_a", at: Self.proposed), state: state,
      decision: nil, queued: queued, attempts: attempts, explanation: explanation, reviewDue: nil,
      review: nil, changed: Self.proposed, revision: 4)
  }

  var content: DisclosureContent {
    DisclosureContent(
      fields: fields.map { field in
        SelectedField(
          field: field, record: nil, keptOn: field == .itemText ? keptOn : nil, paragraphs: ["a"])
      }, answers: [:], necessity: "It is necessary.", proportionality: "It is no more than that.",
      concern: "", reference: "")
  }

  var partner: Partner {
    Partner(
      id: id(.partner, 1), code: "city", kind: partnerKind, plugin: "forms",
      details: PartnerDetails(
        name: "City", country: country, destination: .folder, safeguards: safeguards,
        onwardConditions: country == "GB" ? "" : "To nobody else."), state: partnerState,
      registered: Self.proposed, registeredBy: "prn_a", changed: Self.proposed, revision: 1)
  }

  var manifest: PartnerManifest {
    PartnerManifest(
      name: "forms", version: "1.0", contract: 1...1, kind: partnerKind,
      authorities: manifestAuthorities, fields: manifestFields, questions: [], ways: [.folder],
      payloadBytesMax: payloadBytesMax)
  }

  /// What is looked at again before it is sent.
  ///
  /// - Returns: Why it would not be; nil where it would.
  func refusalBeforeSending(
    heldConsents: Set<Identifier> = [Self.consent, Self.itemConsent], hash: [UInt8] = Self.hash,
    on day: LocalDate = Self.today
  ) -> Refusal? {
    do throws(Refusal) {
      try DisclosureRules.checkBeforeSending(
        disclosure(.queued), content, to: partner, manifest, heldConsents: heldConsents, hash: hash,
        organisation: nil, today: day)
      return nil
    } catch {
      return error
    }
  }
}
