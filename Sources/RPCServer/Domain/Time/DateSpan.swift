/// The days from a first to a last one, both included; a bound that is absent does not bind.
public struct DateSpan: Hashable, Sendable {
  public var from: LocalDate?
  public var to: LocalDate?

  public init(from: LocalDate? = nil, to: LocalDate? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether the day is one of them; false for every day where the bounds are the wrong way round.
  public func contains(_ day: LocalDate) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    return true
  }

  /// Whether the last day comes before the first, so that no day is meant.
  public var isEmpty: Bool {
    guard let from, let to else { return false }
    return to < from
  }
}
