import Domain
import Store

/// Cases as practitioners keep them, many at once.
struct CaseFill: Sendable {
  static let itemsPerCase = 50
  static let caseloadLength = 40
  static let casesPerTransaction = 20
  /// How many cases are open before any are closed; as many are measured.
  static let measured = 200

  private static let decision = Decision.system(.seed)
  private static let notice = NoticeVersion(notice: "student-life-and-wellbeing", version: "1")
  private static let ground = GroundProposal(
    basis: .publicTask, vitalInterests: "", condition: .counselling, consentID: "",
    policyDocument: Ground.policyDocument)
  /// Two paragraphs, as somebody writes after an hour.
  private static let paragraphs = [
    "Spoke about the past two weeks, about sleeping badly and two lectures missed, and about what "
      + "has helped before. A little more settled than last time, and in touch with a friend.",
    "Agreed to keep a diary of sleep, to write to the tutor about the essay, and to meet again.",
  ]

  private let students: [Identifier]
  private let practitioners: [String]
  private let now: Instant

  /// - Parameters:
  ///   - cases: How many there will be.
  ///   - first: Who leads the first of them.
  init(cases: Int, of students: [Identifier], first: String, now: Instant) {
    var random = SystemRandom()
    self.students = students
    practitioners =
      [first]
      + (0..<Self.place(of: cases) / Self.caseloadLength).map { _ in
        Identifier(.principal, from: &random).text
      }
    self.now = now
  }

  func addPractitioners(to transaction: Transaction) throws {
    for id in practitioners.dropFirst() {
      try transaction.addPrincipal(
        Principal(id: id, kind: .person, isActive: true, roles: RoleSet(.wellbeingPractitioner)),
        name: "Practitioner", at: now)
    }
  }

  /// Opens a case, gives it to whose turn it is, writes its items, and closes it if it is to be closed.
  func addCase(_ number: Int, to transaction: Transaction) throws {
    var random = SystemRandom()
    let isClosed = number >= Self.measured && number % 5 != 0
    let lead =
      practitioners[
        isClosed ? number % practitioners.count : Self.place(of: number) / Self.caseloadLength]
    let (opened, content) = try CaseRules.open(
      CaseProposal(
        type: .counselling, reason: "Anxious before every examination, and sleeping badly",
        gaps: [], source: .subject, referralID: "", thirdParty: nil, ground: Self.ground,
        priority: .routine, risk: .low),
      for: students[number % students.count], by: lead, isStudent: false,
      CaseRules.Circumstances(
        referral: nil, consent: nil, thirdPartyConsent: nil, hasWaiting: false),
      noticeVersion: Self.notice, id: Identifier(.supportCase, from: &random), now: now,
      today: WallClock.london.date(of: now))
    try transaction.insert(
      opened, content, change(.opened, of: opened, by: lead), by: Self.decision)
    let active = try CaseRules.allocate(
      opened, to: lead, isEligible: true, words: "Has the fewest", revision: 1, now: now)
    try transaction.update(active, nil, change(.allocated, of: active, by: lead), by: Self.decision)
    try transaction.addMember(lead, to: active, at: now, on: WallClock.london.date(of: now))
    for _ in 0..<Self.itemsPerCase {
      let id = Identifier(.caseItem, from: &random)
      try addItem(id, to: active, content.ground, by: lead, in: transaction)
    }
    if isClosed {
      let closed = try CaseRules.close(active, words: "Came to an end", revision: 2, now: now)
      try transaction.update(
        closed, nil, change(.closed, of: closed, by: lead), by: Self.decision)
    }
  }

  private func addItem(
    _ id: Identifier, to record: Case, _ ground: Ground, by author: String,
    in transaction: Transaction
  ) throws {
    let item = CaseItem(
      id: id, caseID: record.id, kind: .note, author: author, added: now, changedBy: author,
      changed: now, version: 1, noticeVersion: Self.notice, isRestricted: false)
    let content = CaseItemContent(
      category: .health, paragraphs: Self.paragraphs, relevance: "",
      necessity: "The sessions build on it", justification: "", isSpecialCategory: true,
      criminalOffence: .noOffence, thirdParties: [], source: .subject, toldBy: nil,
      ground: ground, contact: nil)
    try transaction.put(item, content, of: record, by: Self.decision)
  }

  private func change(_ kind: CaseChange.Kind, of record: Case, by person: String) -> CaseChange {
    CaseChange(
      revision: record.revision, kind: kind, at: now, by: person, member: nil,
      words: "As agreed")
  }

  /// Where an open one stands among the open ones.
  private static func place(of number: Int) -> Int {
    number < measured ? number : measured + (number - measured) / 5
  }
}
