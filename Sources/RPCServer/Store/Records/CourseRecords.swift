public import Domain

/// Programmes and modules: nobody's data, so that anybody who signed in may read them.
extension Programme: StoredRecord {
  public static var idKind: Identifier.Kind { .programme }
  public var sortKey: String { code }

  public func stored(in transaction: Transaction) throws -> Stored<Programme>? {
    try transaction.row(
      "select id, revision, code, title from programme where code = $1", code
    ).map(Self.stored)
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.run(
      "insert into programme (id, code, title, revision) values ($1, $2, $3, 1)", id, code, title)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update programme set title = $2, revision = $3 where id = $1", id, title, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<Programme>] {
    try transaction.rows(
      """
      select id, revision, code, title from programme where code > $1 order by code limit $2
      """, after, limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<Programme> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: Programme(code: try row.text(2), title: try row.text(3)))
  }
}

extension Module: StoredRecord {
  public static var idKind: Identifier.Kind { .module }
  public var sortKey: String { code }

  public func stored(in transaction: Transaction) throws -> Stored<Module>? {
    try transaction.row(
      "select id, revision, code, title from module where code = $1", code
    ).map(Self.stored)
  }

  public func insert(
    id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.run(
      "insert into module (id, code, title, revision) values ($1, $2, $3, 1)", id, code, title)
  }

  public func update(id: Identifier, revision: Int64, in transaction: Transaction) throws {
    try transaction.run(
      "update module set title = $2, revision = $3 where id = $1", id, title, revision)
  }

  public static func page(
    after: String, limit: Int, in transaction: Transaction
  ) throws -> [Stored<Module>] {
    try transaction.rows(
      "select id, revision, code, title from module where code > $1 order by code limit $2",
      after, limit
    ).map(stored)
  }

  static func stored(_ row: Row) throws -> Stored<Module> {
    Stored(
      id: try row.identifier(0), revision: try row.integer(1),
      record: Module(code: try row.text(2), title: try row.text(3)))
  }
}

extension Transaction {
  /// A programme by id. Nil where there is none.
  public func programme(id: String) throws -> Stored<Programme>? {
    try row("select id, revision, code, title from programme where id = $1", id)
      .map(Programme.stored)
  }

  /// A programme by code. Nil where there is none.
  public func programme(code: String) throws -> Stored<Programme>? {
    try Programme(code: code, title: "").stored(in: self)
  }

  /// A module by id. Nil where there is none.
  public func module(id: String) throws -> Stored<Module>? {
    try row("select id, revision, code, title from module where id = $1", id).map(Module.stored)
  }

  /// A module by code. Nil where there is none.
  public func module(code: String) throws -> Stored<Module>? {
    try Module(code: code, title: "").stored(in: self)
  }
}
