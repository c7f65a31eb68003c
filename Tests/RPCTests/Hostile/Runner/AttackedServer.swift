import Foundation
import HostileInputs
import RPCServer
import TestPeer

/// A server program on a fresh directory, a probe that calls it all the time, and its memory.
final class AttackedServer {
  /// What a server may hold beyond what it holds at rest.
  private let budgetBytes: Int
  private let target: Target
  private let program: Program
  private let folder: URL
  private let probe: Probe
  private let restingBytes: Int
  /// How the probe was served while nobody attacked.
  let quiet: Quiet
  private let stopsWithUs: StopsWithUs

  /// How long a run may take, in seconds, before the server is ended by force.
  private static let patience = 3_600.0
  /// For how long the probe goes on after an attack, so that short ones are seen too.
  private static let afterwards = Duration.milliseconds(250)
  /// For how long the probe is alone with the server first, to be compared with.
  private static let quietTime = Duration.seconds(2)

  private init(
    target: Target, program: Program, folder: URL, probe: Probe, limits: ServerLimits,
    _ listener: Attack.Listener
  ) throws {
    self.target = target
    self.program = program
    self.folder = folder
    self.probe = probe
    budgetBytes = limits.work.bytesInFlightMax
    restingBytes = try ProcessMemory(program.processID).bytes
    quiet = Quiet(listener: listener, probe: probe.latency(), bytes: restingBytes)
    stopsWithUs = StopsWithUs(program, folder)
  }

  /// Makes a data directory as an admin does, serves it on a free port, and lets the probe begin.
  ///
  /// It has one event loop, so that the probe's connection shares it with every attacker's.
  static func start(
    _ server: String, _ listener: Attack.Listener, limits: ServerLimits
  ) async throws -> AttackedServer {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func file(_ name: String) -> String { folder.appending(path: name).path }

    let said = try await run(
      server, "init", "--data", file("data"), "--token-file", file("admin.token"))
    guard let admin = said.firstMatch(of: /first admin is (\w+)/)?.1 else {
      throw PeerError.unexpected(said)
    }
    let portal = try await run(
      server, "principal", "add", "--data", file("data"), "--name", "Portal", "--role", "service",
      "--acts-for", "student"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    _ = try await run(
      server, "token", "issue", "--data", file("data"), "--principal", portal, "--token-file",
      file("portal.token"))

    let student = try await run(
      server, "principal", "add", "--data", file("data"), "--name", "Student", "--role", "student"
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    try TestSignOn.shared.get().keySet()
      .write(toFile: file("jwks.json"), atomically: true, encoding: .utf8)

    let certificates = listener == .tls ? try await TestCertificates.forServer() : nil
    var configuration = [
      "conformance: true", "event-loops: 1", "oidc-issuer: \(TestSignOn.issuer)",
      "oidc-audience: \(TestSignOn.audience)", "oidc-jwks: \(file("jwks.json"))",
    ]
    if let certificates {
      try await certificates.makeClients()
      configuration.append("tls-client-ca: \(certificates.file("campus.pem"))")
      configuration.append("tls-client-certificates: optional")
      configuration.append("tls-certificate: \(certificates.file("server.pem"))")
      configuration.append("tls-key: \(certificates.file("server.key"))")
    }
    for setting in LimitSetting.all
    where setting.value(in: limits) != setting.value(in: ServerLimits()) {
      configuration.append("\(setting.name): \(setting.value(in: limits))")
    }
    try (configuration.joined(separator: "\n") + "\n")
      .write(toFile: file("server.yaml"), atomically: true, encoding: .utf8)

    let program = try Program(
      server,
      [
        "serve", "--data", file("data"), "--listen", "127.0.0.1:0", "--config", file("server.yaml"),
      ],
      patience: patience)
    guard let line = await program.errorLine(with: " serving "),
      let port = line.firstMatch(of: /listen=127\.0\.0\.1:(\d+)/).flatMap({ Int($0.1) })
    else { throw PeerError.unexpected(program.errorSoFar) }

    let target = Target(
      host: "127.0.0.1", port: port, limits: limits,
      principals: .init(
        admin: try token(in: file("admin.token")), service: try token(in: file("portal.token")),
        stranger: String(admin), student: student),
      now: { Int64(Date().timeIntervalSince1970) }, certificates: certificates, floodConnections: 2_000)
    let probe = try Probe(target, patience: patience)
    // The first calls find a server that has only just begun.
    try await Task.sleep(for: Self.afterwards)
    probe.begin()
    try await Task.sleep(for: Self.quietTime)
    return try AttackedServer(
      target: target, program: program, folder: folder, probe: probe, limits: limits, listener)
  }

  /// Makes an attack and looks at what it did.
  func finding(of attack: Attack) async throws -> Finding {
    let memory = ProcessMemory(program.processID)
    let logLength = program.errorSoFar.utf8.count
    let before = try memory.bytes
    try memory.resetPeak()
    probe.begin()
    let seen: String
    do {
      seen = try await attack.run(on: target)
    } catch {
      seen = "\(error)"
    }
    try await Task.sleep(for: Self.afterwards)
    let latency = probe.latency()
    return Finding(
      attack: attack, seen: seen, probe: latency, bytesBefore: before,
      bytesPeak: try memory.peakBytes, bytesAfter: try memory.bytes,
      bytesMax: restingBytes + budgetBytes,
      logComplaints: Self.complaints(in: program.errorSoFar.utf8.dropFirst(logLength)))
  }

  /// Ends the server and removes what was made for it.
  func stop() async {
    probe.stop()
    program.send(SIGTERM)
    _ = await program.end()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What is wrong with what the log says of an attack: an attacker's mistake is no error of ours,
  /// and nothing that it sent may shape a line.
  private static func complaints(in log: Substring.UTF8View) -> [String] {
    var complaints: [String] = []
    let text = String(decoding: log, as: UTF8.self)
    if text.split(separator: "\n").contains(where: { $0.contains(" error ") }) {
      complaints.append("the log has an error")
    }
    if log.contains(where: { ($0 < 0x20 && $0 != 0x0a) || $0 == 0x7f })
      || text.contains("\u{202e}")
    {
      complaints.append("the log has a control character")
    }
    return complaints
  }

  private static func run(_ server: String, _ arguments: String...) async throws -> String {
    let outcome = try await Program.run(server, arguments)
    guard outcome.exitCode == 0 else { throw PeerError.unexpected(outcome.error) }
    return outcome.output
  }

  private static func token(in file: String) throws -> String {
    try String(contentsOfFile: file, encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Ends a program when this one is asked to end, removes its folder, and then ends this one.
private final class StopsWithUs {
  private let sources: [any DispatchSourceSignal]

  init(_ program: Program, _ folder: URL) {
    sources = [SIGINT, SIGTERM].map { number in
      // A handler and not SIG_IGN, which the programs that are started from here would inherit.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        program.send(SIGKILL)
        try? FileManager.default.removeItem(at: folder)
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  deinit { for source in sources { source.cancel() } }
}
