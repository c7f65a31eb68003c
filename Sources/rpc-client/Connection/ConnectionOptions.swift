import ArgumentParser
import Foundation
import RPCClient

/// Which server is asked, and as whom. The same on every subcommand.
struct ConnectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Take the server from this profile.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("The server's address.", valueName: "host:port"))
  var endpoint: String?

  @Option(
    help: ArgumentHelp(
      "The CA of the server's certificate: a PEM file, system, or none for no TLS.",
      valueName: "file"))
  var ca: String?

  @Option(help: ArgumentHelp("The file that holds your token, mode 600.", valueName: "file"))
  var tokenFile: String?

  @Option(
    help: ArgumentHelp("Act for this person (campus systems only).", valueName: "principal-id"))
  var onBehalfOf: String?

  @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout is more than 0 and at most 86400 seconds.")
    }
  }

  /// Settles where to, and makes the client; it connects when it first calls.
  func session() throws -> Session {
    var configuration = try settings().clientConfiguration(home: home)
    configuration.onBehalfOf = onBehalfOf
    return try session(configuration)
  }

  /// A client as it is told.
  func session(_ configuration: ClientConfiguration) throws -> Session {
    Session(
      client: try Client(configuration), timeout: timeout.map { .milliseconds($0 * 1_000) })
  }

  /// What options, environment and profile say together.
  func settings() throws -> Settings {
    try Settings(
      options: Settings.Source(endpoint: endpoint, ca: ca, tokenFile: tokenFile),
      environment: ProcessInfo.processInfo.environment, profile: profile,
      file: try home.flatMap { try ConfigurationFile(home: $0) })
  }

  /// The folder of the person at the keyboard; nil where they have none.
  var home: String? {
    ProcessInfo.processInfo.environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The session that `login` keeps for the server that is meant.
  ///
  /// - Throws: `UsageError` where there is no home to keep it in.
  func sessionFile(_ settings: Settings) throws -> SessionFile {
    guard let home else { throw UsageError("HOME is not set: there is no place for a session.") }
    return SessionFile(of: try settings.endpoint(), home: home)
  }
}
