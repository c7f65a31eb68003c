import Domain
import Foundation
import NIOHTTP1
import PluginAPI

/// What MESH asks of whoever has a mailbox: that they say once a day who they are. Its answer tells whether the
/// mailbox opens; and its directory, whether the recipient's is that of the organisation that it should be.
struct MESHIntroduction {
  let exchange: HTTPSExchange
  let account: MESHAccount

  /// What keeps messages from going there, about which part of the account, in words that go on from that; nil where
  /// nothing does.
  func problem() async -> FieldViolation? {
    let opened = await ask(.POST, "/messageexchange/{mailbox}", Self.client)
    switch opened?.status {
    case nil: return about("mailbox", "was not answered for by MESH at the last handshake")
    case 200?: break
    case 401?, 403?:
      return about("mailbox", "does not open with the password and key that there are")
    case let status?:
      return about("mailbox", "was answered \(status) by MESH at the last handshake")
    }
    guard let organisation = account.ods else { return nil }
    let found = await ask(.GET, "/messageexchange/endpointlookup/\(organisation)/{workflow}", [])
    guard let found, found.status == 200,
      let listed = try? JSONDecoder().decode(Directory.self, from: Data(found.body))
    else { return about("recipient", "was not looked up: MESH's directory gave no answer") }
    return listed.results.contains { $0.mailbox_id == account.recipient }
      ? nil
      : about(
        "recipient", "is no mailbox of the organisation for that workflow, as MESH lists them")
  }

  private func ask(
    _ method: HTTPMethod, _ path: String, _ headers: [Envelope.Header]
  ) async -> PollAnswer? {
    let request = exchange.request(
      method, path,
      [
        Envelope.Header("Authorization", "{mesh-token}"),
        Envelope.Header("Accept", "application/vnd.mesh.v2+json"),
      ] + headers)
    guard let request else { return nil }
    return try? await exchange.answer(to: request)
  }

  private func about(_ field: String, _ description: String) -> FieldViolation {
    FieldViolation(field: field, description: description)
  }

  /// What program on what system asks. Of the machine it says no more than MESH wants.
  private static let client: [Envelope.Header] = {
    let version = ProcessInfo.processInfo.operatingSystemVersion
    return [
      Envelope.Header("mex-ClientVersion", "pastoral/1"),
      Envelope.Header("mex-OSName", "Linux"),
      Envelope.Header("mex-OSVersion", "\(version.majorVersion).\(version.minorVersion)"),
    ]
  }()

  /// Named as MESH spells it.
  private struct Directory: Decodable {
    struct Entry: Decodable {
      let mailbox_id: String
    }
    let results: [Entry]
  }
}
