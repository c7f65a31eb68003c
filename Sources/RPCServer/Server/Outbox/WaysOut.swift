public import Domain
import PluginAPI

/// The ways that lead out of the server, as an admin configured them: without one, what is approved for such a
/// partner waits.
public struct WaysOut: Sendable {
  /// The folder that holds one folder for each partner; nil for none.
  public var folders: String?
  /// What the server and its partners know each other by, by the partner's code.
  public var credentials: [String: PartnerCredentials]
  /// The mail server for partners that are reached by mail; nil for none.
  public var mail: MailRelay?
  /// Which countries were found adequate, and for how long.
  public var adequacy: AdequacyFindings

  public init(
    folders: String? = nil, credentials: [String: PartnerCredentials] = [:],
    mail: MailRelay? = nil, adequacy: AdequacyFindings = .committed
  ) {
    self.folders = folders
    self.credentials = credentials
    self.mail = mail
    self.adequacy = adequacy
  }

  /// The way to a partner; nil where there is none.
  ///
  /// - Parameter plugin: What the partner's plugin says of itself.
  func transport(
    to partner: Partner, plugin: PartnerManifest?, clock: ServerClock
  ) -> (any PartnerTransport)? {
    switch partner.details.destination {
    case .folder:
      folder(of: partner).flatMap { path in
        let known = credentials[partner.code]
        // Without a client, or a mailbox to name, nothing would be carried further.
        let isThere = known?.mesh != nil && ClientFolder(path: path).folder(.out) != nil
        guard plugin?.hasClientFolder != true || isThere else { return nil }
        return FolderTransport(folder: path, fillIns: known?.fillIns(at: clock.now()))
      }
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
    switch partner.details.destination {
    case .folder: folder(of: partner).map { FolderPoll(folder: ClientFolder(path: $0)) }
    case .https: exchange(with: partner, clock: clock).map { HTTPSPoll(exchange: $0) }
    case .mail: nil
    }
  }

  /// What is said to MESH for a partner once a day; nil for partners whose mailbox the server does not open.
  func introduction(to partner: Partner, clock: ServerClock) -> MESHIntroduction? {
    guard let account = credentials[partner.code]?.mesh, account.opensMailbox,
      let exchange = exchange(with: partner, clock: clock)
    else { return nil }
    return MESHIntroduction(exchange: exchange, account: account)
  }

  /// The organisation whose mailbox a partner's is, as an admin configured it; nil where they said nothing.
  func organisation(of partner: Partner) -> String? { credentials[partner.code]?.mesh?.ods }

  /// Whether a partner has a mailbox that is nobody's in particular.
  func isMailboxUnnamed(of partner: Partner) -> Bool {
    credentials[partner.code]?.mesh.map { $0.ods == nil } ?? false
  }

  private func folder(of partner: Partner) -> String? { folders.map { "\($0)/\(partner.code)" } }

  private func exchange(with partner: Partner, clock: ServerClock) -> HTTPSExchange? {
    guard case .https(let url) = partner.details.destination else { return nil }
    guard let known = credentials[partner.code], known.tls != nil else { return nil }
    return HTTPSExchange(url: url, credentials: known, clock: clock)
  }
}
