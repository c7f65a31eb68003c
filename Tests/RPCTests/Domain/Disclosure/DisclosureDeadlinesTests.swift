import Domain
import Testing

@Suite("By when forms follow calls, and partners answer")
struct DisclosureDeadlinesTests {
  private static func manifest(
    _ answers: AnswerTime? = nil, asks: Bool = true
  ) -> PartnerManifest {
    PartnerManifest(
      name: "partner", version: "1.0", contract: 1...1, kind: .localAuthority,
      authorities: [.seriousConcern], fields: [],
      questions: [
        FormQuestion(code: "called", text: "When?", kind: .date, isRequired: false),
        FormQuestion(
          code: "at", text: "At what time?", kind: .text(lengthMax: 5), isRequired: false),
      ], ways: [.folder], payloadBytesMax: 1_024,
      call: asks ? TelephonedFirst(day: "called", time: "at") : nil, answers: answers)
  }

  private static func details(hours: Int = 0, days: Int = 0) -> PartnerDetails {
    PartnerDetails(
      name: "City", country: "GB", destination: .folder, formHours: hours, answerDays: days,
      terms: .made)
  }

  private static func partner(hours: Int = 0, days: Int = 0) -> Partner {
    Partner(
      id: id(.partner, 1), code: "city", kind: .localAuthority, plugin: "partner",
      details: details(hours: hours, days: days), state: .active,
      registered: utc("2026-11-20", "09:00"), registeredBy: "prn_a",
      changed: utc("2026-11-20", "09:00"), revision: 1)
  }

  @Test(
    "A form is due so many hours after the call; without a time, after the day of the call",
    arguments: [
      (["called": "2026-11-20", "at": "14:05"], 24, utc("2026-11-21", "14:05")),
      (["called": "2026-11-20", "at": "14:05"], 48, utc("2026-11-22", "14:05")),
      (["called": "2026-11-20"], 24, utc("2026-11-22", "00:00")),
      // What is no time is none, and the day counts; in summer the clock is an hour ahead.
      (["called": "2026-11-20", "at": "noon"], 24, utc("2026-11-22", "00:00")),
      (["called": "2026-07-01", "at": "14:05"], 24, utc("2026-07-02", "13:05")),
      (["called": "2026-11-20", "at": "14:05"], 0, nil), (["at": "14:05"], 24, nil),
      (["called": ""], 24, nil), ([:], 24, nil),
    ] as [([String: String], Int, Instant?)])
  func form(answers: [String: String], hours: Int, due: Instant?) {
    let partner = Self.partner(hours: hours)
    #expect(DisclosureDeadlines.formDue(answers, to: partner, Self.manifest()) == due)
    #expect(DisclosureDeadlines.formDue(answers, to: partner, Self.manifest(asks: false)) == nil)
  }

  @Test("It is late once that moment has passed")
  func late() {
    let deadlines = DisclosureDeadlines(formDue: utc("2026-11-21", "14:05"))
    #expect(!deadlines.isFormLate(proposed: utc("2026-11-21", "14:05")))
    #expect(deadlines.isFormLate(proposed: utc("2026-11-21", "14:06")))
    #expect(!DisclosureDeadlines().isFormLate(proposed: utc("2026-11-21", "14:06")))
  }

  @Test("A partner answers in its own time, or else in what its plugin knows of the month")
  func answer() {
    let finance = Self.manifest(AnswerTime(days: 20, busy: 8...11, busyDays: 30))
    func days(_ own: Int, _ manifest: PartnerManifest, _ sent: String) -> Int {
      DisclosureDeadlines.answerDays(of: Self.partner(days: own), manifest, sent: day(sent))
    }
    #expect(days(0, finance, "2026-07-31") == 20 && days(0, finance, "2026-08-01") == 30)
    #expect(days(0, finance, "2026-11-30") == 30 && days(0, finance, "2026-12-01") == 20)
    #expect(days(5, finance, "2026-11-23") == 5)
    #expect(days(0, Self.manifest(), "2026-11-23") == 0)
    #expect(days(5, Self.manifest(), "2026-11-23") == 5)
  }

  @Test("Weekends and bank holidays are not worked; days that the university closes are")
  func workingDays() {
    let closures = [
      Closure(
        id: id(.closure, 1), kind: .bankHoliday, first: day("2026-12-25"), last: day("2026-12-25"),
        name: "Christmas Day"),
      Closure(
        id: id(.closure, 2), kind: .universityClosure, first: day("2026-12-29"),
        last: day("2026-12-31"),
        name: "Winter"),
    ]
    func after(_ count: Int, _ start: String) -> String {
      WorkingDays.day(count, after: day(start), closures: closures).iso
    }
    #expect(after(0, "2026-11-21") == "2026-11-21" && after(1, "2026-11-20") == "2026-11-23")
    #expect(after(2, "2026-11-23") == "2026-11-25" && after(5, "2026-11-23") == "2026-11-30")
    #expect(after(1, "2026-12-24") == "2026-12-28" && after(2, "2026-12-24") == "2026-12-29")
    #expect(
      after(250, "2026-11-23") < day("2026-11-23").adding(days: WorkingDays.span(of: 250)).iso)
  }

  @Test(
    "Times that are none are refused by their field, and hours where there is no call",
    arguments: [
      (24, 5, true, []), (0, 0, false, []), (240, 250, true, []),
      (241, 0, true, ["form_hours"]), (-1, 0, true, ["form_hours"]),
      (24, 0, false, ["form_hours"]), (0, 251, true, ["answer_days"]),
      (0, -1, true, ["answer_days"]), (-1, -1, false, ["form_hours", "answer_days"]),
    ] as [(Int, Int, Bool, [String])])
  func registered(hours: Int, days: Int, asks: Bool, wrong: [String]) {
    do throws(Refusal) {
      _ = try PartnerRules.register(
        code: "city", .localAuthority, plugin: Self.manifest(asks: asks),
        Self.details(hours: hours, days: days), isTaken: false, by: "prn_a", id: id(.partner, 1),
        now: utc("2026-11-23", "09:00"), today: day("2026-11-23"))
      #expect(wrong.isEmpty)
    } catch {
      guard case .invalid(let violations) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(violations.map(\.field) == wrong)
    }
  }
}
