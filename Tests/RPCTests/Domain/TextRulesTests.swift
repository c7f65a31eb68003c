import Domain
import Testing

@Suite("A text")
struct TextRulesTests {
  @Test(
    "of letters of any language is right, up to its limit of characters",
    arguments: [
      "x", "Siân O'Connor-Ó Néill", "王小明", "محمد", "Nguyễn Thị", "Zoë 👩🏽‍🎓",
      String(repeating: "x", count: 100), String(repeating: "é", count: 100),
      // A letter and its accent as two code points are one character.
      String(repeating: "e\u{301}", count: 100),
      // A joiner is part of Persian and Indic spelling.
      "می\u{200C}خواهم",
    ])
  func right(text: String) {
    #expect(TextRules.problem(with: text, atMost: 100, required: true) == nil)
  }

  @Test(
    "that is too long is refused, also as few characters of many accents",
    arguments: [
      String(repeating: "x", count: 101), String(repeating: "e\u{301}", count: 101),
      "e" + String(repeating: "\u{301}", count: 400), String(repeating: "x", count: 100_000),
    ])
  func long(text: String) {
    #expect(
      TextRules.problem(with: text, atMost: 100, required: true)
        == "must have at most 100 characters")
  }

  @Test(
    "that is required must have more than white space", arguments: ["", " ", "\t \n", "\u{3000}"])
  func blank(text: String) {
    #expect(TextRules.problem(with: text, atMost: 100, required: true) == "must be given")
    #expect(TextRules.problem(with: "", atMost: 100, required: false) == nil)
  }

  @Test(
    "with a control, a line break or a direction mark is refused",
    arguments: [
      "\u{0}", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}",
      "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}",
      "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    ])
  func control(scalar: String) {
    for text in ["a\(scalar)b", "a\(scalar)", "\(scalar)a"] {
      #expect(
        TextRules.problem(with: text, atMost: 100, required: true)
          == "must not have control or text direction characters")
    }
  }

  @Test(
    "that is a code has 1 to 32 letters, digits and . _ - /",
    arguments: [
      ("a", true), ("HIS-B-4101/2026_v1.2", true), (String(repeating: "9", count: 31), true),
      (String(repeating: "9", count: 32), true), (String(repeating: "9", count: 33), false),
      ("", false), ("a b", false), ("é", false), ("a;b", false), ("a\n", false), ("a\\b", false),
      ("９", false),
    ])
  func code(text: String, isRight: Bool) {
    #expect((TextRules.problem(withCode: text) == nil) == isRight)
  }

  @Test("that is an e-mail address has a plausible shape", arguments: emails)
  func email(text: String) {
    #expect(TextRules.problem(withEmail: text) == nil)
  }

  @Test(
    "that is no e-mail address, or a longer one than 254 characters, is refused",
    arguments: noEmails)
  func noEmail(text: String) {
    #expect(TextRules.problem(withEmail: text) != nil)
  }

  static let emails: [String] = [
    "a@b.uk", "o'brien.x+tag@mail.example.ac.uk", mailbox(letters: 64), label(letters: 63),
    host(letters: 251), host(letters: 252),
  ]

  static let noEmails: [String] = [
    mailbox(letters: 65), label(letters: 64), host(letters: 253),
    "", "a", "@b.uk", "a@", "a@b", "a@@b.uk", "a@b@c.uk", "a b@c.uk", "a@b .uk", ".a@b.uk",
    "a.@b.uk", "a..b@c.uk", "a@b..uk", "a@.b.uk", "a@b.uk.", "a@-b.uk", "a@b-.uk", "a@b.uk\n",
    "<a@b.uk>", "\"a\"@b.uk", "a@b_c.uk", "siân@b.uk",
  ]
}

private func mailbox(letters: Int) -> String {
  String(repeating: "a", count: letters) + "@example.ac.uk"
}

private func label(letters: Int) -> String {
  "a@" + String(repeating: "b", count: letters) + ".uk"
}

/// An address at a host of that many characters in labels of at most 50.
private func host(letters: Int) -> String {
  var host = ""
  while host.utf8.count < letters {
    host += host.utf8.count % 51 == 50 && host.utf8.count < letters - 1 ? "." : "b"
  }
  return "a@" + host
}
