import Domain
import Ledger

/// The ledger as it lies in the tables, seen through one connection.
struct LedgerTables: NodeSource, LeafSource {
  private let database: Database

  init(of database: Database) { self.database = database }

  /// The hash of a complete subtree, leaves being level 0.
  func hash(of node: NodePosition) throws -> Hash? {
    let rows =
      node.level == 0
      ? try database.rows("select hash from audit_leaf where seq = $1", [node.index])
      : try database.rows(
        "select hash from audit_node where level = $1 and idx = $2", [node.level, node.index])
    return try rows.first.map { try Self.hash($0.blob(0)) }
  }

  func leaf(at index: Int) throws -> [UInt8]? {
    try database.rows("select leaf from audit_leaf where seq = $1", [index]).first?.blobOrNil(0)
  }

  /// The head that the last batch with a leaf wrote, with its signed checkpoint; nil before the first.
  func head() throws -> (head: LedgerHead, checkpoint: [UInt8])? {
    let rows = try database.rows("select size, root, time, checkpoint from audit_head where id = 1")
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
      "insert into audit_leaf (seq, leaf, hash) values ($1, $2, $3)",
      [addition.leaf.seq, addition.bytes, addition.hash.bytes])
    for (node, hash) in addition.nodes {
      try database.run(
        "insert into audit_node (level, idx, hash) values ($1, $2, $3)",
        [node.level, node.index, hash.bytes])
    }
  }

  func write(_ head: LedgerHead, checkpoint: [UInt8]) throws(StoreError) {
    try database.run(
      """
      insert into audit_head (id, size, root, time, checkpoint) values (1, $1, $2, $3, $4)
      on conflict (id) do update set size = $1, root = $2, time = $3, checkpoint = $4
      """, [head.size, head.root.bytes, head.time.millisecondsSince1970, checkpoint])
  }

  static func hash(_ bytes: [UInt8]) throws(StoreError) -> Hash {
    guard let hash = Hash(bytes) else { throw .corrupt }
    return hash
  }
}
