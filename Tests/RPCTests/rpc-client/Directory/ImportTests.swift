import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("Import files")
struct ImportFileTests {
  private func read<Kind: DirectoryKind>(
    _ kind: Kind.Type, _ text: String
  ) throws -> ImportFile<Kind.Record> {
    try ImportFile(Array(text.utf8), columns: kind.columns)
  }

  @Test("Columns may come in any order, and optional ones may be missing")
  func students() throws {
    let file = try read(
      Students.self, "given_name,campus_id\nAnn,1\n\n\"Bo \"\"B\"\"\",2\n")
    #expect(file.rows.map(\.campusID) == ["1", "2"])
    #expect(file.rows.map(\.givenName) == ["Ann", "Bo \"B\""])
    #expect(file.lines == [2, 4])
  }

  @Test("Relations name their kind in words, and their days")
  func relations() throws {
    let file = try read(
      Relations.self,
      """
      kind,staff_campus_id,about,from,to
      personal_tutor,s1,7,2026-09-01,
      module_leader,s1,M1,2026-09-01,2027-06-30
      """)
    #expect(file.rows.map(\.kind) == [.personalTutor, .moduleLeader])
    #expect(
      file.rows[0].from
        == .with {
          $0.year = 2026; $0.month = 9; $0.day = 1
        })
    #expect(!file.rows[0].hasTo && file.rows[1].hasTo)
  }

  @Test("Enrolments say how they ended in words, and empty as planned")
  func ends() throws {
    let file = try read(
      Enrolments.self,
      """
      student_campus_id,programme_code,from,to,end
      1,CS,2026-09-21,2026-11-20,suspended
      2,CS,2026-09-21,2026-11-20,withdrawn
      3,CS,2026-09-21,2029-06-30,
      """)
    #expect(file.rows.map(\.end) == [.suspended, .withdrawn, .unspecified])
    let texts = file.rows.map { row in Enrolments.columns.map { $0.text(row) }.last }
    #expect(texts == ["suspended", "withdrawn", ""])
    let error = #expect(throws: ImportProblems.self) {
      try read(
        Enrolments.self,
        "student_campus_id,programme_code,from,to,end\n1,CS,2026-09-21,2026-11-20,left\n")
    }
    #expect(error?.problems.map(\.text) == ["is none of suspended, withdrawn"])
  }

  @Test("What a list prints can be imported; the server's own columns are left out and named")
  func roundTrip() throws {
    let file = try read(Students.self, "id,campus_id,given_name,revision\nstu_1,1,Ann,7\n")
    #expect(file.ignoredColumns == ["id", "revision"])
    #expect(file.rows[0].id == "" && file.rows[0].revision == 0)
  }

  @Test(
    "What is wrong is told with row, line and field, all at once",
    arguments: [
      ("", [ImportProblem(line: 1, text: "is missing: the file is empty")]),
      (
        "kind,staff_campus_id,about,form\n",
        [
          ImportProblem(
            line: 1,
            text: "names the unknown column \"form\"; known are kind,staff_campus_id,about,from,to"
          ),
          ImportProblem(line: 1, text: "lacks the column \"from\""),
        ]
      ),
      (
        "kind,kind,staff_campus_id,about,from\n",
        [ImportProblem(line: 1, text: "names a column twice")]
      ),
      (
        "kind,staff_campus_id,about,from\ntutor,s1,,2026-02-30\n\nprogramme_staff,s1\n",
        [
          ImportProblem(
            row: 1, line: 2, field: "kind",
            text: "is none of personal_tutor, programme_leader, programme_staff, module_leader"),
          ImportProblem(row: 1, line: 2, field: "about", text: "must not be empty"),
          ImportProblem(row: 1, line: 2, field: "from", text: "is not a day as yyyy-mm-dd"),
          ImportProblem(row: 2, line: 4, text: "has 2 fields where the header has 4"),
        ]
      ),
      (
        "kind,staff_campus_id\n\"x",
        [ImportProblem(line: 2, text: "has a quote that is never closed")]
      ),
    ] as [(String, [ImportProblem])])
  func problems(text: String, problems: [ImportProblem]) {
    let error = #expect(throws: ImportProblems.self) { try read(Relations.self, text) }
    #expect(error?.problems == problems)
    #expect(error?.exitStatus == .invalid)
  }

  @Test("20,000 rows pass, one more does not")
  func limit() throws {
    func text(_ rows: Int) -> String {
      "code,title\n" + (1...rows).map { "M\($0),t\n" }.joined()
    }
    #expect(try read(Modules.self, text(20_000)).rows.count == 20_000)
    let error = #expect(throws: ImportProblems.self) { try read(Modules.self, text(20_001)) }
    #expect(
      error?.problems == [
        ImportProblem(
          line: 20_002, text: "is one too many: a file has at most 20000 rows. Split it")
      ])
  }

  @Test("Problems are a table, and say how many more there are")
  func table() {
    let problems = ImportProblems(
      [ImportProblem(row: 3, line: 4, field: "email", text: "is too long")], further: 7)
    #expect(
      problems.lines == [
        "rpc-client: The file is not imported; nothing was changed.",
        "row  line  field  problem",
        "3    4     email  is too long",
        "… and 7 more.",
        "  next: Mend the file and import it again.",
      ])
  }
}

@Suite("Uploads")
struct ImportUploadTests {
  private func upload(_ count: Int) -> ImportUpload {
    ImportUpload(
      id: "upload-1", kind: .modules,
      rows: (0..<count).map { number in .with { $0.module.code = "M\(number)" } })
  }

  @Test("Begin, rows by five hundred, finish; numbered from 0")
  func messages() {
    let messages = upload(1_001).messages
    #expect(messages.map(\.sequence) == [0, 1, 2, 3, 4])
    #expect(messages[0].begin.uploadID == "upload-1" && messages[0].begin.kind == .modules)
    #expect(messages[1...3].map(\.rows.firstRow) == [1, 501, 1_001])
    #expect(messages[1...3].map(\.rows.rows.count) == [500, 500, 1])
    #expect(messages[3].rows.rows[0].module.code == "M1000")
    #expect(messages[4].finish.rowCount == 1_001)
  }

  @Test("A file without rows is begin and finish")
  func empty() {
    let messages = upload(0).messages
    #expect(messages.count == 2)
    #expect(messages[1].finish.rowCount == 0)
  }
}

@Suite("Relations' kinds")
struct RelationKindTests {
  @Test("Every kind of the protos has a name")
  func all() {
    for kind in Pastoral_V1_RelationKind.allCases where kind != .unspecified {
      #expect(!Relations.name(of: kind).isEmpty)
    }
  }
}
