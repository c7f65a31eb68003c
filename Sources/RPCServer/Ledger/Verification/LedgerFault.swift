/// The first thing found wrong with a ledger, with its place.
public enum LedgerFault: Error, Equatable, Sendable {
  /// There is no leaf of that number, or nothing of it but its hash, though there are later ones, or the head
  /// covers it.
  case leafMissing(Int)
  /// The leaf's hash is not stored.
  case hashMissing(Int)
  /// The leaf's bytes do not have the hash that is stored beside them: one of the two was changed.
  case leafChanged(Int)
  /// The bytes are not a leaf.
  case leafMalformed(Int, LeafError)
  /// The leaf says another number than its place's.
  case leafMoved(Int, seq: Int)
  /// The leaf is earlier than the one before it.
  case timeDecreases(Int)
  /// What stands beside the leaf is not the detail that it commits to.
  case detailChanged(Int)
  case nodeMissing(NodePosition)
  /// The node's stored hash is not the one over the leaves below it.
  case nodeChanged(NodePosition)
  /// The stored head is not the one over that many leaves.
  case head(size: Int)
  /// The checkpoint over that many leaves has another root than they have.
  case checkpoint(size: Int)
  /// The checkpoint covers more leaves than there are.
  case shorter(size: Int, checkpoint: Int)
  /// An export without the file `checkpoint`.
  case noCheckpoint
  /// A file of an export has too many bytes, or too few.
  case tile(String)
}

extension LedgerFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .leafMissing(let index): "Leaf \(index) is missing."
    case .hashMissing(let index): "The hash of leaf \(index) is missing."
    case .leafChanged(let index): "Leaf \(index) does not have the hash that is stored for it."
    case .leafMalformed(let index, let error): "Leaf \(index) is malformed. \(error)"
    case .leafMoved(let index, let seq): "Leaf \(index) says that it is leaf \(seq)."
    case .timeDecreases(let index): "Leaf \(index) is earlier than the leaf before it."
    case .detailChanged(let index): "The detail beside leaf \(index) is not the leaf's."
    case .nodeMissing(let node):
      "The node at level \(node.level), index \(node.index) (\(Self.leaves(node))) is missing."
    case .nodeChanged(let node):
      "The node at level \(node.level), index \(node.index) (\(Self.leaves(node))) does not fit."
    case .head(let size): "The stored head does not fit the \(size) leaves that it covers."
    case .checkpoint(let size): "The checkpoint over \(size) leaves does not fit them."
    case .shorter(let size, let checkpoint):
      "The ledger has \(size) leaves, its checkpoint covers \(checkpoint)."
    case .noCheckpoint: "There is no file named checkpoint."
    case .tile(let path): "The file \(path) has a wrong length."
    }
  }

  private static func leaves(_ node: NodePosition) -> String {
    "leaves \(node.leaves.lowerBound) to \(node.leaves.upperBound - 1)"
  }
}
