import ArgumentParser
import Foundation
import Logging
import RPCServer

/// `rpc-server plugin`: for whoever writes a plugin that is a program of its own.
struct PluginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Write a plugin that is a program of its own, and check it.",
    subcommands: [NewPlugin.self, CheckPlugin.self])
}

/// `plugin new`: a plugin in Swift that builds and passes the check, to be changed.
struct NewPlugin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a plugin in Swift that builds, into a folder of its name.",
    discussion: "docs/WRITING_A_PLUGIN.md goes on from there.")

  @Argument(help: "What it is called: 2 to 40 small letters, digits or \"-\".")
  var name: String

  func run() throws {
    let folder = FileManager.default.currentDirectoryPath + "/" + name
    // Also refuses what is no name, before anything is written.
    let program = try PluginProgram(
      name: name, path: "\(folder)/.build/debug/\(name)", origin: "plugin new")
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw Failure("There is a \(name) here already.")
    }
    let files = [
      ("Package.swift", PackageResources.Package_swift_txt),
      ("Sources/main.swift", PackageResources.main_swift_txt),
      ("Sources/Contract.swift", PackageResources.Contract_swift_txt),
      ("Sources/Line.swift", PackageResources.Line_swift_txt),
      (
        "plugins.d/\(name).yaml",
        Array("name: \(name)\nprogram: \(program.path)\n".utf8)
      ),
    ]
    let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
    for part in ["", "/Sources", "/plugins.d"] {
      try FileManager.default.createDirectory(
        atPath: folder + part, withIntermediateDirectories: false, attributes: mode)
    }
    for (path, content) in files {
      let text = String(decoding: content, as: UTF8.self).replacing("{{name}}", with: name)
      try text.write(toFile: "\(folder)/\(path)", atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: "\(folder)/\(path)")
    }
    print("Wrote \(name): change Sources/main.swift, build it, and run rpc-server plugin check.")
  }
}

/// `plugin check`: holds programs to the contract.
struct CheckPlugin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Start a plugin as the server would, and hold it to the contract.",
    discussion: """
      With made-up shares that are in no record. Ends with 0 where nothing is wrong. What the program says on its \
      standard error is shown.
      """)

  @Argument(help: "Its YAML file, or a directory of them.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "What the made-up share answers, where the partner's own rules ask for more. May be repeated.",
      valueName: "code=answer"))
  var answer: [String] = []

  func run() async throws {
    var answers: [String: String] = [:]
    for text in answer {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("--answer must be CODE=ANSWER.") }
      answers[parts[0]] = parts[1]
    }
    var isDirectory: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: file, isDirectory: &isDirectory)
    guard isThere else { throw Failure("There is no \(file).") }
    let programs =
      isDirectory.boolValue
      ? try PluginProgram.all(in: file, for: "plugin check") : [try PluginProgram(file: file)]
    var isRight = true
    for var program in programs {
      program.sharesErrors = true
      let findings = try await PluginCheck.findings(
        on: program, answers: answers, clock: .system,
        logger: Logger(label: "pastoral") { _ in SwiftLogNoOpLogHandler() })
      print(program.name)
      for finding in findings {
        print("  \(finding.problem == nil ? "ok  " : "FAIL") \(finding.title)", terminator: "")
        print(finding.problem.map { ": \($0)." } ?? "")
      }
      isRight = isRight && findings.allSatisfy { $0.problem == nil }
    }
    if !isRight { throw ExitCode.failure }
  }
}
