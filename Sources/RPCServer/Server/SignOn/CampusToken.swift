import Domain
import Foundation
import JWTKit

/// A token of the university's sign-on: a JWT, as RFC 7519 and RFC 7515 have it.
///
///     text ─ init ─► parts, unproved ─ claims(by:) ─► claims, whose signature was verified
struct CampusToken {
  /// How it says that it is signed. Only as true as the key that it is then verified with.
  let algorithm: CampusSignOn.Algorithm
  /// The name of the key.
  let keyID: String
  /// What is signed. The signature itself may be spelt in several ways.
  let signed: [UInt8]
  private let signature: [UInt8]
  private let body: Data

  /// Takes a token apart.
  ///
  /// - Throws: `malformed`, or `algorithm` where it is signed in a way that is not among the allowed.
  init(_ text: String, allowed: Set<CampusSignOn.Algorithm>) throws(SignOnFault) {
    guard text.utf8.count <= CampusSignOn.tokenBytesMax else { throw .malformed }
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, let head = Data(base64URL: parts[0]),
      let body = Data(base64URL: parts[1]), let signature = Data(base64URL: parts[2]),
      let header = try? JSONDecoder().decode(Header.self, from: head),
      // Extensions that must be understood are not.
      header.crit == nil, let keyID = header.kid
    else { throw .malformed }
    guard let algorithm = CampusSignOn.Algorithm(rawValue: header.alg), allowed.contains(algorithm)
    else { throw .algorithm }
    self.algorithm = algorithm
    self.keyID = keyID
    self.body = body
    self.signature = Array(signature)
    signed = Array(text.utf8.dropLast(parts[2].count + 1))
  }

  /// What it says, once its signature holds.
  ///
  /// - Throws: `signature`, or `malformed` where what was signed are no claims.
  func claims(by key: any JWTAlgorithm) throws(SignOnFault) -> CampusClaims {
    guard key.name == algorithm.rawValue, (try? key.verify(signature, signs: signed)) == true
    else { throw .signature }
    guard let claims = try? JSONDecoder().decode(Claims.self, from: body) else { throw .malformed }
    return claims.shown
  }

  private struct Header: Decodable {
    let alg: String
    let kid: String?
    /// Whatever it is.
    let crit: Anything?
  }

  /// A value of any kind that is only looked for.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }
}

/// The claims as they stand in a token. One of another kind than it should be is as good as absent.
private struct Claims: Decodable {
  let shown: CampusClaims

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Name.self)
    var texts: [String: String] = [:]
    for name in values.allKeys {
      if let text = try? values.decode(String.self, forKey: name) { texts[name.stringValue] = text }
    }
    func moment(_ name: String) -> Instant? {
      let seconds = try? values.decode(Double.self, forKey: Name(stringValue: name))
      // As far as a number is exact, and further than any token lasts.
      guard let seconds, (0...1e11).contains(seconds) else { return nil }
      return Instant(millisecondsSince1970: Int64(seconds * 1_000))
    }
    let audiences = try? values.decode([String].self, forKey: Name(stringValue: "aud"))
    shown = CampusClaims(
      issuer: texts["iss"], audiences: audiences ?? texts["aud"].map { [$0] } ?? [],
      authorizedParty: texts["azp"], expires: moment("exp"), notBefore: moment("nbf"),
      issuedAt: moment("iat"), authenticatedAt: moment("auth_time"), nonce: texts["nonce"],
      texts: texts)
  }
}

extension Data {
  /// The bytes that base64url without padding stands for; nil for any other text.
  fileprivate init?(base64URL text: some Collection<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count + 3)
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"): bytes.append(UInt8(ascii: "+"))
      case UInt8(ascii: "_"): bytes.append(UInt8(ascii: "/"))
      case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
      default: bytes.append(byte)
      }
    }
    bytes += [UInt8](repeating: UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4)
    self.init(base64Encoded: Data(bytes))
  }
}
