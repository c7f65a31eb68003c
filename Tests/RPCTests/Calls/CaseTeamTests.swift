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

@Suite("Case teams", .timeLimit(.minutes(10)))
struct CaseTeamTests {
  @Test(
    "A member is named with why they need to know and why it is best for the student", .tags(.w15))
  func members() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let (lead, other) = (try campus.client(.colleague), try campus.client(.practitioner))
      await expectRefusal(.permissionDenied) { try await other.readCase(allocated.id) }
      await expectRefusal(.invalidArgument, fields: ["reason", "best_interests", "until"]) {
        try await lead.addMember(campus.id(.practitioner), to: allocated) {
          $0.reason = "Why"
          $0.bestInterests = ""
          $0.until = .day("2026-11-22")
        }
      }
      for person in [Person.tutor, .clinicalSupervisor, .admin, .ada] {
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await lead.addMember(campus.id(person), to: allocated)
        }
      }
      // Nobody names themself, the supervisor least of all (F8).
      await expectRefusal(.permissionDenied) {
        try await campus.client(.supervisor).addMember(campus.id(.supervisor), to: allocated)
      }
      let joined = try await lead.addMember(campus.id(.practitioner), to: allocated) {
        $0.until = .day("2026-11-24")
      }
      #expect(
        joined.members.map(\.memberID) == [campus.id(.colleague), campus.id(.practitioner)]
          || joined.members.map(\.memberID) == [campus.id(.practitioner), campus.id(.colleague)])
      #expect(try await other.readCase(allocated.id).id == allocated.id)
      await expectRefusal(.failedPrecondition, "ALREADY_MEMBER") {
        try await lead.addMember(campus.id(.practitioner), to: joined)
      }
      // With the last day it is over, by itself.
      campus.now = Instant(secondsSince1970: 1_795_424_400 + 2 * 86_400)
      await expectRefusal(.permissionDenied) { try await other.readCase(allocated.id) }
      #expect(try await other.caseload().isEmpty)
      let again = try await lead.addMember(campus.id(.practitioner), to: joined)
      let ended = try await lead.endMember(campus.id(.practitioner), of: again)
      #expect(ended.members.map(\.memberID) == [campus.id(.colleague)])
      await expectRefusal(.permissionDenied) { try await other.readCase(allocated.id) }
      await expectRefusal(.invalidArgument, fields: ["member_id"]) {
        try await lead.endMember(campus.id(.colleague), of: ended)
      }
    }
  }

  @Test(
    "Who asks to join is answered the same whether there is a case or not, or such a student",
    .tags(.w15))
  func asking() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let asker = try campus.client(.practitioner)
      let real = try await asker.askToJoin(campus.id(.ada))
      let void = try await asker.askToJoin(campus.id(.ben))
      #expect(real.state == .waiting && real.caseID.isEmpty)
      #expect(void.state == real.state && void.caseID.isEmpty)
      let nobody = try await asker.askToJoin("stu_" + String(repeating: "a", count: 26))
      #expect(nobody.state == real.state && nobody.caseID.isEmpty)
      #expect(nobody.reason == real.reason && nobody.lapses == real.lapses)
      await expectRefusal(.invalidArgument, fields: ["student_id"]) {
        try await asker.askToJoin("nonsense")
      }
      await expectRefusal(
        .invalidArgument, fields: ["support_type", "reason", "best_interests"]
      ) {
        try await asker.askToJoin(campus.id(.ada)) {
          $0.supportType = .unspecified
          $0.reason = ""
          $0.bestInterests = ""
        }
      }
      let lead = try campus.client(.colleague)
      let waiting = try await lead.joinRequests(toAnswer: true)
      #expect(waiting.map(\.id) == [real.id] && waiting[0].caseID == allocated.id)
      #expect(try await campus.client(.supervisor).joinRequests(toAnswer: true).count == 1)
      #expect(try await campus.client(.disabilitySupervisor).joinRequests(toAnswer: true).isEmpty)
      // Neither who asks nor a stranger lets them in.
      for person in [Person.practitioner, .disabilitySupervisor, .tutor] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).answer(real, accept: true)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["words"]) {
        try await lead.answer(real, accept: false, words: "")
      }
      let rejected = try await lead.answer(real, accept: false, words: "Not needed")
      #expect(rejected.state == .rejected)
      // Who was rejected sees what who was never answered sees.
      let own = try await asker.joinRequests()
      #expect(own.map(\.state) == Array(repeating: .waiting, count: 3))
      #expect(own.allSatisfy { $0.words.isEmpty && $0.reason.isEmpty && $0.caseID.isEmpty })

      let second = try await asker.askToJoin(campus.id(.ada))
      let accepted = try await lead.answer(second, accept: true)
      #expect(accepted.state == .accepted)
      #expect(try await asker.readCase(allocated.id).id == allocated.id)
      await expectRefusal(.failedPrecondition, "ALREADY_DECIDED") {
        try await lead.answer(second, accept: true)
      }
      campus.now = campus.now.adding(minutes: 14 * 24 * 60)
      #expect(
        try await asker.joinRequests().map(\.state).sorted { $0.rawValue < $1.rawValue } == [
          .accepted, .lapsed, .lapsed, .lapsed,
        ])
      let letIn = try await asker.joinRequests().filter { $0.state == .accepted }
      #expect(letIn.map(\.reason) == [second.reason] && letIn[0].caseID == allocated.id)
    }
  }

  @Test("A case changes hands when the other accepts, and not before", .tags(.w16))
  func transfer() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let (lead, other) = (try campus.client(.colleague), try campus.client(.practitioner))
      let offered = try await lead.offer(allocated, to: campus.id(.practitioner))
      #expect(offered.state == .proposed && offered.words == "Leaves for a term")
      await expectRefusal(.permissionDenied) { try await other.readCase(allocated.id) }
      await expectRefusal(.failedPrecondition, "TRANSFER_WAITING") {
        try await lead.offer(allocated, to: campus.id(.practitioner))
      }
      await expectRefusal(.permissionDenied) { try await lead.answer(offered, accept: true) }
      await expectRefusal(.invalidArgument, fields: ["words"]) {
        try await other.answer(offered, accept: false, words: "")
      }
      let rejected = try await other.answer(offered, accept: false, words: "Too many cases")
      #expect(rejected.state == .rejected && rejected.answerWords == "Too many cases")
      let second = try await lead.offer(allocated, to: campus.id(.practitioner))
      let accepted = try await other.answer(second, accept: true)
      #expect(accepted.state == .accepted)
      let taken = try await other.readCase(allocated.id)
      #expect(taken.leadID == campus.id(.practitioner))
      #expect(taken.members.map(\.memberID) == [campus.id(.practitioner)])
      await expectRefusal(.permissionDenied) { try await lead.readCase(allocated.id) }
      // An offer is overtaken when the case is allocated anew.
      let third = try await other.offer(taken, to: campus.id(.colleague))
      _ = try await campus.client(.supervisor).allocate(taken, to: campus.id(.newcomer))
      await expectRefusal(.failedPrecondition, "ALREADY_DECIDED") {
        try await lead.answer(third, accept: true)
      }
    }
  }

  @Test("Who must not work with a student opens no case of theirs, whatever their post")
  func conflict() async throws {
    try await TestCampus.with { campus in
      let allocated = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      let supervisor = try campus.client(.supervisor)
      let ada = campus.id(.ada)
      await expectRefusal(.permissionDenied) {
        try await campus.client(.disabilitySupervisor).declareConflict(
          with: ada, of: campus.id(.colleague))
      }
      let declared = try await lead.declareConflict(with: ada)
      #expect(declared.principalID == campus.id(.colleague) && !declared.hasWithdrawn)
      await expectRefusal(.permissionDenied) { try await lead.readCase(allocated.id) }
      #expect(try await lead.caseload().isEmpty)
      await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
        try await supervisor.allocate(allocated, to: campus.id(.colleague))
      }
      // Nobody takes their own back.
      await expectRefusal(.permissionDenied) {
        try await lead.withdrawConflict(with: ada, of: campus.id(.colleague))
      }
      let listed = try await supervisor.unary(
        CaseTeamService.listConflicts,
        .with {
          $0.ofLine = true
          $0.purpose = .caseManagement
        }
      ).conflicts
      #expect(listed.map(\.studentID) == [ada] && listed[0].words == "A neighbour")
      let withdrawn = try await supervisor.withdrawConflict(
        with: ada, of: campus.id(.colleague))
      #expect(withdrawn.hasWithdrawn)
      #expect(try await lead.readCase(allocated.id).id == allocated.id)
    }
  }
}

extension Client {
  fileprivate func addMember(
    _ member: String, to found: Pastoral_V1_Case,
    _ change: (inout Pastoral_V1_AddCaseMemberRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Case {
    var request = Pastoral_V1_AddCaseMemberRequest()
    request.caseID = found.id
    request.revision = found.revision
    request.memberID = member
    request.reason = "Runs the group that the student comes to"
    request.bestInterests = "The student need not tell it twice"
    change(&request)
    return try await unary(CaseTeamService.addMember, request)
  }

  fileprivate func endMember(
    _ member: String, of found: Pastoral_V1_Case
  ) async throws -> Pastoral_V1_Case {
    try await unary(
      CaseTeamService.endMember,
      .with {
        $0.caseID = found.id
        $0.revision = found.revision
        $0.memberID = member
        $0.words = "The group is over"
      })
  }

  fileprivate func askToJoin(
    _ student: String,
    _ change: (inout Pastoral_V1_RequestToJoinRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_JoinRequest {
    var request = Pastoral_V1_RequestToJoinRequest()
    request.studentID = student
    request.supportType = .counselling
    request.reason = "Saw the student in the drop-in"
    request.bestInterests = "The student asked for one person"
    change(&request)
    return try await unary(CaseTeamService.requestToJoin, request)
  }

  fileprivate func answer(
    _ request: Pastoral_V1_JoinRequest, accept: Bool, words: String = "Agreed"
  ) async throws -> Pastoral_V1_JoinRequest {
    try await unary(
      CaseTeamService.answerJoinRequest,
      .with {
        $0.joinRequestID = request.id
        $0.accept = accept
        $0.words = words
      })
  }

  fileprivate func joinRequests(
    toAnswer: Bool = false
  ) async throws -> [Pastoral_V1_JoinRequest] {
    try await unary(
      CaseTeamService.listJoinRequests,
      .with {
        $0.toAnswer = toAnswer
        $0.purpose = .caseManagement
      }
    ).joinRequests
  }

  fileprivate func offer(
    _ found: Pastoral_V1_Case, to other: String
  ) async throws -> Pastoral_V1_CaseTransfer {
    try await unary(
      CaseTeamService.proposeTransfer,
      .with {
        $0.caseID = found.id
        $0.revision = found.revision
        $0.toID = other
        $0.words = "Leaves for a term"
      })
  }

  fileprivate func answer(
    _ transfer: Pastoral_V1_CaseTransfer, accept: Bool, words: String = "Agreed"
  ) async throws -> Pastoral_V1_CaseTransfer {
    try await unary(
      CaseTeamService.answerTransfer,
      .with {
        $0.transferID = transfer.id
        $0.accept = accept
        $0.words = words
      })
  }

  fileprivate func declareConflict(
    with student: String, of principal: String = ""
  ) async throws -> Pastoral_V1_InterestConflict {
    try await unary(
      CaseTeamService.declareConflict,
      .with {
        $0.studentID = student
        $0.principalID = principal
        $0.words = "A neighbour"
      })
  }

  fileprivate func withdrawConflict(
    with student: String, of principal: String
  ) async throws -> Pastoral_V1_InterestConflict {
    try await unary(
      CaseTeamService.withdrawConflict,
      .with {
        $0.studentID = student
        $0.principalID = principal
      })
  }
}
