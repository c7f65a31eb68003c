internal import Crypto
internal import Ledger

/// A ledger in memory, with fixed keys and a fixed source of ids: every run has the same bytes.
struct SampleLedger: NodeSource, LeafSource {
  private(set) var head = LedgerHead()
  private(set) var leaves: [[UInt8]?] = []
  private(set) var hashes: [NodePosition: Hash] = [:]
  private var ids = CountingGenerator()

  static let policy = Code("2026-11")!  // Has a code's shape.
  /// 22 November 2026, 00:05 UTC.
  static let start: Int64 = 1_795_305_900_000

  static let signingKey = signingKey(seed: 7)

  static func signingKey(seed: UInt8, host: String = "pastoral.example.ac.uk") -> SigningKey {
    // Any 32 bytes are a private key, and the host has a host's shape.
    let key = try! Curve25519.Signing.PrivateKey(
      rawRepresentation: (0..<32).map { $0 &+ seed } as [UInt8])
    return SigningKey(host: host, key: key)!
  }

  /// One leaf of every kind, and behind them batches of access rows.
  init(size: Int) {
    for index in 0..<size { append(at: index) }
  }

  private mutating func append(at index: Int) {
    let id = LeafID(from: &ids)
    let sample = SampleEvents(id: id)
    let event = index < SampleEvents.count ? sample.all[index] : sample.accessBatch(index)
    // The clock goes back now and then, as clocks do.
    let milliseconds = Self.start + Int64(index) * 1_250 - (index % 5 == 4 ? 3_000 : 0)
    let addition = head.append(
      event, id: id, policy: Self.policy, detail: index % 3 == 0 ? sample.detail : nil,
      now: LeafTime(millisecondsSince1970: milliseconds))
    leaves.append(addition.bytes)
    hashes[NodePosition(level: 0, index: addition.leaf.seq)] = addition.hash
    for node in addition.nodes { hashes[node.position] = node.hash }
  }

  var size: Int { leaves.count }
  var tree: StoredTree<SampleLedger> { StoredTree(size: size, nodes: self) }

  func hash(of node: NodePosition) -> Hash? { hashes[node] }
  func leaf(at index: Int) -> [UInt8]? { leaves[index] }

  func checkpoint(_ size: Int) throws -> SignedCheckpoint {
    try Self.signingKey.checkpoint(size: size, root: tree.prefix(size).root())
  }

  /// What the server does to verify its own: every leaf, node and the head, and the checkpoints.
  func verify(against checkpoints: [Checkpoint] = []) throws -> VerifiedLedger {
    var verification = LedgerVerification(checkpoints: checkpoints)
    for (index, leaf) in leaves.enumerated() {
      let hash = hashes[NodePosition(level: 0, index: index)]
      if let leaf {
        try verification.check(index, leaf.span, hash: hash, nodes: self)
      } else {
        try verification.check(index, nil, hash: hash, nodes: self)
      }
    }
    return try verification.finish(head: (storedSize ?? head.size, storedRoot ?? head.root))
  }

  // What somebody might do to the store.

  private(set) var storedSize: Int?
  private(set) var storedRoot: Hash?

  mutating func set(leaf index: Int, to bytes: [UInt8]?) { leaves[index] = bytes }
  mutating func set(node: NodePosition, to hash: Hash?) { hashes[node] = hash }
  mutating func set(storedSize size: Int) { storedSize = size }
  mutating func set(storedRoot root: Hash) { storedRoot = root }
  mutating func swapLeaves(_ one: Int, _ other: Int) {
    leaves.swapAt(one, other)
    let (first, second) = (NodePosition(level: 0, index: one), NodePosition(level: 0, index: other))
    (hashes[first], hashes[second]) = (hashes[second], hashes[first])
  }

  /// Appends bytes of one's own making, with all hashes as they should be.
  mutating func rewrite(_ leaves: [[UInt8]]) {
    self.leaves = leaves
    hashes = [:]
    var frontier = Frontier()
    for (index, leaf) in leaves.enumerated() {
      hashes[NodePosition(level: 0, index: index)] = .leaf(leaf)
      frontier.append(.leaf(leaf)) { hashes[$0] = $1 }
    }
    storedSize = frontier.size
    storedRoot = frontier.root
  }
}

/// Events of every kind, with commitments under fixed audit keys.
struct SampleEvents {
  let id: LeafID

  private static let actorKey = SymmetricKey(data: [UInt8](repeating: 0xa1, count: 32))
  private static let subjectKey = SymmetricKey(data: [UInt8](repeating: 0x5b, count: 32))
  static let partner = Code("nhs-gp")!  // Has a code's shape.
  static let basis = Code("uk-gdpr-9.2.h")!  // Has a code's shape.

  var actor: Commitment {
    Commitment(
      to: Array("stf_aaaaaaaaaaaaaaaaaaaaaaaaaa".utf8), .actor, of: id, auditKey: Self.actorKey)
  }
  var subject: Commitment {
    Commitment(
      to: Array("stu_bbbbbbbbbbbbbbbbbbbbbbbbbb".utf8), .subject, of: id,
      auditKey: Self.subjectKey)
  }
  var detail: Commitment {
    Commitment(to: Array("a reason".utf8), .detail, of: id, auditKey: Self.subjectKey)
  }
  var share: Share {
    Share(
      partner: Self.partner, basis: Self.basis, attempt: 1, actor: actor, subject: subject,
      payload: Commitment(
        to: Hash.plain(Array("sixteen bytes !!".utf8)).bytes, .payload, of: id,
        auditKey: Self.subjectKey),
      payloadLength: LengthBucket(holding: 16))
  }

  func accessBatch(_ seed: Int) -> Event {
    var digest = BatchDigest(salt: [UInt8](repeating: UInt8(seed & 0xff), count: 32))
    for row in 0..<seed % 4 + 1 { digest.append(Array("row \(row)".utf8)) }
    return digest.event
  }

  var checkpoint: Checkpoint {
    Checkpoint(
      origin: SampleLedger.signingKey(seed: 99).origin, size: 1_234,
      root: .plain(Array("an older log".utf8)))
  }

  static let count = 20

  /// One of each kind, and of each shape that a kind has.
  var all: [Event] {
    [
      .logContinue(checkpoint),
      .policyChange(actor: actor),
      .relationChange(actor: nil, subject: subject),
      .shareRefuse(partner: Self.partner, basis: nil, actor: actor, subject: subject),
      .shareAttempt(share),
      .shareOutcome(share, of: 4, .delivered),
      .shareOutcome(share, of: 4, .notSent),
      accessBatch(7),
      .breakGlass(basis: Self.basis, actor: actor, subject: subject, .begun),
      .breakGlass(basis: Self.basis, actor: actor, subject: subject, .reviewed(of: 8)),
      .elevation(actor: actor, subject: nil, .begun),
      .elevation(actor: actor, subject: subject, .ended(of: 10)),
      .keyShred(actor: nil, subject: subject, .begun),
      .keyShred(actor: nil, subject: subject, .ended(of: 12)),
      .keyRotate(actor: actor, .begun),
      .retentionDelete(actor: nil, subject: nil, accesses: nil),
      .restore(actor: actor),
      .relationChange(actor: actor, subject: nil),
      .retentionDelete(
        actor: nil, subject: nil, accesses: DeletedAccesses(log: nil, leaves: 0...2)),
      .retentionDelete(
        actor: nil, subject: nil,
        accesses: DeletedAccesses(log: checkpoint.origin, leaves: 7...7)),
    ]
  }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct CountingGenerator: RandomNumberGenerator {
  private var state: UInt64 = 2_026

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension [UInt8] {
  /// The same with one bit changed.
  func flipping(bit: Int) -> [UInt8] {
    var bytes = self
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
  }
}

extension Hash {
  /// The same with one bit changed.
  func flipping(bit: Int) -> Hash { Hash(bytes.flipping(bit: bit))! }  // Still 32 bytes.
}
