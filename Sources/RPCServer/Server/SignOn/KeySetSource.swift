import Foundation

/// Where the sign-on's JSON Web Key Set (RFC 7517) is.
public enum KeySetSource: Hashable, Sendable {
  /// A file's path.
  case file(String)
  case address(KeySetAddress)

  /// The source as errors name it.
  var place: String {
    switch self {
    case .file(let file): file
    case .address(let address): address.url
    }
  }
}

/// A web address that keys may be taken from: `https`, or `http` on this machine, where nobody is between.
public struct KeySetAddress: Hashable, Sendable {
  let url: String
  /// PEM: the authorities that its certificate must come from; nil for the system's.
  let authorities: String?
  /// How long fetching may take, from the first step to the last byte.
  var patience: Duration = .seconds(5)

  /// Nil where the text is no such address. It has no user and no password: errors and logs show it.
  public init?(_ text: String, authorities: String? = nil) {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.fragment == nil
    else { return nil }
    switch parts.scheme?.lowercased() {
    case "https": break
    case "http": guard ListenError.isLoopback(host) else { return nil }
    default: return nil
    }
    url = text
    self.authorities = authorities
  }
}
