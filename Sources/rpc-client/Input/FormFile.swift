import Foundation
import Yams

/// A form as a file that people fill in: entries in YAML, such as `template` commands print them. Never arguments, which
/// others on the machine could read. What is wrong is told by the entry's name, or where that is not known by its
/// line, and never by what it says.
struct FormFile {
  /// What errors call it, such as "request".
  private let what: String
  /// The command that prints one to be filled in.
  private let template: String
  let entries: [FormEntry]

  /// - Throws: `UsageError` for what is not YAML, or no entries.
  init(parsing text: String, _ what: String, template: String) throws {
    guard let file = try? Yams.compose(yaml: text), let mapping = file.mapping else {
      throw UsageError("The \(what) is not YAML; see rpc-client \(template).")
    }
    self.what = what
    self.template = template
    entries = mapping.map { FormEntry($0, $1) }
  }

  /// Reads the file at a path.
  init(at path: String, _ what: String, template: String) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw UsageError("\(path) cannot be read.")
    }
    try self.init(parsing: String(decoding: bytes, as: UTF8.self), what, template: template)
  }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Refuses an entry that the form does not have.
  func unknown(_ entry: FormEntry) -> UsageError {
    UsageError(
      "The \(what) has an entry that is not known, in line \(entry.line); see rpc-client \(template)."
    )
  }
}

/// One entry of a form.
struct FormEntry {
  let name: String
  fileprivate let line: Int
  /// What errors call it.
  private let label: String
  private let node: Node

  /// - Parameter parent: The entry that it stands in, whose entries may be called anything; nil for one of the form's.
  fileprivate init(_ key: Node, _ node: Node, in parent: FormEntry? = nil) {
    name = key.words
    line = key.mark?.line ?? parent?.line ?? 1
    label = parent.map { "\($0.name), line \(key.mark?.line ?? $0.line)," } ?? key.words
    self.node = node
  }

  /// A text, on one line and without white space around it; YAML's own yes and no are words here.
  var words: String {
    get throws {
      guard node.scalar != nil else { throw UsageError("\(label) must be a text.") }
      return node.words
    }
  }

  /// A list of texts; empty where nothing stands there.
  var list: [String] {
    get throws {
      if node.scalar != nil, node.words.isEmpty { return [] }
      guard let items = node.sequence, items.allSatisfy({ $0.scalar != nil }) else {
        throw UsageError("\(label) must be a list.")
      }
      return items.map(\.words)
    }
  }

  /// A text, or the texts of a list with a comma between them.
  var wordsOrList: String {
    get throws { try node.sequence == nil ? words : list.joined(separator: ", ") }
  }

  /// A list of words, each of which may say more after a colon; empty where nothing stands there.
  var remarks: [(word: String, remark: String)] {
    get throws {
      if node.scalar != nil, node.words.isEmpty { return [] }
      guard let items = node.sequence else { throw UsageError("\(label) must be a list.") }
      return try items.map { item in
        if item.scalar != nil { return (item.words, "") }
        guard let pairs = item.mapping, pairs.count == 1, let pair = pairs.first,
          pair.value.scalar != nil
        else { throw UsageError("\(label) must each be a word, or a word: and more.") }
        return (pair.key.words, pair.value.words)
      }
    }
  }

  /// Entries of its own; none where nothing stands there.
  var entries: [FormEntry] {
    get throws {
      if node.scalar != nil, node.words.isEmpty { return [] }
      guard let mapping = node.mapping else {
        throw UsageError("\(label) must have entries of its own.")
      }
      return mapping.map { FormEntry($0, $1, in: self) }
    }
  }

  /// A day; nil where nothing is said.
  var day: CivilDate? {
    get throws {
      let words = try words
      guard !words.isEmpty else { return nil }
      guard let day = CivilDate(parsing: words) else {
        throw UsageError("\(label) must be a day as yyyy-mm-dd.")
      }
      return day
    }
  }

  /// A word of a list; nil where nothing is said.
  func word<Word: FormWord>(of type: Word.Type = Word.self) throws -> Word? {
    let words = try words
    return words.isEmpty ? nil : try Word(words, in: label)
  }
}

/// A word that an entry of a form may say.
protocol FormWord: CaseIterable, RawRepresentable<String> {}

extension FormWord {
  /// All of them, as people read them.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// - Throws: `UsageError` for a word that is none.
  init(_ word: String, in name: String) throws {
    guard let found = Self(rawValue: word) else {
      throw UsageError("\(name) must be one of \(Self.list).")
    }
    self = found
  }
}

extension Node {
  fileprivate var words: String {
    (scalar?.string ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      .replacingOccurrences(of: "\n", with: " ")
  }
}
