/// The growing end of a ledger: all that appending needs, whatever the ledger's length.
///
/// It is a value. Whoever appends inside a transaction keeps the old one, and goes back to it when the
/// transaction is lost.
public struct LedgerHead: Equatable, Sendable {
  public private(set) var frontier: Frontier
  /// The last leaf's time.
  public private(set) var time: LeafTime

  /// The ledger without leaves.
  public init() {
    frontier = Frontier()
    time = .earliest
  }

  /// The head of a stored ledger, as last written: reads only the right edge, and refuses one whose
  /// root is another than was stored.
  public init(size: Int, root: Hash, time: LeafTime, nodes: some NodeSource) throws {
    frontier = try Frontier(size: size, nodes: nodes)
    guard frontier.root == root else { throw LedgerFault.head(size: size) }
    self.time = time
  }

  /// How many leaves there are, and so the next leaf's number.
  public var size: Int { frontier.size }
  public var root: Hash { frontier.root }

  /// Appends a leaf, and gives what must be stored in the same transaction. The leaf's time is `now`,
  /// or the last leaf's where the clock went back.
  public mutating func append(
    _ event: Event, id: LeafID, policy: Code, detail: Commitment? = nil, now: LeafTime
  ) -> Addition {
    let leaf = Leaf(
      seq: size, id: id, time: max(now, time), policy: policy, event: event, detail: detail)
    let bytes = leaf.bytes
    let hash = Hash.leaf(bytes)
    var nodes: [(NodePosition, Hash)] = []
    frontier.append(hash) { nodes.append(($0, $1)) }
    time = leaf.time
    return Addition(leaf: leaf, bytes: bytes, hash: hash, nodes: nodes)
  }

  /// What one leaf adds to the ledger.
  public struct Addition: Sendable {
    public let leaf: Leaf
    /// The leaf's exact bytes.
    public let bytes: [UInt8]
    public let hash: Hash
    /// The nodes above leaf level that the leaf completes, lowest first.
    public let nodes: [(position: NodePosition, hash: Hash)]
  }
}

/// What a checkpoint kept elsewhere says about a ledger (G6).
public enum AnchorStanding: Equatable, Sendable {
  /// The ledger still begins with all that the checkpoint covers.
  case holds
  /// The ledger is shorter than it was: an older backup, or leaves removed.
  case shorter(size: Int, anchored: Int)
  /// The ledger's first leaves are not those that the checkpoint covers.
  case differs(anchored: Int)
  /// The checkpoint is of another log.
  case otherOrigin
}

extension StoredTree {
  /// Holds the stored tree of that log against a checkpoint kept elsewhere. O(log n) look-ups.
  public func standing(of origin: Origin, against anchor: Checkpoint) throws -> AnchorStanding {
    guard anchor.origin == origin else { return .otherOrigin }
    guard anchor.size <= size else { return .shorter(size: size, anchored: anchor.size) }
    let root = try prefix(anchor.size).root()
    return root == anchor.root ? .holds : .differs(anchored: anchor.size)
  }
}
