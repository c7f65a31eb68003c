import Domain

/// What requests say, by their forms, as it is sealed.
extension PoliceRequestForm {
  func append(to bytes: inout LengthPrefixed) {
    for text in [
      officerName, officerRank.rawValue, collarNumber, unit, email, phone, authoriserName,
      authoriserRank.rawValue, signed.iso, offence, isOffenceWithheld ? "withheld" : "", reference,
      identifiers,
    ] { bytes.append(text) }
    bytes.append(items)
    for text in [enquiry, necessity, prejudice, silentUntil?.iso ?? "", delivery] {
      bytes.append(text)
    }
  }

  init(_ texts: inout SealedTexts) throws(StoreError) {
    func rank(_ text: String) throws(StoreError) -> PoliceRank {
      guard let rank = PoliceRank(rawValue: text) else { throw .corrupt }
      return rank
    }
    func day(_ text: String) throws(StoreError) -> LocalDate {
      guard let day = LocalDate(iso: text) else { throw .corrupt }
      return day
    }
    let (name, officerRank, collarNumber) = (
      try texts.next(), try rank(texts.next()), try texts.next()
    )
    let (unit, email, phone) = (try texts.next(), try texts.next(), try texts.next())
    let (authoriser, authoriserRank, signed) = (
      try texts.next(), try rank(texts.next()), try day(texts.next())
    )
    let (offence, withheld) = (try texts.next(), try texts.next())
    let (reference, identifiers) = (try texts.next(), try texts.next())
    let items = try texts.nextList()
    let (enquiry, necessity, prejudice) = (try texts.next(), try texts.next(), try texts.next())
    let (silent, delivery) = (try texts.next(), try texts.next())
    self.init(
      officerName: name, officerRank: officerRank, collarNumber: collarNumber, unit: unit,
      email: email, phone: phone, authoriserName: authoriser, authoriserRank: authoriserRank,
      signed: signed, offence: offence, isOffenceWithheld: withheld == "withheld",
      reference: reference, identifiers: identifiers, items: items, enquiry: enquiry,
      necessity: necessity, prejudice: prejudice,
      silentUntil: try silent.isEmpty ? nil : day(silent), delivery: delivery)
  }
}

extension PlainRequestForm {
  func append(to bytes: inout LengthPrefixed) {
    for text in [
      organisation, person, position, phone, reference, identifiers, purpose, legalPower,
      deadline?.iso ?? "",
    ] { bytes.append(text) }
    bytes.append(items)
  }

  init(_ texts: inout SealedTexts) throws(StoreError) {
    let (organisation, person, position) = (try texts.next(), try texts.next(), try texts.next())
    let (phone, reference, identifiers) = (try texts.next(), try texts.next(), try texts.next())
    let (purpose, legalPower, deadline) = (try texts.next(), try texts.next(), try texts.next())
    self.init(
      organisation: organisation, person: person, position: position, phone: phone,
      reference: reference, identifiers: identifiers, items: try texts.nextList(),
      purpose: purpose, legalPower: legalPower, deadline: LocalDate(iso: deadline))
  }
}
