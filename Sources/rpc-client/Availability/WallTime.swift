import ArgumentParser
import Messages
import SwiftProtobuf

/// A part of a day on London's wall clocks, such as `10:00-12:30`. `24:00` is the day's end.
struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
  /// Minutes after midnight.
  let start: Int
  let end: Int

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Reads `HH:MM-HH:MM`; nil for anything else, and where the end is not after the start.
  init?(parsing text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute($0) }
    guard parts.count == 2, let start = parts[0], let end = parts[1], start < end else {
      return nil
    }
    self.init(start: start, end: end)
  }

  var description: String { "\(Self.text(start))-\(Self.text(end))" }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [2, 2],
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour * 60 + minute <= 1_440
    else { return nil }
    return hour * 60 + minute
  }

  private static func text(_ minute: Int) -> String {
    "\((minute / 60).twoDigits):\((minute % 60).twoDigits)"
  }
}

extension TimeSpan: ExpressibleByArgument {
  init?(argument: String) { self.init(parsing: argument[...]) }
}

/// A day of the week as people write it.
enum DayName: String, CaseIterable {
  case monday = "Monday"
  case tuesday = "Tuesday"
  case wednesday = "Wednesday"
  case thursday = "Thursday"
  case friday = "Friday"
  case saturday = "Saturday"
  case sunday = "Sunday"

  /// Reads a name or its first letters, at least three, in any case.
  init?(parsing text: Substring) {
    let wanted = text.lowercased()
    guard wanted.count >= 3,
      let day = Self.allCases.first(where: { $0.rawValue.lowercased().hasPrefix(wanted) })
    else { return nil }
    self = day
  }

  init?(_ weekday: Pastoral_V1_Weekday) {
    guard let day = Self.allCases.first(where: { $0.weekday == weekday }) else { return nil }
    self = day
  }

  var weekday: Pastoral_V1_Weekday {
    switch self {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    }
  }
}

extension Pastoral_V1_WeeklyRule {
  /// Reads `Mon 10:00-12:00 20 Room 3.14`: day, time, minutes of a slot, and a place or none. The
  /// minutes may be `30/15`: of a slot, and from one start to the next.
  init?(parsing text: String) {
    let parts = text.split(separator: " ", maxSplits: 3)
    guard parts.count >= 3, let day = DayName(parsing: parts[0]),
      let span = TimeSpan(parsing: parts[1])
    else { return nil }
    let minutes = parts[2].split(separator: "/", omittingEmptySubsequences: false).map { Int32($0) }
    guard minutes.count <= 2, let slot = minutes[0], let step = minutes.count == 2 ? minutes[1] : 0
    else { return nil }
    self = .with {
      $0.weekday = day.weekday
      $0.startMinute = Int32(span.start)
      $0.endMinute = Int32(span.end)
      $0.slotMinutes = slot
      $0.stepMinutes = step
      $0.location = parts.count > 3 ? String(parts[3]) : ""
    }
  }
}
