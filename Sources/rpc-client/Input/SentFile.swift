import Crypto
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// A file that is sent: its name without its folder, and its bytes.
struct SentFile {
  /// As long as a piece may be.
  private static let pieceBytes = 262_144

  let name: String
  let bytes: Data

  /// - Throws: `UsageError` for one that cannot be read.
  init(at path: String) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw UsageError("\(path) cannot be read.")
    }
    self.bytes = bytes
    name = URL(filePath: path).lastPathComponent
  }

  var length: Int64 { Int64(bytes.count) }
  var sha256: Data { Data(SHA256.hash(data: bytes)) }

  fileprivate var pieces: [Data] {
    stride(from: 0, to: bytes.count, by: Self.pieceBytes).map {
      bytes[$0..<min($0 + Self.pieceBytes, bytes.count)]
    }
  }
}

/// What a download is made of.
enum ReceivedPart {
  /// What the bytes must have.
  case digest(Data)
  case bytes(Data)
}

extension Session {
  /// Sends a file: its head, then its bytes in pieces, under a key, so that it happens once.
  func send<Request, Reply>(
    _ file: SentFile, _ method: Method<Request, Reply>, head: Request,
    piece: (Data) -> Request, _ options: WriteOptions
  ) async throws -> Reply {
    let key = options.key()
    do {
      return try await client.clientStream(
        method, options: CallOptions(deadline: timeout, idempotencyKey: key, isRead: false)
      ) { writer in
        try await writer.send(head)
        for bytes in file.pieces { try await writer.send(piece(bytes)) }
      }
    } catch let error as RPCError {
      throw CallFailure(error: error, idempotencyKey: key)
    }
  }

  /// Takes a file into a new one that nobody else reads, once all of it is there and unharmed.
  func receive<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, to path: String,
    part: (Reply) -> ReceivedPart?
  ) async throws {
    try NewFile.check(path)
    var digest = Data()
    var bytes: [UInt8] = []
    do {
      for try await message in try client.serverStream(
        method, request, options: CallOptions(deadline: timeout))
      {
        switch part(message) {
        case .digest(let sha256): digest = sha256
        case .bytes(let piece): bytes += piece
        case nil: break
        }
      }
    } catch {
      throw CallFailure(error: error)
    }
    guard Data(SHA256.hash(data: bytes)) == digest else {
      throw UsageError("What came is not what was kept: ask again.")
    }
    try NewFile.write(bytes, to: path)
    Console.error("\(path): \(bytes.count) bytes")
  }
}

extension Pastoral_V1_DocumentType {
  /// What a document is, as a listing says it.
  var word: String {
    switch self {
    case .pdf: "PDF"
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .text: "text"
    case .office: "Office"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
