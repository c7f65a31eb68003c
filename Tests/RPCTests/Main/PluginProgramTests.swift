import Foundation
import Messages
import TestPeer
import Testing

@Suite("rpc-server serve --plugins", .timeLimit(.minutes(5)))
struct PluginProgramTests {
  @Test(
    "starts with the programs of a folder, says whether each runs and reaches nothing, and ends them"
  )
  func serves() async throws {
    let program = try await ServerProgram.initialised()
    let folder = try program.plugins([
      "housing.yaml": "name: housing-support\nprogram: \(Program.built("housing-support"))\n",
      "down.yaml": "name: down\nprogram: \(program.folder)/plugins.d/down\n",
      "down": "no program\n", "notes.txt": "not looked at",
    ])
    try program.setMode(0o755, of: folder + "/down")
    let serving = try await program.serve("--plugins", folder)
    let running = try #require(await serving.program.errorLine(with: "\"plugin runs\""))
    #expect(running.contains("plugin=housing-support") && running.contains("network=none"))
    let down = try #require(await serving.program.errorLine(with: "\"plugin is down\""))
    #expect(down.contains("plugin=down") && down.contains("Exec format error"))
    let child = try #require(Self.children(of: serving.program.processID).first)
    #expect(await serving.stop().exitCode == 0)
    #expect(kill(child, 0) == -1 && errno == ESRCH)
  }

  @Test("leaves no program behind where it is killed")
  func killed() async throws {
    let program = try await ServerProgram.initialised()
    let folder = try program.plugins([
      "housing.yaml": "name: housing-support\nprogram: \(Program.built("housing-support"))\n"
    ])
    let serving = try await program.serve("--plugins", folder)
    let child = try #require(Self.children(of: serving.program.processID).first)
    serving.program.send(SIGKILL)
    _ = await serving.program.end()
    // It is killed with its parent, and whoever inherited it has it gone soon after. The suite's limit ends it
    // where it lives on.
    while Self.isAlive(child) { await Task.yield() }
  }

  @Test(
    "is refused where a file is wrong, with a sentence that names file and field",
    arguments: [
      ("program: /bin/true\n", "name must be given"),
      ("name: a b\nprogram: /bin/true\n", "name must have 2 to 40 small letters, digits or \"-\""),
      ("name: housing\n", "program must be given"),
      ("name: housing\nprogram: true\n", "program must be an absolute path"),
      (
        "name: housing\nprogram: /nowhere/plugin\n",
        "program's folder /nowhere is missing, or is not what it should be"
      ),
      ("name: housing\nprogram: /bin/true\narguments: a\n", "arguments must be a list of words"),
      (
        "name: housing\nprogram: /bin/true\nmemory: 1\n",
        "it must hold name, program and arguments, and nothing else"
      ),
      ("- name\n", "it must be YAML with name and program"),
      ("name: [\n", "it must be YAML with name and program"),
      ("", "it must be YAML with name and program"),
    ])
  func wrongFile(text: String, problem: String) async throws {
    let program = try await ServerProgram.initialised()
    let folder = try program.plugins(["a.yaml": text])
    let sentence = try await program.failure("serve", "--data", program.data, "--plugins", folder)
    #expect(sentence == "\(folder)/a.yaml: \(problem).")
  }

  @Test("is refused where two files name one plugin, or others can write file or folder")
  func unsafeFiles() async throws {
    let program = try await ServerProgram.initialised()
    let text = "name: housing-support\nprogram: \(Program.built("housing-support"))\n"
    let folder = try program.plugins(["a.yaml": text, "b.yaml": text])
    func refused() async throws -> String {
      try await program.failure(
        "serve", "--data", program.data, "--listen", "127.0.0.1:0", "--plugins", folder)
    }
    #expect(
      try await refused()
        == "\(folder)/b.yaml: name must not be housing-support, as in \(folder)/a.yaml.")
    try FileManager.default.removeItem(atPath: folder + "/b.yaml")
    try program.setMode(0o664, of: folder + "/a.yaml")
    #expect(
      try await refused()
        == "\(folder)/a.yaml: the file \(folder)/a.yaml can be written by others than root and this server's user."
    )
    try program.setMode(0o644, of: folder + "/a.yaml")
    try program.setMode(0o777, of: folder)
    #expect(
      try await refused()
        == "--plugins: plugins \(folder) can be written by others than root and this server's user."
    )
    let other = "name: housing\nprogram: \(Program.built("housing-support"))\n"
    try program.setMode(0o755, of: folder)
    _ = try program.write(other, to: "plugins.d/a.yaml")
    try program.setMode(0o644, of: folder + "/a.yaml")
    #expect(
      try await refused()
        == "\(folder)/a.yaml: its manifest's name must be housing, as in this file.")
  }

  /// Whether a process runs; one that has ended and that nobody has waited for yet does not.
  private static func isAlive(_ process: Int32) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }

  private static func children(of process: Int32) -> [Int32] {
    let tasks =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return tasks.flatMap { task in
      let text = try? String(
        contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").compactMap { Int32($0) }
    }
  }
}

extension ServerProgram {
  /// Writes a folder of plugins and gives its path.
  fileprivate func plugins(_ files: [String: String]) throws -> String {
    let path = folder + "/plugins.d"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    for (name, text) in files {
      try setMode(0o644, of: write(text, to: "plugins.d/\(name)"))
    }
    return path
  }
}
