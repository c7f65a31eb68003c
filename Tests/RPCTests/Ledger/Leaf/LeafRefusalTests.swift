internal import Ledger
internal import Testing

@Suite("Bytes that are no leaf, or not spelt as a leaf is,")
struct LeafRefusalTests {
  /// A change to a sound leaf: what is replaced by what, and why it is refused then.
  struct Change: CustomTestStringConvertible, Sendable {
    let kind: LeafKind
    let from: String
    let to: String
    let error: LeafError

    init(_ kind: LeafKind, _ from: String, _ to: String, _ error: LeafError) {
      self.kind = kind
      self.from = from
      self.to = to
      self.error = error
    }

    var testDescription: String {
      "\(kind.rawValue): \(from.debugDescription) as \(to.debugDescription)"
    }
  }

  static let hash = Hash.plain([1]).hex

  static let changes: [Change] = [
    // The whole.
    Change(.shareAttempt, "pastoral-audit/v1\n", "pastoral-audit/v2\n", .header),
    Change(.shareAttempt, "pastoral-audit/v1\n", "", .header),
    Change(.shareAttempt, "pastoral-audit/v1\n", "\npastoral-audit/v1\n", .header),
    Change(.shareAttempt, "pastoral-audit/v1\n", "pastoral-audit/v1\r\n", .header),
    Change(.shareAttempt, "detail -\n", "detail -", .line(.detail)),
    Change(.shareAttempt, "detail -\n", "", .line(.detail)),
    Change(.shareAttempt, "detail -\n", "detail -\n\n", .trailing),
    Change(.shareAttempt, "detail -\n", "detail -\nrows 1\n", .trailing),
    Change(.accessBatch, "\nrows", "\n\nrows", .line(.rows)),
    // A line's place and name.
    Change(.shareAttempt, "\nseq 5", "", .line(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 5\nseq 5", .line(.id)),
    Change(.shareAttempt, "\nseq 5", "\nSeq 5", .line(.seq)),
    Change(.shareAttempt, "\nseq 5", "\n seq 5", .line(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq5", .line(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq\t5", .line(.seq)),
    Change(.shareAttempt, "\npartner nhs-gp\nbasis", "\nbasis", .line(.partner)),
    Change(.accessBatch, "\nrows 8", "", .line(.rows)),
    // Numbers.
    Change(.shareAttempt, "\nseq 5", "\nseq  5", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 5 ", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 05", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq +5", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq -5", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 5.0", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 0x5", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq ", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq -", .missing(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 9223372036854775808", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq 99999999999999999999", .value(.seq)),
    Change(.shareAttempt, "\nseq 5", "\nseq \u{0665}", .value(.seq)),
    Change(.shareAttempt, "attempt 1", "attempt 0", .value(.attempt)),
    Change(.shareAttempt, "attempt 1", "attempt 10000", .value(.attempt)),
    Change(.shareAttempt, "payload-len 16", "payload-len 17", .value(.payloadLength)),
    Change(.shareAttempt, "payload-len 16", "payload-len 8", .value(.payloadLength)),
    Change(
      .shareAttempt, "payload-len 16", "payload-len 2199023255552", .value(.payloadLength)),
    // Hexadecimal digits.
    Change(.shareAttempt, "\nid ", "\nid 0", .value(.id)),
    Change(.accessBatch, "digest ", "digest A", .value(.digest)),
    Change(.accessBatch, "digest ", "digest 00", .value(.digest)),
    // Moments.
    Change(.shareAttempt, "00:05:00.000Z", "00:05:00Z", .value(.time)),
    Change(.shareAttempt, "00:05:00.000Z", "00:05:00.000+", .value(.time)),
    Change(.shareAttempt, "T00:05:00.000Z", " 00:05:00.000Z", .value(.time)),
    Change(.shareAttempt, "T00:05:00.000Z", "T24:00:00.000Z", .value(.time)),
    Change(.shareAttempt, "T00:05:00.000Z", "T23:59:60.000Z", .value(.time)),
    Change(.shareAttempt, "2026-11-22T", "2026-02-29T", .value(.time)),
    Change(.shareAttempt, "2026-11-22T", "2026-13-01T", .value(.time)),
    Change(.shareAttempt, "2026-11-22T", "1969-12-31T", .value(.time)),
    // Codes, where free text could slip in.
    Change(.shareAttempt, "partner nhs-gp", "partner Ann Example", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner NHS", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner 20261122", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner a@example.ac.uk", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner na\u{ef}ve", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner a\u{0}b", .value(.partner)),
    Change(.shareAttempt, "partner nhs-gp", "partner --", .value(.partner)),
    Change(.shareAttempt, "policy 2026-11", "policy -", .missing(.policy)),
    Change(.shareAttempt, "kind share.attempt", "kind share.unheard", .value(.kind)),
    Change(.shareAttempt, "kind share.attempt", "kind Share.attempt", .value(.kind)),
    Change(.shareAttempt, "kind share.attempt", "kind -", .missing(.kind)),
    Change(.shareOutcome, "outcome delivered", "outcome lost", .value(.outcome)),
    Change(.breakGlass, "step begun", "step done", .value(.step)),
    Change(.logContinue, "old-origin p", "old-origin P", .value(.oldOrigin)),
    Change(.logContinue, "old-size 1234", "old-size 01234", .value(.oldSize)),
    // What a kind must have, and must not.
    Change(.shareAttempt, "partner nhs-gp", "partner -", .missing(.partner)),
    Change(.shareAttempt, "basis uk-gdpr-9.2.h", "basis -", .missing(.basis)),
    Change(.shareAttempt, "payload-len 16", "payload-len -", .missing(.payloadLength)),
    Change(.shareAttempt, "attempt 1", "attempt -", .missing(.attempt)),
    Change(.shareRefuse, "partner nhs-gp", "partner -", .missing(.partner)),
    Change(.shareRefuse, "attempt -", "attempt 1", .surplus(.attempt)),
    Change(.shareRefuse, "payload -", "payload \(hash)", .surplus(.payload)),
    Change(.shareOutcome, "of 4", "of -", .missing(.of)),
    Change(.accessBatch, "rows 8", "rows -", .missing(.rows)),
    Change(.accessBatch, "actor -", "actor \(hash)", .surplus(.actor)),
    Change(.accessBatch, "subject -", "subject \(hash)", .surplus(.subject)),
    Change(.accessBatch, "partner -", "partner nhs-gp", .surplus(.partner)),
    Change(.accessBatch, "basis -", "basis uk-gdpr-9.2.h", .surplus(.basis)),
    Change(.accessBatch, "payload-len -", "payload-len 16", .surplus(.payloadLength)),
    Change(.breakGlass, "step begun\nof -", "step begun\nof 4", .surplus(.of)),
    Change(.breakGlass, "step begun\nof -", "step ended\nof -", .missing(.of)),
    Change(.keyRotate, "subject -", "subject \(hash)", .surplus(.subject)),
    Change(.logContinue, "old-size 1234", "old-size -", .missing(.oldSize)),
    Change(.retentionDelete, "first -", "first 3", .missing(.last)),
    Change(.retentionDelete, "last -", "last 3", .missing(.first)),
    Change(.retentionDelete, "first -\nlast -", "first 3\nlast 2", .value(.last)),
    Change(
      .retentionDelete, "old-origin -", "old-origin h/pastoral/01234567", .surplus(.oldOrigin)),
  ]

  @Test("are refused with the line that is at fault", arguments: changes)
  func refused(change: Change) throws {
    let leaf = try #require(Self.soundLeaf(of: change.kind))
    let text = String(decoding: leaf.bytes, as: UTF8.self)
      .replacing("\nrows 4", with: "\nrows 8")  // Any number will do.
    #expect(throws: Never.self) { try Leaf(Array(text.utf8)) }
    let parts = text.split(
      separator: change.from, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "The leaf does not have what is to be replaced.")
    let changed = parts.joined(separator: change.to)
    #expect(throws: change.error) { try Leaf(Array(changed.utf8)) }
  }

  @Test("are refused at every length short of a whole leaf")
  func truncated() throws {
    for event in LeafTests.sample.all {
      let bytes = LeafTests.leaf(event, detail: LeafTests.sample.detail).bytes
      for count in 0..<bytes.count {
        #expect(throws: LeafError.self) { try Leaf(Array(bytes.prefix(count))) }
      }
    }
  }

  @Test("are refused when longer than 2,048 bytes, before they are looked at")
  func tooLong() {
    let bytes = LeafTests.leaf(.restore(actor: nil)).bytes
    let padding = [UInt8](repeating: 0x0a, count: Leaf.bytesMax + 1 - bytes.count)
    #expect(throws: LeafError.tooLong) { try Leaf(bytes + padding) }
    #expect(throws: LeafError.trailing) { try Leaf(bytes + padding.dropLast()) }
  }

  @Test(
    "are another leaf or none, whichever bit is changed, and never the same leaf spelt otherwise")
  func everyBit() throws {
    for event in LeafTests.sample.all {
      let leaf = LeafTests.leaf(event)
      let bytes = leaf.bytes
      for bit in 0..<bytes.count * 8 {
        let changed = bytes.flipping(bit: bit)
        guard let read = try? Leaf(changed) else { continue }
        if read.bytes != changed || read == leaf {
          Issue.record("A leaf is taken that is spelt otherwise, at bit \(bit).")
        }
      }
    }
  }

  @Test("say in a sentence what is wrong with them")
  func sentences() {
    #expect(
      LeafError.surplus(.actor).description
        == "The line actor must be - in a leaf of this kind.")
    #expect(LeafError.tooLong.description == "The leaf is longer than 2048 bytes.")
  }

  private static func soundLeaf(of kind: LeafKind) -> Leaf? {
    LeafTests.sample.all.lazy.map { LeafTests.leaf($0) }.first {
      String(decoding: $0.bytes, as: UTF8.self).contains("\nkind \(kind.rawValue)\n")
    }
  }
}
