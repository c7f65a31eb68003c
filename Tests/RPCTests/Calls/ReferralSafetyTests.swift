import Domain
import Ledger
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Referrals for somebody's safety, without consent", .timeLimit(.minutes(10)))
struct ReferralSafetyTests {
  @Test(
    "A person says what the risk is; officer and supervisors are told, and the student too",
    .tags(.s14, .s13))
  func told() async throws {
    try await TestCampus.with { campus in
      let (ada, tutor) = (try campus.client(.ada), try campus.client(.tutor))
      let service = try campus.client(.practitioner)
      let made = try await tutor.refer(campus.id(.ada)) { $0.forSafety() }
      #expect(made.safetyGround.risk.hasPrefix("Said that") && made.consentID.isEmpty)
      #expect(made.safetyGround.safetyOf == .student)
      for person in [Person.dataProtectionOfficer, .supervisor] {
        let told = try await campus.client(person).told()
        #expect(Set(told.map(\.kind)) == [.safetyGroundUsed, .reviewDue], "\(person)")
        #expect(told.allSatisfy { $0.aboutID == made.id })
        // By the end of that day.
        #expect(told.first { $0.kind == .reviewDue }?.due.utc == "2026-12-01 00:00")
      }
      // The student sees at once what is passed on and where; the risk can be about others.
      #expect(try await ada.told().first?.kind == .referralMade)
      let students = try await ada.readReferral(made.id, purpose: .unspecified)
      #expect(students.content == made.content && students.safetyGround.risk.isEmpty)
      #expect(students.safetyGround.review == .day("2026-11-30"))
      // The service reads it with the rest, once it has accepted.
      let waiting = try await service.readReferral(made.id, purpose: .safety)
      #expect(!waiting.hasContent && waiting.safetyGround.risk.isEmpty)
      #expect(waiting.safetyGround.safetyOf == .student)
      #expect(try await service.accept(made).safetyGround.risk == made.safetyGround.risk)
      #expect(
        try campus.count(
          "select count(*) from referral where instr(words, $1) > 0", "no way") == 0)
      let bases = try campus.leaves().compactMap { leaf in
        if case .shareAttempt(let share) = leaf.event { "\(share.basis)" } else { nil }
      }
      #expect(bases == ["safety.student"])
    }
  }

  /// A wrong ground, and the fields that its refusal names.
  struct Wrong: Sendable {
    let fields: [String]
    let change: @Sendable (inout Pastoral_V1_SafetyGround) -> Void

    init(_ fields: [String], _ change: @escaping @Sendable (inout Pastoral_V1_SafetyGround) -> Void)
    {
      self.fields = fields.map { "safety_ground.\($0)" }
      self.change = change
    }
  }

  static let wrong = [
    Wrong(["risk", "safety_of", "review"]) { $0 = .init() },
    Wrong(["risk"]) { $0.risk = " " },
    Wrong(["risk"]) { $0.risk = "Something is wrong." },
    Wrong(["risk"]) { $0.risk = String(repeating: "r", count: 1_001) },
    Wrong(["safety_of"]) { $0.safetyOf = .UNRECOGNIZED(9) },
    Wrong(["review"]) { $0.clearReview() },
    Wrong(["review"]) { $0.review = .day("2026-11-23") },
    Wrong(["review"]) { $0.review = .day("2026-12-08") },
  ]

  @Test("Without risk, whose safety and a day of review it is refused", .tags(.s14))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      for wrong in Self.wrong {
        await expectRefusal(.invalidArgument, fields: wrong.fields) {
          try await tutor.refer(campus.id(.ada)) {
            $0.forSafety()
            wrong.change(&$0.safetyGround)
          }
        }
      }
      #expect(try campus.count("select count(*) from referral") == 0)
      for day in ["2026-11-24", "2026-12-07"] {
        _ = try await tutor.refer(campus.id(.ada)) {
          $0.forSafety(review: day)
          $0.safetyGround.risk = String(repeating: "r", count: 20)
          $0.safetyGround.safetyOf = .others
        }
      }
    }
  }

  @Test("A person decides: no campus system, not even for a tutor, and no student", .tags(.s14))
  func humans() async throws {
    try await TestCampus.with { campus in
      let ada = campus.id(.ada)
      for client in [
        try campus.client(.portal, onBehalfOf: .tutor), try campus.client(.portal),
        try campus.client(.records), try campus.client(.portal, onBehalfOf: .ada),
        try campus.client(.ada), try campus.client(.stranger), try campus.client(.practitioner),
      ] {
        await expectRefusal(.permissionDenied) { try await client.refer(ada) { $0.forSafety() } }
      }
      #expect(try campus.count("select count(*) from referral") == 0)
      #expect(try await campus.client(.dataProtectionOfficer).told() == [])
      // With consent, a campus system may pass on for a tutor what the student agreed to.
      let consent = try await campus.client(.ada).consent()
      _ = try await campus.client(.portal, onBehalfOf: .tutor).refer(ada, consent: consent.id)
    }
  }

  @Test("Somebody else looks at it afterwards, once", .tags(.s14))
  func reviewed() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let (officer, supervisor) = (
        try campus.client(.dataProtectionOfficer), try campus.client(.supervisor)
      )
      let made = try await tutor.refer(campus.id(.ada)) { $0.forSafety() }
      #expect(
        try await officer.readReferral(made.id, purpose: .dataProtection).safetyGround
          == made.safetyGround)
      #expect(
        try await supervisor.readReferral(made.id, purpose: .safety).safetyGround
          == made.safetyGround)
      for person in [Person.tutor, .ada, .practitioner, .admin, .portal] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).review(made, .justified)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["finding"]) {
        try await officer.review(made, .unspecified)
      }
      await expectRefusal(.invalidArgument, fields: ["comment"]) {
        try await officer.review(made, .notJustified)
      }
      let reviewed = try await supervisor.review(made, .notJustified, comment: "Ask first")
      #expect(reviewed.finding == .notJustified && reviewed.review.words == "Ask first")
      #expect(reviewed.review.by == campus.id(.supervisor) && reviewed.state == .proposed)
      await expectRefusal(.failedPrecondition, "ALREADY_REVIEWED") {
        try await officer.review(made, .justified)
      }
      // One with consent needs none.
      let consent = try await campus.client(.ada).consent()
      let other = try await tutor.refer(campus.id(.ada), consent: consent.id)
      await expectRefusal(.invalidArgument, fields: ["referral_id"]) {
        try await officer.review(other, .justified)
      }
    }
  }

  @Test(
    "F2: nobody of the service sees or answers as staff what is about themself, or whom they must not work with",
    .tags(.s14, .w25))
  func conflict() async throws {
    try await TestCampus.with { campus in
      // Ben is a student who takes in referrals and supervises besides.
      try await campus.employ(.ben, as: .intake)
      try await campus.employ(.ben, as: .supervisor)
      let (tutor, ben) = (try campus.client(.tutor), try campus.client(.ben))
      let (service, supervisor) = (try campus.client(.practitioner), try campus.client(.supervisor))
      let bens = try await tutor.refer(campus.id(.ben)) { $0.forSafety() }
      #expect(try await ben.told().map(\.kind) == [.referralMade])
      await expectRefusal(.permissionDenied) { try await ben.accept(bens) }
      await expectRefusal(.permissionDenied) { try await ben.reject(bens) }
      await expectRefusal(.permissionDenied) { try await ben.complete(bens) }
      await expectRefusal(.permissionDenied) { try await ben.review(bens, .justified) }
      let taken = try await service.accept(bens)
      #expect(!taken.safetyGround.risk.isEmpty)
      let own = [
        try await ben.readReferral(bens.id),
        try #require(try await ben.referrals { $0.service = .wellbeing }.referrals.first),
      ]
      for shown in own { #expect(shown.id == bens.id && shown.safetyGround.risk.isEmpty) }

      let adas = try await tutor.refer(campus.id(.ada)) { $0.forSafety() }
      #expect(try await service.readReferral(adas.id).id == adas.id)
      for client in [service, supervisor] {
        _ = try await client.unary(
          CaseTeamService.declareConflict,
          .with {
            $0.studentID = campus.id(.ada)
            $0.words = "A neighbour"
          })
        await expectRefusal(.permissionDenied) { try await client.readReferral(adas.id) }
        await expectRefusal(.permissionDenied) { try await client.accept(adas) }
        await expectRefusal(.permissionDenied) { try await client.review(adas, .justified) }
        let listed = try await client.referrals { $0.service = .wellbeing }.referrals
        #expect(listed.map(\.id) == [bens.id])
      }
      // What takes their right away takes nobody else's.
      #expect(try await ben.accept(adas).safetyGround.risk == adas.safetyGround.risk)
      #expect(try await ben.referrals { $0.service = .wellbeing }.referrals.count == 2)
    }
  }

  @Test("Withdrawing a consent does not end what was made for safety", .tags(.s14, .s21))
  func untouched() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let consent = try await ada.consent()
      let made = try await campus.client(.tutor).refer(campus.id(.ada)) { $0.forSafety() }
      #expect(try await ada.withdraw(consent.id).revokedReferralIds == [])
      #expect(try await campus.client(.practitioner).accept(made).hasContent)
    }
  }
}
