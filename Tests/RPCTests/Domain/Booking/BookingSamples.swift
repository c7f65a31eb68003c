import Domain

// One student, one tutor and their week, for the tests of booking.

let student = id(.student, 1)
let tutor = id(.staffMember, 2)
let programme = id(.programme, 3)
let module = id(.module, 4)
let notice = NoticeVersion(notice: "see-my-tutor", version: "2026-05")

/// A span from one day to another; nil leaves it open.
func span(_ from: String? = nil, _ to: String? = nil) -> DateSpan {
  DateSpan(from: from.map(day), to: to.map(day))
}

func rule(
  _ weekday: Weekday, _ start: String, _ end: String, _ slotMinutes: Int,
  span: DateSpan = DateSpan(), location: String = "Room 1"
) -> WeeklyRule {
  WeeklyRule(
    weekday: weekday, startMinute: minute(start), endMinute: minute(end),
    slotMinutes: slotMinutes, span: span, location: location)
}

func closed(
  _ date: String, _ start: String, _ end: String, number: UInt64 = 1
) -> AvailabilityException {
  AvailabilityException(
    id: id(.availabilityException, number), kind: .closed, date: day(date),
    startMinute: minute(start), endMinute: minute(end))
}

func open(
  _ date: String, _ start: String, _ end: String, _ slotMinutes: Int, number: UInt64 = 2
) -> AvailabilityException {
  AvailabilityException(
    id: id(.availabilityException, number),
    kind: .open(slotMinutes: slotMinutes, location: "Room 2"), date: day(date),
    startMinute: minute(start), endMinute: minute(end))
}

func availability(
  _ rules: [WeeklyRule], _ exceptions: [AvailabilityException] = []
) -> Availability {
  Availability(staffID: tutor, weeklyRules: rules, exceptions: exceptions, revision: 1)
}

func appointment(
  _ date: String, _ start: String, minutes: Int, number: UInt64 = 10,
  state: Appointment.State = .booked
) -> Appointment {
  let start = london(date, start)
  return Appointment(
    id: id(.appointment, number), studentID: student, staffID: tutor, start: start,
    end: start.adding(minutes: minutes), location: "Room 1", state: state, revision: 1,
    noticeVersion: notice, created: start, changed: start)
}

/// A student of one programme from 2025-09-01, with a tutor all along.
let tutored = StudentSituation(
  studentID: student,
  programmes: [.init(in: programme, span: span("2025-09-01"))],
  modules: [],
  responsibilities: [
    .init(kind: .personalTutor, staffID: tutor, about: student, span: span("2025-09-01"))
  ])

/// Slots as `09:00-09:30` of the wall clock, to compare with a table.
func times(_ slots: [Slot]) -> [String] {
  slots.map { "\(time($0.start))-\(time($0.end))" }
}

private func time(_ instant: Instant) -> String {
  let minute = WallClock.london.minute(of: instant)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(two(minute / 60)):\(two(minute % 60))"
}
