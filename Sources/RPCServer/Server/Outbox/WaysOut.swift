import Domain
import PluginAPI

/// The ways that lead out of the server, as an admin configured them: without one, what is approved for such a
/// partner waits.
public struct WaysOut: Sendable {
  /// The folder that holds one folder for each partner; nil for none.
  public var folders: String?
  /// What the server and its partners know each other by over HTTPS, by the partner's code.
  public var credentials: [String: PartnerCredentials]
  /// The mail server for partners that are reached by mail; nil for none.
  public var mail: MailRelay?

  public init(
    folders: String? = nil, credentials: [String: PartnerCredentials] = [:],
    mail: MailRelay? = nil
  ) {
    self.folders = folders
    self.credentials = credentials
    self.mail = mail
  }

  /// The way to a partner; nil where there is none.
  func transport(to partner: Partner, clock: ServerClock) -> (any PartnerTransport)? {
    switch partner.details.destination {
    case .folder: folders.map { FolderTransport(folder: "\($0)/\(partner.code)") }
    case .https: exchange(with: partner, clock: clock).map { HTTPSTransport(exchange: $0) }
    case .mail(let address):
      mail.map {
        MailTransport(
          relay: $0, recipient: address, secureDomains: partner.details.secureDomains,
          clock: clock)
      }
    }
  }

  /// The way to ask a partner what became of its shares; nil where there is none.
  func pollTransport(to partner: Partner, clock: ServerClock) -> (any PollTransport)? {
    exchange(with: partner, clock: clock).map { HTTPSPoll(exchange: $0) }
  }

  private func exchange(with partner: Partner, clock: ServerClock) -> HTTPSExchange? {
    guard case .https(let url) = partner.details.destination else { return nil }
    return credentials[partner.code].map { HTTPSExchange(url: url, credentials: $0, clock: clock) }
  }
}
