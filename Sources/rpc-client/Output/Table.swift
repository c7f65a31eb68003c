/// Rows under headings, aligned with blanks.
struct Table {
  /// Nil for a table without headings.
  var headings: [String]?
  var rows: [[String]]

  /// The lines, without blanks at their ends.
  var lines: [String] {
    let all = ((headings.map { [$0] } ?? []) + rows).map { $0.map(TerminalText.escaped) }
    let count = all.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      all.map { column < $0.count ? TerminalText.width($0[column]) : 0 }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        let padding = widths[column] - TerminalText.width(cell) + 2
        if column + 1 < row.count { line += String(repeating: " ", count: padding) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
