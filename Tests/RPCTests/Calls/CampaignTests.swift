import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Asking a group to book", .tags(.campaigns))
struct CampaignTests {
  @Test("A tutor invites their tutees, who are told; an appointment in these days is the answer")
  func tutees() async throws {
    try await TestCampus.with { campus in
      let (tutor, ada) = (try campus.client(.tutor), try campus.client(.ada))
      let campaign = try await tutor.createCampaign { $0.ownTutees = .init() }
      // Dan is a tutee in the directory still, and on no programme any more.
      #expect(campaign.counts == .of(invited: 2, notYet: 2))
      let told = try await ada.inboxItems().filter { $0.kind == .campaignInvitation }
      #expect(told.map(\.aboutID) == [campaign.id])
      let invitation = try await ada.campaign(campaign.id)
      #expect(invitation.name == "Autumn meetings" && invitation.answer == .notYet)
      #expect(!invitation.hasCounts)

      // Before the days, and with somebody else: neither is what was asked for.
      _ = try await ada.book(campus.id(.tutor), at: "2026-11-27 10:00")
      _ = try await ada.book(campus.id(.programmeLeader), at: "2026-11-30 10:00")
      #expect(try await tutor.campaign(campaign.id).counts.booked == 0)
      let booked = try await ada.book(campus.id(.tutor), at: "2026-11-30 10:30")
      #expect(try await ada.campaign(campaign.id).answer == .booked)
      #expect(
        try await tutor.campaign(campaign.id).counts == .of(invited: 2, booked: 1, notYet: 1))
      _ = try await ada.cancel(booked)
      #expect(try await tutor.campaign(campaign.id).counts.booked == 0)
    }
  }

  @Test(
    "Declining is an answer without consequence; booking afterwards counts as booking", .tags(.s23))
  func declined() async throws {
    try await TestCampus.with { campus in
      let (tutor, ben) = (try campus.client(.tutor), try campus.client(.ben))
      let campaign = try await tutor.createCampaign { $0.ownTutees = .init() }
      #expect(try await ben.declineCampaign(campaign.id).answer == .declined)
      #expect(
        try await tutor.campaign(campaign.id).counts == .of(invited: 2, declined: 1, notYet: 1))
      _ = try await ben.book(campus.id(.tutor), at: "2026-11-30 10:30")
      #expect(try await ben.campaign(campaign.id).answer == .booked)
      #expect(
        try await tutor.campaign(campaign.id).counts == .of(invited: 2, booked: 1, notYet: 1))
    }
  }

  @Test(
    "Of a list each student must be one who may book the owner: others are named by their place")
  func association() async throws {
    try await TestCampus.with { campus in
      let leader = try campus.client(.programmeLeader)
      let ids = [Person.ada, .cat, .ben].map { campus.id($0) } + ["stu_nobody"]
      await expectRefusal(.invalidArgument, fields: ["students.ids[1]", "students.ids[3]"]) {
        try await leader.createCampaign { $0.students.ids = ids }
      }
      #expect(try campus.count("select count(*) from campaign") == 0)
      let two = try await leader.createCampaign { $0.students.ids = [ids[0], ids[2], ids[0]] }
      #expect(two.counts.invited == 2)
      await expectRefusal(.invalidArgument, fields: ["students.ids"]) {
        try await leader.createCampaign { $0.students = .init() }
      }
      await expectRefusal(.invalidArgument, fields: ["students.ids"]) {
        try await leader.createCampaign {
          $0.students.ids = Array(repeating: ids[0], count: 501)
        }
      }
    }
  }

  @Test("A programme or a module is invited by whoever leads it")
  func courses() async throws {
    try await TestCampus.with { campus in
      let programme = try campus.courseID("select id from programme where code = 'CS'")
      let module = try campus.courseID("select id from module where code = 'CS101'")
      let led = try await campus.client(.programmeLeader).createCampaign {
        $0.programmeID = programme
      }
      // Ada, Ben, and Eve whose time begins tomorrow; not Dan, nor Cat.
      #expect(led.counts.invited == 3)
      let taught = try await campus.client(.moduleLeader).createCampaign { $0.moduleID = module }
      #expect(taught.counts.invited == 1)
      for person in [Person.tutor, .stranger, .programmeStaff] {
        let client = try campus.client(person)
        await expectRefusal(.invalidArgument, fields: ["programme_id"]) {
          try await client.createCampaign { $0.programmeID = programme }
        }
      }
      await expectRefusal(.invalidArgument, fields: ["whom"]) {
        try await campus.client(.tutor).createCampaign { _ in }
      }
    }
  }

  @Test(
    "The owner sees who has not booked yet, page by page, which is recorded; nobody else does",
    .tags(.s10))
  func notBooked() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let campaign = try await tutor.createCampaign { $0.ownTutees = .init() }
      let first = try await tutor.notBooked(campaign.id, size: 1)
      let second = try await tutor.notBooked(campaign.id, size: 1, token: first.nextPageToken)
      #expect(
        Set((first.students + second.students).map(\.studentName)) == [
          "Ada Student", "Ben Student",
        ])
      #expect(second.nextPageToken.isEmpty)
      #expect(
        try campus.count(
          "select count(*) from access_log where subject_id = $1", campus.id(.ada)) == 1)
      _ = try await campus.client(.ada).declineCampaign(campaign.id)
      let left = try await tutor.notBooked(campaign.id)
      #expect(left.students.map(\.studentID) == [campus.id(.ben)])
      for person in Person.allCases where person != .tutor {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) { try await client.notBooked(campaign.id) }
        await expectRefusal(.permissionDenied) { try await client.remindCampaign(campaign.id) }
        await expectRefusal(.permissionDenied) { try await client.closeCampaign(campaign.id) }
        guard ![.ada, .ben].contains(person) else { continue }
        await expectRefusal(.permissionDenied) { try await client.campaign(campaign.id) }
        await expectRefusal(.permissionDenied) { try await client.declineCampaign(campaign.id) }
      }
    }
  }

  @Test("Only those who have not answered are reminded, and once a day")
  func reminded() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      let campaign = try await tutor.createCampaign { $0.ownTutees = .init() }
      _ = try await campus.client(.ada).declineCampaign(campaign.id)
      _ = try await tutor.remindCampaign(campaign.id)
      await expectRefusal(.failedPrecondition, "ALREADY_REMINDED") {
        try await tutor.remindCampaign(campaign.id)
      }
      campus.now = .utc("2026-11-24 09:00")
      _ = try await tutor.remindCampaign(campaign.id)
      let reminders = try await campus.client(.ben).inboxItems().filter {
        $0.kind == .campaignReminder
      }
      #expect(reminders.count == 2)
      #expect(
        try await !campus.client(.ada).inboxItems().contains { $0.kind == .campaignReminder })
      #expect(try await tutor.closeCampaign(campaign.id).closed)
      for call in [
        tutor.closeCampaign, tutor.remindCampaign, try campus.client(.ben).declineCampaign,
      ] {
        await expectRefusal(.failedPrecondition, "ALREADY_ENDED") { try await call(campaign.id) }
      }
      #expect(try await tutor.campaigns().isEmpty)
      #expect(try await tutor.campaigns(ended: true) == [campaign.id])
      #expect(try await campus.client(.ben).campaigns(ended: true) == [campaign.id])
    }
  }

  @Test("Every field has its limit, and students invite nobody")
  func refused() async throws {
    try await TestCampus.with { campus in
      let tutor = try campus.client(.tutor)
      await expectRefusal(.invalidArgument, fields: ["name", "message"]) {
        try await tutor.createCampaign {
          $0.name = " "
          $0.message = String(repeating: "x", count: 501)
        }
      }
      await expectRefusal(.invalidArgument, fields: ["first"]) {
        try await tutor.createCampaign { $0.first = .day("2026-11-22") }
      }
      for last in ["2026-11-29", "2027-03-03"] {
        await expectRefusal(.invalidArgument, fields: ["last"]) {
          try await tutor.createCampaign { $0.last = .day(last) }
        }
      }
      for person in [Person.ada, .admin, .practitioner, .records, .itSupport] {
        let client = try campus.client(person)
        await expectRefusal(.permissionDenied) {
          try await client.createCampaign { $0.ownTutees = .init() }
        }
      }
    }
  }
}

extension TestCampus {
  fileprivate func courseID(_ sql: SQL) throws -> String {
    try server.store.read { try $0.row(sql)?.text(0) ?? "" }
  }
}

extension Pastoral_V1_CampaignCounts {
  fileprivate static func of(
    invited: Int32, booked: Int32 = 0, declined: Int32 = 0, notYet: Int32
  ) -> Self {
    .with {
      $0.invited = invited
      $0.booked = booked
      $0.declined = declined
      $0.notYet = notYet
    }
  }
}

extension Client {
  fileprivate func createCampaign(
    _ change: (inout Pastoral_V1_CreateCampaignRequest) -> Void
  ) async throws -> Pastoral_V1_Campaign {
    var request = Pastoral_V1_CreateCampaignRequest.with {
      $0.name = "Autumn meetings"
      $0.message = "Let us look at the spring together."
      $0.first = .day("2026-11-30")
      $0.last = .day("2026-12-11")
    }
    change(&request)
    return try await unary(CampaignService.createCampaign, request)
  }

  fileprivate func campaign(_ id: String) async throws -> Pastoral_V1_Campaign {
    try await unary(CampaignService.getCampaign, .with { $0.campaignID = id })
  }

  fileprivate func campaigns(ended: Bool = false) async throws -> [String] {
    try await unary(CampaignService.listCampaigns, .with { $0.includeEnded = ended })
      .campaigns.map(\.id)
  }

  fileprivate func notBooked(
    _ id: String, size: Int32 = 0, token: String = ""
  ) async throws -> Pastoral_V1_ListNotBookedResponse {
    try await unary(
      CampaignService.listNotBooked,
      .with {
        $0.campaignID = id
        $0.purpose = .academicAdvice
        $0.pageSize = size
        $0.pageToken = token
      })
  }

  fileprivate func remindCampaign(_ id: String) async throws -> Pastoral_V1_Campaign {
    try await unary(CampaignService.remindCampaign, .with { $0.campaignID = id })
  }

  fileprivate func closeCampaign(_ id: String) async throws -> Pastoral_V1_Campaign {
    try await unary(CampaignService.closeCampaign, .with { $0.campaignID = id })
  }

  fileprivate func declineCampaign(_ id: String) async throws -> Pastoral_V1_Campaign {
    try await unary(CampaignService.declineCampaign, .with { $0.campaignID = id })
  }
}
