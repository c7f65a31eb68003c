import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import TestPeer

/// A mail server on this machine and a free port, which answers as a test tells it.
final class SMTPPeer: Sendable {
  enum Answer: Equatable, Sendable {
    /// Lines, without the last one's end.
    case say(String)
    case silence
    case hangUp
    /// More bytes than a line may have, and no line end.
    case flood
  }

  struct Script: Sendable {
    /// TLS comes with the connection.
    var isImplicit = false
    var offersTLS = true
    /// What it offers once TLS stands.
    var offers = ["SIZE 20971520", "AUTH PLAIN"]
    /// What it answers to a command, where that is not what is hoped for; `greeting` before any.
    var answers: [String: Answer] = [:]
    /// What it does with a message's body.
    var body = Body.answer("250 2.0.0 queued")
  }

  enum Body: Equatable, Sendable {
    case answer(String)
    case silence
    /// Closes once it has read so many bytes.
    case hangUp(after: Int)
    /// Says that once it has read the first of it, and reads no more.
    case early(String)
  }

  fileprivate struct Heard: Sendable {
    var plain: [String] = []
    var secure: [String] = []
    var bodyBytes = 0
  }

  fileprivate let script: Script
  fileprivate let heard = Mutex(Heard())
  /// Set once, before anybody sees the peer.
  private let listener = Mutex<(any Channel)?>(nil)

  private init(_ script: Script) { self.script = script }

  /// - Parameter certificate: The name of its certificate and key.
  static func start(
    _ script: Script, _ certificates: TestCertificates, certificate: String = "post"
  ) async throws -> SMTPPeer {
    let peer = SMTPPeer(script)
    let file = certificates.file(certificate)
    let tls = try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: NIOSSLCertificate.fromPEMFile("\(file).pem").map { .certificate($0) },
        privateKey: .privateKey(NIOSSLPrivateKey(file: "\(file).key", format: .pem))))
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if script.isImplicit { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(SMTPPeerConnection(peer, tls))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    peer.listener.withLock { $0 = listener }
    return peer
  }

  var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  /// What it was told in plain text.
  var heardPlainly: [String] { heard.withLock { $0.plain } }
  /// What it was told over TLS.
  var heardSecurely: [String] { heard.withLock { $0.secure } }
  /// How much of a message's body it was sent.
  var bodyBytes: Int { heard.withLock { $0.bodyBytes } }

  /// Lets nobody connect any more.
  func stop() async throws { try await listener.withLock { $0 }?.close() }
}

private final class SMTPPeerConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let peer: SMTPPeer
  private let tls: NIOSSLContext
  private var pending: [UInt8] = []
  private var isSecure: Bool
  private var isInBody = false

  init(_ peer: SMTPPeer, _ tls: NIOSSLContext) {
    self.peer = peer
    self.tls = tls
    isSecure = peer.script.isImplicit
  }

  func channelActive(context: ChannelHandlerContext) {
    answer(peer.script.answers["greeting"] ?? .say("220 post.example.ac.uk ready"), context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    pending += unwrapInboundIn(data).readableBytesView
    while !isInBody, let end = pending.firstRange(of: Array("\r\n".utf8)) {
      let line = String(decoding: pending[..<end.lowerBound], as: UTF8.self)
      pending.removeSubrange(..<end.upperBound)
      take(line, context)
    }
    if isInBody { takeBody(context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func take(_ line: String, _ context: ChannelHandlerContext) {
    peer.heard.withLock { [isSecure] heard in
      if isSecure { heard.secure.append(line) } else { heard.plain.append(line) }
    }
    let verb = String(line.prefix { $0 != " " })
    if let scripted = peer.script.answers[verb] { return answer(scripted, context) }
    switch verb {
    case "EHLO":
      let offers = isSecure ? peer.script.offers : peer.script.offersTLS ? ["STARTTLS"] : ["HELP"]
      let lines = ["post.example.ac.uk"] + offers
      answer(
        .say(
          lines.enumerated().map { index, line in
            "250\(index == lines.count - 1 ? " " : "-")\(line)"
          }.joined(separator: "\r\n")), context)
    case "STARTTLS":
      answer(.say("220 go ahead"), context)
      isSecure = true
      // The plain answer has left by now: it was flushed on this loop.
      try? context.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(context: tls), position: .first)
    case "AUTH": answer(.say("235 welcome"), context)
    case "DATA":
      answer(.say("354 go ahead"), context)
      isInBody = true
    case "QUIT": context.close(promise: nil)
    default: answer(.say("250 ok"), context)
    }
  }

  private func takeBody(_ context: ChannelHandlerContext) {
    let bytes = pending.count
    peer.heard.withLock { $0.bodyBytes = bytes }
    guard bytes > 0 else { return }
    switch peer.script.body {
    case .silence: break
    case .answer(let line):
      guard pending.suffix(5).elementsEqual("\r\n.\r\n".utf8) else { return }
      (pending, isInBody) = ([], false)
      answer(.say(line), context)
    case .hangUp(let after): if bytes >= after { context.close(promise: nil) }
    case .early(let line):
      answer(.say(line), context)
      context.channel.setOption(.autoRead, value: false).whenComplete { _ in }
    }
  }

  private func answer(_ answer: SMTPPeer.Answer, _ context: ChannelHandlerContext) {
    switch answer {
    case .say(let text): write(text + "\r\n", context)
    case .silence: break
    case .hangUp: context.close(promise: nil)
    case .flood: write("250 " + String(repeating: "a", count: 10_000), context)
    }
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }
}
