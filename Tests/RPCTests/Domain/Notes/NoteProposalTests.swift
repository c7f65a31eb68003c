import Promises
import Testing

@testable import Domain

@Suite("What a note may say")
struct NoteProposalTests {
  private static let met = day("2026-11-23")
  private static let kept = AgreedAction(
    id: id(.action, 1), text: "Bring the draft", owner: .student, due: day("2026-12-01"))

  private static func proposal(
    _ change: (inout NoteProposal) -> Void = { _ in }
  ) -> NoteProposal {
    var proposal = NoteProposal(
      purpose: "How the term is going", keyPoints: ["Essays go well"],
      topics: [.academicProgress],
      actions: [
        .init(id: "", text: "Write to the library", owner: .staff, due: day("2026-12-02"))
      ], declined: [])
    change(&proposal)
    return proposal
  }

  private static func content(
    of proposal: NoteProposal, over existing: [AgreedAction] = []
  ) throws(Refusal) -> NoteContent {
    var random = SeededGenerator(seed: 7)
    return try proposal.content(over: existing, met: met, random: &random)
  }

  /// The fields that the proposal is refused for.
  private static func refused(
    over existing: [AgreedAction] = [], _ change: (inout NoteProposal) -> Void
  ) -> [String] {
    do throws(Refusal) {
      _ = try content(of: proposal(change), over: existing)
      return []
    } catch {
      return fields(error) ?? ["?"]
    }
  }

  @Test("Topics come once each, in the notice's order, however they were given", .tags(.s6))
  func topics() throws {
    let content = try Self.content(
      of: Self.proposal {
        $0.topics = [.personalIssues, .academicProgress, .personalIssues]
        $0.declined = [.academicChallenges, .academicChallenges]
      })
    #expect(content.topics == [.academicProgress, .personalIssues])
    #expect(content.declined == [.academicChallenges])
  }

  @Test("Only personal issues make a note sensitive", .tags(.s6), arguments: NoteTopic.allCases)
  func sensitive(topic: NoteTopic) throws {
    let content = try Self.content(of: Self.proposal { $0.topics = [topic] })
    #expect(content.isSensitive == (topic == .personalIssues))
    // What was declined was not told, and flags nothing.
    let declined = try Self.content(of: Self.proposal { $0.declined = [topic] })
    #expect(!declined.isSensitive)
  }

  @Test("A new action gets an id; one that stays keeps its own", .tags(.s2))
  func actions() throws {
    let content = try Self.content(
      of: Self.proposal {
        $0.actions.append(
          .init(
            id: Self.kept.id.text, text: "Bring it all", owner: .student,
            due: day("2026-12-01")))
      }, over: [Self.kept])
    #expect(content.actions.map(\.id.kind) == [.action, .action])
    #expect(content.actions[0].id != Self.kept.id && content.actions[1].id == Self.kept.id)
    #expect(content.actions[1].text == "Bring it all")
  }

  @Test("An id that is not the note's, or stands there twice, is refused")
  func otherActions() {
    let action = NoteProposal.Action(
      id: Self.kept.id.text, text: "a", owner: .staff, due: Self.met)
    #expect(Self.refused { $0.actions = [action] } == ["actions[0].id"])
    #expect(Self.refused(over: [Self.kept]) { $0.actions = [action] } == [])
    #expect(
      Self.refused(over: [Self.kept]) { $0.actions = [action, action] } == ["actions[1].id"])
  }

  @Test("Each limit holds at its edge", .tags(.s5))
  func limits() {
    func text(_ length: Int) -> String { String(repeating: "a", count: length) }
    func action(_ length: Int) -> NoteProposal.Action {
      .init(id: "", text: text(length), owner: .staff, due: Self.met)
    }
    let cases:
      [(String, atLimit: (inout NoteProposal) -> Void, above: (inout NoteProposal) -> Void)] =
        [
          ("purpose", { $0.purpose = text(300) }, { $0.purpose = text(301) }),
          (
            "key_points", { $0.keyPoints = Array(repeating: "a", count: 12) },
            { $0.keyPoints = Array(repeating: "a", count: 13) }
          ),
          ("key_points[0]", { $0.keyPoints = [text(300)] }, { $0.keyPoints = [text(301)] }),
          (
            "actions", { $0.actions = Array(repeating: action(1), count: 10) },
            { $0.actions = Array(repeating: action(1), count: 11) }
          ),
          ("actions[0].text", { $0.actions = [action(200)] }, { $0.actions = [action(201)] }),
          (
            "key_points",
            {
              $0 = Self.proposal { $0.actions = [action(100)] }
              $0.purpose = text(100)
              $0.keyPoints = Array(repeating: text(300), count: 6)
            },
            {
              $0 = Self.proposal { $0.actions = [action(101)] }
              $0.purpose = text(100)
              $0.keyPoints = Array(repeating: text(300), count: 6)
            }
          ),
          (
            "actions[0].due", { $0.actions[0].due = Self.met },
            { $0.actions[0].due = Self.met.adding(days: -1) }
          ),
        ]
    for (field, atLimit, above) in cases {
      #expect(Self.refused(atLimit) == [], "\(field)")
      #expect(Self.refused(above) == [field])
    }
  }

  @Test("Texts that hide something are refused, by index")
  func controls() {
    #expect(
      Self.refused {
        $0.purpose = "a\u{202E}b"
        $0.keyPoints = ["a", "a\tb", ""]
        $0.actions[0].text = "a\nb"
      } == ["purpose", "key_points[1]", "key_points[2]", "actions[0].text"])
  }
}
