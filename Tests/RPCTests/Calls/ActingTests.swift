import Messages
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("F1: campus systems that act for people")
struct ActingTests {
  @Test("The portal books for a student: the appointment is the student's")
  func books() async throws {
    try await TestCampus.with { campus in
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      let booked = try await portal.book(campus.id(.tutor), at: "2026-11-23 10:00")
      #expect(booked.studentID == campus.id(.ada))
      #expect(try await campus.client(.ada).get(booked.id).unnamed == booked)

      let who = try await portal.unary(SessionService.whoAmI, .init())
      #expect(who.principalID == campus.id(.portal))
      #expect(who.onBehalfOf == campus.id(.ada))
      #expect(who.roles == ["student"])
    }
  }

  @Test("It is no more than that student: not another one, and no keeper of the directory")
  func bounds() async throws {
    try await TestCampus.with { campus in
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      await expectRefusal(.permissionDenied) { try await portal.getStudent(campus.id(.ben)) }
      await expectRefusal(.permissionDenied) { try await portal.put(.programme("P900")) }
      await expectRefusal(.permissionDenied) {
        try await portal.book(
          campus.id(.tutor), at: "2026-11-23 10:00", for: campus.id(.ben))
      }
    }
  }

  @Test("It acts for a tutor as a tutor, and for an admin who is staff as staff only")
  func staff() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.portal, onBehalfOf: .tutor)
      #expect(try await tutor.getStudent(campus.id(.ada)).email == "ada@example.ac.uk")
      let admin = try campus.client(.portal, onBehalfOf: .adminOfStaff)
      await expectRefusal(.permissionDenied) { try await admin.getStudent(campus.id(.ada)) }
      await expectRefusal(.permissionDenied) { try await admin.put(.programme("P900")) }
    }
  }

  @Test(
    "It never acts for offices, services, itself or nobody known, all answered alike",
    arguments: [
      Person.dataProtectionOfficer, .admin, .itSupport, .practitioner, .supervisor,
      .clinicalSupervisor, .secretary, .recordsManager, .records, .portal,
    ])
  func refused(person: Person) async throws {
    try await TestCampus.with { campus in
      var answers: Set<Status?> = []
      for id in [campus.id(person), "stu_" + String(repeating: "a", count: 26), "nonsense"] {
        let portal = try campus.client(.portal, id: id)
        answers.insert(
          await expectRefusal(.permissionDenied) {
            try await portal.unary(DirectoryService.listProgrammes, .init())
          })
      }
      #expect(answers.count == 1)
    }
  }

  @Test("A person does not act for anybody, nor a campus system without that right")
  func noRight() async throws {
    try await TestCampus.with { campus in
      for caller in [Person.tutor, .admin, .records, .ada] {
        let client = try campus.client(caller, onBehalfOf: .ben)
        await expectRefusal(.permissionDenied) { try await client.getStudent(campus.id(.ben)) }
        await expectRefusal(.permissionDenied) {
          try await client.unary(SessionService.whoAmI, .init())
        }
      }
    }
  }

  @Test("It cannot act any more for somebody who was disabled")
  func disabled() async throws {
    try await TestCampus.with { campus in
      let portal = try campus.client(.portal, onBehalfOf: .ada)
      #expect(try await portal.getStudent(campus.id(.ada)).campusID == "S001")
      try campus.change(
        "update principal set state = 'disabled' where id = $1", campus.id(.ada))
      await expectRefusal(.permissionDenied) { try await portal.getStudent(campus.id(.ada)) }
    }
  }
}
