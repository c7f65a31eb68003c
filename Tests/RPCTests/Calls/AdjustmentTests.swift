import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Adjustments", .timeLimit(.minutes(10)))
struct AdjustmentTests {
  @Test("The team proposes, a supervisor agrees, and who teaches is told what and never why")
  func way() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let adviser = try campus.client(.disabilityAdviser)
      let proposed = try await adviser.propose(found.id) { $0.forExams = true }
      #expect(proposed.id.hasPrefix("adj_") && proposed.state == .proposed)
      #expect(proposed.why == "Dyslexia" && proposed.revision == 1)
      let supervisor = try campus.client(.disabilitySupervisor)
      let inbox = try await supervisor.unary(InboxService.list, .init()).items
      #expect(inbox.contains { $0.kind == .adjustmentProposed && $0.aboutID == proposed.id })
      _ = try await campus.agreeToTelling()
      // Not before somebody else has agreed.
      await expectRefusal(.permissionDenied) { try await campus.told(.tutor) }

      let agreed = try await supervisor.agree(to: proposed)
      #expect(agreed.state == .agreed && agreed.agreedBy == campus.id(.disabilitySupervisor))
      // Why is the team's alone, the supervisor's neither.
      #expect(agreed.why.isEmpty && agreed.what == "A quarter more time")
      for person in [Person.tutor, .programmeLeader, .moduleLeader] {
        let told = try await campus.told(person)
        #expect(told.map(\.what) == ["A quarter more time"])
        #expect(told[0].why.isEmpty && told[0].caseID.isEmpty && told[0].proposedBy.isEmpty)
      }
      let own = try await campus.client(.ada).unary(AdjustmentService.list, .init()).adjustments
      #expect(own.map(\.what) == ["A quarter more time"] && own[0].why.isEmpty)
      let team = try await adviser.adjustments(of: found.id)
      #expect(team.map(\.why) == ["Dyslexia"])
      // Who works on another case of hers is nobody to this one.
      _ = try await campus.allocatedCase()
      for person in [
        Person.colleague, .programmeStaff, .formerTutor, .nextTutor, .stranger, .ben, .itSupport,
        .admin,
        .practitioner, .supervisor, .clinicalSupervisor, .recordsManager, .dataProtectionOfficer,
      ] {
        await expectRefusal(.permissionDenied) { try await campus.told(person) }
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).adjustments(of: found.id)
        }
      }
    }
  }

  @Test("The data protection officer lists whose are agreed and who is told, not what nor why")
  func overseen() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let adviser = try campus.client(.disabilityAdviser)
      let proposed = try await adviser.propose(found.id) { $0.forExams = true }
      let officer = try campus.client(.dataProtectionOfficer)
      #expect(try await officer.agreedAdjustments().isEmpty)
      _ = try await campus.client(.disabilitySupervisor).agree(to: proposed)
      let untold = try await officer.agreedAdjustments()
      #expect(untold.map(\.adjustmentID) == [proposed.id] && !untold[0].told)
      #expect(untold[0].studentID == campus.id(.ada) && untold[0].studentName == "Ada Student")
      #expect(untold[0].agreedByName == "disabilitySupervisor" && untold[0].forExams)
      _ = try await campus.agreeToTelling()
      let told = try await officer.agreedAdjustments()
      #expect(told[0].told)
      #expect(try !told[0].jsonString().contains("quarter"))
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await officer.agreedAdjustments(for: .technicalSupport)
      }
      for person in [
        Person.ada, .tutor, .disabilityAdviser, .disabilitySupervisor, .admin, .itSupport,
        .records,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).agreedAdjustments()
        }
      }
      // What hangs on a sealed case is only for who is named in it.
      _ = try await adviser.change(found, CaseService.seal)
      #expect(try await officer.agreedAdjustments().isEmpty)
    }
  }

  @Test("Who teaches is told while the student agrees, and no longer from that moment on")
  func consent() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let proposed = try await campus.client(.disabilityAdviser).propose(found.id) {
        $0.forTeaching = true
      }
      _ = try await campus.client(.disabilitySupervisor).agree(to: proposed)
      let teachers = [Person.tutor, .programmeLeader, .moduleLeader]
      for person in teachers {
        await expectRefusal(.permissionDenied) { try await campus.told(person) }
      }
      // A consent to something else is not that.
      _ = try await campus.client(.ada).consent()
      await expectRefusal(.permissionDenied) { try await campus.told(.tutor) }
      let consent = try await campus.agreeToTelling()
      for person in teachers { #expect(try await campus.told(person).count == 1) }
      _ = try await campus.client(.ada).unary(
        ConsentService.withdraw, .with { $0.consentID = consent.id })
      for person in teachers {
        await expectRefusal(.permissionDenied) { try await campus.told(person) }
      }
      // The team goes on working with it.
      #expect(try await campus.client(.disabilityAdviser).adjustments(of: found.id).count == 1)
    }
  }

  @Test("Leaders are told the part that they need, the tutor all that is agreed and not over")
  func parts() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let (adviser, supervisor) = (
        try campus.client(.disabilityAdviser), try campus.client(.disabilitySupervisor)
      )
      _ = try await campus.agreeToTelling()
      for what in ["Slides before the lecture", "A room on the ground floor", "A day more"] {
        let proposed = try await adviser.propose(found.id) {
          $0.what = what
          $0.forTeaching = what.hasPrefix("Slides")
          if what == "A day more" { $0.until = .day("2026-11-23") }
        }
        _ = try await supervisor.agree(to: proposed)
      }
      #expect(try await campus.told(.tutor).count == 3)
      #expect(try await campus.told(.moduleLeader).map(\.what) == ["Slides before the lecture"])
      campus.now = campus.now.adding(minutes: 60 * 24)
      #expect(try await campus.told(.tutor).count == 2)
      let slides = try #require(
        try await adviser.adjustments(of: found.id).first { $0.forTeaching })
      let ended = try await adviser.end(slides)
      #expect(ended.state == .ended)
      await expectRefusal(.permissionDenied) { try await campus.told(.moduleLeader) }
      await expectRefusal(.failedPrecondition, "ADJUSTMENT_STATE") { try await adviser.end(ended) }
    }
  }

  @Test("Nobody agrees to what they proposed, nor changes what was agreed", .tags(.s25))
  func approval() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let (adviser, supervisor) = (
        try campus.client(.disabilityAdviser), try campus.client(.disabilitySupervisor)
      )
      let proposed = try await adviser.propose(found.id)
      for person in [Person.disabilityAdviser, .supervisor, .ada, .tutor, .admin] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).agree(to: proposed)
        }
      }
      let amended = try await adviser.amend(proposed, what: "A third more time")
      #expect(amended.revision == 2 && amended.what == "A third more time")
      // What the supervisor read is not what stands there now.
      await expectRefusal(.aborted, "STALE_REVISION") { try await supervisor.agree(to: proposed) }
      let agreed = try await supervisor.agree(to: amended)
      await expectRefusal(.failedPrecondition, "ADJUSTMENT_STATE") {
        try await adviser.amend(agreed, what: "Double time")
      }
      await expectRefusal(.failedPrecondition, "ADJUSTMENT_STATE") {
        try await supervisor.agree(to: agreed)
      }
      // A supervisor who is on the team too, and proposed it, is not somebody else.
      try campus.change(
        "update adjustment set proposed_by = $1, state = 'proposed', agreed_by = null",
        campus.id(.disabilitySupervisor))
      await expectRefusal(.permissionDenied) { try await supervisor.agree(to: agreed) }
    }
  }

  @Test("What is wrong is named, and only disability support makes adjustments")
  func invalid() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let adviser = try campus.client(.disabilityAdviser)
      await expectRefusal(.invalidArgument, fields: ["what", "why", "until"]) {
        try await adviser.propose(found.id) {
          $0.what = String(repeating: "a", count: 501)
          $0.why = " "
          $0.until = .day("2026-11-22")
        }
      }
      let other = try await campus.allocatedCase(of: .ben)
      await expectRefusal(.invalidArgument, fields: ["case_id"]) {
        try await campus.client(.colleague).propose(other.id)
      }
      let first = try await adviser.propose(found.id, key: "k")
      #expect(try await adviser.propose(found.id, key: "k") == first)
      #expect(try await adviser.adjustments(of: found.id).count == 1)
    }
  }

  @Test("A sealed case's adjustments are told to nobody who is not named", .tags(.w15))
  func sealed() async throws {
    try await TestCampus.with { campus in
      let found = try await campus.disabilityCase()
      let adviser = try campus.client(.disabilityAdviser)
      let proposed = try await adviser.propose(found.id)
      _ = try await campus.client(.disabilitySupervisor).agree(to: proposed)
      _ = try await campus.agreeToTelling()
      #expect(try await campus.told(.tutor).count == 1)
      _ = try await adviser.change(found, CaseService.seal)
      await expectRefusal(.permissionDenied) { try await campus.told(.tutor) }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.disabilitySupervisor).adjustments(of: found.id)
      }
      #expect(
        try await campus.client(.ada).unary(AdjustmentService.list, .init()).adjustments.count == 1)
    }
  }
}

extension TestCampus {
  /// A case of disability support of Ada's that is worked on.
  func disabilityCase() async throws -> Pastoral_V1_Case {
    let opened = try await client(.ada).openCase(.disability)
    return try await client(.disabilitySupervisor).allocate(opened, to: id(.disabilityAdviser))
  }

  /// Ada agrees that who teaches her is told.
  fileprivate func agreeToTelling() async throws -> Pastoral_V1_Consent {
    try await client(.ada).consent {
      $0.purpose = .adjustments
      $0.fields = []
    }
  }

  /// What somebody is told of Ada's adjustments.
  fileprivate func told(_ person: Person) async throws -> [Pastoral_V1_Adjustment] {
    try await client(person).unary(
      AdjustmentService.list,
      .with {
        $0.studentID = id(.ada)
        $0.purpose = .academicAdvice
      }
    ).adjustments
  }
}

extension Client {
  func propose(
    _ supportCase: String, key: String? = nil,
    _ change: (inout Pastoral_V1_ProposeAdjustmentRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Adjustment {
    var request = Pastoral_V1_ProposeAdjustmentRequest()
    request.caseID = supportCase
    request.what = "A quarter more time"
    request.why = "Dyslexia"
    change(&request)
    return try await unary(AdjustmentService.propose, request, options: .key(key))
  }

  fileprivate func amend(
    _ adjustment: Pastoral_V1_Adjustment, what: String
  ) async throws -> Pastoral_V1_Adjustment {
    try await unary(
      AdjustmentService.amend,
      .with {
        $0.adjustmentID = adjustment.id
        $0.revision = adjustment.revision
        $0.what = what
        $0.why = "Dyslexia"
      })
  }

  fileprivate func agree(
    to adjustment: Pastoral_V1_Adjustment
  ) async throws -> Pastoral_V1_Adjustment {
    try await unary(
      AdjustmentService.approve,
      .with {
        $0.adjustmentID = adjustment.id
        $0.revision = adjustment.revision
      })
  }

  fileprivate func end(
    _ adjustment: Pastoral_V1_Adjustment
  ) async throws -> Pastoral_V1_Adjustment {
    try await unary(
      AdjustmentService.end,
      .with {
        $0.adjustmentID = adjustment.id
        $0.revision = adjustment.revision
      })
  }

  fileprivate func agreedAdjustments(
    for purpose: Pastoral_V1_Purpose = .dataProtection
  ) async throws -> [Pastoral_V1_AgreedAdjustment] {
    try await unary(AdjustmentService.listAgreed, .with { $0.purpose = purpose }).adjustments
  }

  fileprivate func adjustments(
    of supportCase: String
  ) async throws -> [Pastoral_V1_Adjustment] {
    try await unary(
      AdjustmentService.list,
      .with {
        $0.caseID = supportCase
        $0.purpose = .caseSupport
      }
    ).adjustments
  }
}
