/// A person's name, as campus systems spell it.
public struct PersonName: Equatable, Sendable {
  public var given: String
  /// May be empty.
  public var family: String

  public init(given: String, family: String) {
    self.given = given
    self.family = family
  }

  /// Given and family name with a space between, where there are both.
  public var full: String {
    given.isEmpty || family.isEmpty ? given + family : "\(given) \(family)"
  }
}

/// What campus systems say about a student. The server adds the id and the revision.
public struct Student: Equatable, Sendable {
  /// The number on the student card.
  public var campusID: String
  public var givenName: String
  /// May be empty.
  public var familyName: String
  public var email: String

  public init(campusID: String, givenName: String, familyName: String, email: String) {
    self.campusID = campusID
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
  }
}

/// What campus systems say about a member of staff.
public struct StaffMember: Equatable, Sendable {
  /// The staff number.
  public var campusID: String
  public var givenName: String
  /// May be empty.
  public var familyName: String
  public var email: String
  /// May be empty.
  public var jobTitle: String

  public init(
    campusID: String, givenName: String, familyName: String, email: String, jobTitle: String
  ) {
    self.campusID = campusID
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
    self.jobTitle = jobTitle
  }
}

/// A programme of study.
public struct Programme: Equatable, Sendable {
  public var code: String
  public var title: String

  public init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

/// A module, as taught in one academic year.
public struct Module: Equatable, Sendable {
  public var code: String
  public var title: String

  public init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

/// A student's time on a programme. A student who returns has a further period.
public struct EnrolmentPeriod: Equatable, Sendable {
  /// How a registration came to its last day where that was not planned so. Spelt as the store keeps it.
  public enum Ending: String, CaseIterable, Sendable {
    /// The student interrupted the course. A further period begins when they come back.
    case suspended
    /// The student left the course.
    case withdrawn
  }

  public var studentCampusID: String
  public var programmeCode: String
  /// First day.
  public var from: LocalDate
  /// Last day; nil while the registration is open.
  public var to: LocalDate?
  /// Nil where it ends as planned; with a last day only.
  public var ending: Ending?

  public init(
    studentCampusID: String, programmeCode: String, from: LocalDate, to: LocalDate?,
    ending: Ending? = nil
  ) {
    self.studentCampusID = studentCampusID
    self.programmeCode = programmeCode
    self.from = from
    self.to = to
    self.ending = ending
  }
}

/// A student taking a module.
public struct ModuleEnrolment: Equatable, Sendable {
  public var studentCampusID: String
  public var moduleCode: String
  /// First day.
  public var from: LocalDate
  /// Last day; nil where open-ended.
  public var to: LocalDate?

  public init(studentCampusID: String, moduleCode: String, from: LocalDate, to: LocalDate?) {
    self.studentCampusID = studentCampusID
    self.moduleCode = moduleCode
    self.from = from
    self.to = to
  }
}

/// How a member of staff is responsible, numbered as the protos do.
public enum RelationKind: Int, CaseIterable, Sendable {
  /// Personal tutor of a student.
  case personalTutor = 1
  /// Leader of a programme.
  case programmeLeader = 2
  /// Other academic staff of a programme.
  case programmeStaff = 3
  /// Leader of a module.
  case moduleLeader = 4
}

/// A dated responsibility of a member of staff for a student, a programme or a module.
public struct Relation: Equatable, Sendable {
  public var kind: RelationKind
  public var staffCampusID: String
  /// The student's campus id for a tutor; the programme's or module's code otherwise.
  public var about: String
  /// First day.
  public var from: LocalDate
  /// Last day; nil where open-ended.
  public var to: LocalDate?

  public init(
    kind: RelationKind, staffCampusID: String, about: String, from: LocalDate, to: LocalDate?
  ) {
    self.kind = kind
    self.staffCampusID = staffCampusID
    self.about = about
    self.from = from
    self.to = to
  }
}
