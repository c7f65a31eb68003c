import Domain
import Foundation
import Messages
import NIOCore
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// What else holds beside rows 31 and 37 of the hostile inputs.
@Suite("A client certificate")
struct PeerCertificateTests {
  private static let certificates = Task {
    let certificates = try await TestCertificates.forServer()
    try await certificates.makeClients()
    try await certificates.makeCertificate(
      "both", commonName: "both", by: "campus",
      names: "URI:spiffe://example.ac.uk/both,DNS:portal.example.ac.uk,DNS:other.example.ac.uk")
    try await certificates.makeCertificate(
      "nameless", commonName: "portal.example.ac.uk", by: "campus")
    return certificates
  }

  private static func serve(
    _ body: (TestServer, TestCertificates) async throws -> Void
  ) async throws {
    let certificates = try await certificates.value
    try await TestServer.with {
      $0.tls = certificates.tls(clientCA: "campus")
      $0.tls?.requiresClientCertificate = false
    } _: {
      try await body($0, certificates)
    }
  }

  @Test("whose name is bound means that campus system on every call, until the name is revoked")
  func name() async throws {
    try await Self.serve { server, certificates in
      let portal = try TLSPeer(port: server.port, certificates, certificate: "portal")
      #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
      try await server.admin(certificates) { admin in
        try await admin.bind("DNS:x", refusal: .invalidArgument)
        try await admin.bind("dns:PORTAL.example.ac.uk")
        #expect(try await portal.peer.whoAmI() == "prn_portal as service")
        #expect(
          try await portal.peer.whoAmI([Person.student.onBehalf])
            == "prn_portal for prn_student as student")
        #expect(try await portal.peer.whoAmI([Person.tutor.onBehalf]) == "PERMISSION_DENIED")
        // The call's own token comes first: a person's, or its own. Another campus system's is not good here.
        #expect(
          try await portal.peer.whoAmI([Person.student.authorization]) == "prn_student as student")
        #expect(
          try await portal.peer.whoAmI([Person.portal.authorization]) == "prn_portal as service")
        #expect(try await portal.peer.whoAmI([Person.feed.authorization]) == "UNAUTHENTICATED")
        let stolen = try await portal.peer.status(
          SessionService.authenticate, .with { $0.token = Person.feed.token.text })
        #expect(stolen.code == .unauthenticated)
        _ = try await admin.call(
          AdminService.revokeCertificate, .with { $0.name = "dns:portal.example.ac.uk" },
          metadata: [Person.admin.authorization])
        #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
        // A certificate that means nobody forbids no token.
        #expect(
          try await portal.peer.whoAmI([Person.feed.authorization]) == "prn_feed as service")
        // And is so again when it is bound again.
        try await admin.bind("dns:portal.example.ac.uk", to: .feed)
        #expect(try await portal.peer.whoAmI() == "prn_feed as service")
        _ = try await admin.call(
          AdminService.disablePrincipal, .with { $0.principalID = Person.feed.id },
          metadata: [Person.admin.authorization])
        #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
      }
      await portal.hangUp()
    }
  }

  @Test("with names that mean two campus systems means none, and its common name means nothing")
  func ambiguous() async throws {
    try await Self.serve { server, certificates in
      let both = try TLSPeer(port: server.port, certificates, certificate: "both")
      let nameless = try TLSPeer(port: server.port, certificates, certificate: "nameless")
      try await server.admin(certificates) { admin in
        try await admin.bind("uri:spiffe://example.ac.uk/both")
        try await admin.bind("dns:portal.example.ac.uk")
        #expect(try await both.peer.whoAmI() == "prn_portal as service")
        #expect(try await nameless.peer.whoAmI() == "UNAUTHENTICATED")
        try await admin.bind("dns:other.example.ac.uk", to: .feed)
        #expect(try await both.peer.whoAmI() == "UNAUTHENTICATED")
      }
      await both.hangUp()
      await nameless.hangUp()
    }
  }

  @Test("whose name was bound and revoked in one batch means nobody (G9)")
  func boundAndRevoked() async throws {
    try await Self.serve { server, certificates in
      let portal = try TLSPeer(port: server.port, certificates, certificate: "portal")
      try await server.admin(certificates) { admin in
        _ = try await admin.call(
          AdminService.disablePrincipal, .with { $0.principalID = Person.feed.id },
          metadata: [Person.admin.authorization])
        for isRevoked in [true, false] {
          let roadblock = Roadblock(on: server.server.store)
          defer { roadblock.lift() }
          try await admin.open(
            1, AdminService.bindCertificate, .portal(Person.portal),
            metadata: [Person.admin.authorization])
          if isRevoked {
            try await admin.open(
              3, AdminService.revokeCertificate, .with { $0.name = "dns:portal.example.ac.uk" },
              metadata: [Person.admin.authorization])
          } else {
            // It means somebody now who may do nothing.
            try await admin.open(
              3, AdminService.bindCertificate, .portal(Person.feed),
              metadata: [Person.admin.authorization])
          }
          #expect(try await admin.lives())
          roadblock.lift()
          #expect(try await admin.lines(2) == ["1 OK", "3 OK"])
          #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
        }
      }
      await portal.hangUp()
    }
  }

  @Test("to which a token is bound is needed on the connection as on the call")
  func boundToken() async throws {
    try await Self.serve { server, certificates in
      let digits = try await certificates.thumbprint(of: "portal")
      var secret = ""
      try await server.admin(certificates) { admin in
        let issued = try await admin.call(
          AdminService.issueToken,
          .with {
            $0.principalID = Person.portal.id
            $0.certificateSha256 = digits
          }, metadata: [Person.admin.authorization])
        #expect(
          issued.token.certificateSha256 == digits.lowercased().replacing(":", with: ""))
        secret = issued.secret
        let wrong = try await admin.status(
          AdminService.issueToken,
          .with {
            $0.principalID = Person.portal.id
            $0.certificateSha256 = "1234"
          }, metadata: [Person.admin.authorization])
        #expect(wrong.code == .invalidArgument)
      }
      for (name, code) in [("portal", StatusCode.ok), ("other", .unauthenticated)] {
        let client = try TLSPeer(port: server.port, certificates, certificate: name)
        let bound = try await client.peer.status(
          SessionService.authenticate, .with { $0.token = secret })
        #expect(bound.code == code)
        let call = try await client.peer.status(
          SessionService.whoAmI, .init(),
          metadata: [MetadataEntry("authorization", "Bearer \(secret)")])
        #expect(call.code == code)
        await client.hangUp()
      }
    }
  }

  @Test("that was revoked is refused by its digits, spelt either way, for good")
  func revoked() async throws {
    try await Self.serve { server, certificates in
      let digits = try await certificates.thumbprint(of: "portal")
      let portal = try TLSPeer(port: server.port, certificates, certificate: "portal")
      try await server.admin(certificates) { admin in
        try await admin.bind("dns:portal.example.ac.uk")
        #expect(try await portal.peer.whoAmI() == "prn_portal as service")
        for text in [digits, digits.lowercased().replacing(":", with: "")] {
          _ = try await admin.call(
            AdminService.revokeCertificate, .with { $0.certificateSha256 = text },
            metadata: [Person.admin.authorization])
        }
        #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
        try await admin.bind("dns:portal.example.ac.uk")
        #expect(try await portal.peer.whoAmI() == "UNAUTHENTICATED")
        let (known, revoked) = try server.server.store.read {
          (try $0.liveCredentials(at: server.clock.now), try $0.revokedCertificates())
        }
        #expect(known.count == Person.allCases.count - 1 + 1)
        #expect(revoked.count == 1)
        let unknown = try await admin.status(
          AdminService.revokeCertificate, .with { $0.name = "dns:nobody.example.ac.uk" },
          metadata: [Person.admin.authorization])
        #expect(unknown.code == .notFound)
        let nothing = try await admin.status(
          AdminService.revokeCertificate, .init(), metadata: [Person.admin.authorization])
        #expect(nothing.code == .invalidArgument)
      }
      await portal.hangUp()
    }
  }

  @Test("is bound by admins only", arguments: [Person.student, .tutor, .portal, .practitioner])
  func adminsOnly(person: Person) async throws {
    try await TestServer.with { server in
      let bind = try await server.status(
        AdminService.bindCertificate,
        .with {
          $0.principalID = Person.portal.id
          $0.name = "dns:x"
        }, metadata: [person.authorization])
      let identity = try await server.status(
        AdminService.bindIdentity,
        .with {
          $0.principalID = Person.student.id
          $0.issuer = "i"
          $0.subject = "s"
        }, metadata: [person.authorization])
      let revoke = try await server.status(
        AdminService.revokeCertificate, .with { $0.name = "dns:x" },
        metadata: [person.authorization])
      let unbind = try await server.status(
        AdminService.unbindIdentity,
        .with {
          $0.issuer = "i"
          $0.subject = "s"
        }, metadata: [person.authorization])
      #expect([bind, identity, revoke, unbind].allSatisfy { $0.code == .permissionDenied })
    }
  }
}

extension TestServer {
  fileprivate func admin(
    _ certificates: TestCertificates, _ body: (RawPeer) async throws -> Void
  ) async throws {
    let client = try TLSPeer(port: port, certificates)
    try await body(client.peer)
    await client.hangUp()
  }
}

extension Pastoral_V1_BindCertificateRequest {
  fileprivate static func portal(_ person: Person) -> Self {
    .with {
      $0.principalID = person.id
      $0.name = "dns:portal.example.ac.uk"
    }
  }
}

extension RawPeer {
  fileprivate func bind(
    _ name: String, to person: Person = .portal, refusal: StatusCode = .ok
  ) async throws {
    let status = try await status(
      AdminService.bindCertificate,
      .with {
        $0.principalID = person.id
        $0.name = name
      }, metadata: [Person.admin.authorization])
    #expect(status.code == refusal)
  }
}
