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
      try campus.bindOnMachine("admin", to: .admin)
      await expectRefusal(.invalidArgument, fields: ["subject"]) { try await admin.unbind("admin") }
      let taken = try await campus.client(.adminOfStaff).unbind("admin")
      #expect(taken.principalID == campus.id(.admin))
    }
  }

  @Test(
    "What an admin, or whoever else has a further role, is known by is not made to mean another",
    arguments: [Person.admin, .adminOfStaff, .practitioner, .dataProtectionOfficer])
  func officeHolders(person: Person) async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.admin)
      try campus.bindOnMachine("theirs", to: person)
      for target in [Person.ada, .tutor] {
        await expectRefusal(.invalidArgument, fields: ["subject"]) {
          try await admin.bind("theirs", to: campus.id(target))
        }
        #expect(try await campus.client(target).inboxItems().isEmpty)
      }
      #expect(try await admin.bindings(of: campus.id(person)).bindings.count == 1)
    }
  }

  @Test(
    "Whoever is bound and the data protection officers are told, once, and can see of whom it was said"
  )
  func told() async throws {
    try await TestCampus.with { campus in
      let (admin, officer) = (try campus.client(.admin), try campus.client(.dataProtectionOfficer))
      for _ in 0..<2 { try await admin.bind("a", to: campus.id(.tutor)) }
      let items = try await officer.inboxItems()
      #expect(items.map(\.kind) == [.identityBound])
      let id = try #require(items.first).aboutID
      let own = try await campus.client(.tutor).inboxItems()
      #expect(own.map(\.kind) == [.identityBound] && own.map(\.aboutID) == [id])
      #expect(try await campus.client(.ada).inboxItems().isEmpty)

      // Also when it is taken back before anybody has looked.
      for isInForce in [true, false] {
        let found = try await officer.bindings(of: id).bindings
        #expect(found.map(\.identity.principalID) == [campus.id(.tutor)])
        #expect(found.map(\.boundByID) == [campus.id(.admin)])
        #expect(found.map(\.hasEnded) == [!isInForce])
        if isInForce { try await admin.unbind("a") }
      }
      await expectRefusal(.permissionDenied) {
        try await campus.client(.tutor).bindings(of: id)
      }
      await expectRefusal(.notFound) {
        try await officer.bindings(of: "bnd_" + id.dropFirst(4).reversed())
      }
      // What was said before is a binding of its own.
      try await admin.bind("a", to: campus.id(.tutor))
      #expect(try await officer.inboxItems().count == 2)
      #expect(try await officer.bindings(of: campus.id(.tutor)).bindings.count == 1)
    }
  }

  @Test("Data protection officers are told of a new token of a campus system that acts for people")
  func issued() async throws {
    try await TestCampus.with { campus in
      let (admin, officer) = (try campus.client(.admin), try campus.client(.dataProtectionOfficer))
      _ = try await admin.unary(
        AdminService.issueToken, .with { $0.principalID = campus.id(.records) })
      #expect(try await officer.inboxItems().isEmpty)
      let issued = try await admin.unary(
        AdminService.issueToken, .with { $0.principalID = campus.id(.portal) }
      ).token
      let rotated = try await admin.unary(
        AdminService.rotateToken, .with { $0.tokenID = issued.id }
      ).token
      let items = try await officer.inboxItems()
      #expect(items.map(\.kind) == [.tokenIssued, .tokenIssued])
      #expect(items.map(\.aboutID) == [rotated.id, issued.id])
    }
  }
}

extension TestCampus {
  /// As `rpc-server principal bind` does.
  fileprivate func bindOnMachine(_ subject: String, to person: Person) throws {
    try server.store.write {
      var random = SystemRandom()
      _ = try $0.bind(
        ExternalIdentity(issuer: BindingTests.issuer, subject: subject), to: self.id(person),
        at: self.now, by: .system(.bind), random: &random)
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
