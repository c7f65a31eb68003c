import Glibc

/// Connections within this machine.
public enum Loopback {
  /// Connects a socket, without delay for small writes.
  ///
  /// - Parameters:
  ///   - host: An IPv4 address of loopback, as is `source`.
  ///   - source: The address to come from; nil for the system's choice.
  ///   - receiveBuffer: The socket's receive buffer, in bytes; nil for the system's own.
  /// - Returns: Its descriptor, which is the caller's to close.
  /// - Throws: `PeerError.system`.
  public static func connect(
    port: Int, host: String, from source: String? = nil, receiveBuffer: Int32? = nil
  ) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw PeerError.system("socket", errno) }
    if let receiveBuffer { set(socket, SOL_SOCKET, SO_RCVBUF, receiveBuffer) }
    set(socket, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    if let source, with(source, 0, { bind(socket, $0, $1) }) != 0 {
      throw failure("bind", socket)
    }
    guard with(host, port, { Glibc.connect(socket, $0, $1) }) == 0 else {
      throw failure("connect", socket)
    }
    return socket
  }

  private static func set(_ socket: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func with(
    _ host: String, _ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr(host)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static func failure(_ what: String, _ socket: Int32) -> PeerError {
    let number = errno
    close(socket)
    return .system(what, number)
  }
}
