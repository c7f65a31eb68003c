import Domain
import NIOCore
import Testing

@testable import RPCServer

@Suite("Failures to sign in")
struct SignInFailuresTests {
  private func address(_ text: String) throws -> Admission.Place {
    .anonymous(PeerAddress(try SocketAddress(ipAddress: text, port: 1)))
  }

  private let now = TestClock.start

  @Test("are counted for each address, for a minute from the first")
  func counted() throws {
    let failures = SignInFailures(perMinuteMax: 3)
    let (one, other) = (try address("192.0.2.1"), try address("192.0.2.2"))
    for second in 0..<3 {
      #expect(failures.add(one, at: now.adding(milliseconds: Int64(second) * 1_000)))
    }
    #expect(!failures.add(one, at: now.adding(milliseconds: 59_999)))
    #expect(failures.add(other, at: now))
    #expect(failures.add(one, at: now.adding(milliseconds: 60_000)))
  }

  @Test("are counted for each person who has signed in, beside the addresses")
  func persons() throws {
    let failures = SignInFailures(perMinuteMax: 1)
    for place in [
      .identified(principal: "a"), .identified(principal: "b"), try address("192.0.2.1"),
    ] {
      #expect(failures.add(place, at: now))
      #expect(!failures.add(place, at: now))
    }
  }

  @Test("are none where the attempt succeeded after all")
  func takenBack() throws {
    let failures = SignInFailures(perMinuteMax: 1)
    let one = try address("192.0.2.1")
    for _ in 0..<3 {
      #expect(failures.add(one, at: now))
      failures.takeBack(one)
    }
    #expect(failures.add(one, at: now))
    #expect(!failures.add(one, at: now))
  }

  @Test("do not last when the clock is set back")
  func setBack() throws {
    let failures = SignInFailures(perMinuteMax: 1)
    let one = try address("192.0.2.1")
    #expect(failures.add(one, at: now))
    #expect(failures.add(one, at: now.adding(milliseconds: -1)))
  }
}
