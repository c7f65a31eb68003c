import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("The form of a note")
struct NoteFormTests {
  private static func action(
    _ owner: Pastoral_V1_ActionOwner, _ day: (Int32, Int32, Int32), _ text: String, id: String = ""
  ) -> Pastoral_V1_AgreedAction {
    .with {
      $0.id = id
      $0.owner = owner
      $0.due = .with { ($0.year, $0.month, $0.day) = day }
      $0.text = text
    }
  }

  private static func problems(in text: String) -> [NoteForm.Problem] {
    do throws(NoteForm.Problems) {
      _ = try NoteForm(parsing: text)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("is read as it is written")
  func whole() throws {
    let form = try NoteForm(
      parsing: """
        # A line for the writer.
        Purpose: How the term is going

        Topics: progress, Personal issues
        Key points:
        - Essays go well
        - Lab reports
          are late: twice
        Actions:
        - student 2026-12-01: Bring the draft
        - staff 2026-12-02: Write to the library: the opening hours
        Declined: achievements
        """)
    var expected = NoteForm()
    expected.purpose = "How the term is going"
    expected.topics = [.academicProgress, .personalIssues]
    expected.keyPoints = ["Essays go well", "Lab reports are late: twice"]
    expected.actions = [
      Self.action(.student, (2026, 12, 1), "Bring the draft"),
      Self.action(.staff, (2026, 12, 2), "Write to the library: the opening hours"),
    ]
    expected.declined = [.achievementsAndInterests]
    #expect(form == expected)
  }

  @Test(
    "may be typed carelessly: small letters, blanks, lines broken by the editor, other newlines")
  func careless() throws {
    let form = try NoteForm(
      parsing: "  purpose:How the term\r\nis going  \r\nTOPICS:\r\nprogress,\r\nchallenges\r\n"
        + "key points: - one\r\n-\r\n- \r\nactions:\r\n-\tTutor 2026-12-01 : Write\r\n")
    #expect(form.purpose == "How the term is going")
    #expect(form.topics == [.academicProgress, .academicChallenges])
    #expect(form.keyPoints == ["one"])
    #expect(form.actions == [Self.action(.staff, (2026, 12, 1), "Write")])
  }

  @Test("that was only opened says nothing, and its template is itself a form")
  func template() throws {
    #expect(try NoteForm(parsing: NoteForm().text) == NoteForm())
    #expect(try NoteForm(parsing: "") == NoteForm())
  }

  @Test("of a note that is there is read back as it was, with the ids of its actions")
  func roundTrip() throws {
    var form = NoteForm()
    form.purpose = "How it goes: well"
    form.topics = [
      .academicProgress, .achievementsAndInterests, .academicChallenges, .personalIssues,
    ]
    form.keyPoints = ["One", "Two - or three", "- Four"]
    form.actions = [
      Self.action(.student, (2026, 12, 1), "Read: all of it", id: "act_abc234"),
      Self.action(.staff, (2027, 1, 31), "Write", id: ""),
    ]
    form.declined = [.personalIssues]
    #expect(try NoteForm(parsing: form.text) == form)
  }

  @Test(
    "that is wrong is told line by line",
    arguments: [
      ("How it goes\n", [(1, "does not begin with Purpose:")]),
      ("# x\nPurpose: a\nPurpose: b\n", [(3, "Purpose stands there twice")]),
      ("Topics: progress, health\n", [(1, "names a topic that is none of progress")]),
      ("Key points:\nfirst\n", [(2, "does not begin with \"- \"")]),
      ("Actions:\n- Bring it\n", [(2, "is not an action")]),
      ("Actions:\n- student 2026-12-01:\n", [(2, "is not an action")]),
      ("Actions:\n- mother 2026-12-01: Call\n", [(2, "does not say whose turn")]),
      ("Actions:\n- student 2026-02-30: Call\n", [(2, "has no day that there is")]),
      ("Actions:\n- student soon: Call\n", [(2, "has no day that there is")]),
      (
        "x\nActions:\n- y\n\n- staff never: z\nDeclined: all\n",
        [
          (1, "does not begin with Purpose:"), (3, "is not an action"),
          (5, "has no day that there is"), (6, "names a topic"),
        ]
      ),
    ] as [(String, [(Int, String)])])
  func wrong(text: String, expected: [(Int, String)]) {
    let found = Self.problems(in: text)
    #expect(found.map(\.line) == expected.map(\.0))
    for (problem, (_, beginning)) in zip(found, expected) {
      #expect(problem.text.hasPrefix(beginning), "\(problem.text)")
    }
  }
}
