import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

// Clinical supervision as tests ask for it, each call one RPC over the socket.

extension Pastoral_V1_ExtractFields {
  static let example = Pastoral_V1_ExtractFields.with {
    $0.presentingIssue = "Cannot sleep since the summer"
    $0.themes = ["loss", "exams"]
    $0.risk = .low
    $0.question = "How to work with the dreams?"
  }
}

extension Client {
  func preview(
    _ supportCase: String, to supervisor: Person = .clinicalSupervisor, in campus: TestCampus,
    _ change: (inout Pastoral_V1_ExtractFields) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ExtractPreview {
    var fields = Pastoral_V1_ExtractFields.example
    change(&fields)
    return try await unary(
      SupervisionService.preview,
      .with {
        $0.caseID = supportCase
        $0.supervisorID = campus.id(supervisor)
        $0.fields = fields
      })
  }

  func share(
    _ supportCase: String, _ preview: Pastoral_V1_ExtractPreview, confirmed: [Int32] = [],
    key: String? = nil, in campus: TestCampus
  ) async throws -> Pastoral_V1_SupervisionExtract {
    try await unary(
      SupervisionService.share,
      .with {
        $0.caseID = supportCase
        $0.supervisorID = campus.id(.clinicalSupervisor)
        $0.fields = preview.fields
        $0.digest = preview.digest
        $0.confirmed = confirmed
      }, options: .key(key))
  }

  func readExtract(_ id: String) async throws -> Pastoral_V1_SupervisionExtract {
    try await unary(
      SupervisionService.get,
      .with {
        $0.extractID = id
        $0.purpose = .caseManagement
      })
  }

  func extracts(
    of supportCase: String = ""
  ) async throws -> [Pastoral_V1_SupervisionExtract] {
    try await unary(
      SupervisionService.list,
      .with {
        $0.caseID = supportCase
        $0.purpose = .caseManagement
      }
    ).extracts
  }
}
