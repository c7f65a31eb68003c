import Domain
import Messages
import WireFormat

/// `pastoral.transport.v1.Control`: what a client and this server agree on beyond plain ttrpc.
enum ControlCalls {
  static let routes: [Route] = [
    .inline(ControlService.hello, .open(because: "says only what this server can do"), hello),
    .inline(
      ControlService.cancel, .open(because: "reaches no calls but its own connection's"), cancel),
  ]

  private static let features: Set<Pastoral_Transport_V1_Feature> = [
    .cancel, .ping, .goaway, .window,
  ]

  private static func hello(
    _ request: Pastoral_Transport_V1_HelloRequest, _ context: InlineContext
  ) throws -> Pastoral_Transport_V1_HelloResponse {
    let granted = features.intersection(request.features)
    if granted.contains(.window) {
      guard (1...UInt32(ControlFrame.windowMax)).contains(request.window) else {
        throw Refusal.invalid("window", "must be 1 to \(ControlFrame.windowMax) bytes")
      }
    }
    let least = ControlFrame.messageBytesLeast
    guard request.maxMessageBytes == 0 || request.maxMessageBytes >= least else {
      throw Refusal.invalid("max_message_bytes", "must be 0, or at least \(least)")
    }
    try context.connection.hello(
      granted, window: Int(request.window), responseBytesMax: Int(request.maxMessageBytes))
    var response = Pastoral_Transport_V1_HelloResponse()
    response.features = granted.sorted { $0.rawValue < $1.rawValue }
    response.maxMessageBytes = UInt32(
      context.connection.server.limits.connection.requestBytesMax)
    return response
  }

  private static func cancel(
    _ request: Pastoral_Transport_V1_CancelRequest, _ context: InlineContext
  ) throws -> Pastoral_Transport_V1_CancelResponse {
    guard (1...Connection.requestIDMax).contains(request.requestID.utf8.count) else {
      throw Refusal.invalid("request_id", "must be 1 to \(Connection.requestIDMax) characters")
    }
    var response = Pastoral_Transport_V1_CancelResponse()
    response.cancelled = try context.connection.cancel(requestID: request.requestID)
    return response
  }
}
