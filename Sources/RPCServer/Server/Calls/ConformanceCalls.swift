import Domain
import Foundation
import Messages
import NIOCore
import SwiftProtobuf
import WireFormat

/// `pastoral.conformance.v1.Echo`: what protocol tests and load generators call.
enum ConformanceCalls {
  private static let rule = MethodRule.open(because: "touches no store and no state")
  private static let sleepMillisecondsMax: Int64 = 60_000
  private static let bigBytesMax: Int64 = 8 << 20

  static let routes: [Route] = [
    .inline(EchoService.echo, rule) { request in request },
    .delayed(EchoService.sleep, rule) { request, _ in
      guard (0...sleepMillisecondsMax).contains(request.value) else {
        throw Refusal.invalid("value", "must be 0 to \(sleepMillisecondsMax) milliseconds")
      }
      return (.milliseconds(request.value), request)
    },
    .inline(EchoService.meta, rule) { request, context in
      Google_Protobuf_StringValue(context.metadata[anyCase: request.value] ?? "")
    },
    .inline(EchoService.fail, rule) { request in
      guard let code = StatusCode(rawValue: request.value), code != .ok else {
        throw Refusal.invalid("value", "must be a status code, 1 to 16")
      }
      var info = Google_Rpc_ErrorInfo()
      info.reason = "ASKED_FOR"
      info.domain = "pastoral"
      throw Status(code, "As asked for.", details: [StatusMapping.detail(info)])
    },
    .inline(EchoService.big, rule) { request in
      guard (0...bigBytesMax).contains(request.value) else {
        throw Refusal.invalid("value", "must be 0 to \(bigBytesMax) bytes")
      }
      return Google_Protobuf_BytesValue(.init(count: Int(request.value)))
    },
    .inline(EchoService.stall, rule) { _, context in
      Google_Protobuf_Int64Value(
        context.connection.server.loopProbe.takeLongest().nanoseconds / 1_000)
    },
    .stream(EchoService.chat, rule, .inline) { ChatLogic() },
    .stream(EchoService.count, rule, .inline) { CountLogic() },
    .stream(EchoService.sum, rule, .inline) { SumLogic() },
  ]
}

/// Each message back as it comes.
private struct ChatLogic: StreamLogic {
  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    let body: Google_Protobuf_BytesValue = try MessageBody.decode(message)
    return StreamStep(messages: [try body.serializedBytes()], next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .end) }
  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }
}

/// 1 to n, a page at a time, as the peer takes them.
private struct CountLogic: StreamLogic {
  private static let pageLength: Int64 = 256
  private var next: Int64 = 1
  private var last: Int64 = 0

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    let body: Google_Protobuf_Int64Value = try MessageBody.decode(message)
    last = body.value
    return try produce(turn)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) -> StreamStep {
    StreamStep(next: next > last ? .end : .more)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    guard next <= last else { return StreamStep(next: .end) }
    let end = min(last, next &+ Self.pageLength &- 1)
    let page: [[UInt8]] = try (next...end).map {
      try Google_Protobuf_Int64Value($0).serializedBytes()
    }
    next = end &+ 1
    return StreamStep(messages: page, next: next > last ? .end : .more)
  }
}

/// The sum of what was sent.
private struct SumLogic: StreamLogic {
  private var sum: Int64 = 0

  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    let body: Google_Protobuf_Int64Value = try MessageBody.decode(message)
    sum &+= body.value
    return StreamStep(next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    StreamStep(next: .reply(try Google_Protobuf_Int64Value(sum).serializedBytes()))
  }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }
}
