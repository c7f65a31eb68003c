import Foundation
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Disclosures of what a tutor knows", .timeLimit(.minutes(10)))
struct TutorDisclosureTests {
  @Test(
    "Where the police ask under a law the tutor proposes from their notes, a data protection officer decides, and the student is told later",
    .tags(.s15, .w22))
  func police() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      let force = try await campus.force()
      let officer = try campus.client(.dataProtectionOfficer)
      let asked = try await officer.checked(
        officer.registered(campus.request(of: force, about: "")))
      let tutor = try campus.client(.tutor)
      let note = try await tutor.note(of: campus.id(.ada), share: true)
      let request = campus.tutorPack(to: force, answering: asked.id, note: note.id)

      let preview = try await tutor.previewed(request)
      #expect(preview.origins == ["see-my-tutor"])
      let text = String(decoding: preview.payload, as: UTF8.self)
      #expect(text.contains("Lab reports are late") && !text.contains("S001"))

      let proposed = try await tutor.proposed(request)
      #expect(proposed.caseID.isEmpty && proposed.studentID == campus.id(.ada))
      #expect(proposed.origins == ["see-my-tutor"])
      #expect(try await officer.inboxKinds().last == .disclosureProposed)
      // No supervisor's line is concerned, and nobody decides on what they proposed.
      await expectRefusal(.permissionDenied) {
        try await campus.client(.supervisor).decided(proposed)
      }
      await expectRefusal(.permissionDenied) { try await tutor.decided(proposed) }
      #expect(try await officer.waiting().map(\.id) == [proposed.id])
      #expect(try await campus.client(.supervisor).waiting().map(\.id) == [])
      _ = try await officer.decided(proposed)
      #expect(try await officer.queue().map(\.disclosureID).contains(proposed.id))
      #expect(try await campus.client(.supervisor).queue().map(\.disclosureID) == [])
      await campus.server.sendNow()
      let sent = try await tutor.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 1)
      #expect(try await tutor.tutorDisclosures(of: campus.id(.ada)) == [proposed.id])
      #expect(try await officer.tutorDisclosures(of: campus.id(.ada)) == [proposed.id])
      let mails = try await post.end()
      #expect(
        mails.map { $0.documents[0].digest }
          == [proposed.digest.map { String(format: "%02x", $0) }.joined()])

      #expect(try await campus.client(.ada).toldDisclosures().isEmpty)
      _ = try await tutor.explained(sent)
      let told = try await campus.client(.ada).toldDisclosures()
      #expect(told.map(\.id) == [proposed.id] && told[0].fields.map(\.field) == [.name, .noteText])
    }
  }

  @Test(
    "For somebody's safety a tutor tells who can help at once, and a data protection officer looks at it after",
    .tags(.s14))
  func emergency() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      var request = campus.tutorConcern(to: city)
      request.emergency = true
      let sent = try await campus.client(.tutor).proposed(request)
      #expect(sent.emergency && sent.hasReviewDue)
      #expect(
        try await campus.client(.dataProtectionOfficer).inboxKinds().last == .disclosureEmergency)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").keys.contains("\(sent.id).html"))
    }
  }

  @Test(
    "No campus system tells anybody for a tutor: neither in an emergency, which would decide, nor as a proposal",
    .tags(.s14, .s25, .w40))
  func throughCampusSystem() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let portal = try campus.client(.portal, onBehalfOf: .tutor)
      for isEmergency in [true, false] {
        var request = campus.tutorConcern(to: city)
        request.emergency = isEmergency
        await expectRefusal(.permissionDenied) { try await portal.previewed(request) }
        // What the tutor themselves has seen, neither.
        let seen = try await campus.client(.tutor).previewed(request)
        request.digest = seen.digest
        request.shareID = seen.shareID
        await expectRefusal(.permissionDenied) {
          try await portal.unary(DisclosureService.propose, request)
        }
      }
      #expect(try await campus.client(.dataProtectionOfficer).waiting().isEmpty)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
    }
  }

  @Test(
    "See My Tutor's notice holds: never to student finance, nowhere abroad, and not on less than a concern for safety",
    .tags(.s14, .s15, .s24))
  func notice() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let tutor = try campus.client(.tutor)
      func refused(
        _ reason: String, _ change: (inout Pastoral_V1_ProposeDisclosureRequest) -> Void
      ) async {
        var request = campus.tutorConcern(to: city)
        change(&request)
        await expectRefusal(.failedPrecondition, reason) { try await tutor.previewed(request) }
      }
      await refused("AUTHORITY_REFUSED") {
        $0.authority = .legalObligation
        $0.concern = ""
        $0.reference = "A law"
      }
      let dublin = try await campus.localAuthority("dublin") {
        $0.details.country = "IE"
        $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
      }
      await refused("TRANSFER_REFUSED") {
        $0.partnerID = dublin.id
        $0.transfer = .overseasPartner
      }
      var finance = campus.change("", to: try await campus.studentFinance(), on: "") {
        $0.authority = .knowledge
        $0.told = .yesterday
      }
      finance.studentID = campus.id(.ada)
      await expectRefusal(.failedPrecondition, "AUTHORITY_REFUSED") {
        try await tutor.previewed(finance)
      }
      _ = try await tutor.previewed(campus.tutorConcern(to: city))
    }
  }

  @Test("What a tutor does not know, or has not shared with the student, is not theirs to disclose")
  func selection() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let tutor = try campus.client(.tutor)
      let draft = try await tutor.note(of: campus.id(.ada))
      let another = try await tutor.note(of: campus.id(.ben), share: true)
      let made = try await campus.disclosable()
      let cases: [(Pastoral_V1_DisclosedField, String)] = [
        (.address, ""), (.reason, ""), (.risk, ""), (.referralText, ""), (.itemText, made.itemID),
        (.noteText, draft.id), (.noteText, another.id),
        (.noteText, "nte_aaaaaaaaaaaaaaaaaaaaaaaaaa"),
      ]
      for (field, record) in cases {
        await expectRefusal(.invalidArgument, fields: ["fields[1]"]) {
          var request = campus.tutorConcern(to: city)
          request.fields.append(
            .with {
              $0.field = field
              $0.recordID = record
            })
          return try await tutor.previewed(request)
        }
      }
      // And of a case no note of a tutor's is, but for what came with a referral.
      let shared = try await tutor.note(of: campus.id(.ada), share: true)
      await expectRefusal(.invalidArgument, fields: ["fields[2]"]) {
        var request = campus.concern(made, to: city)
        request.fields.append(
          .with {
            $0.field = .noteText
            $0.recordID = shared.id
          })
        return try await campus.client(.colleague).previewed(request)
      }
      await expectRefusal(.invalidArgument, fields: ["student_id"]) {
        var request = campus.tutorConcern(to: city)
        request.caseID = made.caseID
        return try await tutor.previewed(request)
      }
    }
  }

  @Test(
    "It is the student's tutor's of today and the data protection officers', and as good as absent for others",
    .tags(.s25, .w40))
  func access() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      // The case's team comes to a disclosure by the case alone.
      _ = try await campus.disclosable()
      let proposed = try await campus.client(.tutor).proposed(campus.tutorConcern(to: city))
      let others: [Person] = [
        .moduleLeader, .programmeLeader, .programmeStaff, .formerTutor, .nextTutor, .stranger,
        .colleague, .supervisor, .disabilitySupervisor, .itSupport, .admin, .ada, .ben, .portal,
      ]
      for person in others {
        let other = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await other.previewed(campus.tutorConcern(to: city))
        }
        for id in [proposed.id, "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa"] {
          await expectRefusal(.permissionDenied) { try await other.disclosure(id) }
        }
        if person != .ada {
          await expectRefusal(.permissionDenied) {
            try await other.tutorDisclosures(of: campus.id(.ada))
          }
        }
        await expectRefusal(.permissionDenied) { try await other.decided(proposed) }
      }
      await expectRefusal(.permissionDenied) {
        var request = campus.tutorConcern(to: city)
        request.studentID = campus.id(.cat)
        return try await campus.client(.tutor).previewed(request)
      }
      let officer = try campus.client(.dataProtectionOfficer)
      #expect(try await officer.disclosure(proposed.id).id == proposed.id)
      await expectRefusal(.permissionDenied) {
        try await officer.previewed(campus.tutorConcern(to: city))
      }
    }
  }
}

extension TestCampus {
  /// What a tutor would tell about an adult at risk.
  fileprivate func tutorConcern(
    to partner: Pastoral_V1_Partner
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    var request = concern(("", ""), to: partner)
    request.studentID = id(.ada)
    request.fields = [.with { $0.field = .name }]
    request.authority = .seriousConcern
    return request
  }

  /// What a tutor would give the police.
  fileprivate func tutorPack(
    to force: Pastoral_V1_Partner, answering request: String, note: String
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    var proposal = pack(("", ""), to: force, answering: request)
    proposal.studentID = id(.ada)
    proposal.fields = [
      .with { $0.field = .name },
      .with {
        $0.field = .noteText
        $0.recordID = note
      },
    ]
    return proposal
  }
}

extension Client {
  fileprivate func tutorDisclosures(of student: String) async throws -> [String] {
    try await unary(
      DisclosureService.list,
      .with {
        $0.studentID = student
        $0.purpose = .safety
      }
    ).disclosures.map(\.id)
  }
}
