import Crypto
import Domain
import Foundation
import Ledger
import LocalAuthority
import Logging
import NHS
import PluginAPI
import Police
import RPCClient
@testable import RPCServer
import Store
import StudentFinance
import Synchronization
import TestPeer

/// A server in this process, on a durable store in a directory of its own and on a free port, with a
/// clock that goes when it is told to.
final class TestCampus: Sendable {
  private let data: String
  private let ids: [Person: String]
  private let tokens: [Person: String]
  private let time: Mutex<Instant>
  private let running = Mutex<PastoralServer?>(nil)
  /// Whether a way leads out to partners' folders; taken up by the next start.
  private let hasFolders = Mutex(true)
  /// The plugins that it starts with.
  private let plugins: Mutex<[any PartnerPlugin]> = Mutex([
    AdultConcern(), ChildReferral(), NHSReferral(), DisclosurePack(), StudentFinanceChange(.test),
    StudentFinanceAttendance(.test), DSAConfirmation(), CompellingReasons(),
  ])
  /// Those that run as programs of their own; taken up by the next start.
  private let programs = Mutex<[PluginProgram]>([])
  /// What it and partners over HTTPS know each other by; taken up by the next start.
  private let credentials = Mutex<[String: PartnerCredentials]>([:])
  /// The mail server for partners that are reached by mail; taken up by the next start.
  private let relay = Mutex<MailRelay?>(nil)
  /// Whom the ledger's checkpoints are mailed to; taken up by the next start.
  private let checkpointRecipient = Mutex<String?>(nil)
  private let adequacy = Mutex(AdequacyFindings.committed)
  private let grace = Mutex<Int64?>(nil)
  /// What must stay free on the disk; taken up by the next start.
  private let keptFree = Mutex(0)
  /// Where the ledger's checkpoints are kept, and what signs them; taken up by the next start.
  private let anchor = Mutex<LedgerAnchor?>(nil)
  private let secrets = Mutex(StoreSecrets.test)

  /// Serves the directory as it is.
  init(
    data: String, ids: [Person: String], tokens: [Person: String],
    now: Instant = CampusTemplate.now
  ) async throws {
    self.data = data
    self.ids = ids
    self.tokens = tokens
    time = Mutex(now)
    try await start()
  }

  /// Runs a copy of the template for as long as `body` takes, then drains and removes it.
  static func with(
    now: Instant = CampusTemplate.now, _ body: (TestCampus) async throws -> Void
  ) async throws {
    await turnstile.enter()
    let template: CampusTemplate
    let data = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-calls-\(UUID().uuidString)").path
    let campus: TestCampus
    do {
      template = try await CampusTemplate.made.value
      try FileManager.default.copyItem(atPath: CampusTemplate.path, toPath: data)
      campus = try await TestCampus(
        data: data, ids: template.ids, tokens: template.tokens, now: now)
    } catch {
      await turnstile.leave()
      throw error
    }
    var failure: (any Error)?
    do { try await body(campus) } catch { failure = error }
    await campus.stop()
    try? FileManager.default.removeItem(atPath: data)
    try? FileManager.default.removeItem(atPath: campus.outgoing)
    await turnstile.leave()
    if let failure { throw failure }
  }

  // MARK: The server.

  /// What the server's clock shows.
  var now: Instant {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }

  /// The server that runs, which it does unless a test has stopped it.
  var server: PastoralServer { running.withLock { $0 }! }

  func start() async throws {
    try FileManager.default.createDirectory(
      atPath: outgoing, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var configuration = PastoralServer.Configuration(host: "127.0.0.1", port: 0)
    configuration.eventLoops = 2
    configuration.servesConformance = true
    // A test asks faster than people do; how fast they may is tested with the server.
    configuration.limits.work.personCallsPerSecond = 10_000
    configuration.limits.work.personCallsBurst = 10_000
    // And a hundred calls at once may wait longer than a busy machine's second.
    configuration.limits.work.queueWaitMax = 60_000
    // However full the machine's own disk is.
    configuration.limits.disk.keptFreeBytes = keptFree.withLock { $0 }
    configuration.limits.disk.ballastBytes = 0
    if let drainGrace { configuration.drainGrace = drainGrace }
    configuration.plugins = plugins.withLock { $0 }
    configuration.programs = programs.withLock { $0 }
    // None is slow, on however busy a machine, and one that went down is back at once.
    configuration.limits.plugins.call = 300_000
    configuration.limits.plugins.start = 300_000
    configuration.limits.plugins.restart = 1
    configuration.limits.plugins.restartMax = 1
    configuration.ways.folders = hasFolders.withLock { $0 } ? outgoing : nil
    configuration.ways.credentials = credentials.withLock { $0 }
    configuration.ways.mail = relay.withLock { $0 }
    configuration.ways.adequacy = adequacy.withLock { $0 }
    configuration.anchor = anchor.withLock { $0 }
    configuration.checkpointRecipient = checkpointRecipient.withLock { $0 }
    let started = try await PastoralServer.start(
      data: data, secrets: secrets.withLock { $0 }, configuration,
      clock: ServerClock { [self] in now },
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    running.withLock { $0 = started }
  }

  func stop() async {
    let server = running.withLock { running in
      defer { running = nil }
      return running
    }
    await server?.drain()
  }

  /// How long it waits for calls and partners when it is stopped, in milliseconds; nil for as long as any server.
  var drainGrace: Int64? {
    get { grace.withLock { $0 } }
    set { grace.withLock { $0 = newValue } }
  }

  /// Stops and starts it again on the same directory, on another port.
  func restart() async throws {
    await stop()
    try await start()
  }

  /// The names of the files of its directory, the write-ahead logs included, in which a text stands readable.
  func files(with text: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: data).filter { name in
      let bytes = FileManager.default.contents(atPath: "\(data)/\(name)")
      return bytes?.range(of: Data(text.utf8)) != nil
    }
  }

  /// Copies its directory while it serves.
  func backUp() throws {
    for contents in [Backup.Contents.records, .keys] {
      try Backup.make(of: contents, in: data, to: "\(outgoing)-\(contents)", now: now)
    }
  }

  /// Stops it, and serves what those copies hold.
  func restore() async throws -> Backup.Restored {
    await stop()
    try FileManager.default.removeItem(atPath: data)
    let restored = try Backup.restore(
      records: "\(outgoing)-records", keys: "\(outgoing)-keys", to: data)
    for contents in ["records", "keys"] {
      try FileManager.default.removeItem(atPath: "\(outgoing)-\(contents)")
    }
    try await start()
    return restored
  }

  /// The directory with partners' folders, beside its own.
  var outgoing: String { data + ".outgoing" }

  /// What lies in a partner's folder, by name.
  func folder(of partner: String) -> [String: [UInt8]] {
    let path = "\(outgoing)/\(partner)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: "\(path)/\($0)").map(Array.init) ?? [])
      })
  }

  /// Serves the directory again, on a disk that is as good as full, or not any more.
  func restart(onFullDisk isFull: Bool) async throws {
    keptFree.withLock { $0 = isFull ? 1 << 50 : 0 }
    try await restart()
  }

  /// Stops it and starts it again with an anchor of that content.
  func restart(anchoredAt checkpoint: SignedCheckpoint) async throws {
    let kept = LedgerAnchor(path: outgoing + "/anchor")
    await stop()
    try kept.write(checkpoint.bytes)
    anchor.withLock { $0 = kept }
    try await start()
  }

  /// Stops it, has the ledger go on as another log that continues that checkpoint, and starts it again.
  ///
  /// - Returns: What signs it.
  @discardableResult
  func restart(withNewOriginAt checkpoint: Checkpoint) async throws -> SigningKey {
    await stop()
    // "localhost" is a host's name.
    let key = SigningKey(host: "localhost", key: Curve25519.Signing.PrivateKey())!
    let old = secrets.withLock { secrets in
      defer {
        secrets = StoreSecrets(
          keyEncryptionKeys: secrets.keyEncryptionKeys, ledgerKey: key)
      }
      return secrets.ledgerKey
    }
    _ = try StoreEngine.beginLog(
      in: data, signedBy: key, ending: old.verifierKey, at: checkpoint, now: now)
    try await start()
    return key
  }

  /// Stops it and starts it again with, or without, a way out to partners' folders.
  func restart(withFolders hasFolders: Bool) async throws {
    self.hasFolders.withLock { $0 = hasFolders }
    try await restart()
  }

  /// Stops it and starts it again with what a partner and it know each other by.
  func restart(knowing credentials: [String: PartnerCredentials]) async throws {
    self.credentials.withLock { $0 = credentials }
    try await restart()
  }

  /// Stops it and starts it again with a mail server.
  ///
  /// - Parameter recipient: Whom the ledger's checkpoints are mailed to.
  func restart(mailingOver post: MailPeer, checkpointsTo recipient: String? = nil) async throws {
    try await restart(
      mailingOver: MailRelay(
        host: "127.0.0.1", port: post.port, sender: "wellbeing@example.ac.uk",
        security: .startTLS, authorities: post.authority), checkpointsTo: recipient)
  }

  func restart(mailingOver relay: MailRelay, checkpointsTo recipient: String?) async throws {
    self.relay.withLock { $0 = relay }
    checkpointRecipient.withLock { $0 = recipient }
    try await restart()
  }

  /// Stops it and starts it again with other findings of adequacy.
  func restart(finding adequacy: AdequacyFindings) async throws {
    self.adequacy.withLock { $0 = adequacy }
    try await restart()
  }

  /// Stops it and starts it again with another plugin.
  func restart(with plugin: any PartnerPlugin) async throws {
    plugins.withLock { $0.append(plugin) }
    try await restart()
  }

  /// Stops it and starts it again with plugins that are programs of their own, and no others such.
  func restart(running programs: PluginProgram...) async throws {
    self.programs.withLock { $0 = programs }
    try await restart()
  }

  // MARK: Its people.

  /// A principal's id, which is also the student's or member of staff's.
  func id(_ person: Person) -> String { ids[person] ?? "" }

  func token(_ person: Person) -> String { tokens[person] ?? "" }

  /// A connection of somebody's own; nobody's where nil.
  ///
  /// - Parameter onBehalfOf: Whom a campus system acts for.
  func client(
    _ person: Person?, onBehalfOf: Person? = nil, id: String? = nil
  ) throws -> Client {
    try Client(configuration(person, onBehalfOf: onBehalfOf, id: id))
  }

  /// How somebody reaches the server.
  func configuration(
    _ person: Person?, onBehalfOf: Person? = nil, id: String? = nil
  ) throws -> ClientConfiguration {
    var configuration = ClientConfiguration(
      endpoint: Endpoint(host: "127.0.0.1", port: server.port))
    // What a server says the first time is what these tests are about.
    configuration.retry.attemptsMax = 1
    configuration.defaultDeadline = .seconds(60)
    if let person { configuration.token = try AccessToken(token(person)) }
    configuration.onBehalfOf = id ?? onBehalfOf.map { self.id($0) }
    return configuration
  }

  // MARK: Its store.

  /// The file that holds the records.
  var databasePath: String { data + "/pastoral.db" }

  /// The number in the one row of a query.
  func count(_ sql: SQL) throws -> Int {
    try server.store.read { Int(try $0.row(sql)?.integer(0) ?? 0) }
  }

  /// The number in the one row of a query about `argument`.
  func count(_ sql: SQL, _ argument: String) throws -> Int {
    try server.store.read { Int(try $0.row(sql, argument)?.integer(0) ?? 0) }
  }

  /// Changes what no method changes yet.
  func change(_ sql: SQL, _ argument: String) throws {
    _ = try server.store.write { try $0.run(sql, argument) }
  }
}

/// Lets a few tests at a time have a server: two cores with eighty of them would test the scheduler.
private let turnstile = Turnstile(places: 4)

private actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { free = places }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
