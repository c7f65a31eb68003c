import Domain
import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Signing in")
struct SessionCallsTests {
  // MARK: The connection's caller

  @Test("binds the caller to the connection for what comes later")
  func binds() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let session = try await peer.signIn(.student)
      #expect(session.principalID == Person.student.id)
      #expect(session.onBehalfOf == "")
      let end = TestClock.start.adding(minutes: 60 * 24 * 90)
      #expect(session.expires.seconds * 1_000 == end.millisecondsSince1970)
      for _ in 0..<2 { #expect(try await peer.whoAmI() == "prn_student as student") }
      let stranger = try server.peer()
      #expect(try await stranger.whoAmI() == "UNAUTHENTICATED")
    }
  }

  @Test("affects frames that come after it, and none before")
  func order() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      try await peer.send(
        .request(1, SessionService.whoAmI, .init())
          + .request(3, SessionService.authenticate, .with { $0.token = Person.student.token.text })
          + .request(5, SessionService.whoAmI, .init()))
      #expect(try await peer.lines(3) == ["1 UNAUTHENTICATED", "3 OK", "5 OK"])
    }
  }

  @Test("again binds the other caller")
  func rebinds() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.signIn(.student)
      _ = try await peer.signIn(.tutor)
      #expect(try await peer.whoAmI() == "prn_tutor as academic_staff")
    }
  }

  @Test("with a wrong token unbinds whoever was bound")
  func unbinds() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.signIn(.student)
      let status = try await peer.status(
        SessionService.authenticate, .with { $0.token = "pst_usr_wrong" })
      #expect(status.code == .unauthenticated)
      #expect(try await peer.whoAmI() == "UNAUTHENTICATED")
    }
  }

  @Test("ends when its token does, on a connection that is bound already too")
  func expiry() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.signIn(.visitor)
      server.clock.advance(minutes: 59)
      #expect(try await peer.whoAmI() == "prn_visitor as student")
      server.clock.advance(minutes: 1)
      #expect(try await peer.whoAmI() == "UNAUTHENTICATED")
      #expect(try await peer.whoAmI([Person.visitor.authorization]) == "UNAUTHENTICATED")
      #expect(try await peer.whoAmI([Person.student.authorization]) == "prn_student as student")
    }
  }

  @Test("ends when its token does for a caller who sends it with every call")
  func expiryOfRememberedToken() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      let credential = [Person.visitor.authorization]
      for _ in 0..<2 { #expect(try await peer.whoAmI(credential) == "prn_visitor as student") }
      server.clock.advance(minutes: 60)
      #expect(try await peer.whoAmI(credential) == "UNAUTHENTICATED")
    }
  }

  // MARK: The call's own caller

  @Test("a call's own authorization beats the connection's, for that call")
  func perCall() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      _ = try await peer.signIn(.tutor)
      #expect(try await peer.whoAmI([Person.student.authorization]) == "prn_student as student")
      #expect(try await peer.whoAmI() == "prn_tutor as academic_staff")
      let wrong = MetadataEntry("authorization", "Bearer pst_usr_wrong")
      #expect(try await peer.whoAmI([wrong]) == "UNAUTHENTICATED")
      #expect(try await peer.whoAmI() == "prn_tutor as academic_staff")
    }
  }

  @Test("callers who take turns on one connection are not taken for each other")
  func turns() async throws {
    try await TestServer.with { server in
      let peer = try server.peer()
      for _ in 0..<3 {
        #expect(try await peer.whoAmI([Person.student.authorization]) == "prn_student as student")
        #expect(try await peer.whoAmI([Person.admin.authorization]) == "prn_admin as admin")
      }
    }
  }

  // MARK: Refusals

  @Test("every token that is not live gets the same answer, byte for byte")
  func sameAnswer() async throws {
    try await TestServer.with {
      $0.limits.connections.signInFailuresPerMinuteMax = 100
    } _: { server in
      server.clock.advance(minutes: 60)
      var stranger = SplitMix(seed: 4_711)
      let unknown = Token(.person, from: &stranger).text
      let wrong: [(String, String)] = [
        ("malformed", "pst_usr_short"), ("empty", ""),
        ("mistyped", String(Person.student.token.text.dropLast()) + "!"),
        ("unknown", unknown), ("expired", Person.visitor.token.text),
        ("of a disabled principal", Person.disabled.token.text),
      ]
      let peer = try server.peer()
      var answers: Set<ByteBuffer> = []
      for (what, token) in wrong {
        try await peer.open(1, SessionService.authenticate, .with { $0.token = token })
        let signIn = try await peer.next()
        #expect(line(signIn) == "1 UNAUTHENTICATED", "\(what)")
        try await peer.open(
          1, SessionService.whoAmI, .init(),
          metadata: [MetadataEntry("authorization", "Bearer \(token)")])
        let call = try await peer.next()
        #expect(line(call) == "1 UNAUTHENTICATED", "\(what)")
        answers.formUnion([signIn.payload, call.payload])
      }
      try await peer.open(1, SessionService.whoAmI, .init())
      answers.insert(try await peer.next().payload)
      #expect(answers.count == 1)
    }
  }

  @Test("after ten such tokens in a minute an address is told to wait, and good ones are let in")
  func failures() async throws {
    try await TestServer.with { server in
      func codes(_ count: Int) async throws -> [StatusCode] {
        var codes: [StatusCode] = []
        for _ in 0..<count {
          codes.append(
            try await server.status(
              SessionService.whoAmI, .init(),
              metadata: [MetadataEntry("authorization", "Bearer pst_usr_short")]
            ).code)
        }
        return codes
      }
      #expect(try await codes(10) == Array(repeating: .unauthenticated, count: 10))
      #expect(try await codes(1) == [.resourceExhausted])
      let peer = try server.peer()
      #expect(
        try await peer.status(SessionService.authenticate, .with { $0.token = "x" }).code
          == .resourceExhausted)
      _ = try await peer.signIn(.student)
      // Whoever has signed in on a connection is not counted there.
      #expect(
        try await peer.status(SessionService.authenticate, .with { $0.token = "x" }).code
          == .unauthenticated)
      server.clock.advance(minutes: 1)
      #expect(try await codes(1) == [.unauthenticated])
    }
  }

  @Test(
    "a credential of another shape is no credential",
    arguments: ["", "Bearer", "Basic ", "bearer ", " Bearer ", "Bearer  "])
  func scheme(prefix: String) async throws {
    try await TestServer.with { server in
      let credential = MetadataEntry("authorization", prefix + Person.student.token.text)
      let peer = try server.peer()
      #expect(try await peer.whoAmI([credential]) == "UNAUTHENTICATED")
    }
  }

  @Test("a role that no row of the policy knows for a method is turned away before its lane")
  func coarseRule() async throws {
    let adminsOnly = Route.write(NoteCalls.add, .policy(.create, .directory)) { _, call, _ in
      _ = try call.decide()
      return .init()
    }
    try await TestServer.with(routes: [adminsOnly]) { server in
      for (person, code) in [
        (Person.admin, StatusCode.ok), (.feed, .ok), (.student, .permissionDenied),
        (.tutor, .permissionDenied), (.practitioner, .permissionDenied),
      ] {
        let status = try await server.status(
          NoteCalls.add, .init("note"), metadata: [person.authorization])
        #expect(status.code == code, "\(person)")
      }
    }
  }
}

extension RawPeer {
  /// Signs in on this connection.
  func signIn(
    _ person: Person, for other: Person? = nil
  ) async throws -> Pastoral_V1_AuthenticateResponse {
    try await call(
      SessionService.authenticate,
      .with {
        $0.token = person.token.text
        $0.onBehalfOf = other?.id ?? ""
      })
  }

  /// Who the server says is calling, in one line; the code's name where it refuses.
  func whoAmI(_ metadata: [MetadataEntry] = []) async throws -> String {
    do {
      let who = try await call(SessionService.whoAmI, .init(), metadata: metadata)
      let person = who.onBehalfOf.isEmpty ? "" : " for \(who.onBehalfOf)"
      return "\(who.principalID)\(person) as \(who.roles.joined(separator: ", "))"
    } catch let status as Status {
      return status.code.name
    }
  }
}
