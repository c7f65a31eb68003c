import Domain

/// What the record of a disclosure says besides, as it is sealed with the disclosure's content.
extension DisclosureParticulars {
  func append(to bytes: inout LengthPrefixed) {
    bytes.append(purpose)
    bytes.append(repeats)
    bytes.append(told.map { [$0.day.iso, $0.how] } ?? [])
    bytes.append(conditions.flatMap(\.texts))
    bytes.append(items.flatMap { [$0.isReleased ? "released" : "refused", $0.why] })
    bytes.append(officerViews)
    bytes.append(proposerRole?.rawValue ?? "")
    bytes.append(deciderRole?.rawValue ?? "")
    bytes.append("\(partners.count)")
    for partner in partners {
      bytes.append(partner.occasion.rawValue)
      bytes.append("\(partner.at.millisecondsSince1970)")
      partner.details.append(to: &bytes)
      bytes.append(partner.cover)
    }
  }

  init(_ texts: inout SealedTexts) throws(StoreError) {
    func role(_ text: String) throws(StoreError) -> Role? {
      guard !text.isEmpty else { return nil }
      guard let role = Role(rawValue: text) else { throw .corrupt }
      return role
    }
    let (purpose, repeats) = (try texts.next(), try texts.next())
    let told = try texts.nextList(width: 2) { parts in
      LocalDate(iso: parts[0]).map { StudentTold(day: $0, how: parts[1]) }
    }
    let conditions = try texts.nextList(width: 3) { DataCondition(texts: $0) }
    let items = try texts.nextList(width: 2) { parts in
      AnsweredItem(isReleased: parts[0] == "released", why: parts[1])
    }
    let officerViews = try texts.next()
    let (proposer, decider) = (try role(texts.next()), try role(texts.next()))
    guard let count = Int(try texts.next()), count >= 0 else { throw .corrupt }
    var partners: [PartnerThen] = []
    for _ in 0..<count {
      guard let occasion = PartnerThen.Occasion(rawValue: try texts.next()),
        let at = Int64(try texts.next())
      else { throw .corrupt }
      let details = try PartnerDetails(&texts)
      partners.append(
        PartnerThen(
          occasion, at: Instant(millisecondsSince1970: at), details: details,
          cover: try texts.next()))
    }
    self.init(
      purpose: purpose, repeats: repeats, told: told.first, conditions: conditions, items: items,
      officerViews: officerViews, proposerRole: proposer, deciderRole: decider, partners: partners)
  }
}

extension DataCondition {
  fileprivate var texts: [String] {
    switch self {
    case .special(let condition, let document): ["special", condition.rawValue, document]
    case .offences(let condition): ["offences", condition.rawValue, ""]
    }
  }

  fileprivate init?(texts: [String]) {
    switch texts[0] {
    case "special":
      guard let condition = SpecialCategoryCondition(rawValue: texts[1]) else { return nil }
      self = .special(condition, document: texts[2])
    case "offences":
      guard let condition = CriminalOffenceData(rawValue: texts[1]) else { return nil }
      self = .offences(condition)
    default: return nil
    }
  }
}

extension PartnerDetails {
  fileprivate func append(to bytes: inout LengthPrefixed) {
    let (way, address) = destination.columns
    for text in [name, country, way, address] { bytes.append(text) }
    bytes.append(secureDomains)
    bytes.append(agreement)
    bytes.append(agreementUntil?.iso ?? "")
    bytes.append(safeguards.flatMap { [$0.kind.rawValue, $0.document, $0.until.iso] })
    bytes.append(onwardConditions)
    bytes.append("\(formHours)")
    bytes.append("\(answerDays)")
    bytes.append(terms?.texts ?? [])
  }

  fileprivate init(_ texts: inout SealedTexts) throws(StoreError) {
    let (name, country) = (try texts.next(), try texts.next())
    let destination = try Destination(way: texts.next(), address: texts.next())
    let domains = try texts.nextList()
    let (agreement, until) = (try texts.next(), try texts.next())
    let safeguards = try texts.nextList(width: 3) { parts -> Safeguard? in
      guard let kind = Safeguard.Kind(rawValue: parts[0]), let until = LocalDate(iso: parts[2])
      else { return nil }
      return Safeguard(kind: kind, document: parts[1], until: until)
    }
    let conditions = try texts.next()
    guard let formHours = Int(try texts.next()), let answerDays = Int(try texts.next()) else {
      throw .corrupt
    }
    self.init(
      name: name, country: country, destination: destination, secureDomains: domains,
      agreement: agreement, agreementUntil: LocalDate(iso: until), safeguards: safeguards,
      onwardConditions: conditions, formHours: formHours, answerDays: answerDays,
      terms: try PartnerTerms(texts: texts.nextList()))
  }
}

extension PartnerTerms {
  /// As they are kept.
  var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(texts)
    return bytes.bytes
  }

  init(bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    guard let terms = try PartnerTerms(texts: texts.nextList()) else { throw .corrupt }
    try texts.end()
    self = terms
  }

  fileprivate var texts: [String] {
    [
      controllership.rawValue, basis.rawValue, assessment, assessmentOutcome, retention, security,
      rights,
    ]
  }

  /// - Returns: Nil for none.
  fileprivate init?(texts: [String]) throws(StoreError) {
    guard !texts.isEmpty else { return nil }
    guard texts.count == 7, let controllership = Controllership(rawValue: texts[0]),
      let basis = LawfulBasis(rawValue: texts[1])
    else { throw .corrupt }
    self.init(
      controllership: controllership, basis: basis, assessment: texts[2],
      assessmentOutcome: texts[3], retention: texts[4], security: texts[5], rights: texts[6])
  }
}
