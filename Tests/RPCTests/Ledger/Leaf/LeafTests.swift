internal import Crypto
internal import Ledger
internal import Testing

@Suite("A leaf")
struct LeafTests {
  static let id = {
    var ids = CountingGenerator()
    return LeafID(from: &ids)
  }()
  static let sample = SampleEvents(id: id)

  static func leaf(_ event: Event, seq: Int = 5, detail: Commitment? = nil) -> Leaf {
    Leaf(
      seq: seq, id: id, time: LeafTime(millisecondsSince1970: SampleLedger.start),
      policy: SampleLedger.policy, event: event, detail: detail)
  }

  @Test("is these bytes exactly")
  func exact() {
    #expect(
      String(decoding: Self.leaf(.shareAttempt(Self.sample.share)).bytes, as: UTF8.self) == """
        pastoral-audit/v1
        seq 5
        id \(Self.id.hex)
        time 2026-11-22T00:05:00.000Z
        kind share.attempt
        partner nhs-gp
        basis uk-gdpr-9.2.h
        policy 2026-11
        attempt 1
        actor \(hex(Self.sample.actor))
        subject \(hex(Self.sample.subject))
        payload \(hex(Self.sample.share.payload))
        payload-len 16
        detail -

        """)
  }

  @Test("of a batch says how many reads there were, and their digest, and nothing of whom")
  func batch() {
    let digest = Hash.plain([])
    let leaf = Self.leaf(.accessBatch(rows: 12, digest: digest))
    #expect(
      String(decoding: leaf.bytes, as: UTF8.self) == """
        pastoral-audit/v1
        seq 5
        id \(Self.id.hex)
        time 2026-11-22T00:05:00.000Z
        kind access.batch
        partner -
        basis -
        policy 2026-11
        attempt -
        actor -
        subject -
        payload -
        payload-len -
        detail -
        rows 12
        digest \(digest.hex)

        """)
  }

  @Test("that continues another log names its last checkpoint")
  func continued() {
    let old = Self.sample.checkpoint
    let lines = String(decoding: Self.leaf(.logContinue(old)).bytes, as: UTF8.self)
    #expect(
      lines.hasSuffix(
        "old-origin \(old.origin)\nold-size 1234\nold-root \(old.root.hex)\n"))
  }

  @Test("of every kind is read as what it was written from, and no two are alike")
  func roundTrip() throws {
    let leaves = Self.sample.all.flatMap { event in
      [Self.leaf(event), Self.leaf(event, seq: .max, detail: Self.sample.detail)]
    }
    for leaf in leaves { #expect(try Leaf(leaf.bytes) == leaf) }
    #expect(Set(leaves.map(\.bytes)).count == leaves.count)
    let kinds = leaves.compactMap { leaf in
      String(decoding: leaf.bytes, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("kind ") }
    }
    #expect(Set(kinds) == Set(LeafKind.allCases.map { "kind \($0.rawValue)" }))
  }

  @Test("stays below its limit with the longest value of every line")
  func longest() {
    let code = String(repeating: "x", count: Code.bytesMax)
    let values: [LeafField: String] = [
      .seq: "\(Int.max)", .of: "\(Int.max)", .rows: "\(Int.max)", .oldSize: "\(Int.max)",
      .attempt: "\(Share.attemptsMax)", .payloadLength: "\(LengthBucket.largest)",
      .time: LeafTime.latest.description, .partner: code, .basis: code, .policy: code,
      .kind: LeafKind.allCases.map(\.rawValue).max { $0.count < $1.count } ?? "",
      .outcome: "delivered", .step: "reviewed", .id: Self.id.hex,
      .oldOrigin: String(repeating: "h", count: Origin.hostBytesMax) + "/pastoral/01234567",
    ]
    let longest = LeafField.allCases.reduce("pastoral-audit/v1\n".utf8.count) { sum, field in
      sum + field.name.utf8.count + 1 + (values[field] ?? Hash.emptyRoot.hex).utf8.count + 1
    }
    #expect(longest <= Leaf.bytesMax)
  }

  @Test(
    "rounds lengths up to a power of two, from 16",
    arguments: [
      (0, 16), (1, 16), (16, 16), (17, 32), (1_000, 1_024), (1_024, 1_024), (1_025, 2_048),
      (Int.max, 1 << 40),
    ])
  func buckets(bytes: Int, bucket: Int) {
    #expect(LengthBucket(holding: bytes).bytesMax == bucket)
  }

  private func hex(_ commitment: Commitment) -> String {
    commitment.bytes.map { byte in
      let digits = Array("0123456789abcdef")
      return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}

@Suite("The head of a ledger")
struct LedgerHeadTests {
  @Test("numbers leaves from 0 without a gap, and never lets time go back")
  func order() throws {
    let ledger = SampleLedger(size: 60)
    var last = LeafTime.earliest
    for (index, bytes) in ledger.leaves.enumerated() {
      let leaf = try Leaf(try #require(bytes))
      #expect(leaf.seq == index)
      #expect(leaf.time >= last)
      last = leaf.time
    }
  }

  @Test("takes the last leaf's time when the clock went back")
  func clock() {
    var head = LedgerHead()
    var ids = CountingGenerator()
    func append(at milliseconds: Int64) -> Int64 {
      head.append(
        .restore(actor: nil), id: LeafID(from: &ids), policy: SampleLedger.policy,
        now: LeafTime(millisecondsSince1970: milliseconds)
      ).leaf.time.millisecondsSince1970
    }
    #expect([append(at: 1_000), append(at: 900), append(at: 1_001)] == [1_000, 1_000, 1_001])
  }

  @Test("goes back to what it was when a transaction is lost")
  func savepoint() {
    var head = SampleLedger(size: 9).head
    let savepoint = head
    var ids = CountingGenerator()
    for _ in 0..<5 {
      _ = head.append(
        .restore(actor: nil), id: LeafID(from: &ids), policy: SampleLedger.policy, now: .latest)
    }
    head = savepoint
    #expect(head == SampleLedger(size: 9).head)
  }

  @Test("is restored from the right edge alone, and refuses another root")
  func restore() throws {
    let ledger = SampleLedger(size: 45)
    let head = ledger.head
    #expect(
      try LedgerHead(size: 45, root: head.root, time: head.time, nodes: ledger) == head)
    #expect(throws: LedgerFault.head(size: 44)) {
      try LedgerHead(size: 44, root: head.root, time: head.time, nodes: ledger)
    }
  }
}
