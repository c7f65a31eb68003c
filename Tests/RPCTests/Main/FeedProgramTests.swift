import Foundation
import Messages
import TestPeer
import Testing

@Suite("Inbox and events, on the command line", .timeLimit(.minutes(10)))
struct FeedProgramTests {
  @Test("events are listed and printed as they come, and watching goes on when the server is back")
  func watchesOverRestart() async throws {
    let program = try await ServerProgram.initialised()
    let system = try await program.addPrincipal("feed", role: "service")
    _ = try program.write("\(system.token)\n", to: "feed.token")
    try program.setMode(0o600, of: "\(program.folder)/feed.token")
    let first = try await program.serve()
    let client = FeedClient(folder: program.folder, port: first.port)
    try await client.addProgramme("P1")

    let listed = try await client.run("events", "list", "--csv")
    #expect(listed.exitCode == 0, "\(listed.error)")
    #expect(
      listed.output.wholeMatch(
        of: /number,at,kind,.*\n1,.*,programme_changed,prg_[a-z2-7]{26},,,\n/) != nil,
      "\(listed.output)")
    let present = try await client.run("events", "watch", "--only-present")
    #expect(present.exitCode == 0, "\(present.error)")
    #expect(present.output.wholeMatch(of: /1  .*  programme_changed  prg_.*\n/) != nil)

    let watching = try client.start("events", "watch", "--json")
    #expect(await watching.line().contains("\"number\":\"1\""))
    #expect(await first.stop().exitCode == 0)
    // The last address that is named counts.
    let second = try await program.serve("--listen", "127.0.0.1:\(first.port)")
    try await client.addProgramme("P2")
    #expect(await watching.line().contains("\"number\":\"2\""))
    watching.send(SIGKILL)
    _ = await watching.end()
    #expect(await second.stop().exitCode == 0)
  }

  @Test("an inbox is listed, watched and empty; refusals have their exit codes")
  func refusals() async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve()
    let admin = FeedClient(folder: program.folder, port: serving.port, token: program.adminToken)
    let list = try await admin.run("inbox", "list")
    #expect(list.exitCode == 0, "\(list.error)")
    #expect(list.error == "Nothing is there.\n")
    let watch = try await admin.run("inbox", "watch", "--only-present")
    #expect(watch.exitCode == 0, "\(watch.error)")
    #expect(watch.output == "")

    #expect(try await admin.run("inbox", "acknowledge", "inb_nothing").exitCode == 4)
    #expect(try await admin.run("inbox", "watch", "--after", "inb_nothing").exitCode == 6)
    let expired = try await admin.run("events", "list", "--after", "9")
    #expect(expired.exitCode == 6)
    #expect(expired.error.contains("CURSOR_EXPIRED"))
    #expect(try await admin.run("events", "watch", "--after=-1").exitCode == 2)
    #expect(await serving.stop().exitCode == 0)
    // A server that never answered is not waited for.
    #expect(try await admin.run("events", "watch").exitCode == 8)
  }
}

extension Program {
  /// The next line that a program writes that is spoken to; what there is of it where the program ends.
  fileprivate func line() async -> String {
    await withCheckedContinuation { continuation in
      Thread { [outputDescriptor] in
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(outputDescriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
          line.append(byte)
        }
        continuation.resume(returning: String(decoding: line, as: UTF8.self))
      }.start()
    }
  }
}

/// `rpc-client`, asking one server as one caller.
private struct FeedClient {
  let folder: String
  let port: Int
  var token: String?

  private var connection: [String] {
    ["--endpoint", "127.0.0.1:\(port)", "--token-file", token ?? "\(folder)/feed.token"]
  }

  func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(Self.path, arguments + connection, environment: ["HOME": folder])
  }

  func start(_ arguments: String...) throws -> Program {
    try Program(
      Self.path, arguments + connection, environment: ["HOME": folder], isSpokenTo: true)
  }

  func addProgramme(_ code: String) async throws {
    let body = #"{"programme": {"code": "\#(code)", "title": "Title"}}"#
    let outcome = try await Program.run(
      Self.path, ["call", "DirectoryService/PutProgramme", body] + connection,
      environment: ["HOME": folder])
    try #require(outcome.exitCode == 0, "\(outcome.error)")
  }

  private static let path = Program.built("rpc-client")
}
