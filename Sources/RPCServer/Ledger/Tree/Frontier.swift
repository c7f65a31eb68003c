/// Where a complete subtree's hash stands: node `index` of `level` is above the leaves
/// `index << level ..< (index + 1) << level`. Leaves are level 0.
public struct NodePosition: Hashable, Sendable {
  public var level: Int
  public var index: Int

  public init(level: Int, index: Int) {
    self.level = level
    self.index = index
  }

  /// The leaves below it.
  public var leaves: Range<Int> { index << level..<(index + 1) << level }
}

/// The right edge of the growing tree: the hashes of its largest complete subtrees, from left to right.
///
/// Appending needs no more of the tree than this. It is a value, at most 63 hashes, so whoever tries
/// an append can keep the old one and go back to it.
public struct Frontier: Equatable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size = 0
  /// One for each bit of `size` that is set, the largest subtree first.
  private var peaks: [Hash] = []

  /// The tree without leaves.
  public init() {}

  /// The edge of a stored tree, in as many look-ups as `size` has bits set. The size is as it was stored, so it may
  /// be none.
  public init(size: Int, nodes: some NodeSource) throws {
    guard size >= 0 else { throw LedgerFault.head(size: size) }
    self.size = size
    peaks = try Peaks(of: 0..<size).map { try nodes.requireHash(of: $0) }
  }

  /// Adds a leaf, and gives each complete subtree above leaf level that it closes, smallest first.
  ///
  /// Over all leaves that is less than one node a leaf, and never more than the tree is high. When
  /// `closing` throws, nothing is added.
  public mutating func append(
    _ leaf: Hash, closing: (NodePosition, Hash) throws -> Void
  ) rethrows {
    var hash = leaf
    var level = 0
    var top = peaks.count
    while size >> level & 1 == 1 {
      top -= 1
      hash = .node(peaks[top], hash)
      level += 1
      try closing(NodePosition(level: level, index: size >> level), hash)
    }
    peaks.removeSubrange(top...)
    peaks.append(hash)
    size += 1
  }

  /// The root over all leaves.
  public var root: Hash { Hash.folded(peaks) }

  /// How many nodes above leaf level a tree of that many leaves has closed, and so stores.
  public static func nodeCount(size: Int) -> Int { size - size.nonzeroBitCount }
}

extension Hash {
  /// The hash above neighbouring complete subtrees, largest first; the empty root above none.
  static func folded(_ peaks: [Hash]) -> Hash {
    guard var hash = peaks.last else { return .emptyRoot }
    for peak in peaks.dropLast().reversed() { hash = .node(peak, hash) }
    return hash
  }
}

/// The complete subtrees that a range of leaves consists of, from left to right, when its start is a
/// multiple of its largest subtree's size.
struct Peaks: Sequence, IteratorProtocol {
  private var rest: Range<Int>

  init(of leaves: Range<Int>) { rest = leaves }

  mutating func next() -> NodePosition? {
    guard !rest.isEmpty else { return nil }
    let level = Int.bitWidth - 1 - rest.count.leadingZeroBitCount
    defer { rest = rest.lowerBound + 1 << level..<rest.upperBound }
    return NodePosition(level: level, index: rest.lowerBound >> level)
  }
}
