@testable internal import Ledger
internal import Testing

@Suite("Proofs")
struct ProofTests {
  static let largest = 70

  @Test("are the published ones for the published tree")
  func published() throws {
    let tree = NumberedTree(PublishedTree.leaves)
    for (index, size, path) in PublishedTree.inclusions {
      let proof = InclusionProof(index: index, size: size, path: path)
      #expect(try tree.tree(size).inclusionProof(of: index) == proof)
      #expect(proof.leads(from: .leaf(PublishedTree.leaves[index]), to: tree.roots[size]))
    }
    for (oldSize, newSize, path) in PublishedTree.consistencies {
      let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
      #expect(try tree.tree(newSize).consistencyProof(from: oldSize) == proof)
      #expect(proof.leads(from: tree.roots[oldSize], to: tree.roots[newSize]))
    }
  }

  @Test("of inclusion hold for every leaf of every tree, and for nothing else")
  func inclusion() throws {
    let tree = NumberedTree(size: Self.largest)
    for size in 1...Self.largest {
      for index in 0..<size {
        let proof = try #require(try tree.tree(size).inclusionProof(of: index))
        let leaf = try #require(tree.hash(of: NodePosition(level: 0, index: index)))
        let root = tree.roots[size]
        #expect(proof.leads(from: leaf, to: root))
        var wrong: [InclusionProof] = proof.path.mutations.map {
          InclusionProof(index: index, size: size, path: $0)
        }
        wrong.append(InclusionProof(index: index + 1, size: size, path: proof.path))
        wrong.append(InclusionProof(index: index - 1, size: size, path: proof.path))
        for mutant in wrong where mutant.leads(from: leaf, to: root) {
          Issue.record("Leaf \(index) of \(size) has a second proof: \(mutant).")
        }
        if proof.leads(from: leaf.flipping(bit: 9), to: root)
          || proof.leads(from: leaf, to: root.flipping(bit: 9))
        {
          Issue.record("The proof of leaf \(index) of \(size) proves another leaf or root.")
        }
      }
    }
  }

  @Test("of consistency hold for every two sizes, and for nothing else")
  func consistency() throws {
    let tree = NumberedTree(size: Self.largest)
    for newSize in 0...Self.largest {
      for oldSize in 0...newSize {
        let proof = try #require(try tree.tree(newSize).consistencyProof(from: oldSize))
        let (oldRoot, newRoot) = (tree.roots[oldSize], tree.roots[newSize])
        #expect(proof.leads(from: oldRoot, to: newRoot), "\(oldSize) in \(newSize)")
        for path in proof.path.mutations {
          let mutant = ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
          if mutant.leads(from: oldRoot, to: newRoot) {
            Issue.record("\(oldSize) in \(newSize) has a second proof.")
          }
        }
        // From no leaves every tree follows.
        if proof.leads(from: oldRoot.flipping(bit: 0), to: newRoot)
          || (oldSize > 0 && proof.leads(from: oldRoot, to: newRoot.flipping(bit: 0)))
        {
          Issue.record("The proof of \(oldSize) in \(newSize) proves another root.")
        }
      }
    }
  }

  @Test(
    "of what no tree has are neither made nor taken",
    arguments: [(-1, 3), (3, 3), (4, 3), (0, 0), (Int.max, 3), (0, -1)])
  func outside(index: Int, size: Int) throws {
    let tree = NumberedTree(size: 3)
    if size >= 0 { #expect(try tree.tree(size).inclusionProof(of: index) == nil) }
    let proof = InclusionProof(index: index, size: size, path: [])
    #expect(!proof.leads(from: tree.roots[1], to: tree.roots[1]))
  }

  @Test("of consistency with a longer or a negative past are neither made nor taken")
  func shrinking() throws {
    let tree = NumberedTree(size: 3)
    #expect(try tree.tree(2).consistencyProof(from: 3) == nil)
    #expect(try tree.tree(2).consistencyProof(from: -1) == nil)
    let backwards = ConsistencyProof(oldSize: 3, newSize: 2, path: [])
    #expect(!backwards.leads(from: tree.roots[3], to: tree.roots[2]))
    let fromNothing = ConsistencyProof(oldSize: 0, newSize: 2, path: [])
    #expect(!fromNothing.leads(from: tree.roots[1], to: tree.roots[2]))
  }

  @Test("cost look-ups in the order of the tree's height")
  func lookups() throws {
    let size = 1_000_003
    let counting = CountingNodes()
    let tree = StoredTree(size: size, nodes: counting)
    for index in [0, 1, 524_287, 524_288, 999_999, size - 1] {
      counting.count = 0
      _ = try tree.inclusionProof(of: index)
      #expect(counting.count <= 2 * 20)
      counting.count = 0
      _ = try tree.consistencyProof(from: index)
      #expect(counting.count <= 2 * 20)
    }
  }

  /// Stands for a large tree: any hash will do.
  final class CountingNodes: NodeSource {
    var count = 0
    func hash(of node: NodePosition) -> Hash? {
      count += 1
      return .emptyRoot
    }
  }
}

extension [Hash] {
  /// The path with a hash changed, left out, doubled, or two exchanged.
  fileprivate var mutations: [[Hash]] {
    var mutations = [self + [.emptyRoot], [.emptyRoot] + self]
    for index in indices {
      var changed = self
      changed[index] = changed[index].flipping(bit: index)
      mutations.append(changed)
      var shorter = self
      shorter.remove(at: index)
      mutations.append(shorter)
      var longer = self
      longer.insert(self[index], at: index)
      mutations.append(longer)
      if index > 0 {
        var exchanged = self
        exchanged.swapAt(index, index - 1)
        mutations.append(exchanged)
      }
    }
    return mutations
  }
}
