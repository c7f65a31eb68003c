public import Domain
import Ledger

/// Requests of the police and of others, as far as they stand in the clear. What they say is sealed under the student's key, or
/// under the system's where the university does not know whom they are about, and comes only with a decision.
extension Transaction {
  /// A request by id; nil where there is none.
  public func receivedRequest(_ id: String) throws -> ReceivedRequest? {
    try row(
      """
      select id, partner_id, student_id, case_id, gateway, subject_role, received_on,
        registered_by, registered_at, state, checked_by, checked_at, refused_by, refused_at,
        changed_at, revision, item_count
      from received_request where id = $1
      """, id
    ).map { try ReceivedRequest($0) }
  }

  /// A page of them, newest first.
  ///
  /// - Parameters:
  ///   - caseID: Only those that name this case; nil for all.
  ///   - openOnly: Only those that were not refused, and that no disclosure answers yet.
  public func receivedRequests(
    ofCase caseID: Identifier?, openOnly: Bool, before: (registered: Instant, id: String)?,
    limit: Int, by decision: Decision
  ) throws -> [ReceivedRequest] {
    try rows(
      """
      select id, partner_id, student_id, case_id, gateway, subject_role, received_on,
        registered_by, registered_at, state, checked_by, checked_at, refused_by, refused_at,
        changed_at, revision, item_count
      from received_request r
      where ($1 = '' or case_id = $1)
        and ($2 = 0 or state <> 'refused'
          and not exists (select 1 from request_answer a where a.request_id = r.id))
        and (registered_at < $3 or (registered_at = $3 and id > $4))
      order by registered_at desc, id limit $5
      """, caseID?.text ?? "", openOnly ? 1 : 0,
      before?.registered ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { row in
      let found = try ReceivedRequest(row)
      if let student = found.studentID { note(student, by: decision) }
      return found
    }
  }

  /// What a request says.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of request: ReceivedRequest, by decision: Decision
  ) throws -> ReceivedRequestContent {
    if let student = request.studentID { note(student, by: decision) }
    guard decision.opensRequests else { throw Refusal.denied }
    let row = try row(
      "select content, revision from received_request where id = $1", request.id)
    guard let sealed = try row?.blobOrNil(0), let revision = try row?.integer(1) else {
      throw Refusal.denied
    }
    do {
      return try ReceivedRequestContent(
        sealed: open(sealed, at: Self.place(of: request, revision)))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  // MARK: Changes

  /// Keeps a new request.
  public func insert(
    _ request: ReceivedRequest, _ content: ReceivedRequestContent, by decision: Decision
  ) throws {
    if let student = request.studentID { note(student, by: decision) }
    try run(
      """
      insert into received_request
        (id, partner_id, student_id, case_id, gateway, subject_role, received_on, registered_by,
         registered_at, state, changed_at, revision, content, item_count, silent_until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """, request.id, request.partnerID, request.studentID, request.caseID,
      request.gateway?.rawValue, request.subjectRole?.rawValue, request.received,
      request.registered.by, request.registered.at, request.state.rawValue, request.changed,
      request.revision, try sealed(content, of: request), request.itemCount,
      content.form.silentUntil)
  }

  /// Keeps how far it is. A refusal is a leaf of the ledger.
  public func update(
    _ request: ReceivedRequest, _ content: ReceivedRequestContent, by decision: Decision
  ) throws {
    try run(
      """
      update received_request
      set state = $2, checked_by = $3, checked_at = $4, refused_by = $5, refused_at = $6,
        changed_at = $7, revision = $8, content = $9
      where id = $1
      """, request.id, request.state.rawValue, request.check?.by, request.check?.at,
      request.refusal?.by, request.refusal?.at, request.changed, request.revision,
      try sealed(content, of: request))
    if request.state == .refused { try appendRefusal(of: request, by: decision) }
  }

  /// Has the ledger say that something was asked for and not given.
  private func appendRefusal(of request: ReceivedRequest, by decision: Decision) throws {
    // Who is no partner has no code, and who is not of the police names no gateway.
    let partner = try request.partnerID.flatMap { try self.partner($0.text) }
    guard let code = Code(partner?.code ?? "no-partner"),
      let basis = Code(request.gateway?.rawValue ?? "plain-request")
    else { throw StoreError.corrupt }
    // Whom nobody knows is in the ledger by the request.
    let subject = request.studentID?.text ?? request.id.text
    var detail = LengthPrefixed(format: "pastoral-request/v1")
    detail.append(request.id.text)
    detail.append(request.revision)
    detail.append(request.state.rawValue)
    try append(
      detail.bytes, ownedBy: keyOwner(for: subject, [.audit, .content]), at: request.changed
    ) { leaf in
      .shareRefuse(
        partner: code, basis: basis,
        actor: try commitment(to: decision.caller.principal, .actor, of: leaf),
        subject: try commitment(to: subject, .subject, of: leaf))
    }
  }

  private func sealed(
    _ content: ReceivedRequestContent, of request: ReceivedRequest
  ) throws -> [UInt8]? {
    try sealUnlessDestroyed(content.bytes, at: Self.place(of: request, request.revision))
  }

  private static func place(of request: ReceivedRequest, _ revision: Int64) -> SealedPlace {
    SealedPlace(
      table: "received_request", column: "content",
      owner: request.studentID?.text ?? KeyStore.system, record: request.id, version: revision)
  }
}

/// Which disclosure answers which request.
extension Transaction {
  /// Keeps that a disclosure was proposed in answer to a request.
  public func keep(_ disclosure: Identifier, answering request: Identifier) throws {
    try run(
      "insert into request_answer (disclosure_id, request_id) values ($1, $2)", disclosure, request
    )
  }

  /// Until when those who ask want the student not to be told; nil where they do not.
  public func silence(askedIn request: Identifier) throws -> LocalDate? {
    try row("select silent_until from received_request where id = $1", request)?.dateOrNil(0)
  }

  /// The same of the request that a disclosure answers; nil where it answers none.
  public func silence(over disclosure: Identifier) throws -> LocalDate? {
    try request(answeredBy: disclosure).flatMap { try silence(askedIn: $0) }
  }

  /// The request that a disclosure answers; nil where it answers none.
  public func request(answeredBy disclosure: Identifier) throws -> Identifier? {
    try row("select request_id from request_answer where disclosure_id = $1", disclosure)?
      .identifier(0)
  }

  /// The disclosures that were proposed in answer to a request, by id.
  public func answers(to request: Identifier) throws -> [Identifier] {
    try rows(
      "select disclosure_id from request_answer where request_id = $1 order by disclosure_id",
      request
    ).map { try $0.identifier(0) }
  }

  /// Whether one of them was neither refused nor taken back.
  public func isAnswered(_ request: Identifier) throws -> Bool {
    try row(
      """
      select exists (select 1 from request_answer a join disclosure d on d.id = a.disclosure_id
        where a.request_id = $1 and d.state not in ('refused', 'cancelled'))
      """, request)?.int(0) == 1
  }
}

extension Decision {
  /// Whether it may open what a request says, and what came with it.
  var opensRequests: Bool {
    switch role {
    case .itSupport, .admin, .service, nil: false
    default: resource == .receivedRequest
    }
  }
}

extension ReceivedRequest {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    func step(_ column: Int) throws -> Disclosure.Step? {
      try row.textOrNil(column).map {
        Disclosure.Step(by: $0, at: try row.instant(column + 1))
      }
    }
    let (gateway, role) = (
      try row.textOrNil(4).map { LegalGateway(rawValue: $0) },
      try row.textOrNil(5).map { SubjectRole(rawValue: $0) }
    )
    // What is there must be one that there is.
    guard gateway != .some(nil), role != .some(nil),
      let received = try row.dateOrNil(6), let state = State(rawValue: try row.text(9))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), partnerID: try row.textOrNil(1).flatMap { Identifier($0) },
      studentID: try row.textOrNil(2).flatMap { Identifier($0) },
      caseID: try row.textOrNil(3).flatMap { Identifier($0) }, gateway: gateway ?? nil,
      subjectRole: role ?? nil, received: received, itemCount: try row.int(16),
      registered: Disclosure.Step(by: try row.text(7), at: try row.instant(8)), state: state,
      check: try step(10), refusal: try step(12), changed: try row.instant(14),
      revision: try row.integer(15))
  }
}

extension ReceivedRequestContent {
  /// What is sealed.
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    switch form {
    case .police(let form):
      bytes.append("police")
      form.append(to: &bytes)
    case .plain(let form):
      bytes.append("plain")
      form.append(to: &bytes)
    }
    bytes.append(refusal)
    bytes.append(
      check.map {
        [
          "\($0.at.millisecondsSince1970)", $0.number, $0.numberSource, $0.spokenTo,
          $0.isConfirmed ? "confirmed" : "",
        ]
      } ?? [])
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws {
    var texts = try SealedTexts(bytes)
    let form: ReceivedForm
    switch try texts.next() {
    case "police": form = .police(try PoliceRequestForm(&texts))
    case "plain": form = .plain(try PlainRequestForm(&texts))
    default: throw StoreError.corrupt
    }
    let refusal = try texts.next()
    let check = try texts.nextList(width: 5) { parts in
      Int64(parts[0]).map {
        CallerCheck(
          at: Instant(millisecondsSince1970: $0), number: parts[1], numberSource: parts[2],
          spokenTo: parts[3], isConfirmed: parts[4] == "confirmed")
      }
    }
    try texts.end()
    self.init(form: form, check: check.first, refusal: refusal)
  }
}
