import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization
import TestPeer
import Testing

@testable import RPCServer

/// A web server on this machine and a free port, which answers as a test tells it.
final class WebPeer: Sendable {
  enum Answer: Sendable {
    case text(String)
    case status(Int)
    case redirect(to: String)
    /// That status, and at once another answer that nobody asked for.
    case twice(Int)
    /// A part of an answer, of which the rest never comes.
    case half
    case nothing
  }

  /// What it is to answer, and what it was asked.
  fileprivate struct Script: Sendable {
    var answer: Answer
    var asked: [String] = []
    var bodies: [[UInt8]] = []
  }

  private let script: Mutex<Script>
  /// Set once, before anybody sees the peer.
  private let listener = Mutex<(any Channel)?>(nil)

  /// Gives a value each time that it was asked something, whole.
  let requests: AsyncStream<Void>
  private let noteRequest: AsyncStream<Void>.Continuation

  private init(_ answer: Answer) {
    script = Mutex(Script(answer: answer))
    (requests, noteRequest) = AsyncStream.makeStream()
  }

  /// A peer that speaks TLS where it is given a certificate.
  ///
  /// - Parameter clientsOf: The authority that clients' certificates must come from; nil where they need none.
  static func start(
    _ answer: Answer, _ certificates: TestCertificates? = nil, certificate: String = "keys",
    clientsOf authority: String? = nil
  ) async throws -> WebPeer {
    let peer = WebPeer(answer)
    let tls = try certificates.map {
      try context($0.file(certificate), clientsOf: authority.map($0.file))
    }
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
          try pipeline.addHandler(AnswerHandler { peer.next(path: $0, body: $1) })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    peer.listener.withLock { $0 = listener }
    return peer
  }

  var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  /// The paths that it was asked for, in order.
  var asked: [String] { script.withLock { $0.asked } }

  /// What came with each of them.
  var bodies: [[UInt8]] { script.withLock { $0.bodies } }

  /// Has it answer so from now on.
  func answer(_ answer: Answer) { script.withLock { $0.answer = answer } }

  /// Lets nobody connect any more.
  func stop() async throws { try await listener.withLock { $0 }?.close() }

  private func next(path: String, body: [UInt8]) -> Answer {
    defer { noteRequest.yield() }
    return script.withLock { script in
      script.asked.append(path)
      script.bodies.append(body)
      return script.answer
    }
  }

  private static func context(
    _ name: String, clientsOf authority: String?
  ) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile("\(name).pem")
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: "\(name).key", format: .pem)))
    if let authority {
      configuration.certificateVerification = .noHostnameVerification
      configuration.trustRoots = .file("\(authority).pem")
    }
    return try NIOSSLContext(configuration: configuration)
  }
}

private final class AnswerHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let next: (String, [UInt8]) -> WebPeer.Answer
  private var path = ""
  private var body: [UInt8] = []

  init(_ next: @escaping (String, [UInt8]) -> WebPeer.Answer) { self.next = next }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): path = head.uri
    case .body(let part): body += part.readableBytesView
    case .end:
      answer(next(path, body), context)
      body = []
    }
  }

  private func answer(_ answer: WebPeer.Answer, _ context: ChannelHandlerContext) {
    var head = HTTPResponseHead(version: .http1_1, status: .ok)
    var (body, isWhole) = ("", true)
    switch answer {
    case .text(let text): body = text
    case .status(let code): head.status = HTTPResponseStatus(statusCode: code)
    case .twice(let code):
      self.answer(.status(code), context)
      return self.answer(.status(503), context)
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
