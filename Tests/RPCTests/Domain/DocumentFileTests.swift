import Testing

@testable import Domain

@Suite("What a file must be")
struct DocumentFileTests {
  private func wrong(
    name: String = "order.pdf", length: Int64 = 1, digest: Int = 32
  ) -> [String] {
    var violations: [FieldViolation] = []
    let proposal = FileProposal(
      name: name, length: length, sha256: [UInt8](repeating: 1, count: digest))
    let file = proposal.checked("head", &violations)
    #expect((file == nil) == !violations.isEmpty)
    return violations.map(\.field)
  }

  @Test("Its length has a limit, below, at and above")
  func length() {
    for length in [1, FileProposal.lengthMax - 1, FileProposal.lengthMax] {
      #expect(wrong(length: length) == [])
    }
    for length in [Int64.min, -1, 0, FileProposal.lengthMax + 1, .max] {
      #expect(wrong(length: length) == ["head.length"])
    }
  }

  @Test(
    "Its name is a file's, without a folder, as long as it may be, with an ending that is taken")
  func name() {
    for count in [FileProposal.nameLengthMax - 1, FileProposal.nameLengthMax] {
      #expect(wrong(name: String(repeating: "n", count: count - 4) + ".pdf") == [])
    }
    #expect(wrong(name: "Order of 3 November, signed.PDF") == [])
    #expect(wrong(name: "Gerichtsbeschluß.docx") == [])
    for name in [
      "", " ", "order", "order.", "order.exe", "order.pdf.exe", "/order.pdf", "a/order.pdf",
      "..\\order.pdf", "../order.pdf", ".order.pdf", "or\u{0}der.pdf", "or\nder.pdf",
      "order\u{202e}fdp.pdf", "\u{1b}[2Jorder.pdf",
      String(repeating: "n", count: FileProposal.nameLengthMax - 3) + ".pdf",
    ] {
      #expect(wrong(name: name) == ["head.name"], "\(name.debugDescription)")
    }
  }

  @Test("Its digest has 32 bytes, and all that is wrong is told at once")
  func digest() {
    for count in [0, 31, 33] { #expect(wrong(digest: count) == ["head.sha256"]) }
    #expect(
      wrong(name: "", length: 0, digest: 0) == ["head.name", "head.length", "head.sha256"])
  }

  @Test("Its type is what its name says", arguments: DocumentType.allCases)
  func type(type: DocumentType) {
    for ending in type.endings {
      var violations: [FieldViolation] = []
      let file = FileProposal(
        name: "a.\(ending)", length: 1, sha256: [UInt8](repeating: 1, count: 32)
      ).checked("head", &violations)
      #expect(file?.type == type)
    }
  }
}
