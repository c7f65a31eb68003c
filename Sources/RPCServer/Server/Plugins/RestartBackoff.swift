/// How long a plugin that has ended is left alone: longer each time, until it has run well for once.
struct RestartBackoff {
  /// In milliseconds.
  private let first: Int64
  private let longest: Int64
  private var next: Int64

  init(_ limits: PluginLimits) {
    first = min(limits.restart, limits.restartMax)
    longest = limits.restartMax
    next = first
  }

  /// The milliseconds until the next start.
  ///
  /// - Parameter run: How long it ran, in milliseconds; 0 where it never answered. One that ran for longer than the
  ///   longest wait ran well.
  mutating func wait(afterRunOf run: Int64) -> Int64 {
    if run > longest { next = first }
    defer { next = min(next * 2, longest) }
    return next
  }
}
