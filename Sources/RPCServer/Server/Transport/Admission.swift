import Glibc
import NIOCore
import Synchronization
import WireFormat

/// Counts the connections and turns away what is too many, before they cost anything.
///
///     admit(address) ──► anonymous ── signIn ──► identified ── leave ──► (gone)
///           └─ too many: refused     └─ too many: refused, stays anonymous
final class Admission: Sendable {
  /// What one connection counts as. Kept by the connection, and handed back with every change.
  enum Place: Hashable {
    case anonymous(PeerAddress)
    case identified(principal: String)
  }

  private struct State {
    var total = 0
    var counts: [Place: Int] = [:]

    mutating func give(_ place: Place) { counts[place, default: 0] += 1 }

    mutating func take(_ place: Place) {
      let left = counts[place, default: 1] - 1
      counts[place] = left == 0 ? nil : left
    }
  }

  private let limits: ConnectionCounts
  private let state = Mutex(State())

  init(_ limits: ConnectionCounts) { self.limits = limits }

  /// Connections that are open.
  var total: Int { state.withLock { $0.total } }

  /// A place for a new connection; nil where there is none.
  func admit(_ address: PeerAddress) -> Place? {
    let place = Place.anonymous(address)
    return state.withLock { state in
      guard state.total < limits.total,
        state.counts[place, default: 0] < limits.unauthenticatedPerAddress
      else { return nil }
      state.total += 1
      state.give(place)
      return place
    }
  }

  /// The connection's place once somebody has signed in on it; nil where that principal has too
  /// many, and the place stays as it is.
  func signIn(_ place: Place, as principal: String) -> Place? {
    let identified = Place.identified(principal: principal)
    guard place != identified else { return place }
    return state.withLock { state in
      guard state.counts[identified, default: 0] < limits.perIdentity else { return nil }
      state.take(place)
      state.give(identified)
      return identified
    }
  }

  /// The connection has gone.
  func leave(_ place: Place) {
    state.withLock { state in
      state.total -= 1
      state.take(place)
    }
  }
}

/// Whom connections are counted against before anybody has signed in on them: an IPv4 address, or the
/// 64 bits of an IPv6 address that name a network, since a single host has all addresses in it.
struct PeerAddress: Hashable {
  private let network: UInt64

  /// Peers without an address, such as those of a socket pair, count as one.
  init(_ address: SocketAddress?) {
    switch address {
    case .v4(let address): network = UInt64(address.address.sin_addr.s_addr.bigEndian)
    case .v6(let address):
      var bytes = address.address.sin6_addr
      network = withUnsafeBytes(of: &bytes) { bytes in
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xff
        let part = isMapped ? bytes[12..<16] : bytes[0..<8]
        return part.reduce(0) { $0 << 8 | UInt64($1) }
      }
    case .unixDomainSocket, nil: network = .max
    }
  }
}
