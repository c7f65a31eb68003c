import EchoBursts
import Testing

@Suite("A burst of calls that came in one read")
struct LongBurstTests {
  @Test(
    "is answered in one write, a long one after every 32 calls",
    arguments: [(1, 1), (16, 1), (32, 1), (33, 2), (64, 2), (128, 4)])
  func writes(calls: Int, writes: Int) throws {
    let bursts = try EchoBursts(inFlight: calls)
    let before = bursts.writes
    try bursts.run(1)
    #expect(bursts.writes - before == writes)
    try bursts.close()
  }
}
