import Domain
import Promises
import Testing

@Suite("Calendar entries", .tags(.calendar))
struct ICalendarTests {
  static func entry(
    location: String = "Room 1", summary: String = "Meeting with Tom Tutor"
  ) -> CalendarEntry {
    CalendarEntry(
      appointment: Appointment(
        id: id(.appointment, 1), studentID: id(.student, 1), staffID: id(.staffMember, 1),
        start: utc("2026-06-01", "09:00"), end: utc("2026-06-01", "09:30"), location: location,
        state: .booked, revision: 3,
        noticeVersion: NoticeVersion(notice: "see-my-tutor", version: "1"),
        created: utc("2026-05-01", "09:00"), changed: utc("2026-05-02", "10:15"), hasAbout: true),
      summary: summary,
      organizer: .init(
        id: id(.staffMember, 1), name: "Tom \"T\" Tutor", email: "tom@example.ac.uk"),
      attendee: .init(id: id(.student, 1), name: "", email: ""))
  }

  @Test("have wall-clock times, a sequence that grows and nothing of what it is about")
  func text() {
    let lines = ICalendar.text([Self.entry()], method: .request).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    #expect(lines.contains("METHOD:REQUEST"))
    let event = lines.drop { $0 != "BEGIN:VEVENT" }.prefix { $0 != "END:VEVENT" }
    #expect(
      Array(event) == [
        "BEGIN:VEVENT", "UID:\(id(.appointment, 1).text)@pastoral", "SEQUENCE:2",
        "DTSTAMP:20260502T101500Z", "DTSTART;TZID=Europe/London:20260601T100000",
        "DTEND;TZID=Europe/London:20260601T103000", "SUMMARY:Meeting with Tom Tutor",
        "LOCATION:Room 1", "ORGANIZER;CN=\"Tom 'T' Tutor\":mailto:tom@example.ac.uk",
        "ATTENDEE:urn:pastoral:\(id(.student, 1).text)", "STATUS:CONFIRMED", "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
      ])
  }

  @Test("say in UTC which of two it is, in the hour that comes twice", .tags(.daylightSaving))
  func clocksGoBack() {
    var entry = Self.entry()
    (entry.appointment.start, entry.appointment.end) = (
      utc("2027-10-31", "00:30"), utc("2027-10-31", "01:00")
    )
    let text = ICalendar.text([entry], method: .request)
    // 01:30 by summer time, which is the first of the two and so needs no more; it ends half an hour later.
    #expect(text.contains("DTSTART;TZID=Europe/London:20271031T013000\r\n"))
    #expect(text.contains("DTEND:20271031T010000Z\r\n"))
    (entry.appointment.start, entry.appointment.end) = (
      utc("2027-10-31", "01:30"), utc("2027-10-31", "02:00")
    )
    let later = ICalendar.text([entry], method: .request)
    #expect(later.contains("DTSTART:20271031T013000Z\r\n"))
    #expect(later.contains("DTEND;TZID=Europe/London:20271031T020000\r\n"))
  }

  @Test("escape what has a meaning in calendars, and cannot be broken out of")
  func escaping() {
    let text = ICalendar.text(
      [Self.entry(location: "a,b;c\\d\nEND:VEVENT\r\nBEGIN:VALARM", summary: "x\r\nATTACH:y")],
      method: .publish)
    #expect(text.contains("LOCATION:a\\,b\\;c\\\\d\\nEND:VEVENT\\nBEGIN:VALARM\r\n"))
    #expect(text.contains("SUMMARY:x\\nATTACH:y\r\n"))
    #expect(!text.contains("\r\nBEGIN:VALARM") && !text.contains("\r\nATTACH"))
  }

  @Test("fold long lines after 75 bytes, between characters")
  func folding() {
    let name = String(repeating: "ä", count: 100)
    let text = ICalendar.text([Self.entry(location: name)], method: .publish)
    let lines = text.split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let start = lines.firstIndex { $0.hasPrefix("LOCATION:") }!  // There is a location.
    let whole = lines[start...].dropFirst().prefix { $0.hasPrefix(" ") }
      .reduce(String(lines[start])) { $0 + $1.dropFirst() }
    #expect(whole == "LOCATION:\(name)")
  }

  @Test("say that a cancelled appointment is no more")
  func cancelled() {
    var entry = Self.entry()
    entry.appointment.state = .cancelled
    let text = ICalendar.text([entry], method: .cancel)
    #expect(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"))
    #expect(text.contains("TRANSP:TRANSPARENT\r\n"))
  }
}
