import ArgumentParser
import Foundation
import Testing

@testable import rpc_client

/// The help of every command stands in a file under Snapshots, so that a change of it is seen.
/// `PASTORAL_WRITE_SNAPSHOTS=1 swift test --filter HelpTests` writes them anew.
@Suite("Help")
struct HelpTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  struct Command: CustomTestStringConvertible, Sendable {
    let path: [String]
    let type: any ParsableCommand.Type

    var testDescription: String { path.joined(separator: " ") }
  }

  private static func commands(
    _ type: any ParsableCommand.Type, under path: [String] = []
  ) -> [Command] {
    let path = path + [type._commandName]
    return [Command(path: path, type: type)]
      + type.configuration.subcommands.flatMap { commands($0, under: path) }
  }

  static let all = commands(RPCClientCommand.self)

  @Test("Each command's help is the one that was agreed", arguments: all)
  func snapshot(_ command: Command) throws {
    let help = RPCClientCommand.helpMessage(for: command.type, columns: 100) + "\n"
    let file = Self.folder.appending(path: command.path.joined(separator: "_") + ".txt")
    if ProcessInfo.processInfo.environment["PASTORAL_WRITE_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(help.utf8).write(to: file)
    }
    let agreed = try String(contentsOf: file, encoding: .utf8)
    #expect(help == agreed)
  }

  @Test("No file is left of a command that is gone")
  func noOrphans() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files) == Set(Self.all.map { $0.path.joined(separator: "_") + ".txt" }))
  }

  @Test("The server can be named on every command that asks one, and a token on none")
  func connectionOptions() throws {
    for command in Self.all where command.type.configuration.subcommands.isEmpty {
      // bench loads this machine only, and takes the address alone.
      if command.path.last == "bench" { continue }
      let help = RPCClientCommand.helpMessage(for: command.type, columns: 100)
      let asks =
        command.path.last != "describe" && command.path.suffix(2) != ["requests", "template"]
      for option in ["--profile", "--endpoint", "--ca", "--token-file", "--timeout"] {
        #expect(help.contains(option) == asks, "\(command.testDescription) \(option)")
      }
      #expect(!help.contains("--token "))
    }
  }
}
