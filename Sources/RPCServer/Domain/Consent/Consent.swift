/// That a student agrees to have something passed on: for what, to whom, which parts and until when, as
/// far as it stands in the clear. How it was said is `ConsentWords`.
///
/// It ends with its last day, or when it is withdrawn, which can be done at any time and once.
public struct Consent: Equatable, Sendable {
  /// What it is for.
  public enum Purpose: String, CaseIterable, Sendable {
    /// Passing something from See My Tutor to another service of the university.
    case internalReferral = "internal_referral"
    /// Keeping special category data in a case of Student Life and Wellbeing: explicit consent.
    case wellbeingSupport = "wellbeing_support"
    /// Telling those who teach the student which adjustments they need.
    case adjustments
    /// Being told by somebody outside the university who cares for or supports the student.
    case outsideInformation = "outside_information"
    /// Sharing something of a case with the NHS.
    case sharingNHS = "sharing_nhs"
    /// Sharing something of a case with Student Finance England.
    case sharingStudentFinance = "sharing_student_finance"
    /// Sharing something of a case with a local authority.
    case sharingLocalAuthority = "sharing_local_authority"
    /// Sharing something of a case with somebody else outside the university.
    case sharingOther = "sharing_other"

    /// The one that allows a disclosure to such a partner; nil where no consent would, as with the police, who
    /// need a law.
    public static func sharing(with kind: Partner.Kind) -> Purpose? {
      switch kind {
      case .nhs: .sharingNHS
      case .studentFinance: .sharingStudentFinance
      case .localAuthority: .sharingLocalAuthority
      case .other: .sharingOther
      case .police: nil
      }
    }

    /// The notice that it is given under.
    public var notice: NoticeName { self == .internalReferral ? .seeMyTutor : .wellbeing }

    /// Whether the student chooses the parts that it is for.
    public var hasFields: Bool { self == .internalReferral }
  }

  /// How the student said so.
  public enum Manner: String, CaseIterable, Sendable {
    /// In their own session.
    case online
    case spoken, written
  }

  /// That it was taken back.
  public struct Withdrawal: Equatable, Sendable {
    public let at: Instant
    /// The student, or who recorded their wish.
    public let recordedBy: String

    public init(at: Instant, recordedBy: String) {
      self.at = at
      self.recordedBy = recordedBy
    }
  }

  public let id: Identifier
  public let studentID: Identifier
  public let purpose: Purpose
  public let service: UniversityService
  /// In the order of their declaration, each once.
  public let fields: [ReferralField]
  /// The last day on which it may be used; nil for no end.
  public let until: LocalDate?
  /// What the student was shown.
  public let wording: ConsentWording.Name
  /// SHA-256 of that text.
  public let wordingHash: [UInt8]
  public let noticeVersion: NoticeVersion
  public let manner: Manner
  public let given: Instant
  public let recorded: Instant
  /// The student, or who recorded it.
  public let recordedBy: String
  public var withdrawal: Withdrawal?

  public init(
    id: Identifier, studentID: Identifier, purpose: Purpose, service: UniversityService,
    fields: [ReferralField], until: LocalDate?, wording: ConsentWording.Name,
    wordingHash: [UInt8], noticeVersion: NoticeVersion, manner: Manner, given: Instant,
    recorded: Instant, recordedBy: String, withdrawal: Withdrawal?
  ) {
    self.id = id
    self.studentID = studentID
    self.purpose = purpose
    self.service = service
    self.fields = fields
    self.until = until
    self.wording = wording
    self.wordingHash = wordingHash
    self.noticeVersion = noticeVersion
    self.manner = manner
    self.given = given
    self.recorded = recorded
    self.recordedBy = recordedBy
    self.withdrawal = withdrawal
  }

  /// Whether it can be relied on. That a newer wording is in use changes nothing.
  public func isLive(on day: LocalDate) -> Bool {
    withdrawal == nil && until.map { day <= $0 } ?? true
  }
}

/// How a consent was given and withdrawn, in words: sealed wherever it is kept. Empty where nothing was said.
public struct ConsentWords: Equatable, Sendable {
  public var given: String
  public var withdrawn: String

  public init(given: String = "", withdrawn: String = "") {
    self.given = given
    self.withdrawn = withdrawn
  }
}

/// The university's services that students are referred to.
public enum UniversityService: String, CaseIterable, Sendable {
  /// Student Life and Wellbeing.
  case wellbeing
  case disability
  case studentMoney = "student_money"
  case accommodation
  case careers
  case studentAdvice = "student_advice"
  case academicSkills = "academic_skills"

  /// Whether anybody takes in its referrals here.
  public var takesReferrals: Bool { self == .wellbeing }
}

/// The parts that a referral can pass on, each by itself.
public enum ReferralField: String, CaseIterable, Sendable {
  /// Why the student is referred, in the words of who refers.
  case reason
  case meetingPurpose = "meeting_purpose"
  case keyPoints = "key_points"
  case actions
  /// The student's e-mail address.
  case contact

  /// Those that come from a note.
  public static let ofNotes: Set<ReferralField> = [.meetingPurpose, .keyPoints, .actions]

  /// The fields that were chosen, in the order of their declaration, and what is wrong with the choice.
  ///
  /// - Parameter chosen: Nil for one that is not known.
  static func choice(
    _ chosen: [ReferralField?]
  ) -> (fields: [ReferralField], violations: [FieldViolation]) {
    guard !chosen.isEmpty else {
      return ([], [FieldViolation(field: "fields", description: "must be at least one")])
    }
    guard chosen.count <= allCases.count else {
      return (
        [], [FieldViolation(field: "fields", description: "must be at most \(allCases.count)")]
      )
    }
    var seen: Set<ReferralField> = []
    var violations: [FieldViolation] = []
    for (index, field) in chosen.enumerated() {
      if field.map({ seen.insert($0).inserted }) ?? false { continue }
      violations.append(
        FieldViolation(
          field: "fields[\(index)]", description: "must be a part of a referral, once"))
    }
    return (allCases.filter { seen.contains($0) }, violations)
  }
}
