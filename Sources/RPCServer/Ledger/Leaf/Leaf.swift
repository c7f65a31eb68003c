/// One entry of the ledger: that something happened, when, and under which rules. Whom it concerns is
/// there only as commitments, which say nothing without the person's audit key.
public struct Leaf: Equatable, Sendable {
  /// The leaf's place in the log, from 0.
  public var seq: Int
  public var id: LeafID
  /// Never earlier than the leaf before.
  public var time: LeafTime
  /// The version of the rules in force.
  public var policy: Code
  public var event: Event
  /// Over what stands encrypted beside the log: a reason, a ticket, a receipt.
  public var detail: Commitment?

  /// The longest leaf in bytes.
  public static let bytesMax = 2_048

  public init(
    seq: Int, id: LeafID, time: LeafTime, policy: Code, event: Event, detail: Commitment? = nil
  ) {
    self.seq = seq
    self.id = id
    self.time = time
    self.policy = policy
    self.event = event
    self.detail = detail
  }

  /// What stands in the line of that field; nil where nothing does.
  public func commitment(_ field: Commitment.Field) -> Commitment? {
    let lines = EventLines(event)
    return switch field {
    case .actor: lines.actor
    case .subject: lines.subject
    case .payload: lines.payload
    case .detail: detail
    }
  }

  /// The exact bytes that are stored and hashed.
  public var bytes: [UInt8] {
    var writer = LeafWriter()
    writer.header()
    writer.number(.seq, seq)
    writer.text(.id, id.hex)
    writer.time(.time, time)
    let lines = EventLines(event)
    writer.code(.kind, lines.kind.letters)
    writer.code(.partner, lines.partner?.letters)
    writer.code(.basis, lines.basis?.letters)
    writer.code(.policy, policy.letters)
    writer.number(.attempt, lines.attempt)
    writer.hash(.actor, lines.actor?.hash)
    writer.hash(.subject, lines.subject?.hash)
    writer.hash(.payload, lines.payload?.hash)
    writer.number(.payloadLength, lines.payloadLength?.bytesMax)
    writer.hash(.detail, detail?.hash)
    for field in lines.kind.ownLines {
      switch field {
      case .outcome: writer.code(field, lines.outcome.map { Array($0.rawValue.utf8) })
      case .step: writer.code(field, lines.step.map { Array($0.rawValue.utf8) })
      case .of: writer.number(field, lines.of)
      case .rows: writer.number(field, lines.rows)
      case .digest: writer.hash(field, lines.digest)
      case .oldOrigin:
        writer.text(field, (lines.continued?.origin ?? lines.deleted?.log)?.text)
      case .oldSize: writer.number(field, lines.continued?.size)
      case .oldRoot: writer.hash(field, lines.continued?.root)
      case .first: writer.number(field, lines.deleted?.leaves.lowerBound)
      case .last: writer.number(field, lines.deleted?.leaves.upperBound)
      default: preconditionFailure("Every leaf has the line \(field.name) anyhow.")
      }
    }
    // The longest values of all fields together stay below the limit; a test adds them up.
    precondition(writer.bytes.count <= Self.bytesMax, "A leaf is too long.")
    return writer.bytes
  }
}

/// Writes a leaf's lines. What is nil becomes `-`.
private struct LeafWriter {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(640) }

  mutating func header() {
    bytes += LeafField.header
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func code(_ field: LeafField, _ letters: [UInt8]?) {
    line(field) { $0 += letters ?? LeafField.nothing }
  }

  mutating func text(_ field: LeafField, _ text: String?) {
    line(field) { $0 += text.map { Array($0.utf8) } ?? LeafField.nothing }
  }

  mutating func number(_ field: LeafField, _ number: Int?) {
    text(field, number.map(String.init))
  }

  mutating func time(_ field: LeafField, _ time: LeafTime) {
    line(field) { time.append(to: &$0) }
  }

  mutating func hash(_ field: LeafField, _ hash: Hash?) {
    line(field) { bytes in
      guard let hash else { return bytes += LeafField.nothing }
      hash.bytes32.withBytes { Hex.append($0, to: &bytes) }
    }
  }

  private mutating func line(_ field: LeafField, value: (inout [UInt8]) -> Void) {
    bytes += field.lead
    value(&bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}
