internal import Ledger
internal import Testing

@Suite("A code")
struct CodeTests {
  @Test(
    "is a short name out of a list",
    arguments: [
      "a", "7", "nhs-gp", "uk-gdpr-9.2.h", "2026-11", "dpa-2018.s35", "1234",
      String(repeating: "x", count: 32),
    ])
  func codes(text: String) {
    #expect(Code(text)?.text == text)
  }

  @Test(
    "is not a name of a person, a number, an address, or any free text",
    arguments: [
      "", "-", ".a", "-a", "Ann", "ann example", "ann_example", "a@b", "+441512312121", "12345",
      "20261122", "a/b", "a\nb", "a\u{0}", "é", "ａ", String(repeating: "x", count: 33),
    ])
  func others(text: String) {
    #expect(Code(text) == nil)
  }
}
