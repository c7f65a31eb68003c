import Promises
import Testing

@testable import Domain

@Suite("The record of a disclosure")
struct DisclosureRecordTests {
  /// The headings of Annex B as the Information Commissioner has them, in that order.
  private static let annexB: [RecordHeading] = [
    .receivingOrganisation, .requestingOrganisation, .requestingPerson, .requestReceived,
    .dataRequested, .controllership, .agreement, .purpose, .lawfulBasis, .necessity, .conditions,
    .lawEnforcement, .legalPower, .impactAssessment, .officerViews, .retention, .security, .rights,
    .interval, .decision, .reasons, .decider, .signed, .dated,
  ]
  private static let now = Instant(secondsSince1970: 1_795_424_400)
  // As days are spelt.
  private static let today = LocalDate(iso: "2026-11-23")!

  private static func id(_ kind: Identifier.Kind) -> Identifier {
    var random = SystemRandom()
    return Identifier(kind, from: &random)
  }

  private func facts(
    _ authority: DisclosureAuthority = .seriousConcern, isEmergency: Bool = false,
    _ state: Disclosure.State = .transmitted, request: DisclosureRecord.Request = .none,
    of kind: Partner.Kind = .localAuthority
  ) -> DisclosureRecord.Facts {
    let (now, student) = (Self.now, Self.id(.student))
    let partner = Partner(
      id: Self.id(.partner), code: "city", kind: kind, plugin: "forms",
      details: PartnerDetails(
        name: "City", country: "GB", destination: .folder, agreement: "AGR-1",
        agreementUntil: Self.today, terms: .made),
      state: .active, registered: now, registeredBy: "prn_d", changed: now, revision: 1)
    let isDecided = state != .proposed || isEmergency
    let disclosure = Disclosure(
      id: Self.id(.disclosure), studentID: student, caseID: nil, partnerID: partner.id,
      authority: authority, consentID: authority == .consent ? Self.id(.consent) : nil,
      origins: [.wellbeing], transfer: nil, isEmergency: isEmergency,
      payloadHash: Array(repeating: 0xA0, count: 32), payloadBytes: 4_711,
      mediaType: "text/html", proposal: Disclosure.Step(by: "prn_a", at: now), state: state,
      decision: isDecided ? Disclosure.Step(by: "prn_b", at: now) : nil, queued: nil, attempts: 1,
      explanation: authority.isKnownToStudent ? .notNeeded : .due(Self.today),
      reviewDue: isEmergency ? now : nil, review: nil, changed: now, revision: 3)
    var content = DisclosureContent(
      fields: [SelectedField(field: .name, record: nil, keptOn: nil, paragraphs: ["Ada"])],
      answers: ["concern.what": "It"], necessity: "Only they can act.",
      proportionality: "Her name alone.",
      concern: authority.allowsEmergency ? "She is in danger." : "",
      reference: authority.needsReference ? "Care Act 2014" : "",
      decision: isDecided ? "It is necessary." : "", plugin: "forms 1.0",
      particulars: DisclosureParticulars(
        purpose: isEmergency ? "" : "To protect her.",
        told: authority == .knowledge
          ? StudentTold(day: Self.today, how: "In our meeting.") : nil,
        conditions: [.special(.safeguarding, document: "SLW-APD")],
        proposerRole: .wellbeingPractitioner, deciderRole: isDecided ? .wellbeingSupervisor : nil))
    content.particulars.keep(
      PartnerThen(.proposal, at: now, details: partner.details, cover: "Here."))
    return DisclosureRecord.Facts(
      disclosure: disclosure, content: content, partner: partner, request: request,
      controller: "The University",
      attempts: [DisclosureAttempt(at: now, leaf: 17, outcome: "delivered")],
      receipt: ("REF-1", ""), names: ["prn_a": "Pat", "prn_b": "Sam"])
  }

  private func request(items: [String]) -> (ReceivedRequest, ReceivedRequestContent) {
    let step = Disclosure.Step(by: "prn_d", at: Self.now)
    let made = ReceivedRequest(
      id: Self.id(.receivedRequest), partnerID: Self.id(.partner), studentID: nil, caseID: nil,
      gateway: .apprehension, subjectRole: .suspect, received: Self.today,
      itemCount: items.count, registered: step, state: .checked, check: step, refusal: nil,
      changed: Self.now, revision: 2)
    let form = PoliceRequestForm(
      officerName: "S. Holmes", officerRank: .sergeant, collarNumber: "", unit: "Baker Street",
      email: "holmes@force.police.uk", phone: "0151 777 0001", authoriserName: "G. Lestrade",
      authoriserRank: .chiefInspector, signed: Self.today, offence: "Theft",
      isOffenceWithheld: false, reference: "MP/221", identifiers: "Ada", items: items, enquiry: "",
      necessity: "She is not found otherwise.", prejudice: "She could not be arrested.",
      silentUntil: nil, delivery: "Secure mail")
    return (made, ReceivedRequestContent(form: .police(form)))
  }

  private func entry(
    _ heading: RecordHeading, _ facts: DisclosureRecord.Facts
  ) -> DisclosureRecord.Entry? {
    DisclosureRecord(facts).entries.first { $0.heading == heading }?.entry
  }

  @Test(
    "Every heading of Annex B stands in its order, with what is recorded or why it does not apply, whatever the share",
    .tags(.w19, .w20), arguments: DisclosureAuthority.allCases, Disclosure.State.allCases)
  func complete(authority: DisclosureAuthority, state: Disclosure.State) {
    let (asked, form) = request(items: ["Her address in November 2026"])
    for isEmergency in [false, true] where !isEmergency || authority.allowsEmergency {
      for request: DisclosureRecord.Request in [.none, .closed(asked), .open(asked, form)] {
        let record = DisclosureRecord(
          facts(authority, isEmergency: isEmergency, state, request: request))
        #expect(Array(record.entries.map(\.heading).prefix(24)) == Self.annexB)
        #expect(record.entries.map(\.heading) == RecordHeading.allCases)
        for (heading, entry) in record.entries {
          let words: [String] =
            switch entry {
            case .lines(let lines): lines
            case .notApplicable(let why): [why]
            }
          #expect(
            !words.isEmpty && words.allSatisfy { !$0.isEmpty },
            "\(heading) of \(authority), \(state)")
        }
      }
    }
  }

  @Test("What is of the partner is told as it was, and not as it is")
  func asItWas() {
    var facts = facts()
    facts.partner.details.name = "Shire"
    facts.partner.details.agreement = ""
    facts.partner.details.terms?.retention = "For ever and a day."
    #expect(entry(.retention, facts) == .lines(["As its own schedule says."]))
    #expect(entry(.agreement, facts) == .lines(["Yes: AGR-1, to 2026-11-23"]))
    #expect(entry(.controllership, facts) == .lines(["Separate controllers"]))
    #expect(
      entry(.impactAssessment, facts) == .lines(["Considered: DPIA-2026-07.", "The risk is low."]))
  }

  @Test(
    "Article 6 is that of the authority where it says one, else the partner's; in an emergency vital interests",
    arguments: [
      (DisclosureAuthority.consent, false, "Article 6(1)(a), consent"),
      (.legalObligation, false, "Article 6(1)(c), a legal obligation"),
      (.knowledge, false, "Article 6(1)(e), the public task"),
      (.seriousConcern, false, "Article 6(1)(e), the public task"),
      (.seriousConcern, true, "Article 6(1)(d), vital interests"),
    ])
  func basis(authority: DisclosureAuthority, isEmergency: Bool, article: String) {
    guard case .lines(let lines)? = entry(.lawfulBasis, facts(authority, isEmergency: isEmergency))
    else { return _ = #expect(Bool(false), "no basis") }
    #expect(lines.first == article)
  }

  @Test(
    "Who decided is told with the position that they decided in, and the officer's views where there are any"
  )
  func decider() {
    var facts = facts()
    #expect(entry(.decider, facts) == .lines(["Sam, wellbeing supervisor"]))
    #expect(entry(.officerViews, facts) == .notApplicable("They were not asked about this share."))
    facts.content.particulars.officerViews = "Proportionate."
    #expect(entry(.officerViews, facts) == .lines(["Proportionate."]))
    facts.content.particulars.officerViews = ""
    facts.content.particulars.deciderRole = .dataProtectionOfficer
    #expect(
      entry(.officerViews, facts)
        == .lines(["The data protection officer decided: It is necessary."]))
    #expect(
      entry(.decider, self.facts(.consent, .proposed)) == .notApplicable("Nobody has decided yet."))
  }

  @Test("Each thing that was asked for is told with what became of it and why", .tags(.s15))
  func items() {
    let (asked, form) = request(items: ["Her address", "Her timetable"])
    var facts = facts(.crime, request: .open(asked, form), of: .police)
    facts.content.particulars.items = [
      AnsweredItem(isReleased: true, why: ""),
      AnsweredItem(isReleased: false, why: "It is not needed to find her."),
    ]
    #expect(
      entry(.dataRequested, facts)
        == .lines([
          "Her address: released", "Her timetable: refused, It is not needed to find her.",
        ]))
    #expect(
      entry(.requestingPerson, facts)
        == .lines(["S. Holmes, sergeant, Baker Street; authorised by G. Lestrade, chief inspector"])
    )
    #expect(entry(.requestReceived, facts) == .lines(["2026-11-23"]))
    #expect(entry(.legalPower, facts) == .lines(["Care Act 2014", "Asked for under para-2-1-b"]))
    // To whom the register is closed it stays so.
    facts.request = .closed(asked)
    guard case .lines(let lines)? = entry(.dataRequested, facts) else {
      return _ = #expect(Bool(false), "nothing")
    }
    #expect(lines.count == 1 && !lines[0].contains("address"))
  }
}
