import Crypto
public import Domain

/// What a caller is found by: the SHA-256 of a token, which is all that is kept of it, or of a name in
/// client certificates.
public struct CredentialHash: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(of token: Token) {
    bytes = Array(SHA256.hash(data: Array(token.text.utf8)))
  }

  /// No token begins like this, so none can be found by a name.
  public init(of name: CertificateName) {
    bytes = Array(SHA256.hash(data: Array("certificate \(name.text)".utf8)))
  }

  /// What is signed of a token of the sign-on.
  public init(ofSigned bytes: [UInt8]) {
    self.bytes = Array(SHA256.hash(data: bytes))
  }

  init(bytes: [UInt8]) { self.bytes = bytes }
}

/// The SHA-256 of a client certificate in DER: what a token is bound to, and what a certificate is
/// revoked by.
public struct CertificateThumbprint: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(ofDER certificate: [UInt8]) {
    bytes = Array(SHA256.hash(data: certificate))
  }

  /// Reads 64 hexadecimal digits, with or without colons between each two; nil for anything else.
  public init?(_ text: String) {
    var bytes: [UInt8] = []
    let digits = text.utf8.filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 64, [64, 95].contains(text.utf8.count) else { return nil }
    for place in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// 64 hexadecimal digits.
  public var text: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// A token, or a name in client certificates, as the store keeps it, with whose it is.
public struct StoredCredential: Sendable {
  public let hash: CredentialHash
  public let principal: Principal
  public let expires: Instant
  /// Whether it ends when it is not used for a while.
  public let endsWhenIdle: Bool
  /// The only client certificate that it is good with; nil for good without one.
  public let certificate: CertificateThumbprint?

  public init(
    hash: CredentialHash, principal: Principal, expires: Instant, endsWhenIdle: Bool = false,
    certificate: CertificateThumbprint? = nil
  ) {
    self.hash = hash
    self.principal = principal
    self.expires = expires
    self.endsWhenIdle = endsWhenIdle
    self.certificate = certificate
  }
}

extension StoredCredential {
  /// A name in client certificates. It ends when it is revoked; the certificates end by themselves.
  public init(name: CertificateName, principal: Principal) {
    self.init(
      hash: CredentialHash(of: name), principal: principal,
      expires: Instant(millisecondsSince1970: .max))
  }
}
