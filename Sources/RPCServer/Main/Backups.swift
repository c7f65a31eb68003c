import ArgumentParser
import Domain
import RPCServer
import Store

/// `rpc-server backup`: a consistent copy, while the server runs or not.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy records, keys or both into new directories; the server may be running.",
    discussion: """
      Keep copies of the keys for 30 days at most: a student's data is erased everywhere when the \
      last copy of the key is gone. Copies of the records may be kept for longer. The secrets are not \
      copied: keep theirs apart, or one theft takes all.
      """)

  @OptionGroup var data: DataOption
  @Option(name: .customLong("to"), help: "A directory to make for the records; must not exist.")
  var records: String?
  @Option(name: .customLong("keys-to"), help: "A directory to make for the keys; must not exist.")
  var keys: String?

  func validate() throws {
    guard records != nil || keys != nil else {
      throw ValidationError("Give --to, --keys-to or both.")
    }
  }

  func run() throws {
    // The keys come last: those of people who are added meanwhile are too many, never too few.
    for (contents, target) in [(Backup.Contents.records, records), (.keys, keys)] {
      guard let target else { continue }
      let manifest = try Backup.make(
        of: contents, in: data.data, to: target, now: ServerClock.system.now())
      print(
        "Copied the \(contents) of \(data.data) to \(target), "
          + "schema version \(manifest.schemaVersion).")
    }
  }
}

/// `rpc-server restore`: a data directory from a copy that was checked whole.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a data directory from copies, after checking every byte of them.",
    discussion: """
      The two copies may be of different days. What was erased according to either of them stays \
      erased. Disclosures that waited to be sent wait for a person, since they may have been sent, or \
      taken back, after the copy was made; every session is ended. Tokens, certificates and roles that \
      were taken away after the copy was made are back: take them away again before it serves.
      """)

  @Option(name: .customLong("from"), help: "The copy of the records.")
  var records: String
  @Option(name: .customLong("keys-from"), help: "The copy of the keys.")
  var keys: String
  @Flag(
    help: """
      Restore although the keys are older than the records: what was sealed of the people who were \
      added in between is lost.
      """)
  var losingKeys = false
  @OptionGroup var data: DataOption

  func run() throws {
    let restored = try Backup.restore(
      records: records, keys: keys, to: data.data, losingKeys: losingKeys)
    print(
      "Restored \(data.data) from \(records) and \(keys), "
        + "schema version \(restored.manifest.schemaVersion).")
    for (count, what) in [
      (restored.heldDisclosures, "disclosures waited to be sent, and now wait for a person."),
      (restored.endedSessions, "sessions were ended."),
      (restored.peopleWithoutKeys, "people have no keys: what was sealed of them is gone."),
    ] where count > 0 { print("\(count) \(what)") }
  }
}
