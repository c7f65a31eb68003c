import Testing
import WireFormat

@testable import RPCClient

@Suite("Stream ids")
struct StreamIDsTests {
  @Test("They are odd and increase")
  func increase() {
    var ids = StreamIDs()
    #expect((0..<4).map { _ in ids.next { _ in false }.rawValue } == [1, 3, 5, 7])
  }

  @Test("After the largest they begin again, and skip those in use and the client's own")
  func wrap() {
    var ids = StreamIDs(startingAt: .max - 2)
    let taken: Set<UInt32> = [1, 5]
    let given = (0..<4).map { _ in ids.next { taken.contains($0.rawValue) }.rawValue }
    #expect(given == [.max - 2, 3, 7, 9])
  }
}
