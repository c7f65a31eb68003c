import CSQLite

// The one file that touches SQLite's C interface. Pointers never leave it.

/// One connection to the database. Not Sendable: it lives and dies on one thread.
final class Database {
  /// What a connection is for.
  enum Role {
    /// Writes and checkpoints. There is one at a time: SQLite before 3.51.3 can corrupt a
    /// database when two connections write or checkpoint around a reset of the log.
    case writer
    /// Reads beside the writer, in snapshots.
    case reader
    /// Reads a file that nobody writes, without locks and without making files beside it.
    case immutable
  }

  /// Where a database is, and through which layer of SQLite it is reached.
  struct Location: Sendable {
    var path: String
    /// The name of a registered VFS; nil for the system's own. Tests inject faults by it.
    var vfs: String? = nil

    /// Where it stands with what SQLite keeps beside it.
    var directory: String {
      path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
  }

  /// How far a checkpoint goes.
  enum Checkpoint {
    /// Copies what no reader holds back, waiting for nobody.
    case passive
    /// Waits for readers, copies all and empties the log.
    case truncate
  }

  private var handle: OpaquePointer?
  /// By the address of the literal: see `SQL`.
  private var statements: [UnsafePointer<UInt8>: Statement] = [:]
  /// Pages in the write-ahead log after this connection's last commit.
  private(set) var walPages = 0
  /// Pages that this connection has written to the log since its last attempt to checkpoint.
  private(set) var pagesSinceCheckpoint = 0
  private var traceListener: ((String) -> Void)?
  /// What the write lane keeps of some tables; nil where others may change them.
  let remembered: Remembered?
  /// The remembered tables that the statement being prepared writes to.
  private var preparing: Remembered.Tables = []
  /// When a reading statement is to be interrupted; nil for never.
  var deadline: ContinuousClock.Instant?

  /// What a savepoint may have to restore is kept in memory up to here, in bytes: 29 pages, where a
  /// call changes seven to twenty. SQLite's own 64 KiB end at fifteen, and once one call of a batch
  /// has changed more, every later one writes its pages to a temporary file (measured).
  ///
  /// It must stay below 128 KiB: what was kept goes to the file in one piece, and of a longer piece
  /// SQLite 3.40 writes a part and then reports a full disk.
  private static let savepointMemoryBytes: Int32 = 120 << 10

  /// Sets up the library before it opens its first database. Where something else in the process has
  /// used SQLite before, it stays as it is, which costs time and nothing else.
  private static let isSetUp = pastoral_set_up_sqlite(savepointMemoryBytes) == SQLITE_OK

  /// Opens the database and checks that every setting has taken hold.
  init(_ location: Location, role: Role) throws(StoreError) {
    _ = Self.isSetUp
    remembered = role == .writer ? Remembered() : nil
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
    var name = location.path
    switch role {
    case .writer: flags |= SQLITE_OPEN_READWRITE
    case .reader: flags |= SQLITE_OPEN_READONLY
    case .immutable:
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      name = "file:" + Self.percentEncoded(location.path) + "?immutable=1"
    }
    let result = sqlite3_open_v2(name, &handle, flags, location.vfs)
    guard result == SQLITE_OK else {
      close()
      throw StoreError(code: result)
    }
    do throws(StoreError) {
      for setting in Setting.all(for: role) {
        if let value = setting.value {
          try execute(script: "PRAGMA \(setting.name) = \(value)")
        }
        guard try answer(toPragma: setting.name) == setting.answer else {
          throw StoreError.setting(setting.name)
        }
      }
    } catch {
      close()
      throw error
    }
    // All callbacks run inside calls on this connection, which `close()` ends before `self` goes.
    let this = Unmanaged.passUnretained(self).toOpaque()
    if role == .writer {
      // Asked while a statement is prepared: about each table that it, a trigger or a cascade writes to.
      sqlite3_set_authorizer(
        handle,
        { context, action, table, _, _, _ in
          guard [SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE].contains(action), let context,
            let table
          else { return SQLITE_OK }
          Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
            .preparing.formUnion(Remembered.Tables(of: String(cString: table)))
          return SQLITE_OK
        }, this)
      sqlite3_wal_hook(
        handle,
        { context, _, _, pages in
          guard let context else { return SQLITE_OK }
          Unmanaged<Database>.fromOpaque(context).takeUnretainedValue().note(walPages: Int(pages))
          return SQLITE_OK
        }, this)
    }
    if role == .reader {
      sqlite3_progress_handler(
        handle, Self.instructionsBetweenLooks,
        { context in
          guard let context else { return 0 }
          let database = Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
          guard let deadline = database.deadline else { return 0 }
          return ContinuousClock.now >= deadline ? 1 : 0
        }, this)
    }
  }

  deinit { close() }

  /// After a commit. The log only grows until it starts again at its beginning.
  private func note(walPages pages: Int) {
    pagesSinceCheckpoint += pages > walPages ? pages - walPages : pages
    walPages = pages
  }

  /// How many of SQLite's instructions run between two looks at the clock: some 100 µs.
  private static let instructionsBetweenLooks: Int32 = 4_000

  /// Closes the connection; harmless when done before.
  ///
  /// - Parameter keepingWAL: Leave the write-ahead log as it is, where the last connection to
  ///   close would otherwise checkpoint and delete it.
  func close(keepingWAL: Bool = false) {
    guard let handle else { return }
    for statement in statements.values { sqlite3_finalize(statement.pointer) }
    statements = [:]
    if keepingWAL { _ = pastoral_keep_wal_on_close(handle) }
    // `_v2` never fails: were a statement still open, the connection would wait for it.
    sqlite3_close_v2(handle)
    self.handle = nil
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool {
    handle != nil && sqlite3_get_autocommit(handle) == 0
  }

  // MARK: Statements

  /// Begins a transaction that writes; the one before it is over.
  func begin() throws(StoreError) {
    try run("begin immediate")
    remembered?.transactionBegan()
  }

  /// The rows of a statement, at most `limit`.
  func rows(
    _ sql: SQL, _ arguments: [any ValueConvertible] = [], limit: Int = .max
  ) throws(StoreError) -> [Row] {
    let statement = try statement(for: sql)
    defer { finish(statement) }
    try bind(arguments, to: statement)
    var rows: [Row] = []
    while rows.count < limit, try step(statement) { rows.append(try row(of: statement)) }
    return rows
  }

  /// Hands over the rows of a statement one by one.
  func forEach(
    _ sql: SQL, _ arguments: [any ValueConvertible], body: (Row) throws -> Void
  ) throws {
    let statement = try statement(for: sql)
    defer { finish(statement) }
    try bind(arguments, to: statement)
    while try step(statement) { try body(row(of: statement)) }
  }

  /// The same for statements over millions of rows: each is read where SQLite holds it.
  func forEachInPlace(
    _ sql: SQL, _ arguments: [any ValueConvertible], body: (borrowing RowInPlace) throws -> Void
  ) throws {
    let statement = try statement(for: sql)
    defer { finish(statement) }
    try bind(arguments, to: statement)
    while try step(statement) { try body(RowInPlace(pointer: statement.pointer)) }
  }

  /// Runs a statement to its end and counts the rows that it changed.
  @discardableResult
  func run(_ sql: SQL, _ arguments: [any ValueConvertible] = []) throws(StoreError) -> Int {
    let statement = try statement(for: sql)
    defer { finish(statement) }
    try bind(arguments, to: statement)
    let before = sqlite3_total_changes64(handle)
    while try step(statement) {}
    // `sqlite3_changes` keeps its last value over statements that change nothing, such as BEGIN.
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  /// Runs statements that are written by us and take no values, such as a schema file.
  func execute(script: String) throws(StoreError) {
    preparing = []
    let result = sqlite3_exec(handle, script, nil, nil, nil)
    remembered?.willWrite(to: preparing)
    guard result == SQLITE_OK else { throw StoreError(code: result) }
  }

  /// What SQLite answers to a pragma without a value.
  func answer(toPragma name: String) throws(StoreError) -> Value? {
    let statement = try prepare(text: "PRAGMA \(name)")
    defer { sqlite3_finalize(statement.pointer) }
    guard try step(statement) else { return nil }
    return try row(of: statement).values.first
  }

  /// The number of rows in each table of ours, by name.
  func rowCounts() throws(StoreError) -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for table in try rows("select name from sqlite_schema where type = 'table' order by name") {
      let name = try table.text(0)
      guard !name.hasPrefix("sqlite_") else { continue }
      let quoted = name.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      let statement = try prepare(text: "select count(*) from \"\(quoted)\"")
      defer { sqlite3_finalize(statement.pointer) }
      guard try step(statement) else { throw .corrupt }
      counts[name] = try row(of: statement).integer(0)
    }
    return counts
  }

  /// Tells every statement as it begins, as it is written: its values are not in it. For tests,
  /// which hold what one call runs against what another does.
  func trace(_ listener: @escaping (String) -> Void) {
    traceListener = listener
    // As the callbacks that `init` sets.
    let this = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_trace_v2(
      handle, UInt32(SQLITE_TRACE_STMT),
      { _, context, statement, _ in
        guard let context, let text = sqlite3_sql(statement.map(OpaquePointer.init))
        else { return 0 }
        Unmanaged<Database>.fromOpaque(context).takeUnretainedValue()
          .traceListener?(String(cString: text))
        return 0
      }, this)
  }

  // MARK: The file as a whole

  /// Copies what is committed from the write-ahead log into the database.
  func checkpoint(_ checkpoint: Checkpoint) throws(StoreError) {
    let mode =
      switch checkpoint {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    pagesSinceCheckpoint = 0
    let result = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    guard result == SQLITE_OK else { throw StoreError(code: result) }
    if checkpoint == .truncate { walPages = 0 }
  }

  /// Copies one consistent state of the whole database into an empty file that already exists.
  /// The copy is one file, without a log beside it.
  func copy(toEmptyFile path: String) throws(StoreError) {
    var target: OpaquePointer?
    defer { sqlite3_close_v2(target) }
    var result = sqlite3_open_v2(
      path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
    guard result == SQLITE_OK else { throw StoreError(code: result) }
    guard let backup = sqlite3_backup_init(target, "main", handle, "main") else {
      throw StoreError(code: sqlite3_extended_errcode(target))
    }
    result = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    guard result == SQLITE_DONE else { throw StoreError(code: result) }
    guard finished == SQLITE_OK else { throw StoreError(code: finished) }
    result = sqlite3_exec(target, "PRAGMA journal_mode = DELETE", nil, nil, nil)
    guard result == SQLITE_OK else { throw StoreError(code: result) }
  }

  // MARK: The statement cache

  /// A prepared statement.
  private final class Statement {
    let pointer: OpaquePointer
    /// Where SQLite put `$1`, `$2` …: it numbers parameters by their first appearance.
    let positions: [Int32]
    /// Room for the short values of its parameters, where SQLite reads them: a copy of its own of each would cost it
    /// more than the value itself. Ids and hashes are short.
    let room: UnsafeMutableRawBufferPointer
    let columns: Int32
    /// Of those that are remembered.
    let writes: Remembered.Tables
    /// Rows are being read from it, so a second use at the same time needs one of its own.
    var isInUse = false
    let isCached: Bool

    init(
      _ pointer: OpaquePointer, positions: [Int32], writes: Remembered.Tables, isCached: Bool
    ) {
      self.pointer = pointer
      self.positions = positions
      room = .allocate(byteCount: positions.count * Self.shortBytesMax, alignment: 1)
      self.writes = writes
      self.isCached = isCached
      columns = sqlite3_column_count(pointer)
    }

    deinit { room.deallocate() }

    /// The longest value that is short, in bytes.
    private static let shortBytesMax = 64

    /// Where SQLite finds a value for as long as it is bound, and what it must do with it: nothing to a short one,
    /// which lies in `room`, and to a longer one a copy of its own.
    func place(
      _ bytes: UnsafeRawBufferPointer, ofParameter index: Int
    ) -> (start: UnsafeRawPointer?, destructor: sqlite3_destructor_type?) {
      guard bytes.count <= Self.shortBytesMax else { return (bytes.baseAddress, Self.copied) }
      // Whatever has parameters has room.
      let start = room.baseAddress! + index * Self.shortBytesMax
      if let from = bytes.baseAddress { start.copyMemory(from: from, byteCount: bytes.count) }
      return (UnsafeRawPointer(start), nil)
    }

    /// SQLITE_TRANSIENT, a macro that Swift cannot import: SQLite makes its own copy of the bytes.
    private static var copied: sqlite3_destructor_type {
      unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    /// Forgets its values: no record's content waits in memory for the next use.
    func clear() {
      sqlite3_clear_bindings(pointer)
      room.initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  /// The statement, about to be run.
  private func statement(for sql: SQL) throws(StoreError) -> Statement {
    let statement = try prepared(sql)
    statement.isInUse = true
    if !statement.writes.isEmpty { remembered?.willWrite(to: statement.writes) }
    return statement
  }

  private func prepared(_ sql: SQL) throws(StoreError) -> Statement {
    let key = sql.text.utf8Start
    if let cached = statements[key] {
      return cached.isInUse ? try prepare(text: sql.text.description) : cached
    }
    let statement = try prepare(text: sql.text.description, isCached: true)
    statements[key] = statement
    return statement
  }

  private func finish(_ statement: Statement) {
    guard statement.isCached else {
      sqlite3_finalize(statement.pointer)
      return
    }
    sqlite3_reset(statement.pointer)
    statement.clear()
    statement.isInUse = false
  }

  private func prepare(text: String, isCached: Bool = false) throws(StoreError) -> Statement {
    var pointer: OpaquePointer?
    let flags = isCached ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    preparing = []
    let result = sqlite3_prepare_v3(handle, text, -1, flags, &pointer, nil)
    guard result == SQLITE_OK else { throw StoreError(code: result) }
    guard let pointer else { throw .misuse("a statement is empty") }
    do throws(StoreError) {
      let positions = try Self.positions(of: pointer)
      return Statement(pointer, positions: positions, writes: preparing, isCached: isCached)
    } catch {
      sqlite3_finalize(pointer)
      throw error
    }
  }

  /// For each `$n`, in order of n, the index by which SQLite knows it.
  private static func positions(of pointer: OpaquePointer) throws(StoreError) -> [Int32] {
    let count = sqlite3_bind_parameter_count(pointer)
    var positions = [Int32](repeating: 0, count: Int(count))
    for index in 0..<count {
      // The names are ours: `$` and a number. The distinct ones must be 1 … count.
      guard let name = sqlite3_bind_parameter_name(pointer, index + 1),
        let number = Int(String(cString: name).dropFirst()),
        (1...Int(count)).contains(number), positions[number - 1] == 0
      else { throw .misuse("parameters must be $1, $2 … without a gap") }
      positions[number - 1] = index + 1
    }
    return positions
  }

  private func bind(
    _ arguments: [any ValueConvertible], to statement: Statement
  ) throws(StoreError) {
    guard arguments.count == statement.positions.count else {
      throw .misuse("a statement has \(statement.positions.count) parameters")
    }
    for index in arguments.indices {
      let position = statement.positions[index]
      let result =
        switch arguments[index].storeValue {
        case .null: sqlite3_bind_null(statement.pointer, position)
        case .integer(let integer): sqlite3_bind_int64(statement.pointer, position, integer)
        case .text(var text):
          text.withUTF8 { utf8 in
            // Bytes are characters to SQLite.
            let placed = statement.place(UnsafeRawBufferPointer(utf8), ofParameter: index)
            return sqlite3_bind_text64(
              statement.pointer, position, placed.start?.assumingMemoryBound(to: CChar.self),
              UInt64(utf8.count), placed.destructor, UInt8(SQLITE_UTF8))
          }
        case .blob(let bytes):
          bytes.withUnsafeBytes { bytes in
            let placed = statement.place(bytes, ofParameter: index)
            return sqlite3_bind_blob64(
              statement.pointer, position, placed.start, UInt64(bytes.count), placed.destructor)
          }
        }
      guard result == SQLITE_OK else { throw StoreError(code: result) }
    }
  }

  /// True where the statement stands on a row, false at its end.
  private func step(_ statement: Statement) throws(StoreError) -> Bool {
    switch sqlite3_step(statement.pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw StoreError(code: code)
    }
  }

  private func row(of statement: Statement) throws(StoreError) -> Row {
    var values: [Value] = []
    values.reserveCapacity(Int(statement.columns))
    for column in 0..<statement.columns {
      switch sqlite3_column_type(statement.pointer, column) {
      case SQLITE_NULL: values.append(.null)
      case SQLITE_INTEGER:
        values.append(.integer(sqlite3_column_int64(statement.pointer, column)))
      case SQLITE_TEXT:
        let start = sqlite3_column_text(statement.pointer, column)
        let count = Int(sqlite3_column_bytes(statement.pointer, column))
        let utf8 = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
        guard let text = try? UTF8Span(validating: utf8.span) else { throw .corrupt }
        values.append(.text(String(copying: text)))
      case SQLITE_BLOB:
        let start = sqlite3_column_blob(statement.pointer, column)
        let count = Int(sqlite3_column_bytes(statement.pointer, column))
        values.append(.blob([UInt8](UnsafeRawBufferPointer(start: start, count: count))))
      default: throw .columnMismatch(Int(column))
      }
    }
    return Row(values: values)
  }

  /// A path as a `file:` URI spells it.
  private static func percentEncoded(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }
}

/// The row that a statement stands on. Nothing of it is copied but what is asked for; it is gone with the statement's
/// next step, so it cannot be kept. Asking for a type that a column does not have throws, as of a ``Row``.
struct RowInPlace: ~Copyable {
  fileprivate let pointer: OpaquePointer

  /// The whole number in that column.
  func int(_ column: Int) throws(StoreError) -> Int {
    guard type(of: column) == SQLITE_INTEGER else { throw .columnMismatch(column) }
    return Int(sqlite3_column_int64(pointer, Int32(column)))
  }

  /// Lends the bytes in that column; nil, and lends nothing, where it is empty (`null`).
  func withBlob<Result>(
    _ column: Int, _ body: (Span<UInt8>) throws -> Result
  ) throws -> Result? {
    switch type(of: column) {
    case SQLITE_NULL: return nil
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(pointer, Int32(column))
      let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
      // Without bytes there is no address.
      let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
      return try bytes.withMemoryRebound(to: UInt8.self) { try body($0.span) }
    default: throw StoreError.columnMismatch(column)
    }
  }

  private func type(of column: Int) -> Int32 { sqlite3_column_type(pointer, Int32(column)) }
}

extension StoreError {
  /// The error for a result code of SQLite, extended or not.
  init(code: Int32) {
    self =
      switch code & 0xFF {
      case SQLITE_CONSTRAINT:
        switch code >> 8 {
        // The extended codes are macros that Swift cannot import: primary key, unique, rowid.
        case 6, 8, 10: .constraint(.unique)
        case 3: .constraint(.foreignKey)
        default: .constraint(.other)
        }
      case SQLITE_FULL: .full
      case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_NOMEM: .io
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
      case SQLITE_INTERRUPT: .interrupted
      default: .other(code)
      }
  }
}
