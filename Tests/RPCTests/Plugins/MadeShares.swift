import Domain
import PluginAPI

extension SelectedShare {
  /// A share of made-up fields and answers, proposed on 23 November 2026.
  static func made(
    id: String = "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", authority: DisclosureAuthority = .consent,
    fields: [DisclosedField: [String]], answers: [String: String], conditions: String = "",
    consented: LocalDate? = nil
  ) -> SelectedShare {
    SelectedShare(
      shareID: id, authority: authority,
      fields: fields.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        SelectedField(field: $0.key, record: nil, keptOn: nil, paragraphs: $0.value)
      },
      // As days are spelt.
      answers: answers, proposed: LocalDate(iso: "2026-11-23")!, onwardConditions: conditions,
      consented: consented)
  }
}
