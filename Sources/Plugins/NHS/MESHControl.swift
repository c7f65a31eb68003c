import Domain

/// A control file of MESH client: what is to become of the data file beside it, or what became of it.
///
/// It is read as strictly as its form allows, since whoever writes it may be anybody's program: one `DTSControl` of
/// elements with text, one of which, `StatusRecord`, has elements again. Elements that nobody knows are passed over.
/// Whatever could make a reader do more than that is refused: document types, entities of one's own, numeric
/// references, comments, attributes, deeper nesting, the same element twice, and other encodings than UTF-8.
struct MESHControl: Equatable {
  enum Status: Equatable {
    case success, error
    /// It says something else, or nothing.
    case unsaid
  }

  /// Whether it is about a message that was sent before, rather than one.
  let isReport: Bool
  /// What the sender calls the message, which of ours is the share's id; empty where it does not say.
  let localID: String
  /// What MESH calls it; empty where it does not say.
  let messageID: String
  let status: Status
  /// What happened: `TRANSFER`, `COLLECT`, …
  let event: String
  /// MESH's code for why; empty where it does not say.
  let code: String

  // MARK: Writing

  /// What sends the data file beside it. Mailboxes and workflow are filled in by the way out.
  ///
  /// Nothing is compressed, so that the receiver gets the very bytes; and the subject says nothing.
  static func text(localID: String) -> String {
    let elements = [
      ("Version", "1.0"), ("AddressType", "DTS"), ("MessageType", "Data"),
      ("WorkflowId", "{workflow}"), ("From_DTS", "{mailbox}"), ("To_DTS", "{recipient}"),
      ("Subject", ""), ("LocalId", localID), ("Compress", "N"), ("Encrypted", "N"),
      ("AllowChunking", "N"),
    ]
    let lines = elements.map { "<\($0.0)>\($0.1)</\($0.0)>\n" }
    return "<DTSControl>\n\(lines.joined())</DTSControl>\n"
  }

  // MARK: Reading

  static let bytesMax = 64 << 10
  /// Of elements in all.
  static let elementsMax = 200

  /// - Returns: Nil where it is not one.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.bytesMax, let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    var reader = ControlReader(Array(text.utf8))
    guard let found = reader.document(named: "DTSControl") else { return nil }
    func word(_ path: String) -> String {
      let text = found[path] ?? ""
      let isWord =
        text.utf8.count <= 100
        && text.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || "._-".utf8.contains($0) }
      return isWord ? text : ""
    }
    isReport = word("MessageType") == "Report"
    localID = word("LocalId")
    messageID = word("DTSId")
    status =
      switch word("StatusRecord/Status") {
      case "SUCCESS": .success
      case "ERROR": .error
      default: .unsaid
      }
    event = word("StatusRecord/Event")
    code = word("StatusRecord/StatusCode")
  }
}

/// Reads the one shape of document that a control file has, from its first byte to its last.
private struct ControlReader {
  private var rest: ArraySlice<UInt8>
  private var elementsLeft = MESHControl.elementsMax

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
    _ = take("\u{FEFF}")
  }

  /// The text of each element by its path below the root; nil where the document is not of that shape.
  mutating func document(named root: String) -> [String: String]? {
    guard skipDeclaration() else { return nil }
    skipSpace()
    guard takeTag("<\(root)") else { return nil }
    var found: [String: String] = [:]
    guard read(into: &found, below: "", until: root) else { return nil }
    skipSpace()
    return rest.isEmpty ? found : nil
  }

  /// Elements until the end of the one that they are in.
  private mutating func read(
    into found: inout [String: String], below path: String, until end: String
  ) -> Bool {
    while true {
      skipSpace()
      if rest.starts(with: "</".utf8) { return takeTag("</\(end)") }
      guard elementsLeft > 0, take("<"), let name = takeName() else { return false }
      elementsLeft -= 1
      let place = path + name
      guard found[place] == nil else { return false }
      found[place] = ""
      skipSpace()
      if take("/>") { continue }
      guard take(">") else { return false }
      if path.isEmpty, name == "StatusRecord" {
        guard read(into: &found, below: "StatusRecord/", until: name) else { return false }
      } else {
        guard let text = takeText(), takeTag("</\(name)") else { return false }
        found[place] = text
      }
    }
  }

  /// `<?xml version="1.0" encoding="UTF-8"?>`, as far as it is there.
  private mutating func skipDeclaration() -> Bool {
    guard take("<?xml ") else { return true }
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")), end - rest.startIndex <= 100 else {
      return false
    }
    let words = String(decoding: rest[..<end], as: UTF8.self).lowercased()
      .replacing("'", with: "\"")
    rest = rest[(end + 1)...]
    let shape = /\s*version="1.0"(\s+encoding="utf-8")?(\s+standalone="(yes|no)")?\s*\?/
    return words.wholeMatch(of: shape) != nil
  }

  private mutating func takeName() -> String? {
    let name = rest.prefix { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    guard (1...64).contains(name.count) else { return nil }
    rest = rest.dropFirst(name.count)
    return String(decoding: name, as: UTF8.self)
  }

  /// Text up to the next element, without the space around it. Of references it knows the five that every document has.
  private mutating func takeText() -> String? {
    let raw = rest.prefix { $0 != UInt8(ascii: "<") }
    rest = rest.dropFirst(raw.count)
    let isPlain = raw.allSatisfy { $0 >= 0x20 && $0 != 0x7F || Self.space.contains($0) }
    guard isPlain else { return nil }
    var text = ""
    for (index, part) in raw.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
      .enumerated()
    {
      var part = String(decoding: part, as: UTF8.self)
      if index > 0 {
        let known = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "apos;": "'"]
        guard let name = known.keys.first(where: part.hasPrefix) else { return nil }
        part = (known[name] ?? "") + part.dropFirst(name.count)
      }
      text += part
    }
    return text.trimmed
  }

  private static let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

  private mutating func skipSpace() {
    rest = rest.drop { Self.space.contains($0) }
  }

  /// A tag that begins so, and has nothing further in it.
  private mutating func takeTag(_ beginning: String) -> Bool {
    guard take(beginning) else { return false }
    skipSpace()
    return take(">")
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }
}

extension String {
  /// Without space at either end.
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character.isWhitespace }
    let end = drop(while: isSpace)
    return String(end.reversed().drop(while: isSpace).reversed())
  }
}
