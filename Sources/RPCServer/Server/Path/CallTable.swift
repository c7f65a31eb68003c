import Domain
import Messages
import WireFormat

/// Every RPC there is, who may call it, and where it runs. A method of the protos that stands here
/// twice or not at all is caught by a test.
struct CallTable: Sendable {
  static let served: [Route] =
    HealthCalls.routes + SessionCalls.routes + DirectoryCalls.routes + ImportCalls.routes
    + BookingCalls.routes

  /// Served besides with `--conformance`.
  static let conformance: [Route] = ConformanceCalls.routes

  let routes: [Route]
  /// Routes by the hash of their names' bytes, so that a call's names need not become strings.
  private let byHash: [UInt64: [Route]]

  init(conformance: Bool) {
    self.init(routes: Self.served + (conformance ? Self.conformance : []))
  }

  /// A table of other methods, for tests.
  init(routes: [Route]) {
    self.routes = routes
    byHash = Dictionary(grouping: routes) { route in
      var hash = NameHash()
      for byte in route.service.utf8 { hash.combine(byte) }
      hash.combine(UInt8(ascii: "/"))
      for byte in route.method.utf8 { hash.combine(byte) }
      return hash.value
    }
  }

  /// The route that a request names; nil for an unknown one.
  func route(of request: RequestEnvelope) -> Route? {
    request.withMethodName { service, method in
      var hash = NameHash()
      hash.combine(service)
      hash.combine(UInt8(ascii: "/"))
      hash.combine(method)
      return byHash[hash.value]?.first {
        equal($0.service, service) && equal($0.method, method)
      }
    }
  }

  private func equal(_ name: String, _ bytes: Span<UInt8>) -> Bool {
    guard name.utf8.count == bytes.count else { return false }
    var index = 0
    for byte in name.utf8 {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }
}

/// FNV-1a over a method's name. Names are compared after the look-up, so collisions cost time only.
private struct NameHash {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  mutating func combine(_ bytes: Span<UInt8>) {
    for index in bytes.indices { combine(bytes[index]) }
  }
}
