import ArgumentParser
import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("What is printed")
struct TableTests {
  @Test("Columns are aligned, and lines have no blanks at their ends")
  func aligned() {
    let table = Table(
      headings: ["id", "name", "note"], rows: [["1", "Ann", "x"], ["22", "Bartholomew", ""]])
    #expect(
      table.lines == [
        "id  name         note",
        "1   Ann          x",
        "22  Bartholomew",
      ])
  }

  @Test(
    "Widths are those of a terminal's cells",
    arguments: [
      ("abc", 3), ("Zoë", 3), ("e\u{301}", 1), ("李小龙", 6), ("한국", 4), ("ｗｉｄｅ", 8), ("👩🏽‍🎓", 2),
      ("☎\u{fe0f}", 2), ("☎", 1), ("", 0), ("a\u{200b}b", 2),
    ])
  func width(text: String, cells: Int) {
    #expect(TerminalText.width(text) == cells)
  }

  @Test("Wide names do not shift what follows them")
  func wide() {
    #expect(
      Table(rows: [["李", "x"], ["Ann", "y"], ["e\u{301}", "z"]]).lines == [
        "李   x", "Ann  y", "e\u{301}    z",
      ])
  }

  @Test(
    "What would steer a terminal is spelt out",
    arguments: [
      ("\u{1b}[31m", "\\u{1b}[31m"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
      ("\u{7f}\u{9b}", "\\u{7f}\\u{9b}"),
      ("a\u{202e}b", "a\\u{202e}b"), ("\u{2066}", "\\u{2066}"), ("Zoë 李", "Zoë 李"),
    ])
  func escaped(text: String, shown: String) {
    #expect(TerminalText.escaped(text) == shown)
    #expect(Table(rows: [[text]]).lines == [shown])
  }

  private func options(_ arguments: String...) throws -> OutputOptions {
    try OutputOptions.parse(arguments)
  }

  private let listing = Listing(
    columns: Students.listColumns,
    records: [
      .with {
        $0.id = "stu_1"; $0.campusID = "7"; $0.givenName = "Zoë, \"Z\""; $0.revision = 2
      },
      .with {
        $0.id = "stu_2"; $0.campusID = "8"; $0.givenName = "Bo"
      },
    ])

  @Test("A list is a table, one JSON document, or CSV that can be imported")
  func rows() throws {
    #expect(
      try listing.rows(options()) == """
        id     campus id  given name  family name  email
        stu_1  7          Zoë, "Z"
        stu_2  8          Bo
        """)
    #expect(
      try listing.rows(options("--json")) == """
        [
          {"id":"stu_1","campus_id":"7","given_name":"Zoë, \\"Z\\"","revision":"2"},
          {"id":"stu_2","campus_id":"8","given_name":"Bo"}
        ]
        """)
    #expect(
      try listing.rows(options("--csv")) == """
        id,campus_id,given_name,family_name,email
        stu_1,7,"Zoë, ""Z\""",,
        stu_2,8,Bo,,
        """)
  }

  @Test("One record is a line for each field, or one JSON object")
  func record() throws {
    let one = Listing(columns: listing.columns, records: [listing.records[1]])
    #expect(try one.record(options()) == "id          stu_2\ncampus id   8\ngiven name  Bo")
    #expect(
      try one.record(options("--json")) == #"{"id":"stu_2","campus_id":"8","given_name":"Bo"}"#)
  }

  @Test("An empty list is an empty JSON array, or CSV with its header alone")
  func empty() throws {
    let none = Listing(columns: listing.columns, records: [])
    #expect(try none.rows(options("--json")) == "[\n]")
    #expect(try none.rows(options("--csv")) == "id,campus_id,given_name,family_name,email")
  }

  @Test("JSON and CSV exclude each other")
  func exclusive() {
    #expect(throws: (any Error).self) { try options("--json", "--csv") }
  }
}

@Suite("Paging")
struct PagingTests {
  /// Fetches from a list of 1,200 numbers.
  private func fetch(_ arguments: String...) async throws -> (records: [Int], sizes: [Int32]) {
    var sizes: [Int32] = []
    let records = try await PagingOptions.parse(arguments).records { size, token in
      sizes.append(size)
      let start = Int(token) ?? 0
      let end = min(start + Int(size), 1_200)
      return Page(records: Array(start..<end), nextToken: end < 1_200 ? "\(end)" : "")
    }
    return (records, sizes)
  }

  @Test("Fifty without a word, as many as asked for, or all; 500 at a time")
  func limits() async throws {
    let usual = try await fetch()
    #expect(usual.records == Array(0..<50) && usual.sizes == [50])
    let more = try await fetch("--limit", "501")
    #expect(more.records == Array(0..<501) && more.sizes == [500, 1])
    let all = try await fetch("--all")
    #expect(all.records == Array(0..<1_200) && all.sizes == [500, 500, 500])
  }

  @Test("A server that gives more than was asked for is cut short")
  func tooMany() async throws {
    let records = try await PagingOptions.parse(["--limit", "2"]).records { _, _ in
      Page(records: [1, 2, 3], nextToken: "")
    }
    #expect(records == [1, 2])
  }
}
