import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

// Cases as tests open and change them, each call one RPC over the socket.

extension Client {
  /// By a student, for themself.
  func openCase(
    _ type: Pastoral_V1_SupportType = .counselling, reason: String = "Cannot sleep",
    key: String? = nil, _ change: (inout Pastoral_V1_OpenCaseRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Case {
    var request = Pastoral_V1_OpenCaseRequest()
    request.supportType = type
    request.reason = reason
    change(&request)
    return try await unary(CaseService.open, request, options: .key(key))
  }

  /// By intake, for a student who came to them.
  func takeIn(
    _ student: String, _ type: Pastoral_V1_SupportType = .counselling,
    reason: String = "Came to the desk",
    _ change: (inout Pastoral_V1_OpenCaseRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Case {
    try await openCase(type, reason: reason) {
      $0.studentID = student
      $0.source = .subject
      $0.priority = .soon
      $0.risk = .low
      $0.ground.basis = .publicTask
      $0.ground.condition = .counselling
      $0.ground.policyDocument = "SLW-APD"
      change(&$0)
    }
  }

  func readCase(
    _ id: String, for purpose: Pastoral_V1_Purpose = .caseSupport
  ) async throws -> Pastoral_V1_Case {
    try await unary(
      CaseService.get,
      .with {
        $0.caseID = id
        $0.purpose = purpose
      })
  }

  func cases(
    of student: String = "", for purpose: Pastoral_V1_Purpose = .caseSupport
  ) async throws -> [Pastoral_V1_Case] {
    try await unary(
      CaseService.list,
      .with {
        $0.studentID = student
        $0.purpose = purpose
      }
    ).cases
  }

  func triage(
    _ type: Pastoral_V1_SupportType = .counselling
  ) async throws -> [Pastoral_V1_Case] {
    try await unary(
      CaseService.listTriage,
      .with {
        $0.supportType = type
        $0.purpose = .caseManagement
      }
    ).cases
  }

  func caseload() async throws -> [Pastoral_V1_CaseloadEntry] {
    try await unary(CaseService.listCaseload, .with { $0.purpose = .caseSupport }).entries
  }

  func allocate(
    _ found: Pastoral_V1_Case, to practitioner: String, key: String? = nil
  ) async throws -> Pastoral_V1_Case {
    try await unary(
      CaseService.allocate,
      .with {
        $0.caseID = found.id
        $0.revision = max(found.revision, 1)
        $0.practitionerID = practitioner
        $0.words = "Has worked with such matters"
      }, options: .key(key))
  }

  func assess(
    _ found: Pastoral_V1_Case, _ priority: Pastoral_V1_CasePriority,
    _ risk: Pastoral_V1_RiskLevel, words: String = "Spoke of harming themself"
  ) async throws -> Pastoral_V1_Case {
    try await unary(
      CaseService.assess,
      .with {
        $0.caseID = found.id
        $0.revision = max(found.revision, 1)
        $0.priority = priority
        $0.risk = risk
        $0.words = words
      })
  }

  /// Closes, resumes, opens again, seals or unseals.
  func change(
    _ found: Pastoral_V1_Case,
    _ method: Method<Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case>,
    words: String = "As agreed"
  ) async throws -> Pastoral_V1_Case {
    try await unary(
      method,
      .with {
        $0.caseID = found.id
        $0.revision = max(found.revision, 1)
        $0.words = words
      })
  }
}

extension TestCampus {
  /// A case of counselling that a student opened and that was allocated.
  func allocatedCase(
    of student: Person = .ada, to practitioner: Person = .colleague
  ) async throws -> Pastoral_V1_Case {
    let opened = try await client(student).openCase()
    return try await client(.supervisor).allocate(opened, to: id(practitioner))
  }
}
