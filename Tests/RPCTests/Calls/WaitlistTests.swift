import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Waiting for a time", .tags(.waitlist))
struct WaitlistTests {
  @Test("Who cancels frees the time for the first in the queue, who is told and takes it")
  func offered() async throws {
    try await TestCampus.with { campus in
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let tutor = campus.id(.tutor)
      let booked = try await ada.book(tutor, at: "2026-11-25 10:00")
      let entry = try await ben.joinWaitlist(tutor)
      #expect(entry.position == 1 && entry.state == .waiting && !entry.hasOffer)
      _ = try await ada.cancel(booked)

      let offer = try #require(try await ben.waitlist().first?.offer)
      #expect(offer.start.utc == "2026-11-25 10:00")
      #expect(offer.expires.utc == "2026-11-23 21:00")
      let item = try #require(try await ben.inboxItems().first { $0.kind == .waitlistOffer })
      #expect(item.aboutID == offer.appointmentID && item.due == offer.expires)

      let taken = try await ben.accept(offer.appointmentID)
      #expect(taken.id == offer.appointmentID && taken.state == .booked && taken.revision == 2)
      #expect(try await ben.get(taken.id).state == .booked)
      #expect(try await ben.waitlist().isEmpty)
      await expectRefusal(.failedPrecondition, "OFFER_ENDED") { try await ben.accept(taken.id) }
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(tutor, at: "2026-11-25 10:00")
      }
    }
  }

  @Test("An offer is no appointment yet: no list and no calendar has it, and nobody is invited")
  func notBooked() async throws {
    try await TestCampus.with { campus in
      let ben = try campus.client(.ben)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      let leader = try campus.client(.programmeLeader)
      let own = try await ben.appointments(ofStudent: campus.id(.ben))
      let theirs = try await leader.appointments(ofStaff: campus.id(.programmeLeader))
      #expect(own.appointments.isEmpty && theirs.appointments.isEmpty)
      for client in [ben, leader] {
        let text = try await client.unary(
          CalendarService.export, .with { $0.purpose = .academicAdvice })
        #expect(!text.ics.contains("BEGIN:VEVENT"))
        await expectRefusal(.failedPrecondition, "NOT_BOOKED") {
          try await client.unary(
            CalendarService.getInvitation,
            .with {
              $0.appointmentID = offer
              $0.purpose = .academicAdvice
            })
        }
      }
    }
  }

  @Test(
    "An offer holds the time against everybody but its student, until it expires to the millisecond"
  )
  func held() async throws {
    try await TestCampus.with { campus in
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let leader = campus.id(.programmeLeader)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(leader, at: "2026-11-25 10:00")
      }
      let day = "2026-11-25"
      let seen = try await ada.slots(with: leader, from: day, to: day)
      #expect(!seen.contains("2026-11-25 10:00"))
      let own = try await ben.slots(with: leader, from: day, to: day)
      #expect(own.contains("2026-11-25 10:00"))

      campus.now = Instant.utc("2026-11-23 21:00").adding(milliseconds: -1)
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ada.book(leader, at: "2026-11-25 10:00")
      }
      campus.now = .utc("2026-11-23 21:00")
      await expectRefusal(.failedPrecondition, "OFFER_ENDED") { try await ben.accept(offer) }
      // Nothing had to happen for it: the row of the offer is in the table still.
      _ = try await ada.book(leader, at: "2026-11-25 10:00")
      #expect(
        try campus.count("select count(*) from appointment where state = 'offered'") == 1)
    }
  }

  @Test(
    "Nobody has to wait, decline or take anything: who lets it go keeps their place", .tags(.s23))
  func declined() async throws {
    try await TestCampus.with { campus in
      let ben = try campus.client(.ben)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      let after = try await ben.decline(offer)
      #expect(after.state == .waiting && after.position == 1 && !after.hasOffer)
      await expectRefusal(.failedPrecondition, "OFFER_ENDED") { try await ben.accept(offer) }
      // It is not offered to them again, and free for all.
      #expect(
        try campus.count("select count(*) from appointment where state = 'offered'") == 0)
      _ = try await campus.client(.ada).book(campus.id(.programmeLeader), at: "2026-11-25 10:00")
    }
  }

  @Test("What nobody takes in time goes to the next, once, in the minute's pass after its end")
  func expired() async throws {
    try await TestCampus.with { campus in
      let extra = try await campus.students(2, on: "CS")
      let leader = campus.id(.programmeLeader)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      let next = try campus.client(.portal, id: extra[0])
      let last = try campus.client(.portal, id: extra[1])
      _ = try await next.joinWaitlist(leader)
      _ = try await last.joinWaitlist(leader)
      campus.now = Instant.utc("2026-11-23 21:00").adding(milliseconds: -1)
      #expect(await campus.passOnOffers() == 0)
      #expect(try await next.waitlist().first?.hasOffer == false, "It is not over yet.")

      campus.now = .utc("2026-11-23 22:00")
      #expect(await campus.passOnOffers() == 1)
      #expect(await campus.passOnOffers() == 0)
      let passed = try #require(try await next.waitlist().first?.offer)
      #expect(passed.start.utc == "2026-11-25 10:00" && passed.appointmentID != offer)
      #expect(passed.expires.utc == "2026-11-24 10:00")
      #expect(try await last.waitlist().first?.hasOffer == false)
      #expect(try await campus.client(.ben).waitlist().first?.hasOffer == false)
      #expect(
        try campus.count("select count(*) from appointment where state = 'lapsed'") == 1)
      #expect(
        try campus.count("select count(*) from appointment where state = 'offered'") == 1)
    }
  }

  @Test("Moving frees a time too, and handing over does")
  func moved() async throws {
    try await TestCampus.with { campus in
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let tutor = campus.id(.tutor)
      let booked = try await ada.book(tutor, at: "2026-11-25 10:00")
      _ = try await ben.joinWaitlist(tutor)
      _ = try await ada.reschedule(booked, to: "2026-11-25 11:00")
      let offer = try #require(try await ben.waitlist().first?.offer)
      #expect(offer.start.utc == "2026-11-25 10:00")
      _ = try await ben.decline(offer.appointmentID)
      _ = try await campus.client(.admin).unary(
        DirectoryService.changeTutor,
        .with {
          $0.change = .with {
            $0.studentCampusID = "S001"
            $0.staffCampusID = "T008"
            $0.replacesStaffCampusID = "T001"
            $0.from = .day("2026-11-24")
            $0.appointments = .handOver
          }
        })
      #expect(try await ben.waitlist().first?.offer.start.utc == "2026-11-25 11:00")
    }
  }

  @Test("Times that the member of staff opens go to those who wait, in their order, one each")
  func opened() async throws {
    try await TestCampus.with { campus in
      let staff = campus.id(.programmeLeader)
      let leader = try campus.client(.programmeLeader)
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      _ = try await ada.joinWaitlist(staff, from: "2026-11-28", to: "2026-11-28")
      _ = try await ben.joinWaitlist(staff)
      let third = try campus.client(.portal, id: try await campus.students(1, on: "CS")[0])
      _ = try await third.joinWaitlist(staff)
      // What others could have booked all along is no reason for an offer.
      var availability = try await leader.unary(BookingService.getAvailability, .init())
      availability = try await leader.unary(
        BookingService.setAvailability,
        .with {
          $0.weeklyRules = availability.weeklyRules
          $0.revision = availability.revision
        })
      #expect(
        try campus.count("select count(*) from appointment where state = 'offered'") == 0)

      // A Saturday and a Sunday, on which nothing was offered.
      for (day, minutes) in [("2026-11-29", 600...630), ("2026-11-28", 600...660)] {
        availability = try await leader.unary(
          BookingService.addAvailabilityException,
          .with {
            $0.revision = availability.revision
            $0.exception = .with {
              $0.kind = .open
              $0.date = .day(day)
              $0.startMinute = Int32(minutes.lowerBound)
              $0.endMinute = Int32(minutes.upperBound)
              $0.slotMinutes = 30
            }
          })
      }
      var offers: [String] = []
      for client in [ada, ben, third] {
        offers.append(try await client.waitlist()[0].offer.start.utc)
      }
      #expect(offers == ["2026-11-28 10:00", "2026-11-29 10:00", "2026-11-28 10:30"])
      #expect(try await ben.inboxItems().map(\.kind) == [.waitlistOffer])
      #expect(
        try campus.count("select count(*) from appointment where state = 'offered'") == 3)
    }
  }

  @Test("Who let a time go is not asked for it again when it is closed and opened")
  func reopened() async throws {
    try await TestCampus.with { campus in
      let leader = try campus.client(.programmeLeader)
      let ben = try campus.client(.ben)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      _ = try await ben.decline(offer)
      var availability = try await leader.unary(BookingService.getAvailability, .init())
      availability = try await leader.unary(
        BookingService.addAvailabilityException,
        .with {
          $0.revision = availability.revision
          $0.exception = .with {
            $0.kind = .closed
            $0.date = .day("2026-11-25")
            $0.startMinute = 600
            $0.endMinute = 630
          }
        })
      _ = try await leader.unary(
        BookingService.removeAvailabilityException,
        .with {
          $0.revision = availability.revision
          $0.exceptionID = availability.exceptions[0].id
        })
      #expect(try await ben.waitlist().first?.hasOffer == false)
    }
  }

  @Test("Whoever cannot book the time is passed over, and the one after them gets it")
  func passedOver() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      let extra = try await campus.students(3, on: "CS")
      let clients = try extra.map { try campus.client(.portal, id: $0) }
      let booked = try await campus.client(.ada).book(leader, at: "2026-11-25 10:00")
      // Other days, another appointment then, and a link that has ended by then.
      _ = try await clients[0].joinWaitlist(leader, from: "2026-11-26", to: "2026-11-27")
      _ = try await campus.client(.ben).joinWaitlist(leader)
      _ = try await campus.client(.ben).book(campus.id(.tutor), at: "2026-11-25 10:00")
      _ = try await clients[1].joinWaitlist(leader)
      try campus.change(
        "update enrolment_period set to_date = '2026-11-24' where student_id = $1", extra[1])
      _ = try await clients[2].joinWaitlist(leader)
      _ = try await campus.client(.ada).cancel(booked)
      #expect(try await clients[0].waitlist().first?.hasOffer == false)
      #expect(try await campus.client(.ben).waitlist().first?.hasOffer == false)
      #expect(try await clients[1].waitlist().first?.hasOffer == false)
      #expect(try await clients[2].waitlist().first?.hasOffer == true)
    }
  }

  @Test("Eligibility is asked again when it is taken")
  func askedAgain() async throws {
    try await TestCampus.with { campus in
      let ben = try campus.client(.ben)
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      try campus.change(
        "update enrolment_period set to_date = '2026-11-24' where student_id = $1",
        campus.id(.ben))
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ben.accept(offer)
      }
      try campus.change(
        "update enrolment_period set to_date = null where student_id = $1", campus.id(.ben))
      _ = try await ben.book(campus.id(.tutor), at: "2026-11-25 10:00")
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") { try await ben.accept(offer) }
    }
  }

  @Test(
    "A person takes an offer: the student, their tutor or the host; never a system", .tags(.s25))
  func byPeople() async throws {
    try await TestCampus.with { campus in
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      for person in Person.allCases
      where ![.ben, .tutor, .programmeLeader].contains(person) {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.accept(offer) }
        await expectRefusal(.permissionDenied) { try await client.decline(offer) }
      }
      // For the student a campus system acts as the student.
      let taken = try await campus.client(.portal, onBehalfOf: .ben).accept(offer)
      #expect(taken.state == .booked)
    }
  }

  @Test("The host sees who waits, which is recorded; a student only their own place", .tags(.s10))
  func seen() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      _ = try await campus.client(.ada).joinWaitlist(leader)
      _ = try await campus.client(.ben).joinWaitlist(leader)
      let mine = try await campus.client(.ben).waitlist()
      #expect(mine.map(\.position) == [2] && mine.map(\.studentName) == [""])
      let queue = try await campus.client(.programmeLeader).queue(of: leader)
      #expect(queue.map(\.studentName) == ["Ada Student", "Ben Student"])
      #expect(queue.map(\.position) == [1, 2])
      #expect(
        try campus.count(
          "select count(*) from access_log where subject_id = $1", campus.id(.ada)) == 1)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await campus.client(.programmeLeader).queue(of: leader, purpose: .unspecified)
      }
      for person in [Person.ada, .tutor, .stranger, .itSupport, .admin, .records] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.queue(of: leader) }
      }
    }
  }

  @Test("Joining is refused where it makes no sense, with the reason")
  func refused() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await ada.joinWaitlist(campus.id(.stranger))
      }
      await expectRefusal(.invalidArgument, fields: ["to"]) {
        try await ada.joinWaitlist(campus.id(.tutor), from: "2026-11-20", to: "2026-11-22")
      }
      await expectRefusal(.invalidArgument, fields: ["staff_id"]) {
        try await ada.joinWaitlist("nobody")
      }
      for staff in [Person.tutor, .programmeLeader, .moduleLeader] {
        _ = try await ada.joinWaitlist(campus.id(staff))
      }
      await expectRefusal(.failedPrecondition, "ALREADY_WAITING") {
        try await ada.joinWaitlist(campus.id(.tutor))
      }
      await expectRefusal(.failedPrecondition, "TOO_MANY_LIVE") {
        try await ada.joinWaitlist(campus.id(.programmeStaff))
      }
      let entry = try await ada.waitlist()[0]
      await expectRefusal(.permissionDenied) {
        try await campus.client(.ben).leaveWaitlist(entry.id)
      }
      #expect(try await ada.leaveWaitlist(entry.id).state == .left)
      await expectRefusal(.failedPrecondition, "ALREADY_ENDED") {
        try await ada.leaveWaitlist(entry.id)
      }
      _ = try await ada.joinWaitlist(campus.id(.programmeStaff))
    }
  }

  @Test("Fifty wait for a member of staff, and no more")
  func full() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      for student in try await campus.students(50, on: "CS") {
        _ = try await campus.client(.portal, id: student).joinWaitlist(leader)
      }
      await expectRefusal(.failedPrecondition, "TOO_MANY_LIVE") {
        try await campus.client(.ada).joinWaitlist(leader)
      }
    }
  }

  @Test(
    "Of an acceptance and a booking by somebody else at the end of the offer one gets the time",
    .tags(.raceFree), arguments: [-1, 0] as [Int64])
  func race(milliseconds: Int64) async throws {
    try await TestCampus.with { campus in
      let offer = try await campus.offer(to: .ben, from: .programmeLeader, freedBy: .ada)
      campus.now = Instant.utc("2026-11-23 21:00").adding(milliseconds: milliseconds)
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let leader = campus.id(.programmeLeader)
      async let one = succeeds { try await ben.accept(offer) }
      async let other = succeeds { try await ada.book(leader, at: "2026-11-25 10:00") }
      let done = [await one, await other]
      // Before its end it is the student's, afterwards nobody's.
      #expect(done == (milliseconds < 0 ? [true, false] : [false, true]))
      #expect(
        try campus.count("select count(*) from appointment where state = 'booked'") == 1)
    }
  }

  @Test("Two times that become free at once are offered to two, and each to one", .tags(.raceFree))
  func twoCancels() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      let extra = try await campus.students(3, on: "CS")
      let clients = try extra.map { try campus.client(.portal, id: $0) }
      let (ada, ben) = (try campus.client(.ada), try campus.client(.ben))
      let first = try await ada.book(leader, at: "2026-11-25 10:00")
      let second = try await ben.book(leader, at: "2026-11-25 11:00")
      for client in clients { _ = try await client.joinWaitlist(leader) }
      async let one = ada.cancel(first)
      async let other = ben.cancel(second)
      _ = try await [one, other]
      var offers: [Bool] = []
      for client in clients { offers.append(try await client.waitlist()[0].hasOffer) }
      #expect(offers == [true, true, false])
      #expect(
        try campus.count(
          "select count(distinct start_at) from appointment where state = 'offered'") == 2)
    }
  }

  @Test("There is no offer where the notice leaves no time to say so")
  func tooLate() async throws {
    try await TestCampus.with { campus in
      let leader = campus.id(.programmeLeader)
      _ = try await campus.client(.programmeLeader).unary(
        BookingService.setBookingSettings,
        .with {
          $0.settings = .with { $0.minimumNoticeMinutes = 1_440 }
          $0.revision = 1
        })
      let ada = try campus.client(.ada)
      let near = try await ada.book(leader, at: "2026-11-24 10:00")
      let far = try await ada.book(leader, at: "2026-11-24 11:00")
      let ben = try campus.client(.ben)
      _ = try await ben.joinWaitlist(leader)
      campus.now = .utc("2026-11-23 10:00")
      _ = try await ada.cancel(near)
      #expect(try await ben.waitlist().first?.hasOffer == false)
      _ = try await ada.cancel(far)
      #expect(try await ben.waitlist().first?.offer.expires.utc == "2026-11-23 11:00")
    }
  }
}

extension TestCampus {
  /// Has somebody cancel a time on 2026-11-25 at 10:00 that another waits for, and gives the offer's id.
  fileprivate func offer(
    to student: Person, from staff: Person, freedBy other: Person
  ) async throws -> String {
    let booked = try await client(other).book(id(staff), at: "2026-11-25 10:00")
    _ = try await client(student).joinWaitlist(id(staff))
    _ = try await client(other).cancel(booked)
    return try #require(try await client(student).waitlist().first?.offer.appointmentID)
  }

  /// More students of a programme, by id.
  func students(_ count: Int, on programme: String) async throws -> [String] {
    let records = try client(.records)
    var ids: [String] = []
    for number in 0..<count {
      let campusID = "W\(number)"
      ids.append(try await records.put(Pastoral_V1_Student.student(campusID, "w\(number)")).id)
      _ = try await records.put(
        Pastoral_V1_EnrolmentPeriod.with {
          $0.studentCampusID = campusID
          $0.programmeCode = programme
          $0.from = .day("2026-09-21")
        })
    }
    return ids
  }

  /// Has the server pass on what has expired by its clock, and says how many that were.
  fileprivate func passOnOffers() async -> Int {
    await withCheckedContinuation { done in
      server.expiredOffers.passOn { done.resume(returning: $0) }
    }
  }
}

/// Whether a call was not refused.
private func succeeds<Reply>(_ call: () async throws -> Reply) async -> Bool {
  do {
    _ = try await call()
    return true
  } catch {
    return false
  }
}

extension Client {
  func joinWaitlist(
    _ staff: String, from: String? = nil, to: String? = nil
  ) async throws -> Pastoral_V1_WaitlistEntry {
    try await unary(
      WaitlistService.joinWaitlist,
      .with {
        $0.staffID = staff
        if let from { $0.from = .day(from) }
        if let to { $0.to = .day(to) }
      })
  }

  func leaveWaitlist(_ id: String) async throws -> Pastoral_V1_WaitlistEntry {
    try await unary(WaitlistService.leaveWaitlist, .with { $0.entryID = id })
  }

  func waitlist() async throws -> [Pastoral_V1_WaitlistEntry] {
    try await unary(WaitlistService.listWaitlist, .init()).entries
  }

  func queue(
    of staff: String, purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> [Pastoral_V1_WaitlistEntry] {
    try await unary(
      WaitlistService.listWaitlist,
      .with {
        $0.staffID = staff
        $0.purpose = purpose
      }
    ).entries
  }

  func accept(_ offer: String) async throws -> Pastoral_V1_Appointment {
    try await unary(WaitlistService.acceptOffer, .with { $0.appointmentID = offer })
  }

  func decline(_ offer: String) async throws -> Pastoral_V1_WaitlistEntry {
    try await unary(WaitlistService.declineOffer, .with { $0.appointmentID = offer })
  }

  func inboxItems() async throws -> [Pastoral_V1_InboxItem] {
    try await unary(InboxService.list, .init()).items
  }
}
