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

@Suite("Acting on behalf of a person")
struct IdentityTests {
  /// Who calls for whom, and who the call is then by.
  static let table: [(caller: Person, person: Person, outcome: String)] = [
    (.portal, .student, "prn_portal for prn_student as student"),
    // Only the roles that the service may act for count.
    (.portal, .studentPractitioner, "prn_portal for prn_studentPractitioner as student"),
    (.portal, .tutor, "PERMISSION_DENIED"),
    (.portal, .practitioner, "PERMISSION_DENIED"),
    (.portal, .admin, "PERMISSION_DENIED"),
    (.portal, .disabled, "PERMISSION_DENIED"),
    (.portal, .feed, "PERMISSION_DENIED"),
    (.portal, .portal, "PERMISSION_DENIED"),
    (.feed, .student, "PERMISSION_DENIED"),
    (.tutor, .student, "PERMISSION_DENIED"),
    (.admin, .student, "PERMISSION_DENIED"),
    (.student, .student, "PERMISSION_DENIED"),
  ]

  @Test("is for the services and the roles that are on their list", arguments: table)
  func perCall(caller: Person, person: Person, outcome: String) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      #expect(try await peer.whoAmI([caller.authorization, person.onBehalf]) == outcome)
    }
  }

  @Test("holds for a connection as for a call", arguments: table)
  func perConnection(caller: Person, person: Person, outcome: String) async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      do {
        let session = try await peer.signIn(caller, for: person)
        #expect(session.onBehalfOf == person.id)
      } catch let status as Status {
        // A caller who may act for nobody is told so at once.
        #expect(status.code.name == outcome)
        #expect(try await peer.whoAmI() == "UNAUTHENTICATED")
        return
      }
      #expect(try await peer.whoAmI() == outcome)
    }
  }

  @Test("of somebody unknown is refused as for somebody forbidden, byte for byte")
  func unknownPerson() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      var answers: Set<ByteBuffer> = []
      for id in [Person.tutor.id, "prn_nobody", "", String(repeating: "x", count: 1_000)] {
        try await peer.open(
          1, SessionService.whoAmI, .init(),
          metadata: [Person.portal.authorization, MetadataEntry("on-behalf-of", id)])
        let frame = try await peer.next()
        #expect(line(frame) == "1 PERMISSION_DENIED")
        answers.insert(frame.payload)
      }
      #expect(answers.count == 1)
    }
  }

  @Test("may differ from call to call of a service's connection")
  func alternating() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.signIn(.portal)
      #expect(try await peer.whoAmI() == "prn_portal as service")
      #expect(
        try await peer.whoAmI([Person.student.onBehalf])
          == "prn_portal for prn_student as student")
      #expect(try await peer.whoAmI([Person.tutor.onBehalf]) == "PERMISSION_DENIED")
      #expect(try await peer.whoAmI() == "prn_portal as service")
    }
  }
}

@Suite("What is taken from a caller")
struct TakenTests {
  private typealias Name = Google_Protobuf_StringValue

  @Test("is taken from the calls, too, that wait in a lane behind it (G9)")
  func queued() async throws {
    try await TestServer.with(routes: [NoteCalls.route]) { server in
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      let (admin, student) = (try server.peer(), try server.peer())
      try await admin.open(
        1, AdminService.disablePrincipal, .with { $0.principalID = Person.student.id },
        metadata: [Person.admin.authorization])
      // Answered behind it, so that it is in its lane.
      #expect(try await admin.lives())
      try await student.open(
        1, NoteCalls.add, Name("late"), metadata: [Person.student.authorization])
      #expect(try await student.lives())
      roadblock.lift()
      #expect(try await admin.lines(1) == ["1 OK"])
      #expect(try await student.lines(1) == ["1 UNAUTHENTICATED"])
      #expect(try !server.hasNote("late"))
    }
  }

  @Test("stays taken where it was given in the same batch")
  func givenAndTaken() async throws {
    try await TestServer.with { server in
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      let admin = try server.peer()
      let metadata = [Person.admin.authorization]
      try await admin.open(
        1, AdminService.grantRole,
        .with {
          $0.principalID = Person.tutor.id
          $0.role = "it_support"
        }, metadata: metadata)
      try await admin.open(
        3, AdminService.revokeRole,
        .with {
          $0.principalID = Person.tutor.id
          $0.role = "it_support"
        }, metadata: metadata)
      // Answered behind them, so that both are in their lane.
      #expect(try await admin.lives())
      roadblock.lift()
      #expect(try await admin.lines(2) == ["1 OK", "3 OK"])
      let roles = try await server.peer().whoAmI([Person.tutor.authorization])
      #expect(roles == "prn_tutor as academic_staff")
    }
  }

  @Test("A session ends by itself though a stream of it merely stands open")
  func idleStream() throws {
    let clock = TestClock()
    var random = SplitMix(seed: 1)
    let token = Token(.session, from: &random)
    let table = IdentityTable(
      [
        StoredCredential(
          hash: CredentialHash(of: token),
          principal: Principal(
            id: "prn_x", kind: .person, isActive: true, roles: RoleSet([.student])),
          expires: clock.now.adding(minutes: 480), endsWhenIdle: true)
      ], rates: CallRates(WorkLimits()), clock: clock.server)
    let signedIn = SignedIn(
      session: try table.session(token: token.text, over: nil), onBehalfOf: nil)
    clock.advance(minutes: 14)
    #expect(table.isLive(signedIn, isUse: false))
    clock.advance(minutes: 1)
    #expect(!table.isLive(signedIn, isUse: false))
    #expect(!table.isLive(signedIn, isUse: true))
  }

  @Test("A token that was let in and revoked in one batch is revoked (G9)")
  func enabledAndRevoked() async throws {
    try await TestServer.with { server in
      let (admin, token) = (try server.peer(), try await server.tokenID(of: .portal))
      _ = try await server.call(
        AdminService.disablePrincipal, .with { $0.principalID = Person.portal.id },
        metadata: [Person.admin.authorization])
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      try await admin.open(
        1, AdminService.enablePrincipal, .with { $0.principalID = Person.portal.id },
        metadata: [Person.admin.authorization])
      try await admin.open(
        3, AdminService.revokeToken, .with { $0.tokenID = token },
        metadata: [Person.admin.authorization])
      #expect(try await admin.lives())
      roadblock.lift()
      #expect(try await admin.lines(2) == ["1 OK", "3 OK"])
      #expect(
        try await server.peer().whoAmI([Person.portal.authorization]) == "UNAUTHENTICATED")
    }
  }

  @Test("A token is revoked behind a rotation that is refused, too (G9)")
  func rotatedAndRevoked() async throws {
    try await TestServer.with { server in
      let (admin, token) = (try server.peer(), try await server.tokenID(of: .portal))
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      try await admin.open(
        1, AdminService.rotateToken,
        .with {
          $0.tokenID = token
          $0.days = 999
        }, metadata: [Person.admin.authorization])
      try await admin.open(
        3, AdminService.revokeToken, .with { $0.tokenID = token },
        metadata: [Person.admin.authorization])
      #expect(try await admin.lives())
      roadblock.lift()
      #expect(try await admin.lines(2) == ["1 INVALID_ARGUMENT", "3 OK"])
      #expect(
        try await server.peer().whoAmI([Person.portal.authorization]) == "UNAUTHENTICATED")
    }
  }

  @Test("A token that was let in and rotated in one batch ends when its rotation says")
  func enabledAndRotated() async throws {
    try await TestServer.with { server in
      let (admin, token) = (try server.peer(), try await server.tokenID(of: .portal))
      let roadblock = Roadblock(on: server.server.store)
      defer { roadblock.lift() }
      try await admin.open(
        1, AdminService.disablePrincipal, .with { $0.principalID = Person.portal.id },
        metadata: [Person.admin.authorization])
      try await admin.open(
        3, AdminService.enablePrincipal, .with { $0.principalID = Person.portal.id },
        metadata: [Person.admin.authorization])
      try await admin.open(
        5, AdminService.rotateToken,
        .with {
          $0.tokenID = token
          $0.overlapHours = 1
        }, metadata: [Person.admin.authorization])
      #expect(try await admin.lives())
      roadblock.lift()
      #expect(try await admin.lines(3) == ["1 OK", "3 OK", "5 OK"])
      server.clock.advance(minutes: 59)
      #expect(
        try await server.peer().whoAmI([Person.portal.authorization]) == "prn_portal as service")
      server.clock.advance(minutes: 1)
      #expect(
        try await server.peer().whoAmI([Person.portal.authorization]) == "UNAUTHENTICATED")
    }
  }
}

extension TestServer {
  /// The id of somebody's one token.
  fileprivate func tokenID(of person: Person) async throws -> String {
    let tokens = try await call(
      AdminService.listTokens, .with { $0.principalID = person.id },
      metadata: [Person.admin.authorization]
    ).tokens
    return try #require(tokens.first).id
  }
}
