import Promises
import Testing

@testable import Domain

@Suite("What a request of the police must be")
struct ReceivedRequestRulesTests {
  // As days are spelt.
  private static let today = LocalDate(iso: "2026-11-23")!

  private static let form = PoliceRequestForm(
    officerName: "S. Holmes", officerRank: .sergeant, collarNumber: "", unit: "Baker Street",
    email: "holmes@force.police.uk", phone: "0151 777 0001", authoriserName: "G. Lestrade",
    authoriserRank: .inspector, signed: today, offence: "Theft", isOffenceWithheld: false,
    reference: "MP/221", identifiers: "Ada Lovelace", items: ["Her address in November 2026"],
    enquiry: "", necessity: "She is not found otherwise.", prejudice: "She could not be arrested.",
    silentUntil: nil, delivery: "Secure mail")

  private func wrong(
    _ role: ReceivedRequest.SubjectRole = .suspect, _ change: (inout PoliceRequestForm) -> Void
  ) -> [String] {
    var form = Self.form
    change(&form)
    return form.problems(of: role, domains: ["police.uk"], received: Self.today, today: Self.today)
      .map(\.field)
  }

  @Test("A form as it should be has nothing wrong with it", .tags(.s15))
  func right() { #expect(wrong { _ in } == []) }

  @Test(
    "Somebody of at least inspector's rank, and senior to who asks, has signed it",
    arguments: PoliceRank.allCases, PoliceRank.allCases)
  func ranks(officer: PoliceRank, authoriser: PoliceRank) {
    let isRight = authoriser >= .inspector && authoriser > officer
    let found = wrong {
      $0.officerRank = officer
      $0.authoriserRank = authoriser
    }
    #expect(found == (isRight ? [] : ["form.authoriser_rank"]))
  }

  @Test("Ranks stand in their order")
  func order() {
    #expect(PoliceRank.allCases == PoliceRank.allCases.sorted())
    #expect(PoliceRank.constable < .sergeant && PoliceRank.sergeant < .inspector)
  }

  @Test(
    "What is asked for is one thing at a time, and not all there is",
    arguments: [
      ("Her address in November 2026", true), ("CCTV of the library, 3 November", true),
      ("Everything on her", false), ("all records since 2024", false),
      ("ALL INFORMATION", false), ("Any and all notes", false), ("Her entire file", false),
      ("The full file", false), ("file", false), ("", false),
    ])
  func items(item: String, isRight: Bool) {
    #expect(wrong { $0.items = [item] } == (isRight ? [] : ["form.items[0]"]))
  }

  @Test("Each field has its own refusal")
  func fields() {
    #expect(wrong { $0.items = [] } == ["form.items"])
    #expect(wrong { $0.items = Array(repeating: "One thing", count: 21) } == ["form.items"])
    #expect(wrong { $0.email = "holmes@example.com" } == ["form.email"])
    #expect(wrong { $0.email = "holmes@fakepolice.uk" } == ["form.email"])
    #expect(wrong { $0.offence = "" } == ["form.offence"])
    #expect(wrong { $0.isOffenceWithheld = true } == ["form.offence"])
    #expect(
      wrong {
        $0.isOffenceWithheld = true
        $0.offence = ""
      } == [])
    #expect(wrong { $0.signed = Self.today.adding(days: 1) } == ["form.signed"])
    #expect(wrong { $0.necessity = "Short" } == ["form.necessity"])
    #expect(wrong { $0.prejudice = "" } == ["form.prejudice"])
    #expect(wrong { $0.silentUntil = Self.today } == ["form.silent_until"])
    #expect(wrong { $0.silentUntil = Self.today.adding(days: 366) } == [])
    #expect(wrong { $0.silentUntil = Self.today.adding(days: 367) } == ["form.silent_until"])
    #expect(wrong { $0.officerName = "a\nb" } == ["form.officer_name"])
  }

  @Test(
    "What a victim or a witness told others is asked for as a line of enquiry, and only that",
    arguments: ReceivedRequest.SubjectRole.allCases)
  func enquiry(role: ReceivedRequest.SubjectRole) {
    #expect(wrong(role) { _ in } == (role.needsEnquiry ? ["form.enquiry"] : []))
    #expect(
      wrong(role) { $0.enquiry = "Who was in the house." }
        == (role.needsEnquiry ? [] : ["form.enquiry"]))
  }

  @Test("Each law goes with one authority, and a concern for somebody with either of its two")
  func gateways() {
    for gateway in LegalGateway.allCases {
      #expect(gateway.authorities.count == (gateway == .vitalInterests ? 2 : 1))
      #expect(gateway.authorities.isDisjoint(with: [.consent, .knowledge]))
    }
  }

  @Test(
    "An answer says of each thing that is asked for what becomes of it, and why not", .tags(.s15))
  func answered() throws {
    var random = SystemRandom()
    let student = Identifier(.student, from: &random)
    let now = Instant(secondsSince1970: 1_795_424_400)
    let force = Partner(
      id: Identifier(.partner, from: &random), code: "force", kind: .police, plugin: "pack",
      details: PartnerDetails(name: "Force", country: "GB", destination: .folder), state: .active,
      registered: now, registeredBy: "prn_d", changed: now, revision: 1)
    let step = Disclosure.Step(by: "prn_d", at: now)
    let request = ReceivedRequest(
      id: Identifier(.receivedRequest, from: &random), partnerID: force.id, studentID: student,
      caseID: nil, gateway: .apprehension, subjectRole: .suspect, received: Self.today,
      itemCount: 2, registered: step, state: .checked, check: step, refusal: nil, changed: now,
      revision: 2)
    func refused(
      _ items: [AnsweredItem], _ authority: DisclosureAuthority = .crime,
      answers request: ReceivedRequest?, isEmergency: Bool = false
    ) -> [String] {
      do throws(Refusal) {
        try ReceivedRequestRules.check(
          request, answeredUnder: authority, items, to: force, about: student,
          isEmergency: isEmergency)
        return []
      } catch {
        guard case .invalid(let violations) = error else { return ["\(error)"] }
        return violations.map(\.field)
      }
    }
    let released = AnsweredItem(isReleased: true, why: "")
    let withheld = AnsweredItem(isReleased: false, why: "It is not needed to find her.")
    #expect(refused([released, released], answers: request) == [])
    #expect(refused([released, withheld], answers: request) == [])
    #expect(refused([], answers: request) == ["items"])
    #expect(refused([released], answers: request) == ["items"])
    #expect(refused([released, released, released], answers: request) == ["items"])
    #expect(refused([withheld, withheld], answers: request) == ["items"])
    let silent = AnsweredItem(isReleased: false, why: "")
    #expect(refused([released, silent], answers: request) == ["items[1].why"])
    let short = AnsweredItem(isReleased: true, why: "Yes")
    #expect(refused([short, released], answers: request) == ["items[0].why"])
    // In an emergency nobody is stopped by it, and without a request there is nothing to answer.
    #expect(refused([], answers: nil, isEmergency: true) == [])
    #expect(refused([released], answers: nil, isEmergency: true) == ["items"])
  }

  // MARK: Others than the police

  private static let plain = PlainRequestForm(
    organisation: "County Court at Liverpool", person: "J. Clerk", position: "Court officer",
    phone: "", reference: "LV/1", identifiers: "Ada Lovelace", items: ["Her address on 1 June"],
    purpose: "To serve a claim on her.", legalPower: "Order of 20 November 2026",
    deadline: LocalDate(iso: "2026-12-01"))

  private func registered(
    from kind: Partner.Kind? = nil, received: LocalDate = Self.today,
    _ change: (inout PlainRequestForm) -> Void = { _ in }
  ) throws(Refusal) -> ReceivedRequest {
    var random = SystemRandom()
    let now = Instant(secondsSince1970: 1_795_424_400)
    var form = Self.plain
    change(&form)
    var partner: Partner?
    if let kind {
      partner = Partner(
        id: Identifier(.partner, from: &random), code: "p", kind: kind, plugin: "forms",
        details: PartnerDetails(name: "P", country: "GB", destination: .folder), state: .active,
        registered: now, registeredBy: "prn_d", changed: now, revision: 1)
    }
    return try ReceivedRequestRules.register(
      form, from: partner, about: nil, caseID: nil, received: received, by: "prn_d",
      id: Identifier(.receivedRequest, from: &random), now: now, today: Self.today)
  }

  @Test("Others ask in plain words, as a partner or as none; the police may not", .tags(.w19))
  func plain() throws {
    func wrong(
      from kind: Partner.Kind? = nil, received: LocalDate = Self.today,
      _ change: (inout PlainRequestForm) -> Void = { _ in }
    ) -> [String] {
      do throws(Refusal) {
        _ = try registered(from: kind, received: received, change)
        return []
      } catch {
        guard case .invalid(let violations) = error else { return ["\(error)"] }
        return violations.map(\.field)
      }
    }
    for kind in Partner.Kind.allCases where kind != .police { #expect(wrong(from: kind) == []) }
    #expect(wrong() == [] && wrong(from: .police) == ["plain"])
    #expect(wrong(received: Self.today.adding(days: 1)) == ["received"])
    #expect(wrong { $0.organisation = "" } == ["plain.organisation"])
    #expect(wrong { $0.person = " " } == ["plain.person"])
    #expect(wrong { $0.position = "" } == ["plain.position"])
    #expect(wrong { $0.identifiers = "" } == ["plain.identifiers"])
    #expect(wrong { $0.purpose = "To know" } == ["plain.purpose"])
    #expect(wrong { $0.items = [] } == ["plain.items"])
    #expect(wrong { $0.items = ["Everything on her"] } == ["plain.items[0]"])
    #expect(wrong { $0.legalPower = String(repeating: "a", count: 201) } == ["plain.legal_power"])
    #expect(wrong { $0.deadline = Self.today.adding(days: -1) } == ["plain.deadline"])
    #expect(wrong { $0.deadline = Self.today } == [])
    #expect(
      wrong {
        $0.deadline = nil; $0.legalPower = ""; $0.reference = ""
      } == [])
  }

  @Test("Who asks in plain words is called back by another number too")
  func plainCheck() throws {
    let made = try registered()
    let now = Instant(secondsSince1970: 1_795_424_400)
    var form = Self.plain
    form.phone = "+44 151 777 0001"
    func check(_ number: String) -> Bool {
      let check = CallerCheck(
        at: now, number: number, numberSource: "The court's own page", spokenTo: "The desk",
        isConfirmed: true)
      let checked = try? ReceivedRequestRules.recordCheck(
        made, check, of: .plain(form), revision: 1, by: "prn_d", now: now)
      return checked?.state == .checked
    }
    #expect(!check("0151 777 0001") && check("0151 296 2200"))
  }

  @Test("A request takes attachments until it has as many as it may, or was refused")
  func attachments() throws {
    let now = Instant(millisecondsSince1970: 1_795_514_400_000)
    func request(_ state: ReceivedRequest.State) -> ReceivedRequest {
      var random = SystemRandom()
      let step = Disclosure.Step(by: "prn_officer", at: now)
      return ReceivedRequest(
        id: Identifier(.receivedRequest, from: &random),
        partnerID: Identifier(.partner, from: &random), studentID: nil, caseID: nil,
        gateway: .prevention, subjectRole: .suspect, received: Self.today, itemCount: 1,
        registered: step, state: state, check: nil, refusal: state == .refused ? step : nil,
        changed: now,
        revision: 4)
    }
    let file = FileProposal(
      name: "order.pdf", length: 5, sha256: [UInt8](repeating: 1, count: 32))
    for state in [ReceivedRequest.State.received, .checked] {
      for count in [0, ReceivedRequestRules.attachmentsMax - 1] {
        let found = try ReceivedRequestRules.attach(file, to: request(state), count: count)
        #expect(found.name == "order.pdf" && found.type == .pdf)
      }
      for count in [ReceivedRequestRules.attachmentsMax, ReceivedRequestRules.attachmentsMax + 1] {
        #expect(throws: Refusal.rule(.requestState, "A request has at most 20 attachments.")) {
          try ReceivedRequestRules.attach(file, to: request(state), count: count)
        }
      }
      // It is a change, and no other.
      let later = now.adding(minutes: 1)
      let changed = try ReceivedRequestRules.attached(to: request(state), now: later)
      #expect(changed.revision == 5 && changed.changed == later && changed.state == state)
    }
    let closed = Refusal.rule(
      .requestState, "It was refused: nothing is attached to it any more.")
    #expect(throws: closed) {
      try ReceivedRequestRules.attach(file, to: request(.refused), count: 0)
    }
    #expect(throws: closed) { try ReceivedRequestRules.checkIsOpen(request(.refused)) }
    #expect(throws: closed) {
      try ReceivedRequestRules.attached(to: request(.refused), now: now)
    }
  }
}
