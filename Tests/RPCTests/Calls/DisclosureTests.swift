import Crypto
import Domain
import Foundation
import Ledger
import LocalAuthority
import Messages
import PluginAPI
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Disclosures", .timeLimit(.minutes(10)))
struct DisclosureTests {
  @Test("What waited to be sent when a copy was made waits for a person once it is restored")
  func restored() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let (city, made) = (try await campus.localAuthority(), try await campus.disclosable())
      let queued = try await campus.approvedConcern(made, to: city)
      #expect(queued.state == .queued)
      try campus.backUp()
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let sent = campus.folder(of: "city")
      #expect(!sent.isEmpty)

      #expect(try await campus.restore().heldDisclosures == 1)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city") == sent)
      let lead = try campus.client(.colleague)
      #expect(try await lead.disclosure(queued.id).state == .undelivered)
      #expect(try await campus.client(.supervisor).waiting().map(\.id).contains(queued.id))
    }
  }

  @Test(
    "A concern is proposed field by field, approved by somebody else, sent to the byte, and explained",
    .tags(.w19, .w20, .w21, .w22))
  func way() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let request = campus.concern(made, to: partner)

      let preview = try await lead.previewed(request)
      let text = String(decoding: preview.payload, as: UTF8.self)
      #expect(preview.mediaType.hasPrefix("text/html"))
      #expect(preview.digest == Data(SHA256.hash(data: preview.payload)))
      #expect(preview.origins == ["student-life-and-wellbeing"])
      // What was selected and answered is in it, as text and not as markup.
      #expect(text.contains("Ada Lovelace") && text.contains("Her money is kept from her."))
      #expect(text.contains("landlord keeps her money &amp; post"))
      #expect(text.contains("&lt;b&gt;She is afraid&lt;/b&gt;"))
      // What was not is not: neither the rest of the record nor why it was decided.
      for absent in ["Analytical Row", "0151 496 0000", "2004", "S001", "no more", "exploited"] {
        #expect(!text.contains(absent), "\(absent)")
      }

      let proposed = try await lead.proposed(request)
      #expect(proposed.state == .proposed && proposed.id.hasPrefix("dis_"))
      #expect(campus.folder(of: "city").isEmpty)
      let supervisor = try campus.client(.supervisor)
      #expect(try await supervisor.inboxKinds() == [.caseOpened, .disclosureProposed])
      let approved = try await supervisor.decided(proposed)
      #expect(approved.decided.principalID == campus.id(.supervisor))
      await campus.server.sendNow()

      // The very bytes, under the share's own name, with the proof that the ledger has them.
      let sent = try await lead.disclosure(proposed.id)
      #expect(
        sent.state == .transmitted && sent.attempts == 1
          && sent.attemptsMade.map(\.outcome) == ["delivered"])
      let folder = campus.folder(of: "city")
      let name = "\(proposed.id).html"
      #expect(Set(folder.keys) == [name, name + ".tlog-proof"])
      let payload = try #require(folder[name])
      #expect(Data(SHA256.hash(data: payload)) == proposed.digest)
      let proof = try LogProof(try #require(folder[name + ".tlog-proof"]))
      let leaf = try Leaf(try #require(proof.extra))
      guard case .shareAttempt(let share) = leaf.event else {
        return _ = #expect(Bool(false), "no attempt")
      }
      #expect(share.partner.text == "city" && share.basis.text == "serious-concern")
      #expect(share.attempt == 1 && share.payloadLength.bytesMax >= payload.count)
      #expect(Int64(proof.inclusion.index) == sent.attemptsMade[0].leaf)
      let verified = try campus.server.store.verifyLedger()
      #expect(verified.current.size > Int(sent.attemptsMade[0].leaf) + 1)

      // The student does not know yet; then they are told, and see what went where and why.
      let ada = try campus.client(.ada)
      #expect(try await ada.toldDisclosures().isEmpty)
      await expectRefusal(.permissionDenied) { try await ada.disclosure(proposed.id) }
      #expect(sent.explanationDue == .day("2026-12-07") && !sent.explanationOverdue)
      _ = try await lead.explained(sent)
      let told = try await ada.toldDisclosures()
      #expect(told.map(\.id) == [proposed.id])
      #expect(told[0].partnerName == "City Council, Adult Social Care")
      #expect(told[0].fields.map(\.field) == [.name, .itemText])
      #expect(told[0].explained == .day("2026-11-23") && !told[0].explanation.isEmpty)
      // Nothing of the case, of who did it, or of what they said among themselves.
      #expect(told[0].caseID.isEmpty && !told[0].hasProposed && told[0].answers.isEmpty)
      #expect(told[0].concern.isEmpty && told[0].necessity.isEmpty)
      #expect(try await ada.disclosure(proposed.id) == told[0])
      await expectRefusal(.permissionDenied) {
        try await ada.unary(
          DisclosureService.getPayload, .with { $0.disclosureID = proposed.id })
      }
    }
  }

  @Test(
    "Who proposed does not approve, and nobody else decides but the line's supervisor and the DPO",
    .tags(.w19, .s25, .w40))
  func decide() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      let strangers = [
        Person.colleague, .practitioner, .disabilityAdviser, .disabilitySupervisor, .tutor, .ada,
        .ben,
        .itSupport, .admin, .records, .clinicalSupervisor, .secretary,
        // Systems decide nothing.
        .portal, .otherRecords,
      ]
      for person in strangers {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).decided(proposed)
        }
      }
      for person in strangers where person != .colleague {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).disclosure(proposed.id)
        }
      }
      let officer = try campus.client(.dataProtectionOfficer)
      let waiting = try await officer.waiting()
      #expect(waiting.map(\.id) == [proposed.id])
      #expect(try await campus.client(.supervisor).waiting().map(\.id) == [proposed.id])
      #expect(try await campus.client(.disabilitySupervisor).waiting().isEmpty)
      let refused = try await officer.decided(proposed, approve: false)
      #expect(refused.state == .refused && refused.decided.name == "dataProtectionOfficer")
      // A refusal is on the ledger like an approval, and nothing left.
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
      #expect(try campus.leaves { if case .shareRefuse = $0 { true } else { false } } == 1)
      #expect(try campus.leaves { if case .shareAttempt = $0 { true } else { false } } == 0)
      await expectRefusal(.failedPrecondition, "ALREADY_DECIDED") {
        try await officer.decided(proposed)
      }
      await expectRefusal(.failedPrecondition, "DISCLOSURE_STATE") {
        try await lead.unary(
          DisclosureService.cancel,
          .with {
            $0.disclosureID = proposed.id
            $0.revision = refused.revision
          })
      }
      #expect(try await officer.waiting().isEmpty)
    }
  }

  @Test("What is proposed is what was previewed: anything else is refused")
  func previewed() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let request = campus.concern(made, to: partner)
      let preview = try await lead.previewed(request)
      func propose(
        _ change: (inout Pastoral_V1_ProposeDisclosureRequest) -> Void
      ) async throws -> Pastoral_V1_Disclosure {
        var request = request
        request.digest = preview.digest
        request.shareID = preview.shareID
        change(&request)
        return try await lead.unary(DisclosureService.propose, request)
      }
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await propose { $0.digest = Data(repeating: 0, count: 32) }
      }
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await propose { $0.fields.append(.with { $0.field = .phone }) }
      }
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await propose { $0.answers[0].answer = "yes" }
      }
      await expectRefusal(.invalidArgument, fields: ["share_id"]) {
        try await propose { $0.shareID = "" }
      }
      let first = try await propose { _ in }
      // The same once more is another share, and needs a preview of its own.
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") { try await propose { _ in } }
      #expect(first.state == .proposed)
    }
  }

  @Test("Each wrong field is named", .tags(.w19))
  func invalid() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      func refused(
        _ fields: [String], _ change: (inout Pastoral_V1_ProposeDisclosureRequest) -> Void
      ) async {
        var request = campus.concern(made, to: partner)
        change(&request)
        await expectRefusal(.invalidArgument, fields: fields) {
          try await lead.previewed(request)
        }
      }
      await refused(["authority"]) {
        $0.authority = .unspecified
        $0.concern = ""
      }
      await refused(["necessity", "proportionality", "concern"]) {
        $0.necessity = "short"
        $0.proportionality = ""
        $0.concern = ""
      }
      await refused(["concern", "reference"]) { $0.authority = .legalObligation }
      await refused(["reference"]) { $0.reference = "Care Act 2014" }
      await refused(["partner_id"]) { $0.partnerID = "prt_none" }
      await refused(["fields[0]"]) { $0.fields = [.with { $0.field = .campusID }] }
      await refused(["fields[1]"]) { $0.fields = [$0.fields[0], $0.fields[0]] }
      await refused(["fields[0].record_id"]) { $0.fields = [.with { $0.field = .itemText }] }
      await refused(["fields[0]"]) {
        $0.fields = [
          .with {
            $0.field = .itemText
            $0.recordID = "cit_" + String(repeating: "a", count: 26)
          }
        ]
      }
      await refused(["answers[concern.abuse]", "answers[s42.needs]"]) {
        $0.answers.removeAll { ["concern.abuse", "s42.needs"].contains($0.code) }
        $0.answers.append(
          .with {
            $0.code = "s42.needs"
            $0.answer = "perhaps"
          })
      }
      await refused(["answers"]) { $0.answers.append(.with { $0.code = "other" }) }
      // The partner's own rules.
      await refused(["answers[s42.risk.evidence]"]) {
        $0.answers.removeAll { $0.code == "s42.risk.evidence" }
      }
      await refused(["fields"]) { $0.fields.removeFirst() }
      await refused(["emergency"]) {
        $0.authority = .legalObligation
        $0.concern = ""
        $0.reference = "Care Act 2014"
        $0.emergency = true
      }
      await refused(["consent_id"]) { $0.consentID = "cns_" + String(repeating: "a", count: 26) }
    }
  }

  @Test(
    "What was told to a tutor takes its notice along: not on consent, in a serious concern, abroad never",
    .tags(.s14, .s24, .w19))
  func toldToATutor() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let referral = try await campus.client(.tutor).refer(
        campus.id(.ada), consent: ada.consent().id)
      let intake = try campus.client(.practitioner)
      _ = try await intake.accept(referral)
      let opened = try await intake.takeIn(campus.id(.ada)) {
        $0.source = .staffReferral
        $0.referralID = referral.id
      }
      let found = try await campus.client(.supervisor).allocate(
        opened, to: campus.id(.colleague))
      let made = try await campus.disclosable(found)
      let lead = try campus.client(.colleague)
      var request = campus.concern(made, to: try await campus.localAuthority())
      request.fields.append(.with { $0.field = .referralText })
      let preview = try await lead.previewed(request)
      #expect(preview.origins == ["see-my-tutor", "student-life-and-wellbeing"])
      #expect(
        String(decoding: preview.payload, as: UTF8.self).contains("Finds it hard to sleep"))

      let consent = try await ada.consent {
        $0.purpose = .sharingLocalAuthority
        $0.fields = []
      }
      var agreed = request
      agreed.authority = .consent
      agreed.consentID = consent.id
      agreed.concern = ""
      await expectRefusal(.failedPrecondition, "AUTHORITY_REFUSED") {
        try await lead.previewed(agreed)
      }
      // Without what was told to the tutor the consent is enough.
      agreed.fields.removeLast()
      _ = try await lead.previewed(agreed)

      let abroad = try await campus.localAuthority("dublin") {
        $0.details.country = "IE"
        $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
      }
      request.partnerID = abroad.id
      request.transfer = .overseasPartner
      await expectRefusal(.failedPrecondition, "TRANSFER_REFUSED") {
        try await lead.previewed(request)
      }
      request.fields.removeLast()
      _ = try await lead.previewed(request)
    }
  }

  // MARK: Consent

  @Test(
    "A consent that is withdrawn takes back what waits, in the same moment, and nothing leaves",
    .tags(.w19, .s21))
  func withdrawn() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let (lead, ada) = (try campus.client(.colleague), try campus.client(.ada))
      var request = campus.concern(made, to: partner)
      request.authority = .consent
      request.concern = ""
      await expectRefusal(.failedPrecondition, "CONSENT_REQUIRED") {
        try await lead.previewed(request)
      }
      // A consent to something else is not that.
      let other = try await ada.consent {
        $0.purpose = .sharingNhs
        $0.fields = []
      }
      request.consentID = other.id
      await expectRefusal(.failedPrecondition, "CONSENT_REQUIRED") {
        try await lead.previewed(request)
      }
      let consent = try await ada.consent {
        $0.purpose = .sharingLocalAuthority
        $0.fields = []
      }
      request.consentID = consent.id
      let proposed = try await lead.proposed(request)
      let approved = try await campus.client(.supervisor).decided(proposed)
      #expect(approved.state == .queued && !approved.hasExplanationDue)
      // There is no way out yet, so it waits.
      await campus.server.sendNow()
      #expect(try await lead.disclosure(proposed.id).state == .queued)
      _ = try await ada.unary(ConsentService.withdraw, .with { $0.consentID = consent.id })
      #expect(try await lead.disclosure(proposed.id).state == .cancelled)
      #expect(try await lead.inboxKinds().last == .disclosureDecided)

      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
      #expect(try campus.leaves { if case .shareAttempt = $0 { true } else { false } } == 0)
      #expect(try await campus.client(.ada).toldDisclosures().isEmpty)
    }
  }

  @Test("What rests on a consent that has ended by the time it is sent is taken back")
  func ended() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let consent = try await campus.client(.ada).consent {
        $0.purpose = .sharingLocalAuthority
        $0.fields = []
        $0.until = .day("2026-11-23")
      }
      var request = campus.concern(made, to: partner)
      request.authority = .consent
      request.concern = ""
      request.consentID = consent.id
      let proposed = try await campus.client(.colleague).proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      campus.now = campus.now.adding(minutes: 24 * 60)
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(proposed.id).state == .cancelled)
      #expect(campus.folder(of: "city").isEmpty)
    }
  }

  @Test("Bytes that are not those that were approved do not leave")
  func otherBytes() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let request = campus.concern(try await campus.disclosable(), to: partner)
      let proposed = try await campus.client(.colleague).proposed(request)
      _ = try await campus.client(.supervisor).decided(proposed)
      _ = try await campus.server.store.written { tx in
        try tx.run(
          "update disclosure set payload_hash = $2 where id = $1", proposed.id,
          [UInt8](repeating: 7, count: 32))
      }
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let left = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(left.state == .cancelled && left.attempts == 0)
      #expect(campus.folder(of: "city").keys.isEmpty)
    }
  }

  // MARK: Emergencies

  @Test(
    "In an emergency one person sends at once, others are told, and somebody else reviews it",
    .tags(.w21))
  func emergency() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      var request = campus.concern(made, to: partner)
      request.emergency = true
      let sent = try await lead.proposed(request)
      #expect(sent.emergency && sent.hasReviewDue && sent.explanationDue == .day("2026-12-07"))
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").count == 2)
      let officer = try campus.client(.dataProtectionOfficer)
      #expect(try await officer.inboxKinds().contains(.disclosureEmergency))
      func review(_ person: Person) async throws -> Pastoral_V1_Disclosure {
        try await campus.client(person).unary(
          DisclosureService.review,
          .with {
            $0.disclosureID = sent.id
            $0.words = "It could not wait until Monday."
          })
      }
      await expectRefusal(.permissionDenied) { try await review(.colleague) }
      #expect(try await officer.waiting().map(\.id) == [sent.id])
      let reviewed = try await review(.supervisor)
      #expect(reviewed.reviewed.principalID == campus.id(.supervisor))
      await expectRefusal(.failedPrecondition, "ALREADY_REVIEWED") { try await review(.supervisor) }
      // It still waits for somebody to explain it.
      #expect(try await officer.waiting().map(\.id) == [sent.id])
    }
  }

  @Test(
    "What cannot be told yet is withheld until its day, is overdue after it, and is then told",
    .tags(.w22))
  func withheld() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      await expectRefusal(.invalidArgument, fields: ["review"]) {
        try await lead.explained(sent, until: .day("2026-11-23"))
      }
      let withheld = try await lead.explained(sent, until: .day("2026-12-01"))
      #expect(withheld.explanationDue == .day("2026-12-01"))
      #expect(try await campus.client(.ada).toldDisclosures().isEmpty)
      campus.now = campus.now.adding(minutes: 9 * 24 * 60)
      #expect(try await campus.client(.colleague).disclosure(proposed.id).explanationOverdue)
      let told = try await campus.client(.ada).toldDisclosures()
      // Why it could not be told is not for them.
      #expect(told.map(\.id) == [proposed.id] && told[0].explanation.isEmpty)
    }
  }

  // MARK: Attempts

  @Test(
    "A server that stops in the middle of an attempt sends nothing again by itself: a person finds out",
    .tags(.w20))
  func crash() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let proposed = try await campus.client(.colleague).proposed(
        campus.concern(made, to: partner))
      _ = try await campus.client(.supervisor).decided(proposed)
      // The attempt is durable, and then nothing more happens.
      let start = try await campus.server.store.startAttempt(
        proposed.id, manifest: { _ in AdultConcern().manifest }, over: NoTransport(), to: nil,
        at: campus.now)
      switch consume start {
      case .started(let receipt): #expect(receipt.message.attempt == 1)
      case .cancelled: Issue.record("It was taken back.")
      case .givenUp: Issue.record("It was given up.")
      case .nothing: Issue.record("It was not queued.")
      }
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      let unknown = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(unknown.state == .unknown && campus.folder(of: "city").isEmpty)
      #expect(try await campus.client(.colleague).inboxKinds().contains(.disclosureUnresolved))
      await expectRefusal(.permissionDenied) {
        try await campus.client(.colleague).resolved(unknown, .sendAgain)
      }
      let again = try await campus.client(.supervisor).resolved(unknown, .sendAgain)
      #expect(again.state == .queued)
      await campus.server.sendNow()
      let sent = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.attempts == 2)
      #expect(sent.attemptsMade.map(\.outcome) == ["unknown", "delivered"])
      #expect(campus.folder(of: "city").count == 2)
    }
  }

  @Test("Nothing leaves for a partner that is suspended, whatever was decided before")
  func suspended() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(withFolders: false)
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      _ = try await campus.client(.supervisor).decided(proposed)
      let suspended = try await campus.client(.dataProtectionOfficer).unary(
        PartnerService.change,
        .with {
          $0.partnerID = partner.id
          $0.revision = partner.revision
          $0.details = partner.details
          $0.state = .suspended
        })
      #expect(suspended.state == .suspended && suspended.revision == 2)
      await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
        try await lead.previewed(campus.concern(made, to: partner))
      }
      try await campus.restart(withFolders: true)
      await campus.server.sendNow()
      #expect(campus.folder(of: "city").isEmpty)
      #expect(try await campus.client(.colleague).disclosure(proposed.id).state == .cancelled)
    }
  }

  @Test("An overseas partner whose safeguard has expired is refused", .tags(.w37, .w38, .w39))
  func overseas() async throws {
    try await TestCampus.with { campus in
      let made = try await campus.disclosable()
      let partner = try await campus.localAuthority("ankara") {
        $0.details.country = "TR"
        $0.details.onwardConditions = "To be shown to the safeguarding lead alone."
        $0.details.safeguards = [
          .with {
            $0.kind = .modelClauses
            $0.document = "IDTA-7"
            $0.until = .day("2026-11-23")
          }
        ]
      }
      let lead = try campus.client(.colleague)
      var request = campus.concern(made, to: partner)
      await expectRefusal(.failedPrecondition, "TRANSFER_REFUSED") {
        try await lead.previewed(request)
      }
      request.transfer = .overseasPartner
      let preview = try await lead.previewed(request)
      #expect(
        String(decoding: preview.payload, as: UTF8.self).contains("safeguarding lead alone"))
      campus.now = campus.now.adding(minutes: 24 * 60)
      await expectRefusal(.failedPrecondition, "TRANSFER_REFUSED") {
        try await campus.client(.colleague).previewed(request)
      }
    }
  }
}

/// A way out that leads nowhere.
struct NoTransport: PartnerTransport {
  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    .notSent(.unreachable)
  }
}

extension TestCampus {
  /// How many leaves of the ledger record something of that kind.
  func leaves(_ isWanted: @Sendable @escaping (Event) -> Bool) throws -> Int {
    try server.store.read { tx in
      try tx.rows("select leaf from audit_leaf").filter { row in
        try isWanted(Leaf(row.blob(0)).event)
      }.count
    }
  }
}
