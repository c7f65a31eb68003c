import Foundation

/// aiosmtpd over TLS on this machine: a stock mail server that reads what it takes with Python's email package.
public final class MailPeer: Sendable {
  /// A mail as it was read.
  public struct Mail: Decodable, Sendable {
    public struct Document: Decodable, Sendable {
      public let name: String
      public let mediaType: String
      /// SHA-256 of its bytes, in hexadecimal digits.
      public let digest: String
    }

    public let sender: String
    public let recipients: [String]
    /// Who signed in to send it; empty for nobody.
    public let account: String
    /// By name in small letters.
    public let headers: [String: String]
    public let text: String
    public let documents: [Document]
    /// In bytes, without its end.
    public let longestLine: Int
    /// Line ends that are not those of mail.
    public let bareLineEnds: Int
    /// What the package found wrong with it.
    public let defects: [String]
  }

  public let port: Int
  /// PEM file of the authority that its certificate comes from.
  public var authority: String { certificates.file("post.pem") }
  private let program: Program
  private let certificates: TestCertificates

  /// - Parameters:
  ///   - security: `starttls` or `implicit`.
  ///   - account: The user and password without which it takes nothing.
  public init(security: String = "starttls", account: (String, String)? = nil) async throws {
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("post")
    try await certificates.makeCertificate(
      "server", commonName: "post", by: "post", names: "IP:127.0.0.1")
    self.certificates = certificates
    program = try Program(
      PythonPeers.python,
      [
        PythonPeers.script("mail/serve.py"), certificates.file("server.pem"),
        certificates.file("server.key"), security,
      ] + (account.map { [$0.0, $0.1] } ?? []),
      // It serves a whole test, which may wait its turn among many.
      patience: 1_800)
    guard let line = await program.errorLine(with: "listening "),
      let port = Int(line.split(separator: " ").last ?? "")
    else { throw PeerError.unexpected(program.errorSoFar) }
    self.port = port
  }

  deinit { program.send(SIGKILL) }

  /// Ends it.
  ///
  /// - Returns: All that it has taken.
  public func end() async throws -> [Mail] {
    program.send(SIGKILL)
    let said = await program.end().error
    return try said.split(separator: "\n").filter { $0.hasPrefix("received ") }.map {
      try JSONDecoder().decode(Mail.self, from: Data($0.dropFirst("received ".count).utf8))
    }
  }
}
