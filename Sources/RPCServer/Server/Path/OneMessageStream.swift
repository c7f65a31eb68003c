import NIOCore
import SwiftProtobuf
import WireFormat

/// A stream of answers to one message: whoever sends none, or a second one, is refused.
protocol OneMessageStream: StreamLogic {
  associatedtype Request: Message
  /// Whether the message has come.
  var hasBegun: Bool { get set }

  /// The message has come.
  mutating func begin(_ request: Request, _ turn: StreamTurnContext) throws -> StreamStep
}

extension OneMessageStream {
  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    guard !hasBegun else { throw StatusMapping.notOneMessage }
    hasBegun = true
    return try begin(try MessageBody.decode(message), turn)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    guard hasBegun else { throw StatusMapping.notOneMessage }
    return StreamStep(next: .more)
  }
}
