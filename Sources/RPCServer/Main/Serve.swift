import ArgumentParser
import Dispatch
import Domain
import Foundation
import LocalAuthority
import Logging
import NHS
import PluginAPI
import Police
import RPCServer
import Store
import StudentFinance
import WireFormat

/// `rpc-server serve`: listens until SIGTERM or SIGINT, then drains and exits with 0.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Serve a data directory until SIGTERM; SIGHUP reads certificate, keys and log level again."
  )

  @OptionGroup var options: ServeOptions

  func run() async throws {
    let settings = try options.settings()
    let level = try logLevel(settings)
    let data = try settings.required(.data)
    // Looked for first: without it the secrets are missing too, and would be blamed.
    guard FileManager.default.fileExists(atPath: data) else {
      throw DataDirectoryError.missing(data)
    }
    let secrets = try SecretsDirectory.secrets(at: settings.secretsPath(of: data))
    ProcessLimits.raiseDescriptors()
    ProcessLimits.forbidCoreDumps()
    let lines = LogLines(level: level)
    let logger = Logger(label: "pastoral") { _ in LineLogHandler(lines: lines) }

    let signals = Signals()
    let server = try await PastoralServer.start(
      data: data, secrets: secrets, configuration(settings), clock: .system, logger: logger)
    let (host, _) = try settings.listenAddress()
    logger.notice(
      "serving",
      metadata: [
        "version": .string(ProductVersion.text), "listen": "\(host):\(server.port)",
        "tls": settings[.tlsCertificate] == nil ? "no, loopback only" : "1.3",
        "conformance": .string(settings[.conformance] ?? "false"),
      ])
    lines.flush()
    // A rotation that was interrupted goes on.
    server.use(secrets.keyEncryptionKeys)
    for await signal in signals.stream {
      guard signal == SIGHUP else { break }
      await reload(server, logger, lines)
    }
    logger.notice("draining")
    await server.drain()
    logger.notice("stopped")
    lines.flush()
    signals.ignore()
  }

  private func configuration(_ settings: Settings) throws -> PastoralServer.Configuration {
    let (host, port) = try settings.listenAddress()
    var configuration = PastoralServer.Configuration(host: host, port: port)
    configuration.tls = try settings.tls()
    configuration.signOn = try settings.signOn()
    configuration.anchor = settings[.anchor].map { LedgerAnchor(path: $0) }
    configuration.plugins = try plugins(settings)
    configuration.programs = try settings.programs()
    configuration.ways.folders = settings[.outgoing]
    if let directory = settings[.partnerSecrets] {
      configuration.ways.credentials = try PartnerCredentials.all(in: directory)
    }
    configuration.ways.mail = try settings.mail()
    configuration.checkpointRecipient = try settings.checkpointRecipient()
    configuration.ways.adequacy = try settings.adequacy()
    configuration.servesConformance = try settings.flag(.conformance)
    configuration.eventLoops = try settings.number(.eventLoops, in: 1...256)
    configuration.drainGrace = Int64(try settings.number(.drainGrace, in: 0...600_000) ?? 0)
    configuration.limits = try settings.limits()
    return configuration
  }

  /// The partners' plugins. Those that write files for Student Finance need to know how the files look.
  private func plugins(_ settings: Settings) throws -> [any PartnerPlugin] {
    let organisation = settings[.nhsOrganisation]
    guard organisation.map(OrganisationCode.isCode) ?? true else {
      throw ValidationError(
        "\(settings.source(of: .nhsOrganisation)): nhs-organisation must be 3 to 12 capital letters or digits."
      )
    }
    var plugins: [any PartnerPlugin] = [
      AdultConcern(), ChildReferral(), NHSReferral(organisation: organisation), DisclosurePack(),
      DSAConfirmation(), CompellingReasons(),
    ]
    if let file = settings[.studentFinance] {
      let format = try FinanceFormat(file: file)
      plugins += [
        StudentFinanceChange(format), StudentFinanceAttendance(format),
        StudentFinanceRegistration(format),
      ]
    }
    return plugins
  }

  private func logLevel(_ settings: Settings) throws -> Logger.Level {
    guard let level = Logger.Level(rawValue: settings[.logLevel] ?? "") else {
      throw ValidationError(
        "\(settings.source(of: .logLevel)): log-level must be one of "
          + Logger.Level.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return level
  }

  /// Takes up new key-encryption keys, certificate, keys of the sign-on and log level; keeps what it has where the new is
  /// not good.
  private func reload(_ server: PastoralServer, _ logger: Logger, _ lines: LogLines) async {
    do {
      let settings = try options.settings()
      let level = try logLevel(settings)
      let keys = try SecretsDirectory.keyEncryptionKeys(
        at: settings.secretsPath(of: settings.required(.data)))
      lines.level = level
      server.takeUpLogLevel()
      server.use(
        keys,
        whenStopped: { reason in
          logger.error("keys not all wrapped anew", metadata: ["reason": "\(reason)"])
        },
        whenDone: { count in
          if count > 0 { logger.notice("keys wrapped anew", metadata: ["count": "\(count)"]) }
        })
      // After the keys: a certificate that is no good holds up no rotation.
      try server.reloadCertificate()
      logger.notice("reloaded")
    } catch {
      logger.error("not reloaded", metadata: ["reason": "\(error)"])
    }
    // By itself, and last: the sign-on may be slow, or down, which holds up nothing else.
    do {
      try await server.reloadSignOnKeys()
    } catch {
      logger.warning("sign-on keys not read again", metadata: ["reason": "\(error)"])
    }
  }
}

/// The signals that the server listens to, as a stream.
private struct Signals {
  let stream: AsyncStream<Int32>
  private let sources: [any DispatchSourceSignal]

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.stream = stream
    sources = [SIGTERM, SIGINT, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
  }

  /// Listens no longer. To be called at the end, since the sources live no longer than this value
  /// is used.
  func ignore() { for source in sources { source.cancel() } }
}
