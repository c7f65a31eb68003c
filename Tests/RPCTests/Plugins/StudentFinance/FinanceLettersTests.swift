import Domain
import PluginAPI
import StudentFinance
import Testing

@Suite("Confirmations and letters for Student Finance")
struct FinanceLettersTests {
  private static let person: [DisclosedField: [String]] = [.name: ["Ada <Lovelace>"]]

  private func text(_ plugin: any PartnerPlugin, _ share: SelectedShare) throws -> String {
    #expect(plugin.issues(of: share).isEmpty)
    return String(decoding: try plugin.render(share).bytes, as: UTF8.self)
  }

  @Test("Attendance and registration are files of one student")
  func files() throws {
    #expect(
      try text(
        StudentFinanceAttendance(FinanceShares.format),
        FinanceShares.share(FinanceShares.attendance))
        == "H~L34~1~9250~0~99.05\r\nD~WADM46891352A~2026/27~123456~2~1~A~9250~0~99.05\r\n")
    #expect(
      try text(
        StudentFinanceRegistration(FinanceShares.format),
        FinanceShares.share(FinanceShares.registration))
        == "H~L34\r\nD~WADM46891352A~2026/27~123456~2~2026-09-21\r\nF~1\r\n")
  }

  @Test("The confirmation for an allowance names the course, and no disability")
  func dsa() throws {
    let page = try text(
      DSAConfirmation(), FinanceShares.share(FinanceShares.dsa, fields: Self.person))
    #expect(page.contains("Ada &lt;Lovelace&gt;") && page.contains("BSc Computer Science"))
    #expect(DSAConfirmation().manifest.fields.isDisjoint(with: [.itemText, .reason, .supportType]))
  }

  @Test("The letter for compelling reasons says what the answers say, and nothing of the record")
  func reasons() throws {
    let page = try text(
      CompellingReasons(), FinanceShares.share(FinanceShares.reasons, fields: Self.person))
    #expect(page.contains("bereavement") && page.contains("Missed a term &amp; its"))
    #expect(
      CompellingReasons().manifest.fields.isDisjoint(with: [.itemText, .reason, .risk]))
  }

  @Test(
    "What is wrong is refused by its question",
    arguments: [
      ("attendance", FinanceShares.attendance, ["attendance": "D"], "attendance"),
      ("attendance", FinanceShares.attendance, ["loan": "lots"], "loan"),
      ("registration", FinanceShares.registration, ["registered": "2026-11-24"], "registered"),
      ("registration", FinanceShares.registration, ["student.number": "X"], "student.number"),
      ("dsa", FinanceShares.dsa, ["course.ends": "2025-09-22"], "course.ends"),
      ("dsa", FinanceShares.dsa, ["intensity": "101"], "intensity"),
      ("dsa", FinanceShares.dsa, ["student.number": "ABCD12345678A"], "student.number"),
      ("reasons", FinanceShares.reasons, ["until": "2026-01-31"], "until"),
      ("reasons", FinanceShares.reasons, ["from": "2026-11-24"], "from"),
    ] as [(String, [String: String], [String: String?], String)])
  func refusals(
    _ name: String, _ answers: [String: String], _ changes: [String: String?], _ code: String
  ) throws {
    let plugins: [String: any PartnerPlugin] = [
      "attendance": StudentFinanceAttendance(FinanceShares.format),
      "registration": StudentFinanceRegistration(FinanceShares.format),
      "dsa": DSAConfirmation(), "reasons": CompellingReasons(),
    ]
    let plugin = try #require(plugins[name])
    let share = FinanceShares.share(answers, fields: Self.person, changing: changes)
    #expect(plugin.issues(of: share).map(\.about).contains("answers[\(code)]"))
  }

  @Test("A letter needs a name")
  func unnamed() {
    for (plugin, answers) in [
      (DSAConfirmation() as any PartnerPlugin, FinanceShares.dsa),
      (CompellingReasons(), FinanceShares.reasons),
    ] {
      #expect(plugin.issues(of: FinanceShares.share(answers)).map(\.about) == ["fields"])
    }
  }
}
