import Domain
import Foundation
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite(
  "The record of a disclosure, as the Information Commissioner asks for it",
  .timeLimit(.minutes(10)))
struct DisclosureRecordCallsTests {
  private static let day = 24 * 60

  @Test(
    "It tells heading by heading what was so when it was decided and sent, whatever the partner is later",
    .tags(.w19, .w20, .w38))
  func whole() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let city = try await campus.localAuthority {
        $0.details.agreement = "AGR-1"
        $0.details.agreementUntil = .day("2027-07-31")
      }
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let health = try await lead.addItem(to: made.caseID, .health())
      var request = campus.concern(made, to: city)
      request.repeats = "Each month, until she has moved out"
      #expect(try await lead.previewed(request).conditions.count == 1)
      request.fields.append(
        .with {
          $0.field = .itemText
          $0.recordID = health.id
        })
      let conditions = try await lead.previewed(request).conditions
      #expect(conditions.contains { $0.contains("Schedule 1, paragraph 17, under SLW-APD") })
      let proposed = try await lead.proposed(request)
      #expect(proposed.purpose == request.purpose && proposed.conditions == conditions)

      // Between proposal and decision the partner's terms become others, and nothing else about it.
      let changed = try await campus.changed(city) {
        $0.terms.retention = "Six years, then shredded."
      }
      let approved = try await campus.client(.supervisor).unary(
        DisclosureService.decide,
        .with {
          $0.disclosureID = proposed.id
          $0.revision = proposed.revision
          $0.approve = true
          $0.why = "It is necessary and no more than that."
          $0.officerViews = "Proportionate, as her account alone is told."
        })
      #expect(approved.officerViews == "Proportionate, as her account alone is told.")
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      // Long after, the partner is somebody else altogether.
      _ = try await campus.changed(changed) {
        $0.name = "Shire"
        $0.agreement = ""
        $0.clearAgreementUntil()
        $0.terms.controllership = .joint
        $0.terms.retention = "For ever and a day."
      }

      for reader in [Person.colleague, .supervisor, .dataProtectionOfficer] {
        let record = try await campus.client(reader).record(of: proposed.id)
        func lines(_ heading: String) -> [String] { record[heading]?.lines ?? [] }
        #expect(record.count == RecordHeading.allCases.count)
        for entry in record.values {
          #expect(entry.lines.isEmpty != entry.notApplicable.isEmpty, "\(entry.heading)")
        }
        #expect(lines("receiving_organisation") == ["Liverpool John Moores University"])
        #expect(lines("controllership") == ["Separate controllers"])
        #expect(lines("agreement") == ["Yes: AGR-1, to 2027-07-31"])
        #expect(lines("purpose") == [request.purpose])
        #expect(lines("lawful_basis").first == "Article 6(1)(e), the public task")
        #expect(lines("conditions") == conditions)
        #expect(lines("impact_assessment") == ["Considered: DPIA-2026-07.", "The risk is low."])
        #expect(lines("officer_views") == ["Proportionate, as her account alone is told."])
        #expect(lines("retention") == ["Six years, then shredded."])
        #expect(lines("interval") == ["Repeated: Each month, until she has moved out"])
        #expect(lines("decision") == ["To share"])
        #expect(lines("decider") == ["supervisor, wellbeing supervisor"])
        #expect(lines("sent").first?.contains("City Council, Adult Social Care") == true)
        #expect(
          lines("sent").last?.contains(proposed.digest.map { String(format: "%02x", $0) }.joined())
            == true)
        #expect(lines("carriage").contains { $0.contains("delivered, leaf") })
        #expect(lines("partner").count == 2 && lines("partner")[1].hasPrefix("At the decision"))
        #expect(record["requesting_person"]?.notApplicable.isEmpty == false)
        #expect(record["transfer"]?.notApplicable == "The partner is in the United Kingdom.")
      }
    }
  }

  @Test("Nobody else is told it, the student included, who has what they may know elsewhere")
  func closed() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      var request = campus.concern(made, to: city)
      request.emergency = true
      request.purpose = ""
      let proposed = try await lead.proposed(request)
      await campus.server.sendNow()
      _ = try await lead.explained(try await lead.disclosure(proposed.id))
      _ = try await campus.client(.ada).disclosure(proposed.id)
      for person in [
        Person.ada, .ben, .practitioner, .disabilityAdviser, .disabilitySupervisor, .tutor,
        .itSupport, .admin, .records, .clinicalSupervisor, .secretary, .portal,
      ] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).record(of: proposed.id)
        }
      }
      // An emergency needs no purpose; what it was for is the concern.
      let record = try await lead.record(of: proposed.id)
      #expect(record["purpose"]?.lines.first?.contains("exploited by her landlord") == true)
      #expect(record["lawful_basis"]?.lines.first == "Article 6(1)(d), vital interests")
      #expect(record["decider"]?.lines == ["colleague, wellbeing practitioner"])
      #expect(record["explanation"]?.lines.first == "Told on 2026-11-23")
    }
  }

  @Test(
    "Without a purpose, and with half an officer's view, nothing is proposed or decided",
    .tags(.w19))
  func words() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority()
      let lead = try campus.client(.colleague)
      var request = campus.concern(try await campus.disclosable(), to: city)
      request.purpose = ""
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.previewed(request)
      }
      request.purpose = "To have her protected."
      let proposed = try await lead.proposed(request)
      await expectRefusal(.invalidArgument, fields: ["officer_views"]) {
        try await campus.client(.supervisor).unary(
          DisclosureService.decide,
          .with {
            $0.disclosureID = proposed.id
            $0.revision = proposed.revision
            $0.approve = true
            $0.why = "It is necessary and no more than that."
            $0.officerViews = "Fine"
          })
      }
    }
  }

  @Test("What a partner was is kept once while nothing about it changes, its times included")
  func keptOnce() async throws {
    try await TestCampus.with { campus in
      let city = try await campus.localAuthority {
        $0.details.formHours = 24
        $0.details.answerDays = 5
      }
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(
        campus.concern(try await campus.disclosable(), to: city))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let record = try await lead.record(of: proposed.id)
      let then = try #require(record["partner"]?.lines)
      #expect(then.count == 1 && then[0].hasPrefix("At the proposal"))
    }
  }

  @Test("A partner is not registered without terms, and each wrong one is named")
  func terms() async throws {
    try await TestCampus.with { campus in
      await expectRefusal(.invalidArgument, fields: ["terms"]) {
        try await campus.localAuthority { $0.details.clearTerms() }
      }
      await expectRefusal(.invalidArgument, fields: ["terms"]) {
        try await campus.localAuthority { $0.details.terms.basis = .unspecified }
      }
      await expectRefusal(.invalidArgument, fields: ["terms.assessment", "terms.security"]) {
        try await campus.localAuthority {
          $0.details.terms.assessment = "DPIA 7"
          $0.details.terms.security = ""
        }
      }
      let city = try await campus.localAuthority()
      #expect(city.details.terms == .made)
      await expectRefusal(.invalidArgument, fields: ["terms"]) {
        _ = try await campus.changed(city) { $0.clearTerms() }
      }
    }
  }

  // MARK: What ends

  @Test(
    "Once the agreement with a partner has ended nothing is proposed and nothing leaves, save in an emergency",
    .tags(.w20))
  func agreementEnded() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let city = try await campus.localAuthority {
        $0.details.agreement = "AGR-1"
        $0.details.agreementUntil = .day("2026-11-23")
      }
      var request = campus.concern(try await campus.disclosable(), to: city)
      let lead = try campus.client(.colleague)
      // Its last day counts.
      let proposed = try await lead.proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      campus.now = campus.now.adding(minutes: Self.day)
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let later = try campus.client(.colleague)
      #expect(try await later.disclosure(proposed.id).state == .cancelled)
      #expect(campus.folder(of: "city").isEmpty)
      await expectRefusal(.failedPrecondition, "AGREEMENT_ENDED") {
        try await later.previewed(request)
      }
      request.emergency = true
      let urgent = try await later.proposed(request)
      await campus.server.sendNow()
      #expect(try await later.disclosure(urgent.id).state == .transmitted)
    }
  }

  @Test(
    "A finding of adequacy that ended is refused from the next day on, when it is proposed and when it would leave",
    .tags(.w37, .w38))
  func adequacyEnded() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      try await campus.restart(
        finding: AdequacyFindings(text: "FR\t2021-01-01\t2026-11-23\twhole\tSome law"))
      let paris = try await campus.localAuthority("paris") {
        $0.details.country = "FR"
        $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
      }
      var request = campus.concern(try await campus.disclosable(), to: paris)
      request.transfer = .overseasPartner
      let proposed = try await campus.client(.colleague).proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      let record = try await campus.client(.colleague).record(of: proposed.id)
      #expect(
        record["transfer"]?.lines.contains(
          "Finding of adequacy: FR, Some law, from 2021-01-01 to 2026-11-23.") == true)
      func problems() async throws -> [String] {
        try await campus.client(.dataProtectionOfficer).unary(PartnerService.check, .init())
          .checked.first { $0.code == "paris" }?.problems.map(\.about) ?? []
      }
      #expect(try await problems() == ["destination"])
      campus.now = campus.now.adding(minutes: Self.day)
      try await campus.restart(withFolders: true)
      #expect(try await problems() == ["safeguards"])
      await campus.server.sendNow()
      let later = try campus.client(.colleague)
      #expect(try await later.disclosure(proposed.id).state == .cancelled)
      #expect(campus.folder(of: "paris").isEmpty)
      await expectRefusal(.failedPrecondition, "TRANSFER_REFUSED") {
        try await later.previewed(request)
      }
    }
  }

  // MARK: Knowledge and requests

  @Test(
    "Who rests on knowledge says when and how the student was told, and the record says it",
    .tags(.w19, .w22))
  func knowledge() async throws {
    try await TestCampus.with { campus in
      let finance = try await campus.studentFinance()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      var request = campus.change(made.caseID, to: finance, on: "") { $0.authority = .knowledge }
      await expectRefusal(.invalidArgument, fields: ["told"]) { try await lead.previewed(request) }
      request.told = .yesterday
      request.told.day = .day("2026-11-24")
      await expectRefusal(.invalidArgument, fields: ["told.day"]) {
        try await lead.previewed(request)
      }
      request.told.clearDay()
      await expectRefusal(.invalidArgument, fields: ["told.day"]) {
        try await lead.previewed(request)
      }
      request.told = .yesterday
      let proposed = try await lead.proposed(request)
      #expect(proposed.told == .yesterday)
      #expect(
        try await lead.record(of: proposed.id)["student"]?.lines
          == ["Told on 2026-11-22: In our meeting, and by letter."])
      await expectRefusal(.invalidArgument, fields: ["told"]) {
        try await lead.previewed(
          campus.change(made.caseID, to: finance, on: campus.financeConsent()) {
            $0.told = .yesterday
          })
      }
    }
  }

  @Test(
    "What the police asked for is answered thing by thing; who asks stands in the record for those to whom the register is open",
    .tags(.s15))
  func police() async throws {
    try await TestCampus.with { campus in
      let force = try await campus.force()
      let made = try await campus.disclosable()
      let officer = try campus.client(.dataProtectionOfficer)
      let lead = try campus.client(.colleague)
      // Of no case, so that the register is the officer's alone.
      let asked = try await officer.checked(
        officer.registered(
          campus.request(of: force, about: "") {
            $0.form.items = ["Her address in November 2026", "Her timetable this week"]
          }))
      var request = campus.pack(made, to: force, answering: asked.id)
      await expectRefusal(.invalidArgument, fields: ["items"]) {
        try await lead.previewed(request)
      }
      request.items.append(.with { $0.released = false })
      await expectRefusal(.invalidArgument, fields: ["items[1].why"]) {
        try await lead.previewed(request)
      }
      request.items[1].why = "It is not needed to find her."
      let proposed = try await lead.proposed(request)
      #expect(proposed.items == request.items)
      let own = try await officer.record(of: proposed.id)
      #expect(
        own["data_requested"]?.lines == [
          "Her address in November 2026: released",
          "Her timetable this week: refused, It is not needed to find her.",
        ])
      #expect(own["requesting_person"]?.lines.first?.hasPrefix("S. Holmes, sergeant") == true)
      #expect(own["requesting_organisation"]?.lines.first == "The Force")
      let closed = try await lead.record(of: proposed.id)
      #expect(closed["requesting_person"]?.lines.first?.contains(asked.id) == true)
      #expect(closed["requesting_person"]?.lines.first?.contains("Holmes") == false)
      #expect(closed["data_requested"]?.lines.first?.contains("timetable") == false)
      #expect(closed["request_received"]?.lines == ["2026-11-23"])
    }
  }
}

extension TestCampus {
  /// A partner with other details.
  fileprivate func changed(
    _ partner: Pastoral_V1_Partner, _ change: (inout Pastoral_V1_PartnerDetails) -> Void
  ) async throws -> Pastoral_V1_Partner {
    var details = partner.details
    change(&details)
    return try await client(.dataProtectionOfficer).unary(
      PartnerService.change,
      .with {
        $0.partnerID = partner.id
        $0.revision = partner.revision
        $0.details = details
        $0.state = .active
      })
  }
}
