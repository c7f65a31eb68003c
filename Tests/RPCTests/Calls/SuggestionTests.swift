import Domain
import Foundation
import Messages
import Promises
import RPCClient
import Store
import StudentFinance
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("What plugins suggest since a registration changed", .timeLimit(.minutes(10)))
struct SuggestionTests {
  @Test(
    "Three changes are three suggestions and nothing else, until a person proposes or dismisses them",
    .tags(.w20, .w40))
  func way() async throws {
    try await TestCampus.with { campus in
      let lead = try campus.client(.colleague)
      let records = try campus.client(.records)
      var cases: [Person: String] = [:]
      for student in [Person.ada, .ben, .cat] {
        cases[student] = try await campus.allocatedCase(of: student).id
      }
      // Nobody is to be told yet, so nothing is suggested.
      try await campus.register(.cat, "2026-10-30", .suspended)
      let partner = try await campus.studentFinance()
      #expect(try campus.count("select count(*) from suggestion") == 0)

      let rows = [
        campus.row(.eve, "2029-06-30", from: "2026-11-24"),
        campus.row(.cat, nil, from: "2026-11-16"),
        campus.row(.ada, "2026-11-20", .suspended),
        campus.row(.ben, "2026-11-13", .withdrawn),
        campus.row(.dan, "2026-11-22", from: "2025-09-22"),
      ]
      let result = try await records.upload(.enrolmentPeriods, rows)
      #expect([result.created, result.updated, result.unchanged] == [1, 3, 1])

      let suggestions = try await lead.suggestions()
      #expect(suggestions.count == 3)
      for (student, change, last, answers) in [
        (
          .ada, .suspended, "2026-11-20",
          ["change": "suspension", "year": "2026/27", "left": "2026-11-20"]
        ),
        (
          .ben, .withdrawn, "2026-11-13",
          ["change": "withdrawal", "year": "2026/27", "last.attended": "2026-11-13"]
        ),
        (
          .cat, .resumed, "2026-11-16",
          ["change": "resumption", "year": "2026/27", "resumes": "2026-11-16"]
        ),
      ] as [(Person, Pastoral_V1_RegistrationChange, String, [String: String])] {
        let found = try suggestions.one(of: campus.id(student))
        #expect(found.change == change && found.day == .day(last))
        #expect(found.answers == .of(answers))
        #expect(found.plugin == "student-finance-change" && found.partnerIds == [partner.id])
        #expect(found.caseIds == [cases[student] ?? ""])
        #expect(found.programmeCode == (student == .cat ? "LAW" : "CS"))
        #expect(found.state == .open && found.why.hasPrefix("Student Finance England"))
      }
      #expect(try await lead.toldOfSuggestions().isEmpty)
      for _ in 0..<2 { _ = await campus.remindOfAll() }
      #expect(try await lead.toldOfSuggestions().sorted() == suggestions.map(\.id).sorted())

      // Nothing has left, nor will it: nothing waits to be decided or sent.
      await campus.server.sendNow()
      #expect(try campus.count("select count(*) from disclosure") == 0)
      #expect(try campus.count("select count(*) from outbox") == 0)
      #expect(campus.folder(of: "sfe").isEmpty)
      let supervisor = try campus.client(.supervisor)
      #expect(
        try await supervisor.unary(
          DisclosureService.listQueue, .with { $0.purpose = .caseManagement }
        ).entries.isEmpty)

      // One of them a person makes a proposal of, with a day that they know better.
      let taken = try suggestions.one(of: campus.id(.ada))
      let request = try await campus.takingUp(
        taken, to: partner, ["last.attended": "2026-11-10", "left": "2026-11-19"])
      let preview = try await lead.previewed(request)
      #expect(try await lead.suggestions().count == 3, "A preview takes nothing up.")
      let proposed = try await lead.proposed(request)
      let answers = Dictionary(uniqueKeysWithValues: proposed.answers.map { ($0.code, $0.answer) })
      #expect(answers["change"] == "suspension" && answers["year"] == "2026/27")
      #expect(answers["left"] == "2026-11-19" && preview.digest == proposed.digest)
      #expect(proposed.state == .proposed && campus.folder(of: "sfe").isEmpty)
      _ = try await supervisor.decided(proposed)
      await campus.server.sendNow()
      let file = try #require(campus.folder(of: "sfe")["\(proposed.id).csv"])
      #expect(
        String(decoding: file, as: UTF8.self).contains("SUSPENSION~WADM46891352A~L34~2026/27~"))
      #expect(campus.folder(of: "sfe").count == 2)

      // The others are dismissed.
      for student in [Person.ben, .cat] {
        let found = try suggestions.one(of: campus.id(student))
        let dismissed = try await lead.dismiss(found.id, in: cases[student] ?? "")
        #expect(dismissed.state == .dismissed && dismissed.id == found.id)
      }
      #expect(try await lead.suggestions().isEmpty)

      // However often the student records say the same, nobody is asked again.
      let again = try await records.upload(.enrolmentPeriods, rows, id: "upload-2")
      #expect(again.unchanged == 5)
      for student in [Person.ada, .ben] {
        try await campus.register(student, nil)
        _ = try await records.upload(.enrolmentPeriods, rows, id: "upload-\(student)")
      }
      #expect(try await lead.suggestions().isEmpty)
      #expect(try campus.count("select count(*) from suggestion") == 3)
      #expect(try campus.count("select count(*) from disclosure") == 1)
    }
  }

  @Test(
    "Whoever works on a case of the student sees it, and to everybody else there is none",
    .tags(.w14, .w15))
  func whose() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      try await campus.register(.ada, "2026-11-20", .suspended)
      // Of somebody who has no case, too.
      try await campus.register(.ben, "2026-11-20", .withdrawn)
      let lead = try campus.client(.colleague)
      let suggestion = try #require(try await lead.suggestions().first)
      #expect(try await lead.suggestions() == [suggestion])
      #expect(try await lead.suggestions(found.id) == [suggestion])
      let request = try await campus.takingUp(suggestion, to: partner)

      _ = await campus.remindOfAll()
      let practitioners: [Person] = [.practitioner, .disabilityAdviser]
      for person in Person.allCases where person != .colleague {
        let client = try campus.client(person)
        let (code, reason): (StatusCode, String?) =
          person == .newcomer
          ? (.failedPrecondition, "TERMS_NOT_ACCEPTED") : (.permissionDenied, nil)
        if practitioners.contains(person) {
          #expect(try await client.suggestions().isEmpty, "\(person)")
        } else {
          await expectRefusal(code, reason) { try await client.suggestions() }
        }
        await expectRefusal(code, reason) { try await client.suggestions(found.id) }
        await expectRefusal(code, reason) { try await client.dismiss(suggestion.id, in: found.id) }
        await expectRefusal(code, reason) { try await client.previewed(request) }
        if person.office != .service {
          #expect(try await client.toldOfSuggestions().isEmpty, "\(person)")
        }
      }

      // A tutor may propose what they know themself, and is suggested nothing.
      var tutoring = request
      tutoring.caseID = ""
      tutoring.studentID = campus.id(.ada)
      tutoring.shareID = "dis_" + String(repeating: "a", count: 26)
      let tutor = try campus.client(.tutor)
      await expectRefusal(.permissionDenied) { try await tutor.previewed(tutoring) }
      await expectRefusal(.permissionDenied) {
        try await tutor.unary(DisclosureService.propose, tutoring)
      }

      // What is about somebody else is to the team what does not exist.
      let other = try campus.text("select id from suggestion where student_id = $1", of: .ben)
      for id in [other, StatementTests.Record.absent.suggestion, ""] {
        await expectRefusal(.permissionDenied) { try await lead.dismiss(id, in: found.id) }
        guard !id.isEmpty else { continue }
        var wrong = request
        wrong.suggestionID = id
        wrong.shareID = "dis_" + String(repeating: "a", count: 26)
        await expectRefusal(.permissionDenied) { try await lead.previewed(wrong) }
        await expectRefusal(.permissionDenied) {
          try await lead.unary(DisclosureService.propose, wrong)
        }
      }
      // Nobody was told of it; who works with him later sees it.
      let later = try await campus.allocatedCase(of: .ben)
      #expect(try await lead.suggestions(later.id).map(\.id) == [other])
      #expect(try await Set(lead.suggestions().map(\.id)) == [suggestion.id, other])
      _ = await campus.remindOfAll()
      #expect(try await lead.toldOfSuggestions() == [suggestion.id])
    }
  }

  @Test(
    "To change a registration takes the same statements, whether the student has a case or not",
    .tags(.w14))
  func sameWay() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      _ = try await campus.allocatedCase()
      let ways = try [Person.ada, .ben, .eve].map { student in
        try StatementTests.way(
          of: StatementTests.About(DirectoryService.putEnrolmentPeriod) { request, _ in
            request.enrolmentPeriod = .enrolment(
              student, on: "CS", from: student == .eve ? "2026-11-24" : "2026-09-21",
              to: "2027-01-29")
            request.enrolmentPeriod.end = .suspended
          }, about: .absent, by: campus.id(.records), plugins: [StudentFinanceChange(.test)],
          in: campus)
      }
      #expect(ways[0] == ways[1] && ways[1] == ways[2] && ways[0].refusal == nil)
      #expect(ways[0].statements.count { $0.hasPrefix("insert into suggestion") } == 1)
      #expect(try campus.count("select count(*) from suggestion") == 3)
    }
  }

  @Test("A conflict, a seal, an end of membership and a closed case take it from sight")
  func needToKnow() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      var found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      found = try await campus.join(.practitioner, found, by: lead, until: "2026-11-24")
      let other = try campus.client(.practitioner)
      _ = try await campus.client(.colleague).unary(
        CaseTeamService.declareConflict,
        .with {
          $0.studentID = campus.id(.ada)
          $0.words = "Is a cousin of the student."
        })
      try await campus.register(.ada, "2026-11-20", .suspended)
      // Who has a conflict is neither told nor shown it.
      #expect(try await lead.suggestions().isEmpty)
      await expectRefusal(.permissionDenied) { try await lead.suggestions(found.id) }
      _ = await campus.remindOfAll()
      #expect(try await lead.toldOfSuggestions().isEmpty)
      let id = try #require(try await other.suggestions().first?.id)
      #expect(try await other.toldOfSuggestions() == [id])
      await expectRefusal(.permissionDenied) { try await lead.dismiss(id, in: found.id) }

      // A sealed case is open to those who are named in it, and to nobody else.
      _ = try await other.change(found, CaseService.seal)
      #expect(try await other.suggestions().map(\.id) == [id])
      // Until their last day.
      campus.now = campus.now.adding(minutes: 2 * 24 * 60)
      #expect(try await other.suggestions().isEmpty)
      await expectRefusal(.permissionDenied) { try await other.dismiss(id, in: found.id) }
    }
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      try await campus.register(.ada, "2026-11-20", .suspended)
      #expect(try await lead.suggestions().count == 1)
      _ = try await lead.change(found, CaseService.close)
      #expect(try await lead.suggestions().isEmpty)
      // Whoever asks for the closed case by its id still works on it.
      #expect(try await lead.suggestions(found.id).count == 1)
      // But is not told, as little as of what is overtaken.
      _ = await campus.remindOfAll()
      #expect(try await lead.toldOfSuggestions().isEmpty)
      _ = try await campus.allocatedCase()
      try await campus.register(.ada, "2026-11-13", .withdrawn)
      try await campus.register(.ada, nil)
      _ = await campus.remindOfAll()
      #expect(try await lead.toldOfSuggestions().isEmpty)
    }
  }

  @Test(
    "It is taken up or dismissed once, for its partner, with a reason, and while it is so",
    .tags(.w40))
  func once() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      try await campus.register(.ada, "2026-11-20", .suspended)
      let first = try #require(try await lead.suggestions().first)
      let request = try await campus.takingUp(first, to: partner, ["last.attended": "2026-11-10"])

      let council = try await campus.localAuthority()
      await expectRefusal(.invalidArgument, fields: ["partner_id"]) {
        var wrong = request
        wrong.partnerID = council.id
        return try await lead.previewed(wrong)
      }
      // A person may leave out what was suggested; then the form asks for it.
      await expectRefusal(.invalidArgument, fields: ["answers[left]"]) {
        var wrong = request
        wrong.answers.append(.with { $0.code = "left" })
        return try await lead.previewed(wrong)
      }
      await expectRefusal(.invalidArgument, fields: ["why"]) {
        try await lead.dismiss(first.id, in: found.id, why: "No")
      }
      // What is refused takes nothing up.
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        var wrong = request
        wrong.shareID = try await lead.previewed(request).shareID
        return try await lead.unary(DisclosureService.propose, wrong)
      }
      #expect(try await lead.suggestions() == [first])

      // The registration is another: the suggestion of before is overtaken.
      try await campus.register(.ada, "2026-11-13", .withdrawn)
      let second = try #require(try await lead.suggestions().first)
      #expect(try await lead.suggestions() == [second] && second.id != first.id)
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.previewed(request)
      }
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.dismiss(first.id, in: found.id)
      }
      // And back with the registration, as the one that it was.
      try await campus.register(.ada, "2026-11-20", .suspended)
      #expect(try await lead.suggestions() == [first])

      let preview = try await lead.previewed(request)
      var taking = request
      taking.shareID = preview.shareID
      taking.digest = preview.digest
      let proposed = try await lead.unary(DisclosureService.propose, taking, options: .key("a"))
      #expect(
        try await lead.unary(DisclosureService.propose, taking, options: .key("a")) == proposed)
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.previewed(request)
      }
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.unary(DisclosureService.propose, taking)
      }
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.dismiss(first.id, in: found.id)
      }
      #expect(
        try campus.text(
          "select disclosure_id from suggestion where student_id = $1 and state = 'taken'", of: .ada
        )
          == proposed.id)

      // The other, once it is so again: dismissed, and then of no use.
      try await campus.register(.ada, "2026-11-13", .withdrawn)
      let dismissed = try await lead.dismiss(second.id, in: found.id, key: "b")
      #expect(try await lead.dismiss(second.id, in: found.id, key: "b") == dismissed)
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.dismiss(second.id, in: found.id)
      }
      await expectRefusal(.failedPrecondition, "SUGGESTION_STATE") {
        try await lead.previewed(try await campus.takingUp(second, to: partner, on: ""))
      }
      #expect(try await lead.suggestions().isEmpty)
      #expect(try await lead.suggestions(found.id).isEmpty)
      #expect(try campus.count("select count(*) from disclosure") == 1)
    }
  }

  @Test("Two who take the same one up at once: one proposes, the other is refused")
  func race() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      _ = try await campus.join(.practitioner, found, by: lead)
      try await campus.register(.ada, "2026-11-20", .suspended)
      let suggestion = try #require(try await lead.suggestions().first)
      let consent = try await campus.financeConsent()
      var requests: [Pastoral_V1_ProposeDisclosureRequest] = []
      for day in ["2026-11-10", "2026-11-11"] {
        var request = try await campus.takingUp(
          suggestion, to: partner, ["last.attended": day], on: consent)
        let preview = try await lead.previewed(request)
        request.shareID = preview.shareID
        request.digest = preview.digest
        requests.append(request)
      }
      let clients = [lead, try campus.client(.practitioner)]
      let outcomes = await withTaskGroup(of: String.self) { group in
        for (client, request) in zip(clients, requests) {
          group.addTask {
            do {
              return try await client.unary(DisclosureService.propose, request).state == .proposed
                ? "proposed" : "odd"
            } catch let error as RPCError {
              return error.reason ?? "\(error)"
            } catch {
              return "\(error)"
            }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.sorted() == ["SUGGESTION_STATE", "proposed"])
      #expect(try campus.count("select count(*) from disclosure") == 1)
    }
  }

  @Test("Who is shown it is in the access log; who imports is shown nothing", .tags(.s16, .w23))
  func access() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      let ben = try await campus.allocatedCase(of: .ben)
      try await campus.register(.ada, "2026-11-20", .suspended)
      func log() throws -> [String] {
        try campus.server.store.read { transaction in
          try transaction.rows(
            """
            select principal_id, rule, purpose, subject_id from access_log
            where method like '%Suggestion%' or method like '%Put%' order by id
            """
          ).map { row in
            "\(try row.text(0)) \(try row.text(1)) \(try row.text(2)) \(try row.text(3))"
          }
        }
      }
      #expect(try log() == [])
      let lead = try campus.client(.colleague)
      let id = try #require(try await lead.suggestions().first?.id)
      let (me, ada) = (campus.id(.colleague), campus.id(.ada))
      let rule = "disclosure.wellbeing_practitioner.case_team"
      // Ben, about whom nothing is suggested, is not in it.
      #expect(try log() == ["\(me) \(rule) case_support \(ada)"])
      #expect(try await lead.suggestions(ben.id).isEmpty)
      _ = try await lead.dismiss(id, in: found.id)
      #expect(
        try log() == [
          "\(me) \(rule) case_support \(ada)", "\(me) \(rule) case_management \(ada)",
        ])
    }
  }

  @Test(
    "What it says is on no disk in the clear, and goes with the student's key", .tags(.s16, .w23))
  func sealed() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      let lead = try campus.client(.colleague)
      try await campus.register(.ada, "2026-11-20", .suspended)
      try await campus.register(.ben, "2026-11-20", .suspended)
      let id = try #require(try await lead.suggestions().first?.id)
      _ = try await lead.dismiss(id, in: found.id, why: "The quokka told them already.")
      for text in ["Student Finance England is", "2026/27", "quokka"] {
        #expect(try campus.files(with: text).isEmpty, "\(text)")
      }
      #expect(try campus.count("select count(*) from suggestion") == 2)
      let ada = try #require(Identifier(campus.id(.ada)))
      try campus.server.store.write {
        try $0.shred(ada, at: .utc("2026-11-23 10:00"), by: .system(.seed))
      }
      #expect(try campus.count("select count(*) from suggestion") == 1)
      // Of somebody whose key is gone nothing is kept, and the directory goes on.
      try await campus.register(.ada, "2026-11-13", .withdrawn)
      #expect(try campus.count("select count(*) from suggestion") == 1)
    }
  }

  @Test(
    "Nothing is suggested of history, of a file that is refused, or for a partner that is suspended"
  )
  func none() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      _ = try await campus.allocatedCase()
      try await campus.register(.dan, "2026-08-24", .withdrawn, from: "2024-09-23")
      let refused = try await campus.client(.records).upload(
        .enrolmentPeriods,
        [campus.row(.ada, "2026-11-20", .suspended), campus.row(.ben, nil, .withdrawn)])
      #expect(refused.state == .rejected)
      #expect(refused.errors.map { "\($0.row) \($0.field)" } == ["2 end"])
      #expect(try campus.count("select count(*) from suggestion") == 0)
      try campus.change("update partner set state = 'suspended' where code = $1", "sfe")
      try await campus.register(.ada, "2026-11-20", .suspended)
      #expect(try campus.count("select count(*) from suggestion") == 0)
      _ = await campus.remindOfAll()
      #expect(
        try campus.count("select count(*) from inbox_item where kind = 'disclosure_suggested'")
          == 0)
    }
  }

  @Test("A return is seen in whichever order a file has it, and on the same programme only")
  func order() async throws {
    try await TestCampus.with { campus in
      _ = try await campus.studentFinance()
      let found = try await campus.allocatedCase()
      var elsewhere = Pastoral_V1_EnrolmentPeriod.enrolment(.ada, on: "LAW", from: "2026-11-02")
      elsewhere.studentCampusID = "S001"
      _ = try await campus.client(.records).upload(
        .enrolmentPeriods,
        [
          campus.row(.ada, nil, from: "2026-11-16"), .period(elsewhere),
          campus.row(.ada, "2026-10-30", .suspended),
        ])
      let suggestions = try await campus.client(.colleague).suggestions(found.id)
      #expect(Set(suggestions.map(\.change)) == [.suspended, .resumed])
      #expect(suggestions.count == 2 && suggestions.allSatisfy { $0.programmeCode == "CS" })
    }
  }

  @Test("How a registration ended is kept, read, listed and counted as a change")
  func end() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      try await campus.register(.ada, "2026-11-20", .suspended)
      func read() async throws -> [Pastoral_V1_EnrolmentPeriod] {
        try await records.unary(
          DirectoryService.listEnrolmentPeriods,
          .with {
            $0.studentCampusID = "S001"
            $0.purpose = .directoryUpkeep
          }
        ).enrolmentPeriods
      }
      #expect(try await read().map(\.end) == [.suspended])
      try await campus.register(.ada, "2026-11-20", .suspended)
      #expect(try await read().map(\.revision) == [2])
      try await campus.register(.ada, "2026-11-20", .withdrawn)
      #expect(try await read().map(\.end) == [.withdrawn])
      #expect(try await read().map(\.revision) == [3])
      let all = try await records.unary(
        DirectoryService.listEnrolmentPeriods, .with { $0.purpose = .directoryUpkeep }
      ).enrolmentPeriods
      #expect(all.filter { $0.end == .withdrawn }.map(\.studentCampusID) == ["S001"])
      try await campus.register(.ada, nil)
      #expect(try await read().map(\.end) == [.unspecified])
      for end in [Pastoral_V1_RegistrationEnd.withdrawn, .UNRECOGNIZED(9)] {
        await expectRefusal(.invalidArgument, fields: ["enrolment_period.end"]) {
          try await campus.register(.ada, end == .withdrawn ? nil : "2026-11-20", end)
        }
      }
    }
  }
}

extension Client {
  /// What the caller's inbox says is suggested, by id.
  fileprivate func toldOfSuggestions() async throws -> [String] {
    try await unary(InboxService.list, .init()).items
      .filter { $0.kind == .disclosureSuggested }.map(\.aboutID)
  }
}

extension TestCampus {
  /// A row of a file of registrations.
  fileprivate func row(
    _ student: Person, _ last: String?, _ end: Pastoral_V1_RegistrationEnd = .unspecified,
    from first: String = "2026-09-21"
  ) -> Pastoral_V1_ImportRow {
    var period = Pastoral_V1_EnrolmentPeriod.enrolment(
      student, on: student == .cat ? "LAW" : "CS", from: first, to: last)
    period.end = end
    return .period(period)
  }

  /// A proposal that takes a suggestion up: of a suspension what it leaves open is answered too.
  ///
  /// - Parameter consent: Ada's; nil for a new one.
  fileprivate func takingUp(
    _ suggestion: Pastoral_V1_DisclosureSuggestion, to partner: Pastoral_V1_Partner,
    _ changes: [String: String] = [:], on consent: String? = nil
  ) async throws -> Pastoral_V1_ProposeDisclosureRequest {
    let given = if let consent { consent } else { try await financeConsent() }
    return change(suggestion.caseIds.first ?? "", to: partner, on: given) { request in
      request.suggestionID = suggestion.id
      let answers = [
        "level": "undergraduate", "student.number": "WADM46891352A", "course": "123456",
        "course.year": "2",
        "fee.charged": "9250", "fee.liability": "2312.50", "agreed": "yes", "reason": "health",
      ]
      request.answers = .of(answers.merging(changes) { $1 })
    }
  }

  /// The text in the one row of a query about somebody.
  fileprivate func text(_ sql: SQL, of person: Person) throws -> String {
    try server.store.read { try $0.row(sql, self.id(person))?.text(0) ?? "" }
  }
}

extension [Pastoral_V1_DisclosureSuggestion] {
  /// The one that is about a student.
  fileprivate func one(of student: String) throws -> Pastoral_V1_DisclosureSuggestion {
    let found = filter { $0.studentID == student }
    #expect(found.count == 1)
    return try #require(found.first)
  }
}
