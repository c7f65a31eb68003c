import ArgumentParser
import Foundation
import HostileInputs
import RPCServer
import TestPeer

/// `scripts/hostile`: makes every attack against a server program that it starts, and says what was
/// seen, how others were served meanwhile, and what it cost the server in memory.
@main
struct HostileInputsProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile-inputs",
    abstract: "Make every attack of docs/HOSTILE.md against a server that is started for it.")

  @Option(help: "The rpc-server program to attack.")
  var server: String
  @Option(help: "Only these rows, such as 1,2,26.")
  var rows: String?
  @Option(help: "How short the times are that attacks sit out, in milliseconds.")
  var timesMs: Int64 = 1_000
  @Flag(help: "Print one JSON object an attack.")
  var json = false
  @Flag(help: "Renew the table in docs/HOSTILE.md.")
  var write = false

  func run() async throws {
    let attacks = try chosen()
    let limits = shortened(for: attacks)
    var findings: [Finding] = []
    var quiet: [Quiet] = []
    if !json { say(Finding.heading) }
    for listener in [Attack.Listener.plaintext, .tls] {
      let attacks = attacks.filter { $0.listener == listener }
      guard !attacks.isEmpty else { continue }
      let attacked = try await AttackedServer.start(server, listener, limits: limits)
      quiet.append(attacked.quiet)
      say(json ? attacked.quiet.json : attacked.quiet.row)
      do {
        for attack in attacks {
          let finding = try await attacked.finding(of: attack)
          findings.append(finding)
          say(json ? finding.json : finding.row)
        }
      } catch {
        await attacked.stop()
        throw error
      }
      await attacked.stop()
    }
    if write { try HostilePage.renew(findings, quiet, limits: limits) }
    let failures = findings.count { !$0.isGood }
    if failures > 0 {
      FileHandle.standardError.write(Data("\(failures) attacks were not withstood.\n".utf8))
      throw ExitCode(1)
    }
  }

  /// Prints a line at once, since a run takes minutes.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private func chosen() throws -> [Attack] {
    guard let rows else { return Attack.all }
    let numbers = rows.split(separator: ",").map { Int($0) }
    let known = Set(Attack.all.map(\.row))
    guard !numbers.isEmpty, numbers.allSatisfy({ $0.map(known.contains) ?? false }) else {
      throw ValidationError(
        "--rows takes numbers from \(known.sorted().map(String.init).joined(separator: ", ")).")
    }
    return Attack.all.filter { numbers.contains($0.row) }
  }

  /// The product's limits, but for the times that an attack would otherwise sit out.
  private func shortened(for attacks: [Attack]) -> ServerLimits {
    var limits = ServerLimits()
    for time in attacks.flatMap(\.sitsOut) { limits[keyPath: time] = timesMs }
    return limits
  }
}
