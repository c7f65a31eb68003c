import Domain
import Foundation
import Messages
import Promises
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("The queue of disclosures", .timeLimit(.minutes(10)))
struct DisclosureQueueTests {
  @Test("What is let go is in it until it arrives, and a watch tells each step of it", .tags(.w20))
  func way() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let supervisor = try campus.client(.supervisor)
      var watch = try supervisor.watchQueue()
      #expect(try await watch.next()?.hasEntry == false)

      // What nobody has let go is not on its way.
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      #expect(try await supervisor.queue().isEmpty)

      // Nobody takes it: it stays, with the moment before which it is not tried again.
      try campus.breakOutgoing()
      let approved = try await supervisor.decided(proposed)
      await campus.server.sendNow()
      let queued = try await supervisor.queue()
      #expect(queued.map(\.disclosureID) == [proposed.id])
      #expect(queued[0].partnerCode == "city" && queued[0].state == .queued)
      #expect(queued[0].attempts == 1 && queued[0].revision > approved.revision)
      #expect(queued[0].nextAttempt.seconds > approved.decided.at.seconds)
      #expect(try await watch.last { $0.attempts == 1 && $0.state == .queued } == queued[0])

      // It arrives, and leaves.
      try campus.mendOutgoing()
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(try await watch.last { $0.state == .transmitted }.attempts == 2)
      #expect(try await campus.client(.supervisor).queue().isEmpty)
    }
  }

  @Test("Supervisors follow their own line, data protection officers all, and nobody else any")
  func whose() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(campus.concern(made, to: partner))
      try campus.breakOutgoing()
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let mayFollow: [Person] = [.supervisor, .dataProtectionOfficer, .disabilitySupervisor]
      for person in Person.allCases {
        let client = try campus.client(person)
        guard mayFollow.contains(person) else {
          // One of them is new, and has promised nothing yet.
          let (code, reason): (StatusCode, String?) =
            person == .newcomer
            ? (.failedPrecondition, "TERMS_NOT_ACCEPTED") : (.permissionDenied, nil)
          await expectRefusal(code, reason) { try await client.queue() }
          await expectRefusal(code, reason) {
            var watch = try client.watchQueue()
            _ = try await watch.next()
          }
          continue
        }
        let expected = person == .disabilitySupervisor ? [] : [proposed.id]
        #expect(try await client.queue().map(\.disclosureID) == expected, "\(person)")
        var watch = try client.watchQueue()
        for id in expected { #expect(try await watch.next()?.entry.disclosureID == id) }
        #expect(try await watch.next()?.hasEntry == false)
      }
    }
  }

  @Test("A case that is sealed is in the sight of those who are named in it alone, its arrival too")
  func sealed() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.localAuthority()
      let found = try await campus.allocatedCase()
      let first = try await campus.disclosable(found)
      let lead = try campus.client(.colleague)
      let supervisor = try campus.client(.supervisor)
      let hidden = try await lead.proposed(campus.concern(first, to: partner))
      try campus.breakOutgoing()
      _ = try await supervisor.decided(hidden)
      await campus.server.sendNow()
      var watch = try supervisor.watchQueue()
      #expect(try await watch.next()?.entry.disclosureID == hidden.id)
      #expect(try await watch.next()?.hasEntry == false)

      _ = try await lead.change(found, CaseService.seal)
      #expect(try await supervisor.queue().isEmpty)
      #expect(try await campus.client(.dataProtectionOfficer).queue().isEmpty)
      try campus.mendOutgoing()
      campus.now = campus.now.adding(minutes: 60)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(hidden.id).state == .transmitted)
      // The next that they hear of is another case's.
      let other = try await campus.disclosable(try await campus.allocatedCase(of: .ben))
      let shown = try await campus.client(.colleague).proposed(campus.concern(other, to: partner))
      _ = try await campus.client(.supervisor).decided(shown)
      #expect(try await watch.next()?.entry.disclosureID == shown.id)
    }
  }
}

extension TestCampus {
  /// Nothing can be put into any partner's folder, so that what is let go stays in the queue.
  fileprivate func breakOutgoing() throws {
    try FileManager.default.moveItem(atPath: outgoing, toPath: outgoing + ".away")
  }

  fileprivate func mendOutgoing() throws {
    try FileManager.default.moveItem(atPath: outgoing + ".away", toPath: outgoing)
  }
}

extension Client {
  fileprivate func watchQueue() throws
    -> ReplyStream<Pastoral_V1_WatchDisclosureQueueResponse>.Iterator
  {
    try serverStream(DisclosureService.watchQueue, .with { $0.purpose = .caseManagement })
      .makeAsyncIterator()
  }
}

extension ReplyStream<Pastoral_V1_WatchDisclosureQueueResponse>.Iterator {
  /// Reads on to an entry that is wanted: what changes quickly may be told as one change, or as several.
  fileprivate mutating func last(
    _ isWanted: (Pastoral_V1_QueuedDisclosure) -> Bool
  ) async throws -> Pastoral_V1_QueuedDisclosure {
    while let message = try await next() {
      if isWanted(message.entry) { return message.entry }
    }
    throw EndOfWatch()
  }
}

private struct EndOfWatch: Error {}
