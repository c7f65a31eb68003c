import ArgumentParser
import Domain
import RPCServer
import Store

/// `rpc-server backup`: a consistent copy, while the server runs or not.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a data directory into a new one, consistently; the server may be running.",
    discussion: "The secrets are not copied: keep theirs apart, or one theft takes both.")

  @OptionGroup var data: DataOption
  @Option(name: .customLong("to"), help: "The directory to make; must not exist.")
  var target: String

  func run() throws {
    let manifest = try Backup.make(
      ofDirectory: data.data, to: target, now: ServerClock.system.now())
    print("Copied \(data.data) to \(target), schema version \(manifest.schemaVersion).")
  }
}

/// `rpc-server restore`: a data directory from a copy that was checked whole.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a data directory from a copy, after checking every byte of it.")

  @Option(name: .customLong("from"), help: "The copy that `backup` made.")
  var source: String
  @OptionGroup var data: DataOption

  func run() throws {
    let manifest = try Backup.restore(from: source, to: data.data)
    print("Restored \(data.data) from \(source), schema version \(manifest.schemaVersion).")
  }
}
