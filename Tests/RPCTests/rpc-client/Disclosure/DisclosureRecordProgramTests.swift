import Foundation
import Messages
import SwiftProtobuf
import TestPeer
import Testing

@testable import rpc_client

@Suite("disclosure record")
struct DisclosureRecordProgramTests {
  private static let record: Pastoral_V1_DisclosureRecord = .with {
    $0.disclosureID = "dis_1"
    $0.revision = 4
    $0.entries = [
      .with {
        $0.heading = "purpose"
        $0.title = "Purpose of sharing"
        $0.lines = ["To protect <her> & \"him\""]
      },
      .with {
        $0.heading = "law_enforcement"
        $0.title = "Part 3 of the Data Protection Act 2018"
        $0.notApplicable = "Neither is a competent authority."
      },
    ]
  }

  @Test("It is text, CSV or JSON, heading by heading, and what does not apply says so")
  func outputs() async throws {
    let server = try await AnsweringServer(["DisclosureService/GetRecord": { _ in Self.record }])
    let text = try await ProgramRun(["disclosure", "record", "dis_1"], server: server)
    #expect(text.status == 0, "\(text.errors)")
    #expect(
      text.output == """
        Purpose of sharing
          To protect <her> & "him"

        Part 3 of the Data Protection Act 2018
          Not applicable: Neither is a competent authority.

        """)
    let csv = try await ProgramRun(["disclosure", "record", "dis_1", "--csv"], server: server)
    #expect(
      csv.output == """
        heading,recorded
        purpose,"To protect <her> & ""him""\"
        law_enforcement,Not applicable: Neither is a competent authority.

        """)
    let json = try await ProgramRun(["disclosure", "record", "dis_1", "--json"], server: server)
    #expect(json.output.contains("\"heading\":\"purpose\""))
  }

  @Test("The page has every heading, quotes no markup, and asks for nothing")
  func page() {
    let html = DisclosureRecordPage(Self.record).html
    #expect(html.contains("<dd>To protect &lt;her&gt; &amp; &quot;him&quot;</dd>"))
    #expect(
      html.contains("<dd class=\"none\">Not applicable: Neither is a competent authority.</dd>"))
    for word in ["http:", "https:", "<script", "src=", "href=", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("A page is never put over another file, and then nothing is asked")
  func overwrite() async throws {
    let server = try await AnsweringServer(["DisclosureService/GetRecord": { _ in Self.record }])
    let run = try await ProgramRun(
      ["disclosure", "record", "dis_1", "--page", "there.html"], server: server,
      files: ["there.html": "kept"])
    #expect(run.status != 0 && server.calls.isEmpty)
  }

  @Test(
    "A proposal's file says what it is for, when the student was told, and what becomes of each thing"
  )
  func proposal() throws {
    func read(_ text: String) throws -> Pastoral_V1_ProposeDisclosureRequest {
      try DisclosureProposal.request(
        of: FormFile(parsing: text, "proposal", template: ""), for: "cas_1")
    }
    let request = try read(
      """
      partner: prt_1
      purpose: To find her
      repeats: Each term
      told-on: 2026-11-22
      told-how: In our meeting
      items:
      - released
      - refused: Not needed
      - released: In part
      """)
    #expect(request.purpose == "To find her" && request.repeats == "Each term")
    #expect(request.told.day.text == "2026-11-22" && request.told.how == "In our meeting")
    #expect(request.items.map(\.released) == [true, false, true])
    #expect(request.items.map(\.why) == ["", "Not needed", "In part"])
    let empty = try read("told-on:\ntold-how:\nitems: []")
    #expect(!empty.hasTold && empty.items.isEmpty)
    for text in ["told-on: yesterday", "items: [perhaps]", "items:\n- maybe: so"] {
      #expect(throws: UsageError.self) { try read(text) }
    }
  }

  @Test("A request of others is registered from a file of its own, which is told from the police's")
  func plainRequest() async throws {
    let server = try await AnsweringServer([
      "ReceivedRequestService/RegisterRequest": { _ in Pastoral_V1_ReceivedRequest() }
    ])
    let template = try await ProgramRun(["requests", "template", "--plain"])
    func isPlain(_ text: String) throws -> Bool {
      try PlainRequestFile.isOne(FormFile(parsing: text, "request", template: ""))
    }
    #expect(try template.status == 0 && isPlain(template.output))
    #expect(try !isPlain(RequestForm.template))
    let file = """
      partner: prt_1
      received: 2026-11-23
      organisation: City Council
      items: [Her account]
      legal-power: Care Act 2014
      deadline: 2026-12-04
      """
    let run = try await ProgramRun(
      ["requests", "register", "request.yaml"], server: server, files: ["request.yaml": file])
    #expect(run.status == 0, "\(run.errors)")
    let sent: Pastoral_V1_RegisterReceivedRequestRequest = try #require(
      try server.calls.first?.message())
    #expect(!sent.hasForm && sent.plain.organisation == "City Council")
    #expect(sent.plain.deadline.text == "2026-12-04" && sent.plain.items == ["Her account"])
    let wrong = try await ProgramRun(
      ["requests", "register", "request.yaml"], server: server,
      files: ["request.yaml": file + "\nofficer: S. Holmes\n"])
    #expect(wrong.status == 2 && wrong.errors.contains("not known, in line"))
  }
}
