import Foundation
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// Entries as a stock reader of iCalendar, the icalendar package, understands them.
@Suite("Appointments for other calendars", .tags(.calendar))
struct CalendarEntryTests {
  @Test("Booked, moved and cancelled, it is one entry whose sequence grows")
  func life() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-24 10:00")
      let first = try await ada.invitation(booked.id)
      #expect(first.method == "REQUEST")
      let entry = try #require(first.entries.first)
      #expect(entry.start == "2026-11-24 10:00" && entry.end == "2026-11-24 10:30")
      #expect(entry.sequence == 0 && entry.status == "CONFIRMED" && entry.location == "Room 1")
      #expect(entry.summary == "Meeting with tutor Staff")
      #expect(entry.organizer == .init(address: "mailto:tutor@example.ac.uk", name: "tutor Staff"))

      let moved = try await ada.reschedule(booked, to: "2026-11-25 11:00")
      let second = try await ada.invitation(booked.id)
      #expect(second.entries.map(\.uid) == [entry.uid])
      #expect(second.entries.map(\.sequence) == [1])
      #expect(second.entries.map(\.start) == ["2026-11-25 11:00"])

      _ = try await ada.cancel(moved)
      let third = try await ada.invitation(booked.id)
      #expect(third.method == "CANCEL" && third.entries.map(\.uid) == [entry.uid])
      #expect(third.entries.map(\.sequence) == [2])
      #expect(third.entries.map(\.status) == ["CANCELLED"])
    }
  }

  @Test(
    "The zone that comes with it puts each day of the year at its moment", .tags(.daylightSaving),
    arguments: [
      ("2027-03-26 10:00", "2027-03-26"), ("2027-03-29 09:00", "2027-03-29"),
      ("2027-10-29 09:00", "2027-10-29"), ("2027-11-01 10:00", "2027-11-01"),
    ])
  func clockChanges(start: String, day: String) async throws {
    try await TestCampus.with { campus in
      campus.now = .utc("2027-03-01 09:00")
      // Good Friday and Easter Monday are bank holidays, which the host may open.
      let tutor = try campus.client(.tutor)
      let availability = try await tutor.unary(BookingService.getAvailability, .init())
      _ = try await tutor.unary(
        BookingService.addAvailabilityException,
        .with {
          $0.revision = availability.revision
          $0.exception = .with {
            $0.kind = .open
            $0.date = .day(day)
            $0.startMinute = 600
            $0.endMinute = 660
            $0.slotMinutes = 60
          }
        })
      let booked = try await campus.client(.ada).book(campus.id(.tutor), at: start)
      let read = try await campus.client(.ada).invitation(booked.id)
      #expect(read.entries.map(\.start) == [start])
    }
  }

  @Test("No entry says what it is about, and to staff none says who", .tags(.calendarPrivacy))
  func privacy() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.unary(
        BookingService.book,
        .with {
          $0.staffID = campus.id(.tutor)
          $0.start = .utc("2026-11-24 10:00")
          $0.about = "Something I only want to tell my tutor"
        })
      let tutor = try campus.client(.tutor)
      for (client, isStudent) in [(ada, true), (tutor, false)] {
        let texts = [
          try await client.unary(
            CalendarService.getInvitation,
            .with {
              $0.appointmentID = booked.id
              $0.purpose = .academicAdvice
            }),
          try await client.unary(CalendarService.export, .with { $0.purpose = .academicAdvice }),
        ].map(\.ics)
        for text in texts {
          #expect(!text.contains("Something") && !text.contains("DESCRIPTION"))
          #expect(!text.contains("Ada") && !text.contains("ada@example.ac.uk"))
          #expect(text.contains("SUMMARY:Meeting with tutor Staff\r\n") == isStudent)
          #expect(text.contains("CLASS:PRIVATE\r\n"))
        }
      }
      // What staff are shown is still a student's appointment, and is recorded.
      let methods = try campus.server.store.read {
        try $0.rows("select distinct method from access_log order by method").map {
          try $0.text(0)
        }
      }
      #expect(methods.contains { $0.hasSuffix("Export") })
    }
  }

  @Test("Invitations are for the two who meet, and an export is one's own", .tags(.calendarPrivacy))
  func denied() async throws {
    try await TestCampus.with { campus in
      let booked = try await campus.client(.ada).book(
        campus.id(.moduleLeader), at: "2026-11-24 10:00")
      for person in [Person.tutor, .programmeLeader, .ben, .stranger, .itSupport, .admin, .records]
      {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).invitation(booked.id)
        }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.ada).invitation("apt_aaaaaaaaaaaaaaaaaaaaaaaaaa")
      }
      for person in [Person.itSupport, .admin, .dataProtectionOfficer] {
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).unary(
            CalendarService.export, .with { $0.purpose = .academicAdvice })
        }
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await campus.client(.tutor).unary(CalendarService.export, .init())
      }
    }
  }

  @Test(
    "An appointment of a case is a time and nothing else, in the calendars of the two who meet alone",
    .tags(.calendarPrivacy, .w14))
  func confidential() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      let booked = try await lead.bookCase(
        found.id, with: leader, at: "2026-11-24 10:00", place: "Quokka room")
      let ordinary = try await ada.book(campus.id(.tutor), at: "2026-11-24 11:00")
      for client in [ada, lead] {
        func export() async throws -> String {
          try await client.unary(
            CalendarService.export, .with { $0.purpose = .academicAdvice }
          ).ics
        }
        func invitation() async throws -> String {
          try await client.unary(
            CalendarService.getInvitation,
            .with {
              $0.appointmentID = booked.id
              $0.purpose = .academicAdvice
            }
          ).ics
        }
        let texts = (exported: try await export(), invited: try await invitation())
        let exported = try await CalendarReading(texts.exported)
        #expect(exported.entries.map(\.start).first == "2026-11-24 10:00")
        #expect(exported.entries.count == (client === ada ? 2 : 1))
        let invited = try await CalendarReading(texts.invited)
        #expect(invited.method == "REQUEST" && invited.entries.count == 1)
        for entry in [invited.entries[0], exported.entries[0]] {
          #expect(entry.uid == "\(booked.id)@pastoral" && entry.summary == "Appointment")
          #expect(entry.location.isEmpty && entry.status == "CONFIRMED")
          let nobody = CalendarReading.Party(address: "urn:pastoral:calendar", name: "")
          #expect(entry.organizer == nobody && entry.attendee == nobody)
        }
        let words = [
          "ellbeing", "ounsel", "upport", "ase", "Student", "Tutor", found.id, leader,
          "programmeLeader", "Ada", campus.id(.ada), "Quokka", "Room",
        ]
        // What stands beside it in the student's export is an appointment with the tutor.
        // Its id is random letters, and now and then has such a syllable.
        let said = texts.invited.replacing(booked.id, with: "")
        for word in words { #expect(!said.contains(word), "\(word)") }
        for word in [found.id, leader, "programmeLeader", "Quokka", "ellbeing", "ounsel"] {
          #expect(!texts.exported.contains(word), "\(word)")
        }
        #expect(texts.exported.contains("PRODID:-//Pastoral//EN\r\n"))
      }
      // Nobody else's calendar has it, and an invitation to it is one to nothing.
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      let theirs = try await CalendarReading(
        portal.unary(CalendarService.export, .init()).ics)
      #expect(theirs.entries.map(\.uid) == ["\(ordinary.id)@pastoral"])
      for client in [
        portal, try campus.client(.tutor), try campus.client(.ben), try campus.client(.supervisor),
      ] {
        await expectRefusal(.permissionDenied) { try await client.invitation(booked.id) }
      }
      let cancelled = try await lead.cancel(booked)
      let last = try await ada.invitation(cancelled.id)
      #expect(last.method == "CANCEL" && last.entries.map(\.sequence) == [1])
      #expect(try await lead.invitation(cancelled.id).entries.map(\.status) == ["CANCELLED"])
    }
  }

  @Test("A practitioner without academic work has a calendar too", .tags(.calendar))
  func practitioner() async throws {
    try await TestCampus.with { campus in
      for person in [Person.colleague, .practitioner] {
        let text = try await campus.client(person).unary(
          CalendarService.export, .with { $0.purpose = .caseSupport })
        #expect(try await CalendarReading(text.ics).entries.isEmpty)
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.supervisor).unary(
          CalendarService.export, .with { $0.purpose = .caseSupport })
      }
    }
  }

  @Test("An export has the days that were asked for, and limits")
  func export() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      for day in ["2026-11-24", "2026-11-26", "2027-01-12"] {
        _ = try await ada.book(campus.id(.tutor), at: "\(day) 10:00")
      }
      let cancelled = try await ada.book(campus.id(.tutor), at: "2026-11-25 10:00")
      _ = try await ada.cancel(cancelled)
      func export(_ from: String?, _ to: String?) async throws -> CalendarReading {
        try await CalendarReading(
          ada.unary(
            CalendarService.export,
            .with {
              if let from { $0.from = .day(from) }
              if let to { $0.to = .day(to) }
            }
          ).ics)
      }
      let month = try await export(nil, nil)
      #expect(month.method == "PUBLISH")
      #expect(month.entries.map(\.start) == ["2026-11-24 10:00", "2026-11-26 10:00"])
      #expect(try await export("2026-11-25", "2027-11-26").entries.count == 2)
      #expect(try await export("2026-11-25", "2026-11-25").entries.isEmpty)
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await export("2026-11-25", "2026-11-24")
      }
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await export("2026-11-25", "2027-11-27")
      }
    }
  }
}

@Suite("Watching one's calendar", .tags(.calendar))
struct CalendarWatchTests {
  @Test("What is to come, then each change; what is handed over is gone")
  func watch() async throws {
    try await TestCampus.with { campus in
      let (ben, ada) = (try campus.client(.ben), try campus.client(.ada))
      let before = try await ben.book(campus.id(.tutor), at: "2026-11-25 10:00")
      let tutor = try campus.client(.tutor)
      var replies = try tutor.serverStream(
        CalendarService.watch, .with { $0.purpose = .academicAdvice }
      ).makeAsyncIterator()
      let present = try #require(try await replies.next())
      #expect(
        present.appointment.id == before.id && present.appointment.studentName == "Ben Student")
      #expect(present.last == 0)
      let mark = try #require(try await replies.next())
      #expect(!mark.hasAppointment && mark.last > 0)

      // Somebody else's appointment is not there; one's own is, as it then is.
      _ = try await ada.book(campus.id(.moduleLeader), at: "2026-11-25 11:00")
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-26 11:00")
      let added = try #require(try await replies.next())
      #expect(added.appointment.id == booked.id && added.last > mark.last)
      _ = try await ada.cancel(booked)
      let cancelled = try #require(try await replies.next())
      #expect(cancelled.appointment.state == .cancelled)

      _ = try await campus.client(.records).change(
        .ben, to: .nextTutor, from: "2026-11-24", handingOver: true)
      let gone = try #require(try await replies.next())
      #expect(gone.goneAppointmentID == before.id && !gone.hasAppointment)
      // To take it up again shows the same.
      var again = try tutor.serverStream(
        CalendarService.watch,
        .with {
          $0.after = cancelled.last
          $0.purpose = .academicAdvice
        }
      ).makeAsyncIterator()
      let first = try #require(try await again.next())
      #expect(first.goneAppointmentID == before.id)
    }
  }

  @Test(
    "An appointment of a case comes as a time, and again as it changes, to the two who meet alone",
    .tags(.calendarPrivacy))
  func confidential() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      let booked = try await lead.bookCase(
        found.id, with: leader, at: "2026-11-25 10:00", place: "Quokka room")
      func watch(
        _ client: Client, after: Int64 = 0
      ) throws -> ReplyStream<Pastoral_V1_WatchCalendarResponse>.AsyncIterator {
        try client.serverStream(
          CalendarService.watch,
          .with {
            $0.after = after
            $0.purpose = .academicAdvice
          }
        ).makeAsyncIterator()
      }
      for client in [ada, lead] {
        var replies = try watch(client)
        let present = try #require(try await replies.next())
        #expect(present.appointment.id == booked.id && present.last == 0)
        #expect(present.appointment.start.utc == "2026-11-25 10:00")
        #expect(present.appointment.studentID.isEmpty && present.appointment.staffID.isEmpty)
        #expect(present.appointment.location.isEmpty && present.appointment.staffName.isEmpty)
        let mark = try #require(try await replies.next())
        #expect(!mark.hasAppointment && mark.last > 0)
      }
      // A campus system that acts for the student hears of nothing.
      var theirs = try watch(campus.client(.portal, onBehalfOf: .ada))
      let none = try #require(try await theirs.next())
      #expect(!none.hasAppointment)

      var replies = try watch(ada)
      _ = try await replies.next()
      let mark = try #require(try await replies.next())
      let moved = try await lead.move(booked, to: "2026-11-25 11:00")
      let change = try #require(try await replies.next())
      #expect(change.appointment.start.utc == "2026-11-25 11:00" && change.last == mark.last)
      _ = try await lead.cancel(moved)
      let cancelled = try #require(try await replies.next())
      #expect(cancelled.appointment.state == .cancelled)
      // Ordinary ones come in between as ever.
      let ordinary = try await ada.book(campus.id(.tutor), at: "2026-11-25 11:00")
      let added = try #require(try await replies.next())
      #expect(added.appointment.id == ordinary.id && added.appointment.staffID != "")
      let next = try #require(try await theirs.next())
      #expect(next.appointment.id == ordinary.id)
      // Taken up again, the stream says how it now is.
      var again = try watch(ada, after: mark.last)
      let first = try #require(try await again.next())
      #expect(first.appointment.id == booked.id && first.appointment.state == .cancelled)
    }
  }

  @Test("Nobody watches without a calendar of their own, or without a purpose")
  func denied() async throws {
    try await TestCampus.with { campus in
      func first(_ person: Person, _ purpose: Pastoral_V1_Purpose) async throws {
        var replies = try campus.client(person).serverStream(
          CalendarService.watch, .with { $0.purpose = purpose }
        ).makeAsyncIterator()
        _ = try await replies.next()
      }
      for person in [Person.admin, .itSupport, .records, .dataProtectionOfficer] {
        await expectRefusal(.permissionDenied) { try await first(person, .academicAdvice) }
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await first(.tutor, .unspecified)
      }
      await expectRefusal(.failedPrecondition, "CURSOR_EXPIRED") {
        var replies = try campus.client(.ada).serverStream(
          CalendarService.watch, .with { $0.after = 1_000_000 }
        ).makeAsyncIterator()
        _ = try await replies.next()
      }
      try await first(.ada, .unspecified)
    }
  }
}

@Suite("Reminders of appointments", .tags(.reminders))
struct ReminderTests {
  @Test("A day before, once, whatever happens to the server meanwhile")
  func once() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let soon = try await ada.book(campus.id(.tutor), at: "2026-11-25 10:00")
      let later = try await ada.book(campus.id(.tutor), at: "2026-11-25 10:30")
      let cancelled = try await ada.book(campus.id(.tutor), at: "2026-11-25 11:00")
      _ = try await ada.cancel(cancelled)
      campus.now = .utc("2026-11-24 09:59")
      #expect(await campus.remind() == 0)
      campus.now = .utc("2026-11-24 10:00")
      #expect(await campus.remind() == 1)
      #expect(await campus.remind() == 0)
      try await campus.restart()
      #expect(await campus.remind() == 0)
      campus.now = .utc("2026-11-24 10:30")
      #expect(await campus.remind() == 1)

      let inbox = try await campus.client(.ada).unary(InboxService.list, .init())
      #expect(inbox.items.map(\.kind) == [.appointmentSoon, .appointmentSoon])
      #expect(inbox.items.map(\.aboutID) == [later.id, soon.id])
      #expect(inbox.items.last?.due.utc == "2026-11-25 10:00")
      let feed = try await campus.client(.records).unary(EventService.list, .init())
      let reminders = feed.events.filter { $0.kind == .appointmentReminder }.map(\.recordID)
      #expect(reminders == [soon.id, later.id])
    }
  }

  @Test("Who was reminded of a time that is no longer right is reminded of the new one, once")
  func moved() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-25 11:00")
      campus.now = .utc("2026-11-24 12:00")
      #expect(await campus.remind() == 1)
      // To a time of which it would be too late to remind in turn.
      let sooner = try await campus.client(.tutor).reschedule(booked, to: "2026-11-25 10:00")
      #expect(await campus.remind() == 0)
      let dues = try await ada.unary(InboxService.list, .init()).items.map(\.due.utc)
      #expect(dues == ["2026-11-25 10:00", "2026-11-25 11:00"])
      // And to one whose turn comes.
      _ = try await ada.reschedule(sooner, to: "2026-11-26 10:00")
      #expect(await campus.remind() == 0)
      campus.now = .utc("2026-11-25 10:00")
      #expect(await campus.remind() == 1)
      #expect(await campus.remind() == 0)
      #expect(
        try await ada.unary(InboxService.list, .init()).items.first?.due.utc
          == "2026-11-26 10:00")
      let feed = try await campus.client(.records).unary(EventService.list, .init())
      #expect(feed.events.count { $0.kind == .appointmentReminder } == 3)
    }
  }
}

extension TestCampus {
  /// Reminds of what is due now, and says of how many appointments.
  fileprivate func remind() async -> Int {
    await withCheckedContinuation { done in
      server.reminders.remind { done.resume(returning: $0) }
    }
  }
}

extension Client {
  fileprivate func invitation(_ appointment: String) async throws -> CalendarReading {
    try await CalendarReading(
      unary(
        CalendarService.getInvitation,
        .with {
          $0.appointmentID = appointment
          $0.purpose = .academicAdvice
        }
      ).ics)
  }
}

/// What the icalendar package reads in a text.
private struct CalendarReading: Decodable {
  struct Party: Decodable, Equatable {
    var address: String
    var name: String
  }

  struct Entry: Decodable {
    var uid: String
    var sequence: Int
    /// In UTC, by the zone that the text itself brings.
    var start: String
    var end: String
    var summary: String
    var location: String
    var organizer: Party
    var attendee: Party
    var status: String
  }

  var method: String
  var entries: [Entry]

  init(_ ics: String) async throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Interop/icalendar/read.py").standardized.path
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ics")
    try Data(ics.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    // Debian's own Python, which has Debian's packages.
    let run = try await Program.run("/usr/bin/python3", [script, file.path])
    guard run.exitCode == 0 else { throw PeerError.unexpected(run.error) }
    self = try JSONDecoder().decode(Self.self, from: Data(run.output.utf8))
  }
}
