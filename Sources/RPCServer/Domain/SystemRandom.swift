/// The system's randomness, for ids and tokens.
///
/// The standard library's own type has no storage, and code that the thread sanitizer watches faults
/// when such a value is passed to be changed. So this one has a byte that nobody reads.
public struct SystemRandom: RandomNumberGenerator, Sendable {
  private var system = SystemRandomNumberGenerator()
  private var storage: UInt8 = 0

  public init() {}

  public mutating func next() -> UInt64 { system.next() }
}
