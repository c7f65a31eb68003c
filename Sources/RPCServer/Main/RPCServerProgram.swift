import ArgumentParser
import Domain
import Foundation
import RPCServer
import Store

/// `rpc-server`: makes, fills, serves, copies and restores a data directory.
@main
struct RPCServerProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc-server",
    abstract: "The Pastoral server and the keeper of its data directory.",
    discussion: """
      Exit codes: 0 done; 1 it failed, and standard error says why; 64 the command line or the \
      configuration is wrong.
      """,
    subcommands: [
      Init.self, Serve.self, Seed.self, TokenCommand.self, PrincipalCommand.self,
      BackupCommand.self, RestoreCommand.self, RotateKEK.self, LedgerCommand.self,
      ConfigCommand.self, PluginCommand.self, VersionCommand.self,
    ])
}

/// The program's version, which `version` prints and logs name.
enum ProductVersion {
  static let text = "0.1.0"
}

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version.")

  func run() { print("rpc-server \(ProductVersion.text)") }
}

/// A failure with a sentence for the admin; ends the program with exit code 1.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension ServerClock {
  /// The system's clock.
  static let system = ServerClock {
    Instant(millisecondsSince1970: Int64(Date.now.timeIntervalSince1970 * 1_000))
  }
}

/// The data directory, as every subcommand but `serve` takes it.
struct DataOption: ParsableArguments {
  @Option(name: .long, help: "The data directory.")
  var data: String
}

/// The data directory and its secrets, for work beside no server.
struct StoreOptions: ParsableArguments {
  @OptionGroup var data: DataOption

  @Option(help: "The directory of the secrets. Default: the data directory's name + .secrets.")
  var secrets: String?

  var secretsPath: String { SecretsDirectory.path(secrets, data: data.data) }

  /// Opens the directory, and lets it go again.
  func withStore<Result>(_ body: (StoreEngine) throws -> Result) throws -> Result {
    // Looked for first: without it the secrets are missing too, and would be blamed.
    guard FileManager.default.fileExists(atPath: data.data) else {
      throw DataDirectoryError.missing(data.data)
    }
    let store = try StoreEngine.open(
      at: data.data, secrets: SecretsDirectory.secrets(at: secretsPath),
      now: ServerClock.system.now())
    defer { store.close() }
    return try body(store)
  }
}
