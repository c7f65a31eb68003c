import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization
import TestPeer
import Testing

@testable import RPCServer

/// The web server of a sign-on, on this machine and a free port, which answers as a test tells it.
final class KeySetPeer: Sendable {
  enum Answer: Sendable {
    case keys(String)
    case status(Int)
    case redirect(to: String)
    /// A part of an answer, of which the rest never comes.
    case half
    case nothing
  }

  /// What it is to answer, and what it was asked.
  fileprivate struct Script: Sendable {
    var answer: Answer
    var asked: [String] = []
  }

  private let script: Mutex<Script>
  /// Set once, before anybody sees the peer.
  private let listener = Mutex<(any Channel)?>(nil)

  private init(_ answer: Answer) { script = Mutex(Script(answer: answer)) }

  /// A peer that speaks TLS where it is given a certificate.
  static func start(
    _ answer: Answer, _ certificates: TestCertificates? = nil, certificate: String = "keys"
  ) async throws -> KeySetPeer {
    let peer = KeySetPeer(answer)
    let tls = try certificates.map { try context($0.file(certificate)) }
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.configureHTTPServerPipeline()
          try pipeline.addHandler(AnswerHandler { peer.next(path: $0) })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    peer.listener.withLock { $0 = listener }
    return peer
  }

  /// Where its keys are. A machine that tests is busy, so the server waits for them as long as it takes.
  func address(
    https: Bool = false, authorities: String? = nil, patience: Duration = .seconds(600)
  ) throws -> KeySetAddress {
    var address = try #require(
      KeySetAddress(
        "\(https ? "https" : "http")://127.0.0.1:\(port)/keys", authorities: authorities))
    address.patience = patience
    return address
  }

  private var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  /// The paths that it was asked for, in order.
  var asked: [String] { script.withLock { $0.asked } }

  /// Has it answer so from now on.
  func answer(_ answer: Answer) { script.withLock { $0.answer = answer } }

  /// Lets nobody connect any more.
  func stop() async throws { try await listener.withLock { $0 }?.close() }

  private func next(path: String) -> Answer {
    script.withLock { script in
      script.asked.append(path)
      return script.answer
    }
  }

  private static func context(_ name: String) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile("\(name).pem")
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: "\(name).key", format: .pem))))
  }
}

private final class AnswerHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let next: (String) -> KeySetPeer.Answer
  private var path = ""

  init(_ next: @escaping (String) -> KeySetPeer.Answer) { self.next = next }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): path = head.uri
    case .body: break
    case .end: answer(next(path), context)
    }
  }

  private func answer(_ answer: KeySetPeer.Answer, _ context: ChannelHandlerContext) {
    var head = HTTPResponseHead(version: .http1_1, status: .ok)
    var (body, isWhole) = ("", true)
    switch answer {
    case .keys(let text): body = text
    case .status(let code): head.status = HTTPResponseStatus(statusCode: code)
    case .redirect(let target):
      head.status = .found
      head.headers.add(name: "Location", value: target)
    case .half: (body, isWhole) = ("{", false)
    case .nothing: return
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !body.isEmpty {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
    }
    if isWhole { context.write(wrapOutboundOut(.end(nil)), promise: nil) }
    context.flush()
  }
}
