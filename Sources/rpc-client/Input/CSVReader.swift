/// Reads CSV as RFC 4180 has it: UTF-8 with or without a byte order mark, lines ended by CRLF or
/// LF, fields in quotes where they hold commas, quotes or line ends. Empty lines are left out.
struct CSVReader {
  /// One row and where in the file it begins.
  struct Row: Hashable {
    /// Counted from 1.
    let line: Int
    let fields: [String]
  }

  /// The text is not CSV from that line on.
  struct Problem: Error, Hashable {
    let line: Int
    let text: String
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var line = 1

  /// All rows of the text, the header among them.
  static func rows(of bytes: [UInt8]) throws(Problem) -> [Row] {
    var reader = CSVReader(bytes)
    var rows: [Row] = []
    while let row = try reader.next() {
      if row.fields != [""] { rows.append(row) }
    }
    return rows
  }

  private init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    self.bytes = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    position = self.bytes.startIndex
  }

  private mutating func next() throws(Problem) -> Row? {
    guard position < bytes.endIndex else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      let field = byte == UInt8(ascii: "\"") ? try quoted() : try plain()
      guard let text = String(validating: field, as: UTF8.self) else {
        throw Problem(line: start, text: "is not UTF-8")
      }
      guard !field.contains(0) else { throw Problem(line: start, text: "holds a NUL character") }
      fields.append(text)
      switch byte {
      case UInt8(ascii: ","): position += 1
      default:
        // plain() and quoted() stop at a comma, at the end of a line, or at the end of the file.
        endLine()
        return Row(line: start, fields: fields)
      }
    }
  }

  private var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private var isAtLineEnd: Bool {
    if byte == UInt8(ascii: "\n") { return true }
    return byte == UInt8(ascii: "\r") && position + 1 < bytes.endIndex
      && bytes[position + 1] == UInt8(ascii: "\n")
  }

  private mutating func endLine() {
    if byte == UInt8(ascii: "\r") { position += 1 }
    if byte == UInt8(ascii: "\n") { position += 1 }
    line += 1
  }

  private mutating func plain() throws(Problem) -> ArraySlice<UInt8> {
    let start = position
    while let byte, byte != UInt8(ascii: ","), !isAtLineEnd {
      if byte == UInt8(ascii: "\"") {
        throw Problem(line: line, text: "has a quote inside a field without quotes around it")
      }
      if byte == UInt8(ascii: "\r") {
        throw Problem(line: line, text: "has a carriage return inside a field")
      }
      position += 1
    }
    return bytes[start..<position]
  }

  private mutating func quoted() throws(Problem) -> ArraySlice<UInt8> {
    let first = line
    var field: [UInt8] = []
    position += 1
    while let byte {
      position += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        field.append(byte)
        continue
      }
      if self.byte == UInt8(ascii: "\"") {
        field.append(byte)
        position += 1
        continue
      }
      guard self.byte == nil || self.byte == UInt8(ascii: ",") || isAtLineEnd else {
        throw Problem(line: line, text: "has text after a closing quote")
      }
      return field[...]
    }
    throw Problem(line: first, text: "has a quote that is never closed")
  }
}
