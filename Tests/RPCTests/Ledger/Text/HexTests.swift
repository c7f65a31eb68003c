import Testing

@testable import Ledger

@Suite("Hexadecimal digits")
struct HexTests {
  private static let digits = Array("0123456789abcdef".utf8)
  private static let text = (0..<64).map { digits[($0 * 7 + 3) % 16] }

  @Test("Each digit in each place is read as a plain reading does, and nothing else is taken")
  func everyPlace() {
    for place in 0..<64 {
      for byte in UInt8.min...UInt8.max {
        var text = Self.text
        text[place] = byte
        let read = Hex.bytes32(text.span).map { $0.withBytes { Array($0) } }
        #expect(read == Hex.bytes(text.span))
        #expect((read != nil) == Self.digits.contains(byte))
        guard place < 32 else { continue }
        let id = LeafID(hex: text.span.extracting(first: 32))
        #expect(id?.bytes == read.map { Array($0[..<16]) })
      }
    }
  }

  @Test("Nothing of another length is taken", arguments: [0, 2, 30, 31, 33, 62, 63, 65, 66, 128])
  func lengths(count: Int) {
    let text = Array((Self.text + Self.text)[..<count])
    #expect(Hex.bytes32(text.span) == nil && LeafID(hex: text.span) == nil)
  }
}
