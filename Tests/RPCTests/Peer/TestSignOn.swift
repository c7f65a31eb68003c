import Crypto
import CryptoExtras
import Foundation

/// A university's sign-on: keys, the key set that it publishes, and tokens good and bad.
///
/// It signs by the product's own cryptography and not by its JWT package, so that the two can disagree.
public struct TestSignOn: Sendable {
  public static let issuer = "https://login.example.ac.uk/campus"
  public static let audience = "pastoral"

  /// How a token is signed, or is not.
  public enum Signing: Sendable {
    case es256, rs256
    /// In a way that the server is not configured to take.
    case ps256
    /// Not at all, under the name that RFC 7518 has for it.
    case none
    /// With the public RSA key as a shared secret, as a verifier would that trusts `alg`.
    case hs256ByRSAKey
    /// By a key of the same name that another sign-on has.
    case es256ByStranger
  }

  private let ec = P256.Signing.PrivateKey()
  private let stranger = P256.Signing.PrivateKey()
  private let rsa: _RSA.Signing.PrivateKey

  public init() throws { rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048) }

  /// One for all tests of a run, since an RSA key takes a while to make.
  public static let shared = Result { try TestSignOn() }

  /// The JSON Web Key Set. As some sign-ons do, it does not say what each key is used for; and it has a key
  /// of a kind that nobody here knows.
  ///
  /// - Parameter ecKeyID: The name of the elliptic key.
  public func keySet(ecKeyID: String = "ec-1") throws -> String {
    let point = ec.publicKey.rawRepresentation
    let numbers = try rsa.publicKey.getKeyPrimitives()
    return """
      {"keys": [
        {"kty": "oct", "kid": "secret", "k": "AAAA"},
        {"kty": "EC", "crv": "P-256", "kid": "\(ecKeyID)", "use": "sig",
         "x": "\(Self.base64URL(point.prefix(32)))", "y": "\(Self.base64URL(point.suffix(32)))"},
        {"kty": "RSA", "kid": "rsa-1",
         "n": "\(Self.base64URL(numbers.modulus))",
         "e": "\(Self.base64URL(numbers.publicExponent))"}
      ]}
      """
  }

  /// Writes the key set into a new file, which the caller removes.
  public func writeKeySet() throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-jwks-\(UUID().uuidString).json").path
    try keySet().write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// A token.
  ///
  /// - Parameters:
  ///   - algorithm: What its header says, where that is not how it is signed.
  ///   - header: Further members of the header, such as `"crit": ["x"]`.
  public func token(
    _ claims: TestClaims, _ signing: Signing = .es256, keyID: String? = nil,
    algorithm: String? = nil, header: String? = nil
  ) throws -> String {
    let (name, usual) =
      switch signing {
      case .es256, .es256ByStranger: ("ES256", "ec-1")
      case .rs256: ("RS256", "rsa-1")
      case .ps256: ("PS256", "rsa-1")
      case .none: ("none", "ec-1")
      case .hs256ByRSAKey: ("HS256", "rsa-1")
      }
    let further = header.map { ", \($0)" } ?? ""
    let head = #"{"alg": "\#(algorithm ?? name)", "kid": "\#(keyID ?? usual)"\#(further)}"#
    let signed =
      Self.base64URL(Data(head.utf8)) + "." + Self.base64URL(try JSONEncoder().encode(claims))
    return signed + "." + Self.base64URL(try signature(of: Data(signed.utf8), signing))
  }

  /// The same token with another signature of the same key that is as good: of this kind there are many.
  public func signedAgain(_ token: String) throws -> String {
    let signed = token.split(separator: ".").dropLast().joined(separator: ".")
    return signed + "." + Self.base64URL(try signature(of: Data(signed.utf8), .es256))
  }

  private func signature(of signed: Data, _ signing: Signing) throws -> Data {
    switch signing {
    case .es256: try ec.signature(for: signed).rawRepresentation
    case .es256ByStranger: try stranger.signature(for: signed).rawRepresentation
    case .rs256:
      try rsa.signature(for: SHA256.hash(data: signed), padding: .insecurePKCS1v1_5)
        .rawRepresentation
    case .ps256: try rsa.signature(for: SHA256.hash(data: signed), padding: .PSS).rawRepresentation
    case .none: Data()
    case .hs256ByRSAKey:
      Data(
        HMAC<SHA256>.authenticationCode(
          for: signed, using: SymmetricKey(data: Data(rsa.publicKey.pemRepresentation.utf8))))
    }
  }

  private static func base64URL(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}

/// What a token says; what is nil it does not say.
public struct TestClaims: Encodable, Sendable {
  public var iss: String? = TestSignOn.issuer
  public var aud: [String]? = [TestSignOn.audience]
  public var azp: String?
  public var sub: String?
  /// Another one each time, as sign-ons give it: two tokens of one second are two.
  public var jti: String? = UUID().uuidString
  public var tid: String?
  public var oid: String?
  public var email: String?
  public var nonce: String?
  public var exp: Int64?
  public var nbf: Int64?
  public var iat: Int64?
  public var auth_time: Int64?

  /// What a good token says that was made now and is good for five minutes.
  ///
  /// - Parameter now: Seconds since 1970.
  public init(_ subject: String, at now: Int64) {
    sub = subject
    iat = now
    exp = now + 300
  }

  /// The same with a change.
  public func with(_ change: (inout Self) -> Void) -> Self {
    var changed = self
    change(&changed)
    return changed
  }
}
