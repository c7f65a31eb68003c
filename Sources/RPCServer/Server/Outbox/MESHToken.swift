import Crypto
import Domain
import Foundation

/// A mailbox of MESH, the NHS's exchange of messages, and what opens it: `mesh.json` in a partner's folder.
struct MESHAccount: Decodable, Equatable, Sendable {
  /// Ours, in capital letters and digits.
  let mailbox: String
  /// Nil where MESH client opens the mailbox.
  let password: String?
  /// The key that all who use that exchange share; nil as the password is.
  let sharedKey: String?
  /// The mailbox of who receives.
  let recipient: String
  /// What kind of message it is, as both sides agreed.
  let workflow: String
  /// The organisation whose mailbox the recipient's is, by its code in the NHS's directory (ODS): a referral to another
  /// service does not go there. Nil where nobody said.
  var ods: String?

  private enum CodingKeys: String, CodingKey {
    case mailbox, password, recipient, workflow, ods
    case sharedKey = "shared-key"
  }

  /// Whether all of it can stand in a header or a path.
  var isUsable: Bool {
    func isWord(_ text: String, _ max: Int) -> Bool {
      (1...max).contains(text.utf8.count)
        && text.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }
    return isWord(mailbox, 100) && mailbox == mailbox.uppercased() && isWord(recipient, 100)
      && isWord(workflow, 300) && password?.isEmpty != true && sharedKey?.isEmpty != true
      && (password == nil) == (sharedKey == nil)
      && ods.map(OrganisationCode.isCode) ?? true
  }

  /// Whether requests can be made with it.
  var opensMailbox: Bool { password != nil && sharedKey != nil }
}

/// What shows MESH that a request comes from a mailbox's owner: good for one request, within two hours.
enum MESHToken {
  /// The value of `Authorization`; nil where the account does not open its mailbox.
  ///
  /// - Parameters:
  ///   - nonce: A GUID that was never used before.
  ///   - count: How often the nonce was used.
  static func header(
    for account: MESHAccount, nonce: String, count: Int = 0, at now: Instant
  ) -> String? {
    guard let password = account.password, let sharedKey = account.sharedKey else { return nil }
    let (place, moment) = ("\(account.mailbox):\(nonce):\(count)", timestamp(now))
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(place):\(password):\(moment)".utf8),
      using: SymmetricKey(data: Data(sharedKey.utf8)))
    return "NHSMESH \(place):\(moment):\(code.hexadecimal)"
  }

  /// Year, month, day, hour and minute in UTC, such as `202611220030`.
  private static func timestamp(_ now: Instant) -> String {
    let date = Date(timeIntervalSince1970: Double(now.millisecondsSince1970) / 1_000)
    return date.formatted(
      Date.VerbatimFormatStyle(
        format:
          "\(year: .padded(4))\(month: .twoDigits)\(day: .twoDigits)\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\(minute: .twoDigits)",
        locale: Locale(identifier: "en_GB"), timeZone: .gmt,
        calendar: Calendar(identifier: .iso8601)
      ))
  }
}
