import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PluginAPI
import Synchronization

/// Sends a payload as the body of one request over HTTPS, once.
///
/// **What proves that nothing was sent**: the client is not handed the payload but asks for it, which it does once
/// the connection stands and the request's head was written. Where it failed and never asked, it had nothing that it
/// could have written. Whatever fails after that is unknown.
struct HTTPSTransport: PartnerTransport {
  let exchange: HTTPSExchange

  func carry(_ payload: [UInt8], proof: [UInt8], in envelope: Envelope) async -> Carriage {
    guard case .post(let path, let headers) = envelope,
      var request = exchange.request(.POST, path, headers)
    else { return .notSent(.envelope) }
    let body = AskedForBody(payload)
    request.body = .stream(body, length: .known(Int64(payload.count)))
    do {
      let answer = try await exchange.answer(to: request)
      return .answered(LinkAnswer(status: answer.status, body: answer.body))
    } catch {
      // The client is done with by now, so it asks no more.
      return body.wasAskedFor ? .unknown : .notSent(.unreachable)
    }
  }
}

/// A body that notes whether anybody asked for the first of it.
private struct AskedForBody: AsyncSequence, Sendable {
  private final class Note: Sendable { let isMade = Mutex(false) }

  private let bytes: [UInt8]
  private let note = Note()

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var wasAskedFor: Bool { note.isMade.withLock { $0 } }

  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let body: AskedForBody
    fileprivate var isGiven = false

    mutating func next() async -> ByteBuffer? {
      guard !isGiven else { return nil }
      isGiven = true
      body.note.isMade.withLock { $0 = true }
      return ByteBuffer(bytes: body.bytes)
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body: self) }
}
