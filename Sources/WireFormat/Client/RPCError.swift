internal import Messages
internal import SwiftProtobuf
public import WireFormat

/// A call did not go well: the server's answer, or what became of the connection.
public struct RPCError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Who says so, and therefore what may have happened to the call.
  public enum Origin: Hashable, Sendable {
    /// The server answered with this status.
    case server
    /// No connection could be made; nothing of the call was written.
    case notConnected
    /// Nothing of the call was written.
    case notSent
    /// The call was written and never answered: it may have been executed.
    case outcomeUnknown
    /// An answer came, and this client cannot take it.
    case badAnswer
  }

  public let status: Status
  public let origin: Origin
  /// Why, for programs: a name of `pastoral.v1.Reason` such as `SLOT_TAKEN`.
  public let reason: String?
  /// Further facts of the reason.
  public let facts: [String: String]
  /// The fields of the request that are wrong.
  public let violations: [FieldViolation]
  /// How long the server asks to be left alone.
  public let retryDelay: Duration?

  /// One field of a request and what it must be.
  public struct FieldViolation: Hashable, Sendable {
    /// The field's path, as in the proto: `student.campus_id`.
    public let field: String
    public let description: String
  }

  public var code: StatusCode { status.code }
  public var message: String { status.message }
  public var description: String { "\(code.name): \(message)" }

  /// Details that do not decode are left out: the code and message stand on their own.
  public init(_ status: Status, origin: Origin) {
    self.status = status
    self.origin = origin
    let info = status.detail(Google_Rpc_ErrorInfo.self)
    reason = info?.reason
    facts = info?.metadata ?? [:]
    violations =
      status.detail(Google_Rpc_BadRequest.self)?.fieldViolations.map {
        FieldViolation(field: $0.field, description: $0.description_p)
      } ?? []
    retryDelay = status.detail(Google_Rpc_RetryInfo.self).map {
      // The server's number, held to what a client could still wait for.
      let seconds = min(max($0.retryDelay.seconds, 0), 86_400)
      let nanos = min(max($0.retryDelay.nanos, 0), 999_999_999)
      return .seconds(seconds) + .nanoseconds(nanos)
    }
  }

  init(_ code: StatusCode, _ message: String, origin: Origin) {
    self.init(Status(code, message), origin: origin)
  }
}

extension Status {
  /// The first detail of that type.
  fileprivate func detail<Detail: SwiftProtobuf.Message>(_ type: Detail.Type) -> Detail? {
    let name = Detail.protoMessageName
    for detail in details
    where detail.typeURL.hasSuffix(name) && detail.typeURL.dropLast(name.count).hasSuffix("/") {
      return try? Detail(serializedBytes: detail.value)
    }
    return nil
  }
}
