internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import WireFormat

/// Makes connections: TCP without delay, TLS 1.3 where it is wanted, and the call handler on top.
struct Dialer: Sendable {
  let endpoint: Endpoint
  private let tls: NIOSSLContext?
  /// The name to ask for and to find in the certificate; nil to go by the IP address.
  private let serverName: String?
  private let connectTimeout: TimeAmount
  private let responseBytesMax: Int
  private let extensions: Extensions?

  /// - Throws: `ConfigurationError` naming the file that cannot be used.
  init(_ configuration: ClientConfiguration) throws(ConfigurationError) {
    endpoint = configuration.endpoint
    connectTimeout = TimeAmount(configuration.connectTimeout)
    responseBytesMax = configuration.responseBytesMax
    extensions = configuration.extensions
    tls = try configuration.tls.map { wanted throws(ConfigurationError) in
      try Self.context(wanted)
    }
    if let name = configuration.tls?.serverName {
      guard !Self.isIPAddress(name) else {
        throw ConfigurationError("The server name is a DNS name, not an IP address.")
      }
      serverName = name
    } else {
      serverName = Self.isIPAddress(endpoint.host) ? nil : endpoint.host
    }
  }

  /// Connects. The channel's last handler is a `ClientConnection`, whose TLS may not be done yet.
  func dial(on loop: any EventLoop) -> EventLoopFuture<any Channel> {
    ClientBootstrap(group: loop)
      .connectTimeout(connectTimeout)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.socketOption(.so_keepalive), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls {
            let handler = try NIOSSLClientHandler(context: tls, serverHostname: serverName)
            try pipeline.addHandler(handler)
            try pipeline.addHandler(HandshakeTimeout(connectTimeout))
          }
          try pipeline.addHandler(
            ClientConnection(
              isEncrypted: tls != nil, responseBytesMax: responseBytesMax, extensions: extensions))
        }
      }
      .connect(host: endpoint.host, port: endpoint.port)
  }

  private static func isIPAddress(_ host: String) -> Bool {
    (try? SocketAddress(ipAddress: host, port: 0)) != nil
  }

  private static func context(_ tls: ClientTLS) throws(ConfigurationError) -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    if let file = tls.caFile {
      configuration.trustRoots = .certificates(
        try read("CA file", file, NIOSSLCertificate.fromPEMFile))
    }
    if let file = tls.certificateFile {
      configuration.certificateChain =
        try read("client certificate", file, NIOSSLCertificate.fromPEMFile).map { .certificate($0) }
      guard let keyFile = tls.keyFile else {
        throw ConfigurationError("The client certificate \(file) needs its key file, too.")
      }
      configuration.privateKey = .privateKey(
        try read("client key", keyFile) { try NIOSSLPrivateKey(file: $0, format: .pem) })
    }
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw ConfigurationError("TLS cannot be set up: do certificate and key belong together?")
    }
  }

  private static func read<Value>(
    _ what: String, _ file: String, _ body: (String) throws -> Value
  ) throws(ConfigurationError) -> Value {
    do {
      return try body(file)
    } catch let error as IOError {
      let reason = String(cString: strerror(error.errnoCode))
      throw ConfigurationError("The \(what) \(file) cannot be read: \(reason).")
    } catch {
      throw ConfigurationError("The \(what) \(file) is not PEM of the right kind.")
    }
  }
}

/// Closes a connection whose TLS handshake takes too long.
private final class HandshakeTimeout: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let limit: TimeAmount
  private var timer: Scheduled<Void>?

  init(_ limit: TimeAmount) { self.limit = limit }

  func channelActive(context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: limit) {
      context.fireErrorCaught(ConnectionFailure.handshakeTimedOut)
    }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    timer?.cancel()
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }
}

/// Why there is no connection, in words.
enum ConnectionFailure: Error {
  /// The server closed the connection before it was ready.
  case closedEarly
  case handshakeTimedOut
  /// It did not answer a PING.
  case silent

  /// Half a sentence, without a full stop.
  static func text(_ error: any Error) -> String {
    switch error {
    case ConnectionFailure.closedEarly: return "The server closed it at once"
    case ConnectionFailure.handshakeTimedOut: return "The TLS handshake took too long"
    case ConnectionFailure.silent: return "The server has gone silent"
    case let error as NIOConnectionError:
      if let first = error.connectionErrors.first { return text(first.error) }
      return "The host name \(error.host) is not known"
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout: return "It did not answer in time"
    case is FrameError: return "The server does not speak this protocol"
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      return "TLS failed (\(error))"
    default: return "\(error)"
    }
  }

  /// Whether another attempt must fail the same way.
  static func isHopeless(_ error: any Error) -> Bool {
    error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
  }
}
