/// Whether something that is approved for a partner would leave today: a function of values, for who looks after
/// partners and would rather know before somebody needs it.
public enum PartnerReadiness {
  /// An agreement that ends within so many days is spoken of.
  public static let agreementDaysAhead = 30

  /// What is said of a plugin that does not answer, whomever it serves.
  public static let isDown = FieldViolation(
    field: "plugin", description: "does not answer, and is started again by itself")

  /// What stands in the way, or soon will: about which field of the partner, in sentences that name nobody.
  ///
  /// - Parameters:
  ///   - plugin: What the partner's plugin says of itself now; nil where the server has none of that name, or it
  ///     never ran.
  ///   - isDown: Whether it does not answer.
  ///   - hasWay: Whether the server is configured with a way to the partner.
  ///   - isResting: Whether it is left alone for a while, since nothing could be sent to it lately.
  public static func problems(
    of partner: Partner, plugin: PartnerManifest?, isDown: Bool, hasWay: Bool,
    isResting: Bool, today: LocalDate, adequacy: AdequacyFindings = .committed
  ) -> [FieldViolation] {
    var problems: [FieldViolation] = []
    func note(_ field: String, _ sentence: String) {
      problems.append(FieldViolation(field: field, description: sentence))
    }
    if partner.state == .suspended { note("state", "is suspended") }
    if isDown {
      problems.append(Self.isDown)
    } else if plugin == nil {
      note("plugin", "is none that the server has")
    }
    if let plugin {
      // The plugin may be another version than the one that the partner was registered with.
      if plugin.kind != partner.kind { note("plugin", "is no longer for partners of that kind") }
      problems += PartnerRules.problems(with: partner.details, plugin: plugin, today: today)
    }
    if !hasWay { note("destination", "cannot be reached: the server has no such way out") }
    if isResting {
      note("destination", "could not be reached lately, and is tried again by itself")
    }
    if let until = partner.details.agreementUntil {
      if until < today {
        note("agreement_until", "has passed")
      } else if until < today.adding(days: agreementDaysAhead) {
        note("agreement_until", "passes within \(agreementDaysAhead) days")
      }
    }
    // Of what came from a tutor nothing goes abroad, which no safeguard would change.
    do throws(Refusal) {
      try TransferRules.check(
        partner.details, origins: [], reason: .contract, on: today, adequacy: adequacy)
    } catch {
      note("safeguards", "do not cover today")
    }
    return problems
  }
}
