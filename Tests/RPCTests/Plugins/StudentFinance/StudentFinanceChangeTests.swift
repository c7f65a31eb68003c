import Domain
import PluginAPI
import StudentFinance
import Testing

@Suite("A change of circumstance for Student Finance")
struct StudentFinanceChangeTests {
  private static let plugin = StudentFinanceChange(FinanceShares.format)

  private func text(_ share: SelectedShare) throws -> String {
    #expect(Self.plugin.issues(of: share).isEmpty)
    return String(decoding: try Self.plugin.render(share).bytes, as: UTF8.self)
  }

  @Test("Each kind is a line of headings and a line of the student, as the guide has it")
  func files() throws {
    #expect(
      try text(FinanceShares.share(FinanceShares.suspension))
        == "CoC type~Student Support Number~HEI code~Academic year~SLC course code~UCAS course code"
        + "~Actual course year~Tuition fee charged~Tuition fee liability~Date of last attendance"
        + "~Date left~Authority agreed~Reason\r\n"
        + "SUSPENSION~WADM46891352A~L34~2026/27~123456~~2~9250~2312.50~2026-11-10~2026-11-12~Y"
        + "~health\r\n")
    #expect(
      try text(FinanceShares.share(FinanceShares.resumption)).split(separator: "\r\n").last
        == "RESUMPTION~WADM46891352A~L34~2026/27~123456~G400~2~9250~9250~2026-11-23~2028-06-30")
    #expect(
      try text(FinanceShares.share(FinanceShares.withdrawal)).split(separator: "\r\n").last
        == "WITHDRAWAL~WADM46891352A~L34~2026/27~123456~~2~~9250~2312.50~2026-11-10~other~")
    #expect(
      try text(FinanceShares.share(FinanceShares.transfer))
        == "CoC type~Student Support Number~HEI code~Academic year~SLC course code~UCAS course code"
        + "~Actual course year~Transfer effective date~New SLC course code~New UCAS course code"
        + "~New course year~Tuition fee charged~Tuition fee liability\r\n"
        + "TRANSFER~WADM46891352A~L34~2026/27~123456~G400~2~2026-11-16~654321~G500~1~9250~9000\r\n"
    )
    #expect(
      try text(FinanceShares.share(FinanceShares.repetition)).split(separator: "\r\n").last
        == "REPETITION~WADM46891352A~L34~2026/27~123456~~2~4625~4625~2029-06-30~part-year"
        + "~2027-01-11~2027-06-11")
    #expect(
      try text(FinanceShares.share(FinanceShares.credit)).split(separator: "\r\n").last
        == "CREDIT~WADM46891352A~L34~2026/27~123456~~2~60")
    #expect(
      try text(FinanceShares.share(FinanceShares.feeRevision)).split(separator: "\r\n").last
        == "FEE REVISION~WADM46891352A~L34~2026/27~123456~~2~6935~3467.50~intensity-25-to-50~45")
  }

  @Test(
    "What need not be answered need not",
    arguments: [
      (FinanceShares.transfer, "new.ucas.course"), (FinanceShares.transfer, "ucas.course"),
      (FinanceShares.feeRevision, "credits"),
    ])
  func optional(answers: [String: String], code: String) throws {
    #expect(answers[code] != nil)
    #expect(
      try text(FinanceShares.share(answers, changing: [code: nil])).contains("~~")
        || code == "credits")
  }

  @Test("Every answer that a kind needs is asked for, and by its own question")
  func needed() {
    let optional: Set = ["ucas.course", "new.ucas.course", "change"]
    for answers in FinanceShares.changes {
      for code in answers.keys where !optional.contains(code) {
        if answers["change"] == "fee-revision", code == "credits" { continue }
        #expect(refused(answers, [code: nil]).contains(code), "\(answers["change"] ?? "") \(code)")
      }
    }
  }

  @Test("What another kind asks for is refused by its question, and never lost without a word")
  func others() {
    let common = Set(FinanceShares.credit.keys).subtracting(["credits"]).union(["ucas.course"])
    for answers in FinanceShares.changes {
      for other in FinanceShares.changes {
        for (code, answer) in other where answers[code] == nil && !common.contains(code) {
          let isOptional =
            answers["change"] == "withdrawal" && ["never.attended", "course.begins"].contains(code)
          guard !isOptional else { continue }
          #expect(
            refused(answers, [code: answer]) == [code], "\(answers["change"] ?? "") \(code)")
        }
      }
    }
  }

  @Test("Who never attended left on the day before, and owes nothing")
  func neverAttended() throws {
    let share = FinanceShares.share(
      FinanceShares.withdrawal,
      changing: [
        "never.attended": "yes", "course.begins": "2026-10-01", "last.attended": nil,
        "fee.charged": "0", "fee.liability": "0",
      ])
    #expect(try text(share).contains("~2026-09-30~other~"))
    #expect(
      refused(
        FinanceShares.withdrawal,
        ["never.attended": "yes", "course.begins": "2026-10-01", "last.attended": nil])
        == ["fee.liability"])
  }

  @Test("Columns are called what the university says")
  func headings() throws {
    let format = try FinanceFormat(
      universityCode: "L34", headings: ["number": "SSN", "fee-charged": "Fee"])
    let rendered = try StudentFinanceChange(format)
      .render(FinanceShares.share(FinanceShares.suspension))
    let heads = String(decoding: rendered.bytes, as: UTF8.self).split(separator: "\r\n")[0]
    #expect(heads.hasPrefix("CoC type~SSN~HEI code~") && heads.contains("~Fee~Tuition fee liab"))
  }

  @Test("Answers out of lists are spelt as the university says")
  func words() throws {
    let format = try FinanceFormat(
      universityCode: "L34", words: ["fee-revision": "Fee", "intensity-25-to-50": "2"])
    let rendered = try StudentFinanceChange(format)
      .render(FinanceShares.share(FinanceShares.feeRevision))
    let line = String(decoding: rendered.bytes, as: UTF8.self).split(separator: "\r\n").last
    #expect(line == "Fee~WADM46891352A~L34~2026/27~123456~~2~6935~3467.50~2~45")
    #expect(throws: FinanceFormatFault.unknownWord) {
      try FinanceFormat(universityCode: "L34", words: ["depression": "D"])
    }
    for text in ["", "a~b", "a\nb", String(repeating: "a", count: 101)] {
      #expect(throws: FinanceFormatFault.word("health")) {
        try FinanceFormat(universityCode: "L34", words: ["health": text])
      }
    }
  }

  @Test(
    "What would not be taken, or would be lost, is refused by its question",
    arguments: [
      (FinanceShares.suspension, ["student.number": "WADM46891352B"], "student.number"),
      (FinanceShares.suspension, ["student.number": nil], "student.number"),
      (FinanceShares.suspension, ["level": "postgraduate"], "level"),
      (FinanceShares.credit, ["level": nil], "level"),
      (FinanceShares.suspension, ["year": "2026/28"], "year"),
      (FinanceShares.suspension, ["year": "26/27"], "year"),
      (FinanceShares.suspension, ["course": "12~34"], "course"),
      (FinanceShares.suspension, ["ucas.course": "g400"], "ucas.course"),
      (FinanceShares.suspension, ["course.year": "0"], "course.year"),
      (FinanceShares.suspension, ["course.year": "x"], "course.year"),
      (FinanceShares.suspension, ["fee.charged": "9,250"], "fee.charged"),
      (FinanceShares.suspension, ["fee.charged": "-1"], "fee.charged"),
      (FinanceShares.suspension, ["fee.charged": "9250.5"], "fee.charged"),
      (FinanceShares.suspension, ["fee.liability": "9250.01"], "fee.liability"),
      (FinanceShares.suspension, ["left": "2026-11-24"], "left"),
      (FinanceShares.suspension, ["left": "2026-11-09"], "left"),
      (FinanceShares.suspension, ["agreed": "perhaps"], "agreed"),
      (FinanceShares.suspension, ["reason": "depression"], "reason"),
      (FinanceShares.suspension, ["reason": nil], "reason"),
      (FinanceShares.suspension, ["resumes": "2026-11-20"], "resumes"),
      (FinanceShares.resumption, ["resumes": "2026-11-24"], "resumes"),
      (FinanceShares.resumption, ["course.ends": "2026-11-23"], "course.ends"),
      (FinanceShares.resumption, ["reason": "health"], "reason"),
      (FinanceShares.withdrawal, ["fee.liability": "2312.49"], "fee.liability"),
      (FinanceShares.withdrawal, ["last.attended": "2026-11-24"], "last.attended"),
      (FinanceShares.withdrawal, ["course.begins": "2026-09-21"], "course.begins"),
      (FinanceShares.withdrawal, ["change": "move"], "change"),
      (FinanceShares.transfer, ["transfers": "2026-11-24"], "transfers"),
      (FinanceShares.transfer, ["transfers": "soon"], "transfers"),
      (FinanceShares.transfer, ["new.course": "anxiety"], "new.course"),
      (FinanceShares.transfer, ["new.ucas.course": "g500"], "new.ucas.course"),
      (FinanceShares.transfer, ["new.course.year": "0"], "new.course.year"),
      (FinanceShares.transfer, ["new.course": "123456", "new.course.year": "2"], "new.course"),
      (FinanceShares.transfer, ["fee.liability": "9250.01"], "fee.liability"),
      (FinanceShares.repetition, ["repeated": "some"], "repeated"),
      (FinanceShares.repetition, ["repeats.until": "2027-01-11"], "repeats.until"),
      (FinanceShares.repetition, ["repeats.until": "2028-01-13"], "repeats.until"),
      (FinanceShares.repetition, ["repeats.from": "2027-02-30"], "repeats.from"),
      (FinanceShares.repetition, ["course.ends": "2027-06-10"], "course.ends"),
      (FinanceShares.repetition, ["fee.liability": "4625.01"], "fee.liability"),
      (FinanceShares.credit, ["credits": "361"], "credits"),
      (FinanceShares.credit, ["credits": "-1"], "credits"),
      (FinanceShares.credit, ["credits": "060"], "credits"),
      (FinanceShares.credit, ["credits": "all"], "credits"),
      (FinanceShares.credit, ["fee.charged": "9250"], "fee.charged"),
      (FinanceShares.feeRevision, ["fee.reason": "depression"], "fee.reason"),
      (FinanceShares.feeRevision, ["fee.liability": "6935.01"], "fee.liability"),
      (FinanceShares.feeRevision, ["fee.charged": "lots"], "fee.charged"),
      (FinanceShares.feeRevision, ["credits": "4.5"], "credits"),
    ] as [([String: String], [String: String?], String)])
  func refusals(_ answers: [String: String], _ changes: [String: String?], _ code: String) {
    #expect(refused(answers, changes) == [code])
    #expect(throws: RenderFault.self) {
      try Self.plugin.render(FinanceShares.share(answers, changing: changes))
    }
  }

  private func refused(_ answers: [String: String], _ changes: [String: String?]) -> [String] {
    Self.plugin.issues(of: FinanceShares.share(answers, changing: changes)).map {
      String($0.about.dropFirst("answers[".count).dropLast())
    }
  }

  @Test("Nothing of a record, and no words of anybody's, can be in it")
  func minimal() {
    let manifest = Self.plugin.manifest
    #expect(manifest.fields.isEmpty && manifest.repeatDays == 28)
    #expect(manifest.authorities == [.consent, .knowledge] && manifest.ways == [.folder])
    for question in manifest.questions {
      // Words that are longer than a code could say what somebody suffers from.
      if case .text(let length) = question.kind { #expect(length <= 20, "\(question.code)") }
    }
  }

  @Test("It says nothing of the share, so that the same is the same")
  func same() throws {
    let first = FinanceShares.share(FinanceShares.suspension)
    let second = FinanceShares.share(
      FinanceShares.suspension, id: "dis_bbbbbbbbbbbbbbbbbbbbbbbbbb")
    #expect(try text(first) == text(second))
  }
}
