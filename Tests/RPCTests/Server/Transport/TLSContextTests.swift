import Foundation
import Logging
import Messages
import Promises
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("TLS on the listener", .tags(.s16, .w23))
struct TLSContextTests {
  private static func serve(
    _ tls: TLSFiles, _ body: (TestServer) async throws -> Void
  ) async throws {
    try await TestServer.with({ $0.tls = tls }, body)
  }

  @Test("1.3 carries calls as plaintext does")
  func calls() async throws {
    let certificates = try await TestCertificates.forServer()
    try await Self.serve(certificates.tls()) { server in
      let client = try TLSPeer(port: server.port, certificates)
      #expect(try await client.peer.lives())
      let content = Google_Protobuf_BytesValue(.init(repeating: 7, count: 500_000))
      #expect(try await client.peer.call(EchoService.echo, content) == content)
      await client.hangUp()
    }
  }

  // MARK: Client certificates

  @Test("a client certificate of the authority is let in, none and another's are not")
  func mutual() async throws {
    let certificates = try await TestCertificates.forServer()
    try await certificates.makeCertificate("client", commonName: "portal", by: "campus")
    try await certificates.makeAuthority("elsewhere")
    try await certificates.makeCertificate("stranger", commonName: "portal", by: "elsewhere")
    try await Self.serve(certificates.tls(clientCA: "campus")) { server in
      let known = try TLSPeer(port: server.port, certificates, certificate: "client")
      #expect(try await known.peer.lives())
      await known.hangUp()
      for name in [nil, "stranger"] {
        let client = try TLSPeer(port: server.port, certificates, certificate: name)
        await #expect(throws: PeerError.self) { try await client.peer.lives() }
        #expect(await client.end().error.contains("alert"))
      }
    }
  }

  // MARK: Reading again

  @Test("a new certificate is shown to new connections, and open ones go on")
  func reload() async throws {
    let certificates = try await TestCertificates.forServer()
    try await Self.serve(certificates.tls()) { server in
      let open = try TLSPeer(port: server.port, certificates)
      #expect(try await open.peer.lives())
      #expect(try await Self.commonName(of: server) == "first")
      try await certificates.makeCertificate("server", commonName: "second", by: "campus")
      #expect(try await Self.commonName(of: server) == "first")
      try server.server.reloadCertificate()
      #expect(try await Self.commonName(of: server) == "second")
      #expect(try await open.peer.lives())
      await open.hangUp()
    }
  }

  @Test(
    "a bad new certificate is refused and the old one stays",
    arguments: ["server.pem", "server.key"])
  func badReload(name: String) async throws {
    let certificates = try await TestCertificates.forServer()
    try await Self.serve(certificates.tls()) { server in
      try Data("no PEM".utf8).write(to: URL(filePath: certificates.file(name)))
      let what = name == "server.pem" ? "certificate" : "private key"
      #expect(throws: TLSError.unreadable(what: what, file: certificates.file(name))) {
        try server.server.reloadCertificate()
      }
      #expect(try await Self.commonName(of: server) == "first")
    }
  }

  @Test("a key that belongs to another certificate is refused")
  func wrongKey() async throws {
    let certificates = try await TestCertificates.forServer()
    var files = certificates.tls()
    files.key = certificates.file("campus.key")
    #expect(throws: TLSError.self) { try TLSContext(files) }
  }

  // MARK: Without certificates

  @Test(
    "without a certificate an address that others reach is refused before anything is opened",
    arguments: ["0.0.0.0", "::", "192.0.2.1", "campus.example", "127.0.0.256", "127.0.0.1.example"])
  func plaintextBeyondLoopback(host: String) async throws {
    let configuration = PastoralServer.Configuration(host: host, port: 0)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let refusal = await #expect(throws: ListenError.self) {
      _ = try await PastoralServer.start(
        data: "/nowhere", secrets: .test, configuration, clock: TestClock().server, logger: logger)
    }
    #expect(refusal == .plaintextBeyondLoopback(host))
    #expect(
      refusal?.description == """
        Without a certificate the server listens on loopback only, and \(host) is not loopback. \
        Give --tls-certificate and --tls-key, or listen on 127.0.0.1.
        """)
  }

  @Test("loopback has these names", arguments: ["127.0.0.1", "127.255.0.9", "localhost", "::1"])
  func loopback(host: String) {
    #expect(ListenError.isLoopback(host))
  }

  /// The name in the certificate that the server shows now.
  private static func commonName(of server: TestServer) async throws -> String? {
    let outcome = try await Program.run(
      "openssl", ["s_client", "-connect", "127.0.0.1:\(server.port)"])
    let subject = outcome.output.split(separator: "\n").first { $0.hasPrefix("subject=") }
    return subject?.split(separator: " ").last.map(String.init)
  }
}

extension TestCertificates {
  /// The listener's files; with a client authority where one is named.
  func tls(clientCA: String? = nil) -> TLSFiles {
    TLSFiles(
      certificate: file("server.pem"), key: file("server.key"),
      clientCA: clientCA.map { file("\($0).pem") })
  }
}
