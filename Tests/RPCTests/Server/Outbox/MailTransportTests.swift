import Crypto
import Domain
import Foundation
import NIOCore
import PluginAPI
import TestPeer
import Testing

@testable import RPCServer

@Suite("Mail to a partner")
struct MailTransportTests {
  /// By `campus`: `post` for this machine, `elsewhere` for another. `forged` is by a stranger.
  private static let certificates = Task {
    let certificates = try TestCertificates()
    for authority in ["campus", "stranger"] { try await certificates.makeAuthority(authority) }
    for (name, authority, names) in [
      ("post", "campus", "IP:127.0.0.1"), ("forged", "stranger", "IP:127.0.0.1"),
      ("elsewhere", "campus", "DNS:elsewhere.example.ac.uk"),
    ] {
      try await certificates.makeCertificate(
        name, commonName: name, by: authority, names: names)
    }
    return certificates
  }

  private static let payload = Array("<p>Ada Lovelace</p>\r\n.\r\nQUIT\r\n".utf8)
  private static let proof = Array("c2sp.org/tlog-proof@v1\n".utf8)
  private static let envelope = Envelope.mail(
    subject: "Safeguarding concern dis_a", name: "dis_a.html",
    mediaType: "text/html; charset=utf-8")

  private static func transport(
    port: Int, authority: String, security: MailRelay.Security = .startTLS,
    account: MailAccount? = nil, to recipient: String = "duty@force.cjsm.net"
  ) throws -> MailTransport {
    var relay = try MailRelay(
      host: "127.0.0.1", port: port, sender: "wellbeing@example.ac.uk", security: security,
      authorities: authority, account: account.map(write))
    // A machine that tests is busy, so it waits for as long as it takes.
    relay.patience = .init(
      connect: .seconds(600), step: .seconds(600), beginning: .seconds(600),
      body: .seconds(600))
    return MailTransport(
      relay: relay, recipient: recipient, secureDomains: ["cjsm.net"],
      // 2026-11-23 09:00:00 in UTC.
      clock: ServerClock { Instant(secondsSince1970: 1_795_424_400) })
  }

  /// Writes what an admin would.
  private static func write(_ account: MailAccount) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-account-\(UUID().uuidString).json").path
    let text = try JSONEncoder().encode(["user": account.user, "password": account.password])
    #expect(
      FileManager.default.createFile(
        atPath: file, contents: text, attributes: [.posixPermissions: 0o600]))
    return file
  }

  /// What becomes of the payload with a server that does so.
  private static func carry(
    _ script: SMTPPeer.Script, certificate: String = "post", account: MailAccount? = nil,
    payload: [UInt8] = payload, change: (inout MailRelay.Patience) -> Void = { _ in }
  ) async throws -> (carriage: Carriage, peer: SMTPPeer) {
    let certificates = try await certificates.value
    let peer = try await SMTPPeer.start(script, certificates, certificate: certificate)
    let made = try transport(
      port: peer.port, authority: certificates.file("campus.pem"),
      security: script.isImplicit ? .implicit : .startTLS, account: account)
    var relay = made.relay
    change(&relay.patience)
    let transport = MailTransport(
      relay: relay, recipient: made.recipient, secureDomains: made.secureDomains,
      clock: made.clock)
    let carriage = await transport.carry(payload, proof: proof, in: envelope)
    try await peer.stop()
    return (carriage, peer)
  }

  // MARK: What arrives

  @Test(
    "A stock mail server takes it, and reads the very bytes out of it",
    arguments: [MailRelay.Security.startTLS, .implicit], [false, true])
  func arrives(security: MailRelay.Security, signsIn: Bool) async throws {
    let post = try await MailPeer(
      security: security.rawValue, account: signsIn ? ("pastoral", "p=ss wörd") : nil)
    let transport = try Self.transport(
      port: post.port, authority: post.authority, security: security,
      account: signsIn ? MailAccount(user: "pastoral", password: "p=ss wörd") : nil)
    // Longer than any buffer on the way, and with every byte in it.
    let payload = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let carriage = await transport.carry(payload, proof: Self.proof, in: Self.envelope)
    #expect(carriage == .answered(LinkAnswer(status: 250, body: Array("2.0.0 taken".utf8))))
    let mails = try await post.end()
    let mail = try #require(mails.first)
    #expect(mails.count == 1 && mail.defects.isEmpty && mail.bareLineEnds == 0)
    #expect(mail.sender == "wellbeing@example.ac.uk" && mail.recipients == ["duty@force.cjsm.net"])
    #expect(mail.account == (signsIn ? "pastoral" : ""))
    #expect(mail.headers["subject"] == "Safeguarding concern dis_a")
    #expect(mail.headers["to"] == "duty@force.cjsm.net")
    #expect(mail.headers["date"] == "Mon, 23 Nov 2026 09:00:00 +0000")
    #expect(mail.headers["message-id"]?.hasSuffix("@example.ac.uk>") ?? false)
    #expect(mail.longestLine < 998 && mail.text.hasPrefix("The document with this mail"))
    #expect(mail.documents.map(\.name) == ["dis_a.html", "dis_a.html.tlog-proof"])
    #expect(mail.documents[0].mediaType == #"text/html; charset="utf-8""#)
    #expect(mail.documents.map(\.digest) == [payload, Self.proof].map(Self.hex))
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
  }

  @Test("Nothing but the greeting is said in plain text, the password least of all")
  func plain() async throws {
    let (carriage, peer) = try await Self.carry(
      .init(), account: MailAccount(user: "pastoral", password: "secret"))
    #expect(carriage == .answered(LinkAnswer(status: 250, body: Array("2.0.0 queued".utf8))))
    #expect(peer.heardPlainly == ["EHLO example.ac.uk", "STARTTLS"])
    #expect(
      peer.heardSecurely.prefix(5) == [
        "EHLO example.ac.uk", "AUTH PLAIN AHBhc3RvcmFsAHNlY3JldA==",
        "MAIL FROM:<wellbeing@example.ac.uk>", "RCPT TO:<duty@force.cjsm.net>", "DATA",
      ])
  }

  // MARK: Proven not sent

  private static let declining: [(what: String, script: SMTPPeer.Script, status: Int)] = [
    ("TLS is not offered", .init(offersTLS: false), 250),
    ("TLS is refused", .init(answers: ["STARTTLS": .say("454 not now")]), 454),
    ("it greets with a refusal", .init(answers: ["greeting": .say("554 no service")]), 554),
    ("it does not know EHLO", .init(answers: ["EHLO": .say("502 what?")]), 502),
    ("it wants no mail of ours", .init(answers: ["MAIL": .say("451 later")]), 451),
    ("it knows no such address", .init(answers: ["RCPT": .say("550 nobody here")]), 550),
    ("it would send it on to another", .init(answers: ["RCPT": .say("251 will forward")]), 251),
    ("it permits no message", .init(answers: ["DATA": .say("554 no")]), 554),
    ("it takes nothing as long", .init(offers: ["SIZE 100"]), 0),
    ("it is busy", .init(answers: ["DATA": .say("421 shutting down")]), 421),
  ]

  @Test("Where a server says no before the message, nothing was sent", arguments: declining)
  func declined(what: String, script: SMTPPeer.Script, status: Int) async throws {
    let (carriage, peer) = try await Self.carry(script)
    #expect(carriage == .notSent(.declined, status: status) && peer.bodyBytes == 0)
    // Whom it is for is said over TLS alone.
    #expect(!peer.heardPlainly.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") })
  }

  @Test(
    "A server that does not know the account, or takes none, is sent nothing",
    arguments: [
      (SMTPPeer.Script(answers: ["AUTH": .say("535 wrong")]), 535),
      (SMTPPeer.Script(offers: ["SIZE 20971520", "AUTH CRAM-MD5"]), 0),
      (SMTPPeer.Script(offers: []), 0),
    ])
  func account(script: SMTPPeer.Script, status: Int) async throws {
    let (carriage, peer) = try await Self.carry(
      script, account: MailAccount(user: "pastoral", password: "secret"))
    #expect(carriage == .notSent(.declined, status: status) && peer.bodyBytes == 0)
  }

  @Test(
    "Who speaks where TLS begins, speaks twice, or speaks no SMTP is sent nothing",
    arguments: [
      ["STARTTLS": SMTPPeer.Answer.say("220 go ahead\r\n250 injected")],
      ["MAIL": .say("250 ok\r\n250 ok")], ["EHLO": .say("250-one\r\n251 two")],
      ["greeting": .say("SSH-2.0-OpenSSH")], ["greeting": .flood], ["RCPT": .flood],
      ["DATA": .say("354 go ahead\r\n250 queued")],
    ])
  func nonsense(answers: [String: SMTPPeer.Answer]) async throws {
    let (carriage, peer) = try await Self.carry(.init(answers: answers))
    #expect(carriage == .notSent(.unreachable) && peer.bodyBytes == 0)
  }

  @Test(
    "A server that cannot show who it is is sent nothing", arguments: ["forged", "elsewhere"],
    [false, true])
  func stranger(certificate: String, isImplicit: Bool) async throws {
    let (carriage, peer) = try await Self.carry(
      .init(isImplicit: isImplicit), certificate: certificate)
    #expect(carriage == .notSent(.unreachable))
    #expect(peer.heardSecurely.isEmpty && peer.bodyBytes == 0)
  }

  private static let commands = ["greeting", "EHLO", "STARTTLS", "MAIL", "RCPT", "DATA"]

  @Test("A connection that is lost before the message has sent nothing", arguments: commands)
  func lost(command: String) async throws {
    let (carriage, peer) = try await Self.carry(.init(answers: [command: .hangUp]))
    #expect(carriage == .notSent(.unreachable) && peer.bodyBytes == 0)
  }

  @Test("A server that falls silent is waited for no longer than a step", arguments: commands)
  func silent(command: String) async throws {
    let (carriage, peer) = try await Self.carry(.init(answers: [command: .silence])) {
      $0.step = .milliseconds(200)
    }
    #expect(carriage == .notSent(.unreachable) && peer.bodyBytes == 0)
  }

  @Test("All that comes before the message has a limit together")
  func slow() async throws {
    let (carriage, _) = try await Self.carry(.init(answers: ["DATA": .silence])) {
      $0.beginning = .milliseconds(200)
    }
    #expect(carriage == .notSent(.unreachable))
  }

  @Test("Where nobody listens, nothing was sent")
  func nobody() async throws {
    let certificates = try await Self.certificates.value
    let gone = try await SMTPPeer.start(.init(), certificates)
    let port = gone.port
    try await gone.stop()
    let transport = try Self.transport(port: port, authority: certificates.file("campus.pem"))
    let carriage = await transport.carry(Self.payload, proof: Self.proof, in: Self.envelope)
    #expect(carriage == .notSent(.unreachable))
  }

  @Test(
    "Mail goes to the registered address in a secure domain, and nowhere else",
    arguments: [
      "duty@example.com", "duty@evilcjsm.net", "duty@cjsm.net.example.com", "duty",
      "duty@force.cjsm.net>\r\nRCPT TO:<me@example.com", "a@b.c,duty@force.cjsm.net",
    ])
  func elsewhere(recipient: String) async throws {
    let certificates = try await Self.certificates.value
    let peer = try await SMTPPeer.start(.init(), certificates)
    let transport = try Self.transport(
      port: peer.port, authority: certificates.file("campus.pem"), to: recipient)
    let carriage = await transport.carry(Self.payload, proof: Self.proof, in: Self.envelope)
    #expect(carriage == .notSent(.envelope))
    #expect(peer.heardPlainly.isEmpty)
    try await peer.stop()
  }

  @Test(
    "Another way's envelope sends no mail",
    arguments: [Envelope.file(name: "a"), .post(path: "/", headers: [])])
  func envelopes(envelope: Envelope) async throws {
    let certificates = try await Self.certificates.value
    let transport = try Self.transport(port: 1, authority: certificates.file("campus.pem"))
    let carriage = await transport.carry(Self.payload, proof: Self.proof, in: envelope)
    #expect(carriage == .notSent(.envelope))
  }

  // MARK: Once the message has begun

  @Test(
    "A server's word after the message settles it, whichever it is",
    arguments: [
      ("250 2.0.0 queued", Carriage.answered(LinkAnswer(status: 250, body: bytes("2.0.0 queued")))),
      ("452 4.3.1 full", .answered(LinkAnswer(status: 452, body: bytes("4.3.1 full")))),
      ("554 5.7.1 spam", .answered(LinkAnswer(status: 554, body: bytes("5.7.1 spam")))),
      ("354 more?", .unknown), ("999 thanks", .unknown), ("thanks", .unknown),
    ])
  func answered(line: String, carriage: Carriage) async throws {
    #expect(try await Self.carry(.init(body: .answer(line))).carriage == carriage)
  }

  @Test(
    "A connection that is lost once the message has begun leaves it unknown", arguments: [1, 500])
  func cut(after: Int) async throws {
    let (carriage, peer) = try await Self.carry(.init(body: .hangUp(after: after)))
    #expect(carriage == .unknown && peer.bodyBytes > 0)
  }

  @Test("A server that takes the message and says nothing leaves it unknown")
  func silentAfterwards() async throws {
    let (carriage, _) = try await Self.carry(.init(body: .silence)) {
      $0.body = .milliseconds(200)
    }
    #expect(carriage == .unknown)
  }

  @Test(
    "A server that thanks for a message before its end is not believed; one that refuses it is",
    arguments: [
      ("250 queued", Carriage.unknown),
      ("552 too long", .answered(LinkAnswer(status: 552, body: bytes("too long")))),
    ])
  func early(line: String, carriage: Carriage) async throws {
    // More than two sockets hold while nobody reads.
    let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
    let made = try await Self.carry(.init(body: .early(line)), payload: payload)
    #expect(made.carriage == carriage)
  }
}

/// A text's bytes.
private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
