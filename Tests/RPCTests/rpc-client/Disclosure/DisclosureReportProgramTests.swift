import Foundation
import Messages
import SwiftProtobuf
import TestPeer
import Testing

@testable import rpc_client

@Suite("disclosure report")
struct DisclosureReportProgramTests {
  static let report: Pastoral_V1_DisclosureReport = .with {
    $0.from = .init(CivilDate(parsing: "2026-11-01")!)  // It is one.
    $0.to = .init(CivilDate(parsing: "2026-11-30")!)  // It is one.
    $0.partners = [
      .with {
        $0.partnerName = "City <Council> & \"Care\""
        $0.authority = .seriousConcern
        $0.told.count = 15
      },
      .with {
        $0.partnerName = "Student Finance England"
        $0.authority = .consent
        $0.told.suppressed = true
      },
    ]
    $0.states = [
      .with {
        $0.state = .transmitted
        $0.told.count = 20
      }
    ]
    $0.months = [
      .with {
        $0.from = .init(CivilDate(parsing: "2026-11-01")!)  // It is one.
        $0.told.count = 20
      }
    ]
    $0.emergencies.suppressed = true
    $0.explained.count = 5
  }

  @Test("It is a table, CSV or JSON, and a page that needs nothing else")
  func outputs() async throws {
    let server = try await AnsweringServer(["DisclosureService/Report": { _ in Self.report }])
    let table = try await ProgramRun(
      ["disclosure", "report", "--month", "2026-11"], server: server)
    #expect(table.status == 0, "\(table.errors)")
    #expect(
      table.output == """
        about        what                                      count
        partner      City <Council> & "Care", serious-concern  15
        partner      Student Finance England, consent          <5
        state        transmitted                               20
        month        2026-11                                   20
        emergencies  decided by one person                     <5
        emergencies  not reviewed in time                      0
        students     told why                                  5
        students     should have been told by now              0
        students     cannot be told yet                        0
        abroad       outside the United Kingdom                0

        """)
    let csv = try await ProgramRun(
      ["disclosure", "report", "--from", "2026-11-01", "--to", "2026-11-30", "--csv"],
      server: server)
    #expect(csv.output.hasPrefix("about,what,count\npartner,\"City <Council> & \"\"Care\"\", ser"))
    let json = try await ProgramRun(
      ["disclosure", "report", "--month", "2026-11", "--json"], server: server)
    #expect(json.output.contains("\"suppressed\":true"))
  }

  @Test("The page has every number, quotes no markup, and asks for nothing")
  func page() {
    let html = DisclosureReportPage(Self.report).html
    #expect(html.contains("City &lt;Council&gt; &amp; &quot;Care&quot;, serious-concern"))
    #expect(html.contains("&lt;5") && html.contains("stroke-dasharray"))
    #expect(html.contains("Disclosures from 2026-11-01 to 2026-11-30"))
    for word in ["http:", "https:", "<script", "src=", "href=", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test(
    "Without days, or with both, it asks for nothing",
    arguments: [
      [], ["--month", "2026-13"], ["--month", "2026-1"], ["--from", "2026-11-01"],
      ["--month", "2026-11", "--from", "2026-11-01", "--to", "2026-11-02"],
    ])
  func refused(_ arguments: [String]) async throws {
    let server = try await AnsweringServer(["DisclosureService/Report": { _ in Self.report }])
    let run = try await ProgramRun(["disclosure", "report"] + arguments, server: server)
    #expect(run.status == 2 && server.calls.isEmpty)
  }

  @Test(
    "A month ends on its last day", arguments: [("2026-02", 28), ("2028-02", 29), ("2026-12", 31)])
  func months(_ text: String, _ last: Int) throws {
    #expect(try #require(CivilMonth(argument: text)).last.day == last)
  }
}
