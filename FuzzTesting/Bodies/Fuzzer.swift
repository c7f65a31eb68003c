/// One thing to try with any bytes: it returns, or stops the process where something is wrong.
///
/// `scripts/fuzz` hands it what libFuzzer makes up, the tests what is kept in `FuzzTesting/Corpus`
/// and `FuzzTesting/Regressions` under its name.
public struct Fuzzer: Sendable {
  /// As in `scripts/fuzz NAME`, and the name of its folders.
  public let name: String
  public let run: @Sendable ([UInt8]) -> Void

  /// All of them.
  public static let all = [
    Fuzzer(name: "frames", run: fuzzFrames),
    Fuzzer(name: "request-envelope", run: fuzzRequestEnvelope),
    Fuzzer(name: "response-envelope", run: fuzzResponseEnvelope),
    Fuzzer(name: "metadata", run: fuzzMetadata),
    Fuzzer(name: "streams", run: fuzzStreams),
    Fuzzer(name: "messages", run: fuzzMessages),
    Fuzzer(name: "tokens", run: fuzzTokens),
    Fuzzer(name: "identifiers", run: fuzzIdentifiers),
    Fuzzer(name: "leaves", run: fuzzLeaves),
    Fuzzer(name: "notes", run: fuzzNotes),
  ]

  public static func named(_ name: String) -> Fuzzer? { all.first { $0.name == name } }
}

/// The bytes of one input, taken from the front.
struct Input {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  /// The next byte; 0 where there is none.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// As many of the next bytes as there are.
  mutating func bytes(_ count: Int) -> [UInt8] {
    let taken = rest.prefix(count)
    rest = rest.dropFirst(taken.count)
    return Array(taken)
  }

  /// All that is left.
  mutating func remainder() -> [UInt8] { bytes(rest.count) }
}

/// Stops the process, in every build, unless the condition holds.
func require(
  _ condition: Bool, _ message: @autoclosure () -> String, file: StaticString = #file,
  line: UInt = #line
) {
  precondition(condition, message(), file: file, line: line)
}
