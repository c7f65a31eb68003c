import Domain
import Store
import Synchronization

/// Remembers for a day which version of each notice is in force, since everything that is collected keeps
/// it. A version that is published comes into force on a later day, so a day's answer stays what it is.
final class NoticesInForce: Sendable {
  private let known = Mutex<(day: LocalDate, schedule: NoticeSchedule)?>(nil)

  /// - Throws: `StoreError.corrupt` where the notice has no version, which no data directory lacks.
  func version(
    of notice: NoticeName, on day: LocalDate, _ transaction: Transaction
  ) throws -> NoticeVersion {
    let schedule: NoticeSchedule
    if let known = known.withLock({ $0 }), known.day == day {
      schedule = known.schedule
    } else {
      let read = try transaction.noticeSchedule()
      known.withLock { $0 = (day, read) }
      schedule = read
    }
    guard let version = schedule.inForce(notice, on: day) else { throw StoreError.corrupt }
    return version
  }
}
