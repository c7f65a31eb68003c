import Domain
import PluginAPI
import Testing

@testable import RPCServer

@Suite("Why a payload was not taken")
struct HandoverTests {
  private func code(
    _ report: DeliveryReport?, _ carriage: Carriage?
  ) -> String { Handover.judge(report, carriage).code }

  @Test("The partner's own code counts, or else the status that it answered with")
  func codes() {
    func refused(_ status: Int, _ code: String = "") -> String {
      self.code(DeliveryReport(.rejected, code: code), .answered(LinkAnswer(status: status)))
    }
    #expect(refused(417, "12") == "12" && refused(403) == "403" && refused(550) == "550")
    // A plugin's words are not kept as one, and a file has no status.
    #expect(refused(417, "two words") == "417" && refused(417, "123456789") == "417")
    #expect(refused(0) == "" && refused(200) == "" && refused(600) == "" && refused(-1) == "")
  }

  @Test("What a mail server declined before the message has its reply's, and nothing else any")
  func notSent() {
    #expect(code(nil, .notSent(.declined, status: 550)) == "550")
    #expect(code(DeliveryReport(.rejected, code: "12"), .notSent(.declined, status: 421)) == "421")
    #expect(code(nil, .notSent(.declined, status: 250)) == "")
    #expect(code(DeliveryReport(.unknown, code: "12"), .notSent(.unreachable)) == "")
  }

  @Test("What was taken, or nobody knows the end of, has none")
  func others() {
    let answered = Carriage.answered(LinkAnswer(status: 403))
    #expect(code(DeliveryReport(.transmitted, code: "12"), answered) == "")
    #expect(code(DeliveryReport(.unknown, code: "12"), answered) == "")
    #expect(code(nil, answered) == "" && code(nil, nil) == "" && code(nil, .unknown) == "")
  }
}
