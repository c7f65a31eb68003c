import Foundation
import Messages
import NIOCore
import Promises
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

/// Tokens are revoked while they are read with (G9). `PASTORAL_RACES` says how many.
@Suite("Revocation against reads", .timeLimit(.minutes(60)))
struct RevocationRaceTests {
  private static let races =
    Int(ProcessInfo.processInfo.environment["PASTORAL_RACES"] ?? "") ?? 3_000
  /// Tokens that are raced for at a time.
  private static let tokensMax = 60
  private static let readers = 2

  /// What has been seen of one round.
  private struct Seen {
    /// Tokens whose revocation was answered.
    var revoked: Set<Int> = []
    /// Reads that were answered well.
    var succeeded = 0
    /// Those among them that began after the revocation's answer.
    var tooLate = 0
  }

  private final class Round: Sendable {
    let seen = Mutex(Seen())
  }

  @Test("No read succeeds that began after the revocation was answered")
  func race() async throws {
    try await TestServer.with {
      $0.limits.work.personCallsPerSecond = 0
    } _: { server in
      let admin = try server.peer()
      var (revoked, succeeded, tooLate) = (0, 0, 0)
      while revoked < Self.races {
        let tokens = try await admin.tokens(min(Self.tokensMax, Self.races - revoked))
        let (round, secrets) = (Round(), tokens.map(\.secret))
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<Self.readers {
            group.addTask { try await Self.read(server.peer(), secrets, round) }
          }
          try await admin.revoke(tokens.map(\.id)) { token in
            round.seen.withLock { _ = $0.revoked.insert(token) }
          }
          try await group.waitForAll()
        }
        let seen = round.seen.withLock { $0 }
        revoked += seen.revoked.count
        succeeded += seen.succeeded
        tooLate += seen.tooLate
      }
      #expect(tooLate == 0)
      #expect(revoked == Self.races && succeeded > 0)
      print("revocation against reads: \(revoked) revoked, \(succeeded) reads before that")
    }
  }

  /// Reads with each token in turn, until all were revoked before a turn began.
  private static func read(
    _ peer: RawPeer, _ secrets: [String], _ round: Round
  ) async throws {
    var id: UInt32 = 1
    var isLast: Bool
    repeat {
      var wasRevoked: [UInt32: Bool] = [:]
      isLast = round.seen.withLock { $0.revoked.count == secrets.count }
      for (token, secret) in secrets.enumerated() {
        wasRevoked[id] = round.seen.withLock { $0.revoked.contains(token) }
        try await peer.open(
          id, SessionService.whoAmI, .init(),
          metadata: [MetadataEntry("authorization", "Bearer \(secret)")])
        id += 2
      }
      for _ in secrets {
        let frame = try await peer.next()
        guard line(frame).hasSuffix("OK") else { continue }
        let isTooLate = wasRevoked[frame.streamID.rawValue] ?? true
        round.seen.withLock {
          $0.succeeded += 1
          if isTooLate { $0.tooLate += 1 }
        }
      }
    } while !isLast
  }
}

extension RawPeer {
  /// So many new tokens of a campus system.
  fileprivate func tokens(_ count: Int) async throws -> [(id: String, secret: String)] {
    var tokens: [(id: String, secret: String)] = []
    for _ in 0..<count {
      let issued = try await call(
        AdminService.issueToken, .with { $0.principalID = Person.portal.id },
        metadata: [Person.admin.authorization])
      tokens.append((issued.token.id, issued.secret))
    }
    return tokens
  }

  /// Revokes tokens in one go, each behind a call that lets all in that are live.
  ///
  /// - Parameter whenAnswered: Told of each token's place once its revocation was answered.
  fileprivate func revoke(_ tokens: [String], whenAnswered: (Int) -> Void) async throws {
    var burst = ByteBuffer()
    for (place, token) in tokens.enumerated() {
      let id = UInt32(place) * 4 + 1
      burst.writeImmutableBuffer(
        try .request(
          id, AdminService.enablePrincipal, .with { $0.principalID = Person.portal.id },
          metadata: [Person.admin.authorization]))
      burst.writeImmutableBuffer(
        try .request(
          id + 2, AdminService.revokeToken, .with { $0.tokenID = token },
          metadata: [Person.admin.authorization]))
    }
    try await send(burst)
    for _ in 0..<tokens.count * 2 {
      let frame = try await next()
      guard line(frame).hasSuffix("OK") else { throw PeerError.unexpected(line(frame)) }
      let id = Int(frame.streamID.rawValue)
      if id % 4 == 3 { whenAnswered(id / 4) }
    }
  }
}
