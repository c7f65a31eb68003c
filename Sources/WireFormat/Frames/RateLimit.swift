/// So many events in a span of time, and no more until the span is over.
///
/// Counts in spans that begin with the first event after the last span, which costs two integers a
/// limit; a sender who times it well gets at most twice the number in one span's length.
public struct RateLimit: Sendable {
  private let max: Int
  private let span: UInt64
  private var start: UInt64 = 0
  private var count = 0

  /// - Parameters:
  ///   - max: How many events are admitted in one span.
  ///   - span: Its length, in nanoseconds.
  public init(max: Int, perNanoseconds span: UInt64) {
    self.max = max
    self.span = span
  }

  /// Counts an event; false where it is one too many.
  ///
  /// - Parameter now: Nanoseconds of a clock that never goes back.
  public mutating func admits(at now: UInt64) -> Bool {
    if now &- start >= span || count == 0 {
      start = now
      count = 0
    }
    count += 1
    return count <= max
  }
}
