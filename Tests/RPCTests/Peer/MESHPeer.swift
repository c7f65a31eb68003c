import Foundation

/// The NHS's own mesh-sandbox over mutual TLS on this machine, with the checks that the real exchange adds, and the
/// credentials that open it.
public final class MESHPeer: Sendable {
  /// What somebody collected from a mailbox.
  public struct Message: Decodable, Sendable {
    public let id: String
    /// By name in small letters, `content-type` among them.
    public let headers: [String: String]
    /// SHA-256 of the body, in hexadecimal digits.
    public let digest: String
  }

  /// How it fails; nil where it does not.
  public enum Fault: String, Sendable {
    /// It is gone once it has read a message.
    case dies
    /// It takes a message and answers what no client understands.
    case garbled
    /// It never answers what became of a message.
    case hangs
    /// It never answers the first time that it is told that a message was read.
    case deaf
    /// It answers for messages that nobody asked about.
    case lies
    /// Asked what became of a message, it answers 1 GiB.
    case huge
    /// It takes a message and answers 1 GiB.
    case boundless
  }

  public let port: Int
  private let program: Program
  let certificates: TestCertificates
  /// The moment that its clock shows, as a token has it.
  let now: String

  /// - Parameter now: What its clock shows, such as `202611230900`.
  public init(now: String, fault: Fault? = nil) async throws {
    let certificates = try TestCertificates()
    try await certificates.makeAuthority("spine")
    try await certificates.makeAuthority("stranger")
    try await certificates.makeCertificate(
      "exchange", commonName: "exchange", by: "spine", names: "IP:127.0.0.1")
    try await certificates.makeCertificate(
      "university", commonName: "university", by: "spine", names: "DNS:university.example.ac.uk")
    self.certificates = certificates
    self.now = now
    program = try Program(
      PythonPeers.python,
      [
        PythonPeers.script("mesh/serve.py"), certificates.file("exchange.pem"),
        certificates.file("exchange.key"), certificates.file("spine.pem"), now,
      ] + (fault.map { [$0.rawValue] } ?? []),
      // It serves a whole test, which may wait its turn among many.
      patience: 1_800)
    guard let line = await program.errorLine(with: "listening "),
      let port = Int(line.split(separator: " ").last ?? "")
    else { throw PeerError.unexpected(program.errorSoFar) }
    self.port = port
  }

  deinit { program.send(SIGKILL) }

  /// Ends it; nobody listens on its port any more.
  public func stop() async {
    program.send(SIGKILL)
    _ = await program.end()
  }

  public var url: String { "https://127.0.0.1:\(port)" }

  /// Waits until it has said a word: `asked` where it hangs, `told` where it is deaf.
  public func hasSaid(_ word: String) async -> Bool { await program.errorLine(with: word) != nil }

  /// Collects what lies in a mailbox, and acknowledges it.
  public func collect(_ mailbox: String) async throws -> [Message] {
    let run = try await Program.run(
      PythonPeers.python,
      [
        PythonPeers.script("mesh/collect.py"), "\(port)", certificates.file("spine.pem"),
        certificates.file("university.pem"), certificates.file("university.key"), now, mailbox,
      ])
    guard run.exitCode == 0 else { throw PeerError.unexpected(run.error) }
    return try JSONDecoder().decode([Message].self, from: Data(run.output.utf8))
  }

  /// Has the exchange say that nobody collected a message, in its sender's mailbox.
  public func report(uncollected message: String, to mailbox: String) async throws {
    let run = try await Program.run(
      PythonPeers.python,
      [
        PythonPeers.script("mesh/report.py"), "\(port)", certificates.file("spine.pem"),
        certificates.file("university.pem"), certificates.file("university.key"), mailbox, message,
      ])
    guard run.exitCode == 0 else { throw PeerError.unexpected(run.error) }
  }

  /// Writes the folder of a partner's credentials, as an admin would.
  ///
  /// - Parameters:
  ///   - authority: Whom to trust: `spine`, or a `stranger`.
  ///   - account: What differs from the mailbox that there is.
  ///   - absent: What of it is not said.
  public func writeCredentials(
    to folder: String, trusting authority: String = "spine", account: [String: String] = [:],
    without absent: Set<String> = []
  ) throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    func put(_ name: String, _ content: Data?) throws {
      let isPut = files.createFile(
        atPath: "\(folder)/\(name)", contents: content,
        attributes: [.posixPermissions: 0o600])
      guard isPut, content != nil else { throw PeerError.unexpected(name) }
    }
    try put("ca.pem", files.contents(atPath: certificates.file("\(authority).pem")))
    try put("certificate.pem", files.contents(atPath: certificates.file("university.pem")))
    try put("key.pem", files.contents(atPath: certificates.file("university.key")))
    let usual = [
      "mailbox": "X26ABC1", "password": "password", "shared-key": "TestKey",
      "recipient": "X26ABC2", "workflow": "TEST_WORKFLOW", "ods": "X26",
    ]
    try put(
      "mesh.json",
      JSONEncoder().encode(
        usual.merging(account) { $1 }.filter { !absent.contains($0.key) }))
  }
}
