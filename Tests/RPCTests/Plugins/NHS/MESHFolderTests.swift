import Domain
import PluginAPI
import Synchronization
import Testing

@testable import NHS

@Suite("What the files of MESH client say of a share")
struct MESHFolderTests {
  /// The client's files by question, such as `SENT/dis_a-1`.
  private final class Files: PollTransport {
    let way = Destination.Way.folder
    let files: [String: String]
    let statuses: [String: Int]
    let taken = Mutex<[String]>([])

    init(_ files: [String: String], statuses: [String: Int] = [:]) {
      self.files = files
      self.statuses = statuses
    }

    func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer? {
      let path = String(question.path.dropFirst()).replacing(".ctl", with: "")
        .replacing("{id}", with: id ?? "")
      if question.method == .put {
        taken.withLock { $0.append(path) }
        return PollAnswer(status: 200)
      }
      if let status = statuses[path] { return PollAnswer(status: status) }
      if id == nil {
        let names = files.keys.filter { $0.hasPrefix("IN/") }.map { "\"\($0.dropFirst(3))\"" }
        return PollAnswer(
          status: 200, body: Array("{\"messages\":[\(names.joined(separator: ","))]}".utf8))
      }
      guard let text = files[path] else { return PollAnswer(status: 404) }
      return PollAnswer(status: 200, body: Array(text.utf8))
    }
  }

  private static func control(
    _ type: String = "Data", of share: String = "dis_a", id: String = "M1",
    _ event: String = "TRANSFER", _ status: String = "SUCCESS", _ code: String = "00"
  ) -> String {
    "<DTSControl><MessageType>\(type)</MessageType><LocalId>\(share)</LocalId>"
      + "<DTSId>\(id)</DTSId><StatusRecord><Event>\(event)</Event><Status>\(status)</Status>"
      + "<StatusCode>\(code)</StatusCode></StatusRecord></DTSControl>"
  }

  private static let sent = control()
  private static let collected = control("Report", "COLLECT")
  private static let returned = control("Report", "SEND", "ERROR", "14")

  /// What is reported of `dis_a`, whose first attempt is awaited.
  private func reports(
    _ files: [String: String], statuses: [String: Int] = [:]
  ) async -> [PartnerReport] {
    let plugin = NHSReferral()
    let link = PollLink(
      questions: plugin.polls, ids: ["dis_a-1"], over: Files(files, statuses: statuses))
    return await plugin.poll([AwaitedShare(shareID: "dis_a", reference: "dis_a-1")], over: link)
  }

  @Test("What the client has not touched, or MESH took, is not known further")
  func nothing() async {
    #expect(await reports([:]) == [])
    #expect(await reports(["SENT/dis_a-1": Self.sent]) == [])
  }

  @Test("What the client could not send is rejected, with MESH's code")
  func failed() async {
    let refused = Self.control("Data", "SEND", "ERROR", "12")
    let rejected = PartnerReport(shareID: "dis_a", .rejected, code: "12")
    #expect(await reports(["FAILED/dis_a-1": refused]) == [rejected])
    #expect(await reports(["SENT/dis_a-1": refused]) == [rejected])
  }

  @Test("Where nobody can read why it failed, a person finds out", arguments: [403, 413])
  func unreadable(status: Int) async {
    let undelivered = PartnerReport(shareID: "dis_a", .undelivered)
    #expect(await reports(["FAILED/dis_a-1": "<!DOCTYPE a>"]) == [undelivered])
    #expect(await reports([:], statuses: ["FAILED/dis_a-1": status]) == [undelivered])
  }

  @Test(
    "A report in IN says that it was collected, or came back, and is taken out once that is recorded"
  )
  func reported() async {
    #expect(
      await reports(["SENT/dis_a-1": Self.sent, "IN/R1": Self.collected])
        == [PartnerReport(shareID: "dis_a", .acknowledged, receipt: "R1")])
    #expect(
      await reports(["SENT/dis_a-1": Self.sent, "IN/R1": Self.returned])
        == [PartnerReport(shareID: "dis_a", .undelivered, code: "14", receipt: "R1")])
    // A client that keeps nothing in SENT.
    #expect(await reports(["IN/R1": Self.returned]).map(\.report) == [.undelivered])
  }

  @Test(
    "What is no report on that attempt says nothing of it",
    arguments: [
      // A message, a report on another share, and one on an earlier attempt at the same.
      control("Data", "COLLECT"), control("Report", of: "dis_b", "COLLECT"),
      control("Report", id: "M0", "SEND", "ERROR", "14"),
      // What MESH says on its way, and words that it does not use.
      control("Report", "TRANSFER"), control("Report", "COLLECT", "PERHAPS"),
      control("report", "COLLECT"), "<DTSControl/>", "", "<!DOCTYPE DTSControl>" + collected,
      collected.replacing("dis_a", with: "&dis_a;"),
    ])
  func others(control: String) async {
    #expect(await reports(["SENT/dis_a-1": Self.sent, "IN/R1": control]) == [])
  }

  @Test("A report is taken out by its own name alone, and one that the client never named is not")
  func taken() async {
    let plugin = NHSReferral()
    let files = Files(["IN/R1": Self.collected])
    let link = PollLink(questions: plugin.polls, ids: [], over: files)
    #expect(await !plugin.acknowledge("R1", over: link))
    _ = await link.ask("client-inbox")
    #expect(await plugin.acknowledge("R1", over: link))
    #expect(await !plugin.acknowledge("dis_a", over: link))
    #expect(files.taken.withLock { $0 } == ["IN/R1"])
  }

  @Test(
    "Where many are awaited and much else lies in IN, a round still has room to take out what it read"
  )
  func many() async {
    let awaited = (0..<400).map { AwaitedShare(shareID: "dis_\($0)", reference: "dis_\($0)-1") }
    let strangers = (0..<400).map { ("IN/X\($0)", Self.control("Data", of: "dis_x")) }
    let plugin = NHSReferral()
    let link = PollLink(
      questions: plugin.polls, ids: awaited.map(\.reference) + ["R1"],
      over: Files(Dictionary(uniqueKeysWithValues: strangers)))
    _ = await plugin.poll(awaited, over: link)
    #expect(await plugin.acknowledge("R1", over: link))
  }

  @Test("A pair is named by share and attempt, and its reference is that name")
  func names() {
    let share = OutboundShare(
      shareID: "dis_a", attempt: 2, mediaType: "application/fhir+json", payloadBytes: 1)
    guard case .pair("dis_a-2", let control) = MESHFolder.envelope(of: share) else {
      Issue.record("It is no pair.")
      return
    }
    #expect(control.contains("<LocalId>dis_a</LocalId>"))
    #expect(MESHFolder.report(on: share) == DeliveryReport(.transmitted, reference: "dis_a-2"))
  }
}
