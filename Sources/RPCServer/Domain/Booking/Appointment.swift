/// An appointment of a student with a member of staff.
///
///     book ──► booked ──cancel──► cancelled
///               ▲  │
///               └──┘ reschedule
///
/// Each arrow is the function of that name in `BookingRules`, and each but the first counts the
/// revision up.
public struct Appointment: Equatable, Sendable {
  public enum State: Int, CaseIterable, Sendable {
    case booked = 1
    case cancelled = 2
  }

  public var id: Identifier
  public var studentID: Identifier
  public var staffID: Identifier
  public var start: Instant
  /// The moment after the last.
  public var end: Instant
  public var location: String
  public var state: State
  /// Counts changes from 1.
  public var revision: Int64
  /// The notice under which the booking was collected; a later change leaves it as it was.
  public var noticeVersion: NoticeVersion
  public var created: Instant
  public var changed: Instant

  public init(
    id: Identifier, studentID: Identifier, staffID: Identifier, start: Instant, end: Instant,
    location: String, state: State, revision: Int64, noticeVersion: NoticeVersion,
    created: Instant, changed: Instant
  ) {
    self.id = id
    self.studentID = studentID
    self.staffID = staffID
    self.start = start
    self.end = end
    self.location = location
    self.state = state
    self.revision = revision
    self.noticeVersion = noticeVersion
    self.created = created
    self.changed = changed
  }

  /// Whether the two times share a moment. One that ends when the other starts does not.
  public func overlaps(start: Instant, end: Instant) -> Bool {
    self.start < end && start < self.end
  }
}
