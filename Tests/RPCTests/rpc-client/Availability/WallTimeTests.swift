import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("Weekly times")
struct WallTimeTests {
  @Test(
    "A part of a day",
    arguments: [
      ("10:00-12:30", 600, 750), ("00:00-24:00", 0, 1_440), ("23:59-24:00", 1_439, 1_440),
    ]
  )
  func span(text: String, start: Int, end: Int) throws {
    let span = try #require(TimeSpan(argument: text))
    #expect(span == TimeSpan(start: start, end: end))
    #expect(span.description == text)
  }

  @Test(
    "What is none is refused",
    arguments: [
      "", "10:00", "10-12", "12:00-10:00", "10:00-10:00", "10:00-24:01", "9:00-10:00",
      "10:60-11:00", "10:00-12:00-13:00", "aa:bb-cc:dd",
    ])
  func noSpan(text: String) {
    #expect(TimeSpan(argument: text) == nil)
  }

  @Test(
    "A rule is a day, a time, the minutes of a slot, and a place or none",
    arguments: [
      ("Mon 10:00-12:00 20", Pastoral_V1_Weekday.monday, ""),
      ("thursday 10:00-12:00 20 Room 3.14", .thursday, "Room 3.14"),
      ("SUN 10:00-12:00 20 Tithebarn Building, 2", .sunday, "Tithebarn Building, 2"),
    ])
  func rule(text: String, weekday: Pastoral_V1_Weekday, location: String) throws {
    let rule = try #require(Pastoral_V1_WeeklyRule(parsing: text))
    #expect(rule.weekday == weekday && rule.location == location)
    #expect(rule.startMinute == 600 && rule.endMinute == 720 && rule.slotMinutes == 20)
  }

  @Test(
    "What is no rule is refused",
    arguments: [
      "", "Mon", "Mon 10:00-12:00", "Mo 10:00-12:00 20", "Mon 10:00-12:00 x", "10:00-12:00 20",
    ])
  func noRule(text: String) {
    #expect(Pastoral_V1_WeeklyRule(parsing: text) == nil)
  }

  @Test("Every weekday of the protos has a name")
  func weekdays() {
    for day in Pastoral_V1_Weekday.allCases where day != .unspecified {
      #expect(DayName(day)?.weekday == day)
    }
  }

  @Test("Rules and differing days are shown one a line")
  func lines() {
    let availability = Pastoral_V1_Availability.with {
      $0.weeklyRules = [
        .with {
          $0.weekday = .monday
          $0.startMinute = 600
          $0.endMinute = 720
          $0.slotMinutes = 20
          $0.location = "Room 1"
          $0.from = .with {
            $0.year = 2026; $0.month = 9; $0.day = 1
          }
        }
      ]
      $0.exceptions = [
        .with {
          $0.id = "exc_1"
          $0.kind = .closed
          $0.date = .with {
            $0.year = 2026; $0.month = 12; $0.day = 25
          }
          $0.endMinute = 1_440
        }
      ]
    }
    #expect(
      AvailabilityText.lines(availability) == [
        AvailabilityLine(
          when: "every Monday", time: "10:00-12:00", slots: "20 min", location: "Room 1",
          dates: "from 2026-09-01", id: ""),
        AvailabilityLine(
          when: "closed 2026-12-25", time: "00:00-24:00", slots: "", location: "", dates: "",
          id: "exc_1"),
      ])
  }
}
