import ArgumentParser
import Foundation
import SwiftProtobuf

/// A moment, written and read as the wall clocks of Europe/London show it.
struct LondonTime: Hashable, Sendable {
  /// Seconds since 1 January 1970, UTC.
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  /// Why a text is no moment.
  enum Problem: Error, Hashable {
    case notATime
    /// The clocks go forward over it.
    case skipped
    /// The clocks go back over it: it comes twice.
    case twice
  }

  /// Reads `2026-11-24 10:00`, or ISO 8601 with or without seconds and offset; without an offset
  /// the time is London's.
  init(parsing text: String) throws(Problem) {
    let pattern = /(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?/
    guard let match = text.wholeMatch(of: pattern)?.output,
      let date = CivilDate(parsing: match.1),
      let hour = Int(match.2), hour < 24, let minute = Int(match.3), minute < 60,
      let second = Int(match.4 ?? "0"), second < 60
    else { throw .notATime }
    let wall = Int64(date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second)
    if let offset = match.5 {
      guard let offset = Self.offset(offset) else { throw .notATime }
      seconds = wall - offset
      return
    }
    // London is never off UTC by anything but these, in the years that matter here.
    let moments = [3_600, 0].map { wall - $0 }.filter { Self.offset(at: $0) == wall - $0 }
    guard let moment = moments.first else { throw .skipped }
    guard moments.count == 1 else { throw .twice }
    seconds = moment
  }

  /// Such as `Tue 24 Nov 2026 10:00`; in the hour that comes twice with GMT or BST.
  var text: String {
    let offset = Self.offset(at: seconds)
    guard let (date, time) = Self.civil(seconds, aheadBy: offset) else { return "" }
    // 1 January 1970 was a Thursday.
    let weekday = Self.weekdays[(date.daysSinceEpoch % 7 + 7 + 3) % 7]
    let month = Self.months[date.month - 1]
    return "\(weekday) \(date.day) \(month) \(date.year) \(time.prefix(5))" + zoneText
  }

  /// Such as `10:00`; in the hour that comes twice with GMT or BST.
  var timeText: String {
    Self.civil(seconds, aheadBy: Self.offset(at: seconds)).map { $0.time.prefix(5) + zoneText }
      ?? ""
  }

  /// Which of the two it is, in the hour that comes twice.
  private var zoneText: String {
    switch Self.offset(at: seconds) {
    case 0: Self.offset(at: seconds - 3_600) == 0 ? "" : " GMT"
    default: Self.offset(at: seconds + 3_600) == 0 ? " BST" : ""
    }
  }

  /// ISO 8601 in UTC, for programs.
  var iso: String {
    guard let (date, time) = Self.civil(seconds, aheadBy: 0) else { return "" }
    return "\(date)T\(time)Z"
  }

  /// The day in London.
  var date: CivilDate? { Self.civil(seconds, aheadBy: Self.offset(at: seconds))?.date }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Nil outside the years that a calendar shows; a server may say anything.
  private static func civil(
    _ seconds: Int64, aheadBy offset: Int64
  ) -> (date: CivilDate, time: String)? {
    guard (-3_000_000_000...260_000_000_000).contains(seconds) else { return nil }
    let wall = Int(seconds + offset)
    let days = (wall >= 0 ? wall : wall - 86_399) / 86_400
    guard let date = CivilDate(daysSinceEpoch: days) else { return nil }
    let rest = wall - days * 86_400
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
    return (date, "\(hour.twoDigits):\(minute.twoDigits):\(second.twoDigits)")
  }

  /// Seconds that London is ahead of UTC at that moment.
  private static func offset(at seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }

  private static let zone: TimeZone = {
    guard let zone = TimeZone(identifier: "Europe/London") else {
      Console.error("rpc-client: Europe/London is not known here. Install tzdata.")
      exit(ExitStatus.usage.rawValue)
    }
    return zone
  }()

  private static func offset(_ text: Substring) -> Int64? {
    if text == "Z" { return 0 }
    let parts = text.dropFirst().split(separator: ":")
    guard parts.count == 2, let hours = Int64(parts[0]), hours <= 14, let minutes = Int64(parts[1]),
      minutes < 60
    else { return nil }
    return (text.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }
}

extension LondonTime {
  /// For options: the problem is told with the option's name.
  @Sendable static func argument(_ text: String) throws -> LondonTime {
    do throws(Problem) {
      return try LondonTime(parsing: text)
    } catch {
      throw ValidationError("The time \(error.text).")
    }
  }
}

extension LondonTime {
  /// For options that say from when on: a day alone is meant from its beginning.
  @Sendable static func fromArgument(_ text: String) throws -> LondonTime {
    guard let day = CivilDate(parsing: text[...]) else { return try argument(text) }
    return try argument("\(day) 00:00")
  }

  /// For options that say until when: a day alone is meant to its end.
  @Sendable static func toArgument(_ text: String) throws -> LondonTime {
    guard let day = CivilDate(parsing: text[...]),
      let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
    else { return try argument(text) }
    return try argument("\(next) 00:00")
  }
}

extension LondonTime.Problem {
  var text: String {
    switch self {
    case .notATime: "is not a time: write it as \"2026-11-24 10:00\", or as ISO 8601"
    case .skipped: "does not exist: the clocks go forward over it"
    case .twice: "comes twice, as the clocks go back: add +01:00 for the first or Z for the second"
    }
  }
}

extension Google_Protobuf_Timestamp {
  init(_ time: LondonTime) { self = .with { $0.seconds = time.seconds } }

  var london: LondonTime { LondonTime(seconds: seconds) }
}
