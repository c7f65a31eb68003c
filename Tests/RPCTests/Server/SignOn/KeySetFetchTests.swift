import Foundation
import TestPeer
import Testing

@testable import RPCServer

@Suite("Fetching the sign-on's keys")
struct KeySetFetchTests {
  /// By `campus`: `keys` for this machine, `elsewhere` for another, and `expired`. `forged` is by a stranger.
  private static let certificates = Task {
    let certificates = try TestCertificates()
    for authority in ["campus", "stranger"] { try await certificates.makeAuthority(authority) }
    for (name, authority, days) in [
      ("keys", "campus", 2), ("forged", "stranger", 2), ("expired", "campus", -1),
    ] {
      try await certificates.makeCertificate(
        name, commonName: "keys", by: authority, names: "IP:127.0.0.1", days: days)
    }
    try await certificates.makeCertificate(
      "elsewhere", commonName: "127.0.0.1", by: "campus", names: "DNS:elsewhere.example.ac.uk")
    return certificates
  }

  /// What is fetched from a peer that answers so, or why nothing is.
  private static func fetch(
    _ answer: WebPeer.Answer, certificate: String = "keys", authority: String? = "campus",
    patience: Duration = .seconds(600)
  ) async throws -> Result<String, KeySetFetchFault> {
    let certificates = try await certificates.value
    let peer = try await WebPeer.start(answer, certificates, certificate: certificate)
    let address = try peer.address(
      https: true, authorities: authority.map { certificates.file("\($0).pem") },
      patience: patience)
    let result: Result<String, KeySetFetchFault>
    do {
      let body = try await KeySetFetch(address: address).body()
      result = .success(String(decoding: body, as: UTF8.self))
    } catch {
      result = .failure(error)
    }
    try await peer.stop()
    // Nothing further is asked for, such as where a redirection leads.
    #expect(peer.asked == ["/keys"] || peer.asked == [])
    return result
  }

  @Test("takes what a peer with a good certificate has, up to a mebibyte of it")
  func good() async throws {
    for count in [1, 1 << 20] {
      let text = String(repeating: " ", count: count)
      #expect(try await Self.fetch(.text(text)) == .success(text))
    }
  }

  @Test("takes no more than that")
  func tooLarge() async throws {
    let text = String(repeating: " ", count: 1 << 20 + 1)
    #expect(try await Self.fetch(.text(text)) == .failure(.tooLarge))
  }

  @Test(
    "takes nothing from a peer whose certificate is a stranger's, another machine's, or expired",
    arguments: [
      ("forged", "campus"), ("elsewhere", "campus"), ("expired", "campus"), ("keys", nil),
    ] as [(String, String?)])
  func untrusted(certificate: String, authority: String?) async throws {
    let result = try await Self.fetch(
      .text("{}"), certificate: certificate, authority: authority)
    #expect(result == .failure(.untrusted))
  }

  @Test("takes nothing else than what was found", arguments: [201, 204, 404, 500])
  func status(code: Int) async throws {
    #expect(try await Self.fetch(.status(code)) == .failure(.answered(status: code)))
  }

  @Test("goes nowhere else, not on the same machine either", arguments: ["/other", "https://x/"])
  func redirect(target: String) async throws {
    #expect(
      try await Self.fetch(.redirect(to: target)) == .failure(.answered(status: 302)))
  }

  @Test("waits for no peer that stops answering, before its answer or in its middle")
  func tooSlow() async throws {
    // However long this takes here, the peer never gets further.
    for answer in [WebPeer.Answer.nothing, .half] {
      let result = try await Self.fetch(answer, patience: .milliseconds(500))
      #expect(result == .failure(.tooSlow))
    }
  }

  @Test("says where nobody listens, where nobody speaks TLS, and where authorities are missing")
  func unreachable() async throws {
    let peer = try await WebPeer.start(.text("{}"))
    let plain = try peer.address(https: true)
    await #expect(throws: KeySetFetchFault.untrusted) {
      _ = try await KeySetFetch(address: plain).body()
    }
    try await peer.stop()
    await #expect(throws: KeySetFetchFault.unreachable) {
      _ = try await KeySetFetch(address: plain).body()
    }
    let file = "/nowhere/campus.pem"
    let without = try #require(KeySetAddress("https://127.0.0.1:1/", authorities: file))
    await #expect(throws: KeySetFetchFault.noAuthorities(file: file)) {
      _ = try await KeySetFetch(address: without).body()
    }
  }

  @Test(
    "is from an address that nobody on the way could have changed",
    arguments: [
      ("https://login.example.ac.uk/keys?p=1", true), ("HTTPS://login.example.ac.uk:8443", true),
      ("http://localhost:8080/keys", true), ("http://[::1]/keys", true),
      ("http://login.example.ac.uk/keys", false), ("http://127.0.0.1.example.ac.uk/", false),
      ("https://user@login.example.ac.uk/", false), ("https:///keys", false),
      ("file:///etc/keys", false), ("/etc/keys", false), ("", false),
    ])
  func address(text: String, isGood: Bool) {
    #expect((KeySetAddress(text) != nil) == isGood)
  }
}

extension WebPeer {
  /// Where its keys are. A machine that tests is busy, so the server waits for them as long as it takes.
  func address(
    https: Bool = false, authorities: String? = nil, patience: Duration = .seconds(600)
  ) throws -> KeySetAddress {
    var address = try #require(
      KeySetAddress(
        "\(https ? "https" : "http")://127.0.0.1:\(port)/keys", authorities: authorities))
    address.patience = patience
    return address
  }
}
