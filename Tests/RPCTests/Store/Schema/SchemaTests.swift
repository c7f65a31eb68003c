import Domain
import Foundation
import Testing

@testable import Store

@Suite("The schema and its versions")
struct SchemaTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// The current schema and one step more.
  static func withNext(_ script: String) -> Schema {
    let next = Schema.Migration(version: Schema.current.version + 1, scripts: [script])
    return Schema(migrations: Schema.current.migrations + [next])
  }

  @Test("A new directory has the newest version and its tables")
  func newest() throws {
    let engine = try StoreEngine.create(at: scratch("data"), now: .noon)
    defer { engine.close() }
    let row = try engine.read { try $0.row("select version, applied_at from schema_version") }
    #expect(row?.values == [.integer(1), Instant.noon.storeValue])
    let tables = try engine.read { transaction in
      try transaction.rows("select name from sqlite_schema where type = 'table'").map {
        try $0.text(0)
      }
    }
    #expect(
      Set(tables).isSuperset(of: [
        "student", "staff", "programme", "module", "enrolment_period", "module_enrolment",
        "relation", "availability", "availability_rule", "availability_exception", "appointment",
        "principal", "principal_role", "service_acting", "token", "idempotency", "import_upload",
        "import_row", "import_error", "write_batch", "blind_index", "key_shred",
      ]))
  }

  @Test("One slot of one member of staff is booked once, and can be booked again once cancelled")
  func oneBooking() throws {
    let location = try scratch.database()
    let database = try Database(location, role: .writer)
    try database.run("begin immediate")
    let transaction = Transaction(
      on: database, keys: try KeyStore(.beside(location), role: .reader))
    try transaction.run("insert into student values ('s', 's', null, 1)")
    try transaction.run("insert into staff values ('t', 't', null, 1)")
    func book(_ id: String) throws(StoreError) {
      try transaction.run(
        """
        insert into appointment (id, student_id, staff_id, start_at, end_at, location, state,
          notice, notice_version, revision, created_at, changed_at, created_by)
        values ($1, 's', 't', 1000, 2000, '', 'booked', 'n', '1', 1, 0, 0, 's')
        """, id)
    }
    try book("a")
    #expect(throws: StoreError.constraint(.unique)) { try book("b") }
    try transaction.run("update appointment set state = 'cancelled' where id = 'a'")
    try book("b")
  }

  /// For each longer one SQLite 3.40 builds a table whenever a row is written: three of them were two
  /// thirds of what it took to keep an appointment.
  @Test("No check of a table has a list of more than two values after IN")
  func shortLists() throws {
    let list = try Regex(#"\bin\s*\(([^)]*)\)"#).ignoresCase()
    for (name, schema) in [("pastoral.db", Schema.current), ("keys.db", Schema.keys)] {
      let location = Database.Location(path: scratch(name))
      try DurableFile.createEmpty(location.path)
      try schema.migrate(location, now: .noon)
      let database = try Database(location, role: .reader)
      defer { database.close() }
      for table in try database.rows(
        "select name, sql from sqlite_schema where type = 'table' and sql is not null")
      {
        let (name, definition) = (try table.text(0), try table.text(1))
        for match in definition.matches(of: list) {
          let values = match.output[1].substring?.split(separator: ",") ?? []
          #expect(values.count <= 2, "\(name): \(match.output[0].substring ?? "")")
        }
      }
    }
  }

  @Test("A schema newer than the program is refused, and not a byte changes")
  func tooNew() throws {
    let newer = Self.withNext("create table future (id integer primary key)")
    try make(with: newer)
    let before = try scratch.contents(of: "data")
    #expect(throws: StoreError.schemaTooNew(found: 2, known: 1)) {
      try StoreEngine.open(at: scratch("data"), now: .noon)
    }
    #expect(try scratch.contents(of: "data") == before)
    #expect(Set(before.keys) == ["keys.db", "pastoral.db", "pastoral.lock"])
  }

  @Test("A newer schema is seen in the log that a crash left behind too, and nothing changes")
  func tooNewInLog() throws {
    try make(with: .current)
    // A crash: the files as they are while a connection has written and not checkpointed.
    let database = try Database(
      Database.Location(path: scratch("data/pastoral.db")), role: .writer)
    try database.run("insert into schema_version values (2, 0)")
    try FileManager.default.createDirectory(
      atPath: scratch("crashed"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    for name in ["keys.db", "pastoral.db", "pastoral.db-wal", "pastoral.lock"] {
      try FileManager.default.copyItem(
        atPath: scratch("data/" + name), toPath: scratch("crashed/" + name))
    }
    database.close()

    let before = try scratch.contents(of: "crashed")
    #expect(throws: StoreError.schemaTooNew(found: 2, known: 1)) {
      try StoreEngine.open(at: scratch("crashed"), now: .noon)
    }
    #expect(try scratch.contents(of: "crashed") == before)
  }

  @Test("An older schema is migrated after a copy was put next to the database")
  func older() throws {
    try make(with: .current) { try $0.addProgramme("A") }
    var options = StoreEngine.Options()
    options.schema = Self.withNext("alter table programme add column faculty text")
    let engine = try StoreEngine.open(
      at: scratch("data"), secrets: .test, now: .noon, options: options)
    defer { engine.close() }
    #expect(try engine.read { try $0.row("select faculty from programme") }?.values == [.null])

    let copy = "data/pastoral.db.before-v0002"
    #expect(try scratch.mode(copy) == 0o600)
    let old = try Database(Database.Location(path: scratch(copy)), role: .immutable)
    #expect(try Schema.version(of: old) == 1)
    #expect(try old.rows("select code from programme").map { try $0.text(0) } == ["A"])
  }

  @Test("A migration that fails half-way leaves the old version as it was")
  func failedMigration() throws {
    try make(with: .current) { try $0.addProgramme("A") }
    var options = StoreEngine.Options()
    options.schema = Self.withNext("drop table module_enrolment; create table programme (id)")
    #expect(throws: StoreError.self) {
      try StoreEngine.open(at: scratch("data"), secrets: .test, now: .noon, options: options)
    }
    let engine = try StoreEngine.open(at: scratch("data"), now: .noon)
    defer { engine.close() }
    #expect(try engine.read { try $0.programmes() } == ["A"])
    #expect(try engine.read { try $0.rows("select * from module_enrolment") } == [])
  }

  /// Makes a data directory and closes it.
  private func make(
    with schema: Schema, fill: @escaping @Sendable (Transaction) throws -> Void = { _ in }
  ) throws {
    var options = StoreEngine.Options()
    options.schema = schema
    let engine = try StoreEngine.create(
      at: scratch("data"), secrets: .test, now: .noon, options: options)
    defer { engine.close() }
    try engine.write(fill)
  }
}
