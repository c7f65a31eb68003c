/// How a client reaches its server, as whom, and with how much patience.
public struct ClientConfiguration: Sendable {
  public var endpoint: Endpoint
  /// Nil for plain TCP, which a token may only travel on this machine.
  public var tls: ClientTLS?
  /// Sent with every call as `authorization: Bearer …`.
  public var token: AccessToken?
  /// The principal id of the person for whom a campus system calls.
  public var onBehalfOf: String?
  /// How long a unary call may take where its options do not say. Streams have no default.
  public var defaultDeadline: Duration = .seconds(10)
  /// How long one attempt to connect may take, TLS handshake included.
  public var connectTimeout: Duration = .seconds(5)
  public var retry = RetryPolicy()
  /// Calls in flight on the connection; further ones wait. The server's own limit is 128.
  public var callsInFlightMax = 100
  /// The longest reply frame to accept, in bytes; a longer one fails its call only.
  public var responseBytesMax = 4 << 20
  /// What to ask the server for beyond plain ttrpc; nil to ask for nothing.
  public var extensions: Extensions? = Extensions()

  public init(endpoint: Endpoint) { self.endpoint = endpoint }

  /// Refuses what could never be right, such as a token in the clear on a network.
  func check() throws(ConfigurationError) {
    if token != nil, tls == nil, !endpoint.isLoopback {
      throw ConfigurationError(
        "A token is not sent to \(endpoint) without TLS. Name the server's CA certificate.")
    }
    try extensions?.check()
  }
}

/// A server's address, such as `127.0.0.1:7700` or `[::1]:7700`.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  public var host: String
  public var port: Int

  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT`; an IPv6 address stands in brackets.
  public init(parsing text: String) throws(ConfigurationError) {
    let problem = ConfigurationError(
      "An endpoint is HOST:PORT, such as 127.0.0.1:7700 or [::1]:7700.")
    guard let colon = text.lastIndex(of: ":") else { throw problem }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw problem
    }
    let digits = text[text.index(after: colon)...]
    guard !host.isEmpty, !host.contains(where: \.isWhitespace),
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits),
      (1...65535).contains(port)
    else { throw problem }
    self.init(host: String(host), port: port)
  }

  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// Whether the bytes stay on this machine.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1" || Self.isLoopbackIPv4(host)
  }

  private static func isLoopbackIPv4(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && parts[0] == 127 && !parts.contains(nil)
  }
}

/// Whom to trust, and with what to identify oneself, on an encrypted connection. TLS 1.3 at least.
public struct ClientTLS: Hashable, Sendable {
  /// A PEM file of certificates that sign the server's; nil for those that the system trusts.
  public var caFile: String?
  /// A PEM file of this client's own certificate and what leads to its root.
  public var certificateFile: String?
  /// A PEM file of the certificate's private key.
  public var keyFile: String?
  /// The name that the server's certificate must carry, where it is not the endpoint's host.
  public var serverName: String?

  public init(
    caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil,
    serverName: String? = nil
  ) {
    self.caFile = caFile
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.serverName = serverName
  }
}

/// A setting cannot be used. The text says which, and what to do; it never quotes a secret.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
