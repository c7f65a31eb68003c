import Domain
import Glibc
import HostileInputs
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// The list of `HostileInputs`, against a server of few and short limits, so that each is reached at
/// once. `scripts/hostile` runs it against a program with the limits of the product.
@Suite("Hostile inputs")
struct HostileInputsTests {
  @Test("cost their sender and nobody else", arguments: Attack.all)
  func attack(_ attack: Attack) async throws {
    let certificates = attack.listener == .tls ? try await Self.certificates.value : nil
    let signOn = SignOnConfiguration(
      CampusSignOn(issuer: TestSignOn.issuer, audience: TestSignOn.audience),
      keys: .file(try Self.keySet.get()))
    try await TestServer.with { configuration in
      configuration.limits = Self.limits(for: attack)
      configuration.tls = certificates?.tls(clientCA: "campus")
      configuration.tls?.requiresClientCertificate = false
      configuration.signOn = signOn
    } _: { server in
      let target = Target(
        host: server.host, port: server.port, limits: Self.limits(for: attack),
        principals: .init(
          admin: Person.admin.token.text, service: Person.portal.token.text,
          stranger: Person.tutor.id, student: Person.student.id),
        now: { server.clock.now.millisecondsSince1970 / 1_000 }, certificates: certificates,
        floodConnections: 60)
      let seen = try await attack.run(on: target)
      #expect(seen == attack.expected)
      if let certificates {
        let client = try TLSPeer(port: server.port, certificates)
        #expect(try await client.peer.lives())
        await client.hangUp()
      } else {
        #expect(try await server.lives())
      }
    }
  }

  @Test("have every row that the native port can meet")
  func rows() {
    let rows = Set(1...15).union(17...24).union(26...38)
    #expect(Set(Attack.all.map(\.row)) == rows)
  }

  @Test("are told apart by their names")
  func names() {
    let names = Attack.all.map { "\($0.row) \($0.name)" }
    #expect(Set(names).count == names.count)
  }

  private static func limits(for attack: Attack) -> ServerLimits {
    var limits = ServerLimits()
    limits.connection.callsInFlightMax = 8
    limits.connection.faultsPerMinuteMax = 5
    limits.connection.cancelsPerHalfMinuteMax = 20
    limits.connection.pingsPerSecondMax = 4
    limits.connections.unauthenticatedPerAddress = 12
    limits.work.callsInFlightMax = 20
    // What is not sat out must be answered on a busy machine too.
    limits.work.unaryDeadlineDefault = 60_000
    limits.work.queueWaitMax = 60_000
    for time in attack.sitsOut { limits[keyPath: time] = 100 }
    return limits
  }

  private static let certificates = Task {
    let certificates = try await TestCertificates.forServer()
    try await certificates.makeClients()
    return certificates
  }

  /// The sign-on's key set, in a file that stays as long as the process.
  private static let keySet = Result {
    let file = try TestSignOn.shared.get().writeKeySet()
    keySetFile.withLock { $0 = file }
    atexit { HostileInputsTests.removeKeySet() }
    return file
  }
  private static let keySetFile = Mutex("")

  private static func removeKeySet() { unlink(keySetFile.withLock { $0 }) }
}
