import Domain
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("Deadlines of disclosures", .timeLimit(.minutes(5)))
struct DisclosureDeadlineTests {
  @Test(
    "A form that is proposed long after the call is not refused, and is marked late for who decides"
  )
  func late() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority { $0.details.formHours = 24 }
      #expect(partner.details.formHours == 24)
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      // On the Friday, at an hour that nobody wrote down.
      let late = try await lead.proposed(campus.concern(made, to: partner))
      #expect(late.formLate && late.formDue.utc == "2026-11-22 00:00")
      var request = campus.concern(made, to: partner)
      request.answers.removeAll { $0.code == "phoned.on" }
      request.answers += .of(["phoned.on": "2026-11-22", "phoned.at": "14:05"])
      let timely = try await lead.proposed(request)
      #expect(!timely.formLate && timely.formDue.utc == "2026-11-23 14:05")
      let waiting = try await campus.waiting()
      #expect(waiting.map(\.id).sorted() == [late.id, timely.id].sorted())
      #expect(waiting.first { $0.id == late.id }?.formLate == true)
      #expect(waiting.first { $0.id == timely.id }?.formLate == false)
      // A partner that gives no time has nothing that could be late.
      let other = try await campus.localAuthority("county")
      let without = try await lead.proposed(campus.concern(made, to: other))
      #expect(!without.formLate && !without.hasFormDue)
    }
  }

  @Test("In an emergency the partner is telephoned first, an adult's too")
  func emergency() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let lead = try campus.client(.colleague)
      var request = campus.concern(try await campus.disclosable(), to: partner)
      request.answers.removeAll { $0.code.hasPrefix("phoned.") }
      _ = try await lead.previewed(request)
      request.emergency = true
      await expectRefusal(.invalidArgument, fields: ["answers[phoned.on]"]) {
        try await lead.previewed(request)
      }
      request.answers += .of(["phoned.on": "2026-11-23", "phoned.whom": "The duty desk"])
      #expect(try await lead.proposed(request).emergency)
    }
  }

  @Test(
    "An answer that does not come is listed for who decides, and its proposer is told once",
    .tags(.w20))
  func unanswered() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority { $0.details.answerDays = 2 }
      let made = try await campus.disclosable()
      var request = campus.concern(made, to: partner)
      request.authority = .consent
      request.concern = ""
      request.consentID = try await campus.client(.ada).consent {
        $0.purpose = .sharingLocalAuthority
        $0.fields = []
      }.id
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(request)
      #expect(!proposed.hasAnswerDue)
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.answerDue == .day("2026-11-25"))
      #expect(!sent.answerOverdue)

      // On the last day an answer is in time.
      campus.now = campus.now.adding(minutes: 2 * 24 * 60)
      await campus.remind()
      #expect(try await campus.waiting().isEmpty)
      #expect(try await lead.told(of: .disclosureOverdue).isEmpty)

      campus.now = campus.now.adding(minutes: 24 * 60)
      for _ in 0..<2 { await campus.remind() }
      let waiting = try await campus.waiting()
      #expect(waiting.map(\.id) == [sent.id] && waiting[0].answerOverdue)
      #expect(try await lead.told(of: .disclosureOverdue) == [sent.id])
      #expect(try await campus.client(.supervisor).told(of: .disclosureOverdue).isEmpty)
    }
  }
}

extension TestCampus {
  /// What waits for the supervisor.
  fileprivate func waiting() async throws -> [Pastoral_V1_Disclosure] {
    try await client(.supervisor).unary(
      DisclosureService.listWaiting, .with { $0.purpose = .caseManagement }
    ).disclosures
  }

  /// Reminds of what is due now.
  fileprivate func remind() async {
    await withCheckedContinuation { done in
      server.reminders.remind { _ in done.resume() }
    }
  }
}
