import Testing

@testable import StudentFinance

@Suite("Student Support Numbers, amounts and files")
struct SupportNumberTests {
  @Test("A number's last letter checks the others", arguments: ["WADM46891352A", "LJMU12345678T"])
  func valid(_ text: String) throws {
    #expect(try #require(SupportNumber(text)).text == text)
    #expect(SupportNumber(text.lowercased())?.text == text)
    // Any other last letter does not, and any one digit changed is noticed.
    for letter in "ABCDEFGHJKLMNPRSTUVWXYZ" where letter != text.last {
      #expect(SupportNumber(text.dropLast() + String(letter)) == nil)
    }
    for place in 4..<12 {
      var digits = Array(text)
      digits[place] = digits[place] == "9" ? "0" : "9"
      guard String(digits) != text else { continue }
      #expect(SupportNumber(String(digits)) == nil, "\(place)")
    }
  }

  @Test(
    "What is no number is none",
    arguments: [
      "", "ABCD12345678A", "IADM46891352A", "WADO46891352A", "WADQ46891352A", "WADZ46891352A",
      "WADM4689135A", "WADM46891352AA", "WADM4689135XA", "1ADM46891352A", "WADM46891352Ⅰ",
      "WADM46891352O",
    ])
  func invalid(_ text: String) { #expect(SupportNumber(text) == nil) }

  @Test("Amounts are pounds and pence, and are written as they are typed")
  func amounts() {
    for text in ["0", "9250", "2312.50", "0.05", "999999.99"] {
      #expect(Amount(text)?.text == text)
    }
    #expect(Amount("9250.00")?.text == "9250")
    for text in ["", ".5", "1.", "1.5", "1.555", "-1", "+1", "1e3", "£1", "1000000", "1 0", "٣"] {
      #expect(Amount(text) == nil, "\(text)")
    }
  }

  private static func attendance(_ loan: Int) throws -> AttendanceConfirmation {
    AttendanceConfirmation(
      course: CourseRecord(
        number: try #require(SupportNumber("WADM46891352A")), year: "2026/27", course: "123456",
        courseYear: 2),
      term: 1, code: .attending, loan: Amount(pence: loan), grant: Amount(pence: 5),
      studentPays: Amount(pence: 100_00))
  }

  @Test("An attendance file says in its head how many there are and what they sum up to")
  func sums() throws {
    let records = try [925_000, 10, 231_250].map(Self.attendance)
    let file = try #require(AttendanceFile(FinanceShares.format, records))
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines[0] == "H~L34~3~11562.60~0.15~300" && lines.count == 4)
    #expect(lines[2] == "D~WADM46891352A~2026/27~123456~2~1~A~0.10~0.05~100")
  }

  @Test("No file is empty, or longer than is taken")
  func bounds() throws {
    let record = try Self.attendance(1)
    #expect(AttendanceFile(FinanceShares.format, []) == nil)
    #expect(AttendanceFile(FinanceShares.format, Array(repeating: record, count: 50_000)) != nil)
    #expect(AttendanceFile(FinanceShares.format, Array(repeating: record, count: 50_001)) == nil)
    #expect(RegistrationFile(FinanceShares.format, []) == nil)
    #expect(ChangeFile(FinanceShares.format, []) == nil)
  }

  @Test("How files look is refused where it would break them")
  func format() {
    #expect(throws: FinanceFormatFault.universityCode) { try FinanceFormat(universityCode: "l34") }
    #expect(throws: FinanceFormatFault.universityCode) { try FinanceFormat(universityCode: "") }
    #expect(throws: FinanceFormatFault.unknownColumn) {
      try FinanceFormat(universityCode: "L34", headings: ["ssn": "SSN"])
    }
    for heading in ["", "A~B", "A\nB", "A<B", "A#B", "A\\B"] {
      #expect(throws: FinanceFormatFault.heading("number")) {
        try FinanceFormat(universityCode: "L34", headings: ["number": heading])
      }
    }
  }
}
