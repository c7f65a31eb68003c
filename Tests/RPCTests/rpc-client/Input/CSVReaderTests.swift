import Testing

@testable import rpc_client

@Suite("Reading CSV")
struct CSVReaderTests {
  @Test(
    "Rows and fields",
    arguments: [
      ("", []),
      ("\n\r\n", []),
      ("a", [["a"]]),
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\n\r\nc,d", [["a", "b"], ["c", "d"]]),
      ("\u{feff}a,b\n", [["a", "b"]]),
      (",\n", [["", ""]]),
      ("a,", [["a", ""]]),
      ("\"\"\n", []),
      ("\"a,b\",c\n", [["a,b", "c"]]),
      ("\"a\"\"b\"\n", [["a\"b"]]),
      ("\"a\nb\",c\n", [["a\nb", "c"]]),
      ("\"a\r\nb\"\r\n", [["a\r\nb"]]),
      ("\"\",\"\"\n", [["", ""]]),
      ("Zoë,李,👩🏽‍🎓\n", [["Zoë", "李", "👩🏽‍🎓"]]),
      (" a , b \n", [[" a ", " b "]]),
    ] as [(String, [[String]])])
  func rows(text: String, fields: [[String]]) throws {
    #expect(try CSVReader.rows(of: Array(text.utf8)).map(\.fields) == fields)
  }

  @Test("Rows know the line they begin on, across quoted line ends and empty lines")
  func lines() throws {
    let text = "h\n\"a\nb\"\n\nc\r\nd"
    #expect(try CSVReader.rows(of: Array(text.utf8)).map(\.line) == [1, 2, 5, 6])
  }

  @Test(
    "What is no CSV is told with its line",
    arguments: [
      ("a\nb\"c\n", 2, "has a quote inside a field without quotes around it"),
      ("a\n\"b\"c\n", 2, "has text after a closing quote"),
      ("a\n\"b\n\nc", 2, "has a quote that is never closed"),
      ("a\rb\n", 1, "has a carriage return inside a field"),
      ("a\n\0\n", 2, "holds a NUL character"),
    ])
  func problems(text: String, line: Int, problem: String) {
    #expect(throws: CSVReader.Problem(line: line, text: problem)) {
      try CSVReader.rows(of: Array(text.utf8))
    }
  }

  @Test("Bytes that are not UTF-8 are refused", arguments: [[0xff], [0xc0, 0x80], [0xe9]])
  func notUTF8(bytes: [UInt8]) {
    #expect(throws: CSVReader.Problem(line: 2, text: "is not UTF-8")) {
      try CSVReader.rows(of: Array("a\n".utf8) + bytes)
    }
  }

  @Test("What is written as CSV is read back", arguments: ["a", "", "a,b", "\"", "a\nb", "a\r\nb"])
  func written(field: String) throws {
    let row = "x," + CSVText.field(field)
    #expect(try CSVReader.rows(of: Array(row.utf8)).first?.fields == ["x", field])
  }
}
