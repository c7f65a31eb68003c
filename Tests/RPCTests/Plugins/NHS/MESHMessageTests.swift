import PluginAPI
import Testing

@testable import NHS

@Suite("A message of MESH")
struct MESHMessageTests {
  private let share = OutboundShare(
    shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", attempt: 2, mediaType: "application/fhir+json",
    payloadBytes: 4_000)

  @Test("Its envelope names the share and nobody else, and leaves the mailboxes to the way out")
  func envelope() throws {
    let envelope = MESHMessage.envelope(of: share)
    #expect(envelope.problem == nil)
    guard case .post(let path, let headers) = envelope else {
      Issue.record("It is no request.")
      return
    }
    #expect(path == "/messageexchange/{mailbox}/outbox")
    let values = Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) })
    #expect(values["Mex-LocalID"] == share.shareID)
    #expect(values["Mex-To"] == "{recipient}" && values["Mex-From"] == "{mailbox}")
    #expect(values["Authorization"] == "{mesh-token}")
    #expect(values["Mex-Chunk-Range"] == "1:1")
    // A subject is free text, which nobody needs.
    #expect(values["Mex-Subject"] == nil)
  }

  @Test(
    "Only an answer with an id says that it was taken, and only a refusal that it was not",
    arguments: [
      (202, #"{"message_id":"20261123090000000001_ABCDEF"}"#, DeliveryReport.Outcome.transmitted),
      (202, #"{"message_id":""}"#, .unknown), (202, "{}", .unknown), (202, "", .unknown),
      (202, #"{"messageID":"20261123090000000001_ABCDEF"}"#, .unknown),
      (400, "", .rejected), (403, "", .rejected), (417, #"{"detail":[]}"#, .rejected),
      (413, "", .rejected), (422, "", .rejected),
      // It may have been kept.
      (408, "", .unknown), (425, "", .unknown), (429, "", .unknown), (500, "", .unknown),
      (502, "", .unknown), (503, "", .unknown), (504, "", .unknown),
      // Nobody is followed elsewhere.
      (301, "", .unknown), (307, "", .unknown), (100, "", .unknown), (0, "", .unknown),
    ])
  func answers(status: Int, body: String, outcome: DeliveryReport.Outcome) {
    let report = MESHMessage.report(of: LinkAnswer(status: status, body: Array(body.utf8)))
    #expect(report.outcome == outcome)
    #expect(report.reference.isEmpty == (outcome != .transmitted))
  }

  @Test(
    "Why it does not take one is its own code, in either version of its answers and in no other form",
    arguments: [
      (
        417, #"{"message_id":"M1","detail":[{"event":"SEND","code":"12","msg":"Unregistered"}]}"#,
        "12"
      ),
      (417, #"{"detail":[{"code":"EPL-151"},{"code":"12"}]}"#, "EPL-151"),
      (
        417, #"{"messageID":"M1","errorEvent":"SEND","errorCode":"02","errorDescription":"a"}"#,
        "02"
      ),
      (400, #"{"detail":[{"loc":["header"],"msg":"field required"}]}"#, ""),
      (403, "", ""), (403, "no token", ""), (417, #"{"detail":[]}"#, ""), (417, "{}", ""),
      (417, #"{"detail":"12"}"#, ""), (417, #"{"errorCode":12}"#, ""), (417, "[]", ""),
      (417, #"{"errorCode":"12"}"# + String(repeating: " ", count: 5_000), ""),
      // What was taken, or may have been, has none.
      (202, #"{"message_id":"M1","errorCode":"12"}"#, ""), (500, #"{"errorCode":"12"}"#, ""),
    ])
  func codes(status: Int, body: String, code: String) {
    let report = MESHMessage.report(of: LinkAnswer(status: status, body: Array(body.utf8)))
    #expect(report.code == code)
  }
}
