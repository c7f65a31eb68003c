import Foundation
import TestPeer
import Testing

@Suite("docs/WRITING_A_PLUGIN.md", .timeLimit(.minutes(10)))
struct WritingAPluginTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("leads from an empty folder to a plugin that keeps the contract, command by command")
  func guide() async throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/WRITING_A_PLUGIN.md"), encoding: .utf8)
    let blocks = page.matches(of: /```sh\n([\s\S]*?)```/).map { String($0.1) }
    #expect(blocks.count == 3)
    let program = try ServerProgram()
    try program.setMode(0o755, of: program.folder)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let server = URL(filePath: ServerProgram.path).deletingLastPathComponent().path
    let environment = [
      "PATH": "\(server):\(path)", "PASTORAL": Self.root.path, "HERE": program.folder,
    ]
    var checked = ""
    for block in blocks {
      // Each begins where the reader does, and whatever fails ends it.
      let outcome = try await Program.run(
        "bash", ["-euc", "umask 022\ncd \"$HERE\"\n\(block)"], environment: environment)
      #expect(outcome.exitCode == 0, "\(block)\(outcome.output)\(outcome.error)")
      checked += outcome.output
    }
    // What the page shows of a check is what it says.
    let shown = try #require(page.firstMatch(of: /```\n(hello\n[\s\S]*?)```/)?.1)
    #expect(checked.contains(shown.split(separator: "\n").dropFirst(3).joined(separator: "\n")))
    #expect(checked.contains("housing-support\n") && !checked.contains("FAIL"))

    // The tests are there, and are not built again for this.
    let test = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let contract = try await Program.run(
      test, ["--testing-library", "swift-testing", "--filter", "PartnerContractTests"],
      environment: [
        "PASTORAL_PLUGIN": "hello:\(program.folder)/hello/.build/debug/hello"
      ])
    let said = contract.output + contract.error
    #expect(contract.exitCode == 0, "\(said.suffix(4_000))")
    #expect(said.contains("hello"))
  }

  @Test("A plugin is written once, and under a name that it can have")
  func refused() async throws {
    let program = try ServerProgram()
    func failure(_ arguments: String) async throws -> String {
      let outcome = try await Program.run(
        "bash", ["-c", "cd '\(program.folder)' && '\(ServerProgram.path)' plugin \(arguments)"])
      #expect(outcome.exitCode == 1)
      return outcome.error + outcome.output
    }
    #expect(try await failure("new 'Two words'").contains("name must have 2 to 40 small letters"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder).isEmpty)
    _ = try await Program.run(
      "bash", ["-c", "cd '\(program.folder)' && '\(ServerProgram.path)' plugin new hello"])
    #expect(try await failure("new hello").contains("There is a hello here already."))
    #expect(try await failure("check nowhere.yaml").contains("There is no nowhere.yaml."))
  }

  @Test(
    "The check says what is wrong, and ends so",
    arguments: [
      ("Render=answer:\(ScriptedPlugin.rendering("always the same"))", "FAIL What was selected"),
      ("Render=status", "FAIL A share that answers its questions is rendered: it did not answer"),
      (
        "Render=answer:\(ScriptedPlugin.rendering("2222"))",
        "FAIL Nothing of one share is in another"
      ),
    ])
  func findings(action: String, finding: String) async throws {
    let program = try ServerProgram()
    let words = ScriptedPlugin.arguments([ScriptedPlugin.manifest(), ScriptedPlugin.valid, action])
    let file = try program.write(
      "name: scripted\nprogram: \(ScriptedPlugin.program)\narguments: \(words)\n", to: "a.yaml")
    try program.setMode(0o644, of: file)
    let outcome = try await program.run("plugin", "check", file)
    #expect(outcome.exitCode == 1 && outcome.output.contains(finding), "\(outcome.output)")
  }
}
