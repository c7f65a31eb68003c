import Domain
import PluginAPI
import Synchronization
import Testing

@Suite("What a plugin can ask a partner")
struct PollLinkTests {
  /// Answers each question with the same words, and keeps what it was asked.
  private final class Partner: PollTransport {
    let way = Destination.Way.https
    let asked = Mutex<[String]>([])
    let isGone = Mutex(false)

    func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer? {
      asked.withLock { $0.append("\(question.method.rawValue) \(question.path) \(id ?? "-")") }
      if isGone.withLock({ $0 }) { return nil }
      return PollAnswer(status: 200, body: Array(#"{"messages":["R1"]}"#.utf8))
    }
  }

  private let partner = Partner()
  private let link: PollLink

  init() {
    link = PollLink(
      questions: [
        "list": PollQuestion(.get, "/inbox", headers: []),
        "one": PollQuestion(.head, "/inbox/{id}", headers: []),
      ], ids: ["M1"], over: partner)
  }

  @Test("An id goes out where the partner gave it: for a share, or in an answer since")
  func known() async {
    #expect(await link.ask("one", about: "M1") != nil)
    #expect(await link.ask("list") != nil)
    #expect(await link.ask("one", about: "R1") != nil)
    let asked = partner.asked.withLock { $0 }
    #expect(asked == ["HEAD /inbox/{id} M1", "GET /inbox -", "HEAD /inbox/{id} R1"])
  }

  @Test(
    "Words of a plugin's own do not, nor does a question that it did not name before",
    arguments: [
      ("one", "R1"), ("one", "Ada"), ("one", "M1/../x"), ("one", ""), ("one", "dis_1"),
      ("one", nil), ("list", "M1"), ("other", nil),
    ])
  func unknown(name: String, id: String?) async {
    #expect(await link.ask(name, about: id) == nil)
    #expect(partner.asked.withLock { $0 }.isEmpty)
  }

  @Test("A round has an end")
  func end() async {
    for _ in 0..<PollLink.questionsMax { #expect(await link.ask("list") != nil) }
    #expect(await link.ask("list") == nil)
  }

  @Test("The first question that nobody answers is the last, so that no partner holds up a round")
  func gone() async {
    partner.isGone.withLock { $0 = true }
    #expect(await link.ask("list") == nil)
    partner.isGone.withLock { $0 = false }
    #expect(await link.ask("list") == nil)
    #expect(partner.asked.withLock { $0.count } == 1)
  }
}
