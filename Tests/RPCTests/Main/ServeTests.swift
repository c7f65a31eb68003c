import Foundation
import Messages
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@Suite("rpc-server serve")
struct ServeTests {
  @Test("says where it listens, and that plaintext stays on this machine")
  func announcement() async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve()
    let line = try #require(await serving.program.errorLine(with: " serving "))
    #expect(line.contains("listen=127.0.0.1:\(serving.port)"))
    #expect(line.contains("tls=\"no, loopback only\""))
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("leaves no image of its memory behind when it crashes")
  func noCoreDump() async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve()
    let limits = try String(
      contentsOfFile: "/proc/\(serving.program.processID)/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file") })
    #expect(core.split(separator: " ").suffix(3) == ["0", "0", "bytes"])
    #expect(await serving.stop().exitCode == 0)
  }

  @Test("answers what is in flight at SIGTERM, and ends with 0", arguments: [SIGTERM, SIGINT])
  func drains(signal: Int32) async throws {
    let program = try await ServerProgram.initialised()
    let serving = try await program.serve()
    let peer = try serving.peer()
    try await peer.open(1, EchoService.sleep, .init(300))
    #expect(try await peer.lives())
    serving.program.send(signal)
    #expect(try await peer.lines(1) == ["1 OK"])
    try await peer.waitForEnd()
    let outcome = await serving.program.end()
    #expect(outcome.exitCode == 0)
    let said = outcome.error.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    #expect(said == ["version=0.1.0", "draining", "stopped"])
    let log = try? FileManager.default.attributesOfItem(atPath: program.data + "/pastoral.db-wal")
    #expect(log?[.size] as? Int ?? 0 == 0)
  }

  @Test("starts again after kill -9, with everybody it knew")
  func killed() async throws {
    let program = try await ServerProgram.initialised()
    let token = try program.token(in: program.adminToken)
    let first = try await program.serve()
    let before = try await first.peer().whoAmI(token)
    first.program.send(SIGKILL)
    #expect(await first.program.end().exitCode == 128 + SIGKILL)
    let second = try await program.serve()
    let after = try await second.peer().whoAmI(token)
    #expect(after == before)
    #expect(await second.stop().exitCode == 0)
  }

  @Test("takes up a new log level at SIGHUP, and keeps the old where the new is none")
  func reload() async throws {
    let program = try await ServerProgram.initialised()
    let file = try program.write("log-level: notice\n", to: "pastoral.yaml")
    let serving = try await program.serve("--config", file)
    _ = try program.write("log-level: loud\n", to: "pastoral.yaml")
    serving.program.send(SIGHUP)
    let refused = try #require(await serving.program.errorLine(with: "not reloaded"))
    #expect(refused.contains("log-level must be one of"))
    _ = try program.write("log-level: info\n", to: "pastoral.yaml")
    serving.program.send(SIGHUP)
    _ = try #require(await serving.program.errorLine(with: "notice reloaded"))
    _ = try await serving.peer().whoAmI(program.token(in: program.adminToken))
    #expect(await serving.stop().error.contains("SessionService/WhoAmI"))
  }
}
