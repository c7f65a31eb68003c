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

@Suite("Requests of others than the police", .timeLimit(.minutes(10)))
struct PlainRequestTests {
  @Test(
    "A council asks, is called back, and is answered thing by thing by a disclosure that names its request",
    .tags(.w19, .w20))
  func answered() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let lead = try campus.client(.colleague)
      let asked = try await officer.registered(
        campus.plainRequest(of: city.id, about: made.caseID))
      #expect(asked.state == .received && asked.hasPlain && !asked.hasForm)
      #expect(asked.plain.deadline == .day("2026-12-04") && asked.gateway == .unspecified)
      #expect(try await lead.inboxKinds().last == .requestReceived)
      #expect(try await lead.receivedRequest(asked.id) == asked)

      var request = campus.concern(made, to: city)
      request.requestID = asked.id
      request.items = [.with { $0.released = true }]
      // Nobody has called back yet.
      await expectRefusal(.failedPrecondition, "REQUEST_STATE") {
        try await lead.previewed(request)
      }
      await expectRefusal(.invalidArgument, fields: ["number"]) {
        try await officer.checked(asked) { $0.number = "(0151) 233-3000" }
      }
      _ = try await officer.checked(asked)
      request.items = []
      await expectRefusal(.invalidArgument, fields: ["items"]) { try await lead.previewed(request) }
      request.items = [.with { $0.released = true }]
      // Another council is not answered by it.
      var other = request
      other.partnerID = try await campus.localAuthority("shire").id
      await expectRefusal(.invalidArgument, fields: ["request_id"]) {
        try await lead.previewed(other)
      }
      let proposed = try await lead.proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      #expect(try await lead.disclosure(proposed.id).state == .transmitted)
      let record = try await lead.record(of: proposed.id)
      #expect(record["requesting_person"]?.lines == ["M. Worker, Social worker"])
      #expect(record["data_requested"]?.lines == ["Her own account of last week: released"])
      #expect(record["legal_power"]?.lines == ["Asked for under Care Act 2014, section 45"])
    }
  }

  @Test("Who is no partner is registered and refused, on the ledger too, and is answered by nobody")
  func refused() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      var request = campus.plainRequest(of: "", about: made.caseID)
      request.plain.organisation = "County Court at Liverpool"
      let asked = try await officer.registered(request)
      #expect(asked.partnerID.isEmpty && asked.plain.organisation == "County Court at Liverpool")
      let checked = try await officer.checked(asked)
      var answer = campus.concern(made, to: city)
      answer.requestID = asked.id
      answer.items = [.with { $0.released = true }]
      await expectRefusal(.invalidArgument, fields: ["request_id"]) {
        try await campus.client(.colleague).previewed(answer)
      }
      let refused = try await officer.refused(checked)
      #expect(refused.state == .refused)
      let bases = try campus.server.store.read { tx in
        try tx.rows("select leaf from audit_leaf").compactMap { row -> String? in
          guard case .shareRefuse(let partner, let basis, _, _) = try Leaf(row.blob(0)).event else {
            return nil
          }
          return "\(partner.text) \(basis?.text ?? "")"
        }
      }
      #expect(bases == ["no-partner plain-request"])
      // Nothing that was said stands readable in any file.
      #expect(try campus.files(with: "County Court at Liverpool").isEmpty)
    }
  }

  @Test("Each wrong field is named, and nobody but the officer registers", .tags(.w25))
  func wrong() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      func refused(
        _ fields: [String],
        _ change: @escaping @Sendable (inout Pastoral_V1_RegisterReceivedRequestRequest) -> Void
      ) async {
        var request = campus.plainRequest(of: city.id, about: made.caseID)
        change(&request)
        let wrong = request
        await expectRefusal(.invalidArgument, fields: fields) {
          try await officer.registered(wrong)
        }
      }
      await refused(["plain"]) { $0.partnerID = force.id }
      await refused(["plain"]) { $0.form.officerName = "S. Holmes" }
      await refused(["plain"]) { $0.gateway = .required }
      await refused(["partner_id"]) { $0.partnerID = "prt_none" }
      await refused(["plain.person", "plain.items[0]", "plain.purpose"]) {
        $0.plain.person = ""
        $0.plain.items = ["Her full file"]
        $0.plain.purpose = "To know"
      }
      await refused(["plain.deadline"]) { $0.plain.deadline = .day("2026-11-22") }
      await refused(["student_id"]) { $0.studentID = "" }
      for person in [
        Person.colleague, .supervisor, .practitioner, .tutor, .ada, .itSupport, .admin, .portal,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).registered(
            campus.plainRequest(of: city.id, about: made.caseID))
        }
      }
    }
  }
}

extension TestCampus {
  /// What somebody asks who is not of the police.
  func plainRequest(
    of partner: String, about caseID: String
  ) -> Pastoral_V1_RegisterReceivedRequestRequest {
    .with {
      $0.partnerID = partner
      $0.studentID = id(.ada)
      $0.caseID = caseID
      $0.received = .day("2026-11-23")
      $0.plain = .with {
        $0.organisation = "City Council"
        $0.person = "M. Worker"
        $0.position = "Social worker"
        $0.phone = "0151 233 3000"
        $0.identifiers = "Ada Lovelace, born 10 December 2004"
        $0.items = ["Her own account of last week"]
        $0.purpose = "An enquiry about an adult at risk."
        $0.legalPower = "Care Act 2014, section 45"
        $0.deadline = .day("2026-12-04")
      }
    }
  }
}
