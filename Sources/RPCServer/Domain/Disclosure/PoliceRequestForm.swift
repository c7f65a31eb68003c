/// A rank of the police, from the lowest. Staff without one stand first.
public enum PoliceRank: String, CaseIterable, Comparable, Sendable {
  case policeStaff = "police_staff"
  case constable, sergeant, inspector
  case chiefInspector = "chief_inspector"
  case superintendent
  case chiefSuperintendent = "chief_superintendent"
  case assistantChiefConstable = "assistant_chief_constable"
  case deputyChiefConstable = "deputy_chief_constable"
  case chiefConstable = "chief_constable"

  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  // Every case is one of all.
  private var place: Int { Self.allCases.firstIndex(of: self)! }
}

/// What a request of the police says, field by field of their form.
public struct PoliceRequestForm: Equatable, Sendable {
  public var officerName: String
  public var officerRank: PoliceRank
  public var collarNumber: String
  public var unit: String
  /// In one of the force's secure domains.
  public var email: String
  public var phone: String
  public var authoriserName: String
  public var authoriserRank: PoliceRank
  public var signed: LocalDate
  /// The offence or incident; empty where it is withheld.
  public var offence: String
  public var isOffenceWithheld: Bool
  /// The police's own.
  public var reference: String
  /// How the police identify whom it is about.
  public var identifiers: String
  /// What is asked for, each by itself.
  public var items: [String]
  /// The reasonable line of enquiry; for victims and witnesses.
  public var enquiry: String
  public var necessity: String
  /// What would be prejudiced if it were not disclosed.
  public var prejudice: String
  /// Until when the student may not be told; nil where they may.
  public var silentUntil: LocalDate?
  /// How it is to be delivered.
  public var delivery: String

  public init(
    officerName: String, officerRank: PoliceRank, collarNumber: String, unit: String,
    email: String, phone: String, authoriserName: String, authoriserRank: PoliceRank,
    signed: LocalDate, offence: String, isOffenceWithheld: Bool, reference: String,
    identifiers: String, items: [String], enquiry: String, necessity: String, prejudice: String,
    silentUntil: LocalDate?, delivery: String
  ) {
    self.officerName = officerName
    self.officerRank = officerRank
    self.collarNumber = collarNumber
    self.unit = unit
    self.email = email
    self.phone = phone
    self.authoriserName = authoriserName
    self.authoriserRank = authoriserRank
    self.signed = signed
    self.offence = offence
    self.isOffenceWithheld = isOffenceWithheld
    self.reference = reference
    self.identifiers = identifiers
    self.items = items
    self.enquiry = enquiry
    self.necessity = necessity
    self.prejudice = prejudice
    self.silentUntil = silentUntil
    self.delivery = delivery
  }

  /// Who asks, in words.
  var asker: String {
    "\(officerName), \(officerRank.rawValue.replacing("_", with: " ")), \(unit); authorised by \(authoriserName), "
      + authoriserRank.rawValue.replacing("_", with: " ")
  }

  public static let nameLengthMax = 200
  public static let wordsLength = 10...1_000
  public static let itemsMax = 20
  public static let itemLength = 5...200
  /// Days for which a request can ask that the student is not told.
  public static let silenceDaysMax = 366

  /// What is wrong with it, field by field.
  ///
  /// - Parameter domains: The force's secure domains.
  func problems(
    of role: ReceivedRequest.SubjectRole, domains: [String], received: LocalDate, today: LocalDate
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: "form.\(field)", description: problem))
    }
    for (field, text, isRequired) in [
      ("officer_name", officerName, true), ("collar_number", collarNumber, false),
      ("unit", unit, true), ("phone", phone, true), ("authoriser_name", authoriserName, true),
      ("reference", reference, true), ("identifiers", identifiers, true),
      ("delivery", delivery, true),
    ] {
      refuse(
        field, TextRules.problem(with: text, atMost: Self.nameLengthMax, required: isRequired))
    }
    if let problem = TextRules.problem(withEmail: email) {
      refuse("email", problem)
    } else if !SecureDomains.contain(email, in: domains) {
      refuse("email", "must be in one of the force's secure domains")
    }
    if authoriserRank < .inspector {
      refuse("authoriser_rank", "must be at least INSPECTOR")
    } else if authoriserRank <= officerRank {
      refuse("authoriser_rank", "must be senior to who asks")
    }
    if signed > received { refuse("signed", "must not be after the day on which it came") }
    if isOffenceWithheld {
      if !offence.isEmpty { refuse("offence", "must be empty where it is withheld") }
    } else {
      refuse(
        "offence", TextRules.problem(with: offence, atMost: Self.nameLengthMax, required: true))
    }
    for violation in RequestedItems.problems(with: items) {
      refuse(violation.field, violation.description)
    }
    refuse("necessity", TextRules.problem(with: necessity, of: Self.wordsLength))
    refuse("prejudice", TextRules.problem(with: prejudice, of: Self.wordsLength))
    if role.needsEnquiry {
      refuse("enquiry", TextRules.problem(with: enquiry, of: Self.wordsLength))
    } else if !enquiry.isEmpty {
      refuse("enquiry", "must be given for a victim or a witness, and only then")
    }
    if let silentUntil,
      silentUntil <= today || silentUntil > today.adding(days: Self.silenceDaysMax)
    {
      refuse("silent_until", "must be within \(Self.silenceDaysMax) days from tomorrow")
    }
    return violations
  }
}
