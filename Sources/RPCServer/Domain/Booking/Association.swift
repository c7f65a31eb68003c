/// What the directory says about a student and the staff around them: all that decides whom the
/// student may book.
public struct StudentSituation: Equatable, Sendable {
  /// A programme or a module that the student takes on the days of the span.
  public struct Enrolment: Equatable, Sendable {
    public var aboutID: Identifier
    public var span: DateSpan

    public init(in aboutID: Identifier, span: DateSpan) {
      self.aboutID = aboutID
      self.span = span
    }
  }

  /// A member of staff's responsibility for a student, a programme or a module, as the kind says.
  public struct Responsibility: Equatable, Sendable {
    public var kind: RelationKind
    public var staffID: Identifier
    public var aboutID: Identifier
    public var span: DateSpan

    public init(
      kind: RelationKind, staffID: Identifier, about aboutID: Identifier, span: DateSpan
    ) {
      self.kind = kind
      self.staffID = staffID
      self.aboutID = aboutID
      self.span = span
    }
  }

  public var studentID: Identifier
  public var programmes: [Enrolment]
  public var modules: [Enrolment]
  /// At least those about this student and about these programmes and modules; others are ignored.
  public var responsibilities: [Responsibility]
  /// Whom the student meets for a case, on a programme or not, and on which days. Empty for every other
  /// appointment.
  public var practitioners: [Identifier: DateSpan] = [:]

  public init(
    studentID: Identifier, programmes: [Enrolment], modules: [Enrolment],
    responsibilities: [Responsibility]
  ) {
    self.studentID = studentID
    self.programmes = programmes
    self.modules = modules
    self.responsibilities = responsibilities
  }
}

/// A member of staff whom a student may book, and the closest relation that allows it.
public struct BookableStaff: Hashable, Sendable {
  public var staffID: Identifier
  public var relation: RelationKind

  public init(staffID: Identifier, relation: RelationKind) {
    self.staffID = staffID
    self.relation = relation
  }
}

extension BookingRules {
  /// From the closest to the widest.
  static let closestFirst: [RelationKind] = [
    .personalTutor, .programmeLeader, .moduleLeader, .programmeStaff,
  ]

  /// The staff associated with the student's programme on that day: the personal tutor, leaders of
  /// the current programmes, leaders of the current modules, and programme staff; the closest
  /// relation first, each person once, otherwise in the order given.
  ///
  /// Every link must hold on the day of the appointment, not on the day of booking, so ask with
  /// the appointment's day.
  public static func bookableStaff(
    for situation: StudentSituation, on day: LocalDate
  ) -> [BookableStaff] {
    guard situation.hasProgramme(on: day) else { return [] }
    let links = situation.responsibilities.filter { situation.holds($0, on: day) }
    var seen: Set<Identifier> = []
    var staff: [BookableStaff] = []
    for kind in closestFirst {
      for link in links where link.kind == kind && seen.insert(link.staffID).inserted {
        staff.append(BookableStaff(staffID: link.staffID, relation: kind))
      }
    }
    return staff
  }

  /// Whether the student may meet that member of staff on that day.
  public static func isAssociated(
    staffID: Identifier, with situation: StudentSituation, on day: LocalDate
  ) -> Bool {
    if let span = situation.practitioners[staffID] { return span.contains(day) }
    return situation.hasProgramme(on: day)
      && situation.responsibilities.contains {
        $0.staffID == staffID && situation.holds($0, on: day)
      }
  }
}

extension StudentSituation {
  /// Whether the student may book that member of staff on any of those days.
  public func isBookable(_ staff: Identifier, onAnyOf days: ClosedRange<LocalDate>) -> Bool {
    (days.lowerBound.daysSince1970...days.upperBound.daysSince1970).contains { day in
      LocalDate(daysSince1970: day).map {
        BookingRules.isAssociated(staffID: staff, with: self, on: $0)
      } ?? false
    }
  }

  /// Whether the student is on a programme that day.
  ///
  /// Without an open enrolment there is no programme to be associated with, so nobody can be booked:
  /// not the personal tutor either. The notice offers staff "associated with their programme", and
  /// the tutor's link is the one that campus systems forget to end when a student leaves or breaks
  /// off.
  fileprivate func hasProgramme(on day: LocalDate) -> Bool {
    programmes.contains { $0.span.contains(day) }
  }

  /// Whether a responsibility is for this student, or for what they take, on that day.
  fileprivate func holds(_ link: Responsibility, on day: LocalDate) -> Bool {
    func take(_ enrolments: [Enrolment]) -> Bool {
      enrolments.contains { $0.aboutID == link.aboutID && $0.span.contains(day) }
    }
    guard link.span.contains(day) else { return false }
    return switch link.kind {
    case .personalTutor: link.aboutID == studentID
    case .programmeLeader, .programmeStaff: take(programmes)
    case .moduleLeader: take(modules)
    }
  }
}
