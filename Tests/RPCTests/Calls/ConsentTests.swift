import Crypto
import Domain
import Foundation
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Consent: giving, taking back and its history", .timeLimit(.minutes(10)))
struct ConsentTests {
  @Test(
    "A student agrees in their own session, to a wording and a scope that are kept",
    .tags(.s13, .s4))
  func given() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let consent = try await ada.consent {
        $0.fields = [.contact, .reason]
        $0.until = .day("2027-06-30")
        $0.details = "After our talk"
      }
      #expect(consent.id.hasPrefix("cns_") && consent.studentID == campus.id(.ada))
      #expect(consent.purpose == .internalReferral && consent.service == .wellbeing)
      #expect(consent.fields == [.reason, .contact] && consent.until == .day("2027-06-30"))
      #expect(consent.manner == .online && consent.given == consent.recorded)
      #expect(consent.recordedBy == campus.id(.ada) && consent.details == "After our talk")
      #expect(consent.notice.notice == "see-my-tutor" && consent.notice.version == "1")
      let shown = try #require(try await ada.wordings().first)
      #expect(shown.inUse && shown.version == "1" && consent.wordingVersion == "1")
      let hash = Data(SHA256.hash(data: Data(shown.text.utf8)))
      #expect(shown.sha256 == hash && consent.wordingSha256 == hash)
      #expect(consent.live && !consent.hasWithdrawn)
      #expect(try await ada.readConsent(consent.id, purpose: .unspecified) == consent)
      // What was said lies sealed.
      #expect(
        try campus.count("select count(*) from consent where instr(details, $1) > 0", "talk") == 0)
    }
  }

  @Test("Staff who have the student today record what they were told, and the student learns it")
  func recorded() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let consent = try await tutor.record(consentOf: campus.id(.ada)) {
        $0.details = "Said so at the end of the meeting"
      }
      #expect(consent.manner == .spoken && consent.given.utc == "2026-11-23 08:30")
      #expect(consent.recorded.utc == "2026-11-23 09:00")
      #expect(consent.recordedBy == campus.id(.tutor) && consent.recordedByName == "tutor Staff")
      let item = try #require(try await ada.told().first)
      #expect(item.kind == .consentRecorded && item.aboutID == consent.id)
      #expect(try await ada.readConsent(consent.id, purpose: .unspecified) == consent)
      // The student takes back what others recorded.
      #expect(try await !ada.withdraw(consent.id).consent.live)
    }
  }

  @Test(
    "By role and relation, who records, reads and withdraws", .tags(.s13, .s21),
    arguments: Person.allCases)
  func who(person: Person) async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      let given = try await campus.client(.ada).consent()
      let client = try campus.client(person)
      let staff: Set<Person> = [.tutor, .programmeLeader, .moduleLeader, .programmeStaff]
      let readers = staff.union([.ada, .dataProtectionOfficer])
      func attempt<Reply>(_ allowed: Bool, _ call: () async throws -> Reply) async throws {
        if allowed {
          _ = try await call()
        } else {
          await expectRefusal(.permissionDenied) { try await call() }
        }
      }
      // The student records nothing, but agrees in their own session.
      if person != .ada {
        try await attempt(staff.contains(person)) { try await client.record(consentOf: ada) }
      }
      try await attempt(readers.contains(person)) { try await client.readConsent(given.id) }
      try await attempt(readers.contains(person)) { try await client.consents(of: ada) }
      try await attempt(staff.contains(person) || person == .ada) {
        try await client.withdraw(given.id)
      }
    }
  }

  @Test("A campus system that acts for a student cannot agree for them, and may take it back")
  func acting() async throws {
    try await TestCampus.with { campus in
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      await expectRefusal(.permissionDenied) { try await portal.consent() }
      let asTutor = try campus.client(.portal, onBehalfOf: .tutor)
      await expectRefusal(.permissionDenied) {
        try await asTutor.record(consentOf: campus.id(.ada))
      }
      #expect(try campus.count("select count(*) from consent") == 0)
      let given = try await campus.client(.ada).consent()
      #expect(try await portal.withdraw(given.id).consent.hasWithdrawn)
    }
  }

  @Test("Withdrawing is never too late, and a second time changes nothing", .tags(.s21))
  func withdrawn() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let consent = try await ada.consent { $0.until = .day("2026-11-24") }
      campus.go(to: "2026-11-25 00:00")
      #expect(try await !ada.readConsent(consent.id).live)
      let withdrawn = try await tutor.withdraw(consent.id, details: "By e-mail").consent
      #expect(withdrawn.withdrawn.utc == "2026-11-25 00:00")
      #expect(withdrawn.withdrawalRecordedBy == campus.id(.tutor))
      #expect(withdrawn.withdrawalRecordedByName == "tutor Staff")
      #expect(withdrawn.withdrawalDetails == "By e-mail" && !withdrawn.live)
      let item = try #require(try await ada.told().first)
      #expect(item.kind == .consentWithdrawn && item.aboutID == consent.id)
      campus.now = campus.now.adding(minutes: 5)
      let again = try await ada.withdraw(consent.id, details: "Once more")
      #expect(again.consent == withdrawn && again.revokedReferralIds == [])
      #expect(
        try campus.count(
          "select count(*) from event where kind = 41 and record = $1", consent.id) == 1)
    }
  }

  @Test("The history has every consent and withdrawal, newest first, page by page", .tags(.s21))
  func history() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      var ids: [String] = []
      for minute in 0..<5 {
        campus.now = CampusTemplate.now.adding(minutes: minute)
        ids.insert(try await ada.consent().id, at: 0)
      }
      _ = try await ada.withdraw(ids[1])
      let first = try await ada.consents(size: 3)
      let rest = try await ada.consents(size: 3, token: first.nextPageToken)
      #expect((first.consents + rest.consents).map(\.id) == ids)
      #expect(rest.nextPageToken.isEmpty && first.consents[1].hasWithdrawn)
      #expect(try await ada.consents(liveOnly: true).consents.count == 4)
      await expectRefusal(.invalidArgument, fields: ["page_size"]) {
        try await ada.consents(size: 101)
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await campus.client(.tutor).consents(of: campus.id(.ada), purpose: .technicalSupport)
      }
    }
  }

  @Test(
    "Explicit consent to support, to telling adjustments and to outside information has no parts",
    .tags(.w11, .w13))
  func wholePurposes() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for purpose: Pastoral_V1_ConsentPurpose in [
        .wellbeingSupport, .adjustments, .outsideInformation,
      ] {
        let consent = try await ada.consent {
          $0.purpose = purpose
          $0.fields = []
        }
        #expect(consent.purpose == purpose && consent.fields.isEmpty && consent.live)
        // It is given under the notice of the service that relies on it, to the wording of that purpose.
        #expect(consent.notice.notice == "student-life-and-wellbeing")
        let shown = try await ada.wordings(of: purpose)
        #expect(shown.map(\.sha256) == [consent.wordingSha256])
        await expectRefusal(.invalidArgument, fields: ["fields", "service"]) {
          try await ada.consent(to: .careers) { $0.purpose = purpose }
        }
      }
    }
  }

  @Test("A newer wording leaves consents to the older one as they are", .tags(.s13))
  func wordings() async throws {
    try await TestCampus.with { campus in
      let (ada, officer) = (try campus.client(.ada), try campus.client(.dataProtectionOfficer))
      let old = try await ada.consent()
      var next = Pastoral_V1_ConsentWording.with {
        $0.purpose = .internalReferral
        $0.version = "2"
        $0.from = .day("2026-11-25")
        $0.text = "I agree, in other words."
      }
      _ = try await officer.publish(wording: next)
      // Not before its day.
      await expectRefusal(.invalidArgument, fields: ["wording_version"]) {
        try await ada.consent { $0.wordingVersion = "2" }
      }
      campus.go(to: "2026-11-25 09:00")
      #expect(try await ada.wordings().map(\.inUse) == [true, false])
      let new = try await ada.consent { $0.wordingVersion = "2" }
      #expect(new.wordingSha256 == Data(SHA256.hash(data: Data(next.text.utf8))))
      #expect(try await ada.readConsent(old.id).live)
      // What somebody agreed to stays what it was.
      next.from = .day("2026-11-28")
      let late = next
      await expectRefusal(.invalidArgument, fields: ["wording.version"]) {
        try await officer.publish(wording: late)
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.admin).publish(wording: late)
      }
    }
  }

  // MARK: Bad input

  /// A wrong request, and the fields that its refusal names.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fields: [String]
    let change: @Sendable (inout Pastoral_V1_GiveConsentRequest) -> Void

    init(
      _ description: String, _ fields: [String],
      _ change: @escaping @Sendable (inout Pastoral_V1_GiveConsentRequest) -> Void
    ) {
      testDescription = description
      self.fields = fields
      self.change = change
    }
  }

  static let wrong = [
    Wrong("nothing at all", ["purpose", "service", "fields", "wording_version"]) { $0 = .init() },
    Wrong("another purpose", ["purpose", "wording_version"]) { $0.purpose = .UNRECOGNIZED(9) },
    Wrong("another service", ["service"]) { $0.service = .UNRECOGNIZED(99) },
    Wrong("no part", ["fields"]) { $0.fields = [] },
    Wrong("a part twice, and an unknown one", ["fields[1]", "fields[2]"]) {
      $0.fields = [.reason, .reason, .unspecified]
    },
    Wrong("a last day that is over", ["until"]) { $0.until = .day("2026-11-22") },
    Wrong("a last day that there is not", ["until"]) { $0.until = .with { $0.year = 2026 } },
    Wrong("an unknown wording", ["wording_version"]) { $0.wordingVersion = "7" },
    Wrong("spoken, in one's own session", ["manner"]) { $0.manner = .spoken },
    Wrong("another manner", ["manner"]) { $0.manner = .UNRECOGNIZED(9) },
    Wrong("a moment, in one's own session", ["given"]) { $0.given = .utc("2026-11-23 08:00") },
    Wrong("long details", ["details"]) { $0.details = String(repeating: "d", count: 501) },
  ]

  static let wronglyRecorded = [
    Wrong("online, by somebody else", ["manner"]) { $0.manner = .online },
    Wrong("no manner", ["manner"]) { $0.manner = .unspecified },
    Wrong("no moment", ["given"]) { $0.clearGiven() },
    Wrong("a moment to come", ["given"]) { $0.given = .utc("2026-11-23 09:01") },
    Wrong("a moment long ago", ["given"]) { $0.given = .utc("2026-08-25 08:59") },
  ]

  @Test("What is wrong is refused field by field, and nothing is kept", .tags(.s13))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      for wrong in Self.wrong {
        await expectRefusal(.invalidArgument, fields: wrong.fields) {
          try await ada.consent(wrong.change)
        }
      }
      for wrong in Self.wronglyRecorded {
        await expectRefusal(.invalidArgument, fields: wrong.fields) {
          try await tutor.record(consentOf: campus.id(.ada), wrong.change)
        }
      }
      #expect(try campus.count("select count(*) from consent") == 0)
      let consent = try await ada.consent()
      await expectRefusal(.invalidArgument, fields: ["details"]) {
        try await ada.withdraw(consent.id, details: String(repeating: "d", count: 501))
      }
      // Just so.
      _ = try await tutor.record(consentOf: campus.id(.ada)) {
        $0.until = .day("2026-11-23")
        $0.given = .utc("2026-08-25 09:00")
        $0.details = String(repeating: "d", count: 500)
      }
    }
  }

  @Test("The same request twice under one key is one consent, and another is refused")
  func twice() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let first = try await ada.consent(key: "k")
      #expect(try await ada.consent(key: "k") == first)
      #expect(try campus.count("select count(*) from consent") == 1)
      await expectRefusal(.alreadyExists, "IDEMPOTENCY_KEY_REUSED") {
        try await ada.consent(to: .careers, key: "k")
      }
    }
  }
}
