import Domain
import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("Appointments of cases", .timeLimit(.minutes(10)))
struct CaseAppointmentTests {
  @Test("The team books, moves and cancels by the practitioner's own hours; the student is told")
  func life() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let practitioner = campus.id(.programmeLeader)
      #expect(
        try await lead.caseSlots(with: practitioner, of: found.id, on: "2026-11-24") == [
          "2026-11-24 10:00", "2026-11-24 10:30", "2026-11-24 11:00", "2026-11-24 11:30",
        ])
      let booked = try await lead.bookCase(
        found.id, with: practitioner, at: "2026-11-24 10:30", place: "Quokka room", key: "once")
      #expect(booked.id.hasPrefix("apt_") && booked.revision == 1 && booked.state == .booked)
      #expect(booked.caseID == found.id && booked.studentName == "Ada Student")
      #expect(booked.practitionerName == "programmeLeader Staff")
      #expect(booked.end.utc == "2026-11-24 11:00" && booked.place == "Quokka room")
      let again = try await lead.bookCase(
        found.id, with: practitioner, at: "2026-11-24 10:30", place: "Quokka room", key: "once")
      #expect(again == booked)
      #expect(try campus.count("select count(*) from case_appointment") == 1)
      #expect(try await ada.told(of: .meetingChanged) == [booked.id])
      #expect(try await lead.told(of: .meetingChanged) == [])

      #expect(try await lead.caseload().map(\.nextAppointment.utc) == ["2026-11-24 10:30"])
      #expect(try await lead.readCase(found.id).nextAppointment.utc == "2026-11-24 10:30")
      let supervisor = try campus.client(.supervisor)
      #expect(try await !supervisor.readCase(found.id, for: .caseManagement).hasNextAppointment)
      #expect(try await !ada.readCase(found.id, for: .unspecified).hasNextAppointment)

      // Where it is goes with the practitioner's hours unless somebody says so.
      let moved = try await lead.move(booked, to: "2026-11-25 11:00")
      #expect(moved.id == booked.id && moved.revision == 2 && moved.place == "Room 1")
      await expectRefusal(.aborted, "STALE_REVISION") {
        try await lead.move(booked, to: "2026-11-25 11:30")
      }
      #expect(try await lead.caseAppointments(of: found.id).appointments == [moved])
      let cancelled = try await lead.cancel(moved)
      #expect(cancelled.state == .cancelled && cancelled.revision == 3)
      await expectRefusal(.failedPrecondition, "NOT_BOOKED") { try await lead.cancel(cancelled) }
      #expect(try await lead.caseAppointments(of: found.id).appointments.isEmpty)
      let all = try await lead.caseAppointments(of: found.id) { $0.includeCancelled = true }
      #expect(all.appointments == [cancelled])
      #expect(try await lead.caseload().map(\.hasNextAppointment) == [false])
      #expect(try await ada.told(of: .meetingChanged).count == 3)
      // No feed tells of any of it, and no file where it was to be.
      #expect(try campus.count("select count(*) from event where record = $1", booked.id) == 0)
      #expect(try campus.files(with: "Quokka").isEmpty)
    }
  }

  @Test("A student books for themself with the lead or whom they have met, and with nobody else")
  func student() async throws {
    try await TestCampus.with { campus in
      let (allocated, lead, ada) = try await campus.ledCase()
      let found = try await campus.join(.moduleLeader, allocated, by: lead)
      let (leader, member) = (campus.id(.programmeLeader), campus.id(.moduleLeader))
      #expect(
        try await ada.caseSlots(with: leader, on: "2026-11-24", for: .unspecified).count == 4)
      let booked = try await ada.bookCase(with: leader, at: "2026-11-24 10:00")
      #expect(booked.caseID == found.id && booked.place == "Room 1" && booked.studentName.isEmpty)
      #expect(try await lead.told(of: .meetingChanged) == [booked.id])
      #expect(try await ada.ownCaseAppointments(for: .unspecified) == [booked])
      await expectRefusal(.invalidArgument, fields: ["place"]) {
        try await ada.bookCase(with: leader, at: "2026-11-24 11:00", place: "My room")
      }
      // Who else is on the team cannot be tried out: a member, somebody else and nobody are one.
      let others = [member, campus.id(.tutor), "stf_" + String(repeating: "a", count: 26), "x"]
      for other in others {
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await ada.bookCase(found.id, with: other, at: "2026-11-24 11:00")
        }
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await ada.caseSlots(with: other, of: found.id, on: "2026-11-24", for: .unspecified)
        }
        await expectRefusal(.permissionDenied) {
          try await ada.bookCase(with: other, at: "2026-11-24 11:00")
        }
      }
      let met = try await lead.bookCase(found.id, with: member, at: "2026-11-25 10:00")
      #expect(
        try await ada.bookCase(with: member, at: "2026-11-26 10:00").practitionerID == member)
      let moved = try await ada.move(met, to: "2026-11-25 11:00")
      #expect(try await ada.cancel(moved).state == .cancelled)
      // On hold the team still books, the student does not.
      let held = try await lead.unary(
        CaseService.hold,
        .with {
          $0.caseID = found.id
          $0.revision = found.revision
          $0.words = "Exams"
          $0.review = .day("2026-12-20")
        })
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await ada.bookCase(found.id, with: leader, at: "2026-11-27 10:00")
      }
      await expectRefusal(.permissionDenied) {
        try await ada.bookCase(with: leader, at: "2026-11-27 10:00")
      }
      #expect(
        try await lead.bookCase(held.id, with: leader, at: "2026-11-27 10:00").state == .booked)
      #expect(try await ada.cancel(booked).state == .cancelled)
    }
  }

  @Test("What cannot be booked is refused, each for its reason")
  func refusals() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      for (start, reason) in [
        ("2026-11-24 09:00", "SLOT_NOT_OFFERED"), ("2026-11-23 08:00", "IN_THE_PAST"),
      ] {
        await expectRefusal(.failedPrecondition, reason) {
          try await lead.bookCase(found.id, with: leader, at: start)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["start"]) {
        try await lead.unary(
          CaseAppointmentService.book,
          .with {
            $0.caseID = found.id
            $0.practitionerID = leader
          })
      }
      await expectRefusal(.invalidArgument, fields: ["place"]) {
        try await lead.bookCase(
          found.id, with: leader, at: "2026-11-24 10:00",
          place: String(repeating: "a", count: 101))
      }
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.caseSlots(
          with: leader, of: found.id, on: "2026-11-24", for: .academicAdvice)
      }
      // Not on the team, nobody, and somebody whom the directory does not know.
      for other in [campus.id(.tutor), "stf_" + String(repeating: "a", count: 26), "prn_x"] {
        await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
          try await lead.bookCase(found.id, with: other, at: "2026-11-24 10:00")
        }
      }
      let booked = try await lead.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await lead.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      }
      await expectRefusal(.failedPrecondition, "NOT_BEGUN") {
        try await lead.record(.attended, of: booked)
      }
      await expectRefusal(.permissionDenied) { try await ada.record(.attended, of: booked) }
      campus.now = .utc("2026-11-24 10:00")
      await expectRefusal(.invalidArgument, fields: ["attendance"]) {
        try await lead.record(.unspecified, of: booked)
      }
      #expect(try await lead.record(.noShow, of: booked).attendance == .noShow)
      await expectRefusal(.failedPrecondition, "IN_THE_PAST") {
        try await lead.cancel(lead.caseAppointments(of: found.id).appointments[0])
      }
      // It is no no-show of the academic kind.
      let counts = try await campus.client(.tutor).unary(
        BookingService.countAttendance,
        .with {
          $0.studentID = campus.id(.ada)
          $0.purpose = .academicAdvice
        })
      #expect(counts.noShows == 0)
    }
  }

  @Test(
    "Nobody else comes near them: not the tutor, another student, another line, a campus system",
    .tags(.w14))
  func denied() async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      let booked = try await lead.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      var clients = try [
        Person.tutor, .ben, .practitioner, .colleague, .moduleLeader, .disabilityAdviser,
        .supervisor, .itSupport, .admin, .dataProtectionOfficer, .records, .portal,
      ].map { try campus.client($0) }
      clients.append(try campus.client(.portal, onBehalfOf: .ada))
      for client in clients {
        await expectRefusal(.permissionDenied) {
          try await client.caseSlots(with: leader, of: found.id, on: "2026-11-24")
        }
        await expectRefusal(.permissionDenied) {
          try await client.bookCase(found.id, with: leader, at: "2026-11-24 11:00")
        }
        await expectRefusal(.permissionDenied) {
          try await client.move(booked, to: "2026-11-24 11:00")
        }
        await expectRefusal(.permissionDenied) { try await client.cancel(booked) }
        await expectRefusal(.permissionDenied) { try await client.record(.attended, of: booked) }
        await expectRefusal(.permissionDenied) { try await client.caseAppointments(of: found.id) }
        await expectRefusal(.permissionDenied) {
          try await client.get(booked.id, purpose: .academicAdvice)
        }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.portal, onBehalfOf: .ada).ownCaseAppointments()
      }
      #expect(try await campus.client(.ben).ownCaseAppointments(for: .unspecified).isEmpty)
      // A seal leaves it to those who are named; the student is.
      let sealed = try await lead.change(found, CaseService.seal)
      #expect(try await lead.caseAppointments(of: sealed.id).appointments.count == 1)
      #expect(
        try await campus.client(.ada).bookCase(with: leader, at: "2026-11-25 10:00").revision == 1)
    }
  }

  // MARK: One truth about who is busy

  @Test("A practitioner's time is held once, whichever of their appointments holds it")
  func oneTruth() async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      let (leader, ben) = (campus.id(.programmeLeader), try campus.client(.ben))
      let held = try await lead.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      #expect(
        try await ben.slots(with: leader, from: "2026-11-24", to: "2026-11-24") == [
          "2026-11-24 10:30", "2026-11-24 11:00", "2026-11-24 11:30",
        ])
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await ben.book(leader, at: "2026-11-24 10:00")
      }
      let taken = try await ben.book(leader, at: "2026-11-24 11:00")
      #expect(
        try await lead.caseSlots(with: leader, of: found.id, on: "2026-11-24") == [
          "2026-11-24 10:30", "2026-11-24 11:30",
        ])
      await expectRefusal(.failedPrecondition, "SLOT_TAKEN") {
        try await lead.bookCase(found.id, with: leader, at: "2026-11-24 11:00")
      }
      // A buffer is kept to either.
      let availability = try await lead.unary(BookingService.getAvailability, .init())
      _ = try await lead.unary(
        BookingService.setBookingSettings,
        .with {
          $0.revision = availability.revision
          $0.settings.bufferAfterMinutes = 10
          $0.settings.openBookingsMax = 1
        })
      await expectRefusal(.failedPrecondition, "BUFFER") {
        try await ben.reschedule(taken, to: "2026-11-24 10:30")
      }
      await expectRefusal(.failedPrecondition, "BUFFER") {
        try await lead.bookCase(found.id, with: leader, at: "2026-11-24 11:30")
      }
      // A limit counts the appointments of its own kind alone.
      let ada = try campus.client(.ada)
      #expect(try await ada.book(leader, at: "2026-11-25 10:00").state == .booked)
      await expectRefusal(.failedPrecondition, "LIMIT_REACHED") {
        try await ada.bookCase(with: leader, at: "2026-11-25 11:00")
      }
      _ = try await lead.cancel(held)
      #expect(
        try await ada.bookCase(with: leader, at: "2026-11-25 11:00").state == .booked)
    }
  }

  @Test("Of two who book one practitioner's time from both sides one gets it", .tags(.raceFree))
  func race() async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      let (leader, ben) = (campus.id(.programmeLeader), try campus.client(.ben))
      for time in ["10:00", "10:30", "11:00", "11:30"] {
        let start = "2026-11-24 \(time)"
        async let before = Self.isBooked {
          try await lead.bookCase(found.id, with: leader, at: start)
        }
        async let academic = Self.isBooked { try await ben.book(leader, at: start) }
        async let after = Self.isBooked {
          try await lead.bookCase(found.id, with: leader, at: start)
        }
        let booked = await [before, academic, after]
        #expect(booked.count { $0 } == 1, "\(start)")
      }
      let (all, ofCases) = (
        try campus.count("select count(*) from appointment"),
        try campus.count("select count(*) from case_appointment")
      )
      #expect(all + ofCases == 4)
    }
  }

  private static func isBooked<Reply>(_ call: () async throws -> Reply) async -> Bool {
    (try? await call()) != nil
  }

  @Test(
    "Who else books for the student does not learn of them; the student is told that they are busy",
    .tags(.w14, .calendarPrivacy))
  func leak() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let (leader, tutor) = (campus.id(.programmeLeader), campus.id(.tutor))
      let hidden = try await lead.bookCase(
        found.id, with: leader, at: "2026-11-24 10:00", place: "Quokka room")
      let day = "2026-11-24"
      // The student's own eyes.
      #expect(
        try await ada.slots(with: tutor, from: day, to: day) == [
          "\(day) 10:30", "\(day) 11:00", "\(day) 11:30",
        ])
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") {
        try await ada.book(tutor, at: "\(day) 10:00")
      }
      await expectRefusal(.failedPrecondition, "NOBODY_FREE") {
        try await ada.unary(
          BookingService.bookAny,
          .with {
            $0.start = .utc("\(day) 10:00")
            $0.relations = [.personalTutor]
          })
      }
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") {
        try await ada.unary(
          BookingService.bookSeries,
          .with {
            $0.staffID = tutor
            $0.start = .utc("\(day) 10:00")
            $0.everyWeeks = 1
            $0.count = 2
          })
      }
      // Everybody else's: the tutor, and a campus system that acts for the student.
      let (host, portal) = (
        try campus.client(.tutor), try campus.client(.portal, onBehalfOf: .ada)
      )
      for client in [host, portal] {
        let student = client === host ? campus.id(.ada) : ""
        #expect(
          try await client.slots(with: tutor, of: student, from: day, to: day).first
            == "\(day) 10:00")
      }
      let booked = try await host.book(tutor, at: "\(day) 10:00", for: campus.id(.ada))
      let moved = try await host.reschedule(booked, to: "\(day) 10:30")
      _ = try await host.reschedule(moved, to: "\(day) 10:00")
      let listed = try await host.appointments(ofStudent: campus.id(.ada))
      #expect(listed.appointments.map(\.id) == [booked.id])
      let replies = [
        try await host.appointments(ofStudent: campus.id(.ada)).textFormatString(),
        try await portal.appointments(ofStudent: campus.id(.ada)).textFormatString(),
        try await host.unary(
          CalendarService.export, .with { $0.purpose = .academicAdvice }
        ).textFormatString(),
        try await portal.unary(CalendarService.export, .init()).textFormatString(),
      ]
      for reply in replies {
        for word in [hidden.id, found.id, leader, "programmeLeader", "Quokka"] {
          #expect(!reply.contains(word), "\(word)")
        }
      }
      let feed = try await campus.client(.records).unary(EventService.list, .init()).events
      #expect(!feed.contains { [hidden.id, found.id].contains($0.recordID) })
      // The student sees both.
      #expect(try await ada.ownCaseAppointments(for: .unspecified).map(\.id) == [hidden.id])
      #expect(try await ada.appointments(ofStudent: campus.id(.ada)).appointments.count == 1)
    }
  }

  @Test("A time is offered to who waits for it although they are busy so, and they cannot take it")
  func waitlist() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let tutor = campus.id(.tutor)
      let ben = try campus.client(.ben)
      let taken = try await ben.book(tutor, at: "2026-11-25 10:00")
      _ = try await ada.unary(
        WaitlistService.joinWaitlist,
        .with {
          $0.staffID = tutor
          $0.from = .day("2026-11-25")
          $0.to = .day("2026-11-25")
        })
      _ = try await lead.bookCase(
        found.id, with: campus.id(.programmeLeader), at: "2026-11-25 10:00")
      _ = try await ben.cancel(taken)
      let offers = try await ada.told(of: .waitlistOffer)
      #expect(offers.count == 1)
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") {
        try await ada.unary(
          WaitlistService.acceptOffer, .with { $0.appointmentID = offers.first ?? "" })
      }
    }
  }

  @Test("The team of one case does not learn of another's appointments", .tags(.w14))
  func twoCases() async throws {
    try await TestCampus.with { campus in
      let (found, _, _) = try await campus.ledCase()
      try await campus.employ(.programmeStaff, in: .disability)
      let second = try await campus.client(.ada).openCase(.disability)
      _ = try await campus.client(.disabilitySupervisor).allocate(
        second, to: campus.id(.programmeStaff))
      let (first, other) = (
        try campus.client(.programmeLeader), try campus.client(.programmeStaff)
      )
      let (leader, staff) = (campus.id(.programmeLeader), campus.id(.programmeStaff))
      _ = try await first.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      await expectRefusal(.failedPrecondition, "STUDENT_BUSY") {
        try await campus.client(.ada).bookCase(with: staff, at: "2026-11-24 10:00")
      }
      #expect(
        try await other.bookCase(second.id, with: staff, at: "2026-11-24 10:00").state == .booked)
      #expect(try await other.caseAppointments(of: second.id).appointments.count == 1)
      #expect(
        try await campus.client(.ada).ownCaseAppointments(for: .unspecified).map(\.practitionerID)
          .sorted() == [leader, staff].sorted())
    }
  }

  // MARK: What happens to the case

  @Test("Closing a case cancels what is ahead, frees its time and tells the student")
  func closing() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      let past = try await lead.bookCase(found.id, with: leader, at: "2026-11-23 10:00")
      let ahead = try await lead.bookCase(found.id, with: leader, at: "2026-11-24 10:00")
      campus.now = .utc("2026-11-23 12:00")
      _ = try await lead.change(found, CaseService.close)
      let kept = try await lead.caseAppointments(of: found.id) { $0.includeCancelled = true }
      #expect(kept.appointments.map(\.state) == [.booked, .cancelled])
      #expect(try await ada.told(of: .meetingChanged) == [ahead.id, ahead.id, past.id])
      #expect(try await ada.ownCaseAppointments(for: .unspecified).isEmpty)
      #expect(
        try await campus.client(.ben).book(leader, at: "2026-11-24 10:00").state == .booked)
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await lead.bookCase(found.id, with: leader, at: "2026-11-24 11:00")
      }
      await expectRefusal(.failedPrecondition, "CASE_STATE") {
        try await ada.bookCase(found.id, with: leader, at: "2026-11-24 11:00")
      }
      #expect(try await lead.record(.attended, of: past).attendance == .attended)
    }
  }

  @Test(
    "What a practitioner has booked who leaves the case, or may not go on, is the lead's to see")
  func flagged() async throws {
    try await TestCampus.with { campus in
      let (allocated, lead, ada) = try await campus.ledCase()
      let found = try await campus.join(.moduleLeader, allocated, by: lead)
      let member = try campus.client(.moduleLeader)
      let id = campus.id(.moduleLeader)
      let booked = try await lead.bookCase(found.id, with: id, at: "2026-11-25 10:00")
      let begun = try await lead.bookCase(found.id, with: id, at: "2026-11-23 10:00")
      _ = try await lead.unary(
        CaseTeamService.endMember,
        .with {
          $0.caseID = found.id
          $0.revision = found.revision
          $0.memberID = id
          $0.words = "Has left the group"
        })
      #expect(try await lead.told(of: .meetingFlagged) == [booked.id, begun.id])
      let flagged = try await lead.caseAppointments(of: found.id) { $0.onlyFlagged = true }
      #expect(flagged.appointments.map(\.attention) == [.linkEnded, .linkEnded])
      #expect(
        try await ada.ownCaseAppointments(for: .unspecified).allSatisfy {
          $0.attention == .unspecified && !$0.practitionerName.isEmpty
        })
      // Who has left knows that their time is held, and by nobody.
      let own = try await member.ownCaseAppointments()
      #expect(own.map(\.id) == [begun.id, booked.id])
      #expect(own.allSatisfy { $0.caseID.isEmpty && $0.studentID.isEmpty && $0.place.isEmpty })
      await expectRefusal(.permissionDenied) { try await member.cancel(booked) }
      await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
        try await lead.move(booked, to: "2026-11-25 11:00")
      }
      campus.now = .utc("2026-11-23 11:00")
      await expectRefusal(.permissionDenied) { try await member.record(.attended, of: begun) }
      #expect(try await lead.record(.attended, of: begun).attendance == .attended)
      #expect(try await lead.cancel(booked).state == .cancelled)
      #expect(try await member.told(of: .meetingChanged) == [booked.id, begun.id, booked.id])
    }
  }

  @Test("A conflict of interest and a closed day are seen, and pass again")
  func flagsPass() async throws {
    try await TestCampus.with { campus in
      let (allocated, lead, _) = try await campus.ledCase()
      let found = try await campus.join(.moduleLeader, allocated, by: lead, until: "2026-11-25")
      let id = campus.id(.moduleLeader)
      // Not beyond the last day on which they are named.
      await expectRefusal(.failedPrecondition, "STAFF_NOT_ASSOCIATED") {
        try await lead.bookCase(found.id, with: id, at: "2026-11-26 10:00")
      }
      let booked = try await lead.bookCase(found.id, with: id, at: "2026-11-25 10:00")
      func attention() async throws -> [Pastoral_V1_Attention] {
        try await lead.caseAppointments(of: found.id).appointments.map(\.attention)
      }
      _ = try await campus.client(.moduleLeader).unary(
        CaseTeamService.declareConflict,
        .with {
          $0.studentID = campus.id(.ada)
          $0.words = "A neighbour"
        })
      #expect(try await attention() == [.linkEnded])
      await expectRefusal(.failedPrecondition, "NOT_ELIGIBLE") {
        try await lead.bookCase(found.id, with: id, at: "2026-11-25 11:00")
      }
      _ = try await campus.client(.supervisor).unary(
        CaseTeamService.withdrawConflict,
        .with {
          $0.studentID = campus.id(.ada)
          $0.principalID = id
        })
      #expect(try await attention() == [.unspecified])
      let closed = try await campus.client(.admin).close("2026-11-25", "2026-11-25", "Strike")
      #expect(try await attention() == [.closedDay])
      #expect(try await lead.told(of: .meetingFlagged) == [booked.id, booked.id])
      _ = try await campus.client(.admin).unary(
        BookingService.removeClosure, .with { $0.closureID = closed.id })
      #expect(try await attention() == [.unspecified])
    }
  }

  @Test("Both who meet are reminded once, of a time that is moved near at once")
  func reminders() async throws {
    try await TestCampus.with { campus in
      let (found, lead, ada) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      let booked = try await lead.bookCase(found.id, with: leader, at: "2026-11-26 10:00")
      campus.now = .utc("2026-11-25 10:00")
      #expect(await campus.remindOfAll() == 1)
      #expect(await campus.remindOfAll() == 0)
      #expect(try await ada.told(of: .meetingSoon) == [booked.id])
      #expect(try await lead.told(of: .meetingSoon) == [booked.id])
      _ = try await lead.move(booked, to: "2026-11-25 11:00")
      #expect(try await ada.told(of: .meetingSoon) == [booked.id, booked.id])
      let feed = try await campus.client(.records).unary(EventService.list, .init())
      #expect(!feed.events.contains { $0.kind == .appointmentReminder })
    }
  }

  @Test(
    "After the clocks have changed a slot stands at its time on the wall", .tags(.daylightSaving),
    arguments: [
      ("2027-03-30 09:00", "2027-03-30"), ("2027-10-29 09:00", "2027-10-29"),
      ("2027-11-01 10:00", "2027-11-01"),
    ])
  func clockChanges(start: String, day: String) async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      #expect(
        try await lead.caseSlots(with: leader, of: found.id, on: day).first == start)
      let booked = try await lead.bookCase(found.id, with: leader, at: start)
      #expect(booked.start.utc == start)
    }
  }

  @Test("Lists come in pages by start")
  func pages() async throws {
    try await TestCampus.with { campus in
      let (found, lead, _) = try await campus.ledCase()
      let leader = campus.id(.programmeLeader)
      for start in ["2026-11-25 10:00", "2026-11-24 10:00", "2026-11-26 10:00"] {
        _ = try await lead.bookCase(found.id, with: leader, at: start)
      }
      let first = try await lead.caseAppointments(of: found.id) { $0.pageSize = 2 }
      let second = try await lead.caseAppointments(of: found.id) {
        $0.pageSize = 2
        $0.pageToken = first.nextPageToken
      }
      #expect(
        (first.appointments + second.appointments).map(\.start.utc) == [
          "2026-11-24 10:00", "2026-11-25 10:00", "2026-11-26 10:00",
        ])
      #expect(second.nextPageToken.isEmpty)
      #expect(try await lead.ownCaseAppointments().count == 3)
      await expectRefusal(.invalidArgument, fields: ["purpose"]) {
        try await lead.ownCaseAppointments(for: .unspecified)
      }
    }
  }
}
