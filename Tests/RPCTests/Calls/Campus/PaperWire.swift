import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

// Paper as tests register and change it, each call one RPC over the socket.

extension Client {
  func registerPaper(
    of supportCase: String, what: String = "Intake form, 4 pages", custodian: String = "",
    key: String? = nil, _ change: (inout Pastoral_V1_RegisterPaperRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_PaperRecord {
    var request = Pastoral_V1_RegisterPaperRequest()
    request.caseID = supportCase
    request.what = what
    request.location = "Cabinet 3"
    request.control = .lockedCabinet
    request.custodianID = custodian
    change(&request)
    return try await unary(PaperService.registerPaper, request, options: .key(key))
  }

  func move(
    _ paper: Pastoral_V1_PaperRecord, to location: String, custodian: String = "",
    control: Pastoral_V1_PaperControl = .secureArchive
  ) async throws -> Pastoral_V1_PaperRecord {
    try await unary(
      PaperService.move,
      .with {
        $0.paperID = paper.id
        $0.revision = paper.revision
        $0.location = location
        $0.control = control
        $0.custodianID = custodian
        $0.words = "The case is closed"
      })
  }

  func lend(
    _ paper: Pastoral_V1_PaperRecord, until day: String, to borrower: String = "Dr Okafor"
  ) async throws -> Pastoral_V1_PaperRecord {
    try await unary(
      PaperService.loan,
      .with {
        $0.paperID = paper.id
        $0.revision = paper.revision
        $0.borrower = borrower
        $0.until = .day(day)
        $0.words = "Prepares an assessment"
      })
  }

  func takeBack(
    _ paper: Pastoral_V1_PaperRecord, words: String = "Complete"
  ) async throws -> Pastoral_V1_PaperRecord {
    try await unary(
      PaperService.returnLoan,
      .with {
        $0.paperID = paper.id
        $0.revision = paper.revision
        $0.words = words
      })
  }

  func destroy(
    _ paper: Pastoral_V1_PaperRecord, witness: String,
    _ change: (inout Pastoral_V1_DestroyPaperRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_PaperRecord {
    var request = Pastoral_V1_DestroyPaperRequest()
    request.paperID = paper.id
    request.revision = paper.revision
    request.certificate.number = "SHRED-2026/17"
    request.certificate.method = .crossCut
    request.certificate.date = .day("2026-11-23")
    request.certificate.witnessID = witness
    request.words = "Six years have passed"
    change(&request)
    return try await unary(PaperService.destroy, request)
  }

  func readPaper(
    _ id: String, for purpose: Pastoral_V1_Purpose = .caseManagement
  ) async throws -> Pastoral_V1_PaperRecord {
    try await unary(
      PaperService.get,
      .with {
        $0.paperID = id
        $0.purpose = purpose
      })
  }

  func paper(
    of supportCase: String = "", student: String = "",
    for purpose: Pastoral_V1_Purpose = .caseManagement
  ) async throws -> [Pastoral_V1_PaperRecord] {
    try await unary(
      PaperService.list,
      .with {
        $0.caseID = supportCase
        $0.studentID = student
        $0.purpose = purpose
      }
    ).records
  }

  func overduePaper() async throws -> [Pastoral_V1_PaperRecord] {
    try await unary(PaperService.listOverdue, .with { $0.purpose = .caseManagement }).records
  }

  func steps(of paper: String) async throws -> [Pastoral_V1_PaperStep] {
    try await unary(
      PaperService.listSteps,
      .with {
        $0.paperID = paper
        $0.purpose = .caseManagement
      }
    ).steps
  }
}
