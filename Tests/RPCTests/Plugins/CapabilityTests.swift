import Foundation
import Testing

/// What a plugin cannot write down: each fixture is compiled as a plugin would be, and names on its first line the
/// error that it must end in. `SendsOnce` compiles, so that the others do not fail for another reason.
@Suite("A plugin cannot send without a receipt, nor twice")
struct CapabilityTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  // The folder stands beside this file: without it there is nothing to test.
  static let fixtures = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".swift.txt") }.sorted()

  @Test("Each fixture ends as it says", arguments: fixtures)
  func compiles(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let expected = try #require(
      text.split(separator: "\n").first?.wholeMatch(of: /\/\/ expected: (.+)/)?.1)
    let work = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-fixture-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let source = work.appending(path: "Fixture.swift")
    try text.write(to: source, atomically: true, encoding: .utf8)
    let output = try compile(source)
    if expected == "none" {
      #expect(output.isEmpty)
    } else {
      #expect(output.contains(String(expected)), "\(output)")
    }
  }

  @Test("There are fixtures, and one of them compiles")
  func some() throws {
    #expect(Self.fixtures.count >= 8 && Self.fixtures.contains("SendsOnce.swift.txt"))
  }

  /// What the compiler says. `-typecheck` would miss what is moved twice.
  private func compile(_ source: URL) throws -> String {
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/env")
    // The modules stand beside the test program.
    let modules = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "Modules")
    program.arguments = [
      "swiftc", "-emit-sil", "-o", "/dev/null", "-parse-as-library", "-swift-version", "6",
      "-warnings-as-errors", "-strict-memory-safety", "-module-name", "Fixture", "-I", modules.path,
      source.path,
    ]
    let pipe = Pipe()
    program.standardError = pipe
    program.standardOutput = FileHandle.nullDevice
    try program.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
