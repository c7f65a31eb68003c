import Promises
import Testing

@testable import Domain

@Suite("What says whom a text is about", .tags(.w17))
struct IdentifierScanTests {
  private static let scan = IdentifierScan(
    names: [
      .init("Zoë Li O'Brien", .student), .init("Priya Shah", .staff),
      .init("The practice in Mount Pleasant", .thirdParty),
    ], codes: ["S0017/b"])

  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    /// What is found, and each time the piece of the text.
    let sure: [String]
    let possible: [String]

    init(_ text: String, sure: [String] = [], possible: [String] = []) {
      self.text = text
      self.sure = sure
      self.possible = possible
    }

    var testDescription: String { text }
  }

  static let examples = [
    Example("Sleeps badly since the summer, and fears the exams."),
    // Names: whole, turned around, in parts, joined, without accents, and hidden between invisible characters.
    Example("I saw Zoë Li O'Brien twice.", sure: ["Zoë Li O'Brien"]),
    Example("I saw ZOE LI O'BRIEN twice.", sure: ["ZOE LI O'BRIEN"]),
    Example("It was Brien, Zoë Li O' who", sure: ["Brien, Zoë Li O"]),
    Example("So zoeliobrien wrote", sure: ["zoeliobrien"]),
    Example("And then Zoë's mother", sure: ["Zoë"]),
    Example("And then Zo\u{200B}e\u{308} left", sure: ["Zo\u{200B}e"]),
    // At the beginning of a sentence, or in small letters, a name may be a word.
    Example("Zoë said so.", possible: ["Zoë"]),
    Example("all that zoe said", possible: ["zoe"]),
    Example("the lion and li", possible: []),
    Example("as Priya and Shah noted", sure: ["Priya", "Shah"]),
    Example("told by the practice", possible: ["practice"]),
    Example("in Mount Pleasant", sure: ["Mount", "Pleasant"]),
    Example("to Dr Okafor and mr nobody", possible: ["Dr Okafor"]),
    // Codes and addresses.
    Example("card s0017/B lost", sure: ["s0017/B"]),
    Example("S0017/bc is another"),
    Example("see stu_aaaaaaaaaaaaaaaaaaaaaaaaaa", sure: ["stu_aaaaaaaaaaaaaaaaaaaaaaaaaa"]),
    Example("write to x.y+z@lboro.ac.uk.", sure: ["x.y+z@lboro.ac.uk"]),
    Example("posts as @nightowl", possible: ["@nightowl"]),
    // Numbers.
    Example("ring 07700 900123 at night", sure: ["07700 900123"]),
    Example("ring +44 (0)7700-900123", sure: ["+44 (0)7700-900123"]),
    Example("NHS 943 476 5919", sure: ["943 476 5919"]),
    // The check digit is wrong; it may be a number that says something all the same.
    Example("number 943 476 5918", possible: ["943 476 5918"]),
    Example("account 1234567", possible: ["1234567"]),
    Example("in 2025 and 12 sessions"),
    // Places and days.
    Example("lives at LE11 3TU now", sure: ["LE11 3TU"]),
    Example("lives at sw1a1aa now", sure: ["sw1a1aa"]),
    Example("born 12/03/2004 in", possible: ["12/03/2004"]),
    Example("born 2004-03-12 in", possible: ["2004-03-12"]),
    Example("born on 12th of March 2004", possible: ["12th of March"]),
    Example("on March 12", possible: ["March 12"]),
  ]

  @Test("is found where it is spelt", arguments: examples)
  func found(example: Example) {
    let findings = Self.scan.findings(in: example.text)
    func pieces(_ isSure: Bool) -> [String] {
      findings.filter { $0.isSure == isSure }.map { span in
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: Array(example.text.unicodeScalars)[span.range])
        return String(piece)
      }
    }
    #expect(pieces(true) == example.sure)
    #expect(pieces(false) == example.possible)
  }

  @Test("is said to be what it is")
  func kinds() {
    let text = "to Zoë, Priya, S0017/b, a@b.uk, 07700900123, 9434765919, LE11 3TU on 12/03/2004"
    #expect(
      Self.scan.findings(in: text).map(\.kind) == [
        .student, .staff, .campusID, .email, .phone, .nhsNumber, .postcode, .date,
      ])
  }

  @Test("An NHS number is one whose last digit checks the others")
  func checkDigit() {
    func digits(_ text: String) -> [Int] { text.compactMap(\.wholeNumberValue) }
    #expect(IdentifierScan.isNHSNumber(digits("9434765919")))
    #expect(IdentifierScan.isNHSNumber(digits("4010232137")))
    for wrong in ["9434765918", "4010232138", "0000000000", "943476591"] {
      #expect(!IdentifierScan.isNHSNumber(digits(wrong)))
    }
  }

  @Test(
    "Nothing to look for finds nothing, in texts of every shape",
    arguments: ["", " ", "@", "_", "+", "(", "\u{308}", "1"])
  func nothing(text: String) {
    #expect(IdentifierScan(names: [.init("", .student)], codes: [""]).findings(in: text) == [])
  }
}
