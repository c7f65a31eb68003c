/// What a note says: sealed wherever it is kept.
public struct NoteContent: Equatable, Sendable {
  /// What the meeting was for.
  public var purpose: String
  public var keyPoints: [String]
  /// In the order of their declaration, each once.
  public var topics: [NoteTopic]
  public var actions: [AgreedAction]
  /// What the student chose not to speak about. Nothing but the notice's own sentence follows from it.
  public var declined: [NoteTopic]

  public init(
    purpose: String, keyPoints: [String], topics: [NoteTopic], actions: [AgreedAction],
    declined: [NoteTopic]
  ) {
    self.purpose = purpose
    self.keyPoints = keyPoints
    self.topics = topics
    self.actions = actions
    self.declined = declined
  }

  /// Whether it touches what can be special category data: flagged, and steered towards a referral.
  public var isSensitive: Bool { topics.contains(.personalIssues) }
}

/// What meetings may be about, as the See My Tutor notice says. There is no other topic.
public enum NoteTopic: String, CaseIterable, Sendable {
  case academicProgress = "academic_progress"
  case achievementsAndInterests = "achievements_and_interests"
  case academicChallenges = "academic_challenges"
  /// Personal issues that may affect study.
  case personalIssues = "personal_issues"
}

/// Something that was agreed in a meeting, as one version of a note says it.
public struct AgreedAction: Equatable, Sendable {
  /// Whose turn it is.
  public enum Owner: String, CaseIterable, Sendable {
    case student, staff
  }

  public let id: Identifier
  public var text: String
  public var owner: Owner
  /// By when.
  public var due: LocalDate

  public init(id: Identifier, text: String, owner: Owner, due: LocalDate) {
    self.id = id
    self.text = text
    self.owner = owner
    self.due = due
  }
}

/// How far an action is. It stands in the clear beside the note, so that what is open can be listed.
public struct ActionProgress: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case open, done
    /// No longer meant to be done.
    case dropped
  }

  public let id: Identifier
  public let noteID: Identifier
  public let owner: AgreedAction.Owner
  public let due: LocalDate
  public var state: State
  /// Counts changes from 1, apart from those of the note.
  public var revision: Int64
  public var changed: Instant

  public init(
    id: Identifier, noteID: Identifier, owner: AgreedAction.Owner, due: LocalDate, state: State,
    revision: Int64, changed: Instant
  ) {
    self.id = id
    self.noteID = noteID
    self.owner = owner
    self.due = due
    self.state = state
    self.revision = revision
    self.changed = changed
  }

  /// Whether it should have been done before that day.
  public func isOverdue(on today: LocalDate) -> Bool { state == .open && due < today }
}

/// The student's own words on a note that was shared with them. Kept as they are.
public struct NoteComment: Equatable, Sendable {
  public let id: Identifier
  public let text: String
  public let written: Instant

  public init(id: Identifier, text: String, written: Instant) {
    self.id = id
    self.text = text
    self.written = written
  }
}
