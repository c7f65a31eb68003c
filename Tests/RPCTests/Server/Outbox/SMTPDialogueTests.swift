import PluginAPI
import Testing

@testable import RPCServer

@Suite("What a mail server says, and what it is told")
struct SMTPDialogueTests {
  @Test(
    "A reply is whole with the line that has no dash",
    arguments: [
      (["220 ready\r\n"], SMTPReply(code: 220, lines: ["ready"])),
      (
        ["250-one\r\n250-SIZE 5\r\n", "250 two\r\n"],
        SMTPReply(code: 250, lines: ["one", "SIZE 5", "two"])
      ),
      (["2", "5", "0", " ", "ok", "\r", "\n"], SMTPReply(code: 250, lines: ["ok"])),
      (["354\r\n"], SMTPReply(code: 354, lines: [""])), (["250 "], nil), (["250-one\r\n"], nil),
      (["250 ok"], nil),
    ])
  func replies(parts: [String], reply: SMTPReply?) throws {
    var reader = SMTPReplyReader()
    var found: SMTPReply?
    for part in parts { found = try reader.take(part.utf8) ?? found }
    #expect(found == reply)
  }

  @Test(
    "What is no reply is refused",
    arguments: [
      "250 ok\n", "25 ok\r\n", "2x0 ok\r\n", "250+ok\r\n", "\r\n", "250-a\r\n251 b\r\n",
      "250 " + String(repeating: "a", count: SMTPReplyReader.lineBytesMax) + "\r\n",
      String(repeating: "a", count: SMTPReplyReader.lineBytesMax + 1),
      String(repeating: "250-a\r\n", count: SMTPReplyReader.linesMax + 1),
    ])
  func faults(text: String) {
    var reader = SMTPReplyReader()
    #expect(throws: SMTPReplyReader.Fault.self) { try reader.take(text.utf8) }
  }

  @Test(
    "A dot that begins a line is doubled, so that no document ends a message",
    arguments: [
      ("a\r\n", "a\r\n.\r\n"), (".\r\n", "..\r\n.\r\n"), (".\r\n.a\r\n", "..\r\n..a\r\n.\r\n"),
      ("a.\r\n", "a.\r\n.\r\n"), ("\r\n", "\r\n.\r\n"), ("a\r\n..\r\n", "a\r\n...\r\n.\r\n"),
    ])
  func dots(message: String, encoded: String) {
    #expect(SMTPData.encoded(Array(message.utf8)) == Array(encoded.utf8))
  }

  @Test("A loss is proven not sent until the message begins, and unknown from then on")
  func losses() {
    var dialogue = SMTPDialogue(
      .init(sender: "a@example.ac.uk", recipient: "b@force.cjsm.net", bytes: 100), account: nil,
      .implicit)
    for (code, action) in [
      (220, SMTPDialogue.Action.say("EHLO example.ac.uk")),
      (250, .say("MAIL FROM:<a@example.ac.uk>")), (250, .say("RCPT TO:<b@force.cjsm.net>")),
      (250, .say("DATA")), (354, .sendMessage),
    ] {
      #expect(dialogue.loss == .notSent(.unreachable))
      #expect(dialogue.take(SMTPReply(code: code, lines: [""])) == action)
    }
    #expect(dialogue.loss == .unknown)
  }
}
