/// The clock and the chance that a client lives by, so that a test can bring its own.
struct Surroundings: Sendable {
  /// Time since some fixed moment; never goes back.
  var now: @Sendable () -> Duration
  var pause: @Sendable (Duration) async throws -> Void
  /// At least 0 and below 1.
  var random: @Sendable () -> Double

  static let system: Surroundings = {
    let start = ContinuousClock.now
    return Surroundings(
      now: { ContinuousClock.now - start },
      pause: { try await Task.sleep(for: $0, clock: .continuous) },
      random: { Double.random(in: 0..<1) })
  }()
}
