import ArgumentParser
import Foundation

/// The flags of `serve` and `config`, each a setting's name.
struct ServeOptions: ParsableArguments {
  @Option(help: "The YAML configuration file.")
  var config: String?
  @Option(help: "The data directory.")
  var data: String?
  @Option(help: "The directory of the secrets. Default: the data directory's name + .secrets.")
  var secrets: String?
  @Option(help: "Keep the ledger's last checkpoint in this file, on another volume.")
  var anchor: String?
  @Option(help: "The directory with one folder for each partner that collects from one.")
  var outgoing: String?
  @Option(
    help: "The directory with one folder of certificates and accounts for each partner over HTTPS.")
  var partnerSecrets: String?
  @Option(help: "HOST:PORT of the mail server for partners that are reached by mail.")
  var mailRelay: String?
  @Option(help: "The address that such mail comes from.")
  var mailFrom: String?
  @Option(
    name: .customLong("mail-tls"),
    help:
      "When TLS begins with it: starttls (the default) or implicit. Without TLS nothing is sent.")
  var mailTLS: String?
  @Option(
    name: .customLong("mail-ca"),
    help: "PEM file of the authorities that its certificate must come from. Default: the system's.")
  var mailCA: String?
  @Option(help: "JSON file with the user and password that it asks for, mode 0600.")
  var mailAccount: String?
  @Option(
    help: "The address that the ledger's last checkpoint is mailed to once a day: the DPO's.")
  var mailCheckpointTo: String?
  @Option(
    help: "The YAML file with the university's code and the columns of files for Student Finance.")
  var studentFinance: String?
  @Option(
    help:
      "The table of countries whose protection was found adequate. Default: the one that came with the program."
  )
  var adequacy: String?
  @Option(help: "The university's code in the NHS's directory (ODS), for referrals. Default: none.")
  var nhsOrganisation: String?
  @Option(help: "The directory with one YAML file for each plugin that is a program of its own.")
  var plugins: String?
  @Option(help: "HOST:PORT to listen on. Default: 127.0.0.1:7700.")
  var listen: String?
  @Option(help: "PEM file of the certificate and its chain. Without one: loopback only.")
  var tlsCertificate: String?
  @Option(help: "PEM file of the certificate's private key.")
  var tlsKey: String?
  @Option(help: "PEM file of the authorities that client certificates must come from.")
  var tlsClientCA: String?
  @Option(help: "Whether clients must show a certificate: required (the default) or optional.")
  var tlsClientCertificates: String?
  @Option(help: "The issuer of the university's sign-on: the iss of its tokens.")
  var oidcIssuer: String?
  @Option(help: "What this server is called in the sign-on's tokens: their aud.")
  var oidcAudience: String?
  @Option(
    name: .customLong("oidc-jwks"),
    help: "The sign-on's JSON Web Key Set: a file, or the https address where it publishes it.")
  var oidcJWKS: String?
  @Option(
    name: .customLong("oidc-jwks-ca"),
    help: "PEM file of the authorities of that address. Default: the system's.")
  var oidcJWKSCA: String?
  @Option(help: "How its tokens may be signed, with commas between. Default: ES256,RS256.")
  var oidcAlgorithms: String?
  @Option(help: "The claim that names the person, or several with a + between. Default: sub.")
  var oidcSubjectClaim: String?
  @Option(help: "How it leads to a person: by a binding (the default) or as a campus-id.")
  var oidcMatch: String?
  @Flag(help: "Serve the conformance service too. For tests and load only.")
  var conformance = false
  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: String?
  @Option(help: "Event loops. Default: one a core.")
  var eventLoops: String?
  @Option(
    name: .customLong("drain-grace-ms"), help: "How long a drain waits for calls, and for partners."
  )
  var drainGrace: String?
  @Option(help: "NAME=VALUE: one of the server's limits, as `config` shows them. May be repeated.")
  var limit: [String] = []

  func settings() throws -> Settings {
    let given: [Setting: String?] = [
      .data: data, .secrets: secrets, .anchor: anchor,
      .outgoing: outgoing, .partnerSecrets: partnerSecrets, .mailRelay: mailRelay,
      .mailFrom: mailFrom, .mailTLS: mailTLS, .mailCA: mailCA, .mailAccount: mailAccount,
      .mailCheckpointTo: mailCheckpointTo,
      .studentFinance: studentFinance, .adequacy: adequacy, .nhsOrganisation: nhsOrganisation,
      .plugins: plugins, .listen: listen,
      .tlsCertificate: tlsCertificate,
      .tlsKey: tlsKey, .tlsClientCA: tlsClientCA,
      .tlsClientCertificates: tlsClientCertificates, .oidcIssuer: oidcIssuer,
      .oidcAudience: oidcAudience, .oidcJWKS: oidcJWKS, .oidcJWKSCA: oidcJWKSCA,
      .oidcAlgorithms: oidcAlgorithms,
      .oidcSubjectClaim: oidcSubjectClaim, .oidcMatch: oidcMatch,
      .conformance: conformance ? "true" : nil,
      .logLevel: logLevel, .eventLoops: eventLoops, .drainGrace: drainGrace,
    ]
    return try Settings(
      file: config, environment: ProcessInfo.processInfo.environment,
      flags: given.compactMapValues { $0 }, limits: limit)
  }
}

/// `rpc-server config`: what `serve` would use, and why.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the effective configuration and where each value comes from.",
    discussion: "The file is beaten by the environment, and that by the flags.")

  @OptionGroup var options: ServeOptions

  func run() throws {
    let settings = try options.settings()
    // Refused here as `serve` would refuse it.
    _ = try settings.limits()
    _ = try settings.signOn()
    _ = try settings.tls()
    _ = try settings.mail()
    _ = try settings.checkpointRecipient()
    _ = try settings.programs()
    _ = try settings.adequacy()
    let rows = Settings.names.map { name in
      (name, settings.entries[name]?.value ?? "-", settings.entries[name]?.source ?? "not set")
    }
    let widths = (
      rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0
    )
    for (name, value, source) in rows {
      print(
        name.padding(toLength: widths.0 + 2, withPad: " ", startingAt: 0)
          + value.padding(toLength: widths.1 + 2, withPad: " ", startingAt: 0) + source)
    }
  }
}
