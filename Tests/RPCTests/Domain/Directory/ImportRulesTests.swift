import Domain
import Testing

@Suite("An import")
struct ImportRulesTests {
  @Test(
    "has an id of 8 to 64 letters, digits, - or _",
    arguments: [
      ("abcdefg", false), ("abcdefgh", true), ("Week_12-2026", true),
      (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), true),
      (String(repeating: "a", count: 65), false), ("", false), ("abc defgh", false),
      ("abcdefg/", false), ("abcdefgé", false), ("../../etc", false),
    ])
  func uploadID(text: String, isRight: Bool) throws {
    if isRight {
      try ImportRules.check(uploadID: text, field: "begin.upload_id")
    } else {
      let refusal = #expect(throws: Refusal.self) {
        try ImportRules.check(uploadID: text, field: "begin.upload_id")
      }
      #expect(fields(refusal) == ["begin.upload_id"])
    }
  }

  @Test(
    "skips rows that are held already",
    arguments: [
      // first row, count, held, skipped
      (1, 500, 0, 0), (1, 1, 0, 0), (501, 500, 500, 0), (1, 500, 250, 250), (1, 500, 500, 500),
      (1, 500, 20_000, 500), (19_501, 500, 19_500, 0), (20_000, 1, 19_999, 0),
    ])
  func skipped(firstRow: Int, count: Int, held: Int, skipped: Int) throws {
    #expect(try ImportRules.rowsToSkip(firstRow: firstRow, count: count, held: held) == skipped)
  }

  @Test(
    "refuses a message that is empty, too long or beyond 20,000 rows",
    arguments: [
      (1, 0, "rows.rows"), (1, 501, "rows.rows"), (1, -1, "rows.rows"),
      (0, 1, "rows.first_row"), (-1, 1, "rows.first_row"), (20_001, 1, "rows.first_row"),
      (19_502, 500, "rows.first_row"), (.max, 500, "rows.first_row"),
      (.min, 500, "rows.first_row"),
    ])
  func limits(firstRow: Int, count: Int, field: String) {
    let refusal = #expect(throws: Refusal.self) {
      try ImportRules.rowsToSkip(firstRow: firstRow, count: count, held: 20_000)
    }
    #expect(fields(refusal) == [field])
  }

  @Test("refuses a message after a missing one", arguments: [(2, 0), (502, 500), (1000, 500)])
  func gap(firstRow: Int, held: Int) {
    let refusal = #expect(throws: Refusal.self) {
      try ImportRules.rowsToSkip(firstRow: firstRow, count: 1, held: held)
    }
    #expect(reason(refusal) == .outOfSequence)
  }

  @Test("ends when every row is held, and not before")
  func finish() throws {
    try ImportRules.check(rowCount: 0, held: 0)
    try ImportRules.check(rowCount: 20_000, held: 20_000)
    let missing = #expect(throws: Refusal.self) {
      try ImportRules.check(rowCount: 500, held: 499)
    }
    #expect(reason(missing) == .outOfSequence)
    for (rowCount, held) in [(499, 500), (-1, 0), (20_001, 20_000)] {
      let refusal = #expect(throws: Refusal.self) {
        try ImportRules.check(rowCount: rowCount, held: held)
      }
      #expect(fields(refusal) == ["finish.row_count"])
    }
  }

  @Test("names row and field of what is wrong, and of a second row for the same record")
  func errors() {
    var check = ImportCheck<Programme>()
    check.check(Programme(code: "a", title: "A"), row: 1)
    check.check(Programme(code: "b c", title: ""), row: 2)
    check.check(Programme(code: "d", title: "D"), row: 3)
    check.check(Programme(code: "a", title: "Another"), row: 4)
    check.report(row: 5, field: "code", message: "is unknown")
    #expect(
      check.errors.map { "\($0.row) \($0.field)" } == [
        "2 code", "2 title", "4 code", "5 code",
      ])
    #expect(check.errorCount == 4)
    #expect(check.errors[2].message == "repeats row 1: no two rows may have the same code")
  }

  @Test("takes two periods of one student that begin on different days, and not on the same")
  func compoundKey() {
    func period(_ from: String, _ to: String?) -> EnrolmentPeriod {
      EnrolmentPeriod(
        studentCampusID: "1", programmeCode: "p", from: day(from), to: to.map(day))
    }
    var check = ImportCheck<EnrolmentPeriod>()
    check.check(period("2024-09-01", "2025-01-31"), row: 1)
    check.check(period("2025-09-01", nil), row: 2)
    #expect(check.errors.isEmpty)
    check.check(period("2025-09-01", "2026-07-31"), row: 3)
    #expect(check.errors.map(\.field) == ["student_campus_id"])
  }

  @Test("tells the first 100 errors and counts them all", arguments: [99, 100, 101])
  func count(errors: Int) {
    var check = ImportCheck<Module>()
    for row in 1...errors { check.check(Module(code: "m\(row)", title: ""), row: row) }
    #expect(check.errorCount == errors)
    #expect(check.errors.count == min(errors, 100))
  }
}
