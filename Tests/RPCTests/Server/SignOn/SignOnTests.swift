import Domain
import Foundation
import Messages
import NIOCore
import Promises
import Store
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// What the list of hostile inputs cannot show, because it takes time: how long a session lasts, and how
/// the sign-on's keys are changed. That list has every bad token.
@Suite("Signing in with the university's sign-on", .tags(.s16, .w23, .w25))
struct SignOnTests {
  private static let subject = "8f14e45f"

  /// A server with a sign-on, and the file of its keys.
  private static func serve(
    _ match: CampusSignOn.Match = .binding, subjectClaims: [String] = ["sub"],
    failuresMax: Int = 1_000,
    _ body: (TestServer, String) async throws -> Void
  ) async throws {
    let file = try TestSignOn.shared.get().writeKeySet()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let rules = CampusSignOn(
      issuer: TestSignOn.issuer, audience: TestSignOn.audience, subjectClaims: subjectClaims,
      match: match)
    try await TestServer.with {
      $0.signOn = SignOnConfiguration(rules, keys: .file(file))
      $0.limits.connections.signInFailuresPerMinuteMax = failuresMax
    } _: { server in
      if match == .binding { try await server.bind(Self.subject, to: .student) }
      try await body(server, file)
    }
  }

  // MARK: Sessions

  @Test("gives a session that lasts eight hours at most")
  func longest() async throws {
    try await Self.serve { server, _ in
      let session = try await server.exchange(Self.subject)
      #expect(session.principalID == Person.student.id)
      #expect(session.token.hasPrefix("pst_ses_"))
      #expect(session.idleSeconds == 900)
      #expect(session.expires.seconds == server.seconds + 8 * 3_600)
      for _ in 0..<(8 * 6 - 1) {
        server.clock.advance(minutes: 10)
        #expect(try await server.whoAmI(session) == "prn_student as student")
      }
      server.clock.advance(minutes: 10)
      #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
    }
  }

  @Test("gives one that ends after a quarter of an hour in which nothing was asked")
  func idle() async throws {
    try await Self.serve { server, _ in
      let session = try await server.exchange(Self.subject)
      for _ in 0..<3 {
        server.clock.advance(minutes: 14)
        #expect(try await server.whoAmI(session) == "prn_student as student")
      }
      server.clock.advance(minutes: 15)
      #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
      // A call that was refused is no use of it.
      server.clock.advance(minutes: 1)
      #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
      // Other tokens do not end so.
      #expect(
        try await server.peer().whoAmI([Person.student.authorization])
          == "prn_student as student")
    }
  }

  @Test("gives one that its holder can end, and nobody else's ends with it")
  func end() async throws {
    try await Self.serve { server, _ in
      let (one, other) = (
        try await server.exchange(Self.subject), try await server.exchange(Self.subject)
      )
      _ = try await server.call(SessionService.end, .init(), metadata: [one.authorization])
      #expect(try await server.whoAmI(one) == "UNAUTHENTICATED")
      #expect(try await server.whoAmI(other) == "prn_student as student")
      let again = try await server.status(
        SessionService.end, .init(), metadata: [one.authorization])
      #expect(again.code == .unauthenticated)
    }
  }

  @Test("ends no campus system's token, not for those for whom it acts either")
  func endOfService() async throws {
    try await Self.serve { server, _ in
      for metadata in [
        [Person.portal.authorization], [Person.portal.authorization, Person.student.onBehalf],
      ] {
        let status = try await server.status(SessionService.end, .init(), metadata: metadata)
        #expect(status.code == .permissionDenied)
      }
      #expect(
        try await server.peer().whoAmI([Person.portal.authorization]) == "prn_portal as service")
    }
  }

  @Test("gives one that an admin can revoke, and that ends with its person")
  func revoked() async throws {
    try await Self.serve { server, _ in
      let (one, other) = (
        try await server.exchange(Self.subject), try await server.exchange(Self.subject)
      )
      let tokens = try await server.call(
        AdminService.listTokens, .with { $0.principalID = Person.student.id },
        metadata: [Person.admin.authorization]
      ).tokens
      // Both sessions and the token that every test's student has.
      #expect(tokens.count == 3)
      _ = try await server.call(
        AdminService.disablePrincipal, .with { $0.principalID = Person.student.id },
        metadata: [Person.admin.authorization])
      for session in [one, other] {
        #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
      }
      #expect(try await server.refusal(of: Self.subject) == "UNAUTHENTICATED")
      // Whoever is let in again begins anew.
      _ = try await server.call(
        AdminService.enablePrincipal, .with { $0.principalID = Person.student.id },
        metadata: [Person.admin.authorization])
      for session in [one, other] {
        #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
      }
      #expect(
        try await server.peer().whoAmI([Person.student.authorization])
          == "prn_student as student")
    }
  }

  @Test("gives one that ends at once when an admin takes back whom its subject means")
  func unbound() async throws {
    try await Self.serve { server, _ in
      try await server.bind("other", to: .student)
      let (one, other) = (
        try await server.exchange(Self.subject), try await server.exchange("other")
      )
      let proof = try await server.stepUp { $0.auth_time = server.seconds }
      for code in [StatusCode.ok, .notFound] {
        let status = try await server.status(
          AdminService.unbindIdentity,
          .with {
            $0.issuer = TestSignOn.issuer
            $0.subject = Self.subject
          }, metadata: [Person.admin.authorization])
        #expect(status.code == code)
      }
      #expect(try await server.whoAmI(one) == "UNAUTHENTICATED")
      #expect(try await server.refusal(of: Self.subject) == "UNAUTHENTICATED")
      // The fresh proof that it led to is gone too.
      let token = try #require(Token(proof.stepUpToken))
      let isGood = try server.server.store.write {
        try $0.takeStepUp(token, of: Person.student.id, at: server.clock.now)
      }
      #expect(!isGood)
      // What the same person is known by otherwise goes on, also when all is read from the disk again.
      #expect(try await server.whoAmI(other) == "prn_student as student")
      let live = try server.server.store.read {
        try $0.liveCredentials(at: server.clock.now, of: Person.student.id)
      }
      // That session, and the token that every test's student has.
      #expect(live.count == 2)
    }
  }

  @Test("gives a person sixteen at most, and then ends the oldest")
  func most() async throws {
    try await Self.serve { server, _ in
      var sessions: [Pastoral_V1_ExchangeResponse] = []
      for _ in 0..<17 {
        sessions.append(try await server.exchange(Self.subject))
        server.clock.advance(minutes: 0)
      }
      var callers: [String: Int] = [:]
      for session in sessions { callers[try await server.whoAmI(session), default: 0] += 1 }
      #expect(callers == ["prn_student as student": 16, "UNAUTHENTICATED": 1])
    }
  }

  // MARK: Once

  @Test("takes a token once for a session, and once for a proof")
  func once() async throws {
    try await Self.serve { server, _ in
      let token = try TestSignOn.shared.get().token(
        TestClaims(Self.subject, at: server.seconds).with { $0.auth_time = server.seconds })
      func begin() async throws -> StatusCode {
        try await server.status(SessionService.exchange, .with { $0.campusToken = token }).code
      }
      func prove() async throws -> StatusCode {
        try await server.status(
          SessionService.stepUp, .with { $0.campusToken = token },
          metadata: [Person.student.authorization]
        ).code
      }
      #expect(try await begin() == .ok)
      #expect(try await begin() == .unauthenticated)
      #expect(try await prove() == .ok)
      #expect(try await prove() == .unauthenticated)
    }
  }

  @Test("does not use up the token of somebody who is not known yet")
  func unusedYet() async throws {
    try await Self.serve { server, _ in
      let token = try TestSignOn.shared.get().token(TestClaims("new", at: server.seconds))
      let request = Pastoral_V1_ExchangeRequest.with { $0.campusToken = token }
      #expect(try await server.status(SessionService.exchange, request).code == .unauthenticated)
      try await server.bind("new", to: .tutor)
      #expect(
        try await server.call(SessionService.exchange, request).principalID == Person.tutor.id)
    }
  }

  @Test("takes the same no second time, however its signature is spelt")
  func respelt() async throws {
    try await Self.serve { server, _ in
      let signOn = try TestSignOn.shared.get()
      let token = try signOn.token(TestClaims(Self.subject, at: server.seconds))
      _ = try await server.call(SessionService.exchange, .with { $0.campusToken = token })
      let respelt = try signOn.signedAgain(token)
      #expect(respelt != token)
      let status = try await server.status(
        SessionService.exchange, .with { $0.campusToken = respelt })
      #expect(status.code == .unauthenticated)
    }
  }

  // MARK: Whom it means

  @Test(
    "is for whom an admin has bound, and a later binding takes the place of the first, which ends with all that it led to"
  )
  func rebound() async throws {
    try await Self.serve { server, _ in
      try await server.bind("other", to: .student)
      let (session, other) = (
        try await server.exchange(Self.subject), try await server.exchange("other")
      )
      let proof = try #require(
        Token(try await server.stepUp { $0.auth_time = server.seconds }.stepUpToken))
      try await server.bind(Self.subject, to: .tutor)
      #expect(try await server.whoAmI(session) == "UNAUTHENTICATED")
      #expect(try await server.whoAmI(other) == "prn_student as student")
      let (isGood, live) = try server.server.store.write {
        (
          try $0.takeStepUp(proof, of: Person.student.id, at: server.clock.now),
          try $0.liveCredentials(at: server.clock.now, of: Person.student.id)
        )
      }
      // The other session, and the token that every test's student has.
      #expect(!isGood && live.count == 2)
      #expect(try await server.exchange(Self.subject).principalID == Person.tutor.id)
    }
  }

  @Test(
    "is bound to no office holder from afar, to no campus system, and to nobody who is not there",
    arguments: [Person.practitioner, .studentPractitioner, .admin, .portal])
  func unbindable(person: Person) async throws {
    try await Self.serve { server, _ in
      let status = try await server.status(
        AdminService.bindIdentity,
        .with {
          $0.principalID = person.id
          $0.issuer = TestSignOn.issuer
          $0.subject = "other"
        }, metadata: [Person.admin.authorization])
      #expect(status.code == .invalidArgument)
      #expect(try await server.refusal(of: "other") == "UNAUTHENTICATED")
    }
  }

  @Test("means the person of a campus id where it is so configured, and never by e-mail")
  func campusID() async throws {
    try await Self.serve(.campusID) { server, _ in
      let student = try await server.call(
        DirectoryService.putStudent,
        .with {
          $0.student.campusID = "S001"
          $0.student.givenName = "Ada"
          $0.student.familyName = "Student"
          $0.student.email = "ada@example.ac.uk"
        }, metadata: [Person.admin.authorization])
      #expect(try await server.exchange("S001").principalID == student.id)
      #expect(try await server.refusal(of: "ada@example.ac.uk") == "UNAUTHENTICATED")
      #expect(try await server.refusal(of: "S002") == "UNAUTHENTICATED")
    }
  }

  @Test("may name a person by two claims")
  func twoClaims() async throws {
    try await Self.serve(subjectClaims: ["tid", "oid"]) { server, _ in
      try await server.bind("tenant object", to: .student)
      let session = try await server.exchange(Self.subject) {
        $0.tid = "tenant"
        $0.oid = "object"
      }
      #expect(session.principalID == Person.student.id)
      #expect(try await server.refusal(of: Self.subject) == "UNAUTHENTICATED")
    }
  }

  // MARK: How often

  @Test(
    "is tried so often by a person who has signed in, on however many connections, and on a campus system's as often as people come to it"
  )
  func failures() async throws {
    try await Self.serve(failuresMax: 3) { server, _ in
      func codes(_ peer: RawPeer, _ count: Int) async throws -> [StatusCode] {
        var codes: [StatusCode] = []
        for _ in 0..<count {
          codes.append(
            try await peer.status(SessionService.exchange, .with { $0.campusToken = "x.y.z" }).code)
        }
        return codes
      }
      let (one, another) = (try server.peer(), try server.peer())
      for peer in [one, another] { _ = try await peer.signIn(.student) }
      #expect(try await codes(one, 2) == [.unauthenticated, .unauthenticated])
      #expect(try await codes(another, 2) == [.unauthenticated, .resourceExhausted])
      // So it is with tokens of ours; good ones are let in.
      #expect(try await one.whoAmI([MetadataEntry("authorization", "x")]) == "RESOURCE_EXHAUSTED")
      #expect(try await one.whoAmI() == "prn_student as student")
      let guess = try await one.status(SessionService.authenticate, .with { $0.token = "x" })
      #expect(guess.code == .resourceExhausted)

      let (tutor, portal) = (try server.peer(), try server.peer())
      _ = try await tutor.signIn(.tutor)
      #expect(try await codes(tutor, 1) == [.unauthenticated])
      _ = try await portal.signIn(.portal)
      #expect(try await codes(portal, 5) == Array(repeating: .unauthenticated, count: 5))
      server.clock.advance(minutes: 1)
      #expect(try await codes(another, 1) == [.unauthenticated])
    }
  }

  @Test("takes a nonce of 255 characters and no longer one, and names the field")
  func longNonce() async throws {
    try await Self.serve(failuresMax: 1) { server, _ in
      let (long, tooLong) = (
        String(repeating: "n", count: 255), String(repeating: "n", count: 256)
      )
      let refused = [
        try await server.status(
          SessionService.exchange,
          .with {
            $0.campusToken = "x.y.z"
            $0.nonce = tooLong
          }),
        try await server.status(
          SessionService.stepUp,
          .with {
            $0.campusToken = "x.y.z"
            $0.nonce = tooLong
          }, metadata: [Person.student.authorization]),
      ]
      for status in refused {
        #expect(status.code == .invalidArgument)
        let detail = try #require(status.details.first)
        let request = try Google_Rpc_BadRequest(serializedBytes: detail.value)
        #expect(request.fieldViolations.map(\.field) == ["nonce"])
      }
      // It was no failure to sign in.
      let token = try TestSignOn.shared.get().token(
        TestClaims(Self.subject, at: server.seconds).with { $0.nonce = long })
      let session = try await server.call(
        SessionService.exchange,
        .with {
          $0.campusToken = token
          $0.nonce = long
        })
      #expect(session.principalID == Person.student.id)
    }
  }

  // MARK: Keys

  @Test("reads the keys again for one that it does not know, once a minute at most")
  func newKey() async throws {
    try await Self.serve { server, file in
      let signOn = try TestSignOn.shared.get()
      try signOn.keySet(ecKeyID: "ec-2").write(toFile: file, atomically: true, encoding: .utf8)
      // The file was read when the server started, in this minute.
      #expect(try await server.refusal(of: Self.subject, keyID: "ec-2") == "UNAUTHENTICATED")
      server.clock.advance(minutes: 1)
      _ = try await server.exchange(Self.subject, keyID: "ec-2")
      // The old one is gone.
      #expect(try await server.refusal(of: Self.subject, keyID: "ec-1") == "UNAUTHENTICATED")
    }
  }

  @Test("reads the keys again after an hour, so that a withdrawn one is good no longer")
  func withdrawnKey() async throws {
    try await Self.serve { server, file in
      let signOn = try TestSignOn.shared.get()
      try signOn.keySet(ecKeyID: "ec-2").write(toFile: file, atomically: true, encoding: .utf8)
      server.clock.advance(minutes: 59)
      _ = try await server.exchange(Self.subject)
      server.clock.advance(minutes: 1)
      #expect(try await server.refusal(of: Self.subject) == "UNAUTHENTICATED")
    }
  }

  @Test("reads them when told to, and keeps what it has where the file is not good")
  func reload() async throws {
    try await Self.serve { server, file in
      try "{}".write(toFile: file, atomically: true, encoding: .utf8)
      await #expect(throws: CampusKeysError.unreadable(file)) {
        try await server.server.reloadSignOnKeys()
      }
      _ = try await server.exchange(Self.subject)
      try #"{"keys": [{"kty": "oct", "kid": "x", "k": "AA"}]}"#
        .write(toFile: file, atomically: true, encoding: .utf8)
      await #expect(throws: CampusKeysError.noKey(file)) {
        try await server.server.reloadSignOnKeys()
      }
      let signOn = try TestSignOn.shared.get()
      try signOn.keySet(ecKeyID: "ec-2").write(toFile: file, atomically: true, encoding: .utf8)
      try await server.server.reloadSignOnKeys()
      _ = try await server.exchange(Self.subject, keyID: "ec-2")
    }
  }

  @Test("takes the keys from where the sign-on publishes them, and new ones as they come")
  func published() async throws {
    let signOn = try TestSignOn.shared.get()
    let peer = try await WebPeer.start(.text(signOn.keySet()))
    let address = try peer.address()
    let rules = CampusSignOn(issuer: TestSignOn.issuer, audience: TestSignOn.audience)
    try await TestServer.with {
      $0.signOn = SignOnConfiguration(rules, keys: .address(address))
    } _: { server in
      try await server.bind(Self.subject, to: .student)
      _ = try await server.exchange(Self.subject)
      try peer.answer(.text(signOn.keySet(ecKeyID: "ec-2")))
      server.clock.advance(minutes: 1)
      _ = try await server.exchange(Self.subject, keyID: "ec-2")
      try await peer.stop()
      server.clock.advance(minutes: 60)
      _ = try await server.exchange(Self.subject, keyID: "ec-2")
    }
    #expect(peer.asked == ["/keys", "/keys"])
  }

  // MARK: Proving afresh

  @Test("gives a proof to somebody who has just proved who they are, for five minutes from then")
  func stepUp() async throws {
    try await Self.serve { server, _ in
      let now = server.seconds
      for ago in [Int64(0), 299] {
        let reply = try await server.stepUp { $0.auth_time = now - ago }
        #expect(reply.stepUpToken.hasPrefix("pst_stp_"))
        #expect(reply.expires.seconds == now - ago + 300)
        // It opens no session.
        let metadata = [MetadataEntry("authorization", "Bearer \(reply.stepUpToken)")]
        #expect(try await server.peer().whoAmI(metadata) == "UNAUTHENTICATED")
      }
      // A sign-on whose clock is ahead makes it last no longer.
      #expect(try await server.stepUp { $0.auth_time = now + 60 }.expires.seconds == now + 300)
    }
  }

  @Test("gives none to whoever proved it long ago, or is somebody else, or has no session")
  func noStepUp() async throws {
    try await Self.serve { server, _ in
      let now = server.seconds
      let bad: [@Sendable (inout TestClaims) -> Void] = [
        { $0.auth_time = nil }, { $0.auth_time = now - 300 }, { $0.auth_time = now + 61 },
        {
          $0.auth_time = now; $0.sub = "another"
        },
        {
          $0.auth_time = now; $0.aud = ["library"]
        },
        {
          $0.auth_time = now; $0.exp = now - 60
        },
      ]
      for (number, change) in bad.enumerated() {
        let refused = await server.refusalOfStepUp { change(&$0) }
        #expect(refused == "UNAUTHENTICATED", "\(number)")
      }
      for metadata in [
        [], [Person.tutor.authorization],
        [Person.portal.authorization, Person.student.onBehalf],
      ] {
        let refused = await server.refusalOfStepUp(metadata) { $0.auth_time = now }
        #expect(refused == "UNAUTHENTICATED")
      }
    }
  }

  // MARK: Without

  @Test("is not there where it is not configured")
  func unconfigured() async throws {
    try await TestServer.with { server in
      let status = try await server.status(
        SessionService.exchange, .with { $0.campusToken = "x.y.z" })
      #expect(status.code == .unimplemented)
    }
  }
}

extension TestServer {
  /// What its clock shows, in seconds since 1970.
  fileprivate var seconds: Int64 { clock.now.millisecondsSince1970 / 1_000 }

  fileprivate func bind(_ subject: String, to person: Person) async throws {
    _ = try await call(
      AdminService.bindIdentity,
      .with {
        $0.principalID = person.id
        $0.issuer = TestSignOn.issuer
        $0.subject = subject
      }, metadata: [Person.admin.authorization])
  }

  fileprivate func exchange(
    _ subject: String, keyID: String? = nil,
    _ change: @Sendable (inout TestClaims) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ExchangeResponse {
    let token = try TestSignOn.shared.get().token(
      TestClaims(subject, at: seconds).with(change), keyID: keyID)
    return try await call(SessionService.exchange, .with { $0.campusToken = token })
  }

  /// A proof for the student's session.
  fileprivate func stepUp(
    _ metadata: [MetadataEntry] = [Person.student.authorization],
    _ change: @Sendable (inout TestClaims) -> Void
  ) async throws -> Pastoral_V1_StepUpResponse {
    let token = try TestSignOn.shared.get().token(
      TestClaims("8f14e45f", at: seconds).with(change))
    return try await call(
      SessionService.stepUp, .with { $0.campusToken = token }, metadata: metadata)
  }

  fileprivate func refusalOfStepUp(
    _ metadata: [MetadataEntry] = [Person.student.authorization],
    _ change: @Sendable (inout TestClaims) -> Void
  ) async -> String {
    do {
      _ = try await stepUp(metadata, change)
      return "OK"
    } catch let status as Status {
      return status.code.name
    } catch {
      return "\(error)"
    }
  }

  fileprivate func refusal(of subject: String, keyID: String? = nil) async throws -> String {
    do {
      _ = try await exchange(subject, keyID: keyID)
      return "OK"
    } catch let status as Status {
      return status.code.name
    }
  }

  fileprivate func whoAmI(_ session: Pastoral_V1_ExchangeResponse) async throws -> String {
    try await peer().whoAmI([session.authorization])
  }
}

extension Pastoral_V1_ExchangeResponse {
  fileprivate var authorization: MetadataEntry { MetadataEntry("authorization", "Bearer \(token)") }
}
