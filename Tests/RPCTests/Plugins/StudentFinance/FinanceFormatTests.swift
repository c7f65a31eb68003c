import Domain
import PluginAPI
import Testing

@testable import StudentFinance

@Suite("How files for Student Finance look")
struct FinanceFormatTests {
  private static func lines(
    _ plugin: any PartnerPlugin, _ answers: [String: String], changing: [String: String?] = [:]
  ) throws -> [String] {
    let share = FinanceShares.share(answers, changing: changing)
    #expect(plugin.issues(of: share).isEmpty)
    return String(decoding: try plugin.render(share).bytes, as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
  }

  @Test("A kind has the columns that are configured, in that order; days are written as configured")
  func columns() throws {
    let format = try FinanceFormat(
      universityCode: "L34", headings: ["number": "SSN"],
      columns: [
        "withdrawal": ["number", "change", "year", "explanation", "last-attended", "fee-liability"]
      ], days: "dd/MM/yyyy")
    let plugin = StudentFinanceChange(format)
    #expect(
      try Self.lines(plugin, FinanceShares.withdrawal) == [
        "SSN~CoC type~Academic year~Further explanation~Date of last attendance~Tuition fee liability",
        "WADM46891352A~WITHDRAWAL~2026/27~~10/11/2026~2312.50",
      ])
    // Another kind is as it was, but for the days.
    #expect(
      try Self.lines(plugin, FinanceShares.suspension).last?
        .hasSuffix("~10/11/2026~12/11/2026~Y~health") == true)
  }

  @Test("The records of the imports hold what is configured")
  func records() throws {
    let format = try FinanceFormat(
      universityCode: "L34", days: "yyyyMMdd",
      attendance: [
        "header": ["HDR", "{university}-{records}", "{loan-total}"],
        "detail": ["{number}", "{year}/{term}", "{attendance}", "", "{loan}"],
        "footer": ["TRL", "{grant-total}", "{student-pays-total}"],
      ],
      registration: ["header": [], "detail": ["{number}", "{year}", "{registered}", "Y"]])
    #expect(
      try Self.lines(
        StudentFinanceAttendance(format), FinanceShares.attendance, changing: ["term": "2"]) == [
          "HDR~L34-1~9250", "WADM46891352A~2026/27/2~A~~9250", "TRL~0~99.05",
        ])
    #expect(
      try Self.lines(StudentFinanceRegistration(format), FinanceShares.registration) == [
        "WADM46891352A~2026/27~20260921~Y", "F~1",
      ])
  }

  @Test(
    "Each term's attendance is a file of its own, so that the second is no repetition of the first")
  func terms() throws {
    let plugin = StudentFinanceAttendance(FinanceShares.format)
    let files = try ["1", "2", "3"].map { term in
      try Self.lines(plugin, FinanceShares.attendance, changing: ["term": term])
    }
    #expect(Set(files).count == 3)
    #expect(files[1].last == "D~WADM46891352A~2026/27~123456~2~2~A~9250~0~99.05")
    for term in ["0", "4", "one"] {
      let share = FinanceShares.share(FinanceShares.attendance, changing: ["term": term])
      #expect(plugin.issues(of: share).map(\.about) == ["answers[term]"])
    }
  }

  @Test("What is not confirmed yet goes back as it came")
  func null() throws {
    let lines = try Self.lines(
      StudentFinanceAttendance(FinanceShares.format), FinanceShares.attendance,
      changing: ["attendance": "NULL"])
    #expect(lines.last == "D~WADM46891352A~2026/27~123456~2~1~NULL~9250~0~99.05")
    let never = FinanceShares.share(FinanceShares.attendance, changing: ["attendance": "D"])
    #expect(
      StudentFinanceAttendance(FinanceShares.format).issues(of: never).map(\.about)
        == ["answers[attendance]"])
  }

  @Test(
    "A pattern of days has year, month and day once each",
    arguments: [
      ("dd/MM/yyyy", "01/02/2027"), ("yyyyMMdd", "20270201"), ("MM-dd-yyyy", "02-01-2027"),
      ("dd.MM.yyyy", "01.02.2027"), ("dd MM yyyy", "01 02 2027"),
      ("yyyy-mm-dd", nil), ("dd/MM", nil), ("dd/MM/yyyy/dd", nil), ("", nil), ("dd~MM~yyyy", nil),
      (" dd/MM/yyyy", nil), ("dd/MMM/yyyy", nil), ("dd---MM---yyyy", nil),
    ] as [(String, String?)])
  func days(pattern: String, text: String?) throws {
    let day = try #require(LocalDate(iso: "2027-02-01"))
    #expect(DayPattern(pattern).map { $0.text(of: day) } == text)
    if text == nil {
      #expect(throws: FinanceFormatFault.days) {
        try FinanceFormat(universityCode: "L34", days: pattern)
      }
    }
  }

  @Test(
    "Columns that would lose something, or stand empty, are refused by their key",
    arguments: [
      ["change", "number", "year", "ssn"], ["change", "number", "year", "year"],
      ["change", "year"], ["change", "number"], ["number", "year"], [],
      ["change", "number", "year", "resumes"],
    ])
  func wrongColumns(columns: [String]) throws {
    do {
      _ = try FinanceFormat(universityCode: "L34", columns: ["withdrawal": columns])
      Issue.record("It was taken.")
    } catch {
      #expect("\(error)".hasPrefix("columns.withdrawal must have change, number and year"))
    }
    #expect(throws: FinanceFormatFault.unknownKind) {
      try FinanceFormat(universityCode: "L34", columns: ["leaving": ["change"]])
    }
  }

  @Test(
    "Records that would lose something, or break a line, are refused by their key",
    arguments: [
      (["footers": ["F"]], "attendance must have header, detail and footer"),
      (["detail": ["{number}", "{year}", "{attendance}"]], "attendance.detail must have {number}"),
      (["detail": ["{number}", "{year}", "{term}"]], "attendance.detail must have {number}"),
      (["detail": []], "attendance.detail must have {number}"),
      (["header": ["{number}"]], "attendance.header must be cells"),
      (["header": ["{ssn}"]], "attendance.header must be cells"),
      (["header": ["{records"]], "attendance.header must be cells"),
      (["header": ["records}"]], "attendance.header must be cells"),
      (["header": ["{{records}}"]], "attendance.header must be cells"),
      (["footer": ["a~b"]], "attendance.footer must be cells"),
      (["footer": ["a\nb"]], "attendance.footer must be cells"),
      (["footer": [String(repeating: "a", count: 101)]], "attendance.footer must be cells"),
    ] as [([String: [String]], String)])
  func wrongRecords(records: [String: [String]], sentence: String) {
    do {
      _ = try FinanceFormat(universityCode: "L34", attendance: records)
      Issue.record("It was taken.")
    } catch {
      #expect("\(error)".hasPrefix(sentence))
    }
  }
}
