/// Which partners there can be: functions of values, without clock or store.
public enum PartnerRules {
  public static let nameLengthMax = 200
  public static let codeLength = 2...24
  public static let domainsMax = 50
  public static let safeguardsMax = 10
  public static let conditionsLengthMax = 1_000
  public static let addressLengthMax = 300

  /// A new partner.
  ///
  /// - Parameters:
  ///   - plugin: The one that is to serve it; nil where there is none of that name.
  ///   - isTaken: Whether another partner has the code.
  /// - Throws: `Refusal.invalid`, naming every wrong field; ALREADY_OPEN where the code is taken.
  public static func register(
    code: String, _ kind: Partner.Kind?, plugin: PartnerManifest?, _ details: PartnerDetails,
    isTaken: Bool, by person: String, id: Identifier, now: Instant, today: LocalDate
  ) throws(Refusal) -> Partner {
    var violations: [FieldViolation] = []
    if !isCode(code) {
      violations.append(
        FieldViolation(
          field: "code",
          description: "must have \(codeLength.lowerBound) to \(codeLength.upperBound) small "
            + "letters, digits, \".\" or \"-\", and begin with a letter"))
    }
    if kind == nil {
      violations.append(FieldViolation(field: "kind", description: "must say what the partner is"))
    }
    if let plugin {
      if let kind, plugin.kind != kind {
        violations.append(
          FieldViolation(field: "plugin", description: "must be one for that kind of partner"))
      }
    } else {
      violations.append(
        FieldViolation(field: "plugin", description: "must be a plugin that the server has"))
    }
    violations += problems(with: details, plugin: plugin, today: today)
    guard violations.isEmpty, let kind, let plugin else { throw .invalid(violations) }
    guard !isTaken else {
      throw .rule(.alreadyOpen, "Another partner has that code.")
    }
    return Partner(
      id: id, code: code, kind: kind, plugin: plugin.name, details: details, state: .active,
      registered: now, registeredBy: person, changed: now, revision: 1)
  }

  /// Other details, or another state.
  ///
  /// - Throws: `Refusal.invalid`; a stale revision.
  public static func change(
    _ partner: Partner, to details: PartnerDetails, state: Partner.State,
    plugin: PartnerManifest?, revision: Int64, now: Instant, today: LocalDate
  ) throws(Refusal) -> Partner {
    let violations = problems(with: details, plugin: plugin, today: today)
    guard violations.isEmpty else { throw .invalid(violations) }
    guard partner.revision == revision else { throw .staleRevision }
    var changed = partner
    changed.details = details
    changed.state = state
    changed.changed = now
    changed.revision += 1
    return changed
  }

  // MARK: Parts

  private static func isCode(_ text: String) -> Bool {
    codeLength.contains(text.utf8.count)
      && text.utf8.first.map(ASCII.isSmallLetter) ?? false
      && text.utf8.allSatisfy {
        ASCII.isSmallLetter($0) || ASCII.isDigit($0) || ".-".utf8.contains($0)
      }
  }

  /// What is wrong with details, whatever they are given to.
  static func problems(
    with details: PartnerDetails, plugin: PartnerManifest?, today: LocalDate
  ) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String?) {
      guard let problem else { return }
      violations.append(FieldViolation(field: field, description: problem))
    }
    refuse(
      "name", TextRules.problem(with: details.name, atMost: nameLengthMax, required: true))
    if !Country.isCode(details.country) {
      refuse("country", "must be two capital letters of ISO 3166-1, such as GB")
    } else if let plugin, !plugin.countries.isEmpty, !plugin.countries.contains(details.country) {
      refuse("country", "must be one that the plugin is for")
    }
    if let plugin, !plugin.ways.contains(details.destination.way) {
      refuse("destination", "must be reached in a way that the plugin knows")
    }
    switch details.destination {
    case .folder: break
    case .mail(let address):
      refuse("destination.mail", TextRules.problem(withEmail: address))
      if details.secureDomains.isEmpty {
        refuse("secure_domains", "must name the domains that mail may go to")
      } else if !SecureDomains.contain(address, in: details.secureDomains) {
        refuse("destination.mail", "must be in one of the secure domains")
      }
    case .https(let url):
      if !url.hasPrefix("https://") || url.utf8.count > addressLengthMax
        || url.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || "?#@\\".utf8.contains($0) })
      {
        refuse(
          "destination.https",
          "must begin with https:// and have neither a query nor a user's name")
      }
    }
    if details.secureDomains.count > domainsMax {
      refuse("secure_domains", "must be at most \(domainsMax)")
    }
    for (index, domain) in details.secureDomains.prefix(domainsMax).enumerated() {
      refuse(
        "secure_domains[\(index)]",
        TextRules.problem(withEmail: "a@\(domain)") == nil
          ? nil : "must be a domain such as cjsm.net")
    }
    if !details.agreement.isEmpty {
      refuse("agreement", TextRules.problem(withCode: details.agreement))
    } else if details.agreementUntil != nil {
      refuse("agreement", "must be given with its last day")
    }
    refuse(
      "onward_conditions",
      TextRules.problem(
        with: details.onwardConditions, atMost: conditionsLengthMax, required: false))
    if let terms = details.terms {
      violations += terms.problems
    } else {
      refuse("terms", "must say on what terms it is given anything")
    }
    if !(0...DisclosureDeadlines.formHoursMax).contains(details.formHours) {
      refuse("form_hours", "must be 1 to \(DisclosureDeadlines.formHoursMax), or 0 for no time")
    } else if details.formHours > 0, let plugin, plugin.call == nil {
      refuse("form_hours", "must be 0: the plugin's form follows no telephone call")
    }
    if !(0...DisclosureDeadlines.answerDaysMax).contains(details.answerDays) {
      refuse(
        "answer_days",
        "must be 1 to \(DisclosureDeadlines.answerDaysMax), or 0 for what its plugin knows")
    }
    let isAbroad = details.country != Country.here
    if isAbroad, details.onwardConditions.isEmpty {
      refuse("onward_conditions", "must be given for a partner abroad")
    }
    if !isAbroad, !details.safeguards.isEmpty {
      refuse("safeguards", "must be given for partners abroad alone")
    }
    if details.safeguards.count > safeguardsMax {
      refuse("safeguards", "must be at most \(safeguardsMax)")
    }
    for (index, safeguard) in details.safeguards.prefix(safeguardsMax).enumerated() {
      refuse(
        "safeguards[\(index)].document", TextRules.problem(withCode: safeguard.document))
    }
    return violations
  }
}

/// Countries as ISO 3166-1 spells them.
public enum Country {
  /// Where the university is.
  public static let here = "GB"

  public static func isCode(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy(ASCII.isCapital)
  }
}

/// Domains whose mail is safe enough.
public enum SecureDomains {
  /// Whether an address is in one of them, or in a domain under one. `me@evilcjsm.net` is not in `cjsm.net`.
  public static func contain(_ address: String, in domains: [String]) -> Bool {
    guard let at = address.lastIndex(of: "@") else { return false }
    let host = address[address.index(after: at)...].lowercased()
    return domains.contains { domain in
      let domain = domain.lowercased()
      return host == domain || host.hasSuffix("." + domain)
    }
  }
}
