internal import Testing

@Suite("Every Swift file of ours")
struct StyleTests {
  let sources: [SourceFile]
  let tests: [SourceFile]

  init() throws {
    sources = try swiftFiles(under: "Sources").filter { !$0.isGenerated }
    tests = try swiftFiles(under: "Tests")
  }

  @Test("says why where it steps outside what the compiler proves")
  func dangerIsExplained() {
    for file in sources {
      for number in file.lines.indices where isDangerous(file.lines[number]) {
        let nearby = file.lines[max(0, number - 3)...number]
        #expect(
          nearby.contains { $0.contains("//") },
          "\(file.path):\(number + 1) needs a comment that says why it holds.")
      }
    }
  }

  @Test("is short enough to be about one subject")
  func filesAreShort() {
    for file in sources + tests {
      #expect(file.lines.count <= 600, "\(file.path) has \(file.lines.count) lines.")
    }
  }

  @Test("is named after its subject")
  func namesSaySomething() {
    for file in sources + tests {
      #expect(
        !file.path.contains(/Util|Helper|Manager|Misc|Common\.swift/),
        "\(file.path) could hold anything.")
    }
  }

  @Test(
    "is danger where the compiler's proof ends, and not elsewhere",
    arguments: [
      ("extension Queue: @unchecked Sendable {}", true),
      ("nonisolated(unsafe) var count = 0", true),
      ("return unsafe pointer.pointee", true),
      ("let value = try! parse(text)", true),
      ("let first = list.first!", true),
      ("let port = address.port!.description", true),
      ("let name = row[0]! as String", true),
      ("guard first != second else { return }", false),
      ("return !isEmpty", false),
      ("let text = \"Hello!\"", false),
      ("/// Nothing unsafe here.", false),
      ("buffer.withUnsafeReadableBytes { $0.count }", false),
    ])
  func danger(line: String, expected: Bool) {
    #expect(isDangerous(line) == expected)
  }
}

/// Whether a line of code asks to be believed: `unsafe`, `@unchecked`, `try!` or a forced unwrap.
func isDangerous(_ line: String) -> Bool {
  // Most lines have nothing of the kind, and a closer look at all of them would take a core for many seconds.
  guard
    line.utf8.contains(UInt8(ascii: "!")) || line.contains("unsafe") || line.contains("@unchecked")
  else { return false }
  let code = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"").replacing(/\/\/.*$/, with: "")
  return code.contains(/\bunsafe\b|@unchecked|\btry!|\bas!|[\w)\]}>]!(?!=)/)
}
