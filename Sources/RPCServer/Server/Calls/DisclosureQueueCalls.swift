import Domain
import Messages
import Store
import SwiftProtobuf

/// The part of `pastoral.v1.DisclosureService` that shows what is on its way, to those who decide: nothing in it
/// says whom it is about, so that looking after the way is no look into a case.
enum DisclosureQueueCalls {
  static let routes: [Route] = [
    .read(DisclosureService.listQueue, .policy(.list, .disclosure), list),
    .stream(DisclosureService.watchQueue, .policy(.list, .disclosure), .read) {
      DisclosureQueueWatch()
    },
  ]

  private static func list(
    _ request: Pastoral_V1_ListDisclosureQueueRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListDisclosureQueueResponse {
    let overseer = try call.disclosureOverseer(for: request.purpose, tx)
    let page = try call.page(request)
    let found = try tx.disclosuresUnderWay(
      in: overseer.line, after: Paging.place(page.after), limit: page.size + 1,
      by: overseer.decision)
    let (queued, next) = call.paging.page(found, of: page) { Paging.place($0.proposed, $0.id) }
    var response = Pastoral_V1_ListDisclosureQueueResponse()
    response.entries = try queued.filter {
      try overseer.decision(on: $0.caseID, call, tx) != nil
    }.map { Pastoral_V1_QueuedDisclosure($0) }
    response.nextPageToken = next
    return response
  }
}

/// What is in the queue, and then each as it becomes something else, a page a turn. Every turn asks the policy again,
/// and looks at the queue anew: of what changes twice in between only the last is said.
private struct DisclosureQueueWatch: OneMessageStream {
  private static let pageLength = 100
  /// More than a university sends in a month. What is beyond comes into view as others leave.
  private static let queueMax = 1_000
  var hasBegun = false
  private var purpose = Pastoral_V1_Purpose.unspecified
  /// What the peer knows of the queue, by id.
  private var known: [Identifier: QueuedDisclosure] = [:]
  private var sequence: Int64 = 0
  private var hasSaidAll = false

  var watches: Feeds { .disclosures }

  mutating func begin(
    _ request: Pastoral_V1_WatchDisclosureQueueRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    purpose = request.purpose
    _ = try call.disclosureOverseer(for: purpose, tx)
    return StreamStep(next: .input)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let overseer = try call.disclosureOverseer(for: purpose, tx)
    let queue = try tx.disclosuresUnderWay(
      in: overseer.line, after: nil, limit: Self.queueMax, by: overseer.decision
    ).filter { try overseer.decision(on: $0.caseID, call, tx) != nil }
    let here = Set(queue.map(\.id))
    let gone = known.values.filter { !here.contains($0.id) }
      .sorted { ($0.proposed, $0.id.text) < ($1.proposed, $1.id.text) }
    let changed = queue.filter { known[$0.id] != $0 }

    var messages: [[UInt8]] = []
    for left in gone.prefix(Self.pageLength) {
      known[left.id] = nil
      // One that is still under way was closed to the caller, who is told no more of it.
      guard let now = try tx.queuedDisclosure(left.id, by: overseer.decision), !now.isUnderWay,
        try overseer.decision(on: now.caseID, call, tx) != nil
      else { continue }
      messages.append(try message(now))
    }
    for entry in changed.prefix(Self.pageLength) {
      known[entry.id] = entry
      messages.append(try message(entry))
    }
    guard max(gone.count, changed.count) <= Self.pageLength else {
      return StreamStep(messages: messages, next: .more)
    }
    if !hasSaidAll {
      messages.append(try message(nil))
      hasSaidAll = true
    }
    return StreamStep(messages: messages, next: .wait)
  }

  private mutating func message(_ entry: QueuedDisclosure?) throws -> [UInt8] {
    sequence += 1
    var message = Pastoral_V1_WatchDisclosureQueueResponse()
    message.sequence = sequence
    if let entry { message.entry = Pastoral_V1_QueuedDisclosure(entry) }
    return try message.serializedBytes()
  }
}

/// Somebody who answers for disclosures: of a line, or of all.
struct DisclosureOverseer {
  /// That they may list any at all.
  let decision: Decision
  /// The kinds of cases; nil for all.
  let line: Set<SupportType>?
  private let reader: CaseReader

  init(decision: Decision, line: Set<SupportType>?, reader: CaseReader) {
    self.decision = decision
    self.line = line
    self.reader = reader
  }

  /// The decision that lets them see those of a case, or of what tutors know, which is of no line. Nil for a sealed
  /// case, or one that they have a conflict about: it is closed to a supervisor too.
  func decision(
    on caseID: Identifier?, _ call: CallContext, _ tx: Transaction
  ) throws -> Decision? {
    guard let caseID else { return line == nil ? decision : nil }
    let facts = try tx.caseFacts(caseID.text, for: call.caller.person)
    return call.permitted(
      .list, of: facts.map { [$0] } ?? [], by: reader, resource: .disclosure
    ).first?.decision
  }
}

extension CallContext {
  /// - Throws: `Refusal.denied` for everybody who answers for none.
  mutating func disclosureOverseer(
    for purpose: Pastoral_V1_Purpose, _ tx: Transaction
  ) throws -> DisclosureOverseer {
    try requireTerms(tx)
    try check(purpose, [], for: .disclosure)
    let posts = try supportPosts(tx)
    let line = Set(posts.filter { $0.kind == .supervisor }.map(\.type))
    let decision = try decide(line.isEmpty ? [] : [.supervises])
    return DisclosureOverseer(
      decision: decision, line: decision.standing == .any ? nil : line,
      reader: CaseReader(person: caller.person, posts: posts, today: today))
  }
}

extension Pastoral_V1_QueuedDisclosure {
  fileprivate init(_ entry: QueuedDisclosure) {
    self.init()
    disclosureID = entry.id.text
    partnerCode = entry.partnerCode
    state = Pastoral_V1_DisclosureState(entry.state)
    since = Google_Protobuf_Timestamp(entry.since)
    attempts = Int32(clamping: entry.attempts)
    if let moment = entry.nextAttempt { nextAttempt = Google_Protobuf_Timestamp(moment) }
    revision = entry.revision
  }
}

extension Pastoral_V1_ListDisclosureQueueRequest: PagedRequest {}
