import Crypto
public import Domain
import Ledger

/// What disclosures hold: sealed under the student's key, bound to the disclosure and its revision, and opened only
/// for a decision on disclosures. IT support, admins and campus systems have none that opens (F1).
extension Transaction {
  /// What was selected and said.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of disclosure: Disclosure, by decision: Decision
  ) throws -> DisclosureContent {
    note(disclosure.studentID, by: decision)
    guard decision.opensDisclosures else { throw Refusal.denied }
    return try openedContent(of: disclosure)
  }

  /// The same, as far as it is there: nil where the student's key was destroyed, or what is kept is not what was sealed.
  /// What has lost it can still be listed and closed.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it.
  public func contentIfKept(
    of disclosure: Disclosure, by decision: Decision
  ) throws -> DisclosureContent? {
    note(disclosure.studentID, by: decision)
    guard decision.opensDisclosures else { throw Refusal.denied }
    do {
      return try openedContent(of: disclosure)
    } catch Refusal.denied {
      return nil
    } catch KeyError.altered {
      return nil
    } catch StoreError.corrupt {
      return nil
    }
  }

  /// The very bytes that are, or were, to be sent.
  ///
  /// - Throws: As `content`.
  public func payload(of disclosure: Disclosure, by decision: Decision) throws -> [UInt8] {
    note(disclosure.studentID, by: decision)
    guard decision.opensDisclosures else { throw Refusal.denied }
    return try openedPayload(of: disclosure)
  }

  func openedContent(of disclosure: Disclosure) throws -> DisclosureContent {
    let row = try row(
      "select content, content_revision from disclosure where id = $1", disclosure.id)
    guard let sealed = try row?.blobOrNil(0), let revision = try row?.integer(1) else {
      throw Refusal.denied
    }
    do {
      return try DisclosureContent(
        sealed: open(sealed, at: Self.place(of: disclosure, "content", revision)))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  func openedPayload(of disclosure: Disclosure) throws -> [UInt8] {
    let row = try row("select payload from disclosure where id = $1", disclosure.id)
    guard let sealed = try row?.blobOrNil(0) else { throw Refusal.denied }
    do {
      return try open(sealed, at: Self.place(of: disclosure, "payload", 1))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Nil where the student's key was destroyed meanwhile.
  func sealed(_ content: DisclosureContent, of disclosure: Disclosure) throws -> [UInt8]? {
    try sealUnlessDestroyed(
      content.bytes, at: Self.place(of: disclosure, "content", disclosure.revision))
  }

  /// Nil where the student's key was destroyed meanwhile.
  func sealed(payload: [UInt8], of disclosure: Disclosure) throws -> [UInt8]? {
    try sealUnlessDestroyed(payload, at: Self.place(of: disclosure, "payload", 1))
  }

  private static func place(
    of disclosure: Disclosure, _ column: StaticString, _ version: Int64
  ) -> SealedPlace {
    SealedPlace(
      table: "disclosure", column: column, owner: disclosure.studentID.text,
      record: disclosure.id, version: version)
  }
}

extension Decision {
  /// Whether it may open what a disclosure, or the suggestion of one, holds.
  var opensDisclosures: Bool {
    switch role {
    case .itSupport, .admin, .service, nil: false
    default: resource == .disclosure
    }
  }
}

extension DisclosureContent {
  /// What is sealed.
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append("\(fields.count)")
    for field in fields {
      bytes.append(field.field.rawValue)
      bytes.append(field.record?.text ?? "")
      bytes.append(field.keptOn?.text ?? "")
      bytes.append(field.paragraphs)
    }
    bytes.append(answers.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    for text in [
      necessity, proportionality, concern, reference, decision, explanation, review, resolution,
      plugin,
    ] { bytes.append(text) }
    particulars.append(to: &bytes)
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws {
    var texts = try SealedTexts(bytes)
    guard let count = Int(try texts.next()) else { throw StoreError.corrupt }
    var fields: [SelectedField] = []
    for _ in 0..<count {
      guard let field = DisclosedField(rawValue: try texts.next()) else {
        throw StoreError.corrupt
      }
      fields.append(
        SelectedField(
          field: field, record: Identifier(try texts.next()),
          keptOn: Identifier(try texts.next()), paragraphs: try texts.nextList()))
    }
    let answers = try texts.nextList(width: 2) { ($0[0], $0[1]) }
    self.init(
      fields: fields, answers: Dictionary(answers) { first, _ in first },
      necessity: try texts.next(), proportionality: try texts.next(),
      concern: try texts.next(), reference: try texts.next(), decision: try texts.next(),
      explanation: try texts.next(), review: try texts.next(), resolution: try texts.next(),
      plugin: try texts.next(), particulars: try DisclosureParticulars(&texts))
    try texts.end()
  }
}
