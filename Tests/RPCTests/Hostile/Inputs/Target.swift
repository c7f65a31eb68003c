public import RPCServer
public import TestPeer

/// The server that is attacked, and what an attacker knows of it.
public struct Target: Sendable {
  /// An IPv4 address of loopback, and the port.
  public let host: String
  public let port: Int
  /// The limits that it was given.
  public let limits: ServerLimits
  /// Who may sign in on it.
  public let principals: Principals
  /// What its clock shows, in seconds since 1970.
  let now: @Sendable () -> Int64
  /// The authority of its certificate and of its clients', and theirs; nil where it speaks plaintext.
  public let certificates: TestCertificates?
  /// How many connections a flood opens.
  public let floodConnections: Int

  /// Tokens of an attacker who has some.
  public struct Principals: Sendable {
    /// An admin's token.
    public let admin: String
    /// The token of a service that may act for students only.
    public let service: String
    /// The id of a principal whom that service may not act for.
    public let stranger: String
    /// The id of a student, who may be bound to a sign-on.
    public let student: String

    public init(admin: String, service: String, stranger: String, student: String) {
      self.admin = admin
      self.service = service
      self.stranger = stranger
      self.student = student
    }
  }

  public init(
    host: String, port: Int, limits: ServerLimits, principals: Principals,
    now: @escaping @Sendable () -> Int64, certificates: TestCertificates? = nil,
    floodConnections: Int
  ) {
    self.now = now
    self.host = host
    self.port = port
    self.limits = limits
    self.principals = principals
    self.certificates = certificates
    self.floodConnections = floodConnections
  }

  /// A new connection.
  func peer(from source: String? = nil, receiveBuffer: Int32? = nil) throws -> RawPeer {
    try RawPeer(port: port, host: host, from: source, receiveBuffer: receiveBuffer)
  }

  /// Something to wait for while time passes.
  func pacer() throws -> Pacer {
    if let certificates { return Pacer(try TLSPeer(port: port, certificates)) }
    return Pacer(try peer(from: "127.0.0.3"))
  }
}
