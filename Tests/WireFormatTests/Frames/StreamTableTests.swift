internal import Testing

@testable internal import WireFormat

@Suite("The table of streams")
struct StreamTableTests {
  private func id(_ number: UInt32) -> StreamID { StreamID(rawValue: number) }

  @Test("finds what was set, and nothing else")
  func setAndGet() {
    var table = StreamTable<String>()
    #expect(table[id(1)] == nil)
    table[id(1)] = "first"
    table[id(3)] = "second"
    table[id(1)] = "again"
    #expect(table[id(1)] == "again")
    #expect(table[id(3)] == "second")
    #expect(table[id(5)] == nil)
    #expect(table.count == 2)
  }

  @Test("says whether what is removed was there")
  func remove() {
    var table = StreamTable<Int>()
    table[id(7)] = 1
    let first = table.remove(id(7))
    let second = table.remove(id(7))
    #expect(first)
    #expect(!second)
    #expect(table.count == 0)
  }

  @Test(
    "agrees with a dictionary whatever comes and goes",
    arguments: [
      // Ids that count up, ids that all want one place, and two such heaps that meet.
      { $0 * 2 + 1 }, { $0 << 12 | 1 }, { ($0 % 2) * 14 + ($0 << 12) | 1 },
    ] as [@Sendable (UInt32) -> UInt32])
  func againstDictionary(spread: @Sendable (UInt32) -> UInt32) {
    var table = StreamTable<UInt32>()
    var dictionary: [StreamID: UInt32] = [:]
    var state: UInt32 = 1
    for _ in 0..<20_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let key = id(spread(state >> 24))
      if state & 0x8_0000 == 0 {
        table[key] = state
        dictionary[key] = state
      } else {
        let removed = table.remove(key)
        #expect(removed == (dictionary.removeValue(forKey: key) != nil))
      }
      #expect(table.count == dictionary.count)
    }
    for number in 0..<256 as Range<UInt32> {
      #expect(table[id(spread(number))] == dictionary[id(spread(number))])
    }
  }
}
