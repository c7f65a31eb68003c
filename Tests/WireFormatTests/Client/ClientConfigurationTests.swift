import Glibc
import Testing

@testable import RPCClient

@Suite("What a client is told")
struct ClientConfigurationTests {
  @Test(
    "An endpoint is a host and a port",
    arguments: [
      ("127.0.0.1:7700", "127.0.0.1", 7700), ("[::1]:1", "::1", 1),
      ("pastoral.example.ac.uk:65535", "pastoral.example.ac.uk", 65535),
    ])
  func endpoint(text: String, host: String, port: Int) throws {
    let endpoint = try Endpoint(parsing: text)
    #expect(endpoint == Endpoint(host: host, port: port))
    #expect(endpoint.description == text)
  }

  @Test(
    "What is no endpoint is refused",
    arguments: [
      "", "host", "host:", ":1", "host:0", "host:65536", "host:-1", "host:+1", "host:x", "::1:7700",
      "a b:1", "http://host:1",
    ])
  func noEndpoint(text: String) {
    #expect(throws: ConfigurationError.self) { try Endpoint(parsing: text) }
  }

  @Test(
    "A token leaves this machine only encrypted",
    arguments: [
      ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("localhost", true),
      ("10.0.0.1", false), ("127.evil.example", false), ("localhost.example", false),
    ])
  func tokenInTheClear(host: String, isAllowed: Bool) throws {
    var configuration = ClientConfiguration(endpoint: Endpoint(host: host, port: 7700))
    configuration.token = try AccessToken("pst_secret")
    if isAllowed {
      _ = try Client(configuration)
    } else {
      let error = #expect(throws: ConfigurationError.self) { try Client(configuration) }
      #expect(error?.description.contains("pst_secret") == false)
      configuration.tls = ClientTLS()
      _ = try Client(configuration)
    }
  }

  @Test("Files that are missing are named")
  func missingFiles() {
    var configuration = ClientConfiguration(endpoint: Endpoint(host: "127.0.0.1", port: 1))
    configuration.tls = ClientTLS(caFile: "/nowhere/ca.pem")
    let error = #expect(throws: ConfigurationError.self) { try Client(configuration) }
    #expect(error?.description.contains("/nowhere/ca.pem") == true)
  }

  // MARK: Tokens.

  /// Runs `body` with the path of a file of that content and mode.
  private func withFile<Result>(
    _ content: String, mode: mode_t, _ body: (String) throws -> Result
  ) rethrows -> Result {
    let path = "/tmp/pastoral-token-\(UInt64.random(in: 0 ... .max))"
    let file = open(path, O_CREAT | O_WRONLY | O_EXCL, 0o600)
    defer { unlink(path) }
    _ = content.withCString { write(file, $0, strlen($0)) }
    fchmod(file, mode)
    close(file)
    return try body(path)
  }

  @Test("A token file is one line that only its owner may read")
  func tokenFile() throws {
    try withFile("pst_secret\n", mode: 0o600) { path in
      let token = try AccessToken(contentsOf: path)
      #expect(token.value == "pst_secret")
    }
    try withFile("pst_secret\n", mode: 0o400) { path in
      let token = try AccessToken(contentsOf: path)
      #expect(token.value == "pst_secret")
    }
  }

  @Test(
    "A token file that others may read is refused, and the way out is named",
    arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601] as [mode_t])
  func openTokenFile(mode: mode_t) {
    withFile("pst_secret\n", mode: mode) { path in
      let error = #expect(throws: ConfigurationError.self) { try AccessToken(contentsOf: path) }
      #expect(error?.description.contains("chmod 600 \(path)") == true)
      #expect(error?.description.contains("0\(String(mode, radix: 8))") == true)
    }
  }

  @Test(
    "A token file that holds no token is refused, without quoting it",
    arguments: ["", "\n", "two words", "two\nlines", "nön", String(repeating: "x", count: 4_001)])
  func noToken(content: String) {
    withFile(content, mode: 0o600) { path in
      let error = #expect(throws: ConfigurationError.self) { try AccessToken(contentsOf: path) }
      #expect(error?.description.contains("holds no token") == true)
      #expect(content.count < 4 || error?.description.contains(content) == false)
    }
  }

  @Test("A token of the longest length passes")
  func longestToken() throws {
    let longest = String(repeating: "x", count: 4_000)
    try withFile(longest + "\n", mode: 0o600) { path in
      let token = try AccessToken(contentsOf: path)
      #expect(token.value == longest)
    }
  }

  @Test("A missing token file is named")
  func missingToken() {
    let error = #expect(throws: ConfigurationError.self) {
      try AccessToken(contentsOf: "/nowhere/token")
    }
    #expect(
      error?.description
        == "The token file /nowhere/token cannot be read: No such file or directory.")
  }

  @Test("A token does not show itself")
  func secrecy() throws {
    let token = try AccessToken("pst_secret")
    var dumped = ""
    dump(token, to: &dumped)
    #expect(!"\(token)".contains("secret"))
    #expect(!String(reflecting: token).contains("secret"))
    #expect(!dumped.contains("secret"))
  }
}
