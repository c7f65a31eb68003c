import Domain
import Foundation
import Messages
import Store
import SwiftProtobuf

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

/// One upload.
private struct UploadLogic: FileUpload {
  var incoming: IncomingFile<Pastoral_V1_DocumentHead, CaseDocument>?

  static func part(
    of request: Pastoral_V1_UploadDocumentRequest
  ) -> FilePart<Pastoral_V1_DocumentHead>? {
    switch request.step {
    case .head(let head): .head(head)
    case .bytes(let bytes): .bytes(bytes)
    case nil: nil
    }
  }

  func destination(
    of head: Pastoral_V1_DocumentHead, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (Case, Decision) {
    try call.supportCase(head.caseID, tx)
  }

  func begin(
    _ head: Pastoral_V1_DocumentHead, for record: Case, _ call: inout CallContext,
    _ tx: Transaction, by decision: Decision
  ) throws -> IncomingFile<Pastoral_V1_DocumentHead, CaseDocument> {
    let proposal = DocumentProposal(head)
    let content = try proposal.checked(
      for: record, consent: tx.consent(named: head.ground.consentID),
      thirdPartyConsent: tx.consent(named: proposal.thirdParty?.consentID ?? ""),
      documentCount: tx.documentCount(of: record), today: call.today)
    let document = CaseDocument(
      id: Identifier(.document, from: &call.random), caseID: record.id,
      studentID: record.studentID, author: call.caller.person, added: call.now,
      noticeVersion: try call.noticeInForce(.wellbeing, tx), length: head.length,
      isRestricted: false)
    try tx.begin(document, content, by: decision)
    return IncomingFile(head, document, content.file, length: head.length)
  }

  func keep(
    _ piece: [UInt8], number: Int, of document: CaseDocument, for record: Case, _ tx: Transaction,
    by decision: Decision
  ) throws {
    try tx.append(piece, number: number, to: document, by: decision)
  }

  func complete(
    _ incoming: IncomingFile<Pastoral_V1_DocumentHead, CaseDocument>, for record: Case,
    _ call: CallContext, _ tx: Transaction, by decision: Decision
  ) throws -> (reply: Pastoral_V1_CaseDocument, subject: Identifier?) {
    try tx.complete(incoming.document, by: decision)
    let reply = try CaseDocumentCalls.message(incoming.document, tx, by: decision)
    return (reply, record.studentID)
  }
}

/// One download.
private struct DownloadLogic: FileDownload {
  typealias Request = Pastoral_V1_DownloadDocumentRequest

  var hasBegun = false
  var asked: (request: Request, document: CaseDocument)?
  var next = 0

  func document(
    for request: Request, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (document: CaseDocument, head: Pastoral_V1_DownloadDocumentResponse) {
    let (found, decision) = try call.openDocument(request, tx)
    let head = try CaseDocumentCalls.message(found, tx, by: decision)
    return (found, .with { $0.head = head })
  }

  func piece(
    _ number: Int, of document: CaseDocument, for request: Request, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> [UInt8]? {
    let (found, decision) = try call.openDocument(request, tx)
    return try tx.piece(number, of: found, by: decision)
  }

  static func message(_ piece: [UInt8]) -> Pastoral_V1_DownloadDocumentResponse {
    .with { $0.bytes = Data(piece) }
  }
}

extension CallContext {
  /// A document that is asked for, and the decision by its case.
  ///
  /// - Throws: As `supportCase`; RESTRICTED.
  fileprivate mutating func openDocument(
    _ request: Pastoral_V1_DownloadDocumentRequest, _ tx: Transaction
  ) throws -> (CaseDocument, Decision) {
    let found = try tx.document(request.documentID, on: today)
    let (_, decision) = try supportCase(found?.caseID.text ?? "", for: request.purpose, tx)
    guard let found else { throw Refusal.denied }
    try found.checkIsOpen()
    return (found, decision)
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
      file: FileProposal(name: head.name, length: head.length, sha256: Array(head.sha256)),
      description: head.description_p, category: .named(head.category) { .init($0) },
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
    name = content.file.name
    description_p = content.description
    type = Pastoral_V1_DocumentType(content.file.type)
    length = document.length
    sha256 = .init(content.file.sha256)
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

extension Pastoral_V1_DocumentType {
  init(_ type: DocumentType) {
    self =
      switch type {
      case .pdf: .pdf
      case .png: .png
      case .jpeg: .jpeg
      case .text: .text
      case .office: .office
      }
  }
}
