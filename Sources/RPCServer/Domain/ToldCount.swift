/// A number of people or of what concerns them, as it is told: in a small one somebody could be recognised.
public struct ToldCount: Equatable, Sendable {
  public let count: Int

  public init(_ count: Int) { self.count = count }

  /// Numbers below this are not told.
  public static let least = 5

  /// Rounded to the nearest five, so that two lists taken from each other give nobody away; nil where it is one to
  /// four.
  public var told: Int? {
    count == 0 ? 0 : count < Self.least ? nil : (count + 2) / 5 * 5
  }
}
