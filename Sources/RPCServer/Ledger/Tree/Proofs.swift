/// Shows that one leaf is in a tree of which only the root is known (RFC 6962, section 2.1.1).
public struct InclusionProof: Equatable, Sendable {
  /// The leaf's place, from 0.
  public var index: Int
  /// How many leaves the tree has.
  public var size: Int
  /// The neighbours' hashes on the way up, from the leaf's own neighbour.
  public var path: [Hash]

  public init(index: Int, size: Int, path: [Hash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Whether the proof leads from that leaf to that root. Any other proof, root or leaf does not.
  public func leads(from leaf: Hash, to root: Hash) -> Bool {
    // Both come from outside, so not even a range may be made of them yet.
    guard 0 <= index, index < size else { return false }
    // The places of the leaf's ancestor and of the tree's last node, level by level.
    var place = index
    var last = size - 1
    var hash = leaf
    for neighbour in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = .node(neighbour, hash)
        Self.climb(&place, &last)
      } else {
        hash = .node(hash, neighbour)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Passes the levels on which a node on the right edge has no neighbour.
  static func climb(_ place: inout Int, _ last: inout Int) {
    while place & 1 == 0, place != 0 {
      place >>= 1
      last >>= 1
    }
  }
}

/// Shows that a tree still begins with the leaves of an earlier one (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Equatable, Sendable {
  public var oldSize: Int
  public var newSize: Int
  public var path: [Hash]

  public init(oldSize: Int, newSize: Int, path: [Hash]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Whether the proof ties the two roots together. Any other proof or roots are not tied.
  public func leads(from oldRoot: Hash, to newRoot: Hash) -> Bool {
    guard 0 <= oldSize, oldSize <= newSize else { return false }
    if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }
    if oldSize == 0 { return path.isEmpty && oldRoot == .emptyRoot }

    // The largest subtree that ends with the old tree is where both ways begin.
    var place = oldSize - 1
    var last = newSize - 1
    while place & 1 == 1 {
      place >>= 1
      last >>= 1
    }
    var rest = path[...]
    let isWholeOldTree = place == 0
    guard let start = isWholeOldTree ? oldRoot : rest.popFirst() else { return false }
    var oldHash = start
    var newHash = start
    for neighbour in rest {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        oldHash = .node(neighbour, oldHash)
        newHash = .node(neighbour, newHash)
        InclusionProof.climb(&place, &last)
      } else {
        newHash = .node(newHash, neighbour)
      }
      place >>= 1
      last >>= 1
    }
    return last == 0 && oldHash == oldRoot && newHash == newRoot
  }
}
