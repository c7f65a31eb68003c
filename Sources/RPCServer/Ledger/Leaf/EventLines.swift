/// An event taken apart into the values of its lines: what the writer writes and the reader has read.
struct EventLines: Equatable {
  var kind: LeafKind
  var partner: Code?
  var basis: Code?
  var attempt: Int?
  var actor: Commitment?
  var subject: Commitment?
  var payload: Commitment?
  var payloadLength: LengthBucket?
  var outcome: ShareOutcome?
  var step: StepName?
  var of: Int?
  var rows: Int?
  var digest: Hash?
  var continued: Checkpoint?
  var deleted: DeletedAccesses?

  enum StepName: String, CaseIterable {
    case begun, ended, reviewed
  }

  init(kind: LeafKind) { self.kind = kind }

  init(_ event: Event) {
    switch event {
    case .shareAttempt(let share):
      self.init(.shareAttempt, share)
    case .shareOutcome(let share, let attempt, let outcome):
      self.init(.shareOutcome, share)
      of = attempt
      self.outcome = outcome
    case .shareRefuse(let partner, let basis, let actor, let subject):
      self.init(.shareRefuse, actor, subject)
      self.partner = partner
      self.basis = basis
    case .accessBatch(let rows, let digest):
      self.init(kind: .accessBatch)
      self.rows = rows
      self.digest = digest
    case .breakGlass(let basis, let actor, let subject, let step):
      self.init(.breakGlass, actor, subject, step)
      self.basis = basis
    case .elevation(let actor, let subject, let step):
      self.init(.elevation, actor, subject, step)
    case .policyChange(let actor):
      self.init(.policyChange, actor)
    case .relationChange(let actor, let subject):
      self.init(.relationChange, actor, subject)
    case .keyShred(let actor, let subject, let step):
      self.init(.keyShred, actor, subject, step)
    case .keyRotate(let actor, let step):
      self.init(.keyRotate, actor, nil, step)
    case .retentionDelete(let actor, let subject, let accesses):
      self.init(.retentionDelete, actor, subject)
      deleted = accesses
    case .restore(let actor):
      self.init(.restore, actor)
    case .logContinue(let checkpoint):
      self.init(kind: .logContinue)
      continued = checkpoint
    }
  }

  private init(_ kind: LeafKind, _ share: Share) {
    self.init(kind, share.actor, share.subject)
    partner = share.partner
    basis = share.basis
    attempt = share.attempt
    payload = share.payload
    payloadLength = share.payloadLength
  }

  private init(
    _ kind: LeafKind, _ actor: Commitment?, _ subject: Commitment? = nil, _ step: Step? = nil
  ) {
    self.kind = kind
    self.actor = actor
    self.subject = subject
    switch step {
    case .begun: self.step = .begun
    case .ended(let of): (self.step, self.of) = (.ended, of)
    case .reviewed(let of): (self.step, self.of) = (.reviewed, of)
    case nil: break
    }
  }

  /// The event that has exactly these lines.
  func event() throws(LeafError) -> Event {
    let event = try eventWithoutSurplus()
    let needed = EventLines(event)
    if needed != self { throw LeafError.surplus(firstDifference(from: needed)) }
    return event
  }

  private func eventWithoutSurplus() throws(LeafError) -> Event {
    switch kind {
    case .shareAttempt:
      .shareAttempt(try share())
    case .shareOutcome:
      .shareOutcome(
        try share(), of: try Self.need(of, .of), try Self.need(outcome, .outcome))
    case .shareRefuse:
      .shareRefuse(
        partner: try Self.need(partner, .partner), basis: basis,
        actor: try Self.need(actor, .actor), subject: try Self.need(subject, .subject))
    case .accessBatch:
      .accessBatch(rows: try Self.need(rows, .rows), digest: try Self.need(digest, .digest))
    case .breakGlass:
      .breakGlass(
        basis: try Self.need(basis, .basis), actor: try Self.need(actor, .actor),
        subject: try Self.need(subject, .subject), try namedStep())
    case .elevation:
      .elevation(actor: try Self.need(actor, .actor), subject: subject, try namedStep())
    case .policyChange:
      .policyChange(actor: actor)
    case .relationChange:
      .relationChange(actor: actor, subject: subject)
    case .keyShred:
      .keyShred(actor: actor, subject: try Self.need(subject, .subject), try namedStep())
    case .keyRotate:
      .keyRotate(actor: actor, try namedStep())
    case .retentionDelete:
      .retentionDelete(actor: actor, subject: subject, accesses: deleted)
    case .restore:
      .restore(actor: actor)
    case .logContinue:
      .logContinue(try Self.need(continued, .oldOrigin))
    }
  }

  private func share() throws(LeafError) -> Share {
    Share(
      partner: try Self.need(partner, .partner), basis: try Self.need(basis, .basis),
      attempt: try Self.need(attempt, .attempt), actor: try Self.need(actor, .actor),
      subject: try Self.need(subject, .subject), payload: try Self.need(payload, .payload),
      payloadLength: try Self.need(payloadLength, .payloadLength))
  }

  private func namedStep() throws(LeafError) -> Step {
    switch try Self.need(step, .step) {
    case .begun: .begun
    case .ended: .ended(of: try Self.need(of, .of))
    case .reviewed: .reviewed(of: try Self.need(of, .of))
    }
  }

  private static func need<Value>(_ value: Value?, _ field: LeafField) throws(LeafError) -> Value {
    guard let value else { throw .missing(field) }
    return value
  }

  private func firstDifference(from other: EventLines) -> LeafField {
    if partner != other.partner { return .partner }
    if basis != other.basis { return .basis }
    if attempt != other.attempt { return .attempt }
    if actor != other.actor { return .actor }
    if subject != other.subject { return .subject }
    if payload != other.payload { return .payload }
    if payloadLength != other.payloadLength { return .payloadLength }
    return .of
  }
}
