import Domain
import Foundation
import Ledger
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.LedgerService`: checkpoints, proofs, verification and export. Shows nobody's data but where a leaf is
/// opened, so no other call here is an access; but leaves are confidential, and have a column of the policy of
/// their own.
///
/// Verification and export run on the read lane, a bounded turn at a time, and carry on where they
/// were: so neither holds a snapshot for long, both stop when their caller goes or loses the right, and
/// other reads have their turns in between.
enum LedgerCalls {
  static let routes: [Route] = [
    .read(LedgerService.getCheckpoint, .policy(.read, .ledgerHead), getCheckpoint),
    .read(LedgerService.proveInclusion, .policy(.read, .ledger), proveInclusion),
    .read(LedgerService.openLeaf, .policy(.read, .ledger), openLeaf),
    .read(LedgerService.proveConsistency, .policy(.read, .ledgerHead), proveConsistency),
    .stream(LedgerService.verify, .policy(.read, .ledgerHead), .read) { VerifyLogic() },
    .stream(LedgerService.export, .policy(.list, .ledger), .read) { ExportLogic() },
  ]

  private static func getCheckpoint(
    _ request: Pastoral_V1_GetCheckpointRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_GetCheckpointResponse {
    let decision = try call.decide()
    let (log, key) = try log(request.log, call, tx, decision)
    var response = Pastoral_V1_GetCheckpointResponse()
    response.note = Data(try checkpoint(of: log, tx, decision))
    response.verifierKey = key.text
    return response
  }

  private static func proveInclusion(
    _ request: Pastoral_V1_ProveInclusionRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ProveInclusionResponse {
    let decision = try call.decide()
    let (log, key) = try log(request.log, call, tx, decision)
    let proof = try LedgerDamage.told {
      try tx.inclusionProof(of: Int(request.leaf), in: log, key: key, by: decision)
    }
    guard let proof, let leaf = proof.extra else { throw noSuchLeaf }
    var response = Pastoral_V1_ProveInclusionResponse()
    response.leaf = Data(leaf)
    response.proof = Data(proof.bytes)
    response.verifierKey = key.text
    return response
  }

  private static func openLeaf(
    _ request: Pastoral_V1_OpenLeafRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_OpenLeafResponse {
    try call.check(request.purpose, [])
    let decision = try call.decide()
    let question = try question(request)
    let (log, _) = try log(request.log, call, tx, decision)
    let opened = try LedgerDamage.told {
      try tx.openedLeaf(Int(request.leaf), in: log, question, by: decision)
    }
    guard let opened else { throw noSuchLeaf }
    var response = Pastoral_V1_OpenLeafResponse()
    response.leaf = Data(opened.bytes)
    response.openings = opened.openings.map { found in
      .with {
        $0.line = .init(found.field)
        $0.value = Data(found.value)
        $0.opening = Data(found.opening.bytes)
      }
    }
    return response
  }

  /// - Throws: `Refusal.invalid`.
  private static func question(
    _ request: Pastoral_V1_OpenLeafRequest
  ) throws -> LeafQuestion {
    let (actor, subject) = (request.actorID, request.subjectID)
    let payload = [UInt8](request.payloadSha256)
    guard !actor.isEmpty || !subject.isEmpty || request.detail || !payload.isEmpty else {
      throw Refusal.invalid("actor_id", "must be given, or subject_id, or detail")
    }
    if !payload.isEmpty {
      guard payload.count == Hash.byteCount else {
        throw Refusal.invalid("payload_sha256", "must be \(Hash.byteCount) bytes")
      }
      guard !subject.isEmpty else {
        throw Refusal.invalid("subject_id", "must be given with payload_sha256")
      }
    }
    return LeafQuestion(
      actor: actor.isEmpty ? nil : actor, subject: subject.isEmpty ? nil : subject,
      payload: payload.isEmpty ? nil : payload, detail: request.detail)
  }

  private static let noSuchLeaf = Refusal.notFound("The log has no leaf of that number.")

  private static func proveConsistency(
    _ request: Pastoral_V1_ProveConsistencyRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ProveConsistencyResponse {
    let decision = try call.decide()
    let (log, _) = try log(request.log, call, tx, decision)
    let note = try checkpoint(of: log, tx, decision)
    let proof = try LedgerDamage.told {
      try tx.consistencyProof(from: Int(request.oldSize), in: log, by: decision)
    }
    guard let proof else {
      throw Refusal.invalid("old_size", "must be at most the log's size")
    }
    var response = Pastoral_V1_ProveConsistencyResponse()
    response.oldSize = Int64(proof.oldSize)
    response.newSize = Int64(proof.newSize)
    response.hashes = proof.path.map { Data($0.bytes) }
    response.note = Data(note)
    return response
  }

  /// The log that a request names by its origin, or for an empty name the one that grows, and its key. The one that
  /// grows only while it fits its anchor.
  fileprivate static func log(
    _ origin: String, _ call: CallContext, _ tx: Transaction, _ decision: Decision
  ) throws -> (log: LedgerLog, key: VerifierKey) {
    if origin.isEmpty || origin == call.ledgerKey.name {
      try call.requireAnchoredLedger()
      return (.growing, call.ledgerKey)
    }
    guard let ended = try tx.endedLog(of: origin, by: decision) else {
      throw Refusal.notFound("The ledger has no log of that origin.")
    }
    return ended
  }

  fileprivate static func checkpoint(
    of log: LedgerLog, _ tx: Transaction, _ decision: Decision
  ) throws -> [UInt8] {
    guard let note = try LedgerDamage.told({ try tx.checkpoint(of: log, by: decision) }) else {
      throw Refusal.notFound("The log has no leaves.")
    }
    return note
  }
}

/// Checks the ledger, some leaves a turn.
private struct VerifyLogic: OneMessageStream {
  /// Leaves, and rows of the access log under them, a turn. Some 20 ms: others wait no longer for the
  /// reader, and the caller hears often enough how far it is.
  private static let readAtOnce = 2_048

  var hasBegun = false
  private var check: LedgerCheck?

  mutating func begin(
    _ request: Pastoral_V1_VerifyLedgerRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep { try produce(turn) }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let decision = try call.decide()
    // What was verified is answered with its checkpoint.
    try call.requireAnchoredLedger()
    var response = Pastoral_V1_VerifyLedgerResponse()
    do {
      var check = try self.check ?? tx.ledgerCheck(by: call.ledgerKey, decision)
      let verified = try tx.advance(&check, atMost: Self.readAtOnce, by: decision)
      self.check = check
      if let verified {
        response.verified = Pastoral_V1_VerifiedLedger(verified, note: check.note)
      } else {
        response.progress.checked = Int64(check.checked)
        response.progress.size = Int64(check.size)
      }
    } catch {
      guard let fault = LedgerDamage.sentence(about: error) else { throw error }
      response.fault = fault
    }
    let isOver = if case .progress = response.step { false } else { true }
    return StreamStep(messages: [try response.serializedBytes()], next: isOver ? .end : .more)
  }
}

/// All files of the ledger under the checkpoint of the first turn, a file a turn.
private struct ExportLogic: OneMessageStream {
  private static let pieceBytesMax = 64 << 10

  var hasBegun = false
  private var origin = ""
  private var place: (log: LedgerLog, checkpoint: SignedCheckpoint, position: Int)?

  mutating func begin(
    _ request: Pastoral_V1_ExportLedgerRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    origin = request.log
    return try produce(turn)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let decision = try call.decide()
    let (log, checkpoint, position) = try place ?? first(call, tx, decision)
    let step = try LedgerDamage.told {
      try tx.ledgerFile(under: checkpoint, at: position, in: log, by: decision)
    }
    guard let (file, next) = step else { return StreamStep(next: .end) }
    place = next.map { (log, checkpoint, $0) }
    return StreamStep(messages: try Self.pieces(of: file), next: next == nil ? .end : .more)
  }

  private func first(
    _ call: CallContext, _ tx: Transaction, _ decision: Decision
  ) throws -> (LedgerLog, SignedCheckpoint, Int) {
    let (log, key) = try LedgerCalls.log(origin, call, tx, decision)
    let note = try LedgerCalls.checkpoint(of: log, tx, decision)
    return try LedgerDamage.told { (log, try SignedCheckpoint(note, by: key), 0) }
  }

  /// The file's messages; one without bytes for an empty file.
  private static func pieces(of file: TileFile) throws -> [[UInt8]] {
    let starts = Array(stride(from: 0, to: max(file.bytes.count, 1), by: pieceBytesMax))
    return try starts.map { start in
      var piece = Pastoral_V1_ExportLedgerResponse()
      piece.path = file.path
      piece.bytes = Data(file.bytes.dropFirst(start).prefix(pieceBytesMax))
      piece.isLast = start == starts.last
      return try piece.serializedBytes()
    }
  }
}

extension LedgerDamage {
  /// Does what needs a sound ledger.
  ///
  /// - Throws: DATA_LOSS, with what does not fit, beside what `body` throws.
  fileprivate static func told<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      guard let sentence = sentence(about: error) else { throw error }
      throw Status(.dataLoss, "The ledger is damaged. \(sentence)")
    }
  }
}

extension Pastoral_V1_VerifiedLedger {
  fileprivate init(_ logs: VerifiedLogs, note: [UInt8]?) {
    self.init(logs.current, note: note)
    endedLogs = logs.ended.map { Pastoral_V1_EndedLog($0) }
  }

  private init(_ verified: VerifiedLedger, note: [UInt8]?) {
    self.init()
    size = Int64(verified.size)
    root = Data(verified.root.bytes)
    self.note = Data(note ?? [])
    if verified.size > 0 {
      lastTime = Google_Protobuf_Timestamp(
        Instant(millisecondsSince1970: verified.lastTime.millisecondsSince1970))
    }
  }
}

extension Pastoral_V1_LeafLine {
  fileprivate init(_ field: Commitment.Field) {
    self =
      switch field {
      case .actor: .actor
      case .subject: .subject
      case .payload: .payload
      case .detail: .detail
      }
  }
}

extension Pastoral_V1_EndedLog {
  fileprivate init(_ log: EndedLog) {
    self.init()
    verifierKey = log.key.text
    size = Int64(log.verified.size)
    root = Data(log.verified.root.bytes)
    note = Data(log.note ?? [])
    continuedSize = Int64(log.continued.size)
    continuedRoot = Data(log.continued.root.bytes)
    isWhole = log.isWhole
  }
}
