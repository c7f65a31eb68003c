import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCClient

@Suite("What is tried again, and what is not", .timeLimit(.minutes(10)))
struct RetryTests {
  private static func error(
    _ code: StatusCode, _ origin: RPCError.Origin, _ reason: String? = nil
  ) throws -> RPCError {
    let details = try reason.map { reason in
      [try StatusDetail(Google_Rpc_ErrorInfo.with { $0.reason = reason })]
    }
    return RPCError(Status(code, "", details: details ?? []), origin: origin)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var code: StatusCode
    var origin: RPCError.Origin
    var reason: String?
    /// Whether a plain write, a write under a key and a read are made again.
    var again: (write: Bool, keyed: Bool, read: Bool)

    init(
      _ code: StatusCode, _ origin: RPCError.Origin, _ reason: String? = nil,
      _ again: (write: Bool, keyed: Bool, read: Bool)
    ) {
      (self.code, self.origin, self.reason, self.again) = (code, origin, reason, again)
    }

    var testDescription: String { "\(code.name) \(origin) \(reason ?? "")" }
  }

  @Test(
    "The rule",
    arguments: [
      Row(.unavailable, .notSent, nil, (true, true, true)),
      Row(.unavailable, .server, nil, (true, true, true)),
      Row(.unavailable, .server, "NOT_EXECUTED", (true, true, true)),
      Row(.unavailable, .server, "DRAINING", (true, true, true)),
      Row(.unavailable, .outcomeUnknown, nil, (false, true, true)),
      Row(.unavailable, .server, "COMMIT_UNKNOWN", (false, true, false)),
      Row(.unknown, .server, "COMMIT_UNKNOWN", (false, true, false)),
      Row(.unknown, .server, nil, (false, false, false)),
      Row(.unavailable, .notConnected, nil, (false, false, false)),
      Row(.deadlineExceeded, .outcomeUnknown, nil, (false, false, false)),
      Row(.deadlineExceeded, .notSent, nil, (false, false, false)),
      Row(.deadlineExceeded, .server, nil, (false, false, false)),
      Row(.cancelled, .notSent, nil, (false, false, false)),
      Row(.internalError, .server, nil, (false, false, false)),
      Row(.aborted, .server, "STALE_REVISION", (false, false, false)),
      Row(.failedPrecondition, .server, "SLOT_TAKEN", (false, false, false)),
      Row(.resourceExhausted, .server, nil, (false, false, false)),
      Row(.internalError, .badAnswer, nil, (false, false, false)),
    ])
  func rule(_ row: Row) throws {
    let error = try Self.error(row.code, row.origin, row.reason)
    #expect(RetryRules(hasKey: false, isRead: false).mayRepeat(after: error) == row.again.write)
    #expect(RetryRules(hasKey: true, isRead: false).mayRepeat(after: error) == row.again.keyed)
    #expect(RetryRules(hasKey: false, isRead: true).mayRepeat(after: error) == row.again.read)
  }

  @Test("Reads are told by their names")
  func reads() {
    for name in ["Get", "GetStudent", "List", "ListSlots", "Check", "WhoAmI"] {
      #expect(RetryRules.isRead(methodNamed: name))
    }
    for name in ["Book", "Cancel", "Reschedule", "PutStudent", "Authenticate", "Import", "Echo"] {
      #expect(!RetryRules.isRead(methodNamed: name))
    }
  }

  @Test("Pauses double from the first to the longest, and chance takes up to a half of them")
  func pauses() {
    let policy = RetryPolicy()
    let longest = [1, 2, 3, 6, 7, 1_000_000].map { policy.pause(afterFailures: $0, random: 1) }
    #expect(
      longest == [
        .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(3_200),
        .seconds(5), .seconds(5),
      ])
    #expect(policy.pause(afterFailures: 1, random: 0) == .milliseconds(50))
  }

  @Test("There is an end to it: attempts, and the deadline")
  func bounds() throws {
    let rules = RetryRules(hasKey: true, isRead: false)
    let error = try Self.error(.unavailable, .server)
    func pause(attempts: Int, remaining: Duration?) -> Duration? {
      rules.pause(
        after: error, attempts: attempts, policy: RetryPolicy(), remaining: remaining, random: 1)
    }
    #expect(pause(attempts: 3, remaining: nil) == .milliseconds(400))
    #expect(pause(attempts: 4, remaining: nil) == nil)
    #expect(pause(attempts: 1, remaining: .milliseconds(101)) == .milliseconds(100))
    #expect(pause(attempts: 1, remaining: .milliseconds(100)) == nil)
  }

  // MARK: On the wire.

  private let request = Google_Protobuf_BytesValue.with { $0.value = Data([1]) }
  private let time = ManualTime()

  /// Makes one call; the peer answers each attempt as `answers` says, nil for a lost connection.
  ///
  /// - Returns: What came of it, and how many attempts the peer saw.
  private func outcome(
    _ options: CallOptions, _ answers: [Status?], then last: [UInt8]? = [10, 1, 1]
  ) async throws -> (result: Result<Google_Protobuf_BytesValue, any Error>, attempts: Int) {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration(), surroundings: time.surroundings)
    let call = Task { [request] in
      try await client.unary(EchoService.echo, request, options: options)
    }
    let script = Task {
      var attempts = 0
      var connection = try await peer.connection()
      for answer in answers + [nil] {
        guard let request = try await connection.request() else { return attempts }
        attempts += 1
        if attempts > answers.count {
          if let last { connection.reply(request, last) }
        } else if let answer {
          connection.reply(request, answer)
        } else {
          await connection.close()
          connection = try await peer.connection()
        }
      }
      return attempts
    }
    let result = await call.result
    client.close()
    // A script that waits for another connection gets one that is closed at once.
    if let probe = try? Client(peer.configuration()) {
      _ = try? await probe.unary(
        EchoService.echo, request, options: CallOptions(deadline: .milliseconds(1)))
      probe.close()
    }
    return (result, try await script.value)
  }

  private static func unavailable(
    _ code: StatusCode = .unavailable, reason: String, delay: Int64? = nil
  ) throws -> Status {
    var details = [try StatusDetail(Google_Rpc_ErrorInfo.with { $0.reason = reason })]
    if let delay {
      details.append(
        try StatusDetail(Google_Rpc_RetryInfo.with { $0.retryDelay = .with { $0.seconds = delay } })
      )
    }
    return Status(code, "Not now.", details: details)
  }

  @Test("UNAVAILABLE means not executed, so even a plain write is made again")
  func unavailable() async throws {
    let (result, attempts) = try await outcome(
      CallOptions(), [Self.unavailable(reason: "NOT_EXECUTED")])
    #expect(try result.get() == request)
    #expect(attempts == 2)
    #expect(time.pauses == [.milliseconds(75)])
  }

  @Test("The server's wish to be left alone is respected")
  func retryInfo() async throws {
    let (result, attempts) = try await outcome(
      CallOptions(), [Self.unavailable(reason: "SHEDDING_WRITES", delay: 3)])
    #expect(try result.get() == request)
    #expect(attempts == 2)
    #expect(time.pauses == [.seconds(3)])
  }

  @Test("A wish beyond the deadline ends the call at once")
  func retryInfoTooLong() async throws {
    let (result, attempts) = try await outcome(
      CallOptions(deadline: .seconds(10)), [Self.unavailable(reason: "X", delay: 11)])
    #expect(throws: RPCError.self) { try result.get() }
    #expect(attempts == 1)
    #expect(time.pauses == [])
  }

  @Test("Four attempts are made, and no fifth")
  func attempts() async throws {
    let refusal = try Self.unavailable(reason: "NOT_EXECUTED")
    let (result, attempts) = try await outcome(CallOptions(), Array(repeating: refusal, count: 9))
    #expect(throws: RPCError.self) { try result.get() }
    #expect(attempts == 4)
  }

  @Test("A caller who wants no retry gets none")
  func noRetry() async throws {
    let (result, attempts) = try await outcome(
      CallOptions(mayRetry: false), [Self.unavailable(reason: "NOT_EXECUTED")])
    #expect(throws: RPCError.self) { try result.get() }
    #expect(attempts == 1)
  }

  @Test(
    "COMMIT_UNKNOWN is tried again under a key only",
    arguments: [StatusCode.unavailable, .unknown])
  func commitUnknown(code: StatusCode) async throws {
    let status = try Self.unavailable(code, reason: "COMMIT_UNKNOWN")
    let keyed = try await outcome(CallOptions(idempotencyKey: "k"), [status])
    #expect(try keyed.result.get() == request)
    #expect(keyed.attempts == 2)

    let plain = try await outcome(CallOptions(), [status])
    let error = #expect(throws: RPCError.self) { try plain.result.get() }
    #expect(error?.reason == "COMMIT_UNKNOWN")
    #expect(plain.attempts == 1)
  }

  @Test("After a lost connection a write under a key and a read are made again, over a new one")
  func lostConnection() async throws {
    let keyed = try await outcome(CallOptions(idempotencyKey: "k"), [nil])
    #expect(try keyed.result.get() == request)
    #expect(keyed.attempts == 2)

    let read = try await outcome(CallOptions(isRead: true), [nil])
    #expect(try read.result.get() == request)
    #expect(read.attempts == 2)
  }

  @Test("After a lost connection a plain write is not made again: it may have happened")
  func lostConnectionPlainWrite() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration(), surroundings: time.surroundings)
    let call = Task { [request] in try await client.unary(EchoService.echo, request) }
    let connection = try await peer.connection()
    _ = try await connection.request()
    await connection.close()
    let error = await #expect(throws: RPCError.self) { try await call.value }
    #expect(error?.code == .unavailable)
    #expect(error?.origin == .outcomeUnknown)
    #expect(time.pauses == [])
  }

  @Test("A call refused by a draining server is made again over a new connection")
  func draining() async throws {
    let peer = try await ScriptedPeer()
    let client = try Client(peer.configuration(), surroundings: time.surroundings)
    let call = Task { [request] in try await client.unary(EchoService.echo, request) }
    let first = try await peer.connection()
    first.reply(try await first.request(), try Self.unavailable(reason: "DRAINING"))
    #expect(try await first.request() == nil)
    let second = try await peer.connection()
    second.reply(try await second.request(), [10, 1, 1])
    #expect(try await call.value == request)
  }
}
