import Testing

@testable import RPCServer

@Suite("How often one caller may ask")
struct CallAllowanceTests {
  private static let second: UInt64 = 1_000_000_000

  @Test("is a burst after a rest, and then so many a second")
  func burst() throws {
    let allowance = CallAllowance(try #require(.init(perSecond: 10, burst: 3)))
    let start = 5 * Self.second
    #expect((0..<4).map { _ in allowance.admits(at: start) } == [true, true, true, false])
    #expect(!allowance.admits(at: start + Self.second / 10 - 1))
    #expect(allowance.admits(at: start + Self.second / 10))
    #expect(!allowance.admits(at: start + Self.second / 10))
  }

  @Test("is not spent by what was refused")
  func refusalsAreFree() throws {
    let allowance = CallAllowance(try #require(.init(perSecond: 10, burst: 1)))
    #expect(allowance.admits(at: Self.second))
    for _ in 0..<1_000 { #expect(!allowance.admits(at: Self.second)) }
    #expect(allowance.admits(at: Self.second + Self.second / 10))
  }

  @Test("is never more than the burst, however long the rest")
  func longRest() throws {
    let allowance = CallAllowance(try #require(.init(perSecond: 10, burst: 3)))
    let later = 1_000_000 * Self.second
    #expect((0..<5).filter { _ in allowance.admits(at: later) }.count == 3)
  }

  @Test("is counted exactly by many at once")
  func race() async throws {
    let allowance = CallAllowance(try #require(.init(perSecond: 1, burst: 500)))
    let admitted = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<250).filter { _ in allowance.admits(at: Self.second) }.count }
      }
      return await group.reduce(0, +)
    }
    #expect(admitted == 500)
  }

  @Test("has no bound where none is configured")
  func unbounded() {
    #expect(CallAllowance.Rate(perSecond: 0, burst: 5) == nil)
  }
}
