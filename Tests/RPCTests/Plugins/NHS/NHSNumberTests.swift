import PluginAPI
import Testing

@Suite("NHS numbers")
struct NHSNumberTests {
  @Test(
    "Ten digits of which the last checks the others, however they are grouped",
    arguments: [
      ("943 476 5919", "9434765919"), ("943-476-5919", "9434765919"),
      ("9912003888", "9912003888"), ("4010232137", "4010232137"),
    ])
  func good(text: String, digits: String) {
    #expect(NHSNumber(text)?.digits == digits)
  }

  @Test(
    "Anything else is nobody's",
    arguments: [
      // The check digit would have to be 10.
      "1234567890",
      // Its sum is right, and it was never given out.
      "0000000000", "1234567881",
      // One digit is wrong, or two have changed places.
      "9434765918", "9434765991",
      "", "943476591", "94347659190", "943 476 591x", "٩٤٣٤٧٦٥٩١٩", "943.476.5919",
    ])
  func bad(text: String) {
    #expect(NHSNumber(text) == nil)
  }

  @Test("Of the ten numbers that begin alike, at most one is somebody's")
  func one() {
    for begin in stride(from: 400_000_000, to: 800_000_000, by: 7_654_321) {
      let found = (0...9).filter { NHSNumber("\(begin)\($0)") != nil }
      let isGivenOut = !(500_000_000..<600_000_000).contains(begin)
      let sum = String(begin).utf8.enumerated().reduce(0) {
        $0 + Int($1.element - 48) * (10 - $1.offset)
      }
      #expect(found.count == (isGivenOut && sum % 11 != 1 ? 1 : 0), "\(begin)")
    }
  }
}
