import Domain
import Foundation
import Promises
import Testing

@testable import Store

@Suite("What is in cases, in the store")
struct CaseItemRecordsTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let canaries = [
    "quokka text", "wombat relevance", "numbat necessity", "bilby justification", "potoroo name",
    "dunnart relation", "quoll teller", "bettong contact", "cuscus task", "riskSafeguarding",
    "risk_safeguarding", "kowari rebased", "dibbler emergency", "Thylacine", "Pademelon",
    "bandicoot", "wallaroo room", "potoroo room",
    "0151 496 0000", "2004-02-29",
  ]

  private static func id(_ kind: Identifier.Kind, _ number: UInt64) -> Identifier {
    var random = SeededGenerator(seed: number)
    return Identifier(kind, from: &random)
  }

  private static let student = KeyStoreTests.id(1)
  private static let notice = NoticeVersion(notice: "student-life-and-wellbeing", version: "1")
  private static let day = WallClock.london.date(of: .noon)

  private static let record = Case(
    id: id(.supportCase, 1), studentID: student, type: .counselling, state: .open,
    priority: .routine, lead: nil, isSealed: false, holdReview: nil, source: .subject,
    referralID: nil, noticeVersion: notice, opened: .noon, openedBy: "prn_1", changed: .noon,
    revision: 1)

  private static let content = CaseItemContent(
    category: .riskSafeguarding, paragraphs: [canaries[0], "Two"], relevance: canaries[1],
    necessity: canaries[2], justification: canaries[3], isSpecialCategory: true,
    criminalOffence: .safeguarding,
    thirdParties: [
      ThirdPartySubject(id: id(.thirdParty, 1), name: canaries[4], relation: canaries[5])
    ],
    source: .thirdParty,
    toldBy: ThirdPartySource(name: canaries[6], lawful: .otherGround("It was asked for")),
    ground: Ground(
      basis: .vitalInterests, vitalInterests: canaries[12], condition: .safeguarding,
      policyDocument: "SLW-APD"),
    contact: CaseContact(at: .noon, manner: .phone, withWhom: canaries[7]),
    rebaseReason: canaries[11])

  private static func item(_ number: UInt64 = 1, version: Int64 = 1) -> CaseItem {
    CaseItem(
      id: id(.caseItem, number), caseID: record.id, kind: .note, author: "prn_1", added: .noon,
      changedBy: "prn_1", changed: .noon, version: version, noticeVersion: notice,
      isRestricted: false)
  }

  private static let task = CaseTask(
    id: id(.caseTask, 1), caseID: record.id, owner: student.text, due: day, state: .open,
    revision: 1, addedBy: "prn_1", added: .noon, changed: .noon, isReminded: false)

  private static let appointment = CaseAppointment(
    caseID: record.id,
    appointment: Appointment(
      id: id(.appointment, 1), studentID: student, staffID: id(.staffMember, 1), start: .noon,
      end: .noon.adding(minutes: 30), location: "", state: .booked, revision: 1,
      noticeVersion: notice, created: .noon, changed: .noon))

  private static let person = CasePerson(
    name: "Thylacine", address: ["1 Pademelon Street"], email: "bandicoot@uni.example",
    phone: "0151 496 0000", born: LocalDate(iso: "2004-02-29"))

  /// What the policy lets a member of the team do with what is in a case.
  private static func decision(
    _ action: Domain.Action = .create, on resource: Resource = .caseNotes
  ) throws -> Decision {
    let principal = Principal(
      id: id(.principal, 1).text, kind: .person, isActive: true,
      roles: RoleSet(.wellbeingPractitioner))
    let caller = try #require(Caller(authenticated: principal))
    let verdict = decide(PolicyQuestion(caller, action, resource, standings: [.caseTeam]))
    guard case .allow(let decision) = verdict else { throw Refusal.denied }
    return decision
  }

  /// A store with a student, their case, an item in two versions, another item and a task.
  private func store() throws -> StoreEngine {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    try engine.write { tx in
      try KeyStoreTests.add(KeyStoreTests.ada, 1, tx)
      let head = CaseContent(
        reason: "Came", risk: .low, assessment: "", ground: .byRule(in: .counselling),
        thirdParty: nil, gaps: [])
      try tx.insert(
        Self.record, head,
        CaseChange(
          revision: 1, kind: .opened, at: .noon, by: "prn_1", member: nil, words: ""),
        by: Self.decision(on: .caseHeader))
      var second = Self.content
      second.paragraphs = ["Said anew"]
      try tx.put(Self.item(), Self.content, of: Self.record, by: Self.decision())
      try tx.put(Self.item(version: 2), second, of: Self.record, by: Self.decision(.update))
      try tx.put(Self.item(2), Self.content, of: Self.record, by: Self.decision())
      try tx.insert(Self.task, Self.canaries[8], of: Self.record, by: Self.decision())
      try tx.put(
        StoredCasePerson(person: Self.person, revision: 1, changed: .noon, changedBy: "prn_1"),
        of: Self.record, by: Self.decision(.update))
      try tx.run(
        "insert into staff (id, campus_id, revision) values ($1, 'T001', 1)",
        Self.appointment.practitioner)
      try tx.insert(
        Self.appointment, at: "wallaroo room", by: Self.decision(on: .wellbeingBooking))
      var moved = Self.appointment
      moved.appointment.revision = 2
      try tx.update(
        moved, at: "potoroo room", by: Self.decision(.update, on: .wellbeingBooking))
    }
    return engine
  }

  private static func said(
    _ number: UInt64, version: Int64? = nil, _ tx: Transaction
  ) throws -> CaseItemContent? {
    let item = try #require(try tx.caseItem(id(.caseItem, number).text, on: day))
    return try tx.content(of: item, in: record, version: version, on: day, by: decision(.read))
  }

  @Test("What an item says comes back as it was written, version by version", .tags(.w9))
  func roundTrip() throws {
    let engine = try store()
    defer { engine.close() }
    try engine.read { tx in
      let (other, present) = (try Self.said(2, tx), try Self.said(1, tx))
      #expect(other == Self.content && present?.paragraphs == ["Said anew"])
      let (first, none) = (try Self.said(1, version: 1, tx), try Self.said(1, version: 3, tx))
      #expect(first == Self.content && none == nil)
      let item = try tx.caseItem(Self.id(.caseItem, 1).text, on: Self.day)
      #expect(item?.version == 2)
      let task = try tx.text(of: Self.task, in: Self.record, by: Self.decision(.read))
      #expect(task == Self.canaries[8])
      let person = try tx.person(of: Self.record, by: Self.decision(.read))
      #expect(person?.person == Self.person && person?.revision == 1)
      let place = try tx.place(
        of: Self.appointment, by: Self.decision(.read, on: .wellbeingBooking))
      #expect(place == "potoroo room")
      #expect(throws: Refusal.denied) {
        try tx.place(of: Self.appointment, by: Self.decision(.read, on: .caseHeader))
      }
    }
  }

  private func expectNoCanary(_ when: String) throws {
    for (name, content) in try scratch.contents(of: "data") {
      for canary in Self.canaries {
        let bytes = Data(canary.utf8)
        for spelling in [bytes, Data(bytes.base64EncodedString().dropLast(4).utf8)] {
          #expect(content.range(of: spelling) == nil, "\(name), \(when)")
        }
      }
    }
  }

  @Test(
    "No word of an item, a task, whom it is about or where they meet is in any file, nor its category",
    .tags(.w23))
  func canary() throws {
    let engine = try store()
    try expectNoCanary("while it is open")
    engine.close()
    try expectNoCanary("when it is closed")
  }

  /// Changes one row of the tables as somebody could who has the disk.
  enum Tampering: String, CaseIterable, Sendable {
    case otherItem, otherVersion, otherCase

    func change(_ tx: Transaction, _ id: (UInt64) -> String) throws {
      switch self {
      case .otherItem:
        _ = try tx.run(
          """
          update case_item_version set content =
            (select v.content from case_item_version v where v.item_id = $2)
          where item_id = $1 and version = 1
          """, id(1), id(2))
      case .otherVersion:
        _ = try tx.run(
          """
          update case_item_version set content =
            (select v.content from case_item_version v where v.item_id = $1 and v.version = 2)
          where item_id = $1 and version = 1
          """, id(1))
      case .otherCase: break
      }
    }
  }

  @Test(
    "A text that was put in another's place does not open (G11)", arguments: Tampering.allCases)
  func swapped(tampering: Tampering) throws {
    let engine = try store()
    defer { engine.close() }
    try engine.write { tx in try tampering.change(tx) { Self.id(.caseItem, $0).text } }
    try engine.read { tx in
      let item = try #require(try tx.caseItem(Self.id(.caseItem, 1).text, on: Self.day))
      var record = Self.record
      if tampering == .otherCase {
        record = Case(
          id: Self.id(.supportCase, 2), studentID: record.studentID, type: record.type,
          state: record.state, priority: record.priority, lead: nil, isSealed: false,
          holdReview: nil, source: record.source, referralID: nil,
          noticeVersion: record.noticeVersion, opened: record.opened, openedBy: record.openedBy,
          changed: record.changed, revision: 1)
      }
      let moved = record
      #expect(throws: KeyError.altered) {
        try tx.content(
          of: item, in: moved, version: 1, on: Self.day, by: Self.decision(.read))
      }
    }
  }

  @Test("Nothing opens for a decision on anything but what is in cases (F1)", .tags(.w25))
  func otherDecision() throws {
    let engine = try store()
    defer { engine.close() }
    try engine.read { tx in
      let item = try #require(try tx.caseItem(Self.id(.caseItem, 1).text, on: Self.day))
      for decision in [Decision.system(.seed), try Self.decision(.read, on: .caseHeader)] {
        #expect(throws: Refusal.denied) {
          try tx.content(of: item, in: Self.record, on: Self.day, by: decision)
        }
        #expect(throws: Refusal.denied) {
          try tx.text(of: Self.task, in: Self.record, by: decision)
        }
      }
    }
  }
}
