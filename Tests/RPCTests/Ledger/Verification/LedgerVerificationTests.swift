@testable internal import Ledger
internal import Testing

@Suite("Verifying a whole ledger")
struct LedgerVerificationTests {
  static let size = 17

  @Test("finds nothing wrong with a sound one, at any size")
  func sound() throws {
    for size in 0...Self.size {
      let ledger = SampleLedger(size: size)
      let checkpoints = try (0...size).map { try ledger.checkpoint($0).checkpoint }
      let verified = try ledger.verify(against: checkpoints.reversed())
      #expect(verified.size == size)
      #expect(verified.root == ledger.head.root)
      #expect(verified.lastTime == ledger.head.time)
      #expect(verified.nodeCount == ledger.hashes.keys.count { $0.level > 0 })
    }
  }

  @Test("names the leaf of which any bit, or any bit of its hash, is changed")
  func everyBitOfLeaves() throws {
    let ledger = SampleLedger(size: Self.size)
    var verification = LedgerVerification()
    for (index, leaf) in ledger.leaves.enumerated() {
      let leaf = try #require(leaf)
      let hash = Hash.leaf(leaf)
      func isNamed(_ leaf: [UInt8], _ hash: Hash) -> Bool {
        var verification = verification
        do {
          try verification.check(index, leaf.span, hash: hash, nodes: ledger)
          return false
        } catch {
          return error as? LedgerFault == .leafChanged(index)
        }
      }
      for bit in 0..<leaf.count * 8 where !isNamed(leaf.flipping(bit: bit), hash) {
        Issue.record("Leaf \(index) is not named with bit \(bit) changed.")
      }
      for bit in 0..<256 where !isNamed(leaf, hash.flipping(bit: bit)) {
        Issue.record("Leaf \(index) is not named with bit \(bit) of its hash changed.")
      }
      try verification.check(index, leaf.span, hash: hash, nodes: ledger)
    }
  }

  @Test("names the node of which any bit is changed, or which is gone")
  func everyBitOfNodes() throws {
    let sound = SampleLedger(size: Self.size)
    for (node, hash) in sound.hashes where node.level > 0 {
      for bit in 0..<256 {
        var ledger = sound
        ledger.set(node: node, to: hash.flipping(bit: bit))
        #expect(throws: LedgerFault.nodeChanged(node)) { try ledger.verify() }
      }
      var ledger = sound
      ledger.set(node: node, to: nil)
      #expect(throws: LedgerFault.nodeMissing(node)) { try ledger.verify() }
    }
  }

  @Test("finds any bit of the head changed")
  func everyBitOfHead() throws {
    let sound = SampleLedger(size: Self.size)
    for bit in 0..<256 {
      var ledger = sound
      ledger.set(storedRoot: sound.head.root.flipping(bit: bit))
      #expect(throws: LedgerFault.head(size: Self.size)) { try ledger.verify() }
    }
    var longer = sound
    longer.set(storedSize: Self.size + 1)
    #expect(throws: LedgerFault.leafMissing(Self.size)) { try longer.verify() }
    var shorter = sound
    shorter.set(storedSize: Self.size - 1)
    #expect(throws: LedgerFault.head(size: Self.size - 1)) { try shorter.verify() }
  }

  @Test("names the first leaf that was taken out, or whose hash was")
  func removed() throws {
    let ledger = SampleLedger(size: 4)
    var verification = LedgerVerification()
    func check(_ index: Int) throws {
      let leaf = try #require(ledger.leaves[index])
      try verification.check(index, leaf.span, hash: ledger.hash(index), nodes: ledger)
    }
    try check(0)
    #expect(throws: LedgerFault.leafMissing(1)) { try check(2) }
    var withoutHash = ledger
    withoutHash.set(node: NodePosition(level: 0, index: 2), to: nil)
    #expect(throws: LedgerFault.hashMissing(2)) { try withoutHash.verify() }
  }

  @Test("finds two leaves exchanged with their hashes")
  func reordered() throws {
    var ledger = SampleLedger(size: Self.size)
    ledger.swapLeaves(6, 11)
    #expect(throws: LedgerFault.leafMoved(6, seq: 11)) { try ledger.verify() }
  }

  // From here on somebody has made all hashes anew, as only the host's administrator can.

  @Test("finds a rewritten ledger by a checkpoint kept elsewhere, and by nothing less")
  func rewritten() throws {
    let sound = SampleLedger(size: Self.size)
    let anchor = try sound.checkpoint(12).checkpoint
    for index in 0..<Self.size {
      var leaves = sound.leaves.map { $0! }  // All are kept.
      var leaf = try Leaf(leaves[index])
      leaf.policy = try #require(Code("2020-01"))
      leaves[index] = leaf.bytes
      var ledger = sound
      ledger.rewrite(leaves)
      #expect(throws: Never.self) { try ledger.verify() }
      if index < 12 {
        #expect(throws: LedgerFault.checkpoint(size: 12)) {
          try ledger.verify(against: [anchor])
        }
      } else {
        #expect(throws: Never.self) { try ledger.verify(against: [anchor]) }
      }
    }
  }

  @Test("finds a ledger cut short by a checkpoint kept elsewhere")
  func cut() throws {
    let anchor = try SampleLedger(size: 12).checkpoint(12).checkpoint
    #expect(throws: LedgerFault.shorter(size: 11, checkpoint: 12)) {
      try SampleLedger(size: 11).verify(against: [anchor])
    }
  }

  @Test("finds leaves that no ledger writes, though every hash fits them")
  func impossible() throws {
    let sound = SampleLedger(size: 8).leaves.map { $0! }  // All are kept.
    func fault(_ change: (inout [[UInt8]]) throws -> Void) throws -> LedgerFault? {
      var leaves = sound
      try change(&leaves)
      var ledger = SampleLedger(size: 8)
      ledger.rewrite(leaves)
      return #expect(throws: LedgerFault.self) { try ledger.verify() }
    }
    #expect(try fault { $0[3].append(0x0a) } == .leafMalformed(3, .trailing))
    #expect(try fault { $0[3] = [] } == .leafMalformed(3, .header))
    #expect(try fault { $0.remove(at: 3) } == .leafMoved(3, seq: 4))
    #expect(try fault { $0.insert($0[2], at: 3) } == .leafMoved(3, seq: 2))
    #expect(
      try fault { leaves in
        var leaf = try Leaf(leaves[3])
        leaf.time = .earliest
        leaves[3] = leaf.bytes
      } == .timeDecreases(3))
  }

  @Test("names the first leaf whose bytes are gone, though its hash is there")
  func withoutBytes() throws {
    for index in 0..<Self.size {
      var ledger = SampleLedger(size: Self.size)
      for gone in index..<Self.size { ledger.set(leaf: gone, to: nil) }
      #expect(throws: LedgerFault.leafMissing(index)) { try ledger.verify() }
    }
  }

  @Test("says in a sentence what is wrong, and where")
  func sentences() {
    #expect(
      LedgerFault.nodeChanged(NodePosition(level: 2, index: 3)).description
        == "The node at level 2, index 3 (leaves 12 to 15) does not fit.")
    #expect(
      LedgerFault.leafMalformed(4, .value(.time)).description
        == "Leaf 4 is malformed. The line time is not spelt as a leaf spells it.")
  }
}

@Suite("A checkpoint kept elsewhere")
struct AnchorTests {
  let ledger = SampleLedger(size: 30)
  var origin: Origin { SampleLedger.signingKey.origin }

  @Test("holds while the ledger only grows")
  func holds() throws {
    for size in 0...30 {
      let anchor = try ledger.checkpoint(size).checkpoint
      #expect(try ledger.tree.standing(of: origin, against: anchor) == .holds)
    }
  }

  @Test("shows that an older backup was restored")
  func shorter() throws {
    let anchor = try ledger.checkpoint(30).checkpoint
    let restored = SampleLedger(size: 29)
    #expect(
      try restored.tree.standing(of: origin, against: anchor)
        == .shorter(size: 29, anchored: 30))
  }

  @Test("shows that the ledger went on otherwise after a restore")
  func forked() throws {
    let anchor = try ledger.checkpoint(30).checkpoint
    var leaves = ledger.leaves.map { $0! }  // All are kept.
    leaves[20] = leaves[21]
    var forked = ledger
    forked.rewrite(leaves + leaves)
    #expect(try forked.tree.standing(of: origin, against: anchor) == .differs(anchored: 30))
    let before = try ledger.checkpoint(20).checkpoint
    #expect(try forked.tree.standing(of: origin, against: before) == .holds)
  }

  @Test("of another log says nothing for this one")
  func otherOrigin() throws {
    let anchor = try ledger.checkpoint(30).checkpoint
    let other = SampleLedger.signingKey(seed: 99).origin
    #expect(try ledger.tree.standing(of: other, against: anchor) == .otherOrigin)
  }
}

extension SampleLedger {
  fileprivate func hash(_ leaf: Int) -> Hash? { hash(of: NodePosition(level: 0, index: leaf)) }
}
