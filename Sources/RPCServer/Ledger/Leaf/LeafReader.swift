/// Why some bytes are not a leaf.
public enum LeafError: Error, Equatable, Sendable {
  /// Longer than `Leaf.bytesMax`.
  case tooLong
  /// The first line is not `pastoral-audit/v1`.
  case header
  /// The line is not there, or not in its place.
  case line(LeafField)
  /// The line's value is not one, or is spelt otherwise than a leaf spells it.
  case value(LeafField)
  /// The line says `-`, and this kind of leaf must have a value.
  case missing(LeafField)
  /// The line has a value, and this kind of leaf must have none.
  case surplus(LeafField)
  /// Something stands behind the last line.
  case trailing
}

extension LeafError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong: "The leaf is longer than \(Leaf.bytesMax) bytes."
    case .header: "The first line is not pastoral-audit/v1."
    case .line(let field): "The line \(field.name) is not in its place."
    case .value(let field): "The line \(field.name) is not spelt as a leaf spells it."
    case .missing(let field): "The line \(field.name) must have a value in a leaf of this kind."
    case .surplus(let field): "The line \(field.name) must be - in a leaf of this kind."
    case .trailing: "Something stands behind the last line."
    }
  }
}

extension Leaf {
  /// A leaf out of its exact bytes. Only bytes that `Leaf.bytes` writes are taken, so what is read is
  /// written again without a difference.
  public init(_ bytes: Span<UInt8>) throws(LeafError) {
    guard bytes.count <= Self.bytesMax else { throw .tooLong }
    var reader = LeafReader()
    try reader.header(in: bytes)
    seq = try reader.required(.seq, in: bytes) { Decimal.value($0) }
    id = try reader.required(.id, in: bytes) { LeafID(hex: $0) }
    time = try reader.required(.time, in: bytes) { LeafTime($0) }
    var lines = EventLines(kind: try reader.required(.kind, in: bytes) { LeafKind($0) })
    lines.partner = try reader.optional(.partner, in: bytes) { Code($0) }
    lines.basis = try reader.optional(.basis, in: bytes) { Code($0) }
    policy = try reader.required(.policy, in: bytes) { Code($0) }
    lines.attempt = try reader.optional(.attempt, in: bytes) { Share.attempt($0) }
    lines.actor = try reader.optional(.actor, in: bytes) { Commitment(hex: $0) }
    lines.subject = try reader.optional(.subject, in: bytes) { Commitment(hex: $0) }
    lines.payload = try reader.optional(.payload, in: bytes) { Commitment(hex: $0) }
    lines.payloadLength = try reader.optional(.payloadLength, in: bytes) {
      Decimal.value($0).flatMap { LengthBucket(exactly: $0) }
    }
    detail = try reader.optional(.detail, in: bytes) { Commitment(hex: $0) }
    try reader.ownLines(of: &lines, in: bytes)
    guard reader.isAtEnd(of: bytes) else { throw .trailing }
    event = try lines.event()
  }

  /// A leaf out of its exact bytes.
  public init(_ bytes: [UInt8]) throws(LeafError) { try self.init(bytes.span) }
}

extension Share {
  fileprivate static func attempt(_ text: Span<UInt8>) -> Int? {
    Decimal.value(text).flatMap { (1...attemptsMax).contains($0) ? $0 : nil }
  }
}

/// Reads a leaf's lines in their order, without allocating.
private struct LeafReader {
  private var lines = LineReader()

  mutating func header(in bytes: Span<UInt8>) throws(LeafError) {
    guard let line = lines.next(in: bytes),
      bytes.extracting(line).equals(LeafField.header)
    else { throw .header }
  }

  func isAtEnd(of bytes: Span<UInt8>) -> Bool { lines.isAtEnd(of: bytes) }

  mutating func required<Value>(
    _ field: LeafField, in bytes: Span<UInt8>, _ read: (Span<UInt8>) -> Value?
  ) throws(LeafError) -> Value {
    guard let value = try optional(field, in: bytes, read) else { throw .missing(field) }
    return value
  }

  mutating func optional<Value>(
    _ field: LeafField, in bytes: Span<UInt8>, _ read: (Span<UInt8>) -> Value?
  ) throws(LeafError) -> Value? {
    guard let line = lines.next(in: bytes), bytes.extracting(line).starts(with: field.lead) else {
      throw .line(field)
    }
    let value = bytes.extracting(line.lowerBound + field.lead.count..<line.upperBound)
    if value.equals(LeafField.nothing) { return nil }
    guard let value = read(value) else { throw .value(field) }
    return value
  }

  mutating func ownLines(
    of event: inout EventLines, in bytes: Span<UInt8>
  ) throws(LeafError) {
    switch event.kind {
    case .shareOutcome:
      event.outcome = try required(.outcome, in: bytes) { ShareOutcome(rawValue: $0.text) }
      event.of = try required(.of, in: bytes) { Decimal.value($0) }
    case .breakGlass, .elevation, .keyShred, .keyRotate:
      event.step = try required(.step, in: bytes) { EventLines.StepName(rawValue: $0.text) }
      event.of = try optional(.of, in: bytes) { Decimal.value($0) }
    case .accessBatch:
      event.rows = try required(.rows, in: bytes) { Decimal.value($0) }
      event.digest = try required(.digest, in: bytes) { Hash(hex: $0) }
    case .logContinue:
      event.continued = Checkpoint(
        origin: try required(.oldOrigin, in: bytes) { Origin($0.text) },
        size: try required(.oldSize, in: bytes) { Decimal.value($0) },
        root: try required(.oldRoot, in: bytes) { Hash(hex: $0) })
    case .retentionDelete:
      event.deleted = try deletedAccesses(in: bytes)
    case .shareAttempt, .shareRefuse, .policyChange, .relationChange, .restore: break
    }
  }

  private mutating func deletedAccesses(
    in bytes: Span<UInt8>
  ) throws(LeafError) -> DeletedAccesses? {
    let log = try optional(.oldOrigin, in: bytes) { Origin($0.text) }
    let first = try optional(.first, in: bytes) { Decimal.value($0) }
    let last = try optional(.last, in: bytes) { Decimal.value($0) }
    switch (first, last) {
    case (let first?, let last?):
      guard first <= last else { throw .value(.last) }
      return DeletedAccesses(log: log, leaves: first...last)
    case (nil, nil):
      guard log == nil else { throw .surplus(.oldOrigin) }
      return nil
    case (nil, _): throw .missing(.first)
    case (_, nil): throw .missing(.last)
    }
  }
}
