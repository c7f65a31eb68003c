@testable internal import Ledger
internal import Testing

@Suite("A leaf's time")
struct LeafTimeTests {
  @Test(
    "is written in UTC with milliseconds",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_795_305_900_000, "2026-11-22T00:05:00.000Z"),
      (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func spelling(milliseconds: Int64, text: String) {
    let time = LeafTime(millisecondsSince1970: milliseconds)
    #expect(time.description == text)
    #expect(LeafTime(Array(text.utf8).span) == time)
  }

  @Test("is read as it was written, on every day of four centuries")
  func everyDay() {
    for day in 0..<146_097 as Range<Int64> {
      let time = LeafTime(millisecondsSince1970: day * 86_400_000 + day)
      if LeafTime(Array(time.description.utf8).span) != time {
        Issue.record("\(time) is read as another time.")
      }
    }
  }

  @Test("of a clock outside 1970 to 9999 is the nearest inside")
  func outside() {
    #expect(LeafTime(millisecondsSince1970: -1) == .earliest)
    #expect(LeafTime(millisecondsSince1970: .max) == .latest)
  }
}
