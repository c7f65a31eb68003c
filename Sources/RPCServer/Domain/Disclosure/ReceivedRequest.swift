/// What the police, or others, asked of the university, as far as it stands in the clear. What their form says, whom somebody
/// called back, and why it was refused are `ReceivedRequestContent`.
///
///     register ─► received ── recordCheck, confirmed ─► checked ──► a disclosure names it: see `Disclosure`
///                   │  ▲ └ not confirmed ┘                 │
///                   └──┴──────────── refuse ───────────────┴─► refused
///
/// Until it is refused, what came with it may be attached. Each arrow is the function of that name in
/// `ReceivedRequestRules` and counts the revision up. That it is granted is a disclosure's to say, which another person
/// decides on.
public struct ReceivedRequest: Equatable, Sendable {
  public enum State: String, CaseIterable, Sendable {
    case received
    /// Somebody called back by another way, and it is who it says.
    case checked
    case refused
  }

  /// What the student is in the inquiry.
  public enum SubjectRole: String, CaseIterable, Sendable {
    case suspect, victim, witness, missing

    /// Whether what they told others is asked for as a reasonable line of enquiry.
    public var needsEnquiry: Bool { self == .victim || self == .witness }
  }

  public let id: Identifier
  /// The force; of others the partner that they are, nil for one that is none.
  public let partnerID: Identifier?
  /// Whom it is about; nil where that is nobody whom the university knows.
  public let studentID: Identifier?
  /// The case whose team may answer it; nil while none is named.
  public let caseID: Identifier?
  /// What the police ask under; nil for others.
  public let gateway: LegalGateway?
  /// What the student is in the inquiry of the police; nil for others.
  public let subjectRole: SubjectRole?
  /// The day on which it came.
  public let received: LocalDate
  /// How many things it asks for: an answer says what becomes of each.
  public let itemCount: Int
  public let registered: Disclosure.Step
  public var state: State
  /// Who recorded the last call back.
  public var check: Disclosure.Step?
  public var refusal: Disclosure.Step?
  public var changed: Instant
  /// Counts changes from 1.
  public var revision: Int64

  public init(
    id: Identifier, partnerID: Identifier?, studentID: Identifier?, caseID: Identifier?,
    gateway: LegalGateway?, subjectRole: SubjectRole?, received: LocalDate,
    itemCount: Int, registered: Disclosure.Step, state: State, check: Disclosure.Step?,
    refusal: Disclosure.Step?, changed: Instant, revision: Int64
  ) {
    self.id = id
    self.partnerID = partnerID
    self.studentID = studentID
    self.caseID = caseID
    self.gateway = gateway
    self.subjectRole = subjectRole
    self.received = received
    self.itemCount = itemCount
    self.registered = registered
    self.state = state
    self.check = check
    self.refusal = refusal
    self.changed = changed
    self.revision = revision
  }
}

/// What a request says, and what was said of it: sealed wherever it is kept.
public struct ReceivedRequestContent: Equatable, Sendable {
  public var form: ReceivedForm
  /// The last call back; nil before.
  public var check: CallerCheck?
  /// Why it was refused; empty where it was not.
  public var refusal: String

  public init(form: ReceivedForm, check: CallerCheck? = nil, refusal: String = "") {
    self.form = form
    self.check = check
    self.refusal = refusal
  }
}

/// Something that came with a request, such as a court order, as far as it stands in the clear. What it is called and is,
/// is `DocumentFile`; its bytes stand in pieces beside it. Nothing takes one away.
public struct RequestAttachment: Equatable, Sendable {
  public let id: Identifier
  public let requestID: Identifier
  /// Whom the request is about; nil where that is nobody whom the university knows.
  public let studentID: Identifier?
  /// Who attached it; when it began to come, and once it has come whole, when that was.
  public let attached: Disclosure.Step
  public let length: Int64
  /// Counts those of the request from 1; nil while it is still coming.
  public let number: Int?

  public init(
    id: Identifier, requestID: Identifier, studentID: Identifier?, attached: Disclosure.Step,
    length: Int64, number: Int? = nil
  ) {
    self.id = id
    self.requestID = requestID
    self.studentID = studentID
    self.attached = attached
    self.length = length
    self.number = number
  }
}

/// How somebody made sure who asks: not by the number that the request itself gives.
public struct CallerCheck: Equatable, Sendable {
  public let at: Instant
  /// The number that was called.
  public let number: String
  /// Where the number is from, such as the force's published switchboard.
  public let numberSource: String
  /// Who answered for the request.
  public let spokenTo: String
  public let isConfirmed: Bool

  public init(
    at: Instant, number: String, numberSource: String, spokenTo: String, isConfirmed: Bool
  ) {
    self.at = at
    self.number = number
    self.numberSource = numberSource
    self.spokenTo = spokenTo
    self.isConfirmed = isConfirmed
  }
}
