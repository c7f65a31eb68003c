import Domain
import Ledger

/// One log of the ledger as it lies in the tables, seen through one connection.
struct LedgerTables: NodeSource, LeafSource {
  let log: LogNumber
  private let database: Database

  init(of database: Database, log: LogNumber) {
    self.database = database
    self.log = log
  }

  /// The log that grows.
  static func current(in database: Database) throws -> LedgerTables {
    let last = try database.rows("select max(number) from audit_log").first?.integerOrNil(0)
    return LedgerTables(of: database, log: LogNumber(number: Int(last ?? 0)))
  }

  /// The hash of a complete subtree, leaves being level 0.
  func hash(of node: NodePosition) throws -> Hash? {
    let place = log.place(node.index)
    let rows =
      node.level == 0
      ? try database.rows("select hash from audit_leaf where place = $1", [place])
      : try database.rows(
        "select hash from audit_node where level = $1 and place = $2", [node.level, place])
    return try rows.first.map { try Self.hash($0.blob(0)) }
  }

  func leaf(at index: Int) throws -> [UInt8]? {
    try database.rows("select leaf from audit_leaf where place = $1", [log.place(index)]).first?
      .blobOrNil(0)
  }

  /// The head that the last batch with a leaf wrote, with its signed checkpoint; nil before the first.
  func head() throws -> (head: LedgerHead, checkpoint: [UInt8])? {
    let rows = try database.rows(
      "select size, root, time, checkpoint from audit_head where log = $1", [log.number])
    return try rows.first.map { row in
      let time = LeafTime(millisecondsSince1970: try row.integer(2))
      let head = try LedgerHead(
        size: row.int(0), root: Self.hash(row.blob(1)), time: time, nodes: self)
      return (head, try row.blob(3))
    }
  }

  /// Adds what one leaf adds.
  func add(_ addition: LedgerHead.Addition) throws(StoreError) {
    try database.run(
      "insert into audit_leaf (place, leaf, hash) values ($1, $2, $3)",
      [log.place(addition.leaf.seq), addition.bytes, addition.hash.bytes])
    for (node, hash) in addition.nodes {
      try database.run(
        "insert into audit_node (level, place, hash) values ($1, $2, $3)",
        [node.level, log.place(node.index), hash.bytes])
    }
  }

  /// Keeps which rows of the access log a leaf is over.
  func add(
    accessesOf leaf: Int, from first: Int64, to last: Int64, salt: [UInt8]
  ) throws(StoreError) {
    try database.run(
      "insert into access_batch (place, first_id, last_id, salt) values ($1, $2, $3, $4)",
      [log.place(leaf), first, last, salt])
  }

  func write(_ head: LedgerHead, checkpoint: [UInt8]) throws(StoreError) {
    try database.run(
      """
      insert into audit_head (log, size, root, time, checkpoint) values ($5, $1, $2, $3, $4)
      on conflict (log) do update set size = $1, root = $2, time = $3, checkpoint = $4
      """,
      [
        head.size, head.root.bytes, head.time.millisecondsSince1970, checkpoint, log.number,
      ])
  }

  /// Keeps the log's name and key, before its first head.
  func name(signedBy key: VerifierKey) throws(StoreError) {
    try StoredLog(number: log, key: key).insert(into: database)
  }

  static func hash(_ bytes: [UInt8]) throws(StoreError) -> Hash { try hash(bytes.span) }

  static func hash(_ bytes: Span<UInt8>) throws(StoreError) -> Hash {
    guard let hash = Hash(bytes) else { throw .corrupt }
    return hash
  }
}
