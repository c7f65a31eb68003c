import Domain
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@testable import RPCServer
@testable import Store

@Suite("Admin: what principals are known by")
struct BindingTests {
  static let issuer = "https://login.example.ac.uk"

  @Test("A principal's bindings are listed in order, page by page, and only those in force")
  func listed() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      for subject in ["c", "a", "b a"] { try await admin.bind(subject, to: campus.id(.ada)) }
      try await admin.bind("other", to: campus.id(.ben))
      try await admin.unbind("c")
      var subjects: [String] = []
      var token = ""
      repeat {
        let page = try await admin.bindings(of: campus.id(.ada), size: 1, token: token)
        #expect(page.bindings.count == 1)
        subjects += page.bindings.map(\.identity.subject)
        #expect(page.bindings.allSatisfy { $0.hasBound && $0.identity.issuer == Self.issuer })
        token = page.nextPageToken
      } while !token.isEmpty && subjects.count < 9
      #expect(subjects == ["a", "b a"])
    }
  }

  @Test("A campus system's are names in client certificates, until they are revoked")
  func certificates() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      for name in ["uri:spiffe://example.ac.uk/portal", "dns:Portal.example.ac.uk"] {
        try await admin.bind(name: name, to: campus.id(.portal))
      }
      let both = try await admin.bindings(of: campus.id(.portal)).bindings
      #expect(
        both.map(\.certificate.name)
          == ["dns:portal.example.ac.uk", "uri:spiffe://example.ac.uk/portal"])
      #expect(both.allSatisfy { $0.certificate.principalID == campus.id(.portal) })
      _ = try await admin.unary(
        AdminService.revokeCertificate, .with { $0.name = "dns:portal.example.ac.uk" })
      #expect(try await admin.bindings(of: campus.id(.portal)).bindings == [both[1]])
    }
  }

  @Test(
    "Nobody but an admin lists them or takes one back",
    arguments: [Person.ada, .tutor, .practitioner, .itSupport, .records])
  func adminsOnly(person: Person) async throws {
    try await TestCampus.with { campus in
      try await campus.client(.admin).bind("a", to: campus.id(.ada))
      let client = try campus.client(person)
      await expectRefusal(.permissionDenied) { try await client.bindings(of: campus.id(.ada)) }
      await expectRefusal(.permissionDenied) { try await client.unbind("a") }
    }
  }

  @Test("What is bound to nobody cannot be taken back, nor can an admin's own by themselves")
  func refused() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      await expectRefusal(.notFound) { try await admin.unbind("a") }
      await expectRefusal(.invalidArgument, fields: ["subject"]) { try await admin.unbind("") }
      await expectRefusal(.notFound) { try await admin.bindings(of: "stu_nobody") }
      try campus.server.store.write {
        try $0.bind(
          ExternalIdentity(issuer: Self.issuer, subject: "admin"), to: campus.id(.admin),
          at: campus.now, by: .system(.bind))
      }
      await expectRefusal(.invalidArgument, fields: ["subject"]) { try await admin.unbind("admin") }
      let taken = try await campus.client(.adminOfStaff).unbind("admin")
      #expect(taken.principalID == campus.id(.admin))
    }
  }
}

extension Client {
  func bind(_ subject: String, to principal: String) async throws {
    _ = try await unary(
      AdminService.bindIdentity,
      .with {
        $0.principalID = principal
        $0.issuer = BindingTests.issuer
        $0.subject = subject
      })
  }

  func bind(name: String, to principal: String) async throws {
    _ = try await unary(
      AdminService.bindCertificate,
      .with {
        $0.principalID = principal
        $0.name = name
      })
  }

  @discardableResult
  func unbind(_ subject: String) async throws -> Pastoral_V1_IdentityBinding {
    try await unary(
      AdminService.unbindIdentity,
      .with {
        $0.issuer = BindingTests.issuer
        $0.subject = subject
      })
  }

  func bindings(
    of principal: String, size: Int32 = 0, token: String = ""
  ) async throws -> Pastoral_V1_ListBindingsResponse {
    try await unary(
      AdminService.listBindings,
      .with {
        $0.principalID = principal
        $0.pageSize = size
        $0.pageToken = token
      })
  }
}
