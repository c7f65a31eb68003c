import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import WireFormat

/// Peers with a client certificate that is not enough, and with one that is.
enum Certificates {
  static let attacks: [Attack] = [
    Attack(
      31, "a bound token over its certificate, another and none",
      expected: "OK, UNAUTHENTICATED, UNAUTHENTICATED", on: .tls
    ) { target in
      let service = try await target.serviceID()
      let digits = try await target.clientCertificates().thumbprint(of: "portal")
      let token = try await target.asAdmin { admin, metadata in
        try await admin.call(
          AdminService.issueToken,
          .with {
            $0.principalID = service
            $0.certificateSha256 = digits
          }, metadata: metadata
        ).secret
      }
      var codes: [String] = []
      for name in ["portal", "other", nil] {
        codes.append(try await target.code(certificate: name, token: token))
      }
      return codes.joined(separator: ", ")
    },
    Attack(
      37, "a name that means a campus system, without a token", expected: "OK", on: .tls
    ) { target in
      try await target.bind("dns:portal.example.ac.uk")
      return try await target.code(certificate: "portal")
    },
    Attack(37, "a name that nobody has bound", expected: "UNAUTHENTICATED", on: .tls) { target in
      try await target.code(certificate: "other")
    },
    Attack(37, "a certificate that has expired", expected: "alert, closed", on: .tls) { target in
      let client = try TLSPeer(
        port: target.port, try target.clientCertificates(), certificate: "expired")
      let isServed = (try? await client.peer.lives()) ?? false
      let said = await client.end().error
      return isServed ? "served" : said.contains("alert") ? "alert, closed" : "closed: \(said)"
    },
    Attack(
      37, "a certificate that is revoked, its name bound, and a good token over it",
      expected: "OK, then UNAUTHENTICATED, UNAUTHENTICATED", on: .tls
    ) { target in
      try await target.bind("dns:retired.example.ac.uk")
      let before = try await target.code(certificate: "retired")
      let digits = try await target.clientCertificates().thumbprint(of: "retired")
      try await target.asAdmin { admin, metadata in
        _ = try await admin.call(
          AdminService.revokeCertificate, .with { $0.certificateSha256 = digits },
          metadata: metadata)
      }
      let after = try await target.code(certificate: "retired")
      let token = try await target.code(
        certificate: "retired", token: target.principals.service)
      return "\(before), then \(after), \(token)"
    },
  ]
}

extension Target {
  fileprivate func clientCertificates() throws -> TestCertificates {
    guard let certificates else { throw PeerError.unexpected("a listener without TLS") }
    return certificates
  }

  /// Says to the server that a name in certificates means the service.
  fileprivate func bind(_ name: String) async throws {
    let service = try await serviceID()
    try await asAdmin { admin, metadata in
      _ = try await admin.call(
        AdminService.bindCertificate,
        .with {
          $0.principalID = service
          $0.name = name
        }, metadata: metadata)
    }
  }

  fileprivate func serviceID() async throws -> String {
    let client = try TLSPeer(port: port, try clientCertificates())
    let reply = try await client.peer.call(
      SessionService.whoAmI, .init(),
      metadata: [MetadataEntry("authorization", "Bearer \(principals.service)")])
    await client.hangUp()
    return reply.principalID
  }

  fileprivate func asAdmin<Result>(
    _ body: (RawPeer, [MetadataEntry]) async throws -> Result
  ) async throws -> Result {
    let client = try TLSPeer(port: port, try clientCertificates())
    let result = try await body(
      client.peer, [MetadataEntry("authorization", "Bearer \(principals.admin)")])
    await client.hangUp()
    return result
  }

  /// How the question who it is ends for a client with that certificate and that token.
  fileprivate func code(certificate: String?, token: String? = nil) async throws -> String {
    let client = try TLSPeer(
      port: port, try clientCertificates(), certificate: certificate)
    let status = try await client.peer.status(
      SessionService.whoAmI, .init(),
      metadata: token.map { [MetadataEntry("authorization", "Bearer \($0)")] } ?? [])
    await client.hangUp()
    return status.code.name
  }
}
