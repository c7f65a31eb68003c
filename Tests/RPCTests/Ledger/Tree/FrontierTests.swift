@testable internal import Ledger
internal import Testing

@Suite("The right edge of the growing tree")
struct FrontierTests {
  @Test("has the published roots over the published leaves")
  func publishedRoots() {
    let tree = NumberedTree(PublishedTree.leaves)
    #expect(tree.roots == [.emptyRoot] + PublishedTree.roots)
    #expect(
      Hash.emptyRoot.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("has the root that RFC 6962 defines, at every size")
  func definition() {
    func definedRoot(_ leaves: ArraySlice<[UInt8]>) -> Hash {
      guard leaves.count > 1 else { return leaves.first.map(Hash.leaf) ?? .plain([]) }
      var split = 1
      while split * 2 < leaves.count { split *= 2 }
      return .node(
        definedRoot(leaves.prefix(split)), definedRoot(leaves.dropFirst(split)))
    }
    let leaves = (0..<130).map { Array(String($0).utf8) }
    let roots = NumberedTree(size: 130).roots
    for size in 0...130 { #expect(roots[size] == definedRoot(leaves.prefix(size))) }
  }

  @Test("closes every complete subtree once, and no other node")
  func nodes() {
    let size = 100
    let tree = NumberedTree(size: size)
    let expected = (0..<7).flatMap { level in
      (0..<size >> level).map { NodePosition(level: level, index: $0) }
    }
    #expect(Set(tree.hashes.keys) == Set(expected))
    #expect(Frontier.nodeCount(size: size) == expected.count { $0.level > 0 })
  }

  @Test("is restored from the stored nodes, and goes on as before")
  func restore() throws {
    let tree = NumberedTree(size: 70)
    for size in 0..<70 {
      var restored = try Frontier(size: size, nodes: tree)
      #expect(restored.root == tree.roots[size])
      restored.append(.leaf(Array(String(size).utf8))) { #expect(tree.hashes[$0] == $1) }
      #expect(restored.root == tree.roots[size + 1])
    }
  }

  @Test("is not restored for a size that none is")
  func negative() {
    for size in [-1, .min, .min | 9] {
      #expect(throws: LedgerFault.head(size: size)) {
        try Frontier(size: size, nodes: NumberedTree(size: 9))
      }
    }
  }

  @Test("is a value: an append that is taken back leaves no trace")
  func value() {
    var frontier = NumberedTree(size: 11).frontier
    let before = frontier
    frontier.append(.leaf([1])) { _, _ in }
    #expect(frontier != before)
    frontier = before
    #expect(frontier.root == NumberedTree(size: 11).roots[11])
  }

  @Test("keeps nothing of an append that throws on the way")
  func throwing() {
    struct Full: Error {}
    var frontier = NumberedTree(size: 7).frontier
    let before = frontier
    #expect(throws: Full.self) {
      try frontier.append(.leaf([1])) { node, _ in if node.level == 2 { throw Full() } }
    }
    #expect(frontier == before)
  }

  @Test("is not restored where a node is missing")
  func missing() {
    #expect(throws: NodeMissing(node: NodePosition(level: 3, index: 0))) {
      try Frontier(size: 8, nodes: NumberedTree(size: 7))
    }
  }
}
