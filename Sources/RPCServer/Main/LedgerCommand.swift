import ArgumentParser
import Ledger
import RPCServer
import Store

/// `rpc-server ledger`: what the keeper of the secrets does for the ledger.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The ledger of a data directory.",
    subcommands: [Key.self, Verify.self, NewOrigin.self])

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
  /// Checks a directory that nobody serves; the head too, with which no server would start.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Verify the whole ledger of a directory that nobody serves.",
      discussion: """
        Checks every leaf, hash, node and head of every log, and every row of the access log under its \
        leaf, and names the first that does not fit. The keys are those among the secrets.
        """)

    @OptionGroup var store: StoreOptions
    @Option(help: "A checkpoint kept elsewhere, which the ledger must begin with.")
    var anchor: String?

    func run() throws {
      try SecretsDirectory.check(at: store.secretsPath)
      let files = LedgerKeyFiles(directory: store.secretsPath)
      let (key, ended) = (try files.old().verifierKey, try files.ended())
      let anchors = try anchor.map { [try LedgerCommand.anchor($0, key, ended)] } ?? []
      let directory = try DataDirectory.open(at: store.data.data)
      defer { directory.release() }
      let found: VerifiedLogs
      do {
        found = try StoreEngine.verifyLedger(
          in: store.data.data, by: key, endedKeys: ended, against: anchors)
      } catch {
        guard let sentence = LedgerDamage.sentence(about: error) else { throw error }
        throw Failure("The ledger does not verify. \(sentence)")
      }
      for log in found.ended {
        print("\(log.key.name): \(Self.leaves(log.verified.size)), ended.")
        if !log.isWhole {
          print("  It had \(Self.leaves(log.continued.size)) before the restore that ended it.")
        }
      }
      print("\(key.name): \(Self.leaves(found.current.size)), all sound.")
    }

    private static func leaves(_ count: Int) -> String {
      "\(count) \(count == 1 ? "leaf" : "leaves")"
    }
  }

  /// Begins another log after a restore that no longer fits its anchor.
  struct NewOrigin: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new-origin",
      abstract: "End the ledger's log and begin a new one, after the restore of an older backup.",
      discussion: """
        Stop the server first. The new log has a key and a name of its own, and its first leaf names the \
        log that it continues: the checkpoint of --anchor, or with --no-anchor the last one in the data. \
        An anchor that covers more than that will never fit the new log, so --no-anchor is for a log that \
        has none, or has lost it. The old leaves and the old key are kept, so that what was recorded \
        before can still be verified. Give the new verifier key (`rpc-server ledger key`) to whoever \
        verifies.
        """)

    @OptionGroup var store: StoreOptions
    @Option(help: "The file that `serve --anchor` keeps: the last checkpoint of the old log.")
    var anchor: String?
    @Flag(name: .customLong("no-anchor"), help: "The old log has no anchor, or it is lost.")
    var hasNoAnchor = false

    func validate() throws {
      guard (anchor == nil) == hasNoAnchor else {
        throw ValidationError("Give either --anchor, or --no-anchor where there is none.")
      }
    }

    func run() throws {
      try SecretsDirectory.check(at: store.secretsPath)
      let files = LedgerKeyFiles(directory: store.secretsPath)
      let old = try files.old()
      let anchor = try anchor.map { try LedgerCommand.anchor($0, old.verifierKey, []) }
      let new = try files.begin()
      let continued: Checkpoint
      do {
        continued = try StoreEngine.beginLog(
          in: store.data.data, signedBy: new, ending: old.verifierKey, at: anchor,
          now: ServerClock.system.now())
      } catch {
        guard let sentence = LedgerDamage.sentence(about: error) else { throw error }
        throw Failure("No new log was begun. \(sentence)")
      }
      let kept = try files.end(old)
      print("The ledger goes on as \(new.origin).")
      print(
        "It continues \(continued.origin), of \(continued.size) leaves; its key is kept as \(kept)."
      )
    }
  }

  private static func anchor(
    _ path: String, _ key: VerifierKey, _ ended: [VerifierKey]
  ) throws -> Checkpoint {
    do {
      guard let signed = try LedgerAnchor(path: path).checkpoint(by: key, orEnded: ended) else {
        throw Failure("There is no file \(path).")
      }
      return signed.checkpoint
    } catch let error as NoteError {
      throw Failure("\(path) is no checkpoint of this ledger. \(error)")
    }
  }
}
