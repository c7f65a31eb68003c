/// Whether something may leave the United Kingdom (S24, W37 to W39): a function of values, asked when it is
/// proposed and again before each attempt.
public enum TransferRules {
  /// Why something goes abroad at all.
  public enum Reason: String, CaseIterable, Sendable {
    /// A contract with the student needs it.
    case contract
    /// The student studies, or is placed, with a partner abroad.
    case overseasPartner = "overseas_partner"
  }

  /// Countries whose protection the United Kingdom has found adequate, with the first day of that. Data, as it
  /// changes with the law.
  public static let adequate: [String: LocalDate] = {
    // Both days are spelt as days are.
    let exit = LocalDate(iso: "2021-01-01")!
    var found: [String: LocalDate] = [:]
    for code in """
    AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE \
    IS LI NO GI CH AD AR GG IM JE IL NZ UY FO
    """.split(whereSeparator: \.isWhitespace) { found[String(code)] = exit }
    // As above.
    found["KR"] = LocalDate(iso: "2022-12-19")!
    return found
  }()

  /// Countries of which only some recipients are covered, so that it takes evidence that this one is.
  public static let partlyAdequate: Set<String> = ["US", "CA", "JP"]

  /// - Parameters:
  ///   - origins: The notices under which what is shared was collected.
  ///   - reason: Why it goes abroad; nil where nobody said.
  /// - Throws: TRANSFER_REFUSED.
  public static func check(
    _ partner: PartnerDetails, origins: Set<NoticeName>, reason: Reason?, on today: LocalDate
  ) throws(Refusal) {
    guard partner.country != Country.here else { return }
    guard !origins.contains(.seeMyTutor) else {
      throw refused("What was told to a tutor is never sent outside the United Kingdom.")
    }
    guard reason != nil else {
      throw refused("What is sent outside the United Kingdom needs one of the notice's reasons.")
    }
    let live = partner.safeguards.filter { $0.until >= today }
    if adequate[partner.country].map({ $0 <= today }) ?? false { return }
    if partlyAdequate.contains(partner.country),
      live.contains(where: { $0.kind == .adequacyEvidence })
    {
      return
    }
    guard live.contains(where: { $0.kind != .adequacyEvidence }) else {
      throw refused(
        partner.safeguards.isEmpty
          ? "The partner's country has no finding of adequacy, and no safeguard is recorded."
          : "No safeguard recorded for the partner covers today.")
    }
  }

  private static func refused(_ sentence: String) -> Refusal {
    .rule(.transferRefused, sentence)
  }
}
