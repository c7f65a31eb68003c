import Domain
import Foundation
import Logging
import TestPeer
import Testing

@testable import RPCServer

/// Keys from an address. Those of a file are in `SignOnTests`, with what comes of them.
@Suite("The sign-on's keys")
struct CampusKeysTests {
  private static let start = TestClock.start

  private static func keySet(_ name: String) throws -> WebPeer.Answer {
    .text(try TestSignOn.shared.get().keySet(ecKeyID: name))
  }

  private static func keys(at peer: WebPeer) async throws -> CampusKeys {
    try await CampusKeys(
      .address(try peer.address()), algorithms: [.es256], at: start,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  @Test("are asked for again for one that is not known, once a minute at most")
  func rotated() async throws {
    let peer = try await WebPeer.start(Self.keySet("ec-1"))
    let keys = try await Self.keys(at: peer)
    peer.answer(try Self.keySet("ec-2"))
    #expect(await !keys.has("ec-2", at: Self.start.adding(milliseconds: 59_999)))
    #expect(peer.asked.count == 1)
    let minute = Self.start.adding(minutes: 1)
    #expect(await keys.has("ec-2", at: minute))
    #expect(await !keys.has("ec-1", at: minute))
    #expect(await !keys.has("ec-3", at: minute.adding(milliseconds: 59_999)))
    #expect(peer.asked.count == 2)
    try await peer.stop()
  }

  @Test("are asked for once by many who miss the same one")
  func together() async throws {
    let peer = try await WebPeer.start(Self.keySet("ec-1"))
    let keys = try await Self.keys(at: peer)
    peer.answer(try Self.keySet("ec-2"))
    let minute = Self.start.adding(minutes: 1)
    let found = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { await keys.has("ec-2", at: minute) } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(found == 8)
    #expect(peer.asked.count == 2)
    try await peer.stop()
  }

  @Test("are asked for again after an hour, and not before, while they are used")
  func hourly() async throws {
    let peer = try await WebPeer.start(Self.keySet("ec-1"))
    let keys = try await Self.keys(at: peer)
    peer.answer(try Self.keySet("ec-2"))
    #expect(await keys.has("ec-1", at: Self.start.adding(milliseconds: 3_599_999)))
    #expect(peer.asked.count == 1)
    #expect(await !keys.has("ec-1", at: Self.start.adding(minutes: 60)))
    #expect(peer.asked.count == 2)
    try await peer.stop()
  }

  @Test("are asked for again a minute later where that failed, and only then wait an hour")
  func failed() async throws {
    let peer = try await WebPeer.start(Self.keySet("ec-1"))
    let keys = try await Self.keys(at: peer)
    peer.answer(.status(503))
    let hour = Self.start.adding(minutes: 60)
    #expect(await keys.has("ec-1", at: hour))
    peer.answer(try Self.keySet("ec-2"))
    #expect(await keys.has("ec-1", at: hour.adding(milliseconds: 59_999)))
    #expect(peer.asked.count == 2)
    // The key was withdrawn meanwhile.
    #expect(await !keys.has("ec-1", at: hour.adding(minutes: 1)))
    #expect(await keys.has("ec-2", at: hour.adding(minutes: 60)))
    #expect(peer.asked.count == 3)
    try await peer.stop()
  }

  @Test("go on where the sign-on is down, or has something else to say")
  func down() async throws {
    let peer = try await WebPeer.start(Self.keySet("ec-1"))
    let keys = try await Self.keys(at: peer)
    var now = Self.start
    for answer in [WebPeer.Answer.status(503), .text("<html>"), .text(#"{"keys": []}"#)] {
      peer.answer(answer)
      now = now.adding(minutes: 60)
      #expect(await keys.has("ec-1", at: now))
      await #expect(throws: CampusKeysError.self) { try await keys.reload(at: now) }
    }
    #expect(peer.asked.count == 7)
    try await peer.stop()
    now = now.adding(minutes: 60)
    #expect(await keys.has("ec-1", at: now))
    #expect(await !keys.has("ec-2", at: now))
  }

  @Test(
    "must be there at the start, and are missed by what is wrong",
    arguments: [
      (.status(404), .unfetched("", .answered(status: 404))), (.text("<html>"), .unreadable("")),
      (.text(#"{"keys": []}"#), .noKey("")),
    ] as [(WebPeer.Answer, CampusKeysError)])
  func missing(answer: WebPeer.Answer, error: CampusKeysError) async throws {
    let peer = try await WebPeer.start(answer)
    let place = try peer.address().url
    let expected: CampusKeysError =
      switch error {
      case .unreadable: .unreadable(place)
      case .noKey: .noKey(place)
      case .unfetched(_, let fault): .unfetched(place, fault)
      }
    await #expect(throws: expected) { _ = try await Self.keys(at: peer) }
    try await peer.stop()
  }
}

extension CampusKeys {
  fileprivate func has(_ keyID: String, at now: Instant) async -> Bool {
    await key(keyID, .es256, at: now) != nil
  }
}
