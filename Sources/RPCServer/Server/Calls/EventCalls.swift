import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.EventService`: the feed for campus systems. It names records and nobody's data, so
/// reading it is no access. A place in the feed is an event's number, the same for every reader and
/// across restarts, so it needs no page tokens.
enum EventCalls {
  static let routes: [Route] = [
    .read(EventService.list, .policy(.list, .events), list),
    .stream(EventService.watch, .policy(.list, .events), .read) { EventWatch() },
  ]

  private static func list(
    _ request: Pastoral_V1_ListEventsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListEventsResponse {
    let decision = try call.decide()
    let size = try Paging.size(request.pageSize)
    let (events, newest) = try tx.events(after: request.after, limit: size, by: decision)
    var response = Pastoral_V1_ListEventsResponse()
    response.events = events.map { Pastoral_V1_Event($0) }
    response.newest = newest
    return response
  }
}

/// What there is and then what comes, a page a turn. Every turn asks the policy again.
private struct EventWatch: OneMessageStream {
  private static let pageLength = 200
  var hasBegun = false
  /// The number of the last event that was sent.
  private var last: Int64 = 0
  private var hasSaidAll = false

  var watches: Feeds { .events }

  mutating func begin(
    _ request: Pastoral_V1_WatchEventsRequest, _ turn: StreamTurnContext
  ) throws -> StreamStep {
    last = request.after
    return StreamStep(next: .input)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    let (call, tx) = try turn.inLane()
    let (events, _) = try tx.events(
      after: last, limit: Self.pageLength, by: try call.decide())
    last = events.last?.number ?? last
    var messages = try events.map { try message(Pastoral_V1_Event($0), last: $0.number) }
    guard events.count < Self.pageLength else {
      return StreamStep(messages: messages, next: .more)
    }
    if !hasSaidAll {
      messages.append(try message(nil, last: last))
      hasSaidAll = true
    }
    return StreamStep(messages: messages, next: .wait)
  }

  private func message(_ event: Pastoral_V1_Event?, last: Int64) throws -> [UInt8] {
    var message = Pastoral_V1_WatchEventsResponse()
    if let event { message.event = event }
    message.last = last
    return try message.serializedBytes()
  }
}

extension Pastoral_V1_Event {
  fileprivate init(_ event: FeedEvent) {
    self.init()
    number = event.number
    at = Google_Protobuf_Timestamp(event.at)
    kind = Pastoral_V1_EventKind(rawValue: event.kind.rawValue) ?? .unspecified
    if event.kind == .importApplied {
      imported = Int(event.record).flatMap { Pastoral_V1_ImportKind(rawValue: $0) } ?? .unspecified
    } else {
      recordID = event.record
    }
    staffID =
      event.kind == .availabilityChanged ? event.record : event.staffID?.text ?? ""
    aboutID = event.aboutID?.text ?? ""
  }
}
