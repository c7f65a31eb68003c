import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

// What is in cases as tests write and read it, each call one RPC over the socket.

extension Pastoral_V1_CaseItemContent {
  /// Circumstances that the student told, with all that the notice asks of them.
  static func circumstances(
    _ paragraphs: [String] = ["Shares a flat with four others"]
  ) -> Self {
    .with {
      $0.category = .circumstances
      $0.paragraphs = paragraphs
      $0.relevance = "The noise keeps the student awake"
      $0.source = .subject
      $0.ground.basis = .publicTask
    }
  }

  /// Health, on the condition for counselling.
  static func health(_ paragraphs: [String] = ["Sleeps three hours a night"]) -> Self {
    .with {
      $0.category = .health
      $0.paragraphs = paragraphs
      $0.necessity = "Sleep is what the sessions are about"
      $0.specialCategory = true
      $0.source = .subject
      $0.ground.basis = .publicTask
      $0.ground.condition = .counselling
      $0.ground.policyDocument = "SLW-APD"
    }
  }

  /// Equality, which counselling does not ordinarily collect.
  static func equality() -> Self {
    .with {
      $0.category = .equality
      $0.paragraphs = ["Expects a child in May"]
      $0.relevance = "Sessions are planned around it"
      $0.justification = "The student brought it up first"
      $0.specialCategory = true
      $0.source = .subject
      $0.ground.basis = .publicTask
      $0.ground.condition = .counselling
      $0.ground.policyDocument = "SLW-APD"
    }
  }

  /// The same, changed.
  func with(_ change: (inout Self) -> Void) -> Self {
    var changed = self
    change(&changed)
    return changed
  }
}

extension Client {
  func addItem(
    to caseID: String, _ content: Pastoral_V1_CaseItemContent = .circumstances(),
    as kind: Pastoral_V1_CaseItemKind = .note, key: String? = nil
  ) async throws -> Pastoral_V1_CaseItem {
    try await unary(
      CaseItemService.add,
      .with {
        $0.caseID = caseID
        $0.kind = kind
        $0.content = content
      }, options: .key(key))
  }

  func amend(
    _ item: Pastoral_V1_CaseItem, _ content: Pastoral_V1_CaseItemContent
  ) async throws -> Pastoral_V1_CaseItem {
    try await unary(
      CaseItemService.amend,
      .with {
        $0.itemID = item.id
        $0.version = item.version
        $0.content = content
      })
  }

  func readItem(
    _ id: String, for purpose: Pastoral_V1_Purpose = .caseSupport
  ) async throws -> Pastoral_V1_CaseItem {
    try await unary(
      CaseItemService.get,
      .with {
        $0.itemID = id
        $0.purpose = purpose
      })
  }

  func itemVersion(_ id: String, _ version: Int64) async throws -> Pastoral_V1_CaseItem {
    try await unary(
      CaseItemService.getVersion,
      .with {
        $0.itemID = id
        $0.version = version
        $0.purpose = .caseSupport
      })
  }

  func itemVersions(_ id: String) async throws -> [Pastoral_V1_CaseItemVersion] {
    try await unary(
      CaseItemService.listVersions,
      .with {
        $0.itemID = id
        $0.purpose = .caseSupport
      }
    ).versions
  }

  func items(
    of caseID: String, equality: Bool = false, size: Int32 = 0, token: String = "",
    kind: Pastoral_V1_CaseItemKind = .unspecified
  ) async throws -> Pastoral_V1_ListCaseItemsResponse {
    try await unary(
      CaseItemService.list,
      .with {
        $0.caseID = caseID
        $0.purpose = .caseSupport
        $0.includeEquality = equality
        $0.kind = kind
        $0.pageSize = size
        $0.pageToken = token
      })
  }

  func rebase(
    _ item: Pastoral_V1_CaseItem, reason: String = "The support goes on without consent",
    _ change: (inout Pastoral_V1_Ground) -> Void = { _ in }
  ) async throws -> Pastoral_V1_CaseItem {
    var ground = Pastoral_V1_Ground()
    ground.basis = .publicTask
    ground.condition = .counselling
    ground.policyDocument = "SLW-APD"
    change(&ground)
    let given = ground
    return try await unary(
      CaseItemService.rebase,
      .with {
        $0.itemID = item.id
        $0.version = item.version
        $0.ground = given
        $0.reason = reason
      })
  }

  func addTask(
    to caseID: String, _ text: String = "Ring the student", due: String = "2026-11-27",
    owner: String = ""
  ) async throws -> Pastoral_V1_CaseTask {
    try await unary(
      CaseTaskService.add,
      .with {
        $0.caseID = caseID
        $0.text = text
        $0.ownerID = owner
        $0.due = .day(due)
      })
  }

  func set(
    _ task: Pastoral_V1_CaseTask, _ state: Pastoral_V1_CaseTaskState,
    _ change: (inout Pastoral_V1_SetCaseTaskRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_CaseTask {
    var request = Pastoral_V1_SetCaseTaskRequest()
    request.taskID = task.id
    request.revision = task.revision
    request.state = state
    change(&request)
    return try await unary(CaseTaskService.set, request)
  }

  func tasks(
    of caseID: String, openOnly: Bool = false
  ) async throws -> [Pastoral_V1_CaseTask] {
    try await unary(
      CaseTaskService.list,
      .with {
        $0.caseID = caseID
        $0.openOnly = openOnly
        $0.purpose = .caseSupport
      }
    ).tasks
  }
}
