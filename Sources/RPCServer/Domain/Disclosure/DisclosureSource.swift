/// Whose record something is disclosed from: a case's, or, where there is no case, what a tutor knows.
public enum DisclosureSource: Equatable, Sendable {
  case supportCase(Case)
  /// The student's entry in the directory and the notes of their meetings.
  case tutoring(of: Identifier)

  public var studentID: Identifier {
    switch self {
    case .supportCase(let record): record.studentID
    case .tutoring(let student): student
    }
  }

  public var caseID: Identifier? {
    switch self {
    case .supportCase(let record): record.id
    case .tutoring: nil
    }
  }

  /// The line whose supervisors decide; nil where only data protection officers do.
  public var supportType: SupportType? {
    switch self {
    case .supportCase(let record): record.type
    case .tutoring: nil
    }
  }

  /// The notice under which a part was collected. Whatever a tutor knows is under theirs, the student's name too.
  public func origin(of field: DisclosedField) -> NoticeName {
    switch self {
    case .supportCase: field.origin
    case .tutoring: .seeMyTutor
    }
  }

  /// The notices whose rules a share is held to: that of the record, and that of whatever else is in it.
  public func origins(of content: DisclosureContent) -> Set<NoticeName> {
    switch self {
    case .supportCase: Set(content.fields.map { origin(of: $0.field) }).union([.wellbeing])
    case .tutoring: [.seeMyTutor]
    }
  }
}
