import Messages
import Promises
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@Suite("The privacy notices")
struct NoticeTests {
  @Test(
    "Both name the controller, the data protection officer, the Secretary and the Commissioner",
    .tags(.s4, .w1, .s27),
    arguments: ["see-my-tutor", "student-life-and-wellbeing"])
  func contacts(name: String) async throws {
    try await TestCampus.with { campus in
      let notice = try await campus.client(.ada).notice(name)
      #expect(notice.version.notice == name && notice.version.version == "1" && notice.inForce)
      let roles = Array(Pastoral_V1_NoticeContactRole.allCases.dropFirst())
      #expect(notice.contacts.map(\.role) == roles)
      let (controller, officer) = (notice.contacts[0], notice.contacts[1])
      #expect(controller.name == "Liverpool John Moores University")
      #expect(officer.email == "DPO@ljmu.ac.uk")
      let secretary = notice.contacts[2]
      #expect(secretary.name == "Maria Burquest" && secretary.email == "DPO@ljmu.ac.uk")
      #expect(secretary.office == "University Secretary and General Counsel")
      #expect(
        secretary.address == [
          "Legal and Governance Services", "2nd Floor Exchange Station", "Tithebarn Street",
          "Liverpool", "L2 2QP",
        ])
      // By post, by telephone and by the web.
      let commissioner = notice.contacts[3]
      #expect(commissioner.address.first == "Information Commissioner's Office")
      #expect(commissioner.address.last == "SK9 5AF")
      #expect(commissioner.phone == "0303 123 1113" && commissioner.url == "https://ico.org.uk")
      #expect(notice.widerNoticeURL.hasPrefix("https://"))
      let topics = Array(Pastoral_V1_NoticeTopic.allCases.dropFirst())
      #expect(notice.statements.map(\.topic) == topics)
      #expect(notice.statements.allSatisfy { !$0.text.isEmpty })
    }
  }

  @Test("A version begins on its day, and what was collected keeps its own", .tags(.s4))
  func versions() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      let ada = try campus.client(.ada)
      let before = try await ada.book(campus.id(.tutor), at: "2026-11-26 10:00")
      var next = try await officer.notice("see-my-tutor")
      next.version.version = "2026.2"
      next.from = .day("2026-11-24")
      next.text = "In full.\n\nWith several lines."
      let published = try await officer.publish(next)
      #expect(!published.inForce && published.hasPublished)
      #expect(try await ada.notice("see-my-tutor").version.version == "1")

      campus.now = .utc("2026-11-24 00:00")
      let now = try await ada.notice("see-my-tutor")
      #expect(now.version.version == "2026.2" && now.inForce && now.text == next.text)
      let after = try await ada.book(campus.id(.tutor), at: "2026-11-26 11:00")
      #expect(after.notice.version == "2026.2")
      let moved = try await ada.reschedule(before, to: "2026-11-26 10:30")
      #expect(moved.notice.version == "1")
      // It is still known what that one said.
      let old = try await ada.notice("see-my-tutor", version: "1")
      #expect(!old.inForce && old.text.isEmpty)
      let all = try await ada.unary(NoticeService.list, .init()).notices
      #expect(
        all.map { [$0.version.notice, $0.version.version] } == [
          ["see-my-tutor", "2026.2"], ["see-my-tutor", "1"],
          ["student-life-and-wellbeing", "1"],
        ])
      try await campus.restart()
      let again = try await campus.client(.ada).notice("see-my-tutor")
      #expect(again == now)
    }
  }

  @Test("Until its day a version can be replaced, and from then on not")
  func replaced() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      var next = try await officer.notice("see-my-tutor")
      next.version.version = "2"
      next.from = .day("2026-11-30")
      _ = try await officer.publish(next)
      next.title = "Another title"
      next.from = .day("2026-11-24")
      _ = try await officer.publish(next)
      #expect(try await officer.notice("see-my-tutor", version: "2").title == "Another title")
      campus.now = .utc("2026-11-24 00:00")
      next.from = .day("2026-12-24")
      let late = next
      await expectRefusal(.invalidArgument, fields: ["notice.version.version"]) {
        try await officer.publish(late)
      }
    }
  }

  @Test("Everybody who signed in reads them, and only the data protection officer publishes")
  func who() async throws {
    try await TestCampus.with { campus in
      for person in Person.allCases {
        _ = try await campus.client(person).notice("student-life-and-wellbeing")
        guard person != .dataProtectionOfficer else { continue }
        await expectRefusal(.permissionDenied) {
          try await campus.client(person).publish(.init())
        }
      }
      await expectRefusal(.unauthenticated) { try await campus.client(nil).notice("see-my-tutor") }
      await expectRefusal(.notFound) { try await campus.client(.ada).notice("other") }
      await expectRefusal(.notFound) {
        try await campus.client(.ada).notice("see-my-tutor", version: "7")
      }
    }
  }

  @Test("What is missing or too long is named")
  func wrong() async throws {
    try await TestCampus.with { campus in
      let officer = try campus.client(.dataProtectionOfficer)
      var right = try await officer.notice("see-my-tutor")
      right.version.version = "2"
      right.from = .day("2026-11-24")
      func expect(_ fields: [String], _ change: (inout Pastoral_V1_Notice) -> Void) async {
        var notice = right
        change(&notice)
        let wrong = notice
        await expectRefusal(.invalidArgument, fields: fields) { try await officer.publish(wrong) }
      }
      await expect(["notice.title"]) { $0.title = "" }
      await expect(["notice.from"]) { $0.from = .day("2026-11-23") }
      await expect(["notice.from"]) { $0.clearFrom() }
      await expect(["notice.wider_notice_url"]) { $0.widerNoticeURL = "http://example.ac.uk" }
      await expect(["notice.text"]) { $0.text = String(repeating: "a", count: 60_001) }
      await expect(["notice.text"]) { $0.text = "\u{1b}[2J" }
      await expect(["notice.contacts"]) { $0.contacts.removeLast() }
      await expect(["notice.contacts"]) { $0.contacts.append($0.contacts[0]) }
      await expect(["notice.contacts[1]"]) { $0.contacts[1].email = "" }
      await expect(["notice.contacts[1].email"]) { $0.contacts[1].email = "nobody" }
      await expect(["notice.statements"]) { $0.statements[0].topic = .rights }
      await expect(["notice.statements[11].text"]) { $0.statements[11].text = " " }
      await expectRefusal(.invalidArgument, fields: ["notice"]) {
        try await officer.unary(NoticeService.publish, .init())
      }
      #expect(try campus.count("select count(*) from notice_version") == 2)
      right.text = String(repeating: "a", count: 60_000)
      _ = try await officer.publish(right)
    }
  }
}

extension Client {
  fileprivate func notice(
    _ name: String, version: String = ""
  ) async throws -> Pastoral_V1_Notice {
    try await unary(
      NoticeService.get,
      .with {
        $0.notice = name
        $0.version = version
      })
  }

  fileprivate func publish(_ notice: Pastoral_V1_Notice) async throws -> Pastoral_V1_Notice {
    try await unary(NoticeService.publish, .with { $0.notice = notice })
  }
}
