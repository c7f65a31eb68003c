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

  /// What makes it lawful that something goes to a partner.
  public enum Cover: Equatable, Sendable {
    /// The partner is here.
    case here
    /// The country's protection is adequate.
    case finding(AdequacyFinding)
    /// It is for some recipients, and this is one.
    case partialFinding(AdequacyFinding, Safeguard)
    case safeguard(Safeguard)
  }

  /// - Parameters:
  ///   - origins: The notices under which what is shared was collected.
  ///   - reason: Why it goes abroad; nil where nobody said.
  ///   - adequacy: Which countries were found adequate, and for how long.
  /// - Throws: TRANSFER_REFUSED.
  @discardableResult
  public static func check(
    _ partner: PartnerDetails, origins: Set<NoticeName>, reason: Reason?, on today: LocalDate,
    adequacy: AdequacyFindings = .committed
  ) throws(Refusal) -> Cover {
    guard partner.country != Country.here else { return .here }
    guard !origins.contains(.seeMyTutor) else {
      throw refused("What was told to a tutor is never sent outside the United Kingdom.")
    }
    guard reason != nil else {
      throw refused("What is sent outside the United Kingdom needs one of the notice's reasons.")
    }
    guard let cover = cover(of: partner, on: today, adequacy: adequacy) else {
      throw refused(
        adequacy.hasEnded(on: partner.country, at: today)
          ? "The finding of adequacy for the partner's country has ended, and no safeguard covers today."
          : partner.safeguards.isEmpty
            ? "The partner's country has no finding of adequacy, and no safeguard is recorded."
            : "No safeguard recorded for the partner covers today.")
    }
    return cover
  }

  /// What covers a partner on that day; nil for nothing.
  public static func cover(
    of partner: PartnerDetails, on today: LocalDate, adequacy: AdequacyFindings
  ) -> Cover? {
    guard partner.country != Country.here else { return .here }
    let live = partner.safeguards.filter { $0.until >= today }
    if let finding = adequacy.finding(on: partner.country, at: today) {
      if !finding.isPartial { return .finding(finding) }
      if let evidence = live.first(where: { $0.kind == .adequacyEvidence }) {
        return .partialFinding(finding, evidence)
      }
    }
    return live.first { $0.kind != .adequacyEvidence }.map { .safeguard($0) }
  }

  private static func refused(_ sentence: String) -> Refusal {
    .rule(.transferRefused, sentence)
  }
}

extension TransferRules.Cover {
  /// In words, for the record.
  public var words: String {
    switch self {
    case .here: "The partner is in the United Kingdom."
    case .finding(let finding): "Finding of adequacy: \(finding.words)."
    case .partialFinding(let finding, let evidence):
      "Finding of adequacy in part: \(finding.words). Evidence that the partner is covered: \(evidence.words)."
    case .safeguard(let safeguard): "Safeguard: \(safeguard.words)."
    }
  }
}

extension AdequacyFinding {
  fileprivate var words: String {
    "\(country), \(source), from \(from.iso)" + (until.map { " to \($0.iso)" } ?? "")
  }
}

extension Safeguard {
  /// In words, for the record.
  public var words: String {
    "\(kind.rawValue.replacing("_", with: " ")) \(document), to \(until.iso)"
  }
}
