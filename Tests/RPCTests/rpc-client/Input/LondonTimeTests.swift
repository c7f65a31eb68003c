import Testing

@testable import rpc_client

@Suite("London's time")
struct LondonTimeTests {
  @Test(
    "Times are read as London's wall clocks show them, or with an offset",
    arguments: [
      ("2026-11-24 10:00", "2026-11-24T10:00:00Z"),
      ("2026-07-01 10:00", "2026-07-01T09:00:00Z"),
      ("2026-07-01T10:00", "2026-07-01T09:00:00Z"),
      ("2026-07-01T10:00:30", "2026-07-01T09:00:30Z"),
      ("2026-07-01T10:00Z", "2026-07-01T10:00:00Z"),
      ("2026-07-01T10:00:00+01:00", "2026-07-01T09:00:00Z"),
      ("2026-07-01T10:00-05:30", "2026-07-01T15:30:00Z"),
      // The clocks go forward on 29 March 2026 at 01:00, and back on 25 October at 02:00.
      ("2026-03-29 00:59", "2026-03-29T00:59:00Z"),
      ("2026-03-29 02:00", "2026-03-29T01:00:00Z"),
      ("2026-10-25 00:59", "2026-10-24T23:59:00Z"),
      ("2026-10-25 02:00", "2026-10-25T02:00:00Z"),
      ("2026-10-25T01:30+01:00", "2026-10-25T00:30:00Z"),
      ("2026-10-25T01:30Z", "2026-10-25T01:30:00Z"),
    ])
  func read(text: String, iso: String) throws {
    #expect(try LondonTime(parsing: text).iso == iso)
  }

  @Test("The hour that the clocks skip does not exist", arguments: ["01:00", "01:30", "01:59"])
  func skipped(time: String) {
    #expect(throws: LondonTime.Problem.skipped) { try LondonTime(parsing: "2026-03-29 \(time)") }
  }

  @Test("The hour that comes twice must say which", arguments: ["01:00", "01:30", "01:59"])
  func twice(time: String) {
    #expect(throws: LondonTime.Problem.twice) { try LondonTime(parsing: "2026-10-25 \(time)") }
  }

  @Test(
    "What is no time is refused",
    arguments: [
      "", "tomorrow", "2026-11-24", "10:00", "2026-11-24 24:00", "2026-11-24 10:60",
      "2026-02-29 10:00", "2026-13-01 10:00", "2026-11-24 1:00", "24/11/2026 10:00",
      "2026-11-24 10:00 ", "2026-11-24T10:00+15:00", "٢٠٢٦-11-24 10:00", "2026-11-24T10:00:61",
    ])
  func noTime(text: String) {
    #expect(throws: LondonTime.Problem.notATime) { try LondonTime(parsing: text) }
  }

  @Test(
    "Times are shown as London's wall clocks show them",
    arguments: [
      ("2026-11-24T10:00:00Z", "Tue 24 Nov 2026 10:00"),
      ("2026-07-01T23:30:00Z", "Thu 2 Jul 2026 00:30"),
      ("2026-03-29T00:59:00Z", "Sun 29 Mar 2026 00:59"),
      ("2026-03-29T01:00:00Z", "Sun 29 Mar 2026 02:00"),
      ("2026-10-24T23:59:00Z", "Sun 25 Oct 2026 00:59"),
      ("2026-10-25T00:30:00Z", "Sun 25 Oct 2026 01:30 BST"),
      ("2026-10-25T01:30:00Z", "Sun 25 Oct 2026 01:30 GMT"),
      ("2026-10-25T02:00:00Z", "Sun 25 Oct 2026 02:00"),
      ("1969-12-31T23:00:00Z", "Thu 1 Jan 1970 00:00"),
      ("2028-02-29T12:00:00Z", "Tue 29 Feb 2028 12:00"),
    ])
  func shown(iso: String, text: String) throws {
    let time = try LondonTime(parsing: iso)
    #expect(time.text == text)
    #expect(time.iso == iso)
  }

  @Test(
    "A time of day says which of two it is, in the hour that comes twice",
    arguments: [
      ("2026-10-24T23:59:00Z", "00:59"), ("2026-10-25T00:00:00Z", "01:00 BST"),
      ("2026-10-25T01:00:00Z", "01:00 GMT"), ("2026-10-25T02:00:00Z", "02:00"),
      ("2026-03-29T00:30:00Z", "00:30"), ("2026-03-29T01:30:00Z", "02:30"),
    ])
  func timeOfDay(iso: String, text: String) throws {
    #expect(try LondonTime(parsing: iso).timeText == text)
  }

  @Test("Of a day alone, from when means its beginning and until when its end")
  func days() throws {
    #expect(try LondonTime.fromArgument("2026-07-01").iso == "2026-06-30T23:00:00Z")
    #expect(try LondonTime.toArgument("2026-07-01").iso == "2026-07-01T23:00:00Z")
    #expect(try LondonTime.fromArgument("2026-07-01 10:00").iso == "2026-07-01T09:00:00Z")
    #expect(try LondonTime.toArgument("2028-02-29").iso == "2028-03-01T00:00:00Z")
    #expect(throws: (any Error).self) { try LondonTime.toArgument("2027-02-29") }
  }

  @Test("A moment beyond the calendar is shown as nothing", arguments: [Int64.min, .max])
  func beyond(seconds: Int64) {
    #expect(LondonTime(seconds: seconds).text == "")
    #expect(LondonTime(seconds: seconds).iso == "")
  }
}

@Suite("Days")
struct CivilDateTests {
  @Test("Each day from 1900 to 2400 counts one more, there and back")
  func roundTrip() throws {
    let first = try #require(CivilDate(parsing: "1900-01-01")).daysSinceEpoch
    let last = try #require(CivilDate(parsing: "2400-12-31")).daysSinceEpoch
    #expect(first == -25_567)
    var before = try #require(CivilDate(daysSinceEpoch: first))
    for days in (first + 1)...last {
      let date = try #require(CivilDate(daysSinceEpoch: days))
      #expect(date > before && date.daysSinceEpoch == days)
      before = date
    }
    #expect(before.description == "2400-12-31")
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "", "2026-2-1", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-01-00",
      "1899-12-31", "10000-01-01", "2026/01/01", "+026-01-01", "2026-01-01T",
    ])
  func noDay(text: String) {
    #expect(CivilDate(parsing: text) == nil)
  }

  @Test("Leap days", arguments: ["2000-02-29", "2028-02-29", "2400-02-29"])
  func leapDay(text: String) {
    #expect(CivilDate(parsing: text)?.description == text)
  }
}
