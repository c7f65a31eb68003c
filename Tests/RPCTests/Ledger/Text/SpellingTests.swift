@testable internal import Ledger
internal import Testing

@Suite("Base64")
struct Base64Tests {
  @Test(
    "is RFC 4648's",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func published(plain: String, text: String) {
    #expect(Base64.text(Array(plain.utf8)) == text)
    #expect(Base64.bytes(Array(text.utf8).span) == Array(plain.utf8))
  }

  @Test("has one spelling for all bytes there are")
  func everyByte() {
    let bytes = (0...255).map { UInt8($0) } + [0xfb, 0xff]
    #expect(Base64.bytes(Array(Base64.text(bytes).utf8).span) == bytes)
  }

  @Test(
    "is not taken in any other spelling",
    arguments: [
      "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "=Zg=", "Z===", "====", "Zm9v\n", " Zm9v", "Zm-v",
      "Zm_v", "Zm9vA", "Z=9v", "Zm=v",
    ])
  func refused(text: String) {
    #expect(Base64.bytes(Array(text.utf8).span) == nil)
  }
}

@Suite("A number in decimal digits")
struct DecimalTests {
  @Test("is any from 0 to the largest", arguments: [0, 1, 10, 999, Int.max])
  func numbers(number: Int) {
    #expect(Decimal.value(Array("\(number)".utf8).span) == number)
  }

  @Test(
    "has no sign, no leading zero and no other characters",
    arguments: [
      "", "00", "01", "+1", "-1", "1 ", " 1", "1_000", "1e3", "a", "9223372036854775808",
      "10000000000000000000", "99999999999999999999",
    ])
  func refused(text: String) {
    #expect(Decimal.value(Array(text.utf8).span) == nil)
  }
}
