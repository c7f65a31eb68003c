import ArgumentParser
import Ledger

/// `rpc-server ledger`: what the keeper of the secrets does for the ledger.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger of a data directory.",
    subcommands: [Key.self])

  /// The public half of the key that signs checkpoints, for whoever verifies them.
  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the ledger's verifier key.",
      discussion: """
        It is no secret. Give it to whoever verifies checkpoints, by another way than the checkpoints: \
        who could exchange both would be believed.
        """)

    @OptionGroup var store: StoreOptions

    func run() throws {
      try SecretsDirectory.check(at: store.secretsPath)
      print(try SecretsDirectory.ledgerKey(at: store.secretsPath).verifierKey.text)
    }
  }
}
