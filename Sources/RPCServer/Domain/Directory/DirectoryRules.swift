/// A record that campus systems keep: what its fields must be, and which fields name it.
public protocol DirectoryRecord: Equatable, Sendable {
  /// Every field that breaks its limit, by its name in the proto (`campus_id`, not
  /// `student.campus_id`: the caller knows where the record stood). Empty where all is right.
  func validate() -> [FieldViolation]

  /// The names of the fields that together name the record, as the proto and the CSV spell them.
  static var keyFields: [String] { get }

  /// The values of the key fields, in the same order. Two records of one kind with the same key
  /// are the same record: an upsert finds it by this.
  var key: [String] { get }
}

extension Student: DirectoryRecord {
  public static var keyFields: [String] { ["campus_id"] }
  public var key: [String] { [campusID] }

  public func validate() -> [FieldViolation] {
    violations(
      ("campus_id", TextRules.problem(withCode: campusID)),
      ("given_name", TextRules.problem(with: givenName, atMost: 100, required: true)),
      ("family_name", TextRules.problem(with: familyName, atMost: 100, required: false)),
      ("email", TextRules.problem(withEmail: email)))
  }
}

extension StaffMember: DirectoryRecord {
  public static var keyFields: [String] { ["campus_id"] }
  public var key: [String] { [campusID] }

  public func validate() -> [FieldViolation] {
    violations(
      ("campus_id", TextRules.problem(withCode: campusID)),
      ("given_name", TextRules.problem(with: givenName, atMost: 100, required: true)),
      ("family_name", TextRules.problem(with: familyName, atMost: 100, required: false)),
      ("email", TextRules.problem(withEmail: email)),
      ("job_title", TextRules.problem(with: jobTitle, atMost: 100, required: false)))
  }
}

extension Programme: DirectoryRecord {
  public static var keyFields: [String] { ["code"] }
  public var key: [String] { [code] }

  public func validate() -> [FieldViolation] {
    violations(
      ("code", TextRules.problem(withCode: code)),
      ("title", TextRules.problem(with: title, atMost: 200, required: true)))
  }
}

extension Module: DirectoryRecord {
  public static var keyFields: [String] { ["code"] }
  public var key: [String] { [code] }

  public func validate() -> [FieldViolation] {
    violations(
      ("code", TextRules.problem(withCode: code)),
      ("title", TextRules.problem(with: title, atMost: 200, required: true)))
  }
}

extension EnrolmentPeriod: DirectoryRecord {
  public static var keyFields: [String] { ["student_campus_id", "programme_code", "from"] }
  public var key: [String] { [studentCampusID, programmeCode, from.iso] }

  public func validate() -> [FieldViolation] {
    violations(
      ("student_campus_id", TextRules.problem(withCode: studentCampusID)),
      ("programme_code", TextRules.problem(withCode: programmeCode)),
      ("to", problem(from: from, to: to)),
      ("end", ending != nil && to == nil ? "must be left out where there is no last day" : nil))
  }
}

extension ModuleEnrolment: DirectoryRecord {
  public static var keyFields: [String] { ["student_campus_id", "module_code", "from"] }
  public var key: [String] { [studentCampusID, moduleCode, from.iso] }

  public func validate() -> [FieldViolation] {
    violations(
      ("student_campus_id", TextRules.problem(withCode: studentCampusID)),
      ("module_code", TextRules.problem(withCode: moduleCode)),
      ("to", problem(from: from, to: to)))
  }
}

extension Relation: DirectoryRecord {
  public static var keyFields: [String] { ["kind", "staff_campus_id", "about", "from"] }
  public var key: [String] { [String(kind.rawValue), staffCampusID, about, from.iso] }

  public func validate() -> [FieldViolation] {
    violations(
      ("staff_campus_id", TextRules.problem(withCode: staffCampusID)),
      ("about", TextRules.problem(withCode: about)),
      ("to", problem(from: from, to: to)))
  }
}

private func violations(_ checks: (field: String, problem: String?)...) -> [FieldViolation] {
  checks.compactMap { check in
    check.problem.map { FieldViolation(field: check.field, description: $0) }
  }
}

private func problem(from: LocalDate, to: LocalDate?) -> String? {
  DateSpan(from: from, to: to).isEmpty ? "must not be before the first day" : nil
}
