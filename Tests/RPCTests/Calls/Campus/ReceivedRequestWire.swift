import Crypto
import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

/// Requests of the police as tests of calls spell them.
extension TestCampus {
  func force(_ code: String = "force") async throws -> Pastoral_V1_Partner {
    try await localAuthority(code) {
      $0.kind = .police
      $0.plugin = "police-pack"
      $0.details.name = "The Force"
      $0.details.secureDomains = ["police.uk", "cjsm.net"]
      $0.details.destination.mail = "disclosure@force.police.uk"
    }
  }

  func request(
    of force: Pastoral_V1_Partner, about caseID: String,
    _ change: (inout Pastoral_V1_RegisterReceivedRequestRequest) -> Void = { _ in }
  ) -> Pastoral_V1_RegisterReceivedRequestRequest {
    var request = Pastoral_V1_RegisterReceivedRequestRequest()
    request.partnerID = force.id
    request.studentID = id(.ada)
    request.caseID = caseID
    request.gateway = .apprehension
    request.subjectRole = .suspect
    request.received = .day("2026-11-23")
    request.form = .with {
      $0.officerName = "S. Holmes"
      $0.officerRank = .sergeant
      $0.collarNumber = "221"
      $0.unit = "Baker Street"
      $0.email = "holmes@force.police.uk"
      $0.phone = "0151 777 0001"
      $0.authoriserName = "G. Lestrade"
      $0.authoriserRank = .inspector
      $0.signed = .day("2026-11-22")
      $0.offence = "Theft"
      $0.reference = "MP/221"
      $0.identifiers = "Ada Lovelace, born 10 December 2004"
      $0.items = ["Her address in November 2026"]
      $0.necessity = "She is not found at any other address."
      $0.prejudice = "She could not be arrested."
      $0.delivery = "Secure mail"
    }
    change(&request)
    return request
  }

  func pack(
    _ made: (caseID: String, itemID: String), to force: Pastoral_V1_Partner,
    answering request: String
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    .with {
      $0.caseID = made.caseID
      $0.partnerID = force.id
      $0.requestID = request
      $0.fields = [.with { $0.field = .name }, .with { $0.field = .address }]
      let answers = [
        "recipient": "Det Sgt Holmes, 221", "police.reference": "MP/221",
        "legal.gateway": "para-2-1-b", "subject.role": "suspect", "purpose": "To find her.",
        "caller.verified": "Called back by way of the switchboard.", "student.told": "no",
        "discloser": "Student Life and Wellbeing, 0151 496 0001",
      ]
      $0.answers = .of(answers)
      $0.authority = .crime
      $0.purpose = "To find somebody who is to be arrested."
      if !request.isEmpty { $0.items = [.with { $0.released = true }] }
      $0.reference = "MP/221"
      $0.necessity = "They cannot find her otherwise."
      $0.proportionality = "Her name and her address, and nothing of her record."
    }
  }
}

extension Client {
  func registered(
    _ request: Pastoral_V1_RegisterReceivedRequestRequest
  ) async throws -> Pastoral_V1_ReceivedRequest {
    try await unary(ReceivedRequestService.registerRequest, request)
  }

  /// Calls the force back by its switchboard.
  func checked(
    _ request: Pastoral_V1_ReceivedRequest,
    _ change: (inout Pastoral_V1_RecordRequestCheckRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ReceivedRequest {
    var check = Pastoral_V1_RecordRequestCheckRequest()
    check.requestID = request.id
    check.revision = request.revision
    check.number = "101"
    check.numberSource = "The force's published switchboard"
    check.spokenTo = "The custody desk"
    check.confirmed = true
    change(&check)
    return try await unary(ReceivedRequestService.recordCheck, check)
  }

  func refused(
    _ request: Pastoral_V1_ReceivedRequest
  ) async throws -> Pastoral_V1_ReceivedRequest {
    try await unary(
      ReceivedRequestService.refuse,
      .with {
        $0.requestID = request.id
        $0.revision = request.revision
        $0.why = "It does not say why it is needed."
      })
  }

  /// Sends what came with a request.
  ///
  /// - Parameter pieceLength: How long each piece is but the last.
  func attached(
    _ bytes: [UInt8], to request: String, name: String = "order.pdf", key: String? = nil,
    pieceLength: Int = 262_144,
    _ change: (inout Pastoral_V1_RequestAttachmentHead) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ReceivedRequest {
    try await attachedReply(
      bytes, to: request, name: name, key: key, pieceLength: pieceLength, change
    ).message
  }

  /// The same, with what is said beside the reply.
  func attachedReply(
    _ bytes: [UInt8], to request: String, name: String = "order.pdf", key: String? = nil,
    pieceLength: Int = 262_144,
    _ change: (inout Pastoral_V1_RequestAttachmentHead) -> Void = { _ in }
  ) async throws -> SingleReply<Pastoral_V1_ReceivedRequest> {
    var head = Pastoral_V1_RequestAttachmentHead()
    head.requestID = request
    head.name = name
    head.length = Int64(bytes.count)
    head.sha256 = Data(SHA256.hash(data: bytes))
    change(&head)
    return try await clientStreamReply(ReceivedRequestService.attach, options: .key(key)) {
      [head] writer in
      try await writer.send(.with { $0.head = head })
      for piece in bytes.inPieces(of: pieceLength) {
        try await writer.send(.with { $0.bytes = piece })
      }
    }
  }

  func attachment(
    _ number: Int32, of request: String, for purpose: Pastoral_V1_Purpose = .caseManagement
  ) async throws -> (head: Pastoral_V1_RequestAttachment, bytes: [UInt8]) {
    var head = Pastoral_V1_RequestAttachment()
    var bytes: [UInt8] = []
    let asked = Pastoral_V1_DownloadRequestAttachmentRequest.with {
      $0.requestID = request
      $0.number = number
      $0.purpose = purpose
    }
    for try await message in try serverStream(ReceivedRequestService.downloadAttachment, asked) {
      switch message.step {
      case .head(let found): head = found
      case .bytes(let piece): bytes += piece
      case nil: break
      }
    }
    return (head, bytes)
  }

  func receivedRequest(_ id: String) async throws -> Pastoral_V1_ReceivedRequest {
    try await unary(
      ReceivedRequestService.get,
      .with {
        $0.requestID = id
        $0.purpose = .caseManagement
      })
  }

  func requests(
    ofCase caseID: String, openOnly: Bool = false
  ) async throws -> [String] {
    try await unary(
      ReceivedRequestService.list,
      .with {
        $0.caseID = caseID
        $0.openOnly = openOnly
        $0.purpose = .caseManagement
      }
    ).requests.map(\.id)
  }

  func inboxKinds() async throws -> [Pastoral_V1_InboxKind] {
    try await unary(InboxService.list, .init()).items.map(\.kind).reversed()
  }
}
