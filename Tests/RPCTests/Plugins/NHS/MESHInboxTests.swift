import Domain
import NHS
import PluginAPI
import Testing

@Suite("What MESH says afterwards")
struct MESHInboxTests {
  /// An exchange that tracks the one message `M1`, with an empty inbox.
  private struct Exchange: PollTransport {
    let way = Destination.Way.https
    let tracked: String

    func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer? {
      let text = id == nil ? #"{"messages":[]}"# : tracked
      return PollAnswer(status: 200, body: Array(text.utf8))
    }
  }

  private func reports(_ tracked: String) async -> [PartnerReport] {
    let plugin = NHSReferral()
    let link = PollLink(
      questions: plugin.polls, ids: ["M1"], over: Exchange(tracked: tracked))
    return await plugin.poll([AwaitedShare(shareID: "dis_a", reference: "M1")], over: link)
  }

  @Test(
    "Tracking says that it was collected, or that it never will be, and why",
    arguments: [
      (#"{"message_id":"M1","status":"acknowledged"}"#, DisclosureRules.Report.acknowledged, ""),
      (#"{"message_id":"M1","status":"acknowledged","status_code":"00"}"#, .acknowledged, ""),
      (#"{"message_id":"M1","status":"undeliverable","status_code":"14"}"#, .undelivered, "14"),
      (#"{"message_id":"M1","status":"error","status_code":"EPL-151"}"#, .undelivered, "EPL-151"),
      (#"{"message_id":"M1","status":"error"}"#, .undelivered, ""),
      (#"{"message_id":"M1","status":"error","status_code":"two words"}"#, .undelivered, ""),
    ])
  func tracked(answer: String, report: DisclosureRules.Report, code: String) async {
    #expect(await reports(answer) == [PartnerReport(shareID: "dis_a", report, code: code)])
  }

  @Test(
    "What is under way, or another's, says nothing",
    arguments: [
      #"{"message_id":"M1","status":"accepted"}"#, #"{"message_id":"M1","status":"uploading"}"#,
      #"{"message_id":"M2","status":"error"}"#, #"{"message_id":"M1","status":"Error"}"#,
      #"{"message_id":"M1"}"#, #"{"status":"error"}"#, "", "[]",
    ])
  func untold(answer: String) async {
    #expect(await reports(answer) == [])
  }
}
