import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.InboxService`: what somebody must see. Everybody's own, and nobody else's.
enum InboxCalls {
  static let routes: [Route] = [
    .read(InboxService.list, .policy(.list, .inbox), list),
    .write(InboxService.acknowledge, .policy(.update, .inbox), acknowledge),
    .stream(InboxService.watch, .policy(.list, .inbox), .read) { InboxWatch() },
  ]

  private static func list(
    _ request: Pastoral_V1_ListInboxRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListInboxResponse {
    let decision = try call.decide([.ownself])
    let page = try call.page(request)
    let kinds = try call.inboxKinds(tx)
    let found = try tx.inbox(
      of: call.caller.person, kinds: kinds, unreadOnly: request.unreadOnly,
      before: Int64(page.after), limit: page.size + 1, by: decision)
    let (items, next) = call.paging.page(found, of: page) { String($0.number) }
    var response = Pastoral_V1_ListInboxResponse()
    response.items = items.map { Pastoral_V1_InboxItem($0) }
    response.nextPageToken = next
    response.unreadCount = Int32(
      clamping: try tx.unreadCount(of: call.caller.person, kinds: kinds, by: decision))
    return response
  }

  private static func acknowledge(
    _ request: Pastoral_V1_AcknowledgeInboxItemRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_InboxItem {
    let decision = try call.decide([.ownself])
    let item = try tx.acknowledge(
      request.itemID, of: call.caller.person, kinds: call.inboxKinds(tx), at: call.now,
      by: decision)
    guard let item else { throw Refusal.denied }
    return Pastoral_V1_InboxItem(item)
  }
}

/// What is unread and then what comes, a page a turn. Every turn asks the policy again.
private struct InboxWatch: OneMessageStream {
  private static let pageLength = 100
  var hasBegun = false
  /// The number of the last item that was sent.
  private var last: Int64 = 0
  private var sequence: Int64 = 0
  private var hasSaidAll = false

  var watches: Feeds { .inboxes }

  mutating func begin(
    _ request: Pastoral_V1_WatchInboxRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let decision = try call.decide([.ownself])
    if !request.afterID.isEmpty {
      let place = try tx.number(
        ofInboxItem: request.afterID, of: call.caller.person, kinds: call.inboxKinds(tx),
        by: decision)
      guard let place else {
        throw Refusal.rule(.cursorExpired, "The inbox has no such item, or no longer.")
      }
      last = place
    }
    return StreamStep(next: .input)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let items = try tx.unread(
      of: call.caller.person, kinds: call.inboxKinds(tx), after: last, limit: Self.pageLength,
      by: try call.decide([.ownself]))
    last = items.last?.number ?? last
    var messages = try items.map { try message(Pastoral_V1_InboxItem($0)) }
    guard items.count < Self.pageLength else {
      return StreamStep(messages: messages, next: .more)
    }
    if !hasSaidAll {
      messages.append(try message(nil))
      hasSaidAll = true
    }
    return StreamStep(messages: messages, next: .wait)
  }

  private mutating func message(_ item: Pastoral_V1_InboxItem?) throws -> [UInt8] {
    sequence += 1
    var message = Pastoral_V1_WatchInboxResponse()
    message.sequence = sequence
    if let item { message.item = item }
    return try message.serializedBytes()
  }
}

extension CallContext {
  /// The kinds of items that the caller reaches; nil for all, in one's own session.
  fileprivate func inboxKinds(_ tx: Transaction) throws -> [InboxKind]? {
    guard caller.actingFor != nil else { return nil }
    return InboxKind.reaching(caller, whoHolds: try tx.principal(caller.person)?.roles ?? [])
  }
}

extension Pastoral_V1_InboxItem {
  fileprivate init(_ item: InboxItem) {
    self.init()
    id = item.id.text
    kind = Pastoral_V1_InboxKind(item.kind)
    aboutID = item.about.text
    at = Google_Protobuf_Timestamp(item.at)
    if let moment = item.due { due = Google_Protobuf_Timestamp(moment) }
    if let moment = item.acknowledged { acknowledged = Google_Protobuf_Timestamp(moment) }
  }
}

extension Pastoral_V1_InboxKind {
  fileprivate init(_ kind: InboxKind) {
    self =
      switch kind {
      case .elevationBegan: .elevationBegan
      case .breakGlassBegan: .breakGlassBegan
      case .reviewDue: .reviewDue
      case .approvalDue: .approvalDue
      case .noteShared: .noteShared
      case .noteAmended: .noteAmended
      case .tutorChanged: .tutorChanged
      case .appointmentSoon: .appointmentSoon
      case .appointmentFlagged: .appointmentFlagged
      case .bookingLimited: .bookingLimited
      case .consentRecorded: .consentRecorded
      case .consentWithdrawn: .consentWithdrawn
      case .referralMade: .referralMade
      case .referralAnswered: .referralAnswered
      case .referralRevoked: .referralRevoked
      case .safetyGroundUsed: .safetyGroundUsed
      case .noteCommented: .noteCommented
      case .waitlistOffer: .waitlistOffer
      case .campaignInvitation: .campaignInvitation
      case .campaignReminder: .campaignReminder
      case .dropInCalled: .dropInCalled
      case .caseOpened: .caseOpened
      case .caseAllocated: .caseAllocated
      case .caseJoined: .caseJoined
      case .caseJoinRequested: .caseJoinRequested
      case .caseTransferProposed: .caseTransferProposed
      case .caseTransferAnswered: .caseTransferAnswered
      case .caseRestricted: .caseRestricted
      case .caseTaskGiven: .caseTaskGiven
      case .caseTaskDue: .caseTaskDue
      case .paperOverdue: .paperOverdue
      case .paperInCustody: .paperInCustody
      case .extractShared: .extractShared
      case .adjustmentProposed: .adjustmentProposed
      case .adjustmentAgreed: .adjustmentAgreed
      case .disclosureProposed: .disclosureProposed
      case .disclosureDecided: .disclosureDecided
      case .disclosureEmergency: .disclosureEmergency
      case .disclosureUnresolved: .disclosureUnresolved
      case .disclosureUnexplained: .disclosureUnexplained
      case .disclosureMade: .disclosureMade
      case .requestReceived: .requestReceived
      case .disclosureSuggested: .disclosureSuggested
      case .disclosureUnanswered: .disclosureUnanswered
      case .disclosureOverdue: .disclosureOverdue
      case .identityBound: .identityBound
      case .tokenIssued: .tokenIssued
      case .meetingSoon: .meetingSoon
      case .meetingChanged: .meetingChanged
      case .meetingFlagged: .meetingFlagged
      }
  }
}

extension Pastoral_V1_ListInboxRequest: PagedRequest {}
