/// What a request says, by the form that it has.
public enum ReceivedForm: Equatable, Sendable {
  case police(PoliceRequestForm)
  case plain(PlainRequestForm)

  /// What is asked for, each by itself.
  var items: [String] {
    switch self {
    case .police(let form): form.items
    case .plain(let form): form.items
    }
  }

  /// The number that the request itself gives; empty where it gives none.
  var phone: String {
    switch self {
    case .police(let form): form.phone
    case .plain(let form): form.phone
    }
  }

  /// Until when who asks wants the student not to be told; nil where they do not.
  public var silentUntil: LocalDate? {
    switch self {
    case .police(let form): form.silentUntil
    case .plain: nil
    }
  }

  /// Who asks, in words.
  var asker: String {
    switch self {
    case .police(let form): form.asker
    case .plain(let form): "\(form.person), \(form.position)"
    }
  }
}

/// What a request asks for, whoever makes it: single things. The law lets go what is necessary for a purpose and nothing
/// else.
enum RequestedItems {
  static func problems(with items: [String]) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    if !(1...PoliceRequestForm.itemsMax).contains(items.count) {
      violations.append(
        FieldViolation(
          field: "items",
          description: "must be 1 to \(PoliceRequestForm.itemsMax), each of one thing"))
    }
    for (index, item) in items.prefix(PoliceRequestForm.itemsMax).enumerated() {
      guard
        let problem = TextRules.problem(with: item, of: PoliceRequestForm.itemLength)
          ?? problem(withTrawling: item)
      else { continue }
      violations.append(FieldViolation(field: "items[\(index)]", description: problem))
    }
    return violations
  }

  /// What is asked for must be something. A person judges the rest.
  private static func problem(withTrawling item: String) -> String? {
    let words = item.lowercased()
    let all = [
      "everything", "all records", "all information", "any and all", "entire", "full file",
    ]
    return all.contains { words.contains($0) } ? "must name one thing, and not all there is" : nil
  }
}
