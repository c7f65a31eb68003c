/// What becomes of a request that the police, or others, make: functions of values, without clock or store.
public enum ReceivedRequestRules {
  /// Takes a request of the police into the register. It grants nothing.
  ///
  /// - Parameters:
  ///   - partner: The force; nil where there is none of that id.
  ///   - role: nil, as `gateway`, where nothing that there is was said.
  ///   - form: nil where a rank or a day of it is missing.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func register(
    _ form: PoliceRequestForm?, from partner: Partner?, under gateway: LegalGateway?,
    about role: ReceivedRequest.SubjectRole?, _ student: Identifier?, caseID: Identifier?,
    received: LocalDate, by person: String, id: Identifier, now: Instant, today: LocalDate
  ) throws(Refusal) -> ReceivedRequest {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ problem: String) {
      violations.append(FieldViolation(field: field, description: problem))
    }
    if partner?.kind != .police { refuse("partner_id", "must be a force of the police") }
    if gateway == nil { refuse("gateway", "must say under which law it is asked for") }
    if role == nil { refuse("subject_role", "must say what the student is in the inquiry") }
    if received > today { refuse("received", "must not be in the future") }
    if form == nil { refuse("form", "must have both ranks, and the day on which it was signed") }
    if let form, let role {
      violations += form.problems(
        of: role, domains: partner?.details.secureDomains ?? [], received: received, today: today)
    }
    guard violations.isEmpty, let partner, let gateway, let role, let form else {
      throw .invalid(violations)
    }
    return ReceivedRequest(
      id: id, partnerID: partner.id, studentID: student, caseID: caseID, gateway: gateway,
      subjectRole: role, received: received, itemCount: form.items.count,
      registered: Disclosure.Step(by: person, at: now),
      state: .received, check: nil, refusal: nil, changed: now, revision: 1)
  }

  /// Takes a request of others into the register, which grants as little.
  ///
  /// - Parameter partner: Who asks, where that is a partner; nil where it is none.
  /// - Throws: `Refusal.invalid`, naming every wrong field.
  public static func register(
    _ form: PlainRequestForm, from partner: Partner?, about student: Identifier?,
    caseID: Identifier?, received: LocalDate, by person: String, id: Identifier, now: Instant,
    today: LocalDate
  ) throws(Refusal) -> ReceivedRequest {
    var violations: [FieldViolation] = []
    if partner?.kind == .police {
      violations.append(
        FieldViolation(field: "plain", description: "must be left out: the police have a form"))
    }
    if received > today {
      violations.append(
        FieldViolation(field: "received", description: "must not be in the future"))
    }
    violations += form.problems(received: received)
    guard violations.isEmpty else { throw .invalid(violations) }
    return ReceivedRequest(
      id: id, partnerID: partner?.id, studentID: student, caseID: caseID, gateway: nil,
      subjectRole: nil, received: received, itemCount: form.items.count,
      registered: Disclosure.Step(by: person, at: now), state: .received, check: nil,
      refusal: nil, changed: now, revision: 1)
  }

  /// Somebody has called back. Until that confirms who asks, nothing is proposed in answer.
  ///
  /// - Throws: `Refusal.invalid`; REQUEST_STATE; a stale revision.
  public static func recordCheck(
    _ request: ReceivedRequest, _ check: CallerCheck, of form: ReceivedForm, revision: Int64,
    by person: String, now: Instant
  ) throws(Refusal) -> ReceivedRequest {
    var violations: [FieldViolation] = []
    for (field, text) in [
      ("number", check.number), ("number_source", check.numberSource),
      ("spoken_to", check.spokenTo),
    ] {
      guard
        let problem = TextRules.problem(
          with: text, atMost: PoliceRequestForm.nameLengthMax, required: true)
      else { continue }
      violations.append(FieldViolation(field: field, description: problem))
    }
    if check.at > now {
      violations.append(FieldViolation(field: "at", description: "must not be in the future"))
    }
    // Who forges a request gives a number that answers for it.
    let called = digits(of: check.number)
    if called.isEmpty || called == digits(of: form.phone) {
      violations.append(
        FieldViolation(
          field: "number", description: "must be a number that the request itself did not give"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
    guard request.state == .received else {
      throw .rule(.requestState, "It was checked, or refused, before.")
    }
    guard request.revision == revision else { throw .staleRevision }
    var checked = changed(request, check.isConfirmed ? .checked : .received, now)
    checked.check = Disclosure.Step(by: person, at: now)
    return checked
  }

  /// Says no. That is recorded as an approval would be.
  ///
  /// - Parameter isAnswered: Whether a disclosure in answer to it was proposed, and not refused or taken back.
  /// - Throws: `Refusal.invalid`; REQUEST_STATE; a stale revision.
  public static func refuse(
    _ request: ReceivedRequest, why: String, isAnswered: Bool, revision: Int64,
    by person: String, now: Instant
  ) throws(Refusal) -> ReceivedRequest {
    if let problem = TextRules.problem(with: why, of: PoliceRequestForm.wordsLength) {
      throw .invalid("why", problem)
    }
    guard request.state != .refused else {
      throw .rule(.requestState, "It was refused before.")
    }
    guard !isAnswered else {
      throw .rule(.requestState, "A disclosure answers it: decide on that.")
    }
    guard request.revision == revision else { throw .staleRevision }
    var refused = changed(request, .refused, now)
    refused.refusal = Disclosure.Step(by: person, at: now)
    return refused
  }

  /// More than comes with any form.
  public static let attachmentsMax = 20

  /// What is to be attached, once nothing is wrong with it.
  ///
  /// - Parameter count: How many it has, those that are still coming included.
  /// - Throws: `Refusal.invalid`, naming every wrong field; REQUEST_STATE.
  public static func attach(
    _ file: FileProposal, to request: ReceivedRequest, count: Int
  ) throws(Refusal) -> DocumentFile {
    var violations: [FieldViolation] = []
    guard let checked = file.checked("head", &violations) else { throw .invalid(violations) }
    try checkIsOpen(request)
    guard count < attachmentsMax else {
      throw .rule(.requestState, "A request has at most \(attachmentsMax) attachments.")
    }
    return checked
  }

  /// Holds that something may still be attached.
  ///
  /// - Throws: REQUEST_STATE.
  public static func checkIsOpen(_ request: ReceivedRequest) throws(Refusal) {
    guard request.state != .refused else {
      throw .rule(.requestState, "It was refused: nothing is attached to it any more.")
    }
  }

  /// Something that is to be attached has come whole. That is a change like any other, so that nobody checks, refuses
  /// or answers what they have not seen.
  ///
  /// - Throws: REQUEST_STATE where it was refused meanwhile.
  public static func attached(
    to request: ReceivedRequest, now: Instant
  ) throws(Refusal) -> ReceivedRequest {
    try checkIsOpen(request)
    return changed(request, request.state, now)
  }

  /// Holds a proposal against the request that it answers. The police are told nothing that they did not ask for, save
  /// in an emergency.
  ///
  /// - Parameters:
  ///   - request: nil where the proposal names none.
  ///   - items: What becomes of each thing that it asks for.
  /// - Throws: REQUEST_REQUIRED; REQUEST_STATE; `Refusal.invalid` for another's request, for another authority, and
  ///   where not each thing is answered.
  public static func check(
    _ request: ReceivedRequest?, answeredUnder authority: DisclosureAuthority,
    _ items: [AnsweredItem], to partner: Partner, about student: Identifier, isEmergency: Bool
  ) throws(Refusal) {
    guard let request else {
      guard items.isEmpty else {
        throw .invalid("items", "must be given with a request, and only then")
      }
      guard partner.kind != .police || isEmergency else {
        throw .rule(.requestRequired, "The police are told what they asked for: name the request.")
      }
      return
    }
    guard request.partnerID == partner.id, request.studentID == student else {
      throw .invalid("request_id", "must be this partner's, about this student")
    }
    guard request.state == .checked else {
      throw .rule(.requestState, "It was refused, or nobody has confirmed yet who asks.")
    }
    // Of others' requests the notices alone say what they can be answered with.
    guard request.gateway.map({ $0.authorities.contains(authority) }) ?? true else {
      throw .invalid("authority", "must go with the law under which it was asked for")
    }
    if isEmergency, items.isEmpty { return }
    let violations = problems(with: items, of: request)
    guard violations.isEmpty else { throw .invalid(violations) }
  }

  // MARK: Parts

  /// What is wrong with an answer: whoever asks hears of each thing, and the record says why.
  private static func problems(
    with items: [AnsweredItem], of request: ReceivedRequest
  ) -> [FieldViolation] {
    guard items.count == request.itemCount else {
      return [
        FieldViolation(
          field: "items",
          description: "must answer each of the \(request.itemCount) that are asked for")
      ]
    }
    guard items.contains(where: \.isReleased) else {
      return [
        FieldViolation(
          field: "items",
          description: "must release one: a request of which nothing is told is refused")
      ]
    }
    return items.enumerated().compactMap { index, item in
      guard !item.isReleased || !item.why.isEmpty,
        let problem = TextRules.problem(with: item.why, of: PoliceRequestForm.wordsLength)
      else { return nil }
      return FieldViolation(field: "items[\(index)].why", description: problem)
    }
  }

  /// National, so that +44 151 is 0151.
  private static func digits(of number: String) -> [UInt8] {
    var digits = number.utf8.filter(ASCII.isDigit)
    if digits.starts(with: "00".utf8) { digits.removeFirst(2) }
    if digits.starts(with: "44".utf8) { digits.removeFirst(2) }
    return Array(digits.drop { $0 == UInt8(ascii: "0") })
  }

  private static func changed(
    _ request: ReceivedRequest, _ state: ReceivedRequest.State, _ now: Instant
  ) -> ReceivedRequest {
    var changed = request
    changed.state = state
    changed.changed = now
    changed.revision += 1
    return changed
  }
}
