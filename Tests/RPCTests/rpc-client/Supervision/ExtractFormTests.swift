import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("The form of what a clinical supervisor is to read")
struct ExtractFormTests {
  @Test("Each line is a field, and themes are as many as there are lines of them")
  func form() throws {
    let fields = try ExtractForm.fields(
      of: """
        issue: Cannot sleep: since the summer

        theme: loss
        theme:exams
        risk: not-assessed
        question: What now?
        """)
    #expect(fields.presentingIssue == "Cannot sleep: since the summer")
    #expect(fields.themes == ["loss", "exams"] && fields.risk == .notAssessed)
    #expect(fields.question == "What now?")
  }

  @Test(
    "A line that is none is told by its number, without what stands there",
    arguments: ["issue: a\nrisks: low", "issue: a\nrisk: dire", "issue: a\nno colon"])
  func wrong(form: String) {
    let error = #expect(throws: UsageError.self) { try ExtractForm.fields(of: form) }
    #expect(error.map { "\($0)".contains("Line 2") } ?? false)
    #expect(error.map { !"\($0)".contains("dire") } ?? false)
  }

  @Test("The piece of a text that a finding is about is counted in code points")
  func piece() {
    let fields = Pastoral_V1_ExtractFields.with {
      $0.presentingIssue = "e\u{308} Ada"
      $0.themes = ["a", "with Ben"]
      $0.question = "and Cat"
    }
    func piece(_ field: String, _ start: Int32, _ length: Int32) -> String {
      fields.text(
        of: .with {
          $0.field = field
          $0.start = start
          $0.length = length
        })
    }
    #expect(piece("presenting_issue", 3, 3) == "Ada")
    #expect(piece("themes[1]", 5, 3) == "Ben")
    #expect(piece("question", 4, 3) == "Cat")
    #expect(piece("question", 40, 3).isEmpty)
  }
}
