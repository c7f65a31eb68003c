/// An opaque token: `pst_<kind>_<43 base62 digits>_<6 base62 digits of CRC-32>`.
///
/// 256 random bits that mean nothing by themselves; the store keeps their SHA-256 only. Prefix and
/// checksum let secret scanners find a leaked one, and let the door refuse a mistyped one unseen.
public struct Token: Hashable, Sendable {
  /// Who holds it.
  public enum Kind: String, CaseIterable, Sendable {
    /// A person's, given out by an admin of the machine.
    case person = "usr"
    /// A person's for the length of a sitting, given for a token of the university's sign-on.
    case session = "ses"
    /// A campus system's.
    case service = "svc"
    /// A proof that somebody has just shown afresh who they are: opens no session.
    case stepUp = "stp"
  }

  /// The secret. Never logged, never an argument of a program.
  public let text: String
  public let kind: Kind

  private static let bodyDigits = 43
  private static let checkDigits = 6

  /// A new token.
  public init(_ kind: Kind, from random: inout some RandomNumberGenerator) {
    let body = String(
      decoding: (0..<Self.bodyDigits).map { _ in
        Base62.alphabet[Int.random(in: 0..<62, using: &random)]
      }, as: UTF8.self)
    let head = "pst_\(kind.rawValue)_\(body)"
    self.kind = kind
    text = "\(head)_\(Base62.digits(of: CRC32.checksum(of: head.utf8), count: Self.checkDigits))"
  }

  /// A token that a caller sent; nil where it cannot be one.
  public init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "pst", let kind = Kind(rawValue: String(parts[1])),
      parts[2].utf8.count == Self.bodyDigits, parts[2].utf8.allSatisfy(Base62.alphabet.contains),
      // Bytes, since a text may equal another that is spelt otherwise: K and the sign for kelvin.
      parts[3].utf8.elementsEqual(
        Base62.digits(
          of: CRC32.checksum(of: text.utf8.dropLast(Self.checkDigits + 1)), count: Self.checkDigits
        ).utf8)
    else { return nil }
    self.text = text
    self.kind = kind
  }
}

/// Digits, capitals, small letters.
private enum Base62 {
  static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  static func digits(of value: UInt32, count: Int) -> String {
    var rest = Int(value)
    var digits: [UInt8] = []
    for _ in 0..<count {
      digits.append(alphabet[rest % 62])
      rest /= 62
    }
    return String(decoding: digits.reversed(), as: UTF8.self)
  }
}

/// The checksum of zlib and PNG.
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? (value >> 1) ^ 0xedb8_8320 : value >> 1
    }
  }

  static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { value, byte in
      (value >> 8) ^ table[Int((value ^ UInt32(byte)) & 0xff)]
    }
  }
}
