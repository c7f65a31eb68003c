import Domain
import Messages
import NIOCore
import Store
import SwiftProtobuf
import WireFormat

/// Directory imports: one file of rows, staged as it comes, validated whole, applied in one short
/// transaction or not at all.
///
///     begin ──► rows* ──► finish ─┬─ no errors ──► applied
///       └ (resume: the same id)   └─ errors ─────► rejected
///
/// Every message is a write of its own, so other writers go on in between, and what was staged
/// survives a broken connection.
enum ImportCalls {
  static let routes: [Route] = [
    .stream(DirectoryService.import, .policy(.update, .directory), .write) { ImportLogic() },
    .read(DirectoryService.getImport, .policy(.read, .directory), getImport),
  ]

  private static func getImport(
    _ request: Pastoral_V1_GetImportRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ImportResponse {
    _ = try call.decide()
    try ImportRules.check(uploadID: request.uploadID, field: "upload_id")
    guard let upload = try tx.upload(request.uploadID, of: call.caller.principal) else {
      throw Refusal.notFound("There is no such upload of this caller.")
    }
    return try tx.response(upload)
  }
}

/// The stream of one upload.
private struct ImportLogic: StreamLogic {
  private var uploadID: String?
  private var nextSequence: Int64 = 0
  private var result: Pastoral_V1_ImportResponse?

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let request: Pastoral_V1_ImportRequest = try MessageBody.decode(message, limits: .upload)
    let decision = try call.decide()
    guard request.sequence == nextSequence else {
      throw Refusal.rule(.outOfSequence, "The next expected message is \(nextSequence).")
    }
    guard result == nil else {
      throw Refusal.invalid("step", "must not follow finish")
    }
    nextSequence += 1
    switch request.step {
    case .begin(let begin): try self.begin(begin, call, tx, decision)
    case .rows(let rows): try stage(rows, call, tx, decision)
    case .finish(let finish):
      let upload = try self.upload(call, tx)
      result = try tx.response(
        try ImportFile(upload, call, tx, decision).finish(rowCount: Int(finish.rowCount)))
    case nil: throw Refusal.invalid("step", "must be begin, rows or finish")
    }
    return StreamStep(next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    _ = try call.decide()
    let reply = try result ?? tx.response(try upload(call, tx))
    return StreamStep(next: .reply(try reply.serializedBytes()))
  }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }

  private mutating func begin(
    _ begin: Pastoral_V1_ImportBegin, _ call: CallContext, _ tx: Transaction,
    _ decision: Decision
  ) throws {
    guard uploadID == nil else { throw Refusal.invalid("begin", "must come once") }
    try ImportRules.check(uploadID: begin.uploadID, field: "begin.upload_id")
    guard ImportFile.knows(kind: begin.kind) else {
      throw Refusal.invalid("begin.kind", "must be a kind of record")
    }
    if let known = try tx.upload(begin.uploadID, of: call.caller.principal) {
      guard known.kind == begin.kind.rawValue else {
        throw Refusal.invalid("begin.kind", "must be the kind that the upload began with")
      }
    } else {
      try tx.beginUpload(
        begin.uploadID, of: call.caller.principal, kind: begin.kind.rawValue, at: call.now,
        by: decision)
    }
    uploadID = begin.uploadID
  }

  private func stage(
    _ rows: Pastoral_V1_ImportRows, _ call: CallContext, _ tx: Transaction, _ decision: Decision
  ) throws {
    var upload = try self.upload(call, tx)
    // An upload that has ended is only asked for its result.
    guard upload.state == .receiving else { return }
    let skipped = try ImportRules.rowsToSkip(
      firstRow: Int(rows.firstRow), count: rows.rows.count, held: upload.rowsReceived)
    for row in rows.rows.dropFirst(skipped) {
      guard ImportFile.isOfKind(row, upload.kind) else {
        throw Refusal.invalid("rows.rows", "must all be of the upload's kind")
      }
      upload.rowsReceived += 1
      try tx.stage(
        row.serializedBytes(), row: upload.rowsReceived, of: upload, by: decision)
    }
    try tx.put(upload, at: call.now, by: decision)
  }

  private func upload(_ call: CallContext, _ tx: Transaction) throws -> ImportUpload {
    guard let uploadID, let upload = try tx.upload(uploadID, of: call.caller.principal) else {
      throw Refusal.invalid("step", "must begin with begin")
    }
    return upload
  }
}

/// A whole file on its way from the staged rows into the directory.
private struct ImportFile {
  private var upload: ImportUpload
  private let call: CallContext
  private let tx: Transaction
  private let decision: Decision

  init(_ upload: ImportUpload, _ call: CallContext, _ tx: Transaction, _ decision: Decision) {
    self.upload = upload
    self.call = call
    self.tx = tx
    self.decision = decision
  }

  static func knows(kind: Pastoral_V1_ImportKind) -> Bool {
    if case .UNRECOGNIZED = kind { return false }
    return kind != .unspecified
  }

  /// Whether a row is of the kind of that number.
  static func isOfKind(_ row: Pastoral_V1_ImportRow, _ kind: Int) -> Bool {
    switch (row.record, Pastoral_V1_ImportKind(rawValue: kind)) {
    case (.student, .students), (.staffMember, .staff), (.programme, .programmes),
      (.module, .modules), (.enrolmentPeriod, .enrolmentPeriods),
      (.moduleEnrolment, .moduleEnrolments), (.relation, .relations):
      true
    default: false
    }
  }

  /// Applies the file if every row is right; otherwise keeps what is wrong and applies nothing.
  consuming func finish(rowCount: Int) throws -> ImportUpload {
    guard upload.state == .receiving else { return upload }
    try ImportRules.check(rowCount: rowCount, held: upload.rowsReceived)
    switch Pastoral_V1_ImportKind(rawValue: upload.kind) {
    case .students: try apply(\.student)
    case .staff: try apply(\.staffMember)
    case .programmes: try apply(\.programme)
    case .modules: try apply(\.module)
    case .enrolmentPeriods: try apply(\.enrolmentPeriod)
    case .moduleEnrolments: try apply(\.moduleEnrolment)
    case .relations: try apply(\.relation)
    default: throw Refusal.invalid("begin.kind", "must be a kind of record")
    }
    try tx.dropStagedRows(of: upload, by: decision)
    try tx.put(upload, at: call.now, by: decision)
    // One for the file: whoever follows the feed reads such a directory anew.
    if upload.created + upload.updated > 0 {
      try tx.append(.importApplied, String(upload.kind), at: call.now)
      if saysWhoMayMeet {
        var random = call.random
        try tx.flagAppointments(of: .everybody, at: call.now, random: &random, by: decision)
      }
    }
    return upload
  }

  /// Whether booked appointments may stand on what the file changes.
  private var saysWhoMayMeet: Bool {
    switch Pastoral_V1_ImportKind(rawValue: upload.kind) {
    case .enrolmentPeriods, .moduleEnrolments, .relations: true
    default: false
    }
  }

  private mutating func apply<Body: DirectoryMessage>(
    _ body: (Pastoral_V1_ImportRow) -> Body
  ) throws {
    var check = ImportCheck<Body.Record>()
    var records: [(row: Int, record: Body.Record)] = []
    try tx.forEachStagedRow(of: upload) { row, bytes in
      do {
        let record = try body(Pastoral_V1_ImportRow(serializedBytes: bytes)).record(prefix: "")
        check.check(record, row: row)
        if let relation = record as? Relation { try checkGrantor(of: relation) }
        records.append((row, record))
      } catch Refusal.invalid(let violations) {
        for violation in violations {
          check.report(row: row, field: violation.field, message: violation.description)
        }
      }
    }
    // What each row will be put over. The look-ups come first, so that a file with errors has
    // written nothing; no two rows of a file have the same key, so they still hold when it is put.
    var puts: [(record: Body.Record, over: Stored<Body.Record>?)] = []
    if check.errorCount == 0 {
      for (row, record) in records {
        do {
          puts.append((record, try record.stored(in: tx)))
        } catch let unknown as UnknownReference {
          check.report(
            row: row, field: unknown.field, message: "names no record that exists")
        }
      }
    }
    guard check.errorCount == 0 else {
      upload.state = .rejected
      upload.errorCount = check.errorCount
      return try tx.put(check.errors, of: upload, by: decision)
    }
    var random = call.random
    var relations: [Stored<Relation>] = []
    var registrations: [RegistrationChange] = []
    for (record, found) in puts {
      let id = Identifier(Body.Record.idKind, from: &random)
      let put = try tx.put(
        record, over: found, revision: 0, newID: id, at: call.now, by: decision)
      switch put.outcome {
      case .created: upload.created += 1
      case .updated: upload.updated += 1
      case .unchanged: upload.unchanged += 1
      }
      guard put.outcome != .unchanged else { continue }
      if let relation = put.stored as? Stored<Relation> { relations.append(relation) }
      if let change = RegistrationChange(put.stored, over: found) { registrations.append(change) }
    }
    try tx.record(relations, at: call.now, by: decision)
    // Once all rows stand: a return may come before the suspension that it ends.
    try call.observe(registrations, tx, random: &random, by: decision)
    upload.state = .applied
  }

  /// F8: nobody grants themself a relation, in a file either.
  private func checkGrantor(of relation: Relation) throws {
    let beneficiary = try relation.beneficiary(in: tx)?.text
    guard call.permission(beneficiary: beneficiary) != nil else {
      throw Refusal.invalid("staff_campus_id", "must not be the uploader's own")
    }
  }
}

extension StreamTurnContext {
  /// The call and its transaction, which every turn in a lane has.
  func inLane() throws -> (CallContext, Transaction) {
    guard let call, let transaction else { throw Refusal.denied }
    return (call, transaction)
  }
}

extension Transaction {
  /// What is known of an upload.
  fileprivate func response(_ upload: ImportUpload) throws -> Pastoral_V1_ImportResponse {
    var response = Pastoral_V1_ImportResponse()
    response.uploadID = upload.id
    switch upload.state {
    case .receiving: response.state = .receiving
    case .applied: response.state = .applied
    case .rejected: response.state = .rejected
    }
    response.rowsReceived = Int32(upload.rowsReceived)
    response.created = Int32(upload.created)
    response.updated = Int32(upload.updated)
    response.unchanged = Int32(upload.unchanged)
    response.errorCount = Int32(upload.errorCount)
    if upload.state == .rejected {
      response.errors = try errors(of: upload).map { error in
        var message = Pastoral_V1_ImportError()
        message.row = Int32(error.row)
        message.field = error.field
        message.message = error.message
        return message
      }
    }
    return response
  }
}
