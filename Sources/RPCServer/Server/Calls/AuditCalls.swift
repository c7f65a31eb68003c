import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.AuditService`: who has seen what. A report about a student is itself an access, unless
/// it is the student's own.
enum AuditCalls {
  static let routes: [Route] = [
    .read(AuditService.listAccesses, .policy(.list, .auditLog), listAccesses),
    .stream(AuditService.exportAccesses, .policy(.list, .auditLog), .read) { ExportLogic() },
    .read(AuditService.listDenials, .policy(.list, .auditLog), listDenials),
  ]

  private static func listAccesses(
    _ request: Pastoral_V1_ListAccessesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListAccessesResponse {
    let report = try AccessReport(
      studentID: request.studentID, principalID: request.principalID,
      from: request.hasFrom ? request.from : nil, to: request.hasTo ? request.to : nil,
      request.purpose, &call)
    let page = try call.page(request)
    let found = try report.accesses(
      after: Int64(page.after) ?? 0, limit: page.size + 1, call, tx)
    let (accesses, next) = call.paging.page(found, of: page) { String($0.number) }
    var response = Pastoral_V1_ListAccessesResponse()
    var names = ReportNames(tx)
    response.accesses = try accesses.map { try Pastoral_V1_Access($0, &names) }
    response.nextPageToken = next
    return response
  }

  private static func listDenials(
    _ request: Pastoral_V1_ListDenialsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListDenialsResponse {
    try call.check(request.purpose, [])
    let decision = try call.decide()
    let page = try call.page(request)
    let found = try tx.denials(
      before: DenialPlace(page.after)?.place, limit: page.size + 1, by: decision)
    let (denials, next) = call.paging.page(found, of: page) { DenialPlace($0).text }
    var response = Pastoral_V1_ListDenialsResponse()
    var names = ReportNames(tx)
    response.denials = try denials.map { denials in
      var message = Pastoral_V1_Denial()
      message.principalID = denials.principal
      message.name = try names.name(of: denials.principal)
      message.actingForID = denials.actingFor
      message.actingForName = try names.name(of: denials.actingFor)
      message.method = denials.method
      message.minute = Google_Protobuf_Timestamp(denials.minute)
      message.count = Int32(clamping: denials.count)
      return message
    }
    response.nextPageToken = next
    return response
  }

  /// All accesses of a report, a page a turn. Every turn asks the policy again, so that whoever loses
  /// the right in the middle gets no more.
  private struct ExportLogic: OneMessageStream {
    private static let pageLength = 200
    var hasBegun = false
    private var report: AccessReport?
    private var last: Int64 = 0

    mutating func begin(
      _ request: Pastoral_V1_ExportAccessesRequest, _ turn: StreamTurnContext
    ) throws -> StreamStep {
      var (call, _) = try turn.inLane()
      report = try AccessReport(
        studentID: request.studentID, principalID: request.principalID,
        from: request.hasFrom ? request.from : nil, to: request.hasTo ? request.to : nil,
        request.purpose, &call)
      return try produce(turn)
    }

    mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
      guard let report else { return StreamStep(next: .input) }
      var (call, tx) = try turn.inLane()
      call.purpose = report.purpose
      let accesses = try report.accesses(
        after: last, limit: Self.pageLength, call, tx)
      last = accesses.last?.number ?? last
      var names = ReportNames(tx)
      return StreamStep(
        messages: try accesses.map { try Pastoral_V1_Access($0, &names).serializedBytes() },
        next: accesses.count < Self.pageLength ? .end : .more)
    }
  }
}

/// A report that was asked for: about a student, or of what a principal was shown.
private struct AccessReport {
  private enum Question {
    case about(Identifier)
    case of(principal: String)
  }

  private let question: Question
  private let isOwn: Bool
  private let from: Instant
  private let to: Instant
  let purpose: Purpose?

  /// - Throws: `Refusal.invalid` for a request that names both or no purpose.
  init(
    studentID: String, principalID: String, from: Google_Protobuf_Timestamp?,
    to: Google_Protobuf_Timestamp?, _ purpose: Pastoral_V1_Purpose, _ call: inout CallContext
  ) throws {
    guard studentID.isEmpty || principalID.isEmpty else {
      throw Refusal.invalid("principal_id", "must be empty where student_id is given")
    }
    let student = studentID.isEmpty && principalID.isEmpty ? call.caller.person : studentID
    isOwn = student == call.caller.person
    try call.check(purpose, isOwn ? [.ownself] : [])
    self.purpose = call.purpose
    self.from = try from.map { try Instant($0, field: "from") } ?? Instant(millisecondsSince1970: 0)
    self.to = try to.map { try Instant($0, field: "to") } ?? Instant(millisecondsSince1970: .max)
    if principalID.isEmpty {
      // Who is no student has no report, as somebody who does not exist has none.
      guard let id = Identifier(student, kind: .student) else { throw Refusal.denied }
      question = .about(id)
    } else {
      question = .of(principal: principalID)
    }
  }

  /// A page of it. A student's own leaves out what would tell them of a disclosure, or of a request, before they may
  /// know.
  func accesses(
    after number: Int64, limit: Int, _ call: CallContext, _ tx: Transaction
  ) throws -> [RecordedAccess] {
    let decision = try call.decide(isOwn ? [.ownself] : [])
    switch question {
    case .about(let student):
      return try tx.accesses(
        to: student, from: from, to: to,
        silentFrom: isOwn ? tx.silence(about: student, on: call.today) : nil, after: number,
        limit: limit, by: decision)
    case .of(let principal):
      return try tx.accesses(
        by: principal, from: from, to: to, after: number, limit: limit, by: decision)
    }
  }
}

/// Where a page of denials begins: the one before it.
private struct DenialPlace {
  let place: Denials

  init(_ denials: Denials) { place = denials }

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    // Somebody who asked for themselves leaves one part empty.
    guard parts.count == 4, let minute = Int64(parts[0]) else { return nil }
    place = Denials(
      principal: String(parts[1]), actingFor: String(parts[2]), method: String(parts[3]),
      minute: Instant(millisecondsSince1970: minute), count: 0)
  }

  var text: String {
    "\(place.minute.millisecondsSince1970) \(place.principal) \(place.actingFor) \(place.method)"
  }
}

/// Who people and campus systems are, each looked up once for a page of a report.
private struct ReportNames {
  private let tx: Transaction
  private var known: [String: String] = [:]

  init(_ tx: Transaction) { self.tx = tx }

  mutating func name(of principal: String) throws -> String {
    guard !principal.isEmpty else { return "" }
    if let name = known[principal] { return name }
    let name = try tx.nameForReport(of: principal)
    known[principal] = name
    return name
  }
}

extension Pastoral_V1_Access {
  fileprivate init(_ recorded: RecordedAccess, _ names: inout ReportNames) throws {
    let access = recorded.access
    self.init()
    number = recorded.number
    at = Google_Protobuf_Timestamp(recorded.at)
    principalID = access.principal
    name = try names.name(of: access.principal)
    actingForID = access.actingFor ?? ""
    actingForName = try names.name(of: actingForID)
    // A rule's name is resource, role and standing, and a condition where it has one.
    let rule = access.rule.split(separator: ".").map(String.init)
    if rule.count >= 3 { (resource, role, standing) = (rule[0], rule[1], rule[2]) }
    purpose = access.purpose.map { Pastoral_V1_Purpose($0) } ?? .unspecified
    method = access.method
    studentID = access.subject?.text ?? ""
  }
}

extension Pastoral_V1_ListAccessesRequest: PagedRequest {}
extension Pastoral_V1_ListDenialsRequest: PagedRequest {}
