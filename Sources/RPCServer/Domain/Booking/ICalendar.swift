/// An appointment as a calendar shows it. It says when, where and with whom, and never what about:
/// calendars are shared with colleagues, synchronised to telephones and shown on screens in corridors.
public struct CalendarEntry: Equatable, Sendable {
  /// Somebody who takes part.
  public struct Party: Equatable, Sendable {
    /// Empty where the reader is not to see it.
    public var name: String
    /// Empty where the reader is not to see it.
    public var email: String
    /// Nil where the reader is not even to see that.
    public var id: Identifier?

    public init(id: Identifier?, name: String, email: String) {
      self.id = id
      self.name = name
      self.email = email
    }
  }

  public var appointment: Appointment
  /// The entry's title.
  public var summary: String
  /// The member of staff.
  public var organizer: Party
  /// The student.
  public var attendee: Party

  public init(appointment: Appointment, summary: String, organizer: Party, attendee: Party) {
    self.appointment = appointment
    self.summary = summary
    self.organizer = organizer
    self.attendee = attendee
  }

  /// An entry that says when, and nothing else: of what is confidential, to the two who meet.
  public init(confidential appointment: Appointment) {
    let nobody = Party(id: nil, name: "", email: "")
    self.init(
      appointment: appointment, summary: "Appointment", organizer: nobody, attendee: nobody)
  }
}

/// Writes calendar entries as iCalendar (RFC 5545), to be imported or sent on by a campus system
/// (RFC 5546).
///
/// The entry of an appointment keeps its UID for as long as there is one; each change raises SEQUENCE, by
/// which calendars tell which of two messages is the later one. Times are wall-clock times of Europe/London
/// with the zone's rules beside them.
public enum ICalendar {
  public enum Method: String, CaseIterable, Sendable {
    /// Entries to be shown.
    case publish = "PUBLISH"
    /// One appointment that is booked.
    case request = "REQUEST"
    /// One appointment that is not booked any more.
    case cancel = "CANCEL"
  }

  /// - Returns: A whole VCALENDAR, its lines ended by CRLF and none longer than 75 bytes.
  public static func text(_ entries: [CalendarEntry], method: Method) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pastoral//EN",
      "CALSCALE:GREGORIAN", "METHOD:\(method.rawValue)",
    ]
    lines += timeZone
    for entry in entries { lines += Self.lines(entry, method: method) }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func lines(_ entry: CalendarEntry, method: Method) -> [String] {
    let appointment = entry.appointment
    var lines = [
      "BEGIN:VEVENT",
      "UID:\(appointment.id.text)@pastoral",
      "SEQUENCE:\(appointment.revision - 1)",
      "DTSTAMP:\(utc(appointment.changed))",
      "DTSTART\(moment(appointment.start))",
      "DTEND\(moment(appointment.end))",
      "SUMMARY:\(escaped(entry.summary))",
    ]
    if !appointment.location.isEmpty {
      lines.append("LOCATION:\(escaped(appointment.location))")
    }
    lines += [
      "ORGANIZER\(named(entry.organizer)):\(address(entry.organizer))",
      "ATTENDEE\(named(entry.attendee)):\(address(entry.attendee))",
      "STATUS:\(appointment.state == .booked ? "CONFIRMED" : "CANCELLED")",
      "CLASS:PRIVATE", "TRANSP:\(appointment.state == .booked ? "OPAQUE" : "TRANSPARENT")",
      "END:VEVENT",
    ]
    return lines
  }

  /// What the law says of London's clocks since 1996.
  private static let timeZone = [
    "BEGIN:VTIMEZONE", "TZID:Europe/London",
    "BEGIN:DAYLIGHT", "TZNAME:BST", "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
    "END:DAYLIGHT",
    "BEGIN:STANDARD", "TZNAME:GMT", "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
  ]

  // MARK: Values

  /// What follows a field's name: the wall-clock time. In the hour that comes twice RFC 5545 reads that as the
  /// first of the two, so the second is said in UTC.
  private static func moment(_ instant: Instant) -> String {
    let clock = WallClock.london
    let hourBefore = instant.adding(milliseconds: -3_600_000)
    guard clock.minute(of: instant) != clock.minute(of: hourBefore) else {
      return ":\(utc(instant))"
    }
    let time = text(clock.date(of: instant), minute: clock.minute(of: instant), of: instant)
    return ";TZID=Europe/London:\(time)"
  }

  private static func utc(_ instant: Instant) -> String {
    let seconds = instant.millisecondsSince1970 / 1_000
    let date = LocalDate.first.adding(
      days: Int(seconds / 86_400) - LocalDate.first.daysSince1970)
    return text(date, minute: Int(seconds % 86_400) / 60, of: instant) + "Z"
  }

  private static func text(_ date: LocalDate, minute: Int, of instant: Instant) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = Int(instant.millisecondsSince1970 / 1_000 % 60)
    return date.iso.replacing("-", with: "") + "T" + two(minute / 60) + two(minute % 60)
      + two(second)
  }

  private static func named(_ party: CalendarEntry.Party) -> String {
    guard !party.name.isEmpty else { return "" }
    // A parameter in quotes may hold anything but quotes.
    return ";CN=\"\(party.name.replacing("\"", with: "'"))\""
  }

  private static func address(_ party: CalendarEntry.Party) -> String {
    // RFC 5545 wants somebody, so where there is nobody the calendar itself stands in.
    party.email.isEmpty
      ? "urn:pastoral:\(party.id?.text ?? "calendar")" : "mailto:\(party.email)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", ";", ",": escaped += "\\\(character)"
      case "\n", "\r\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// A line in pieces of at most 75 bytes, cut between characters; all but the first begin with a space.
  private static func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var folded = ""
    var length = 0
    for scalar in line.unicodeScalars {
      let bytes = UTF8.width(scalar)
      if length + bytes > 75 {
        folded += "\r\n "
        length = 1
      }
      folded.unicodeScalars.append(scalar)
      length += bytes
    }
    return folded
  }
}
