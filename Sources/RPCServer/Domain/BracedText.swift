/// A text in which names in braces stand for something, such as `{number}`.
public struct BracedText: Equatable, Sendable {
  private enum Part: Equatable, Sendable {
    case text(Substring)
    case name(String)
  }

  private let parts: [Part]

  /// - Returns: Nil where a brace has no pair, or stands in another.
  public init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let name = rest.index(after: open)
      guard rest[open] == "{", let close = rest[name...].firstIndex(where: { "{}".contains($0) }),
        rest[close] == "}"
      else { return nil }
      parts += [.text(rest[..<open]), .name(String(rest[name..<close]))]
      rest = rest[rest.index(after: close)...]
    }
    self.parts = parts + [.text(rest)]
  }

  /// The names, in their order.
  public var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The text with what each name stands for; nil where one stands for nothing.
  public func filled(_ value: (String) -> String?) -> String? {
    var filled = ""
    for part in parts {
      switch part {
      case .text(let text): filled += text
      case .name(let name):
        guard let value = value(name) else { return nil }
        filled += value
      }
    }
    return filled
  }
}
