import Domain
import NIOCore
import Store
import TestPeer
import Testing

@testable import RPCServer

@Suite("The ledger's checkpoint, where the mail server does not take it")
struct CheckpointMailFailureTests {
  @Test("is tried again after an hour, and each time until it is taken")
  func failing() async throws {
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("campus")
    try await certificates.makeCertificate(
      "post", commonName: "post", by: "campus", names: "IP:127.0.0.1")
    let refusing = try await SMTPPeer.start(
      .init(body: .answer("554 not today")), certificates)
    var relay = try MailRelay(
      host: "127.0.0.1", port: refusing.port, sender: "wellbeing@example.ac.uk",
      security: .startTLS, authorities: certificates.file("campus.pem"))
    // A machine that tests is busy, so it waits for as long as it takes.
    relay.patience = .init(
      connect: .seconds(600), step: .seconds(600), beginning: .seconds(600), body: .seconds(600))
    func attempts() -> Int { refusing.heardSecurely.count { $0 == "DATA" } }
    try await TestServer.with { [relay] in
      $0.ways.mail = relay
      $0.checkpointRecipient = "dpo@example.ac.uk"
    } _: { server in
      await server.server.mailCheckpointNow()
      #expect(attempts() == 0, "There is no checkpoint before the first leaf.")
      try server.server.store.addLeaf()
      var tries = 0
      for minutes in [0, 60, 60] {
        if minutes > 0 {
          server.clock.advance(minutes: minutes - 1)
          await server.server.mailCheckpointNow()
          #expect(attempts() == tries)
          server.clock.advance(minutes: 1)
        }
        await server.server.mailCheckpointNow()
        tries += 1
        #expect(attempts() == tries)
        #expect(try await server.server.store.checkpointMailedAt() == nil)
      }
    }
    try await refusing.stop()
  }
}
