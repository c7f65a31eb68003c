import Domain
import Messages
import NIOCore
import Store
import SwiftProtobuf
import WireFormat

/// Where a call's work runs.
enum Lane: Sendable {
  /// On the connection's own event loop: no store, a few microseconds.
  case inline
  /// On a reader thread, in a snapshot shared by the burst it came with.
  case read
  /// On the one writer thread, in a savepoint of the next group commit.
  case write
}

/// Who may call a method: what the event loop checks, and what the handler must decide again.
enum MethodRule: Sendable {
  /// No identity is needed; the reason says why that is safe.
  case open(because: StaticString)
  /// Callers with a role for which the policy knows this action.
  case policy(Action, Resource)
  /// The same for one of several resources; which of them it is only the request or the record says.
  case oneOf(Action, [Resource])
}

/// One method of the call table: its name, its rule, its lane and its work. A class, because every
/// call carries it and a copy of its parts would cost more than the look-up.
final class Route: Sendable {
  /// The work of a call, by how its messages travel.
  enum Work: Sendable {
    /// Answers at once on the loop. Takes the opening and the connection instead of a message and a
    /// context made of them: the bytes need not be sliced, and most such methods use no context.
    case inline(@Sendable (ServerStreams.Opening, Connection) throws -> EncodedBody)
    /// Answers on the loop after a while; for the conformance service's Sleep only.
    case delayed(
      @Sendable (ByteBuffer, InlineContext) throws -> (after: TimeAmount, reply: [UInt8]))
    /// Decodes on the loop, then runs in the lane.
    case unary(@Sendable (ByteBuffer) throws -> LaneWork)
    /// Has what a caller brings proved beside the loop, since that takes long, then runs in the lane;
    /// for `SessionService/Exchange`. Whatever was found, the lane's work says it.
    case proved(ProofPreparation)
    /// Makes the logic of a new stream.
    case stream(@Sendable () -> any StreamLogic)
  }

  let service: String
  let method: String
  /// Both, with a slash between. Kept, since each call's decision and stored reply name it.
  let path: String
  let kind: MethodKind
  let rule: MethodRule
  let lane: Lane
  let work: Work
  /// The longest message that the method takes, in bytes; nil where the frame's limit is enough.
  let requestBytesMax: Int?
  /// Whether it goes on when ordinary writes are refused: people's rights, what ends somebody's access, and coming in.
  let goesOn: Bool
  /// The roles that the rule admits; worked out once.
  let admits: RoleSet

  init(
    service: String, method: String, kind: MethodKind, rule: MethodRule, lane: Lane, work: Work,
    requestBytesMax: Int? = nil, goesOn: Bool = false
  ) {
    self.service = service
    self.method = method
    path = "\(service)/\(method)"
    self.kind = kind
    self.rule = rule
    self.lane = lane
    self.work = work
    self.requestBytesMax = requestBytesMax
    self.goesOn = goesOn
    switch rule {
    case .open: admits = .everyone
    case .policy(let action, let resource):
      admits = PolicyTable.roles(for: action, resource)
    case .oneOf(let action, let resources):
      admits = resources.reduce(into: RoleSet()) {
        $0.formUnion(PolicyTable.roles(for: action, $1))
      }
    }
  }

  /// The same method with shorter messages.
  func taking(atMost bytes: Int) -> Route { with(requestBytesMax: bytes, goesOn: goesOn) }

  /// The same method, which goes on when ordinary writes are refused.
  func goingOn() -> Route { with(requestBytesMax: requestBytesMax, goesOn: true) }

  private func with(requestBytesMax: Int?, goesOn: Bool) -> Route {
    Route(
      service: service, method: method, kind: kind, rule: rule, lane: lane, work: work,
      requestBytesMax: requestBytesMax, goesOn: goesOn)
  }

  /// Whether a server that drains answers it: the question whether it drains, and what concerns calls
  /// that are in flight.
  var isAnsweredInDrain: Bool { service == HealthService.name || service == ControlService.name }

  var needsIdentity: Bool {
    if case .open = rule { false } else { true }
  }
}

/// What begins on the loop, where a call is proved beside it.
typealias ProofPreparation = @Sendable (ByteBuffer, Connection) throws -> Proof
/// What goes on beside the loop, and then has work for a lane.
typealias Proof = @Sendable () async -> LaneWork
/// What is left of a unary call once its message is decoded.
typealias LaneWork = @Sendable (inout CallContext, Transaction) throws -> [UInt8]

extension Route {
  /// A method answered at once on the event loop.
  static func inline<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler: @escaping @Sendable (Request, InlineContext) throws -> Reply
  ) -> Route {
    Route(
      service: method.service, method: method.name, kind: method.kind, rule: rule, lane: .inline,
      work: .inline { opening, connection in
        let context = InlineContext(metadata: opening.request.metadata, connection: connection)
        return try opening.request.withPayload {
          try handler(MessageBody.decode($0), context).serializedBytes()
        }
      })
  }

  /// A method answered at once on the event loop, from nothing but its message.
  static func inline<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler: @escaping @Sendable (consuming Request) throws -> Reply
  ) -> Route {
    Route(
      service: method.service, method: method.name, kind: method.kind, rule: rule, lane: .inline,
      work: .inline { opening, _ in
        try opening.request.withPayload {
          try handler(MessageBody.decode($0)).serializedBytes()
        }
      })
  }

  /// A method answered on the event loop after a while.
  static func delayed<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler: @escaping @Sendable (Request, InlineContext) throws -> (TimeAmount, Reply)
  ) -> Route {
    Route(
      service: method.service, method: method.name, kind: method.kind, rule: rule, lane: .inline,
      work: .delayed { payload, context in
        let (delay, reply) = try handler(MessageBody.decode(payload), context)
        return (delay, try reply.serializedBytes())
      })
  }

  /// A method that reads the store.
  static func read<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler: @escaping @Sendable (Request, inout CallContext, Transaction) throws -> Reply
  ) -> Route {
    unary(method, rule, .read) { request, context, transaction in
      try handler(request, &context, transaction).serializedBytes()
    }
  }

  /// A method that writes to the store.
  static func write<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler: @escaping @Sendable (Request, inout CallContext, Transaction) throws -> Reply
  ) -> Route {
    unary(method, rule, .write) { request, context, transaction in
      try handler(request, &context, transaction).serializedBytes()
    }
  }

  /// A method that writes to the store once for each idempotency key.
  static func write<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule,
    _ handler:
      @escaping @Sendable (Request, inout CallContext, Transaction) throws
      -> EncodedReply<Reply>
  ) -> Route {
    unary(method, rule, .write) { request, context, transaction in
      try handler(request, &context, transaction).bytes
    }
  }

  private static func unary<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule, _ lane: Lane,
    _ handler: @escaping @Sendable (Request, inout CallContext, Transaction) throws -> [UInt8]
  ) -> Route {
    Route(
      service: method.service, method: method.name, kind: method.kind, rule: rule, lane: lane,
      work: .unary { payload in
        guard payload.readableBytes <= MessageBody.loopBytesMax else {
          return { context, transaction in
            try handler(MessageBody.decode(payload), &context, transaction)
          }
        }
        let request: Request = try MessageBody.decode(payload)
        return { context, transaction in try handler(request, &context, transaction) }
      })
  }

  /// A streaming method.
  static func stream<Request: Message, Reply: Message>(
    _ method: Method<Request, Reply>, _ rule: MethodRule, _ lane: Lane,
    _ logic: @escaping @Sendable () -> any StreamLogic
  ) -> Route {
    Route(
      service: method.service, method: method.name, kind: method.kind, rule: rule, lane: lane,
      work: .stream(logic))
  }
}

/// Message bodies in and out of buffers.
enum MessageBody {
  /// Longer bodies, in bytes, are decoded in their lane, so that none holds up an event loop.
  static let loopBytesMax = 64 << 10

  /// Decodes a message without copying its bytes first.
  ///
  /// A body that is long enough to hold more fields than the limits allow is walked before: what a
  /// few bytes each would become in memory is more than a caller may ask for.
  ///
  /// - Throws: `MalformedMessage` or `TooManyFields`, the caller's mistakes.
  static func decode<Body: Message>(
    _ payload: ByteBuffer, limits: MessageLimits = MessageLimits()
  ) throws -> Body {
    try decode(payload.readableBytesUInt8Span, limits: limits)
  }

  static func decode<Body: Message>(
    _ payload: Span<UInt8>, limits: MessageLimits = MessageLimits()
  ) throws -> Body {
    if ProtobufScan.isNeeded(byteCount: payload.count, limits: limits) {
      try scan(payload, Body.self, limits)
    }
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = limits.depthMax
    options.discardUnknownFields = true
    do {
      return try Body(serializedBytes: payload.bytes, options: options)
    } catch {
      throw MalformedMessage()
    }
  }

  private static func scan<Body: Message>(
    _ payload: Span<UInt8>, _ type: Body.Type, _ limits: MessageLimits
  ) throws {
    let scan = ProtobufScan(children: MessageShapes.children, limits: limits)
    do {
      try scan.check(payload, message: MessageShapes.places[Body.protoMessageName])
    } catch {
      switch error {
      case .tooManyFields: throw TooManyFields(fieldsMax: limits.fieldsMax)
      case .malformed, .tooDeep: throw MalformedMessage()
      }
    }
  }
}

/// A message body is not what its method takes.
struct MalformedMessage: Error {}

/// A message body has more fields than its method takes.
struct TooManyFields: Error {
  let fieldsMax: Int
}
