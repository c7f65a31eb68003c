import Domain
import NIOCore
import Store

/// Reminds of appointments that begin within a day, of tasks that are due and of paper that should be back, of partners that do not answer, and
/// tells of requests to join a case and of what plugins suggest. What has been told is kept with it, so a restart neither repeats nor
/// forgets one.
struct Reminders: Sendable {
  static let interval = TimeAmount.minutes(5)

  let store: StoreEngine
  let clock: ServerClock

  /// Reminds of what is due now, and returns at once.
  ///
  /// - Parameter whenDone: Told on the write lane's thread of how many.
  func remind(whenDone: @escaping @Sendable (Int) -> Void = { _ in }) {
    let now = clock.now()
    SteppedWork(store: store) { transaction in
      var random = SystemRandom()
      let today = WallClock.london.date(of: now)
      let told =
        try transaction.tellOfJoinRequests(at: now, on: today, random: &random)
        + transaction.tellOfSuggestions(at: now, on: today, random: &random)
        + transaction.remindOfCaseTasks(at: now, on: today, random: &random)
        + transaction.remindOfPaper(at: now, on: today, random: &random)
        + transaction.remindOfAnswers(at: now, on: today, random: &random)
      return SteppedWork.Progress(
        count: try transaction.remind(at: now, random: &random) + told, isLast: true)
    }.run(whenDone: whenDone)
  }
}
