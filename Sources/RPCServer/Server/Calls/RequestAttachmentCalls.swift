import Domain
import Foundation
import Messages
import Store
import SwiftProtobuf

/// What came with a request of the police: `Attach` and `DownloadAttachment` of
/// `pastoral.v1.ReceivedRequestService`. Whoever may change a request attaches, whoever reads it reads what came with it.
enum RequestAttachmentCalls {
  static let routes: [Route] = [
    .stream(ReceivedRequestService.attach, .policy(.update, .receivedRequest), .write) {
      AttachLogic()
    },
    .stream(ReceivedRequestService.downloadAttachment, .policy(.read, .receivedRequest), .read) {
      DownloadLogic()
    },
  ]
}

/// One attachment on its way in.
private struct AttachLogic: FileUpload {
  var incoming: IncomingFile<Pastoral_V1_RequestAttachmentHead, RequestAttachment>?

  static func part(
    of request: Pastoral_V1_AttachToReceivedRequestRequest
  ) -> FilePart<Pastoral_V1_RequestAttachmentHead>? {
    switch request.step {
    case .head(let head): .head(head)
    case .bytes(let bytes): .bytes(bytes)
    case nil: nil
    }
  }

  func destination(
    of head: Pastoral_V1_RequestAttachmentHead, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (ReceivedRequest, Decision) {
    try call.receivedRequest(head.requestID, tx)
  }

  func begin(
    _ head: Pastoral_V1_RequestAttachmentHead, for request: ReceivedRequest,
    _ call: inout CallContext, _ tx: Transaction, by decision: Decision
  ) throws -> IncomingFile<Pastoral_V1_RequestAttachmentHead, RequestAttachment> {
    // Nothing is attached to what nobody opens any more (F7).
    _ = try tx.content(of: request, by: decision)
    let file = try ReceivedRequestRules.attach(
      FileProposal(name: head.name, length: head.length, sha256: Array(head.sha256)), to: request,
      count: tx.attachmentCount(of: request, at: call.now))
    let attachment = RequestAttachment(
      id: Identifier(.document, from: &call.random), requestID: request.id,
      studentID: request.studentID,
      attached: Disclosure.Step(by: call.caller.person, at: call.now), length: head.length)
    try tx.begin(attachment, file, by: decision)
    return IncomingFile(head, attachment, file, length: head.length)
  }

  func keep(
    _ piece: [UInt8], number: Int, of attachment: RequestAttachment, for request: ReceivedRequest,
    _ tx: Transaction, by decision: Decision
  ) throws {
    try ReceivedRequestRules.checkIsOpen(request)
    try tx.append(piece, number: number, to: attachment, by: decision)
  }

  func complete(
    _ incoming: IncomingFile<Pastoral_V1_RequestAttachmentHead, RequestAttachment>,
    for request: ReceivedRequest, _ call: CallContext, _ tx: Transaction, by decision: Decision
  ) throws -> (reply: Pastoral_V1_ReceivedRequest, subject: Identifier?) {
    let changed = try ReceivedRequestRules.attached(to: request, now: call.now)
    let content = try tx.content(of: request, by: decision)
    try tx.complete(incoming.document, at: call.now, by: decision)
    try tx.update(changed, content, by: decision)
    return (try ReceivedRequestCalls.message(changed, content, tx, by: decision), request.studentID)
  }
}

/// One download.
private struct DownloadLogic: FileDownload {
  typealias Request = Pastoral_V1_DownloadRequestAttachmentRequest

  var hasBegun = false
  var asked: (request: Request, document: RequestAttachment)?
  var next = 0

  func document(
    for request: Request, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (
    document: RequestAttachment, head: Pastoral_V1_DownloadRequestAttachmentResponse
  ) {
    let (found, decision) = try call.receivedRequest(
      request.requestID, for: request.purpose, tx)
    guard
      let (attachment, file) = try tx.attachment(
        Int(request.number), of: found, by: decision)
    else { throw Refusal.invalid("number", "must be one of the request's attachments") }
    let head = try Pastoral_V1_RequestAttachment(
      attachment, file, name: tx.nameForReport(of: attachment.attached.by))
    return (attachment, .with { $0.head = head })
  }

  func piece(
    _ number: Int, of attachment: RequestAttachment, for request: Request,
    _ call: inout CallContext, _ tx: Transaction
  ) throws -> [UInt8]? {
    let (_, decision) = try call.receivedRequest(request.requestID, for: request.purpose, tx)
    return try tx.piece(number, of: attachment, by: decision)
  }

  static func message(_ piece: [UInt8]) -> Pastoral_V1_DownloadRequestAttachmentResponse {
    .with { $0.bytes = Data(piece) }
  }
}
