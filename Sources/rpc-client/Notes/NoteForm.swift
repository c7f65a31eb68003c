import Messages
import SwiftProtobuf

/// A note as a person writes it in an editor: a few headings with lines below them.
///
///     Purpose: How the term is going
///     Topics: progress, personal
///     Key points:
///     - Essays go well
///     Actions:
///     - student 2026-12-01: Bring the draft
///     Declined:
///
/// Lines that begin with `#` are left out. A line that is neither a heading nor begins with `- ` goes on
/// with what stands above it, so that an editor may break lines where it likes.
struct NoteForm: Hashable {
  var purpose = ""
  var topics: [Pastoral_V1_NoteTopic] = []
  var keyPoints: [String] = []
  var actions: [Pastoral_V1_AgreedAction] = []
  var declined: [Pastoral_V1_NoteTopic] = []

  /// What is wrong with a form, and in which line, counted from 1.
  struct Problem: Hashable {
    let line: Int
    let text: String
  }

  /// All that is wrong with it.
  struct Problems: Error, Hashable {
    let problems: [Problem]
  }

  init() {}

  /// Reads what somebody wrote.
  init(parsing text: String) throws(Problems) {
    var reader = Reader()
    // By any newline: with some editors a line ends with two characters that count as one.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { reader.read(line, number: index + 1) }
    self = try reader.form()
  }

  /// What a note says now, to be changed.
  init(_ note: Pastoral_V1_Note) {
    purpose = note.purpose
    topics = note.topics
    keyPoints = note.keyPoints
    actions = note.actions.map { action in
      .with {
        $0.id = action.id
        $0.text = action.text
        $0.owner = action.owner
        $0.due = action.due
      }
    }
    declined = note.declined
  }

  /// The form to be filled in.
  var text: String {
    var lines = [
      "# Lines that begin with # are left out. Topics: progress, achievements, challenges, personal.",
      "# An action: - student 2026-12-01: Bring the draft   (or: staff)",
      "# Declined: topics that the student chose not to speak about.", "",
      "Purpose: \(purpose)", "Topics: \(topics.map(\.word).joined(separator: ", "))",
      "Key points:",
    ]
    lines += keyPoints.isEmpty ? ["- "] : keyPoints.map { "- \($0)" }
    lines.append("Actions:")
    lines += actions.map { action in
      let id = action.id.isEmpty ? "" : "\(action.id) "
      return "- \(id)\(action.owner.word) \(action.due.text): \(action.text)"
    }
    lines.append("Declined: \(declined.map(\.word).joined(separator: ", "))")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension NoteForm {
  private enum Heading: String, CaseIterable {
    case purpose = "Purpose"
    case topics = "Topics"
    case keyPoints = "Key points"
    case actions = "Actions"
    case declined = "Declined"

    /// The heading that a line begins with, and what follows it.
    static func of(_ line: Substring) -> (heading: Heading, rest: Substring)? {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let name = line[..<colon].lowercased()
      return allCases.first { $0.rawValue.lowercased() == name }
        .map { ($0, line[line.index(after: colon)...].trimmed) }
    }
  }

  /// Lines on their way to a form.
  private struct Reader {
    /// A text with the line that it began in.
    struct Entry {
      let line: Int
      var text: String

      mutating func goOn(_ more: Substring) {
        text += (text.isEmpty ? "" : " ") + more
      }
    }

    private var heading: Heading?
    private var seen: Set<Heading> = []
    private var entries: [Heading: [Entry]] = [:]
    private var problems: [Problem] = []

    mutating func read(_ line: Substring, number: Int) {
      guard line.first != "#" else { return }
      let line = line.trimmed
      guard !line.isEmpty else { return }
      if let (found, rest) = Heading.of(line) {
        if !seen.insert(found).inserted { refuse(number, "\(found.rawValue) stands there twice") }
        heading = found
        switch found {
        case .purpose, .topics, .declined:
          entries[found, default: []].append(Entry(line: number, text: String(rest)))
        case .keyPoints, .actions:
          // The first of them may stand behind the colon, as people write.
          if !rest.isEmpty { add(rest.isItem ? rest.item : rest, number) }
        }
        return
      }
      guard let heading else {
        return refuse(
          number, "does not begin with Purpose:, Topics:, Key points:, Actions: or Declined:")
      }
      switch heading {
      case .keyPoints, .actions:
        if line.isItem {
          add(line.item, number)
        } else if let last = entries[heading]?.indices.last {
          entries[heading]?[last].goOn(line)
        } else {
          refuse(number, "does not begin with \"- \"")
        }
      case .purpose, .topics, .declined:
        if let last = entries[heading]?.indices.last { entries[heading]?[last].goOn(line) }
      }
    }

    private mutating func add(_ text: Substring, _ number: Int) {
      guard let heading else { return }
      entries[heading, default: []].append(Entry(line: number, text: String(text)))
    }

    private mutating func refuse(_ line: Int, _ text: String) {
      problems.append(Problem(line: line, text: text))
    }

    mutating func form() throws(Problems) -> NoteForm {
      var form = NoteForm()
      form.purpose = entries[.purpose]?.last?.text ?? ""
      form.topics = topics(.topics)
      form.declined = topics(.declined)
      // An item that was begun and left empty was not meant.
      form.keyPoints = (entries[.keyPoints] ?? []).map(\.text).filter { !$0.isEmpty }
      for entry in entries[.actions] ?? [] where !entry.text.isEmpty {
        if let action = action(entry) { form.actions.append(action) }
      }
      guard problems.isEmpty else {
        throw Problems(problems: problems.sorted { $0.line < $1.line })
      }
      return form
    }

    private mutating func topics(_ heading: Heading) -> [Pastoral_V1_NoteTopic] {
      guard let entry = entries[heading]?.last else { return [] }
      var topics: [Pastoral_V1_NoteTopic] = []
      for part in entry.text.split(separator: ",") {
        let name = part.trimmed
        guard !name.isEmpty else { continue }
        if let topic = Pastoral_V1_NoteTopic(word: name) {
          topics.append(topic)
        } else {
          refuse(
            entry.line,
            "names a topic that is none of progress, achievements, challenges and personal")
        }
      }
      return topics
    }

    /// Such as `student 2026-12-01: Bring the draft`, after its id where it has one.
    private mutating func action(_ entry: Entry) -> Pastoral_V1_AgreedAction? {
      let pattern = /(?:(act_[a-z0-9]+)\s+)?(\w+)\s+(\S+?)\s*:\s*(.+)/
      guard let match = entry.text.wholeMatch(of: pattern)?.output else {
        refuse(entry.line, "is not an action: write \"- student 2026-12-01: what\"")
        return nil
      }
      guard let owner = Pastoral_V1_ActionOwner(word: match.2) else {
        refuse(entry.line, "does not say whose turn it is: student or staff")
        return nil
      }
      guard let due = CivilDate(parsing: match.3) else {
        refuse(entry.line, "has no day that there is: write it as 2026-12-01")
        return nil
      }
      return .with {
        $0.id = String(match.1 ?? "")
        $0.owner = owner
        $0.due = Pastoral_V1_Date(due)
        $0.text = String(match.4)
      }
    }
  }
}

extension Substring {
  /// Without white space around it.
  fileprivate var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Whether it is an item of a list.
  fileprivate var isItem: Bool { self == "-" || hasPrefix("- ") || hasPrefix("-\t") }

  /// What stands behind the dash.
  fileprivate var item: Substring { dropFirst().trimmed }
}
