import NIOCore
import NIOSSL
import Synchronization

/// Where the listener's certificate and keys are.
public struct TLSFiles: Hashable, Sendable {
  /// PEM: the certificate, then its chain.
  public var certificate: String
  /// PEM: the private key.
  public var key: String
  /// PEM: the authorities that client certificates must come from; nil asks for none.
  public var clientCA: String?
  /// Whether a client must show a certificate where it is asked for one. What it shows must be good either
  /// way.
  public var requiresClientCertificate: Bool

  public init(
    certificate: String, key: String, clientCA: String? = nil,
    requiresClientCertificate: Bool = true
  ) {
    self.certificate = certificate
    self.key = key
    self.clientCA = clientCA
    self.requiresClientCertificate = requiresClientCertificate
  }
}

/// Why certificate or key cannot be used; a sentence for an admin.
public enum TLSError: Error, Equatable, CustomStringConvertible {
  case unreadable(what: String, file: String)

  public var description: String {
    switch self {
    case .unreadable(let what, let file): "Cannot use the \(what) in \(file): no such PEM there."
    }
  }
}

/// The TLS of the listener: 1.3 and nothing older, with client certificates where an authority is
/// given. Can be read again while the server runs.
final class TLSContext: Sendable {
  private let files: TLSFiles
  private let context: Mutex<NIOSSLContext>

  /// - Throws: `TLSError`.
  init(_ files: TLSFiles) throws {
    self.files = files
    context = Mutex(try Self.load(files))
  }

  /// Reads the files again; keeps what it has where they are not good.
  func reload() throws {
    let fresh = try Self.load(files)
    context.withLock { $0 = fresh }
  }

  /// The handler of a new connection.
  func makeHandler() -> NIOSSLServerHandler {
    NIOSSLServerHandler(context: context.withLock { $0 })
  }

  private static func load(_ files: TLSFiles) throws -> NIOSSLContext {
    let chain = try reading("certificate", files.certificate) {
      try NIOSSLCertificate.fromPEMFile(files.certificate)
    }
    let key = try reading("private key", files.key) {
      try NIOSSLPrivateKey(file: files.key, format: .pem)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv13
    if let clientCA = files.clientCA {
      let authorities = try reading("client authority", clientCA) {
        try NIOSSLCertificate.fromPEMFile(clientCA)
      }
      configuration.trustRoots = .certificates(authorities)
      configuration.certificateVerification =
        files.requiresClientCertificate ? .noHostnameVerification : .optionalVerification
    }
    return try reading("certificate and key", files.certificate) {
      try NIOSSLContext(configuration: configuration)
    }
  }

  private static func reading<Result>(
    _ what: String, _ file: String, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch { throw TLSError.unreadable(what: what, file: file) }
  }
}
