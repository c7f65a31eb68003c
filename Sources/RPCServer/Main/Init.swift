import ArgumentParser
import Domain
import Foundation
import RPCServer
import Store

/// `rpc-server init`: a new data directory, its secrets, and a first admin.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a data directory, its secrets and a first admin token.",
    discussion: """
      The secrets stand apart from the data, so that a copy of one is no use without the other. \
      The admin's token is printed once, or written to --token-file, and kept nowhere else.
      """)

  @OptionGroup var data: DataOption

  @Option(help: "Where to keep the secrets. Default: the data directory's name + .secrets.")
  var secrets: String?

  @Option(help: "The host that the ledger is named after. Default: this machine's name.")
  var host: String?

  @Option(help: "Write the admin's token to this new file (mode 0600) instead of printing it.")
  var tokenFile: String?

  func run() throws {
    let now = ServerClock.system.now()
    if let tokenFile { try SecretFile.refuseUnmakeable(tokenFile) }
    let secretsPath = SecretsDirectory.path(secrets, data: data.data)
    try SecretsDirectory.refuseUnmakeable(secretsPath)
    // The secrets come first: a data directory without them would be of no use to anybody.
    try SecretsDirectory.create(at: secretsPath, host: host ?? ProcessInfo.processInfo.hostName)
    let store: StoreEngine
    do {
      store = try StoreEngine.create(
        at: data.data, secrets: SecretsDirectory.secrets(at: secretsPath), now: now)
    } catch {
      try? FileManager.default.removeItem(atPath: secretsPath)
      throw error
    }
    defer { store.close() }

    var random = SystemRandom()
    let id = Identifier(.principal, from: &random).text
    let admin = Principal(id: id, kind: .person, isActive: true, roles: RoleSet([.admin]))
    let token = Token(.person, from: &random)
    let tokenID = Identifier(.token, from: &random)
    try store.write { transaction in
      try transaction.addPrincipal(admin, name: "First admin", at: now)
      try transaction.addToken(
        token, id: tokenID, for: id, at: now, expires: now.adding(days: TokenTerm.daysDefault))
      try transaction.record(.added, of: id, token: tokenID, at: now, by: nil)
      var random = SystemRandom()
      try transaction.addBankHolidays(random: &random, by: .system(.seed))
    }
    print("Made \(data.data) and \(secretsPath). The first admin is \(id).")
    if let tokenFile {
      try SecretFile.write(Array((token.text + "\n").utf8), to: tokenFile, mode: 0o600)
      print("Its token is in \(tokenFile).")
    } else {
      print("Its token, shown this once: \(token.text)")
    }
  }
}

/// For how long tokens are good.
enum TokenTerm {
  static let daysDefault = 90
  static let daysMax = 366
}

extension Instant {
  func adding(days: Int) -> Instant { adding(milliseconds: Int64(days) * 86_400_000) }
}
