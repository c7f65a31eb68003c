/// Checks a whole ledger in one pass and in constant memory: whoever reads it hands in leaf after leaf,
/// and the first fault is thrown with its place.
///
/// ```
/// each leaf:  its bytes ── hash ──► stored hash   seq = place, time not earlier than before
///             stored hash ── frontier ──► each node that it completes ──► stored node
///             at a checkpoint's size: root ──► the checkpoint's
/// at the end: size and root ──► the stored head
/// ```
public struct LedgerVerification: Sendable {
  /// Which nodes above leaf level the ledger keeps.
  public enum Levels: Sendable {
    /// The store keeps all.
    case all
    /// Tiles keep every eighth level.
    case multiplesOf8
  }

  private var frontier = Frontier()
  private var time = LeafTime.earliest
  /// Ordered by size, those that are still to come.
  private var checkpoints: ArraySlice<Checkpoint>
  private let levels: Levels

  /// Begins with the first leaf. The checkpoints are those that the ledger must fit: its own, the
  /// anchored one, any that partners hold. Their signatures must have been verified.
  public init(checkpoints: [Checkpoint] = [], levels: Levels = .all) {
    self.checkpoints = checkpoints.sorted { $0.size < $1.size }[...]
    self.levels = levels
  }

  /// Checks the next leaf, and the nodes that it completes, which are asked for level by level from
  /// left to right. `leaf` and `hash` are nil where none is stored. `index` is the place that the ledger
  /// gives it.
  ///
  /// - Returns: What the leaf says.
  @discardableResult
  public mutating func check(
    _ index: Int, _ leaf: Span<UInt8>?, hash: Hash?, nodes: some NodeSource
  ) throws -> Leaf {
    try checkCheckpoints()
    guard index == frontier.size else { throw LedgerFault.leafMissing(frontier.size) }
    guard let hash else { throw LedgerFault.hashMissing(index) }
    guard let leaf else { throw LedgerFault.leafMissing(index) }
    let read = try check(leaf, at: index, hash: hash)
    try frontier.append(hash) { node, computed in
      guard levels == .all || node.level % Tile.height == 0 else { return }
      guard let stored = try nodes.hash(of: node) else { throw LedgerFault.nodeMissing(node) }
      guard stored == computed else { throw LedgerFault.nodeChanged(node) }
    }
    return read
  }

  /// Ends behind the last leaf. `head` is what the ledger has stored as its size and root, if it does.
  public mutating func finish(head: (size: Int, root: Hash)? = nil) throws -> VerifiedLedger {
    try checkCheckpoints()
    if let head {
      guard head.size <= frontier.size else { throw LedgerFault.leafMissing(frontier.size) }
      guard head.size == frontier.size, head.root == frontier.root else {
        throw LedgerFault.head(size: head.size)
      }
    }
    if let longer = checkpoints.first {
      throw LedgerFault.shorter(size: frontier.size, checkpoint: longer.size)
    }
    return VerifiedLedger(size: frontier.size, root: frontier.root, lastTime: time)
  }

  private mutating func check(_ bytes: Span<UInt8>, at index: Int, hash: Hash) throws -> Leaf {
    guard Hash.leaf(bytes) == hash else { throw LedgerFault.leafChanged(index) }
    let leaf: Leaf
    do { leaf = try Leaf(bytes) } catch { throw LedgerFault.leafMalformed(index, error) }
    guard leaf.seq == index else { throw LedgerFault.leafMoved(index, seq: leaf.seq) }
    guard leaf.time >= time else { throw LedgerFault.timeDecreases(index) }
    time = leaf.time
    return leaf
  }

  private mutating func checkCheckpoints() throws {
    while let next = checkpoints.first, next.size == frontier.size {
      guard next.root == frontier.root else { throw LedgerFault.checkpoint(size: next.size) }
      checkpoints.removeFirst()
    }
  }
}

/// What a verification without a fault found.
public struct VerifiedLedger: Equatable, Sendable {
  public let size: Int
  public let root: Hash
  /// The last leaf's time; the earliest of all where there is none.
  public let lastTime: LeafTime

  /// How many nodes above leaf level the ledger stores, no more and no less.
  public var nodeCount: Int { Frontier.nodeCount(size: size) }
}
