public import Domain

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
    /// The versions of the tables that are known, and the layer under the writer: for tests.
    var schema = Schema.current
    var vfs: String?

    public init() {}
  }

  /// The write lane.
  public let writer: Writer
  /// The read lane.
  public let readers: ReaderPool
  private let directory: DataDirectory

  /// Makes a new data directory, or fills an empty one, and opens it.
  ///
  /// - Throws: ``DataDirectoryError``, ``StoreError`` or ``SystemError``.
  public static func create(
    at path: String, now: Instant, options: Options = Options()
  ) throws -> StoreEngine {
    try StoreEngine(DataDirectory.create(at: path), now: now, options)
  }

  /// Opens a data directory. Older tables are migrated, after a copy was put next to them; where
  /// it refuses, nothing was touched.
  ///
  /// - Throws: ``DataDirectoryError``, ``StoreError`` or ``SystemError``.
  public static func open(
    at path: String, now: Instant, options: Options = Options()
  ) throws -> StoreEngine {
    try StoreEngine(DataDirectory.open(at: path), now: now, options)
  }

  private init(_ directory: DataDirectory, now: Instant, _ options: Options) throws {
    let plain = Database.Location(path: directory.databasePath)
    _ = try options.schema.check(plain)
    try directory.sign()
    try options.schema.migrate(plain, now: now)
    writer = try Writer(
      Database.Location(path: directory.databasePath, vfs: options.vfs), limits: options.writer,
      beforeCommit: options.beforeCommit, delivered: options.delivered)
    do throws(StoreError) {
      readers = try ReaderPool(plain, limits: options.readers, delivered: options.delivered)
    } catch {
      writer.drainAndStop()
      throw error
    }
    self.directory = directory
  }

  /// Copies the directory into a new one while the store goes on. Blocks for that time, so call
  /// it from a thread that may wait.
  ///
  /// - Throws: ``BackupError``, ``StoreError``, ``DataDirectoryError`` or ``SystemError``.
  @discardableResult
  public func backUp(to target: String, now: Instant) throws -> Backup.Manifest {
    try Backup.make(of: Database.Location(path: directory.databasePath), to: target, now: now)
  }

  /// Finishes what is queued, empties the write-ahead log and lets the directory go.
  public func close() {
    readers.drainAndStop()
    writer.drainAndStop()
    directory.release()
  }
}
