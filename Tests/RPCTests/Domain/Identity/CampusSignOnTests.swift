import Domain
import Testing

@Suite("The university's sign-on: whom claims name")
struct CampusSignOnTests {
  private static let now = Instant(secondsSince1970: 1_795_424_400)
  private static let signOn = CampusSignOn(
    issuer: "https://login.example.ac.uk", audience: "pastoral")

  private static func seconds(_ seconds: Int64) -> Instant {
    now.adding(milliseconds: seconds * 1_000)
  }

  private static let good = CampusClaims(
    issuer: "https://login.example.ac.uk", audiences: ["pastoral"], expires: seconds(300),
    issuedAt: now, nonce: "n", texts: ["sub": "8f14e45f", "email": "ada@example.ac.uk"])

  private typealias Change = @Sendable (inout CampusClaims) -> Void

  /// What is changed in good claims, and the rule that it then breaks; nil for none.
  private static let table: [(change: Change, fault: SignOnFault?)] = [
    ({ _ in }, nil),
    ({ $0.issuer = nil }, .issuer),
    ({ $0.issuer = "https://login.example.ac.uk/" }, .issuer),
    ({ $0.issuer = "HTTPS://login.example.ac.uk" }, .issuer),
    ({ $0.audiences = [] }, .audience),
    ({ $0.audiences = ["library"] }, .audience),
    ({ $0.audiences = ["pastoral", "library"] }, .audience),
    ({ $0.audiences = ["pastoral", "pastoral"] }, .audience),
    (
      {
        $0.audiences = ["library", "pastoral"]
        $0.authorizedParty = "pastoral"
      }, nil
    ),
    (
      {
        $0.audiences = ["library"]
        $0.authorizedParty = "pastoral"
      }, .audience
    ),
    ({ $0.expires = nil }, .expired),
    // A minute more than it says, and not a second longer.
    ({ $0.expires = seconds(-59) }, nil),
    ({ $0.expires = seconds(-60) }, .expired),
    ({ $0.issuedAt = nil }, .notYetValid),
    ({ $0.issuedAt = seconds(60) }, nil),
    ({ $0.issuedAt = seconds(61) }, .notYetValid),
    ({ $0.notBefore = seconds(60) }, nil),
    ({ $0.notBefore = seconds(61) }, .notYetValid),
    ({ $0.nonce = nil }, .nonce),
    ({ $0.nonce = "N" }, .nonce),
    ({ $0.texts["sub"] = nil }, .subject),
    ({ $0.texts["sub"] = "" }, .subject),
    ({ $0.texts["sub"] = " " }, .subject),
    ({ $0.texts["sub"] = "a\nb" }, .subject),
    ({ $0.texts["sub"] = String(repeating: "x", count: 255) }, nil),
    ({ $0.texts["sub"] = String(repeating: "x", count: 256) }, .subject),
  ]

  @Test("Each rule is held, and none refuses what is good", arguments: table.indices)
  func rules(index: Int) {
    let (change, fault) = Self.table[index]
    var claims = Self.good
    change(&claims)
    #expect(Self.fault(of: claims, nonce: "n") == fault, "row \(index)")
  }

  @Test("A nonce is asked for only where the caller has one")
  func nonce() {
    #expect(Self.fault(of: Self.good, nonce: "") == nil)
    #expect(Self.fault(of: Self.good, nonce: "other") == .nonce)
  }

  @Test("The person is named by issuer and subject, and by nothing else")
  func identity() throws {
    let identity = try Self.signOn.identity(of: Self.good, nonce: "", at: Self.now)
    #expect(
      identity
        == ExternalIdentity(issuer: "https://login.example.ac.uk", subject: "8f14e45f"))
  }

  @Test("Of several claims all must be there, and none may have the blank that parts them")
  func severalClaims() throws {
    var signOn = Self.signOn
    signOn.subjectClaims = ["tid", "oid"]
    var claims = Self.good
    #expect(throws: SignOnFault.subject) {
      try signOn.identity(of: claims, nonce: "", at: Self.now)
    }
    claims.texts = ["tid": "tenant", "oid": "object"]
    #expect(try signOn.identity(of: claims, nonce: "", at: Self.now).subject == "tenant object")
    claims.texts = ["tid": "tenant object", "oid": "x"]
    #expect(throws: SignOnFault.subject) {
      try signOn.identity(of: claims, nonce: "", at: Self.now)
    }
  }

  @Test("Nothing unsigned and no shared secret can be configured")
  func algorithms() {
    for name in ["none", "None", "HS256", "HS384", "HS512", "dir", ""] {
      #expect(CampusSignOn.Algorithm(rawValue: name) == nil)
    }
  }

  private static func fault(of claims: CampusClaims, nonce: String) -> SignOnFault? {
    do {
      _ = try signOn.identity(of: claims, nonce: nonce, at: now)
      return nil
    } catch {
      return error
    }
  }
}
