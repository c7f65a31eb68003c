import Foundation
import TestPeer
import Testing

@Suite("rpc-server serve, where it must not start")
struct StartRefusalTests {
  @Test("a data directory that is not there is named, with what makes one")
  func missingData() async throws {
    let program = try ServerProgram()
    let sentence = try await program.failure("serve", "--data", program.data)
    #expect(
      sentence == "There is no directory \(program.data): make it with `rpc-server init`.")
    #expect(try program.snapshot().isEmpty)
  }

  @Test("no data directory at all is a mistake of the configuration")
  func noData() async throws {
    let sentence = try await ServerProgram().failure("serve", code: 64)
    #expect(
      sentence
        == "data is not set. Give --data, PASTORAL_DATA, or data: in the configuration file.")
  }

  @Test("a directory that init did not make is not served")
  func otherDirectory() async throws {
    let program = try await ServerProgram.initialised()
    let sentence = try await program.failure(
      "serve", "--data", program.secrets, "--secrets", program.secrets)
    #expect(sentence == "\(program.secrets) is not a data directory: it has no pastoral.db.")
  }

  @Test("a data directory that others may enter is refused, and not mended")
  func openData() async throws {
    let program = try await ServerProgram.initialised()
    try program.setMode(0o755, of: program.data)
    let before = try program.snapshot()
    let sentence = try await program.failure("serve", "--data", program.data)
    #expect(sentence == "Others may enter \(program.data) (mode 755): run `chmod 700` on it.")
    #expect(try program.snapshot() == before)
  }

  @Test("secrets that others may read are refused", arguments: ["", "/kek", "/ledger-signing-key"])
  func openSecrets(name: String) async throws {
    let program = try await ServerProgram.initialised()
    let path = program.secrets + name
    try program.setMode(name.isEmpty ? 0o755 : 0o644, of: path)
    let before = try program.snapshot()
    let sentence = try await program.failure("serve", "--data", program.data)
    #expect(
      sentence
        == "\(path) can be reached by others than its owner: run chmod go-rwx '\(path)' first.")
    #expect(try program.snapshot() == before)
  }

  @Test("secrets that are missing are named", arguments: ["", "/kek", "/ledger-signing-key"])
  func missingSecrets(name: String) async throws {
    let program = try await ServerProgram.initialised()
    let path = program.secrets + name
    try FileManager.default.moveItem(atPath: path, toPath: program.folder + "/away")
    let sentence = try await program.failure("serve", "--data", program.data)
    #expect(sentence == "\(path) is missing: No such file or directory.")
  }

  @Test("a second server on a directory is refused by the first one's process id")
  func secondServer() async throws {
    let program = try await ServerProgram.initialised()
    let first = try await program.serve()
    let sentence = try await program.failure(
      "serve", "--data", program.data, "--listen", "127.0.0.1:0")
    #expect(
      sentence
        == "The data directory is in use by process \(first.program.processID): stop it first.")
    let peer = try first.peer()
    #expect(try await peer.lives())
    #expect(await first.stop().exitCode == 0)
  }

  @Test("a port in use is named, and the directory is let go again")
  func portInUse() async throws {
    let program = try await ServerProgram.initialised()
    let other = try await ServerProgram.initialised()
    let serving = try await other.serve()
    let sentence = try await program.failure(
      "serve", "--data", program.data, "--listen", "127.0.0.1:\(serving.port)")
    #expect(
      sentence
        == "127.0.0.1:\(serving.port) is in use. Stop the other program or choose another port "
        + "with --listen.")
    #expect(await serving.stop().exitCode == 0)
    let again = try await program.serve()
    #expect(await again.stop().exitCode == 0)
  }

  @Test("plaintext beyond loopback is refused, and nothing is touched")
  func plaintextBeyondLoopback() async throws {
    let program = try await ServerProgram.initialised()
    let before = try program.snapshot()
    let sentence = try await program.failure(
      "serve", "--data", program.data, "--listen", "0.0.0.0:0")
    #expect(
      sentence.hasPrefix("Without a certificate the server listens on loopback only, and 0.0.0.0"))
    #expect(try program.snapshot() == before)
  }

  @Test("a certificate and its key come together, and before an authority for clients")
  func halfTLS() async throws {
    let program = try await ServerProgram.initialised()
    for flag in ["--tls-certificate", "--tls-key"] {
      let sentence = try await program.failure(
        "serve", "--data", program.data, flag, "server.pem", code: 64)
      #expect(sentence == "tls-certificate and tls-key must be given together.")
    }
    let sentence = try await program.failure(
      "serve", "--data", program.data, "--tls-client-ca", "ca.pem", code: 64)
    #expect(sentence == "tls-client-ca needs tls-certificate and tls-key.")
  }

  @Test("a key that is missing, or no key, is named, and nothing is touched")
  func missingKey() async throws {
    let program = try await ServerProgram.initialised()
    let (certificate, key) = (program.folder + "/server.pem", program.folder + "/server.key")
    let made = try await Program.run(
      "openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc",
        "-subj", "/CN=localhost", "-keyout", key, "-out", certificate,
      ])
    #expect(made.exitCode == 0)
    try FileManager.default.removeItem(atPath: key)
    let before = try program.snapshot()
    let missing = try await program.failure(
      "serve", "--data", program.data, "--tls-certificate", certificate, "--tls-key", key)
    #expect(missing == "Cannot use the private key in \(key): no such PEM there.")
    let wrong = try await program.failure(
      "serve", "--data", program.data, "--tls-certificate", program.adminToken, "--tls-key", key)
    #expect(wrong == "Cannot use the certificate in \(program.adminToken): no such PEM there.")
    #expect(try program.snapshot() == before)
  }

  @Test("a sign-on whose keys cannot be fetched is named, and nothing is touched")
  func noKeys() async throws {
    let program = try await ServerProgram.initialised()
    let before = try program.snapshot()
    // Nobody listens on that port.
    let sentence = try await program.failure(
      "serve", "--data", program.data, "--oidc-issuer", "https://login.example.ac.uk",
      "--oidc-audience", "pastoral", "--oidc-jwks", "http://127.0.0.1:1/keys")
    #expect(
      sentence
        == "Cannot fetch the sign-on's keys from http://127.0.0.1:1/keys: it cannot be reached.")
    #expect(try program.snapshot() == before)
  }

  @Test("tables of a newer program are left alone")
  func newerSchema() async throws {
    let program = try await ServerProgram.initialised()
    let doctored = try await Program.run(
      "sqlite3",
      [
        program.data + "/pastoral.db",
        "insert into schema_version (version, applied_at) values (99, 0)",
      ])
    #expect(doctored.exitCode == 0)
    let before = try program.snapshot()
    let sentence = try await program.failure("serve", "--data", program.data)
    #expect(
      sentence.wholeMatch(
        of: /The database has schema version 99, but this program knows versions up to \d+: .*/)
        != nil)
    #expect(sentence.hasSuffix("use the newer program. Nothing was changed."))
    #expect(try program.snapshot() == before)
  }
}
