import Domain
import Foundation
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

@Suite("Requests of the police", .timeLimit(.minutes(10)))
struct ReceivedRequestTests {
  @Test(
    "A request is refused; made again under a law, called back and approved by a second person it is answered, and the student is told later",
    .tags(.s15, .w20, .w22))
  func way() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)

      // What asks for all there is does not even get into the register; what does is refused all the same.
      await expectRefusal(.invalidArgument, fields: ["gateway", "form.items[0]"]) {
        try await officer.registered(
          campus.request(of: force, about: made.caseID) {
            $0.gateway = .unspecified
            $0.form.items = ["Everything that you have on her"]
          })
      }
      let first = try await officer.registered(campus.request(of: force, about: made.caseID))
      #expect(first.state == .received && first.id.hasPrefix("req_"))
      #expect(try await campus.client(.colleague).inboxKinds().last == .requestReceived)
      let refused = try await officer.refused(first)
      #expect(refused.state == .refused && refused.refusal == "It does not say why it is needed.")
      #expect(try campus.refusals() == 1)

      let second = try await officer.registered(campus.request(of: force, about: made.caseID))
      let lead = try campus.client(.colleague)
      let proposal = campus.pack(made, to: force, answering: second.id)
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await lead.previewed(proposal)
      }
      let checked = try await officer.checked(second)
      #expect(
        checked.state == .checked && checked.check.principalID == campus.id(.dataProtectionOfficer))
      // The team reads what it answers.
      #expect(
        try await lead.receivedRequest(second.id).form.items == ["Her address in November 2026"])

      let proposed = try await lead.proposed(proposal)
      #expect(proposed.requestID == second.id)
      await expectRefusal(.permissionDenied) { try await lead.decided(proposed) }
      // From here on the disclosure is decided on, and not the request.
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.refused(checked)
      }
      _ = try await officer.decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.requestID == second.id)
      #expect(try await officer.receivedRequest(second.id).disclosureIds == [proposed.id])
      let mails = try await post.end()
      #expect(mails.map(\.recipients) == [["disclosure@force.police.uk"]])
      #expect(
        mails[0].documents[0].digest == proposed.digest.map { String(format: "%02x", $0) }.joined())

      // Telling her now would warn whom they look for: it is withheld until a day, and then she sees it.
      let withheld = try await lead.explained(sent, until: .day("2026-12-23"))
      #expect(withheld.explanationDue == .day("2026-12-23"))
      let ada = try campus.client(.ada)
      #expect(try await ada.toldDisclosures().isEmpty)
      campus.now = campus.now.adding(minutes: 31 * 24 * 60)
      let told = try await campus.client(.ada).toldDisclosures()
      #expect(told.map(\.partnerName) == ["The Force"] && told[0].requestID.isEmpty)
    }
  }

  @Test(
    "Where the police ask for silence the student is told when it is over, and not because nobody said anything",
    .tags(.s15, .w22))
  func silence() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let lead = try campus.client(.colleague)
      func approved(untold: Pastoral_V1_Date) async throws -> Pastoral_V1_Disclosure {
        let asked = try await officer.registered(
          campus.request(of: force, about: made.caseID) { $0.form.silentUntil = untold })
        let request = try await officer.checked(asked)
        let proposed = try await lead.proposed(
          campus.pack(made, to: force, answering: request.id))
        _ = try await officer.decided(proposed)
        await campus.server.sendNow()
        return try await lead.disclosure(proposed.id)
      }
      let quiet = try await approved(untold: .day("2027-03-01"))
      #expect(quiet.explanationDue == .day("2027-03-01"))
      #expect(quiet.explanation == Explanation.silenceAsked)
      // Whoever tells her all the same says so.
      await expectRefusal(.invalidArgument, fields: ["despite_silence"]) {
        try await lead.explained(quiet)
      }
      await expectRefusal(.invalidArgument, fields: ["review"]) {
        try await lead.explained(quiet, until: .day("2027-03-02"))
      }
      campus.now = campus.now.adding(minutes: 60 * 24 * 60)
      #expect(try await campus.client(.ada).toldDisclosures().isEmpty)
      campus.now = campus.now.adding(minutes: 39 * 24 * 60)
      #expect(try await campus.client(.ada).toldDisclosures().map(\.id) == [quiet.id])
      #expect(try await officer.waiting().map(\.id).contains(quiet.id))

      let told = try await approved(untold: .day("2027-05-01"))
      #expect(try await campus.client(.ada).toldDisclosures().map(\.id) == [quiet.id])
      _ = try await lead.unary(
        DisclosureService.recordExplanation,
        .with {
          $0.disclosureID = told.id
          $0.revision = told.revision
          $0.words = "The force agrees that she may know."
          $0.despiteSilence = true
        })
      #expect(
        try await Set(campus.client(.ada).toldDisclosures().map(\.id)) == [quiet.id, told.id])
    }
  }

  @Test(
    "Nor does her own report of who was shown what tell her before it is over", .tags(.s15, .w22))
  func silentReport() async throws {
    try await TestCampus.with { campus in
      let (force, city) = (try await campus.force(), try await campus.localAuthority())
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let lead = try campus.client(.colleague)
      /// The services that what she, or the officer, is told of this belongs to.
      func services(_ reader: Person) async throws -> Set<String> {
        let report = try await campus.client(reader).unary(
          AuditService.listAccesses,
          .with {
            guard reader != .ada else { return }
            $0.studentID = campus.id(.ada)
            $0.purpose = .dataProtection
          })
        return Set(report.accesses.map { String($0.method.prefix { $0 != "/" }) })
          .intersection([
            "pastoral.v1.DisclosureService", "pastoral.v1.ReceivedRequestService",
          ])
      }
      // What she may know stays in it, whatever comes later.
      let approved = try await campus.approvedConcern(made, to: city)
      await campus.server.sendNow()
      let known = try await lead.disclosure(approved.id)
      _ = try await lead.unary(
        DisclosureService.recordExplanation,
        .with {
          $0.disclosureID = known.id
          $0.revision = known.revision
          $0.words = "She was told on the telephone."
        })
      #expect(try await services(.ada) == ["pastoral.v1.DisclosureService"])
      campus.now = campus.now.adding(minutes: 1)

      let asked = try await officer.registered(
        campus.request(of: force, about: made.caseID) { $0.form.silentUntil = .day("2027-03-01") })
      #expect(try await services(.ada) == ["pastoral.v1.DisclosureService"])
      #expect(
        try await services(.dataProtectionOfficer) == [
          "pastoral.v1.DisclosureService", "pastoral.v1.ReceivedRequestService",
        ])
      let checked = try await officer.checked(asked)
      let before = try await Self.accesses(campus.client(.ada))
      let proposed = try await lead.proposed(campus.pack(made, to: force, answering: checked.id))
      _ = try await officer.decided(proposed)
      await campus.server.sendNow()
      _ = try await officer.disclosure(proposed.id)
      _ = try await officer.opened(known.attemptsMade[0].leaf) { $0.subjectID = campus.id(.ada) }
      #expect(try await Self.accesses(campus.client(.ada)) == before)
      campus.now = campus.now.adding(minutes: 100 * 24 * 60)
      #expect(
        try await services(.ada) == [
          "pastoral.v1.DisclosureService", "pastoral.v1.ReceivedRequestService",
        ])
      #expect(
        try await Self.accesses(campus.client(.ada)).contains { $0.hasSuffix("OpenLeaf") })

      // Nor of a request that asks for no silence, until somebody has answered it.
      let second = try await officer.registered(campus.request(of: force, about: made.caseID))
      let open = try await Self.accesses(campus.client(.ada))
      _ = try await officer.refused(second)
      #expect(try await Self.accesses(campus.client(.ada)).count > open.count)
    }
  }

  /// How her own report names what is shown of disclosures and requests, in order.
  private static func accesses(_ student: Client) async throws -> [String] {
    try await student.unary(AuditService.listAccesses, .init()).accesses
      .filter { ["disclosure", "received_request", "ledger"].contains($0.resource) }
      .map { "\($0.number) \($0.method)" }
  }

  @Test("The police are told what they asked for, and in an emergency what somebody must know")
  func required() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      await expectRefusal(.failedPrecondition, "REQUEST_REQUIRED") {
        try await lead.previewed(campus.pack(made, to: force, answering: ""))
      }
      var emergency = campus.pack(made, to: force, answering: "")
      emergency.authority = .seriousConcern
      emergency.reference = ""
      emergency.concern = "She has not come home and wrote a farewell."
      emergency.emergency = true
      emergency.answers = emergency.answers.map { answer in
        var answer = answer
        if answer.code == "legal.gateway" { answer.answer = "vital-interests" }
        if answer.code == "subject.role" { answer.answer = "missing" }
        return answer
      }
      let sent = try await lead.proposed(emergency)
      #expect(sent.emergency && sent.state == .queued && sent.requestID.isEmpty)
    }
  }

  @Test("A request is answered to who made it, about whom it was, and for its reason")
  func answers() async throws {
    try await TestCampus.with { campus in
      let (force, other) = (try await campus.force(), try await campus.force("other"))
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let lead = try campus.client(.colleague)
      let theirs = try await officer.checked(
        officer.registered(campus.request(of: other, about: made.caseID)))
      let about = try await officer.checked(
        officer.registered(
          campus.request(of: force, about: "") { $0.studentID = campus.id(.ben) }))
      for id in [theirs.id, about.id, "req_aaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense"] {
        await expectRefusal(.invalidArgument, fields: ["request_id"]) {
          try await lead.previewed(campus.pack(made, to: force, answering: id))
        }
      }
      let court = try await officer.checked(
        officer.registered(
          campus.request(of: force, about: made.caseID) { $0.gateway = .courtOrder }))
      await expectRefusal(.invalidArgument, fields: ["authority"]) {
        try await lead.previewed(campus.pack(made, to: force, answering: court.id))
      }
    }
  }

  @Test("Who forges a request gives a number that answers for it: that one is not called back")
  func check() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let officer = try campus.client(.dataProtectionOfficer)
      let request = try await officer.registered(
        campus.request(of: force, about: "") { $0.studentID = "" })
      for number in ["0151 777 0001", "+44 151 777 0001", "none"] {
        await expectRefusal(.invalidArgument, fields: ["number"]) {
          try await officer.checked(request) { $0.number = number }
        }
      }
      // Nobody there knew of it: it is written down, and may be tried again.
      let unknown = try await officer.checked(request) { $0.confirmed = false }
      #expect(unknown.state == .received && !unknown.check.confirmed)
      await expectRefusal(.aborted, "STALE_REVISION") { try await officer.checked(request) }
      let checked = try await officer.checked(unknown)
      #expect(checked.state == .checked)
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await officer.checked(checked)
      }
      #expect(try await officer.refused(checked).state == .refused)
    }
  }

  @Test(
    "The register is the data protection officer's; a case's team and supervisors read what is theirs"
  )
  func access() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let linked = try await officer.registered(campus.request(of: force, about: made.caseID))
      let apart = try await officer.registered(
        campus.request(of: force, about: "") { $0.studentID = campus.id(.ada) })
      for person in [Person.colleague, .supervisor] {
        let reader = try campus.client(person)
        #expect(try await reader.receivedRequest(linked.id).id == linked.id)
        #expect(try await reader.requests(ofCase: made.caseID) == [linked.id])
        await expectRefusal(.permissionDenied) { try await reader.receivedRequest(apart.id) }
        await expectRefusal(.permissionDenied) { try await reader.requests(ofCase: "") }
        await expectRefusal(.permissionDenied) {
          try await reader.registered(campus.request(of: force, about: made.caseID))
        }
        await expectRefusal(.permissionDenied) { try await reader.refused(linked) }
      }
      for person in [Person.ada, .tutor, .admin, .itSupport, .disabilitySupervisor, .portal] {
        let reader = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await reader.receivedRequest(linked.id) }
      }
      #expect(try await Set(officer.requests(ofCase: "")) == [apart.id, linked.id])
      _ = try await officer.refused(apart)
      #expect(try await officer.requests(ofCase: "", openOnly: true) == [linked.id])
      // What it says is nowhere readable in the store.
      for secret in ["Holmes", "Her address in November"] {
        #expect(try campus.files(with: secret).isEmpty)
      }
    }
  }
}

extension TestCampus {
  /// How many leaves of the ledger say that something was refused.
  fileprivate func refusals() throws -> Int {
    try server.store.read { tx in
      try tx.rows("select leaf from audit_leaf").filter { row in
        if case .shareRefuse = try Leaf(row.blob(0)).event { true } else { false }
      }.count
    }
  }
}
