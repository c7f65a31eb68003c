/// Whatever keeps the hashes of complete subtrees: the store's tables, or tiles in a directory.
public protocol NodeSource {
  /// The hash of that node, leaves being level 0; nil where it is not kept.
  func hash(of node: NodePosition) throws -> Hash?
}

extension NodeSource {
  func requireHash(of node: NodePosition) throws -> Hash {
    guard let hash = try hash(of: node) else { throw NodeMissing(node: node) }
    return hash
  }
}

/// A hash that the tree needs is not kept.
public struct NodeMissing: Error, Equatable, CustomStringConvertible {
  public var node: NodePosition

  public init(node: NodePosition) { self.node = node }

  public var description: String {
    "The node at level \(node.level), index \(node.index) is missing."
  }
}

/// A tree of some size over stored nodes. Every question costs O(log n) look-ups.
public struct StoredTree<Nodes: NodeSource> {
  public let size: Int
  private let nodes: Nodes

  /// The first `size` leaves of what is stored; there may be more.
  public init(size: Int, nodes: Nodes) {
    self.size = size
    self.nodes = nodes
  }

  /// The same tree when it had that many leaves.
  public func prefix(_ size: Int) -> StoredTree { StoredTree(size: size, nodes: nodes) }

  /// The root over the first `size` leaves.
  public func root() throws -> Hash { try hash(over: 0..<size) }

  /// The shortest list of hashes that ties one leaf to the root; nil where there is no such leaf.
  public func inclusionProof(of index: Int) throws -> InclusionProof? {
    guard (0..<size).contains(index) else { return nil }
    var path: [Hash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + Self.split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      let goesLeft = index < middle
      path.append(try hash(over: goesLeft ? right : left))
      range = goesLeft ? left : right
    }
    return InclusionProof(index: index, size: size, path: path.reversed())
  }

  /// The shortest list of hashes that shows the first `oldSize` leaves to be as they were; nil where
  /// there were more than now.
  public func consistencyProof(from oldSize: Int) throws -> ConsistencyProof? {
    guard (0...size).contains(oldSize) else { return nil }
    var path: [Hash] = []
    var range = 0..<size
    // Without leaves before, or with none since, there is nothing to show.
    while oldSize > 0, range.upperBound != oldSize {
      let middle = range.lowerBound + Self.split(range.count)
      let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
      let goesLeft = oldSize <= middle
      path.append(try hash(over: goesLeft ? right : left))
      range = goesLeft ? left : right
    }
    // The verifier knows the old root, so a subtree that is the whole old tree is left out.
    if range.lowerBound > 0 { path.append(try hash(over: range)) }
    return ConsistencyProof(oldSize: oldSize, newSize: size, path: path.reversed())
  }

  private func hash(over range: Range<Int>) throws -> Hash {
    Hash.folded(try Peaks(of: range).map { try nodes.requireHash(of: $0) })
  }

  /// RFC 6962's k: the largest power of two smaller than `count`, which is 2 or more.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
