import Testing

@testable import Store

@Suite("A connection's settings")
struct SettingsTests {
  @Test(
    "The writer has the settings that the guarantees rest on",
    arguments: [
      ("journal_mode", Value.text("wal")),
      ("synchronous", .integer(2)),
      ("secure_delete", .integer(1)),
      ("foreign_keys", .integer(1)),
      ("trusted_schema", .integer(0)),
      ("mmap_size", .integer(0)),
      ("cell_size_check", .integer(1)),
      ("busy_timeout", .integer(2_000)),
      ("wal_autocheckpoint", .integer(0)),
      ("temp_store", .integer(0)),
      ("cache_size", .integer(-32_768)),
      ("page_size", .integer(4_096)),
      ("query_only", .integer(0)),
    ])
  func writer(name: String, answer: Value) throws {
    let scratch = try Scratch()
    let database = try Database(scratch.database(), role: .writer)
    #expect(try database.answer(toPragma: name) == answer)
  }

  @Test(
    "A reader has the same where they matter to it, and only reads",
    arguments: [
      ("journal_mode", Value.text("wal")),
      ("query_only", .integer(1)),
      ("foreign_keys", .integer(1)),
      ("trusted_schema", .integer(0)),
      ("mmap_size", .integer(0)),
      ("cell_size_check", .integer(1)),
      ("busy_timeout", .integer(2_000)),
      ("wal_autocheckpoint", .integer(0)),
      ("temp_store", .integer(0)),
      ("cache_size", .integer(-32_768)),
    ])
  func reader(name: String, answer: Value) throws {
    let scratch = try Scratch()
    let location = try scratch.database()
    let writer = try Database(location, role: .writer)
    defer { writer.close() }
    let reader = try Database(location, role: .reader)
    #expect(try reader.answer(toPragma: name) == answer)
    #expect(throws: StoreError.self) { try reader.run("delete from programme") }
  }

  @Test("A database that is reached through a link is refused")
  func link() throws {
    let scratch = try Scratch()
    let location = try scratch.database()
    try #require(symlink(location.path, to: scratch("link.db")))
    #expect(throws: StoreError.io) {
      try Database(Database.Location(path: scratch("link.db")), role: .writer)
    }
  }
}
