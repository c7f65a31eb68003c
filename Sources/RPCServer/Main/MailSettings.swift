import ArgumentParser
import Domain
import RPCServer

/// What the settings say of mail to partners.
extension Settings {
  /// The mail server; nil where there is none.
  func mail() throws -> MailRelay? {
    guard self[.mailRelay] != nil else {
      for setting in [Setting.mailFrom, .mailCA, .mailAccount] where self[setting] != nil {
        throw ValidationError("\(source(of: setting)): \(setting.rawValue) needs mail-relay.")
      }
      return nil
    }
    let (host, port) = try address(.mailRelay)
    let sender = try required(.mailFrom)
    if let problem = TextRules.problem(withEmail: sender) {
      throw ValidationError("\(source(of: .mailFrom)): mail-from \(problem).")
    }
    guard let security = MailRelay.Security(rawValue: self[.mailTLS] ?? "") else {
      throw ValidationError(
        "\(source(of: .mailTLS)): mail-tls must be one of "
          + MailRelay.Security.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return try MailRelay(
      host: host, port: port, sender: sender, security: security, authorities: self[.mailCA],
      account: self[.mailAccount])
  }
}
