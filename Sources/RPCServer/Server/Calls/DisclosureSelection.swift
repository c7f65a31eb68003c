import Crypto
import Domain
import Messages
import PluginAPI
import Store
import SwiftProtobuf

/// What of a record somebody selected, as it stands now, and the bytes that a partner would be sent. The same for a
/// preview and for a proposal, so that what is proposed is what was seen.
struct DisclosureDraft {
  let source: DisclosureSource
  let partner: Partner
  let manifest: PartnerManifest
  let content: DisclosureContent
  let authority: DisclosureAuthority
  let consent: Identifier?
  let transfer: TransferRules.Reason?
  let rendered: RenderedShare
  let shareID: Identifier
  /// What of the partner's it answers; nil for nothing.
  let request: Identifier?
  /// What it takes up; nil for nothing.
  let suggestion: Suggestion?

  /// SHA-256 over the bytes.
  var hash: [UInt8] { Array(SHA256.hash(data: rendered.bytes)) }
  /// The consents that parts of it are kept on.
  var grounds: Set<Identifier> { Set(content.fields.compactMap(\.keptOn)) }
}

extension CallContext {
  /// Selects, checks and renders.
  ///
  /// - Parameter shareID: What the disclosure will be called.
  /// - Throws: As `DisclosureRules.check`; `Refusal.invalid` for what is not there, and for what the plugin's rules
  ///   or format do not take; `Refusal.denied` for a suggestion about somebody else; SUGGESTION_STATE; RESTRICTED;
  ///   PAYLOAD_REPEATED; as `rendering`.
  func draft(
    _ request: Pastoral_V1_ProposeDisclosureRequest, of source: DisclosureSource,
    shareID: Identifier,
    _ tx: Transaction, by decision: Decision
  ) throws -> DisclosureDraft {
    guard let partner = try tx.partner(request.partnerID) else {
      throw Refusal.invalid("partner_id", "must be a partner that there is")
    }
    if partners.isAwaited(partner.plugin) { throw PluginDown() }
    guard let plugin = partners[partner.plugin] else {
      throw Refusal.invalid("partner_id", "must be a partner whose plugin the server has")
    }
    let suggestion = try suggestion(request, of: source, for: plugin, tx)
    var answers = try Self.answers(request.answers)
    if let suggestion {
      answers = SuggestionRules.answers(
        answers, over: try tx.content(of: suggestion, by: decision).answers)
    }
    let found = try selected(
      request.fields, of: source, isAnswering: answers.values.contains { !$0.isEmpty }, tx,
      by: decision)
    let content = DisclosureContent(
      fields: found.fields, answers: answers,
      necessity: request.necessity, proportionality: request.proportionality,
      concern: request.concern, reference: request.reference,
      plugin: "\(plugin.manifest.name) \(plugin.manifest.version)",
      particulars: try DisclosureParticulars(request, conditions: found.conditions))
    let consent = try request.consentID.isEmpty ? nil : tx.consent(request.consentID)
    let transfer = TransferRules.Reason.named(request.transfer) { .init($0) }
    let authority = try DisclosureRules.check(
      content, for: partner, plugin.manifest,
      under: .named(request.authority) { .init($0) }, consent: consent, of: source,
      transfer: transfer, isEmergency: request.emergency, today: today,
      adequacy: partners.adequacy)
    try DisclosureRules.checkAddressee(
      answers, plugin.manifest, organisation: partners.organisation(of: partner))
    guard authority == .consent || request.consentID.isEmpty else {
      throw Refusal.invalid("consent_id", "must be given with CONSENT, and only then")
    }
    let answered = try tx.receivedRequest(request.requestID)
    guard answered != nil || request.requestID.isEmpty else {
      throw Refusal.invalid("request_id", "must be this partner's, about this student")
    }
    try ReceivedRequestRules.check(
      answered, answeredUnder: authority, content.particulars.items, to: partner,
      about: source.studentID, isEmergency: request.emergency)
    let share = SelectedShare(
      shareID: shareID.text, authority: authority, fields: content.fields, answers: answers,
      proposed: today, onwardConditions: partner.details.onwardConditions,
      consented: authority == .consent
        ? consent.map { WallClock.london.date(of: $0.given) } : nil)
    let rendered = try rendering(of: share, by: plugin)
    let draft = DisclosureDraft(
      source: source, partner: partner, manifest: plugin.manifest, content: content,
      authority: authority,
      consent: authority == .consent ? consent?.id : nil, transfer: transfer, rendered: rendered,
      shareID: shareID, request: answered?.id, suggestion: suggestion)
    if let begins = DisclosureRules.repeatBegins(plugin.manifest, now: now),
      try tx.hasShared(draft.hash, with: partner, since: begins, by: decision)
    {
      throw DisclosureRules.repeated
    }
    return draft
  }

  /// The suggestion that a proposal takes up, as it was; nil for none.
  private func suggestion(
    _ request: Pastoral_V1_ProposeDisclosureRequest, of source: DisclosureSource,
    for plugin: any PartnerPlugin, _ tx: Transaction
  ) throws -> Suggestion? {
    guard !request.suggestionID.isEmpty else { return nil }
    // To a tutor there is none.
    guard case .supportCase(let record) = source else { throw Refusal.denied }
    let found = try tx.suggestion(request.suggestionID, about: record.studentID)
    guard found.plugin == plugin.manifest.name else {
      throw Refusal.invalid("partner_id", "must be a partner of the plugin that suggests it")
    }
    try SuggestionRules.check(found)
    return found
  }

  /// What a plugin makes of a share. One that runs beside the server is asked beside the lanes: the call comes once
  /// more with what it said.
  ///
  /// - Throws: `Refusal.invalid`; `AwaitedPlugin`; `PluginDown`; `Refusal.staleRevision` where the record was
  ///   changed while a plugin was asked.
  private func rendering(
    of share: SelectedShare, by plugin: any PartnerPlugin
  ) throws -> RenderedShare {
    let preparation: SharePreparation
    if let external = plugin as? any ExternalPartnerPlugin {
      guard let prepared else { throw AwaitedPlugin(plugin: external, share: share) }
      guard prepared.share == share else { throw Refusal.staleRevision }
      preparation = try prepared.result.get()
    } else {
      preparation = plugin.preparation(of: share)
    }
    switch preparation {
    case .rendered(let rendered): return rendered
    case .fault(let fault): throw Refusal.invalid("fields", fault.sentence)
    case .issues(let issues):
      throw Refusal.invalid(
        issues.map { FieldViolation(field: $0.about, description: $0.description) })
    }
  }

  private static func answers(
    _ given: [Pastoral_V1_FormAnswer]
  ) throws(Refusal) -> [String: String] {
    guard given.count <= DisclosureRules.answersMax else {
      throw .invalid("answers", "must be at most \(DisclosureRules.answersMax)")
    }
    var answers: [String: String] = [:]
    for (index, answer) in given.enumerated()
    where answers.updateValue(answer.answer, forKey: answer.code) != nil {
      throw .invalid("answers[\(index)]", "must answer each question once")
    }
    return answers
  }

  // MARK: Selecting

  /// What was selected, and the conditions on which it is kept.
  ///
  /// - Parameter isAnswering: Whether somebody wrote answers, which are about what the record is about.
  /// - Throws: `Refusal.invalid`; `Refusal.denied` for what the caller may not read; RESTRICTED.
  private func selected(
    _ selections: [Pastoral_V1_FieldSelection], of source: DisclosureSource, isAnswering: Bool,
    _ tx: Transaction, by decision: Decision
  ) throws -> (fields: [SelectedField], conditions: [DataCondition]) {
    guard selections.count <= DisclosureRules.fieldsMax else {
      throw Refusal.invalid("fields", "must be at most \(DisclosureRules.fieldsMax)")
    }
    let readable: any ReadableRecord =
      switch source {
      case .supportCase(let record): try ReadableCase(record, self, tx)
      case .tutoring(let student): try ReadableTutoring(student, self, tx)
      }
    var seen: Set<String> = []
    var conditions = try isAnswering ? readable.conditions(tx) : []
    let fields = try selections.enumerated().map { index, selection in
      let path = "fields[\(index)]"
      guard let field = DisclosedField.named(selection.field, spelt: { .init($0) }) else {
        throw Refusal.invalid("\(path).field", "must be a part of a record")
      }
      guard field.namesRecord != selection.recordID.isEmpty else {
        throw Refusal.invalid(
          "\(path).record_id", "must be given with ITEM_TEXT or NOTE_TEXT, and only then")
      }
      guard seen.insert("\(field.rawValue) \(selection.recordID)").inserted else {
        throw Refusal.invalid(path, "must be selected once")
      }
      let found = try readable.field(field, selection.recordID, tx, by: decision)
      guard let found, !found.selected.paragraphs.isEmpty else {
        throw Refusal.invalid(path, "must be something that the record holds")
      }
      conditions += found.conditions.filter { !conditions.contains($0) }
      return found.selected
    }
    return (fields, conditions)
  }
}

/// A part as the record holds it, and the conditions on which it is kept. A plugin gets to see the part alone.
private struct FoundField {
  let selected: SelectedField
  let conditions: [DataCondition]

  /// - Parameter conditions: None for what is kept on no condition.
  init(_ selected: SelectedField, _ conditions: [DataCondition] = []) {
    self.selected = selected
    self.conditions = conditions
  }
}

extension Ground {
  /// What allows data of a special category that is kept on it.
  fileprivate var conditions: [DataCondition] {
    condition.map { [.special($0, document: policyDocument)] } ?? []
  }
}

/// A record as who proposes reads it, to select from.
private protocol ReadableRecord {
  /// A part as it stands now; nil where there is nothing of it.
  ///
  /// - Parameter id: Which of several; empty for what there is one of.
  func field(
    _ field: DisclosedField, _ id: String, _ tx: Transaction, by decision: Decision
  ) throws -> FoundField?

  /// The conditions on which the record as a whole is kept.
  func conditions(_ tx: Transaction) throws -> [DataCondition]
}

extension SelectedField {
  /// What of several paragraphs says something.
  fileprivate init(
    _ field: DisclosedField, _ id: String, _ paragraphs: [String], keptOn: Identifier? = nil
  ) {
    self.init(
      field: field, record: field.namesRecord ? Identifier(id) : nil, keptOn: keptOn,
      paragraphs: paragraphs.filter { !$0.isEmpty })
  }
}

/// What a tutor knows of a student: who they are, and the notes that were shared with them.
private struct ReadableTutoring: ReadableRecord {
  private let student: Identifier
  private let contact: Decision?
  private let call: CallContext
  private let standings: Set<Standing>

  init(_ student: Identifier, _ call: CallContext, _ tx: Transaction) throws {
    self.student = student
    self.call = call
    standings = try call.standings(toStudent: student.text, tx)
    contact = try? call.decide(.read, .contact, standings)
  }

  func field(
    _ field: DisclosedField, _ id: String, _ tx: Transaction, by decision: Decision
  ) throws -> FoundField? {
    switch field {
    case .name, .email, .campusID:
      guard let contact, let found = try tx.student(student.text, by: contact)?.record else {
        return nil
      }
      switch field {
      case .name:
        return FoundField(SelectedField(field, id, ["\(found.givenName) \(found.familyName)"]))
      case .email: return FoundField(SelectedField(field, id, [found.email]))
      default: return FoundField(SelectedField(field, id, [found.campusID]))
      }
    case .noteText:
      guard let note = try tx.note(id), note.studentID == student, note.state == .shared,
        let reading = try? call.decide(
          .read, .academicNotes, standings, conditions: call.own(note)),
        let content = try tx.content(of: note, by: reading)
      else { return nil }
      return FoundField(
        SelectedField(
          field, id, [content.purpose] + content.keyPoints + content.actions.map(\.text)))
    default: return nil
    }
  }

  /// Tutors collect nothing of a special category.
  func conditions(_ tx: Transaction) -> [DataCondition] { [] }
}

/// A case as its team reads it, to select from.
private struct ReadableCase: ReadableRecord {
  private let record: Case
  private let today: LocalDate
  private let header: Decision
  private let notes: Decision
  private let referral: Decision?

  init(_ record: Case, _ call: CallContext, _ tx: Transaction) throws {
    let facts = try tx.caseFacts(record.id.text, for: call.caller.person)
    let reader = try call.caseReader(ofStudent: record.studentID.text, tx)
    let found = facts.map { [$0] } ?? []
    guard let header = call.permitted(.read, of: found, by: reader).first?.decision,
      let notes = call.permitted(.read, of: found, by: reader, resource: .caseNotes).first?
        .decision
    else { throw Refusal.denied }
    self.record = record
    today = call.today
    self.header = header
    self.notes = notes
    referral =
      call.permitted(.read, of: found, by: reader, resource: .referral).first?.decision
  }

  func field(
    _ field: DisclosedField, _ id: String, _ tx: Transaction, by decision: Decision
  ) throws -> FoundField? {
    func plain(
      _ paragraphs: [String], keptOn ground: Ground? = nil, _ offences: [DataCondition] = []
    ) -> FoundField {
      FoundField(
        SelectedField(field, id, paragraphs, keptOn: ground?.consentID),
        (ground?.conditions ?? []) + offences)
    }
    switch field {
    case .name, .born, .address, .email, .phone:
      guard let person = try tx.person(of: record, by: notes)?.person else { return nil }
      switch field {
      case .name: return plain([person.name])
      case .born: return plain([person.born?.iso ?? ""])
      case .address: return plain(person.address)
      case .email: return plain([person.email])
      default: return plain([person.phone])
      }
    case .campusID:
      return plain([try tx.student(record.studentID.text, by: decision)?.record.campusID ?? ""])
    case .supportType:
      return plain([record.type.rawValue.replacing("_", with: " ")])
    case .reason, .risk:
      guard let content = try tx.content(of: record, on: today, by: header) else {
        throw CaseItemRules.restricted
      }
      return plain(
        [field == .reason ? content.reason : content.risk.rawValue.replacing("_", with: " ")],
        keptOn: content.ground)
    case .itemText:
      guard let item = try tx.caseItem(id, on: today), item.caseID == record.id else { return nil }
      guard let content = try tx.content(of: item, in: record, on: today, by: notes) else {
        throw CaseItemRules.restricted
      }
      let offences = content.criminalOffence
      return plain(
        content.paragraphs, keptOn: content.ground,
        offences == .noOffence ? [] : [.offences(offences)])
    case .referralText:
      guard let referral, let id = record.referralID, let found = try tx.referral(id.text) else {
        return nil
      }
      let content = try tx.content(of: found, by: referral)
      return plain(
        [content.reason, content.meetingPurpose] + content.keyPoints
          + content.actions.map(\.text))
    // A note of a meeting is the tutor's, and came with the referral as far as it concerns the case.
    case .noteText: return nil
    }
  }

  func conditions(_ tx: Transaction) throws -> [DataCondition] {
    try tx.content(of: record, on: today, by: header)?.ground.conditions ?? []
  }
}
