import Messages
import NIOCore
import RPCServer
import SwiftProtobuf
import TestPeer
import WireFormat

/// Peers with a token of the university's sign-on that is not good, and with one that is.
enum SigningIn {
  static let attacks: [Attack] =
    bad.enumerated().map { place, token in
      Attack(30, token.name, expected: "1 UNAUTHENTICATED, told as nonsense is") { target in
        // From an address of its own each, or they would be too many failures of one.
        let peer = try target.peer(from: "127.0.1.\(place + 1)")
        try await target.bindStudent()
        var told: Set<ByteBuffer> = []
        var lines: Set<String> = []
        for text in ["nonsense", try token.make(target)] {
          try await peer.open(
            1, SessionService.exchange,
            .with {
              $0.campusToken = text
              $0.nonce = token.nonce
            })
          let frame = try await peer.next()
          lines.insert(line(frame))
          told.insert(frame.payload)
        }
        return transcript(
          lines.sorted(), told.count == 1 ? "told as nonsense is" : "told apart")
      }
    } + [
      good("a good one, ES256", .es256, from: "127.0.2.1"),
      good("a good one, RS256", .rs256, from: "127.0.2.2"),
      Attack(30, "a session that was ended", expected: "1 OK, then 1 UNAUTHENTICATED") { target in
        let peer = try target.peer(from: "127.0.2.3")
        try await target.bindStudent()
        let session = try await peer.call(
          SessionService.exchange, .with { $0.campusToken = try target.token() })
        let own = [MetadataEntry("authorization", "Bearer \(session.token)")]
        _ = try await peer.call(SessionService.end, .init(), metadata: own)
        return try await "1 OK, then 1 "
          + peer.status(SessionService.whoAmI, .init(), metadata: own).code.name
      },
      Attack(
        30, "a good one twice, the second time with another signature that is as good",
        expected: "1 OK, then 1 UNAUTHENTICATED"
      ) { target in
        let peer = try target.peer(from: "127.0.2.6")
        try await target.bindStudent()
        let token = try target.token()
        _ = try await peer.call(SessionService.exchange, .with { $0.campusToken = token })
        let again = try TestSignOn.shared.get().signedAgain(token)
        return try await "1 OK, then 1 "
          + peer.status(SessionService.exchange, .with { $0.campusToken = again }).code.name
      },
      Attack(
        30, "one failure more than a minute may have",
        expected: "as many UNAUTHENTICATED as may be, then RESOURCE_EXHAUSTED for a good one too, "
          + "another address signs in"
      ) { target in
        try await target.bindStudent()
        let failuresMax = target.limits.connections.signInFailuresPerMinuteMax
        let peer = try target.peer(from: "127.0.2.4")
        var codes: [String] = []
        for _ in 0..<failuresMax {
          codes.append(
            try await peer.status(SessionService.exchange, .with { $0.campusToken = "x.y.z" })
              .code.name)
        }
        let good = try target.token()
        let last = try await target.peer(from: "127.0.2.4").status(
          SessionService.exchange, .with { $0.campusToken = good })
        let other = try await target.peer(from: "127.0.2.5").status(
          SessionService.exchange, .with { $0.campusToken = good })
        return
          (codes == Array(repeating: "UNAUTHENTICATED", count: failuresMax)
          ? "as many UNAUTHENTICATED as may be" : "\(codes)")
          + ", then \(last.code.name) for a good one too, "
          + (other.code == .ok ? "another address signs in" : other.code.name)
      },
    ]

  /// A token that is not good, and why.
  private struct Bad: Sendable {
    let name: String
    var nonce = ""
    let make: @Sendable (Target) throws -> String
  }

  private static let bad: [Bad] = [
    Bad(name: "none") { _ in "" },
    Bad(name: "one of two parts") { String(try $0.token().prefix { $0 != "." }) + ".e30" },
    Bad(name: "one of more than 16 KiB") { try $0.token() + String(repeating: "A", count: 16_384) },
    Bad(name: "one that has expired") { target in
      try target.token {
        $0.iat = target.now() - 900
        $0.exp = target.now() - 120
      }
    },
    Bad(name: "one without an end") { try $0.token { $0.exp = nil } },
    Bad(name: "one whose time has not come") { target in
      try target.token { $0.nbf = target.now() + 120 }
    },
    Bad(name: "one that will be made later") { target in
      try target.token { $0.iat = target.now() + 120 }
    },
    Bad(name: "another issuer's") { try $0.token { $0.iss = "https://login.example.org" } },
    Bad(name: "one for another audience") { try $0.token { $0.aud = ["library"] } },
    Bad(name: "one for several, made for another") {
      try $0.token {
        $0.aud = ["pastoral", "library"]
        $0.azp = "library"
      }
    },
    Bad(name: "one with another nonce", nonce: "mine") { try $0.token { $0.nonce = "other" } },
    Bad(name: "one without the nonce", nonce: "mine") { try $0.token() },
    Bad(name: "alg none, unsigned") { try $0.token(.none) },
    Bad(name: "alg nOnE, signed") { try $0.token(.es256, algorithm: "nOnE") },
    Bad(name: "HS256 by the public RSA key") { try $0.token(.hs256ByRSAKey) },
    Bad(name: "HS256 named RS256") { try $0.token(.hs256ByRSAKey, algorithm: "RS256") },
    Bad(name: "RS256 by the elliptic key's name") { try $0.token(.rs256, keyID: "ec-1") },
    Bad(name: "a key that nobody knows") { try $0.token(.es256, keyID: "ec-2") },
    Bad(name: "another sign-on's key of that name") { try $0.token(.es256ByStranger) },
    Bad(name: "PS256, which is not allowed") { try $0.token(.ps256) },
    Bad(name: "an extension that must be understood") {
      try $0.token(.es256, header: #""crit": ["exp"]"#)
    },
    Bad(name: "somebody whom nobody has bound") { try $0.token { $0.sub = "a stranger" } },
    Bad(name: "one that names nobody") { try $0.token { $0.sub = nil } },
  ]

  private static func good(
    _ name: String, _ signing: TestSignOn.Signing, from source: String
  ) -> Attack {
    Attack(30, name, expected: "1 OK, and is the student") { target in
      try await target.bindStudent()
      let peer = try target.peer(from: source)
      let session = try await peer.call(
        SessionService.exchange, .with { $0.campusToken = try target.token(signing) })
      let who = try await peer.call(
        SessionService.whoAmI, .init(),
        metadata: [MetadataEntry("authorization", "Bearer \(session.token)")])
      let isStudent = who.principalID == target.principals.student
      return "1 OK, and is \(isStudent ? "the student" : "somebody else")"
    }
  }
}

extension Target {
  /// What the sign-on knows the student by.
  private static let subject = "8f14e45f"

  /// Says to the server whom the sign-on means.
  fileprivate func bindStudent() async throws {
    _ = try await peer(from: "127.0.2.9").call(
      AdminService.bindIdentity,
      .with {
        $0.principalID = principals.student
        $0.issuer = TestSignOn.issuer
        $0.subject = Self.subject
      }, metadata: [MetadataEntry("authorization", "Bearer \(principals.admin)")])
  }

  /// A token for the student; a good one, but for the change.
  fileprivate func token(
    _ signing: TestSignOn.Signing = .es256, keyID: String? = nil, algorithm: String? = nil,
    header: String? = nil, _ change: (inout TestClaims) -> Void = { _ in }
  ) throws -> String {
    try TestSignOn.shared.get().token(
      TestClaims(Self.subject, at: now()).with(change), signing, keyID: keyID,
      algorithm: algorithm, header: header)
  }
}
