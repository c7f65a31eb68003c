import Domain
import Promises
import Testing

@testable import Store

@Suite("Tokens of the sign-on, as the store keeps them", .tags(.s16))
struct SignOnRecordsTests {
  let scratch: Scratch
  let store: StoreEngine

  private let token = CredentialHash(ofSigned: Array("a token".utf8))
  private let ends = Instant.noon.adding(minutes: 5)

  init() throws {
    scratch = try Scratch()
    store = try .create(at: scratch("data"), now: .noon)
  }

  @Test("One is good once for each use, and what is undone was no use")
  func once() throws {
    #expect(throws: Undone.self) {
      try store.write {
        #expect(try $0.spend(token, for: .session, until: ends, at: .noon))
        throw Undone()
      }
    }
    for use in [CampusTokenUse.session, .stepUp] {
      for isFirst in [true, false] {
        let isGood = try store.write { try $0.spend(token, for: use, until: ends, at: .noon) }
        #expect(isGood == isFirst)
      }
    }
  }

  @Test("They are forgotten when nobody would take them any more, and not before")
  func forgotten() throws {
    let other = CredentialHash(ofSigned: Array("another".utf8))
    _ = try store.write { try $0.spend(token, for: .session, until: ends, at: .noon) }
    for (moment, count) in [(ends.adding(milliseconds: -1), 2), (ends, 1)] {
      try store.write { transaction in
        _ = try transaction.spend(
          other, for: .session, until: ends.adding(minutes: 5), at: moment)
        let row = try transaction.row("select count(*) from spent_campus_token")
        #expect(try row?.integer(0) == Int64(count))
      }
    }
  }

  private struct Undone: Error {}
}
