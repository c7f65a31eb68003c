import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.CaseItemService`: what is in a case. The rules are `CaseItemRules`'; who may is worked out in
/// `CaseAccess`.
enum CaseItemCalls {
  static let routes: [Route] = methods.map { $0.taking(atMost: requestBytesMax) }

  private static let methods: [Route] = [
    .write(CaseItemService.add, .policy(.create, .caseNotes), add),
    .write(CaseItemService.amend, .policy(.update, .caseNotes), amend),
    .write(CaseItemService.rebase, .policy(.update, .caseNotes), rebase),
    .write(CaseItemService.stateReason, .policy(.update, .caseHeader), stateReason),
    .read(CaseItemService.get, .policy(.read, .caseNotes), get),
    .read(CaseItemService.list, .policy(.list, .caseNotes), list),
    .read(CaseItemService.listVersions, .policy(.read, .caseNotes), listVersions),
    .read(CaseItemService.getVersion, .policy(.read, .caseNotes), getVersion),
  ]

  /// Bytes of a request: an item at all its limits in the longest script there is has half of it.
  static let requestBytesMax = 256 << 10

  // MARK: Writing

  private static func add(
    _ request: Pastoral_V1_AddCaseItemRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseItem> {
    let (record, decision) = try call.supportCase(request.caseID, tx)
    let notice = try call.noticeInForce(.wellbeing, tx)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let proposal = try CaseItemProposal(request.content)
      let (item, content) = try CaseItemRules.add(
        .named(request.kind) { .init($0) }, proposal, by: context.caller.person,
        after: tx.caseItemCount(of: record), context.circumstances(of: proposal, record, tx),
        noticeVersion: notice, id: Identifier(.caseItem, from: &random), random: &random)
      try tx.put(item, content, of: record, by: decision)
      return (try message(item, content, tx), record.studentID)
    }
  }

  private static func amend(
    _ request: Pastoral_V1_AmendCaseItemRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseItem> {
    let (item, record, decision) = try call.caseItem(request.itemID, tx)
    let notice = try call.noticeInForce(.wellbeing, tx)
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      let proposal = try CaseItemProposal(request.content)
      guard
        let current = try tx.content(of: item, in: record, on: context.today, by: decision)
      else { throw CaseItemRules.restricted }
      let (amended, content) = try CaseItemRules.amend(
        item, current, proposal, version: request.version, by: context.caller.person,
        context.circumstances(of: proposal, record, tx), noticeVersion: notice, random: &random)
      try tx.put(amended, content, of: record, by: decision)
      return (try message(amended, content, tx), record.studentID)
    }
  }

  private static func rebase(
    _ request: Pastoral_V1_RebaseCaseItemRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_CaseItem> {
    let (item, record, decision) = try call.caseItem(request.itemID, tx)
    let notice = try call.noticeInForce(.wellbeing, tx)
    let context = call
    return try call.once(decision, tx) {
      let current = try tx.content(
        of: item, in: record, on: context.today, toRebase: true, by: decision)
      guard let current else { throw StoreError.corrupt }
      let circumstances = CaseItemRules.Circumstances(
        record: record, consent: try tx.consent(named: request.ground.consentID),
        toldByConsent: nil, now: context.now, today: context.today)
      let (rebased, content) = try CaseItemRules.rebase(
        item, current, on: request.hasGround ? GroundProposal(request.ground) : nil,
        reason: request.reason, version: request.version, by: context.caller.person,
        circumstances, noticeVersion: notice)
      try tx.put(rebased, content, of: record, by: decision)
      return (try message(rebased, content, tx), record.studentID)
    }
  }

  /// Why a supervisor reads what is in a case: a change of it, so that its team sees it.
  private static func stateReason(
    _ request: Pastoral_V1_ChangeCaseRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Case> {
    try CaseCalls.change(
      request.caseID, .readingReasoned, words: request.words, &call, tx
    ) { facts in
      guard facts.decision.standing == .supervises else { throw Refusal.denied }
      return CaseCalls.Changed(
        record: try CaseRules.stateReason(
          facts.record, words: request.words, revision: request.revision, now: facts.now))
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetCaseItemRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CaseItem {
    let (item, record, decision) = try call.caseItem(request.itemID, for: request.purpose, tx)
    return try message(
      item, tx.content(of: item, in: record, on: call.today, by: decision), tx)
  }

  private static func list(
    _ request: Pastoral_V1_ListCaseItemsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseItemsResponse {
    let (record, decision) = try call.supportCase(
      request.caseID, for: request.purpose, tx)
    guard decision.standing == .caseTeam || !request.includeEquality else {
      throw Refusal.denied
    }
    guard request.kind == .unspecified || CaseItem.Kind(request.kind) != nil else {
      throw Refusal.invalid("kind", "must be a kind of item")
    }
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.caseItemHeads(
      of: record, kind: CaseItem.Kind(request.kind), includesHidden: request.includeEquality,
      before: Paging.place(page.after), on: call.today, limit: page.size + 1, by: decision)
    let (items, next) = call.paging.page(found, of: page) {
      Paging.place($0.item.added, $0.item.id)
    }
    var response = Pastoral_V1_ListCaseItemsResponse()
    response.items = try items.map { item, head in
      try Pastoral_V1_CaseItem(item, head) { try tx.nameForReport(of: $0) }
    }
    response.nextPageToken = next
    return response
  }

  private static func listVersions(
    _ request: Pastoral_V1_ListCaseItemVersionsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListCaseItemVersionsResponse {
    let (item, record, decision) = try call.caseItem(request.itemID, for: request.purpose, tx)
    var response = Pastoral_V1_ListCaseItemVersionsResponse()
    response.versions = try tx.versions(of: item, in: record, on: call.today, by: decision).map {
      Pastoral_V1_CaseItemVersion($0, authorName: try tx.nameForReport(of: $0.author))
    }
    return response
  }

  private static func getVersion(
    _ request: Pastoral_V1_GetCaseItemVersionRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CaseItem {
    let (item, record, decision) = try call.caseItem(request.itemID, for: request.purpose, tx)
    let versions = try tx.versions(of: item, in: record, on: call.today, by: decision)
    guard let version = versions.first(where: { $0.version == request.version }) else {
      throw Refusal.invalid("version", "must be 1 to the item's version")
    }
    return try message(
      item.asOf(version),
      tx.content(
        of: item, in: record, version: version.version, on: call.today, by: decision), tx)
  }

  // MARK: Parts

  /// - Parameter content: Nil where it is restricted.
  private static func message(
    _ item: CaseItem, _ content: CaseItemContent?, _ tx: Transaction
  ) throws -> Pastoral_V1_CaseItem {
    var message = try Pastoral_V1_CaseItem(item, content.map { CaseItemHead($0) }) {
      try tx.nameForReport(of: $0)
    }
    if let content { message.fill(content) }
    return message
  }
}

extension CallContext {
  /// An item with its case, and the decision on it by the method's own rule. What does not exist is denied by the
  /// same statements as what is closed to the caller.
  ///
  /// - Parameter purpose: What it is read for; nil for a change, which needs none.
  fileprivate mutating func caseItem(
    _ id: String, for purpose: Pastoral_V1_Purpose? = nil, _ tx: Transaction
  ) throws -> (item: CaseItem, record: Case, decision: Decision) {
    let item = try tx.caseItem(id, on: today)
    let (record, decision) = try supportCase(
      item?.caseID.text ?? "", for: purpose, tx)
    guard let item else { throw Refusal.denied }
    return (item, record, decision)
  }

  fileprivate func circumstances(
    of proposal: CaseItemProposal, _ record: Case, _ tx: Transaction
  ) throws -> CaseItemRules.Circumstances {
    CaseItemRules.Circumstances(
      record: record, consent: try tx.consent(named: proposal.ground?.consentID ?? ""),
      toldByConsent: try tx.consent(named: proposal.toldBy?.consentID ?? ""), now: now,
      today: today)
  }
}

extension CaseItem {
  /// Its head as it was in one of its versions.
  fileprivate func asOf(_ version: CaseItemVersion) -> CaseItem {
    CaseItem(
      id: id, caseID: caseID, kind: kind, author: author, added: added,
      changedBy: version.author, changed: version.written, version: version.version,
      noticeVersion: version.noticeVersion, isRestricted: version.isRestricted)
  }
}

extension Pastoral_V1_ListCaseItemsRequest: PagedRequest {}
