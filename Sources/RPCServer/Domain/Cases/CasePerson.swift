/// Who a case is about, as the student told it (W3): sealed wherever it is kept.
public struct CasePerson: Equatable, Sendable {
  public let name: String
  public let address: [String]
  /// Empty where it is not known.
  public let email: String
  /// Empty where it is not known.
  public let phone: String
  public let born: LocalDate?

  /// What the store holds, which was checked when it was set.
  public init(name: String, address: [String], email: String, phone: String, born: LocalDate?) {
    self.name = name
    self.address = address
    self.email = email
    self.phone = phone
    self.born = born
  }

  public static let nameLengthMax = 200
  public static let addressLinesMax = 6
  public static let addressLineLengthMax = 100
  public static let ageMax = 120

  /// The same, once nothing is wrong with it.
  ///
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public func checked(today: LocalDate) throws(Refusal) -> CasePerson {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: field, description: problem))
    }
    refuse("name", TextRules.problem(with: name, atMost: Self.nameLengthMax, required: true))
    if address.count > Self.addressLinesMax {
      refuse("address", "must have at most \(Self.addressLinesMax) lines")
    }
    for (index, line) in address.prefix(Self.addressLinesMax).enumerated() {
      refuse(
        "address[\(index)]",
        TextRules.problem(with: line, atMost: Self.addressLineLengthMax, required: true))
    }
    if !email.isEmpty { refuse("email", TextRules.problem(withEmail: email)) }
    if !phone.isEmpty { refuse("phone", Self.problem(withPhone: phone)) }
    if let born, born > today || born.age(on: today) > Self.ageMax {
      refuse("born", "must not be after today, nor more than \(Self.ageMax) years ago")
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    return self
  }

  private static func problem(withPhone text: String) -> String? {
    let signs = Array(text.utf8)
    let digits = signs.filter(ASCII.isDigit)
    let rest = signs.enumerated().filter { !digits.contains($0.element) }
    let isRight =
      signs.count <= 40 && (7...20).contains(digits.count)
      && rest.allSatisfy { place, sign in
        " ()-".utf8.contains(sign) || sign == UInt8(ascii: "+") && place == 0
      }
    return isRight ? nil : "must be a telephone number such as +44 151 496 0000"
  }
}

extension LocalDate {
  /// The age on a day of who was born on this one, in whole years. Who was born on 29 February is a year older on
  /// 1 March where there is no such day.
  public func age(on day: LocalDate) -> Int {
    let hadBirthday = (day.month, day.day) >= (month, self.day)
    return day.year - year - (hadBirthday ? 0 : 1)
  }
}
