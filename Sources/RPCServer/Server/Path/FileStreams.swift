import Crypto
import Domain
import Foundation
import NIOCore
import Store
import SwiftProtobuf
import WireFormat

/// One message of an upload.
enum FilePart<Head: Sendable> {
  case head(Head)
  case bytes(Data)
}

/// A client stream that brings a file: `head ──► bytes* ──► (end of input) ──► the reply`. Each message is a write of
/// its own, so other writers go on in between, and each is decided anew. An idempotency key stands for the head, which
/// has the digest of all that follows: who repeats it is answered before the bytes come.
protocol FileUpload: StreamLogic {
  associatedtype Request: Message
  associatedtype Head: Sendable
  /// What the file is put to.
  associatedtype Destination
  /// The file's record.
  associatedtype Document: Sendable
  associatedtype Reply: Message

  /// What has come so far; nil before the head.
  var incoming: IncomingFile<Head, Document>? { get set }

  static func part(of request: Request) -> FilePart<Head>?
  /// What the head names, and the decision on it.
  func destination(
    of head: Head, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (Destination, Decision)
  /// Holds the head against the rules and keeps it.
  func begin(
    _ head: Head, for destination: Destination, _ call: inout CallContext, _ tx: Transaction,
    by decision: Decision
  ) throws -> IncomingFile<Head, Document>
  /// Keeps the next piece.
  func keep(
    _ piece: [UInt8], number: Int, of document: Document, for destination: Destination,
    _ tx: Transaction, by decision: Decision
  ) throws
  /// All of it has come.
  ///
  /// - Returns: As what is done once for each idempotency key.
  func complete(
    _ incoming: IncomingFile<Head, Document>, for destination: Destination, _ call: CallContext,
    _ tx: Transaction, by decision: Decision
  ) throws -> (reply: Reply, subject: Identifier?)
}

/// A file on its way in: what its head said, and what has come of it.
struct IncomingFile<Head: Sendable, Document: Sendable>: Sendable {
  let head: Head
  let document: Document
  let file: DocumentFile
  /// How many bytes are to come.
  let length: Int64
  private var digest = SHA256()
  private var received: Int64 = 0
  private var pieceCount = 0

  init(_ head: Head, _ document: Document, _ file: DocumentFile, length: Int64) {
    self.head = head
    self.document = document
    self.file = file
    self.length = length
  }

  /// Takes the next bytes.
  ///
  /// - Returns: Which piece they are, from 0.
  fileprivate mutating func take(_ bytes: [UInt8]) throws(Refusal) -> Int {
    guard (1...FileProposal.pieceLengthMax).contains(bytes.count) else {
      throw .invalid("bytes", "must be 1 to \(FileProposal.pieceLengthMax) bytes")
    }
    guard received + Int64(bytes.count) <= length else {
      throw .invalid("bytes", "must be no more than the head said")
    }
    if pieceCount == 0, DocumentType(beginning: bytes) != file.type {
      throw .invalid("head.name", "must end as the type does that the bytes are of")
    }
    digest.update(data: bytes)
    received += Int64(bytes.count)
    defer { pieceCount += 1 }
    return pieceCount
  }

  /// Holds that all of it has come, and unharmed.
  fileprivate func checkIsWhole() throws(Refusal) {
    guard received == length else {
      throw .invalid("head.length", "must be the number of bytes that follow")
    }
    guard Array(digest.finalize()) == file.sha256 else {
      throw .invalid("head.sha256", "must be the digest of the bytes that follow")
    }
  }
}

extension FileUpload {
  mutating func receive(_ message: ByteBuffer, _ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let request: Request = try MessageBody.decode(message, limits: .upload)
    switch Self.part(of: request) {
    case .head(let head):
      let (destination, decision) = try destination(of: head, &call, tx)
      guard incoming == nil else { throw Refusal.invalid("head", "must come once") }
      if let before: EncodedReply<Reply> = try call.replay(tx) {
        return StreamStep(next: .reply(before.bytes, metadata: [.idempotentReplay]))
      }
      incoming = try begin(head, for: destination, &call, tx, by: decision)
    case .bytes(let bytes):
      guard var incoming else { throw Refusal.invalid("step", "must begin with head") }
      let (destination, decision) = try destination(of: incoming.head, &call, tx)
      let piece = Array(bytes)
      let number = try incoming.take(piece)
      try keep(
        piece, number: number, of: incoming.document, for: destination, tx, by: decision)
      self.incoming = incoming
    case nil: throw Refusal.invalid("step", "must be head or bytes")
    }
    return StreamStep(next: .input)
  }

  mutating func inputEnded(_ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    guard let incoming else { throw Refusal.invalid("step", "must begin with head") }
    let (destination, decision) = try destination(of: incoming.head, &call, tx)
    try incoming.checkIsWhole()
    let context = call
    let reply = try call.once(decision, tx) {
      try complete(incoming, for: destination, context, tx, by: decision)
    }
    // What came under a key that was used meanwhile has no effect, and is forgotten as if it had broken off.
    return StreamStep(
      next: .reply(reply.bytes, metadata: call.isReplay ? [.idempotentReplay] : []))
  }

  mutating func produce(_ turn: StreamTurnContext) -> StreamStep { StreamStep(next: .input) }
}

/// A stream that gives a file: its head, then a piece a turn. Each turn is decided anew; that it is shown is recorded
/// before the head leaves.
protocol FileDownload: OneMessageStream {
  associatedtype Document: Sendable
  associatedtype Response: Message

  /// What was asked for; nil before.
  var asked: (request: Request, document: Document)? { get set }
  /// Which piece comes next.
  var next: Int { get set }

  /// The file's record, and what is said of it.
  func document(
    for request: Request, _ call: inout CallContext, _ tx: Transaction
  ) throws -> (document: Document, head: Response)
  /// A piece; nil after the last.
  func piece(
    _ number: Int, of document: Document, for request: Request, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> [UInt8]?

  static func message(_ piece: [UInt8]) -> Response
}

extension FileDownload {
  mutating func begin(_ request: Request, _ turn: StreamTurnContext) throws -> StreamStep {
    var (call, tx) = try turn.inLane()
    let (document, head) = try document(for: request, &call, tx)
    asked = (request, document)
    return StreamStep(messages: [try head.serializedBytes()], next: .more)
  }

  mutating func produce(_ turn: StreamTurnContext) throws -> StreamStep {
    guard let (request, document) = asked else { return StreamStep(next: .input) }
    var (call, tx) = try turn.inLane()
    guard let piece = try piece(next, of: document, for: request, &call, tx) else {
      return StreamStep(next: .end)
    }
    next += 1
    return StreamStep(messages: [try Self.message(piece).serializedBytes()], next: .more)
  }
}
