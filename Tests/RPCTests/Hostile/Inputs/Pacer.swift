import Messages
import SwiftProtobuf
import TestPeer

/// Lets time pass by waiting for the answer to a call that the server answers later, on a connection
/// of its own. So even an attack that goes slowly waits for an event.
final class Pacer {
  private let peer: RawPeer
  private let secured: TLSPeer?

  init(_ peer: RawPeer) {
    self.peer = peer
    secured = nil
  }

  init(_ secured: TLSPeer) {
    peer = secured.peer
    self.secured = secured
  }

  func pause(_ milliseconds: Int64) async throws {
    _ = try await peer.call(EchoService.sleep, .init(milliseconds))
  }

  func hangUp() async {
    await secured?.hangUp()
    peer.hangUp()
  }
}
