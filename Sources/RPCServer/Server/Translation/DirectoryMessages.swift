import Domain
import Messages
import Store
import SwiftProtobuf

/// A directory record's message on the wire: read into the domain, written from the store.
protocol DirectoryMessage: Message {
  associatedtype Record: StoredRecord

  /// What a caller says about the record.
  ///
  /// - Throws: `Refusal.invalid` for a field that cannot be read at all; its limits are `validate`'s.
  func record(prefix: String) throws -> Record

  /// A record as it was just put. What is read is shown, and noted, by other means.
  init(_ stored: Stored<Record>)

  /// The revision that a change was made from; 0 to upsert.
  var revision: Int64 { get }

  /// What Put calls the field that holds it.
  static var fieldName: String { get }
}

extension Pastoral_V1_Student: DirectoryMessage {
  static let fieldName = "student"

  func record(prefix: String) -> Student {
    Student(campusID: campusID, givenName: givenName, familyName: familyName, email: email)
  }

  init(_ stored: Stored<Student>) {
    self.init()
    id = stored.id.text
    campusID = stored.record.campusID
    givenName = stored.record.givenName
    familyName = stored.record.familyName
    email = stored.record.email
    revision = stored.revision
  }

  /// As much of a student as may be shown: who they are, but not how they are reached.
  init(_ shown: Shown<Student>) {
    self.init()
    id = shown.id.text
    campusID = shown.record.campusID
    givenName = shown.record.givenName
    familyName = shown.record.familyName
    if shown.showing == .everything { revision = shown.revision }
  }
}

extension Pastoral_V1_StaffMember: DirectoryMessage {
  static let fieldName = "staff_member"

  func record(prefix: String) -> StaffMember {
    StaffMember(
      campusID: campusID, givenName: givenName, familyName: familyName, email: email,
      jobTitle: jobTitle)
  }

  init(_ stored: Stored<StaffMember>) {
    self.init()
    id = stored.id.text
    campusID = stored.record.campusID
    givenName = stored.record.givenName
    familyName = stored.record.familyName
    email = stored.record.email
    jobTitle = stored.record.jobTitle
    revision = stored.revision
  }
}

extension Pastoral_V1_Programme: DirectoryMessage {
  static let fieldName = "programme"

  func record(prefix: String) -> Programme { Programme(code: code, title: title) }

  init(_ stored: Stored<Programme>) {
    self.init()
    id = stored.id.text
    code = stored.record.code
    title = stored.record.title
    revision = stored.revision
  }
}

extension Pastoral_V1_Module: DirectoryMessage {
  static let fieldName = "module"

  func record(prefix: String) -> Module { Module(code: code, title: title) }

  init(_ stored: Stored<Module>) {
    self.init()
    id = stored.id.text
    code = stored.record.code
    title = stored.record.title
    revision = stored.revision
  }
}

extension Pastoral_V1_EnrolmentPeriod: DirectoryMessage {
  static let fieldName = "enrolment_period"

  func record(prefix: String) throws -> EnrolmentPeriod {
    let ending: EnrolmentPeriod.Ending?
    switch end {
    case .unspecified: ending = nil
    case .suspended: ending = .suspended
    case .withdrawn: ending = .withdrawn
    case .UNRECOGNIZED:
      throw Refusal.invalid("\(prefix)end", "must be how a registration ends")
    }
    return EnrolmentPeriod(
      studentCampusID: studentCampusID, programmeCode: programmeCode,
      from: try LocalDate(from, field: "\(prefix)from"),
      to: hasTo ? try LocalDate(to, field: "\(prefix)to") : nil, ending: ending)
  }

  init(_ stored: Stored<EnrolmentPeriod>) {
    self.init()
    id = stored.id.text
    studentCampusID = stored.record.studentCampusID
    programmeCode = stored.record.programmeCode
    from = Pastoral_V1_Date(stored.record.from)
    if let last = stored.record.to { to = Pastoral_V1_Date(last) }
    switch stored.record.ending {
    case .suspended: end = .suspended
    case .withdrawn: end = .withdrawn
    case nil: break
    }
    revision = stored.revision
  }
}

extension Pastoral_V1_ModuleEnrolment: DirectoryMessage {
  static let fieldName = "module_enrolment"

  func record(prefix: String) throws -> ModuleEnrolment {
    ModuleEnrolment(
      studentCampusID: studentCampusID, moduleCode: moduleCode,
      from: try LocalDate(from, field: "\(prefix)from"),
      to: hasTo ? try LocalDate(to, field: "\(prefix)to") : nil)
  }

  init(_ stored: Stored<ModuleEnrolment>) {
    self.init()
    id = stored.id.text
    studentCampusID = stored.record.studentCampusID
    moduleCode = stored.record.moduleCode
    from = Pastoral_V1_Date(stored.record.from)
    if let last = stored.record.to { to = Pastoral_V1_Date(last) }
    revision = stored.revision
  }
}

extension Pastoral_V1_Relation: DirectoryMessage {
  static let fieldName = "relation"

  func record(prefix: String) throws -> Relation {
    guard let kind = RelationKind(rawValue: kind.rawValue) else {
      throw Refusal.invalid("\(prefix)kind", "must be a kind of relation")
    }
    return Relation(
      kind: kind, staffCampusID: staffCampusID, about: about,
      from: try LocalDate(from, field: "\(prefix)from"),
      to: hasTo ? try LocalDate(to, field: "\(prefix)to") : nil)
  }

  init(_ stored: Stored<Relation>) {
    self.init()
    id = stored.id.text
    kind = Pastoral_V1_RelationKind(stored.record.kind)
    staffCampusID = stored.record.staffCampusID
    about = stored.record.about
    from = Pastoral_V1_Date(stored.record.from)
    if let last = stored.record.to { to = Pastoral_V1_Date(last) }
    revision = stored.revision
  }
}

extension Pastoral_V1_RelationKind {
  init(_ kind: RelationKind) {
    // The two enums have the same numbers; a test holds them together.
    self = Pastoral_V1_RelationKind(rawValue: kind.rawValue) ?? .unspecified
  }
}
