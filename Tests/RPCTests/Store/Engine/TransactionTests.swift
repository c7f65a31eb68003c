import Domain
import Testing

@testable import Store

@Suite("The door to the records")
struct TransactionTests {
  let scratch: Scratch
  let database: Database
  let transaction: Transaction

  init() throws {
    scratch = try Scratch()
    let location = try scratch.database()
    database = try Database(location, role: .writer)
    try database.run("begin immediate")
    transaction = Transaction(on: database, keys: try KeyStore(.beside(location), role: .writer))
  }

  @Test("A parameter is bound by its name, also where $2 comes before $1")
  func bindsByName() throws {
    let row = try #require(try transaction.row("select $2, $1, $3", "one", "two", "three"))
    #expect(row.values == [.text("two"), .text("one"), .text("three")])
  }

  @Test("A parameter that is used twice is one parameter")
  func bindsReused() throws {
    let row = try #require(try transaction.row("select $2, $1, $2, $1", 1, 2))
    #expect(row.values == [.integer(2), .integer(1), .integer(2), .integer(1)])
  }

  @Test("More than nine parameters keep their order")
  func bindsMany() throws {
    let row = try #require(
      try transaction.row(
        "select $11, $10, $9, $8, $7, $6, $5, $4, $3, $2, $1",
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
    #expect(try (0..<11).map { try row.integer($0) } == (1...11).reversed().map(Int64.init))
  }

  @Test("A wrong number of values, a gap, or an unnumbered parameter is our own mistake")
  func refusesWrongParameters() {
    #expect(throws: StoreError.misuse("a statement has 2 parameters")) {
      try transaction.rows("select $1, $2", 1)
    }
    #expect(throws: StoreError.misuse("a statement has 1 parameters")) {
      try transaction.rows("select $1", 1, 2)
    }
    let gap = StoreError.misuse("parameters must be $1, $2 … without a gap")
    #expect(throws: gap) { try transaction.rows("select $1, $3", 1, 2) }
    #expect(throws: gap) { try transaction.rows("select ?, $2", 1, 2) }
    #expect(throws: gap) { try transaction.rows("select $1, :1", 1, 2) }
  }

  @Test(
    "Every value comes back as it went in",
    arguments: [
      Value.null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("Zoë\u{0}日本"),
      .blob([]), .blob([0, 255, 0]),
    ])
  func roundTrip(value: Value) throws {
    let row = try #require(try transaction.row("select $1", value))
    #expect(row.values == [value])
  }

  @Test("Values of any length come back as they went in, beside each other and one after another")
  func roundTripOfAnyLength() throws {
    for length in Array(0...130) + Array((0...130).reversed()) {
      let text = Value.text(String(repeating: "t", count: length))
      let blob = Value.blob([UInt8](repeating: 7, count: 130 - length))
      let row = try #require(try transaction.row("select $1, $2, $3, $4", text, blob, 9, text))
      #expect(row.values == [text, blob, .integer(9), text])
    }
  }

  @Test("A statement that is in use twice keeps the values of each use")
  func roundTripWithinAnother() throws {
    func values(_ text: String) throws -> [String] {
      var found: [String] = []
      try transaction.forEach(
        "select $1 union all select $1 || $2 union all select $1", text, "!"
      ) { row in
        found.append(try row.text(0))
        if text.count < 3 { found += try values(text + "x") }
      }
      return found
    }
    let innermost = ["xxx", "xxx!", "xxx"]
    let inner = ["xx"] + innermost + ["xx!"] + innermost + ["xx"] + innermost
    #expect(try values("x") == ["x"] + inner + ["x!"] + inner + ["x"] + inner)
  }

  @Test("Domain values are stored in their own form")
  func domainValues() throws {
    var random = SystemRandom()
    let id = Identifier(.student, from: &random)
    let missing: String? = nil
    let row = try #require(try transaction.row("select $1, $2, $3", id, Instant.noon, missing))
    #expect(try row.identifier(0) == id)
    #expect(try row.instant(1) == .noon)
    #expect(try row.textOrNil(2) == nil)
  }

  @Test("A column of another type than expected is an error, never a conversion")
  func refusesOtherTypes() throws {
    let row = try #require(try transaction.row("select 1, 'text', null, x'00'"))
    #expect(throws: StoreError.columnMismatch(0)) { try row.text(0) }
    #expect(throws: StoreError.columnMismatch(1)) { try row.integer(1) }
    #expect(throws: StoreError.columnMismatch(1)) { try row.identifier(1) }
    #expect(throws: StoreError.columnMismatch(2)) { try row.text(2) }
    #expect(throws: StoreError.columnMismatch(3)) { try row.text(3) }
    #expect(throws: StoreError.columnMismatch(4)) { try row.text(4) }
    #expect(throws: StoreError.columnMismatch(0)) { try transaction.row("select 1.5") }
  }

  @Test("A change says how many rows it changed, and a statement that changes none says 0")
  func countsChanges() throws {
    try transaction.addProgramme("A")
    try transaction.addProgramme("B")
    #expect(try transaction.run("update programme set revision = revision + 1") == 2)
    #expect(try transaction.run("update programme set revision = 9 where code = $1", "C") == 0)
    #expect(try transaction.run("create index passing on programme (title)") == 0)
  }

  @Test("A query for one row that finds several is our own mistake")
  func refusesSecondRow() throws {
    try transaction.addProgramme("A")
    #expect(try transaction.row("select code from programme")?.text(0) == "A")
    #expect(try transaction.row("select code from programme where code = 'B'") == nil)
    try transaction.addProgramme("B")
    #expect(throws: StoreError.misuse("a query for one row found several")) {
      try transaction.row("select code from programme")
    }
  }

  @Test("Rows are streamed, and the same statement can be used while it streams")
  func streams() throws {
    for code in ["A", "B", "C"] { try transaction.addProgramme(code) }
    var seen: [String] = []
    try transaction.forEach("select code from programme order by code") { row in
      #expect(try transaction.programmes() == ["A", "B", "C"])
      seen.append(try row.text(0))
      for nested in try nestedCodes() { seen.append(nested) }
    }
    #expect(seen == ["A", "A", "B", "C", "B", "A", "B", "C", "C", "A", "B", "C"])

    // One literal, so one statement, in use twice.
    func nestedCodes(depth: Int = 0) throws -> [String] {
      var codes: [String] = []
      try transaction.forEach("select code from programme order by 1") { row in
        if depth == 0 { #expect(try nestedCodes(depth: 1).count == 3) }
        codes.append(try row.text(0))
      }
      return codes
    }
  }

  @Test("What the reader of a stream throws ends the stream and is passed on")
  func streamStops() throws {
    struct Stop: Error {}
    for code in ["A", "B"] { try transaction.addProgramme(code) }
    var count = 0
    for _ in 1...2 {
      #expect(throws: Stop.self) {
        try transaction.forEach("select code from programme") { _ in
          count += 1
          throw Stop()
        }
      }
    }
    #expect(count == 2)
    #expect(transaction.ending == nil)
  }

  @Test("A broken rule of a table says which kind of rule, and no value")
  func constraints() throws {
    try transaction.addProgramme("A")
    #expect(throws: StoreError.constraint(.unique)) { try transaction.addProgramme("A") }
    #expect(throws: StoreError.constraint(.foreignKey)) {
      try transaction.run(
        "insert into availability (staff_id, revision) values ($1, 1)", "stf_nobody")
    }
    #expect(throws: StoreError.constraint(.other)) {
      try transaction.run(
        "insert into programme (id, code, title, revision) values ('x', 'x', $1, 1)", Value.null)
    }
    #expect(throws: StoreError.constraint(.other)) {
      try transaction.run(
        "insert into programme (id, code, title, revision) values ('x', 'x', 'x', 'many')")
    }
  }

  @Test("After SQLite has ended a transaction by itself, any failure shows it")
  func endedBySQLite() throws {
    try transaction.addProgramme("A")
    #expect(throws: StoreError.constraint(.unique)) { try transaction.addProgramme("A") }
    #expect(transaction.ending == nil)
    try database.execute(script: "rollback; insert into programme values ('p', 'A', '', 1)")
    #expect(throws: StoreError.constraint(.unique)) { try transaction.addProgramme("A") }
    #expect(transaction.ending == .constraint(.unique))
  }

  @Test("After the lane has ended a transaction, nothing runs through it")
  func ended() throws {
    transaction.end()
    #expect(throws: StoreError.transactionGone) { try transaction.rows("select 1") }
    #expect(throws: StoreError.transactionGone) { try transaction.row("select 1") }
    #expect(throws: StoreError.transactionGone) { try transaction.addProgramme("A") }
    #expect(throws: StoreError.transactionGone) {
      try transaction.forEach("select 1") { _ in }
    }
  }
}
