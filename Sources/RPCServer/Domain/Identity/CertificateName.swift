/// A subject alternative name of a client certificate: `dns:portal.example.ac.uk` or
/// `uri:spiffe://example.ac.uk/portal`.
public struct CertificateName: Hashable, Sendable {
  /// What the name is.
  public enum Kind: String, CaseIterable, Sendable {
    case dns
    case uri
  }

  /// The name as admins write it, its kind before a colon.
  public let text: String

  /// The longest, in characters.
  public static let charactersMax = 255

  /// A name from a certificate: nil where it is empty, long, or more than printable ASCII. What such
  /// a name looks like and what it is could differ.
  public init?(_ kind: Kind, _ value: some Collection<UInt8>) {
    let prefix = "\(kind.rawValue):"
    guard !value.isEmpty, prefix.utf8.count + value.count <= Self.charactersMax,
      value.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
    else { return nil }
    let value = String(decoding: value, as: UTF8.self)
    // Hosts are the same in capitals; resources are not.
    text = prefix + (kind == .dns ? value.lowercased() : value)
  }

  /// A name that an admin wrote; nil where it is none.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon]))
    else { return nil }
    self.init(kind, text[text.index(after: colon)...].utf8)
  }
}
