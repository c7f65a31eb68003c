import Domain

/// Made-up shares for a plugin of which nothing is known but its manifest. What each field and answer says is like
/// nothing else, so that it is found again wherever it went.
struct PluginSample {
  let manifest: PartnerManifest
  /// Answers that the partner's own rules ask for, by code; others are made up.
  var answers: [String: String] = [:]

  /// - Parameters:
  ///   - mark: Four digits that stand in every field and every answer in words.
  ///   - fields: Those that are selected; nil for all that it carries.
  ///   - paragraphs: How often each field is there.
  func share(
    mark: Int, of fields: Set<DisclosedField>? = nil, paragraphs: Int = 1
  ) -> SelectedShare {
    SelectedShare(
      shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa",
      // One that needs no consent of anybody's, where there is one.
      authority: DisclosureAuthority.allCases.last(where: manifest.authorities.contains)
        ?? .consent,
      fields: DisclosedField.allCases.filter((fields ?? manifest.fields).contains).map { field in
        SelectedField(
          field: field, record: nil, keptOn: nil,
          paragraphs: Array(repeating: Self.words(of: field, mark), count: paragraphs))
      },
      answers: made(mark), proposed: LocalDate(iso: "2026-11-23") ?? .first,
      onwardConditions: "")
  }

  /// What a field says.
  static func words(of field: DisclosedField, _ mark: Int) -> String {
    switch field {
    case .born: "\(mark)-12-10"
    case .email: "canary-\(mark)@example.ac.uk"
    default: "canary \(field.rawValue.replacing(".", with: "-")) \(mark)"
    }
  }

  private func made(_ mark: Int) -> [String: String] {
    var made: [String: String] = [:]
    for question in manifest.questions {
      switch question.kind {
      case .text(let max): made[question.code] = String("canary \(mark) answer".prefix(max))
      case .yesNo: made[question.code] = "yes"
      case .date: made[question.code] = "2026-11-23"
      case .choice(let words): made[question.code] = words.first
      case .choices(let words):
        made[question.code] = words.prefix(2).joined(separator: ", ")
      }
    }
    return made.merging(answers) { _, given in given }
  }
}
