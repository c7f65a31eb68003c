import Foundation
import TestPeer
import Testing

/// `rpc-client login` and `logout` against the built server, whose administrator has bound a student to
/// the university's sign-on.
@Suite("Signing in from the command line")
struct LoginTests {
  private static let subject = "8f14e45f"

  /// A server with a sign-on, and how `rpc-client` reaches it.
  private final class Campus {
    let program: ServerProgram
    let serving: ServingProgram
    let student: String
    var home: String { program.folder + "/home" }
    var session: String { "\(home)/.config/pastoral/sessions/127.0.0.1_\(serving.port)" }

    init() async throws {
      program = try await ServerProgram.initialised()
      student = try await program.addPrincipal("student", role: "student").id
      let bound = try await program.run(
        "principal", "bind", "--data", program.data, "--principal", student, "--issuer",
        TestSignOn.issuer, "--subject", LoginTests.subject)
      #expect(bound.exitCode == 0, "\(bound.error)")
      let keys = try program.write(try TestSignOn.shared.get().keySet(), to: "jwks.json")
      serving = try await program.serve(
        "--oidc-issuer", TestSignOn.issuer, "--oidc-audience", TestSignOn.audience, "--oidc-jwks",
        keys)
      try FileManager.default.createDirectory(
        atPath: home + "/.config/pastoral", withIntermediateDirectories: true)
      _ = try program.write(
        "default: a\nprofiles: {a: {endpoint: '127.0.0.1:\(serving.port)', "
          + "sign-in: 'https://login.example.ac.uk/'}}\n",
        to: "home/.config/pastoral/config.yaml")
    }

    /// Runs `rpc-client` with that on its standard input.
    func client(_ arguments: String, input: String = "") async throws -> Program.Outcome {
      return try await Program.run(
        "/bin/sh", ["-c", "printf '%s\\n' \"$INPUT\" | \"$PROGRAM\" \(arguments)"],
        environment: ["INPUT": input, "HOME": home, "PROGRAM": Self.clientPath])
    }

    /// Starts `rpc-client` on a terminal.
    func start(_ arguments: String..., on terminal: Terminal) throws -> Program {
      try Program(Self.clientPath, arguments, environment: ["HOME": home], on: terminal)
    }

    private static let clientPath = Program.built("rpc-client")

    func campusToken(_ change: (inout TestClaims) -> Void = { _ in }) throws -> String {
      let now = Int64(Date().timeIntervalSince1970)
      return try TestSignOn.shared.get().token(
        TestClaims(LoginTests.subject, at: now).with(change), .rs256)
    }
  }

  @Test("a token of the sign-on gives a session that later commands use, until it is ended")
  func signOn() async throws {
    let campus = try await Campus()
    let before = try await campus.client("whoami")
    #expect(before.exitCode == 4)
    let login = try await campus.client("login --oidc --csv", input: campus.campusToken())
    #expect(login.exitCode == 0, "\(login.error)")
    #expect(login.output.contains(campus.student))
    #expect(login.error.contains("Sign in at https://login.example.ac.uk/"))
    #expect(try campus.program.mode(of: campus.session) == "600")
    let secret = try campus.program.token(in: campus.session)
    #expect(secret.hasPrefix("pst_ses_"))
    #expect(!(login.output + login.error).contains(secret))

    let who = try await campus.client("whoami --csv")
    #expect(who.output.contains("\(campus.student),,student"))
    let logout = try await campus.client("logout")
    #expect(logout.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: campus.session))
    // The session has ended on the server too.
    let kept = try campus.program.write(secret + "\n", to: "kept")
    try campus.program.setMode(0o600, of: kept)
    #expect(try await campus.client("whoami --token-file \(kept)").exitCode == 4)
    #expect(try await campus.client("logout").exitCode == 0)
    #expect(await campus.serving.stop().exitCode == 0)
  }

  @Test(
    "a token that is pasted into a terminal is taken whole, however long, and never shown",
    .timeLimit(.minutes(5)))
  func pasted() async throws {
    let campus = try await Campus()
    // A terminal by itself cuts a line after 4,095 bytes.
    let token = try campus.campusToken { $0.email = String(repeating: "x", count: 6_000) }
    #expect(token.utf8.count > 8_000)
    let terminal = try Terminal()
    let program = try campus.start("login", "--oidc", on: terminal)
    try await terminal.paste(token)
    let login = await program.end()
    #expect(login.exitCode == 0, "\(login.error)")
    #expect(login.output.contains(campus.student))
    let shown = terminal.shown + login.output + login.error
    #expect(!shown.contains(token.prefix(20)) && !shown.contains(token.suffix(20)))
    #expect(try campus.program.token(in: campus.session).hasPrefix("pst_ses_"))
    #expect(await campus.serving.stop().exitCode == 0)
  }

  @Test("a token that is no good leaves no session, and the one that was there stays")
  func refused() async throws {
    let campus = try await Campus()
    let old = try campus.campusToken { $0.exp = $0.iat.map { $0 - 120 } }
    let login = try await campus.client("login --oidc", input: old)
    #expect(login.exitCode == 4)
    #expect(!FileManager.default.fileExists(atPath: campus.session))
    #expect(try await campus.client("login --oidc", input: "").exitCode == 2)
    _ = try await campus.client("login --oidc", input: campus.campusToken())
    let kept = try campus.program.token(in: campus.session)
    #expect(try await campus.client("login --oidc", input: old).exitCode == 4)
    #expect(try campus.program.token(in: campus.session) == kept)
    #expect(await campus.serving.stop().exitCode == 0)
  }

  @Test("a token that was given is kept as a session too, once the server takes it")
  func tokenFile() async throws {
    let campus = try await Campus()
    let admin = try campus.program.token(in: campus.program.adminToken)
    #expect(try await campus.client("login --token-file -", input: admin).exitCode == 0)
    #expect(try await campus.client("whoami --csv").output.contains("admin"))
    let login = try await campus.client("login --token-file -", input: "pst_usr_no")
    #expect(login.exitCode == 4)
    #expect(try await campus.client("login").exitCode == 2)
    #expect(await campus.serving.stop().exitCode == 0)
  }

  @Test("a session file that others may read is not used")
  func loose() async throws {
    let campus = try await Campus()
    _ = try await campus.client("login --oidc", input: campus.campusToken())
    try campus.program.setMode(0o640, of: campus.session)
    let who = try await campus.client("whoami")
    #expect(who.exitCode == 2)
    #expect(who.error.contains("is open to other people (mode 0640)"))
    #expect(await campus.serving.stop().exitCode == 0)
  }
}
