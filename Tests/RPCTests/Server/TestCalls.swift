import Dispatch
import Domain
import Foundation
import Messages
import NIOCore
import Store
import SwiftProtobuf
import Synchronization
import TestPeer
import WireFormat

@testable import RPCServer

/// A method of the tests' own that writes: it makes a principal of the name it is given, so that a
/// test can see in the store whether the write was executed.
enum NoteCalls {
  static let add = Method<Google_Protobuf_StringValue, Google_Protobuf_Empty>(
    service: "test.Notes", name: "Add", kind: .unary)

  static let route = Route.write(add, .policy(.read, .session)) { request, call, transaction in
    let principal = Principal(
      id: request.value, kind: .person, isActive: true, roles: RoleSet([.student]))
    try transaction.addPrincipal(principal, name: "A note", at: call.now)
    return Google_Protobuf_Empty()
  }
}

extension TestServer {
  /// Whether `NoteCalls.add` was executed with that name.
  func hasNote(_ name: String) throws -> Bool {
    try server.store.read { try $0.principal(name) != nil }
  }
}

/// A server stream of the tests' own that counts how much of it was produced.
final class Firehose: Sendable {
  static let method = Method<Google_Protobuf_Int64Value, Google_Protobuf_BytesValue>(
    service: "test.Firehose", name: "Open", kind: .serverStreaming)
  static let messageBytes = 4 << 10
  fileprivate static let message = [UInt8](repeating: 0, count: messageBytes)

  private let messages = Atomic<Int64>(0)
  /// Called on the stream's lane before the first message.
  private let isOpened: @Sendable () -> Void

  init(whenOpened isOpened: @escaping @Sendable () -> Void = {}) { self.isOpened = isOpened }

  /// Messages produced so far.
  var produced: Int64 { messages.load(ordering: .relaxed) }
  /// Bytes produced so far.
  var producedBytes: Int64 { produced * Int64(Self.messageBytes) }

  func route(_ rule: MethodRule, _ lane: Lane) -> Route {
    .stream(Self.method, rule, lane) { FirehoseLogic(firehose: self) }
  }

  fileprivate func open() { isOpened() }
  fileprivate func count() { messages.wrappingAdd(1, ordering: .relaxed) }
}

/// As many messages as asked for, eight a turn.
private struct FirehoseLogic: StreamLogic {
  let firehose: Firehose
  var left: Int64 = 0

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    let body: Google_Protobuf_Int64Value = try MessageBody.decode(message)
    left = body.value
    firehose.open()
    return StreamStep(next: .more)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .more) }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep {
    let count = min(8, left)
    left -= count
    for _ in 0..<count { firehose.count() }
    return StreamStep(
      messages: Array(repeating: Firehose.message, count: Int(count)),
      next: left == 0 ? .end : .more)
  }
}

/// Keeps the write lane busy until it is lifted, so that what comes behind has not begun.
final class Roadblock: StoreWork {
  private let reached = DispatchSemaphore(value: 0)
  private let lifted = DispatchSemaphore(value: 0)

  /// Blocks the lane, and returns once it is blocked.
  init(on store: StoreEngine) {
    store.writer.submit([self])
    reached.wait()
  }

  /// Lets the lane go on.
  func lift() { lifted.signal() }

  func begin() -> Bool { true }

  func perform(in transaction: Transaction) {
    reached.signal()
    lifted.wait()
  }

  func settle(_ outcome: WorkOutcome) {}
}

/// A client stream of the tests' own whose first message is not done with until a gate opens.
enum SlowSink {
  static let method = Method<Google_Protobuf_BytesValue, Google_Protobuf_Empty>(
    service: "test.SlowSink", name: "Pour", kind: .clientStreaming)

  static func route(_ gate: Gate) -> Route {
    .stream(method, .policy(.read, .session), .read) { SlowSinkLogic(gate: gate) }
  }
}

private struct SlowSinkLogic: StreamLogic {
  let gate: Gate

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    gate.pass()
    return StreamStep(next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    StreamStep(next: .reply(try Google_Protobuf_Empty().serializedBytes()))
  }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }
}

/// Holds up one piece of work until it is opened.
final class Gate: Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private let opened = DispatchSemaphore(value: 0)

  func pass() {
    arrived.signal()
    opened.wait()
  }

  func waitForArrival() { arrived.wait() }
  func open() { opened.signal() }
}
