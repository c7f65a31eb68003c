/// An appointment of a student with a member of staff.
///
///     offer ──► offered ──decline, or time──► lapsed
///                  │ accept
///     book ─────► booked ──cancel──► cancelled
///                ▲  │
///                └──┘ reschedule
///
/// Once it has begun, whom it is with says whether the student came (`recordAttendance`).
///
/// Each arrow is the function of that name in `BookingRules`, and each but the first counts the
/// revision up.
public struct Appointment: Equatable, Sendable {
  public enum State: Int, CaseIterable, Sendable {
    case booked = 1
    case cancelled = 2
    /// Held for a student who waits for such a time, until it is taken or its end comes.
    case offered = 3
    /// Was offered and not taken.
    case lapsed = 4
  }

  /// Whether the student came.
  public enum Attendance: Int, CaseIterable, Sendable {
    case attended = 1
    case noShow = 2
  }

  /// Why a person should look at it.
  public enum Attention: Int, CaseIterable, Sendable {
    /// What let the student book that member of staff does not hold on the day any more.
    case linkEnded = 1
    /// The university is closed then.
    case closedDay = 2
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
  /// Nil until somebody has said so.
  public var attendance: Attendance?
  /// Nil where there is nothing to look at. Not a change that a person made, so the revision does not
  /// count it.
  public var attention: Attention?
  /// Whether the student said what they would like to speak about.
  public var hasAbout: Bool
  /// Until when an offer is held; nil where it never was one.
  public var offerExpires: Instant?

  public init(
    id: Identifier, studentID: Identifier, staffID: Identifier, start: Instant, end: Instant,
    location: String, state: State, revision: Int64, noticeVersion: NoticeVersion,
    created: Instant, changed: Instant, attendance: Attendance? = nil,
    attention: Attention? = nil, hasAbout: Bool = false, offerExpires: Instant? = nil
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
    self.attendance = attendance
    self.attention = attention
    self.hasAbout = hasAbout
    self.offerExpires = offerExpires
  }

  /// Whether it is on offer then: nothing has to happen for an offer to end, its time does it.
  public func isOffer(at now: Instant) -> Bool {
    state == .offered && (offerExpires.map { now < $0 } ?? false)
  }

  /// Whether the member of staff is not free then for that student: a booking holds its time against
  /// everybody, an offer against all but the one it is made to.
  public func holdsTime(against student: Identifier, at now: Instant) -> Bool {
    state == .booked || isOffer(at: now) && studentID != student
  }

  /// Whether the two times share a moment. One that ends when the other starts does not.
  public func overlaps(start: Instant, end: Instant) -> Bool {
    self.start < end && start < self.end
  }
}
