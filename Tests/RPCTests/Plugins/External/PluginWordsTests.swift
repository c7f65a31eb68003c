import Domain
import Foundation
import Messages
import PluginAPI
@testable import RPCServer
import SwiftProtobuf
import Testing

@Suite("What a plugin's program says, as far as it is passed on")
struct PluginWordsTests {
  private let share = SelectedShare(
    shareID: "dis_a", authority: .consent,
    fields: [SelectedField(field: .name, record: nil, keptOn: nil, paragraphs: ["Ada Lovelace"])],
    answers: ["need": "A room"], proposed: LocalDate(iso: "2026-11-23")!, onwardConditions: "")

  @Test(
    "An issue is a line that quotes nothing of the share, about fields or an answer",
    arguments: [
      ("fields", "must have an address", "fields", "must have an address"),
      ("answers[need]", "must say more", "answers[need]", "must say more"),
      ("answers[Ada Lovelace]", "must say more", "fields", "must say more"),
      ("anything", "must say more", "fields", "must say more"),
      ("fields", "must not be Ada Lovelace", "fields", "must be something else"),
      ("fields", "must not be ADA LOVELACE", "fields", "must be something else"),
      ("fields", "not: a room", "fields", "must be something else"),
      ("fields", "two\nlines", "fields", "must be something else"),
      ("fields", "", "fields", "must be something else"),
      ("fields", "\u{1B}[2J", "fields", "must be something else"),
      ("fields", String(repeating: "a", count: 201), "fields", "must be something else"),
    ])
  func issues(about: String, words: String, toldAbout: String, told: String) throws {
    let response = Pastoral_Plugin_V1_ValidateResponse.with {
      $0.issues = [
        .with {
          $0.about = about
          $0.description_p = words
        }
      ]
    }
    #expect(
      try PluginWords.issues(response.serializedBytes(), of: share)
        == [ShareIssue(about: toldAbout, description: told)])
  }

  @Test("No more than 64 issues are passed on, and what is no message is none")
  func many() throws {
    let response = Pastoral_Plugin_V1_ValidateResponse.with {
      $0.issues = Array(repeating: .with { $0.description_p = "must be" }, count: 65)
    }
    #expect(try PluginWords.issues(response.serializedBytes(), of: share).count == 64)
    #expect(throws: PluginDown.self) { try PluginWords.issues([0xFF], of: share) }
  }

  @Test("A rendering has bytes and a media type; a fault quotes nothing")
  func rendering() throws {
    func made(
      _ change: (inout Pastoral_Plugin_V1_RenderResponse) -> Void
    ) throws -> SharePreparation {
      try PluginWords.rendering(
        Pastoral_Plugin_V1_RenderResponse.with(change).serializedBytes(), of: share)
    }
    let page = RenderedShare(bytes: [1], mediaType: "text/html; charset=utf-8")
    #expect(
      try made {
        $0.rendered.payload = Data([1])
        $0.rendered.mediaType = page.mediaType
      } == .rendered(page))
    let unfit = SharePreparation.fault(RenderFault("must be something that the plugin can render"))
    #expect(try made { $0.rendered.mediaType = "text/html" } == unfit)
    #expect(
      try made {
        $0.rendered.payload = Data([1])
        $0.rendered.mediaType = "text/html\r\nBcc: b"
      } == unfit)
    #expect(
      try made { $0.fault = "must have an address" } == .fault(RenderFault("must have an address")))
    #expect(
      try made { $0.fault = "Ada Lovelace has no address" }
        == .fault(RenderFault("must be something that the partner's format can hold")))
    #expect(throws: PluginDown.self) { try PluginWords.rendering([], of: share) }
    #expect(throws: PluginDown.self) { try PluginWords.rendering([0xFF], of: share) }
  }

  @Test(
    "That a partner took it is believed where the status can mean that",
    arguments: [
      (Pastoral_Plugin_V1_Outcome.transmitted, 250, DeliveryReport.Outcome.transmitted),
      (.transmitted, 299, .transmitted), (.transmitted, 300, .unknown),
      (.transmitted, 199, .unknown), (.transmitted, 550, .unknown), (.rejected, 550, .rejected),
      (.rejected, 250, .rejected), (.unknown, 250, .unknown), (.unspecified, 250, .unknown),
      (.UNRECOGNIZED(9), 250, .unknown),
    ])
  func report(
    said: Pastoral_Plugin_V1_Outcome, status: Int, outcome: DeliveryReport.Outcome
  ) throws {
    let response = Pastoral_Plugin_V1_InterpretResponse.with {
      $0.outcome = said
      $0.reference = "A1"
    }
    #expect(
      try PluginWords.report(response.serializedBytes(), status: status)
        == DeliveryReport(outcome, reference: "A1"))
    #expect(PluginWords.report([0xFF], status: status) == DeliveryReport(.unknown))
  }
}

extension SelectedShare {
  /// One in which nothing was selected.
  static let empty = SelectedShare(
    shareID: "dis_a", authority: .consent, fields: [], answers: [:],
    proposed: LocalDate(iso: "2026-11-23")!, onwardConditions: "")
}
