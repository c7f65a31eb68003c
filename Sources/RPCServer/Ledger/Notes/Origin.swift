/// The name of one log: `<host>/pastoral/<the first 8 hexadecimal digits of its public key>`.
///
/// A new key makes a new log, so a log is never continued under a name that it had before a restore.
public struct Origin: Hashable, Sendable {
  public let text: String

  public static let hostBytesMax = 253
  private static let middle = "/pastoral/"
  private static let keyDigits = 8

  /// Nil unless the host is small letters, digits, `.` and `-`, 1 to 253 of them, beginning and ending
  /// with a letter or digit.
  public init?(host: String, publicKey: [UInt8]) {
    guard publicKey.count == VerifierKey.publicKeyByteCount else { return nil }
    self.init("\(host)\(Self.middle)\(Hex.text(publicKey).prefix(Self.keyDigits))")
  }

  /// An origin as a checkpoint spells it.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let middle = Array(Self.middle.utf8)
    let hostCount = bytes.count - middle.count - Self.keyDigits
    guard (1...Self.hostBytesMax).contains(hostCount) else { return nil }
    let host = bytes[..<hostCount]
    let isHost = host.allSatisfy {
      Self.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard isHost, Self.isLetterOrDigit(host[0]), Self.isLetterOrDigit(host[hostCount - 1]),
      bytes[hostCount...].starts(with: middle),
      bytes.suffix(Self.keyDigits).allSatisfy({ Hex.value($0) != nil })
    else { return nil }
    self.text = text
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || Decimal.digit(byte) != nil
  }

  /// Whether it is the name of the log with that key.
  func names(_ publicKey: [UInt8]) -> Bool {
    Hex.text(publicKey).prefix(Self.keyDigits) == text.suffix(Self.keyDigits)
  }
}

extension Origin: CustomStringConvertible {
  public var description: String { text }
}
