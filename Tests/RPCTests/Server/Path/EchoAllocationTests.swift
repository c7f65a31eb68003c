import AllocationCount
import EchoBursts
import Testing

@Suite("An echo call in a burst of 64")
struct EchoAllocationTests {
  /// What an unoptimised build allocates for each call: two for the message's bytes, one that
  /// optimisation removes, and a few for the burst as a whole. See docs/decisions/0008.
  private static let allocationsMax = 3.1

  @Test(
    "allocates no more than was counted when it was last made cheaper",
    .enabled(if: allocation_count_is_available() == 1))
  func allocations() throws {
    let bursts = try EchoBursts(inFlight: 64)
    // The first ones make room that the next ones use again.
    try bursts.run(2)
    let count = 16
    allocation_count_begin()
    let outcome = Result { try bursts.run(count) }
    let allocations = Double(allocation_count_end()) / Double(count * bursts.inFlight)
    try outcome.get()
    try bursts.close()
    #expect(allocations <= Self.allocationsMax)
    // Where it is below 1, nothing was counted.
    #expect(allocations >= 1)
  }
}
