public import Domain
public import Ledger

/// The store of one data directory: who opens it owns the directory until `close`.
///
/// All work goes through ``writer`` and ``readers``.
public final class StoreEngine: Sendable {
  /// How the store runs.
  public struct Options: Sendable {
    public var writer = Writer.Limits()
    public var readers = ReaderPool.Limits()
    /// Runs within every batch of writes, before its COMMIT.
    public var beforeCommit: Writer.BeforeCommit = { _ in }
    /// Told once a batch or burst, on the lane's thread, after its works were settled.
    public var delivered: Writer.Delivered = { _ in }
    /// Told after each batch of writes that has added to something that can be watched.
    public var changed: Writer.Changed = { _ in }
    /// Data keys that are kept unwrapped in memory, at most.
    public var keysCachedMax = 16_384
    /// The versions of the tables that are known, and the layer under the writer: for tests.
    var schema = Schema.current
    var vfs: String?

    public init() {}
  }

  /// The write lane.
  public let writer: Writer
  /// The read lane.
  public let readers: ReaderPool
  private let keys: SharedKeys
  private let signingKey: SigningKey
  private let directory: DataDirectory
  private let keptFreeBytes: Int

  /// Makes a new data directory, or fills an empty one, and opens it.
  ///
  /// - Throws: ``DataDirectoryError``, ``StoreError`` or ``SystemError``.
  public static func create(
    at path: String, secrets: StoreSecrets, now: Instant, options: Options = Options()
  ) throws -> StoreEngine {
    try StoreEngine(DataDirectory.create(at: path), secrets, now: now, options)
  }

  /// Opens a data directory. Older tables are migrated, after a copy was put next to them; where
  /// it refuses, nothing was touched.
  ///
  /// - Parameter secrets: Those that the directory was made with, or rotated to.
  /// - Throws: ``DataDirectoryError``, ``StoreError``, ``KeyError``, `NoteError` where another key signed
  ///   the ledger, or ``SystemError``.
  public static func open(
    at path: String, secrets: StoreSecrets, now: Instant, options: Options = Options()
  ) throws -> StoreEngine {
    try StoreEngine(DataDirectory.open(at: path), secrets, now: now, options)
  }

  private init(
    _ directory: DataDirectory, _ secrets: StoreSecrets, now: Instant,
    _ options: Options
  ) throws {
    let plain = Database.Location(path: directory.databasePath)
    let keysLocation = Database.Location(path: directory.keysPath)
    keptFreeBytes = options.writer.keptFreeBytes
    _ = try options.schema.check(plain)
    _ = try Schema.keys.check(keysLocation)
    try directory.sign()
    try options.schema.migrate(plain, now: now)
    try Schema.keys.migrate(keysLocation, now: now)
    keys = SharedKeys(
      keysLocation, wrappedBy: secrets.keyEncryptionKeys, cached: options.keysCachedMax)
    writer = try Writer(
      Database.Location(path: directory.databasePath, vfs: options.vfs), keys: keys,
      signingKey: secrets.ledgerKey, limits: options.writer, beforeCommit: options.beforeCommit,
      delivered: options.delivered, changed: options.changed)
    do {
      readers = try ReaderPool(
        plain, keys: keys, limits: options.readers, delivered: options.delivered)
    } catch {
      writer.drainAndStop()
      throw error
    }
    self.directory = directory
    signingKey = secrets.ledgerKey
    do {
      let events = try read { try $0.openingEvents() }
      if !events.isEmpty { try write { try $0.record(events, at: now) } }
    } catch {
      close()
      throw error
    }
  }

  /// The key-encryption keys. They are others once a rotation has begun, and when it has ended.
  public var keyEncryptionKeys: KeyEncryptionKeys {
    get { keys.keyEncryptionKeys }
    set { keys.keyEncryptionKeys = newValue }
  }

  /// The key that the ledger's checkpoints are verified with.
  public var ledgerKey: VerifierKey { signingKey.verifierKey }

  /// Whether the disk has so little room left that ordinary writes are refused.
  public var isDiskLow: Bool {
    DiskSpace.level(of: directory.path, keptFree: keptFreeBytes) == .low
  }

  /// Where the data are.
  var directoryPath: String { directory.path }

  /// How many data keys of a directory, in use or not, other keys than the current one wrap.
  ///
  /// - Throws: ``DataDirectoryError`` or ``StoreError``.
  public static func keysNotWrapped(
    by keys: KeyEncryptionKeys, in path: String
  ) throws -> Int {
    let location = Database.Location(
      path: try DataDirectory.find(at: path) + "/" + DataDirectory.keysName)
    let database = try KeyDatabase(location, role: .reader)
    defer { database.close() }
    return try database.count(notWrappedBy: keys.currentID)
  }

  /// Finishes what is queued, empties the write-ahead log and lets the directory go.
  public func close() {
    readers.drainAndStop()
    writer.drainAndStop()
    directory.release()
  }
}
