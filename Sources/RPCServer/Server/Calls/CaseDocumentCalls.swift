import Crypto
import Domain
import Foundation
import Messages
import NIOCore
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CaseDocumentService`: documents in cases. Each message of an upload is a write of its own, so
/// other writers go on in between; each turn of a download asks the policy again and is recorded.
enum CaseDocumentCalls {
  static let routes: [Route] = [
    .stream(CaseDocumentService.upload, .policy(.create, .caseNotes), .write) { UploadLogic() },
    .stream(CaseDocumentService.download, .policy(.read, .caseNotes), .read) { DownloadLogic() },
    .write(CaseDocumentService.rebase, .policy(.update, .caseNotes), rebase),
    .read(CaseDocumentService.list, .policy(.list, .caseNotes), list),
  ]

  private static func rebase(
    _ request: Pastoral_V1_RebaseDocumentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseDocument> {
    let found = try tx.document(request.documentID, on: call.today)
    let (_, decision) = try call.supportCase(found?.caseID.text ?? "", tx)
    guard let found else { throw Refusal.denied }
    let notice = try call.noticeInForce(.wellbeing, tx)
    let (now, today) = (call.now, call.today)
    return try call.once(decision, tx) {
      let (rebased, content) = try CaseDocumentRules.rebase(
        found, tx.content(of: found, toRebase: true, by: decision),
        on: request.hasGround ? GroundProposal(request.ground) : nil, reason: request.reason,
        version: request.version, consent: tx.consent(named: request.ground.consentID),
        noticeVersion: notice, today: today)
      try tx.put(rebased, content, by: decision, at: now)
      return (try message(rebased, tx, by: decision), rebased.studentID)
    }
  }

  private static func list(
    _ request: Pastoral_V1_ListDocumentsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListDocumentsResponse {
    let (record, decision) = try call.supportCase(request.caseID, for: request.purpose, tx)
    var response = Pastoral_V1_ListDocumentsResponse()
    response.documents = try tx.documents(
      of: record, on: call.today, limit: DocumentProposal.documentsMax, by: decision
    ).map { document in
      // That there is one is told, and nothing of it.
      try document.isRestricted
        ? Pastoral_V1_CaseDocument(restricted: document) : message(document, tx, by: decision)
    }
    return response
  }

  fileprivate static func message(
    _ document: CaseDocument, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_CaseDocument {
    try Pastoral_V1_CaseDocument(
      document, tx.content(of: document, by: decision),
      authorName: tx.nameForReport(of: document.author))
  }
}

/// One upload: `head ──► bytes* ──► (end of input) ──► the document`.
private struct UploadLogic: StreamLogic {
  /// What has come so far.
  private struct Progress {
    let caseID: String
    let document: CaseDocument
    let content: DocumentContent
    var digest = SHA256()
    var length: Int64 = 0
    var pieceCount = 0
  }

  private var progress: Progress?

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let request: Pastoral_V1_UploadDocumentRequest = try MessageBody.decode(
      message, limits: .upload)
    switch request.step {
    case .head(let head): try begin(head, &call, tx)
    case .bytes(let bytes): try append(Array(bytes), &call, tx)
    case nil: throw Refusal.invalid("step", "must be head or bytes")
    }
    return StreamStep(next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    guard let progress else { throw Refusal.invalid("step", "must begin with head") }
    let (_, decision) = try call.supportCase(progress.caseID, tx)
    guard progress.length == progress.document.length else {
      throw Refusal.invalid("head.length", "must be the number of bytes that follow")
    }
    guard Array(progress.digest.finalize()) == progress.content.sha256 else {
      throw Refusal.invalid("head.sha256", "must be the digest of the bytes that follow")
    }
    try tx.complete(progress.document, by: decision)
    let reply = try Pastoral_V1_CaseDocument(
      progress.document, progress.content,
      authorName: tx.nameForReport(of: progress.document.author))
    return StreamStep(next: .reply(try reply.serializedBytes()))
  }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }

  private mutating func begin(
    _ head: Pastoral_V1_DocumentHead, _ call: inout CallContext, _ tx: Transaction
  ) throws {
    let (record, decision) = try call.supportCase(head.caseID, tx)
    guard progress == nil else { throw Refusal.invalid("head", "must come once") }
    let proposal = DocumentProposal(head)
    let content = try proposal.checked(
      for: record, consent: tx.consent(named: head.ground.consentID),
      thirdPartyConsent: tx.consent(named: proposal.thirdParty?.consentID ?? ""),
      documentCount: tx.documentCount(of: record), today: call.today)
    var random = call.random
    let document = CaseDocument(
      id: Identifier(.document, from: &random), caseID: record.id, studentID: record.studentID,
      author: call.caller.person, added: call.now,
      noticeVersion: try call.noticeInForce(.wellbeing, tx), length: head.length,
      isRestricted: false)
    try tx.begin(document, content, by: decision)
    progress = Progress(caseID: record.id.text, document: document, content: content)
  }

  private mutating func append(
    _ bytes: [UInt8], _ call: inout CallContext, _ tx: Transaction
  ) throws {
    guard var progress else { throw Refusal.invalid("step", "must begin with head") }
    let (_, decision) = try call.supportCase(progress.caseID, tx)
    guard (1...DocumentProposal.pieceLengthMax).contains(bytes.count) else {
      throw Refusal.invalid("bytes", "must be 1 to \(DocumentProposal.pieceLengthMax) bytes")
    }
    guard progress.length + Int64(bytes.count) <= progress.document.length else {
      throw Refusal.invalid("bytes", "must be no more than the head said")
    }
    if progress.pieceCount == 0, DocumentType(beginning: bytes) != progress.content.type {
      throw Refusal.invalid("head.name", "must end as the type does that the bytes are of")
    }
    try tx.append(bytes, number: progress.pieceCount, to: progress.document, by: decision)
    progress.digest.update(data: bytes)
    progress.length += Int64(bytes.count)
    progress.pieceCount += 1
    self.progress = progress
  }
}

/// One download, a piece a turn.
private struct DownloadLogic: OneMessageStream {
  var hasBegun = false
  private var purpose = Pastoral_V1_Purpose.unspecified
  private var document: CaseDocument?
  private var next = 0

  mutating func begin(
    _ request: Pastoral_V1_DownloadDocumentRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let found = try tx.document(request.documentID, on: call.today)
    purpose = request.purpose
    let (_, decision) = try call.supportCase(found?.caseID.text ?? "", for: purpose, tx)
    guard let found else { throw Refusal.denied }
    try found.checkIsOpen()
    document = found
    var head = Pastoral_V1_DownloadDocumentResponse()
    head.head = try CaseDocumentCalls.message(found, tx, by: decision)
    return StreamStep(messages: [try head.serializedBytes()], next: .more)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    guard let begun = document else { return StreamStep(next: .input) }
    var (call, tx) = try turn.inLane()
    let (_, decision) = try call.supportCase(begun.caseID.text, for: purpose, tx)
    guard let document = try tx.document(begun.id.text, on: call.today) else {
      throw Refusal.denied
    }
    try document.checkIsOpen()
    guard let piece = try tx.piece(next, of: document, by: decision) else {
      return StreamStep(next: .end)
    }
    next += 1
    var message = Pastoral_V1_DownloadDocumentResponse()
    message.bytes = .init(piece)
    return StreamStep(messages: [try message.serializedBytes()], next: .more)
  }
}

extension CaseDocument {
  /// - Throws: RESTRICTED where the consent that it is kept on does not hold any more.
  fileprivate func checkIsOpen() throws {
    guard !isRestricted else {
      throw Refusal.rule(.restricted, "The consent that it was kept on does not hold any more.")
    }
  }
}

extension DocumentProposal {
  fileprivate init(_ head: Pastoral_V1_DocumentHead) {
    self.init(
      name: head.name, description: head.description_p, length: head.length,
      sha256: Array(head.sha256), category: .named(head.category) { .init($0) },
      source: .named(head.source) { .init($0) },
      thirdParty: head.hasThirdParty ? ThirdPartyProposal(head.thirdParty) : nil,
      ground: head.hasGround ? GroundProposal(head.ground) : nil)
  }
}

extension Pastoral_V1_CaseDocument {
  /// A document that nobody opens.
  fileprivate init(restricted document: CaseDocument) {
    self.init()
    id = document.id.text
    caseID = document.caseID.text
    version = document.version
    restricted = true
  }

  fileprivate init(_ document: CaseDocument, _ content: DocumentContent, authorName: String) {
    self.init()
    id = document.id.text
    caseID = document.caseID.text
    name = content.name
    description_p = content.description
    type =
      switch content.type {
      case .pdf: .pdf
      case .png: .png
      case .jpeg: .jpeg
      case .text: .text
      case .office: .office
      }
    length = document.length
    sha256 = .init(content.sha256)
    category = Pastoral_V1_CaseCategory(content.category)
    source = Pastoral_V1_InformationSource(content.source)
    if let told = content.thirdParty { thirdParty = Pastoral_V1_ThirdPartySource(told) }
    ground = Pastoral_V1_Ground(content.ground)
    notice.notice = document.noticeVersion.notice
    notice.version = document.noticeVersion.version
    authorID = document.author
    self.authorName = authorName
    added = Google_Protobuf_Timestamp(document.added)
    version = document.version
    rebaseReason = content.rebaseReason
  }
}
