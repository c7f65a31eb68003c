import Crypto
import Domain
import Foundation
import Ledger
import Store
import TestPeer
import Testing

@testable import RPCServer

@Suite("The ledger's checkpoint by mail", .timeLimit(.minutes(10)))
struct CheckpointMailTests {
  private static let recipient = "dpo@example.ac.uk"
  private static let day = 24 * 60

  private static func digest(_ checkpoint: SignedCheckpoint) -> String {
    SHA256.hash(data: checkpoint.bytes).map { String(format: "%02x", $0) }.joined()
  }

  /// The last checkpoint, after what was due was mailed.
  private static func mailed(_ campus: TestCampus) async throws -> SignedCheckpoint {
    await campus.server.mailCheckpointNow()
    return try #require(try campus.server.store.lastCheckpoint())
  }

  @Test("comes once a day, restarted or not, whether the ledger grew or not, to the byte")
  func daily() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.readSomething()
      try await campus.restart(mailingOver: post, checkpointsTo: Self.recipient)
      let first = try await Self.mailed(campus)
      campus.now = campus.now.adding(minutes: Self.day - 1)
      _ = try await Self.mailed(campus)
      try await campus.restart()
      _ = try await Self.mailed(campus)
      campus.now = campus.now.adding(minutes: 1)
      let second = try await Self.mailed(campus)
      #expect(second.checkpoint == first.checkpoint, "Nothing was done in between.")

      campus.now = campus.now.adding(minutes: Self.day)
      try await campus.readSomething()
      try await campus.restart()
      let third = try await Self.mailed(campus)

      let mails = try await post.end()
      #expect(mails.map(\.recipients) == Array(repeating: [Self.recipient], count: 3))
      #expect(mails.allSatisfy { $0.defects.isEmpty && $0.bareLineEnds == 0 })
      // No server on the way takes the second for the first come again.
      #expect(Set(mails.map { $0.headers["message-id"] }).count == 3)
      for (mail, sent) in zip(mails, [first, second, third]) {
        let size = sent.checkpoint.size
        #expect(mail.headers["subject"] == "Ledger checkpoint of \(size) entries")
        #expect(mail.documents.map(\.name) == ["checkpoint-\(size).txt"])
        #expect(mail.documents.map(\.digest) == [Self.digest(sent)])
        #expect(mail.text.contains("rpc-client ledger verify --since checkpoint-\(size).txt"))
      }
    }
  }

  @Test("is not given of a ledger that does not fit its anchor: the mail says so")
  func unanchored() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      // Of the same log, over leaves that it has not.
      let lost = try StoreSecrets.test.ledgerKey.checkpoint(size: 10_000, root: .plain([1]))
      try await campus.restart(anchoredAt: lost)
      try await campus.restart(mailingOver: post, checkpointsTo: Self.recipient)
      await campus.server.mailCheckpointNow()
      await campus.server.mailCheckpointNow()
      let mails = try await post.end()
      #expect(mails.map { $0.headers["subject"] } == ["Ledger: nothing is disclosed"])
      #expect(mails.first?.documents.isEmpty ?? false)
      #expect(mails.first?.text.contains("does not fit its") ?? false)
    }
  }

  @Test("goes to nobody who was not named")
  func nobody() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      campus.now = campus.now.adding(minutes: Self.day)
      await campus.server.mailCheckpointNow()
      #expect(try await post.end().isEmpty)
      #expect(try await campus.server.store.checkpointMailedAt() == nil)
    }
  }
}

extension TestCampus {
  /// Her tutor reads about a student, so that the ledger grows.
  fileprivate func readSomething() async throws {
    _ = try await client(.tutor).getStudent(id(.ada))
  }
}
