internal import Foundation
internal import FuzzBodies
internal import Testing

/// What the fuzzers found worth keeping, without libFuzzer: `FuzzTesting/Corpus` reaches what they
/// reached, `FuzzTesting/Regressions` holds what once went wrong. An input that goes wrong again
/// stops the process, as it would stop the server.
@Suite("What the fuzzers kept")
struct ReplayTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent()  // Fuzz
    .deletingLastPathComponent()  // WireFormatTests
    .deletingLastPathComponent()  // Tests
    .deletingLastPathComponent()
    .appending(path: "FuzzTesting")

  private static func inputs(_ kind: String, of fuzzer: String) throws -> [[UInt8]] {
    let folder = folder.appending(path: "\(kind)/\(fuzzer)")
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test("goes well again", arguments: Fuzzer.all.map(\.name))
  func replay(name: String) throws {
    let fuzzer = try #require(Fuzzer.named(name))
    let corpus = try Self.inputs("Corpus", of: name)
    #expect(!corpus.isEmpty, "\(name) has no corpus.")
    for input in corpus + (try Self.inputs("Regressions", of: name)) { fuzzer.run(input) }
    fuzzer.run([])
  }

  @Test("belongs to a fuzzer that there is", arguments: ["Corpus", "Regressions"])
  func folders(kind: String) throws {
    let folder = Self.folder.appending(path: kind)
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names).isSubset(of: Set(Fuzzer.all.map(\.name))))
  }
}
