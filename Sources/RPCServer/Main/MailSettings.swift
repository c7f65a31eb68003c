import ArgumentParser
import Domain
import RPCServer

/// What the settings say of mail.
extension Settings {
  /// The mail server; nil where there is none.
  func mail() throws -> MailRelay? {
    guard self[.mailRelay] != nil else {
      for setting in [Setting.mailFrom, .mailCA, .mailAccount, .mailCheckpointTo]
      where self[setting] != nil {
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

  /// Whom the ledger's last checkpoint is mailed to; nil for nobody.
  func checkpointRecipient() throws -> String? {
    guard let recipient = self[.mailCheckpointTo] else { return nil }
    if let problem = TextRules.problem(withEmail: recipient) {
      throw ValidationError("\(source(of: .mailCheckpointTo)): mail-checkpoint-to \(problem).")
    }
    return recipient
  }
}
