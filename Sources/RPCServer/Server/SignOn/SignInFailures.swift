import Domain
import Synchronization

/// How often an address has failed to sign in during the last minute, before anybody has signed in from
/// there on the same connection, and how often a person has on theirs.
///
/// It bounds what guessing and the verifying of signatures may cost. A token of ours that is good is let in
/// however many have failed, so that one bad client does not shut out all campus systems behind its address;
/// to look at a token of the sign-on is what is to be bounded, so it waits.
final class SignInFailures: Sendable {
  private struct Count {
    var number: Int
    let since: Instant
  }

  private static let minute: Int64 = 60_000
  /// Beyond so many of them those whose minute is over are forgotten, and if that is not enough, all.
  private static let placesMax = 10_000

  private let perMinuteMax: Int
  private let counts = Mutex<[Admission.Place: Count]>([:])

  init(perMinuteMax: Int) { self.perMinuteMax = perMinuteMax }

  /// Counts a failure.
  ///
  /// - Returns: Whether it was one that is allowed.
  func add(_ place: Admission.Place, at now: Instant) -> Bool {
    counts.withLock { counts in
      if counts.count >= Self.placesMax, counts[place] == nil {
        counts = counts.filter { !Self.isOver($0.value, at: now) }
        if counts.count >= Self.placesMax { counts.removeAll() }
      }
      var count = counts[place] ?? Count(number: 0, since: now)
      if Self.isOver(count, at: now) { count = Count(number: 0, since: now) }
      guard count.number < perMinuteMax else { return false }
      count.number += 1
      counts[place] = count
      return true
    }
  }

  /// What was counted was none: the attempt succeeded.
  func takeBack(_ place: Admission.Place) {
    counts.withLock { counts in
      guard let count = counts[place] else { return }
      counts[place] =
        count.number > 1 ? Count(number: count.number - 1, since: count.since) : nil
    }
  }

  /// Whether a count's minute is over, or the clock was set back before it began.
  private static func isOver(_ count: Count, at now: Instant) -> Bool {
    now < count.since || now >= count.since.adding(milliseconds: minute)
  }
}
