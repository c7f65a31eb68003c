import Domain

/// How a file writes days.
struct DayPattern: Equatable, Sendable {
  /// Such as `2026-11-22`.
  static let iso = DayPattern(parts: ["yyyy", "-", "MM", "-", "dd"])

  private let parts: [String]

  private init(parts: [String]) { self.parts = parts }

  /// - Parameter text: `yyyy`, `MM` and `dd` once each, in any order, with nothing or `-`, `/`, `.` or a space between.
  /// - Returns: Nil for anything else.
  init?(_ text: String) {
    let names = ["yyyy", "MM", "dd"]
    var parts: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if let name = names.first(where: { rest.hasPrefix($0) }) {
        parts.append(name)
        rest = rest.dropFirst(name.count)
      } else {
        guard "-/. ".contains(first) else { return nil }
        parts.append(String(first))
        rest = rest.dropFirst()
      }
    }
    guard parts.filter(names.contains).sorted() == names.sorted(), text.count <= 12,
      text.first != " ", text.last != " "
    else { return nil }
    self.parts = parts
  }

  func text(of day: LocalDate) -> String {
    parts.map { part in
      switch part {
      case "yyyy": "\(day.year)"
      case "MM": Self.twoDigits(day.month)
      case "dd": Self.twoDigits(day.day)
      default: part
      }
    }.joined()
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
