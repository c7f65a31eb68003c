/// Waits for what somebody else does, and no longer than that.
enum Patience {
  /// What comes of `work`; nil where that takes longer, or nobody waits for it any more. It is told to stop then, and
  /// not waited for: a group of tasks would wait for a plugin that hangs.
  static func upTo<Answer: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Answer
  ) async -> Answer? {
    let (answers, giver) = AsyncStream<Answer>.makeStream(bufferingPolicy: .bufferingOldest(1))
    let working = Task {
      giver.yield(await work())
      giver.finish()
    }
    let waiting = Task {
      try? await Task.sleep(for: limit)
      giver.finish()
    }
    defer {
      working.cancel()
      waiting.cancel()
    }
    return await answers.first { _ in true }
  }
}
