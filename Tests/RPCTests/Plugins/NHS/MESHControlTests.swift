import Foundation
import Testing

@testable import NHS

@Suite("A control file of MESH client")
struct MESHControlTests {
  private static func read(_ text: String) -> MESHControl? { MESHControl(Array(text.utf8)) }

  // MARK: Writing

  @Test(
    "It names mailboxes, workflow and share, leaves the first two to the way out, and says no more")
  func written() {
    #expect(
      MESHControl.text(localID: "dis_a") == """
        <DTSControl>
        <Version>1.0</Version>
        <AddressType>DTS</AddressType>
        <MessageType>Data</MessageType>
        <WorkflowId>{workflow}</WorkflowId>
        <From_DTS>{mailbox}</From_DTS>
        <To_DTS>{recipient}</To_DTS>
        <Subject></Subject>
        <LocalId>dis_a</LocalId>
        <Compress>N</Compress>
        <Encrypted>N</Encrypted>
        <AllowChunking>N</AllowChunking>
        </DTSControl>

        """)
  }

  @Test("What it writes it reads, and it is about a message rather than on one")
  func round() throws {
    let control = try #require(Self.read(MESHControl.text(localID: "dis_a")))
    #expect(control.localID == "dis_a" && !control.isReport && control.status == .unsaid)
    #expect(control.messageID.isEmpty && control.event.isEmpty && control.code.isEmpty)
  }

  // MARK: Reading

  private static let report = """
    <?xml version="1.0" encoding="UTF-8"?>
    <DTSControl>
      <Version>1.0</Version><AddressType>DTS</AddressType>
      <MessageType>Report</MessageType>
      <From_DTS>X26ABC1</From_DTS><To_DTS>X26ABC2</To_DTS>
      <Subject>Mine &amp; yours</Subject><PartnerId/>
      <LocalId> dis_a </LocalId>
      <DTSId>20180808160418053343_B8CF9A</DTSId>
      <IsCompressed>N</IsCompressed>
      <SomethingNew>of next year's</SomethingNew>
      <StatusRecord>
        <DateTime>20180808170418</DateTime>
        <Event>SEND</Event>
        <Status>ERROR</Status>
        <StatusCode>14</StatusCode>
        <Description>Not collected — for 5 days</Description>
      </StatusRecord>
    </DTSControl>

    """

  @Test("A report says about which message, and what became of it")
  func read() throws {
    let control = try #require(Self.read(Self.report))
    #expect(control.isReport && control.localID == "dis_a" && control.status == .error)
    #expect(control.messageID == "20180808160418053343_B8CF9A")
    #expect(control.event == "SEND" && control.code == "14")
  }

  @Test(
    "Other spellings of the same are read",
    arguments: [
      ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""),
      ("encoding=\"UTF-8\"", "encoding='utf-8' standalone='yes'"),
      (" encoding=\"UTF-8\"", ""), ("<PartnerId/>", "<PartnerId></PartnerId>"),
      ("\n", "\r\n"), ("<?xml", "\u{FEFF}<?xml"),
      ("<PartnerId/>", "<PartnerId />"), ("<LocalId>", "<LocalId >"),
      ("</LocalId>", "</LocalId\n>"),
      ("</DTSControl>", "</DTSControl >"),
    ])
  func spellings(_ change: (String, String)) {
    let text = Self.report.replacing(change.0, with: change.1)
    #expect(text != Self.report)
    #expect(Self.read(text) == Self.read(Self.report))
  }

  @Test(
    "Whatever could make a reader do more than read is refused",
    arguments: [
      // Entities and document types.
      ("<DTSControl>", "<!DOCTYPE DTSControl><DTSControl>"),
      ("<DTSControl>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><DTSControl>"),
      ("dis_a", "&b;"), ("dis_a", "&#100;is_a"), ("dis_a", "&#x64;is_a"), ("Mine &amp;", "Mine &"),
      // Markup that a control file has no use for.
      ("<PartnerId/>", "<!-- a -->"), ("<PartnerId/>", "<![CDATA[a]]>"),
      ("<PartnerId/>", "<?php a ?>"), ("<PartnerId/>", "<PartnerId a=\"b\"/>"),
      ("<PartnerId/>", "<mesh:PartnerId/>"), ("<DTSControl>", "<DTSControl xmlns=\"a\">"),
      // Nesting and repetition.
      ("dis_a", "<LocalId>dis_a</LocalId>"), ("<PartnerId/>", "<PartnerId><A/></PartnerId>"),
      ("<PartnerId/>", "<LocalId>dis_b</LocalId>"), ("<PartnerId/>", "<StatusRecord/>"),
      ("<Event>", "<StatusRecord><Event>A</Event></StatusRecord><Event>"),
      ("<Event>", "<Status>SUCCESS</Status><Event>"),
      ("<DTSControl>", "<DTSControl><DTSControl>"),
      // What does not close, or is not one document.
      ("</DTSControl>", ""), ("</LocalId>", ""), ("</LocalId>", "</LocalID>"),
      ("</LocalId>", "</LocalId a>"), ("</LocalId>", "</ LocalId>"), ("<LocalId>", "< LocalId>"),
      ("<PartnerId/>", "<PartnerId/ >"),
      ("</DTSControl>", "</DTSControl>a"), ("</DTSControl>", "</DTSControl><DTSControl/>"),
      ("<DTSControl>", "a<DTSControl>"), ("<PartnerId/>", "a"), ("<PartnerId/>", "</>"),
      ("DTSControl>", "Control>"),
      // Other encodings.
      ("UTF-8", "UTF-16"), ("UTF-8", "ISO-8859-1"), ("UTF-8", "UTF-7"),
      ("version=\"1.0\"", "version=\"1.1\""), ("dis_a", "dis\u{0}a"), ("dis_a", "dis\u{1B}a"),
    ])
  func hostile(_ change: (String, String)) {
    let text = Self.report.replacing(change.0, with: change.1)
    #expect(text != Self.report)
    #expect(Self.read(text) == nil)
  }

  @Test("Bytes that are no UTF-8 are refused, and so is more than 64 KiB or 200 elements")
  func bounds() {
    #expect(MESHControl([]) == nil)
    #expect(
      MESHControl(Array(Self.report.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == nil)
    let broken = Self.report.utf8.map { $0 == UInt8(ascii: "&") ? 0xFF : $0 }
    #expect(MESHControl(broken) == nil)
    let room = MESHControl.bytesMax - Self.report.utf8.count
    let long = Self.report + String(repeating: " ", count: room)
    #expect(Self.read(long) != nil && Self.read(long + " ") == nil)
    func many(_ count: Int) -> String {
      "<DTSControl>" + (0..<count).map { "<A\($0)/>" }.joined() + "</DTSControl>"
    }
    #expect(Self.read(many(200)) != nil && Self.read(many(201)) == nil)
    // Deep, and without end: it comes back at once.
    #expect(Self.read("<DTSControl>" + String(repeating: "<A>", count: 20_000)) == nil)
    #expect(Self.read("<DTSControl><LocalId>" + String(repeating: "&amp;", count: 10_000)) == nil)
  }

  @Test(
    "An id that could be anything else than a name counts as none",
    arguments: ["../OUT", "a b", "a\"b", "ä", String(repeating: "a", count: 101)])
  func words(word: String) throws {
    let control = try #require(Self.read(Self.report.replacing("dis_a", with: word)))
    #expect(control.localID.isEmpty && control.isReport)
  }
}
