import Domain
import Foundation
import NIOCore
import NIOSSL

/// The mail server that takes what goes to partners by mail, as an admin configured it. Nothing is said to it
/// without TLS, and it must show a certificate for its name.
public struct MailRelay: Sendable {
  /// When TLS begins.
  public enum Security: String, CaseIterable, Sendable {
    /// After `STARTTLS`; where that is not offered, nothing is sent.
    case startTLS = "starttls"
    /// With the connection, as on port 465.
    case implicit
  }

  let host: String
  let port: Int
  /// The address that mail comes from, and that comes back where it cannot be delivered.
  let sender: String
  let security: Security
  let tls: NIOSSLContext
  let account: MailAccount?
  var patience = Patience()

  /// - Parameters:
  ///   - host: A name, or an address that its certificate names.
  ///   - sender: An e-mail address.
  ///   - authorities: PEM file of those that its certificate must come from, and no others; nil for the system's.
  ///   - account: JSON file with `user` and `password`, which its owner alone can reach; nil where none is needed.
  /// - Throws: `PartnerCredentialsError`.
  public init(
    host: String, port: Int, sender: String, security: Security, authorities: String? = nil,
    account: String? = nil
  ) throws(PartnerCredentialsError) {
    self.host = host
    self.port = port
    self.sender = sender
    self.security = security
    self.account = try account.map { file throws(PartnerCredentialsError) in
      try MailAccount(file: file)
    }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    do {
      if let authorities {
        let found = try NIOSSLCertificate.fromPEMFile(authorities)
        guard !found.isEmpty else { throw PartnerCredentialsError.unreadable(authorities) }
        tls.trustRoots = .certificates(found)
      }
      self.tls = try NIOSSLContext(configuration: tls)
    } catch {
      throw .unreadable(authorities ?? "the system's list of authorities")
    }
  }

  /// The TLS of a new connection. An address has no place in a handshake, but is held against the certificate all
  /// the same.
  func makeHandler() throws -> NIOSSLClientHandler {
    let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
    return try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host)
  }

  /// How long what may take. All of it together stays below what a handover may take.
  struct Patience: Sendable {
    var connect = TimeAmount.seconds(10)
    /// Until one command is answered.
    var step = TimeAmount.seconds(20)
    /// Until the message may begin.
    var beginning = TimeAmount.seconds(45)
    /// Until the message was taken.
    var body = TimeAmount.seconds(60)
  }
}

/// What opens the mail server. No log, argument or record has it.
struct MailAccount: Decodable, Equatable, Sendable {
  let user: String
  let password: String

  init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  init(file: String) throws(PartnerCredentialsError) {
    try PartnerCredentials.check(file, isDirectory: false)
    guard let text = FileManager.default.contents(atPath: file),
      let found = try? JSONDecoder().decode(Self.self, from: text), found.isUsable
    else { throw .unreadable(file) }
    self = found
  }

  /// Whether both can stand in `AUTH PLAIN`, which puts a NUL between them.
  private var isUsable: Bool {
    [user, password].allSatisfy { (1...255).contains($0.utf8.count) && !$0.utf8.contains(0) }
  }

  /// What follows `AUTH PLAIN`.
  var initialResponse: String { Data("\0\(user)\0\(password)".utf8).base64EncodedString() }
}
