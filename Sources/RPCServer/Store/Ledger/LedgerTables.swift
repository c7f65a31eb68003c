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

  /// Checks all of it in constant memory: every leaf, hash and node, the head, the checkpoint's
  /// signature, the access log's rows under their leaves, and the checkpoints that others hold.
  ///
  /// - Throws: `LedgerFault`, naming the first leaf or node that is wrong; `NoteError`.
  func verify(by key: VerifierKey, against anchors: [Checkpoint]) throws -> VerifiedLedger {
    guard
      let row = try database.rows(
        "select size, root, checkpoint from audit_head where id = 1"
      ).first
    else {
      var empty = LedgerVerification(checkpoints: anchors)
      return try empty.finish()
    }
    let signed = try SignedCheckpoint(row.blob(2), by: key)
    var verification = LedgerVerification(checkpoints: anchors + [signed.checkpoint])
    try database.forEach("select seq, leaf, hash from audit_leaf order by seq", []) { row in
      let index = try row.int(0)
      let bytes = try row.blobOrNil(1)
      let hash = try Self.hash(row.blob(2))
      if let bytes {
        try verification.check(index, bytes.span, hash: hash, nodes: self)
        try checkAccesses(of: index, leaf: bytes)
      } else {
        try verification.check(index, nil, hash: hash, nodes: self)
      }
    }
    let verified = try verification.finish(
      head: (try row.int(0), try Self.hash(row.blob(1))))
    let nodes = try database.rows("select count(*) from audit_node").first?.int(0) ?? 0
    guard nodes == verified.nodeCount else { throw SurplusNodes(count: nodes - verified.nodeCount) }
    return verified
  }

  /// Holds the rows of the access log against the leaf that is over them.
  private func checkAccesses(of index: Int, leaf bytes: [UInt8]) throws {
    guard case .accessBatch(let rows, let digest) = try Leaf(bytes).event else { return }
    let batches = try database.rows(
      "select first_id, last_id, salt from access_batch where seq = $1", [index])
    // Rows go at the end of their retention, whole batches at a time.
    guard let batch = batches.first else { return }
    var found = BatchDigest(salt: try batch.blob(2))
    let (first, last) = (try batch.integer(0), try batch.integer(1))
    try database.forEach(AccessRow.select, [first, last]) { row in
      found.append(try AccessRow(row).encoded)
    }
    guard found.rows == rows, found.digest == digest else { throw AccessRowsChanged(leaf: index) }
  }

  static func hash(_ bytes: [UInt8]) throws(StoreError) -> Hash {
    guard let hash = Hash(bytes) else { throw .corrupt }
    return hash
  }
}

/// Rows of the access log are not those that their leaf is over.
public struct AccessRowsChanged: Error, Equatable, CustomStringConvertible {
  /// The leaf's number.
  public let leaf: Int

  public var description: String {
    "The rows of the access log under leaf \(leaf) were changed, added or removed."
  }
}

/// There are more nodes than the leaves have closed.
public struct SurplusNodes: Error, Equatable, CustomStringConvertible {
  public let count: Int

  public var description: String { "The ledger has \(count) nodes too many or too few." }
}
