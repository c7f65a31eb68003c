/// What of a record can be disclosed, each by itself. What nobody selected is never part of a payload.
public enum DisclosedField: String, CaseIterable, Sendable {
  // Of the person, as the case, or for a tutor the directory, has it.
  case name = "person.name"
  case born = "person.born"
  case address = "person.address"
  case email = "person.email"
  case phone = "person.phone"
  /// The student's number at the university.
  case campusID = "student.campus_id"
  // Of the case's head.
  case supportType = "case.type"
  case reason = "case.reason"
  case risk = "case.risk"
  /// What one item of the case says.
  case itemText = "item.text"
  /// What came with the referral from See My Tutor.
  case referralText = "referral.text"
  /// What a note of a meeting with a tutor says, as it was shared with the student.
  case noteText = "note.text"

  /// The notice under which it was collected where a case holds it. What is made from it inherits that.
  public var origin: NoticeName {
    self == .referralText || self == .noteText ? .seeMyTutor : .wellbeing
  }

  /// Whether a selection names one record of several.
  public var namesRecord: Bool { self == .itemText || self == .noteText }
}

/// A part of a record that was selected, with what it said then.
public struct SelectedField: Equatable, Sendable {
  public let field: DisclosedField
  /// The record's id; nil where there is only one.
  public let record: Identifier?
  /// The explicit consent that the record is kept on; nil where it is kept on another ground. Once that ends,
  /// nothing of it leaves.
  public let keptOn: Identifier?
  public let paragraphs: [String]

  public init(
    field: DisclosedField, record: Identifier?, keptOn: Identifier?, paragraphs: [String]
  ) {
    self.field = field
    self.record = record
    self.keptOn = keptOn
    self.paragraphs = paragraphs
  }
}

/// All that a plugin gets to see of a share: what a person selected and answered, and nothing else.
public struct SelectedShare: Equatable, Sendable {
  /// The share's id, which is also its key against doubling. It says nothing of anybody.
  public let shareID: String
  public let authority: DisclosureAuthority
  public let fields: [SelectedField]
  /// By the question's code.
  public let answers: [String: String]
  /// The day on which it was proposed. No moment: what was previewed is to be the same when it is proposed.
  public let proposed: LocalDate
  /// What the partner must heed when it hands it on; empty for partners here.
  public let onwardConditions: String
  /// The day on which the student agreed to it; nil where it rests on no consent.
  public let consented: LocalDate?

  public init(
    shareID: String, authority: DisclosureAuthority, fields: [SelectedField],
    answers: [String: String], proposed: LocalDate, onwardConditions: String,
    consented: LocalDate? = nil
  ) {
    self.shareID = shareID
    self.authority = authority
    self.fields = fields
    self.answers = answers
    self.proposed = proposed
    self.onwardConditions = onwardConditions
    self.consented = consented
  }

  /// What was selected of that kind, first to last.
  public func paragraphs(of field: DisclosedField) -> [String] {
    fields.filter { $0.field == field }.flatMap(\.paragraphs)
  }
}

/// The bytes that would leave, and what they are.
public struct RenderedShare: Equatable, Sendable {
  public let bytes: [UInt8]
  /// Such as `text/html; charset=utf-8`.
  public let mediaType: String

  public init(bytes: [UInt8], mediaType: String) {
    self.bytes = bytes
    self.mediaType = mediaType
  }
}

/// Something that is wrong with a share before anybody decides on it, in the eyes of a partner's rules.
public struct ShareIssue: Equatable, Sendable {
  /// A field's or a question's code.
  public let about: String
  /// What it must be, without quoting it.
  public let description: String

  public init(about: String, description: String) {
    self.about = about
    self.description = description
  }
}
