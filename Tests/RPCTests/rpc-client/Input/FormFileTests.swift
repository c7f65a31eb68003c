import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("Forms that people fill in")
struct FormFileTests {
  private enum Colour: String, FormWord { case red, green }

  private static func form(_ text: String) throws -> FormFile {
    try FormFile(parsing: text, "order", template: "orders template")
  }

  private static func entry(_ text: String) throws -> FormEntry {
    try #require(try form(text).entries.first)
  }

  @Test(
    "A text is on one line, without white space around it; YAML's own yes, no and 221 are words")
  func words() throws {
    for (yaml, words) in [
      ("a: no", "no"), ("a: 221", "221"), ("a: \" x \"", "x"), ("a:", ""), ("a: ~", "~"),
      ("a: |\n  one\n  two\n", "one two"), ("a: >\n  one\n  two\n", "one two"),
    ] {
      #expect(try Self.entry(yaml).words == words)
    }
    for yaml in ["a: [x]", "a: {b: x}"] {
      #expect(throws: UsageError("a must be a text.")) { try Self.entry(yaml).words }
    }
  }

  @Test("A list is one, or nothing")
  func lists() throws {
    #expect(try Self.entry("a: [x, no, 2]").list == ["x", "no", "2"])
    #expect(try Self.entry("a:\n  - x\n  - y\n").list == ["x", "y"])
    for yaml in ["a:", "a: []", "a: \"\""] { #expect(try Self.entry(yaml).list == []) }
    for yaml in ["a: x", "a: {b: x}", "a: [[x]]", "a: [{b: x}]"] {
      #expect(throws: UsageError("a must be a list.")) { try Self.entry(yaml).list }
    }
  }

  @Test("A day is one, and a word one of those that there are")
  func daysAndWords() throws {
    #expect(try Self.entry("a: 2026-11-23").day == CivilDate(year: 2026, month: 11, day: 23))
    #expect(try Self.entry("a:").day == nil)
    for text in ["2026-02-30", "23 November", "2026-11-23T10:00:00Z"] {
      #expect(throws: UsageError("a must be a day as yyyy-mm-dd.")) {
        try Self.entry("a: \(text)").day
      }
    }
    #expect(try Self.entry("a: red").word(of: Colour.self) == .red)
    #expect(try Self.entry("a:").word(of: Colour.self) == nil)
    for text in ["Red", "blue"] {
      #expect(throws: UsageError("a must be one of red, green.")) {
        try Self.entry("a: \(text)").word(of: Colour.self)
      }
    }
  }

  @Test("What may be called anything is told by its line, and so is an entry that is not known")
  func lines() throws {
    let file = try Self.form("a: x\n\nb:\n  Ada Lovelace: [x]\n")
    #expect(file.entries.map(\.name) == ["a", "b"])
    let inner = try file.entries[1].entries
    #expect(inner.map(\.name) == ["Ada Lovelace"])
    #expect(throws: UsageError("b, line 4, must be a text.")) { try inner[0].words }
    #expect(try Self.entry("a:").entries.isEmpty)
    #expect(throws: UsageError("a must have entries of its own.")) {
      try Self.entry("a: x").entries
    }
    #expect(
      file.unknown(file.entries[1])
        == UsageError(
          "The order has an entry that is not known, in line 3; see rpc-client orders template."))
  }

  @Test("What is no form is refused", arguments: ["", "x", "- x", "a: [", "a: 1\na: 2", "a: \"b"])
  func noForm(text: String) {
    #expect(throws: UsageError("The order is not YAML; see rpc-client orders template.")) {
      try Self.form(text)
    }
  }

  @Test("The form of a request is as it is printed: nothing filled in is nothing said")
  func requestTemplate() throws {
    let file = try FormFile(parsing: RequestForm.template, "request", template: "")
    let request = try RequestForm.request(of: file)
    #expect(request == .with { $0.form = .init() })
    #expect(file.entries.count == 24)
  }

  @Test("A proposal has what its form says")
  func proposal() throws {
    let partner = Pastoral_V1_Partner.with {
      $0.id = "prt_1"
      $0.kind = .police
      $0.details.country = "FR"
    }
    let plugin = Pastoral_V1_Plugin.with {
      $0.questions = [.with { $0.code = "recipient" }, .with { $0.code = "purpose" }]
    }
    func read(_ text: String, for record: String = "cas_1") throws
      -> Pastoral_V1_ProposeDisclosureRequest
    {
      try DisclosureProposal.request(
        of: FormFile(parsing: text, "proposal", template: ""), for: record)
    }
    let template = DisclosureProposal.template(of: partner, plugin)
    #expect(
      try read(template)
        == .with {
          $0.caseID = "cas_1"
          $0.partnerID = "prt_1"
        })
    let filled =
      template
      .replacing("fields: []", with: "fields: [name, item:cit_1]")
      .replacing("\nauthority:", with: "\nauthority: crime")
      .replacing("\ntransfer:", with: "\ntransfer: overseas-partner")
      .replacing("\nrequest:", with: "\nrequest: req_1")
      .replacing("  recipient:", with: "  recipient: Det Sgt Holmes")
    let request = try read(filled, for: "stu_1")
    #expect(request.studentID == "stu_1" && request.caseID.isEmpty)
    #expect(request.authority == .crime && request.transfer == .overseasPartner)
    #expect(request.requestID == "req_1" && request.fields.map(\.field) == [.name, .itemText])
    #expect(request.fields.map(\.recordID) == ["", "cit_1"])
    #expect(request.answers.map(\.code) == ["recipient"])
    #expect(request.answers.map(\.answer) == ["Det Sgt Holmes"])
    for (text, problem) in [
      ("authority: whim", "authority must be one of consent, knowledge, legal-obligation, crime, "),
      ("transfer: abroad", "transfer must be one of contract, overseas-partner."),
      ("fields: [names]", "fields must be one of name, born, "),
      ("fields: name", "fields must be a list."),
      ("answers: yes", "answers must have entries of its own."),
      ("answers:\n  purpose: {x: y}", "answers, line 2, must be a text."),
      ("concerns: x", "The proposal has an entry that is not known, in line 1;"),
    ] {
      let error = #expect(throws: UsageError.self) { try read(text) }
      #expect(error?.text.hasPrefix(problem) == true, "\(error?.text ?? "")")
    }
  }
}
