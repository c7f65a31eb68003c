/// Something of See My Tutor that is passed to another service of the university, as far as it stands in
/// the clear. What is passed on is `ReferralContent`, what people said of it `ReferralWords`.
///
///                ┌─ accept ─► accepted ── complete ─► done
///     create ──► proposed ── reject ─► rejected
///                └─ revoke, or withdraw the consent ─► revoked
///
/// Each arrow is the function of that name in `ReferralRules` and counts the revision up. The service reads
/// the content from its acceptance on, so what was revoked has never left.
public struct Referral: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case proposed, accepted, rejected, done, revoked
  }

  /// What allows it.
  public enum Authority: Equatable, Sendable {
    /// The student agreed.
    case consent(Identifier)
    /// Somebody's safety, for which a person answers. The risk is told in `ReferralWords`.
    case safety(of: SafetyOf, review: LocalDate)
  }

  /// Whose safety is at stake.
  public enum SafetyOf: String, CaseIterable, Sendable {
    case student, others
  }

  /// That somebody did something to it.
  public struct Step: Equatable, Sendable {
    public let by: String
    public let at: Instant

    public init(by: String, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  /// What somebody found who looked at a ground of safety afterwards.
  public struct Review: Equatable, Sendable {
    public let step: Step
    public let finding: ExceptionalAccess.Finding

    public init(step: Step, finding: ExceptionalAccess.Finding) {
      self.step = step
      self.finding = finding
    }
  }

  public let id: Identifier
  public let studentID: Identifier
  /// A member of staff, or the student.
  public let authorID: Identifier
  public let service: UniversityService
  /// Nil where nothing of it comes from a note.
  public let noteID: Identifier?
  public let fields: [ReferralField]
  public let authority: Authority
  public var state: State
  /// Counts changes from 1.
  public var revision: Int64
  /// The notice that the content was collected under, which its mark is inherited from.
  public let noticeVersion: NoticeVersion
  public let created: Instant
  public var changed: Instant
  /// Its acceptance or rejection.
  public var answer: Step?
  /// Its completion or revocation.
  public var closing: Step?
  public var review: Review?

  public init(
    id: Identifier, studentID: Identifier, authorID: Identifier, service: UniversityService,
    noteID: Identifier?, fields: [ReferralField], authority: Authority, state: State,
    revision: Int64, noticeVersion: NoticeVersion, created: Instant, changed: Instant,
    answer: Step?, closing: Step?, review: Review?
  ) {
    self.id = id
    self.studentID = studentID
    self.authorID = authorID
    self.service = service
    self.noteID = noteID
    self.fields = fields
    self.authority = authority
    self.state = state
    self.revision = revision
    self.noticeVersion = noticeVersion
    self.created = created
    self.changed = changed
    self.answer = answer
    self.closing = closing
    self.review = review
  }

  /// Whether the service has taken it, and so reads what was passed on.
  public var isTaken: Bool { state == .accepted || state == .done }

  public var isForSafety: Bool {
    if case .safety = authority { true } else { false }
  }
}

/// What is passed on: the chosen parts as they were then, and nothing of the others. Sealed wherever it is
/// kept.
public struct ReferralContent: Equatable, Sendable {
  public struct Action: Equatable, Sendable {
    public let text: String
    public let owner: AgreedAction.Owner
    public let due: LocalDate

    public init(text: String, owner: AgreedAction.Owner, due: LocalDate) {
      self.text = text
      self.owner = owner
      self.due = due
    }
  }

  public var reason = ""
  public var meetingPurpose = ""
  public var keyPoints: [String] = []
  public var actions: [Action] = []
  public var contactEmail = ""

  public init() {}

  /// - Parameters:
  ///   - fields: Those that were chosen.
  ///   - note: What the note says; nil where there is none.
  ///   - email: The student's address; empty where it was not chosen.
  public init(_ fields: [ReferralField], reason: String, note: NoteContent?, email: String) {
    for field in fields {
      switch field {
      case .reason: self.reason = reason
      case .meetingPurpose: meetingPurpose = note?.purpose ?? ""
      case .keyPoints: keyPoints = note?.keyPoints ?? []
      case .actions:
        actions = (note?.actions ?? []).map {
          Action(text: $0.text, owner: $0.owner, due: $0.due)
        }
      case .contact: contactEmail = email
      }
    }
  }
}

/// What people said of a referral: sealed wherever it is kept. Empty where nothing was said.
public struct ReferralWords: Equatable, Sendable {
  /// The risk to somebody's safety.
  public var risk: String
  public var answer: String
  public var closing: String
  public var review: String

  public init(risk: String = "", answer: String = "", closing: String = "", review: String = "") {
    self.risk = risk
    self.answer = answer
    self.closing = closing
    self.review = review
  }
}
