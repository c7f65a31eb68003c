import Domain
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer

@Suite("The report on disclosures", .timeLimit(.minutes(10)))
struct DisclosureReportTests {
  private static let november: Pastoral_V1_ReportDisclosuresRequest = .with {
    $0.from = .day("2026-11-01")
    $0.to = .day("2026-11-30")
  }

  @Test("It counts by partner and reason, state, month and what is owed, and tells no small number")
  func counts() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let other = try await campus.localAuthority("shire") { $0.details.name = "A Shire" }
      let lead = try campus.client(.colleague)
      let supervisor = try campus.client(.supervisor)
      let made = try await campus.disclosable()
      // Twelve to the city, of which six are approved, one refused, five emergencies; two to the shire.
      for number in 0..<12 {
        var request = campus.concern(made, to: partner)
        request.emergency = number < 5
        let proposed = try await lead.proposed(request)
        if number >= 5 { _ = try await supervisor.decided(proposed, approve: number < 11) }
      }
      for _ in 0..<2 { _ = try await lead.proposed(campus.concern(made, to: other)) }
      await campus.server.sendNow()

      let report = try await campus.report(Self.november)
      #expect(report.partners.map(\.partnerName) == ["A Shire", "City Council, Adult Social Care"])
      #expect(report.partners.map(\.told) == [.few, .about(10)])
      #expect(report.partners.allSatisfy { $0.authority == .seriousConcern })
      #expect(report.told(.transmitted) == .about(10) && report.told(.refused) == .few)
      #expect(report.told(.proposed) == .few && report.told(.unknown) == .about(0))
      #expect(report.months.map(\.told) == [.about(15)])
      #expect(report.emergencies == .about(5) && report.reviewsOverdue == .about(0))
      #expect(report.explained == .about(0) && report.abroad == .about(0))

      // Nobody looked at the emergencies, and nobody told the student.
      campus.now = .utc("2026-12-20 12:00")
      let late = try await campus.report(
        .with {
          $0.from = .day("2026-11-15")
          $0.to = .day("2027-01-15")
        })
      #expect(late.reviewsOverdue == .about(5) && late.explanationsOverdue == .about(10))
      #expect(
        late.months.map(\.from) == [.day("2026-11-15"), .day("2026-12-01"), .day("2027-01-01")])
      #expect(late.months.map(\.told) == [.about(15), .about(0), .about(0)])
    }
  }

  @Test("Nobody but a data protection officer is told, and the days must be right")
  func refusals() async throws {
    try await TestCampus.with { campus in
      for person in Person.allCases where person != .dataProtectionOfficer {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).unary(DisclosureService.report, Self.november)
        }
      }
      for (from, to, field) in [
        ("2026-11-30", "2026-11-29", "to"), ("2026-01-01", "2027-01-02", "to"),
      ] {
        await expectRefusal(.invalidArgument, fields: [field]) {
          try await campus.report(
            .with {
              $0.from = .day(from)
              $0.to = .day(to)
            })
        }
      }
      await expectRefusal(.invalidArgument, fields: ["from"]) { try await campus.report(.init()) }
      let none = try await campus.report(Self.november)
      #expect(none.partners.isEmpty && none.states.count == 11)
    }
  }
}

extension TestCampus {
  fileprivate func report(
    _ request: Pastoral_V1_ReportDisclosuresRequest
  ) async throws -> Pastoral_V1_DisclosureReport {
    try await client(.dataProtectionOfficer).unary(DisclosureService.report, request)
  }
}

extension Pastoral_V1_DisclosureReport {
  fileprivate func told(_ state: Pastoral_V1_DisclosureState) -> Pastoral_V1_ToldCount? {
    states.first { $0.state == state }?.told
  }
}

extension Pastoral_V1_ToldCount {
  fileprivate static let few = Pastoral_V1_ToldCount.with { $0.suppressed = true }

  fileprivate static func about(_ count: Int32) -> Pastoral_V1_ToldCount {
    .with { $0.count = count }
  }
}
