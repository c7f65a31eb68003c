import Glibc
import NIOCore

/// Why the server cannot listen; a sentence for an admin.
public enum ListenError: Error, Equatable, CustomStringConvertible {
  /// Without a certificate only loopback may be listened on.
  case plaintextBeyondLoopback(String)
  case addressInUse(host: String, port: Int)
  case notPermitted(host: String, port: Int)
  case other(host: String, port: Int, String)

  init(_ error: any Error, host: String, port: Int) {
    switch (error as? IOError)?.errnoCode {
    case EADDRINUSE: self = .addressInUse(host: host, port: port)
    case EACCES, EPERM: self = .notPermitted(host: host, port: port)
    default: self = .other(host: host, port: port, "\(error)")
    }
  }

  public var description: String {
    switch self {
    case .plaintextBeyondLoopback(let host):
      """
      Without a certificate the server listens on loopback only, and \(host) is not loopback. Give \
      --tls-certificate and --tls-key, or listen on 127.0.0.1.
      """
    case .addressInUse(let host, let port):
      "\(host):\(port) is in use. Stop the other program or choose another port with --listen."
    case .notPermitted(let host, let port):
      "The system does not permit listening on \(host):\(port)."
    case .other(let host, let port, let why):
      "Cannot listen on \(host):\(port): \(why)"
    }
  }

  /// Whether a host names this machine only.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]" || isLoopbackIPv4(host)
  }

  private static func isLoopbackIPv4(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
