import Crypto
import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

// Documents of cases as tests send and fetch them, each call one RPC over the socket.

extension [UInt8] {
  /// The bytes as uploads send them.
  func inPieces(of length: Int = 262_144) -> [Data] {
    stride(from: 0, to: count, by: length).map { Data(self[$0..<Swift.min($0 + length, count)]) }
  }
}

extension Client {
  /// Sends a document in pieces of 256 KiB.
  func send(
    _ bytes: [UInt8], to found: Pastoral_V1_Case, key: String? = nil,
    _ change: (inout Pastoral_V1_DocumentHead) -> Void = { _ in }
  ) async throws -> Pastoral_V1_CaseDocument {
    var head = Pastoral_V1_DocumentHead()
    head.caseID = found.id
    head.name = "letter.pdf"
    head.length = Int64(bytes.count)
    head.sha256 = Data(SHA256.hash(data: bytes))
    head.category = .health
    head.source = .subject
    head.ground.basis = .publicTask
    head.ground.condition = .counselling
    head.ground.policyDocument = "SLW-APD"
    change(&head)
    return try await clientStream(CaseDocumentService.upload, options: .key(key)) {
      [head] writer in
      try await writer.send(.with { $0.head = head })
      for piece in bytes.inPieces() { try await writer.send(.with { $0.bytes = piece }) }
    }
  }

  func receive(
    _ id: String
  ) async throws -> (head: Pastoral_V1_CaseDocument, bytes: [UInt8]) {
    var head = Pastoral_V1_CaseDocument()
    var bytes: [UInt8] = []
    let request = Pastoral_V1_DownloadDocumentRequest.with {
      $0.documentID = id
      $0.purpose = .caseSupport
    }
    for try await message in try serverStream(CaseDocumentService.download, request) {
      switch message.step {
      case .head(let found): head = found
      case .bytes(let piece): bytes += piece
      case nil: break
      }
    }
    return (head, bytes)
  }

  func documents(
    of found: Pastoral_V1_Case
  ) async throws -> [Pastoral_V1_CaseDocument] {
    try await unary(
      CaseDocumentService.list,
      .with {
        $0.caseID = found.id
        $0.purpose = .caseSupport
      }
    ).documents
  }

  func rebase(
    _ document: Pastoral_V1_CaseDocument, key: String? = nil,
    _ change: (inout Pastoral_V1_RebaseDocumentRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_CaseDocument {
    var request = Pastoral_V1_RebaseDocumentRequest()
    request.documentID = document.id
    request.version = document.version
    request.reason = "The support goes on without consent"
    request.ground.basis = .publicTask
    request.ground.condition = .counselling
    request.ground.policyDocument = "SLW-APD"
    change(&request)
    return try await unary(CaseDocumentService.rebase, request, options: .key(key))
  }
}
