/// A statement as it is written in the program: only a literal can become one, so nothing that a
/// caller sent can ever be part of its text.
///
/// Write the subset that SQLite and PostgreSQL share, with `$1`, `$2` … for values.
public struct SQL: ExpressibleByStringLiteral, Sendable {
  /// The literal lives as long as the program, so its address names it in the statement cache.
  let text: StaticString

  public init(stringLiteral text: StaticString) {
    self.text = text
  }
}
