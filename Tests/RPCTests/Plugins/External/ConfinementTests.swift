import Domain
import Foundation
import PluginAPI
@testable import RPCServer
import TestPeer
import Testing

@Suite("What a plugin's program gets", .timeLimit(.minutes(5)))
struct ConfinementTests {
  @Test("is its line to the server, and nothing else")
  func nothing() async throws {
    let facts = try await facts { _ in }
    #expect(facts.descriptors == [0, 1, 2, 3] && facts.environment == ["LANG": "C.UTF-8"])
    #expect(facts.here.isEmpty && facts.writesHere == "ENOENT")
    #expect(facts.writesElsewhere != "yes")
    #expect(facts.session && facts.privileges == ["1"] && facts.core == 0)
    #expect(facts.memory == 1 << 30 && facts.gigabytes == "MemoryError")
    // It reaches nobody, and sees no process but its own.
    #expect(facts.connects == "ENETUNREACH" && facts.process == 1)
  }

  @Test("is the network too where the system does not allow taking it away, and that is said")
  func open() async throws {
    let facts = try await facts { $0.wantsNamespaces = false }
    #expect(facts.connects == "yes" && facts.process > 1)
    #expect(facts.descriptors == [0, 1, 2, 3] && facts.environment == ["LANG": "C.UTF-8"])
    #expect(facts.privileges == ["1"] && facts.gigabytes == "MemoryError")
  }

  @Test("is refused where it is missing, no program, or others could have put it there")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-plugin-\(UUID().uuidString)").path
    let path = folder + "/plugin"
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    defer { try? files.removeItem(atPath: folder) }
    func problem() -> String? {
      do {
        try PluginProgram(name: "plugin", path: path, origin: "a.yaml").check()
        return nil
      } catch {
        return error.description
      }
    }
    func setModes(_ folderMode: Int, _ mode: Int) throws {
      try files.setAttributes([.posixPermissions: folderMode], ofItemAtPath: folder)
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    #expect(problem() == "a.yaml: program \(path) is missing, or is not what it should be.")
    try "#!/bin/sh\n".write(toFile: path, atomically: true, encoding: .utf8)
    try setModes(0o755, 0o755)
    #expect(problem() == nil)
    for mode in [0o775, 0o757, 0o777] {
      try setModes(0o755, mode)
      #expect(
        problem()
          == "a.yaml: program \(path) can be written by others than root and this server's user.")
      try setModes(mode, 0o755)
      #expect(
        problem()
          == "a.yaml: program's folder \(folder) can be written by others than root and this server's user."
      )
    }
    try setModes(0o755, 0o644)
    #expect(problem() == "a.yaml: program \(path) cannot be executed.")
    for wrong in ["plugin", ""] {
      #expect(throws: PluginFault("a.yaml", "program must be an absolute path")) {
        try PluginProgram(name: "plugin", path: wrong, origin: "a.yaml")
      }
    }
    #expect(throws: PluginFault.self) {
      try PluginProgram(name: "Two words", path: path, origin: "a.yaml")
    }
  }

  /// What a program finds around itself.
  private struct Facts: Decodable {
    let descriptors: [Int]
    let environment: [String: String]
    let here: [String]
    let writesHere: String
    let writesElsewhere: String
    let connects: String
    let process: Int
    let session: Bool
    let memory: Int
    let core: Int
    let gigabytes: String
    let privileges: [String]
  }

  private func facts(_ change: (inout PluginProgram) -> Void) async throws -> Facts {
    // Something listens, so that whoever can reach it does.
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        #expect(bind(listener, address, length) == 0 && listen(listener, 8) == 0)
        #expect(getsockname(listener, address, &length) == 0)
      }
    }
    let port = UInt16(bigEndian: address.sin_port)
    var program = try PluginProgram.scripted([
      ScriptedPlugin.manifest(), "Render=facts:\(port)",
    ])
    change(&program)
    var found: Facts?
    let wantsNamespaces = program.wantsNamespaces
    try await PluginRun.with(program) { run in
      #expect(
        run.plugin.standing.network == (wantsNamespaces ? PluginStanding.Network.none : .open))
      let answer = try await run.supervisor.ask("Render", [])
      let rendered = try PluginWords.rendering(answer, of: .empty)
      guard case .rendered(let share) = rendered else { return }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      found = try decoder.decode(Facts.self, from: Data(share.bytes))
    }
    return try #require(found)
  }
}
