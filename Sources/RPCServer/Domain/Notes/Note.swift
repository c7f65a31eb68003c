/// A brief note of a meeting between a student and academic staff, as far as it stands in the clear: what
/// it says is `NoteContent`.
///
///     create ──► draft ──share──► shared ──┐
///       │        │ ▲  │             ▲  ▲   │ amend: a further version
///       │        └─┘  └─► (gone)    │  └───┘
///       │       amend   discard     │
///       └───────── share at once ───┘
///
/// Each arrow is the function of that name in `NoteRules`, and each but the first counts the revision up.
public struct Note: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    /// Seen by staff only.
    case draft
    /// Seen by the student, from now on.
    case shared
  }

  public let id: Identifier
  public let studentID: Identifier
  /// The member of staff who wrote it first.
  public let authorID: Identifier
  public let meeting: Meeting
  public var state: State
  /// Counts what the note has said since it was shared, from 1; a draft stays at 1.
  public var version: Int64
  /// Counts changes from 1.
  public var revision: Int64
  /// The notice under which it was collected; a later change leaves it as it was.
  public let noticeVersion: NoticeVersion
  public let created: Instant
  public var changed: Instant
  /// Nil for a draft.
  public var shared: Instant?

  public init(
    id: Identifier, studentID: Identifier, authorID: Identifier, meeting: Meeting, state: State,
    version: Int64, revision: Int64, noticeVersion: NoticeVersion, created: Instant,
    changed: Instant, shared: Instant?
  ) {
    self.id = id
    self.studentID = studentID
    self.authorID = authorID
    self.meeting = meeting
    self.state = state
    self.version = version
    self.revision = revision
    self.noticeVersion = noticeVersion
    self.created = created
    self.changed = changed
    self.shared = shared
  }

  /// Whether the person wrote it, or met the student in the appointment or session that it is of.
  public func isOwn(of person: String) -> Bool {
    authorID.text == person || meeting.hostID?.text == person
  }
}

/// The meeting that a note is of.
public enum Meeting: Equatable, Sendable {
  /// One that was booked, with whom and when.
  case appointment(Identifier, hostID: Identifier, start: Instant)
  /// A visit to a session without appointments: whose it was, and when it began.
  case dropIn(Identifier, hostID: Identifier, start: Instant)
  /// One that nobody booked; minutes are nil where nobody knows.
  case adHoc(start: Instant, minutes: Int?, manner: Manner)

  /// How people met without an appointment.
  public enum Manner: String, CaseIterable, Sendable {
    case inPerson = "in_person"
    case online
    case phone
    case email
  }

  public var start: Instant {
    switch self {
    case .appointment(_, _, let start), .dropIn(_, _, let start), .adHoc(let start, _, _): start
    }
  }

  /// With whom it was booked, or whose session it was; nil for an ad hoc meeting.
  public var hostID: Identifier? {
    switch self {
    case .appointment(_, let hostID, _), .dropIn(_, let hostID, _): hostID
    case .adHoc: nil
    }
  }
}
