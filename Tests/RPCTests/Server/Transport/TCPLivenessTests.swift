import Foundation
import Glibc
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("What the kernel is asked to find out about peers")
struct TCPLivenessTests {
  @Test("is set on every connection that was accepted, from the server's bounds")
  func options() async throws {
    try await TestServer.with {
      $0.limits.times.ping = 7_000
      $0.limits.times.pingAnswer = 3_000
      $0.limits.times.writeStall = 4_321
    } _: { server in
      // The peer's to close: a second time would be somebody else's file.
      let peer = try RawPeer(port: server.port)
      let socket = peer.socket
      // Answered, so that it was accepted.
      #expect(try await peer.lives())
      let accepted = try #require(Self.otherEnd(of: socket, at: server.port))
      let tcp = Int32(IPPROTO_TCP)
      #expect(Self.option(SOL_SOCKET, SO_KEEPALIVE, of: accepted) == 1)
      #expect(Self.option(tcp, TCP_KEEPIDLE, of: accepted) == 7)
      #expect(Self.option(tcp, TCP_KEEPINTVL, of: accepted) == 3)
      #expect(Self.option(tcp, TCP_KEEPCNT, of: accepted) == 1)
      #expect(Self.option(tcp, TCP_USER_TIMEOUT, of: accepted) == 4_321)
      #expect(Self.option(tcp, TCP_NODELAY, of: accepted) == 1)
      // They are the server's doing, and not the system's.
      #expect(Self.option(tcp, TCP_USER_TIMEOUT, of: socket) == 0)
      peer.hangUp()
    }
  }

  /// The server's descriptor of a connection, since it runs in this process: the one socket on its port
  /// whose peer is the client's.
  private static func otherEnd(of socket: Int32, at port: Int) -> Int32? {
    let client = self.port(of: socket, getsockname)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }.first { descriptor in
      self.port(of: descriptor, getsockname) == port
        && self.port(of: descriptor, getpeername) == client
    }
  }

  /// The port that one end of a socket has; nil for what is no such socket.
  private static func port(
    of descriptor: Int32,
    _ name: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> Int? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { name(descriptor, $0, &length) }
    }
    guard found == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// What the kernel says that an option of a socket is.
  private static func option(_ level: Int32, _ name: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, level, name, &value, &length) == 0 ? value : nil
  }
}
