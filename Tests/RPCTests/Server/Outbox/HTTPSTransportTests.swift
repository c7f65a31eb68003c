import Domain
import Foundation
import NIOCore
import PluginAPI
import TestPeer
import Testing

@testable import RPCServer

@Suite("Disclosures over HTTPS")
struct HTTPSTransportTests {
  private static let payload = Array("A share".utf8)

  /// Certificates of a partner and of the university, each by an authority of its own.
  private static func certificates() async throws -> TestCertificates {
    let certificates = try TestCertificates()
    for authority in ["partners", "universities", "strangers"] {
      try await certificates.makeAuthority(authority)
    }
    try await certificates.makeCertificate(
      "partner", commonName: "partner", by: "partners", names: "IP:127.0.0.1")
    for (name, authority) in [("university", "universities"), ("stranger", "strangers")] {
      try await certificates.makeCertificate(
        name, commonName: name, by: authority, names: "DNS:\(name).example.ac.uk")
    }
    return certificates
  }

  /// What becomes of a share for a partner that answers so.
  ///
  /// - Parameters:
  ///   - certificate: What the server shows the partner.
  ///   - isGivenUp: Nobody waits any more once the partner has the whole request.
  private static func carry(
    _ answer: WebPeer.Answer, showing certificate: String = "university",
    isGivenUp: Bool = false
  ) async throws -> (carriage: Carriage, peer: WebPeer) {
    let certificates = try await certificates()
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-https-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (name, source) in [
      ("ca.pem", "partners.pem"), ("certificate.pem", "\(certificate).pem"),
      ("key.pem", "\(certificate).key"),
    ] {
      #expect(
        files.createFile(
          atPath: "\(folder)/\(name)", contents: files.contents(atPath: certificates.file(source)),
          attributes: [.posixPermissions: 0o600]))
    }
    let peer = try await WebPeer.start(
      answer, certificates, certificate: "partner", clientsOf: "universities")
    var exchange = HTTPSExchange(
      url: "https://127.0.0.1:\(peer.port)/in", credentials: try PartnerCredentials(folder: folder),
      clock: ServerClock { Instant(secondsSince1970: 1_795_307_400) })
    // A machine that tests is busy, so it waits for as long as it takes.
    exchange.connectPatience = .seconds(600)
    exchange.patience = .seconds(600)
    let carrying = Task { [exchange] in
      await HTTPSTransport(exchange: exchange).carry(
        payload, proof: [], in: .post(path: "/shares", headers: []))
    }
    if isGivenUp {
      _ = await peer.requests.first { true }
      carrying.cancel()
    }
    let carriage = await carrying.value
    try await peer.stop()
    return (carriage, peer)
  }

  @Test(
    "The payload arrives once, and the answer is the partner's", arguments: [200, 202, 400, 503])
  func answered(status: Int) async throws {
    let (carriage, peer) = try await Self.carry(.status(status))
    #expect(carriage == .answered(LinkAnswer(status: status)))
    #expect(peer.asked == ["/in/shares"] && peer.bodies == [Self.payload])
  }

  @Test("Of a partner that answers twice the first answer counts", arguments: [200, 202, 400])
  func twice(status: Int) async throws {
    let (carriage, peer) = try await Self.carry(.twice(status))
    #expect(carriage == .answered(LinkAnswer(status: status)))
    #expect(peer.asked == ["/in/shares"] && peer.bodies == [Self.payload])
  }

  @Test("It goes nowhere else, not on the same machine either")
  func redirect() async throws {
    let (carriage, peer) = try await Self.carry(.redirect(to: "/elsewhere"))
    #expect(carriage == .answered(LinkAnswer(status: 302)))
    #expect(peer.asked == ["/in/shares"])
  }

  @Test(
    "Of a long answer the first 64 KiB are taken", arguments: [65_535, 65_536, 65_537, 9 << 20])
  func long(count: Int) async throws {
    let text = String(repeating: "x", count: count)
    let (carriage, _) = try await Self.carry(.text(text))
    guard case .answered(let answer) = carriage else {
      Issue.record("It was not answered: \(carriage)")
      return
    }
    #expect(answer.status == 200 && answer.body == Array(text.utf8.prefix(65_536)))
  }

  @Test(
    "A partner that stops answering leaves it unknown: it has the payload, and may have taken it")
  func tooSlow() async throws {
    for answer in [WebPeer.Answer.nothing, .half] {
      let (carriage, peer) = try await Self.carry(answer, isGivenUp: true)
      #expect(carriage == .unknown)
      #expect(peer.bodies == [Self.payload])
    }
  }

  @Test(
    "A partner that does not know the server's certificate reads nothing, and it is not said to have arrived"
  )
  func strange() async throws {
    let (carriage, peer) = try await Self.carry(.status(200), showing: "stranger")
    // Over TLS 1.3 it says so only when the first bytes were written.
    #expect(carriage == .unknown || carriage == .notSent(.unreachable))
    #expect(peer.asked.isEmpty)
  }
}
