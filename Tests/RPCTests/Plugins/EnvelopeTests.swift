import PluginAPI
import Testing

@Suite("What stands around a payload")
struct EnvelopeTests {
  @Test(
    "A file's name says nothing but its name",
    arguments: [
      ("dis_a.html", true), ("a", true), (String(repeating: "a", count: 100), true), ("", false),
      (String(repeating: "a", count: 101), false), (".hidden", false), ("../up", false),
      ("a/b", false), ("a b", false), ("a\u{0}", false), ("a\r\n", false), ("\"a\"", false),
      ("ä", false),
    ])
  func name(name: String, isRight: Bool) {
    #expect((Envelope.file(name: name).problem == nil) == isRight)
    #expect(
      (Envelope.mail(subject: "a", name: name, mediaType: "text/html").problem == nil) == isRight)
  }

  @Test(
    "The names of a pair are two names and no path",
    arguments: [
      ("dis_a-1", true), (String(repeating: "a", count: 80), true), ("", false),
      (String(repeating: "a", count: 81), false), ("a.b", false), (".a", false), ("a/b", false),
      ("a b", false), ("a\n", false), ("ä", false),
    ])
  func pair(name: String, isRight: Bool) {
    #expect((Envelope.pair(name: name, control: "<A></A>\n").problem == nil) == isRight)
  }

  @Test(
    "A control file is lines that anybody could read",
    arguments: [
      ("<A/>", true), ("a\nb\n", true), (String(repeating: "a", count: 4_096), true), ("", false),
      (String(repeating: "a", count: 4_097), false), ("a\r", false), ("a\u{0}", false),
      ("ä", false), ("a\tb", false),
    ])
  func control(control: String, isRight: Bool) {
    #expect((Envelope.pair(name: "a", control: control).problem == nil) == isRight)
  }

  @Test(
    "A subject cannot become a header, nor leave ASCII",
    arguments: [
      ("Referral dis_a", true), (String(repeating: "a", count: 150), true),
      (String(repeating: "a", count: 151), false), ("a\r\nBcc: me@example.com", false),
      ("a\nb", false), ("a\rb", false), ("a\u{0}b", false), ("Überweisung", false),
      ("a\tb", false),
    ])
  func subject(subject: String, isRight: Bool) {
    let envelope = Envelope.mail(subject: subject, name: "a", mediaType: "text/html")
    #expect((envelope.problem == nil) == isRight)
  }

  @Test(
    "A media type is one, and nothing behind it",
    arguments: [
      ("text/html", true), ("text/html; charset=utf-8", true), ("application/fhir+json", true),
      ("text", false), ("", false), ("text/html\r\nBcc: me@example.com", false),
      ("text/html; a=\"b\"", false), ("text/html;charset=utf-8 ", false), ("a/b/c", false),
      ("a/" + String(repeating: "b", count: 99), false),
    ])
  func mediaType(mediaType: String, isRight: Bool) {
    let envelope = Envelope.mail(subject: "a", name: "a", mediaType: mediaType)
    #expect((envelope.problem == nil) == isRight)
  }
}
