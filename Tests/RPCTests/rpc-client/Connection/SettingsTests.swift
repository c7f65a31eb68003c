import RPCClient
import Testing

@testable import rpc_client

@Suite("Where the settings come from")
struct SettingsTests {
  private static let file = """
    default: campus
    profiles:
      campus:
        endpoint: pastoral.example.ac.uk:7700
        ca: ca.pem
        token-file: ~/token
        server-name: pastoral.test
      local: {endpoint: "127.0.0.1:1"}
    """

  private func settings(
    options: Settings.Source = .init(), environment: [String: String] = [:],
    profile: String? = nil, file: String? = file
  ) throws -> Settings.Source {
    try Settings(
      options: options, environment: environment, profile: profile,
      file: try file.map {
        try ConfigurationFile(
          parsing: $0, path: "/home/ann/.config/pastoral/config.yaml", home: "/home/ann")
      }
    ).chosen
  }

  @Test("Without anything the server is on this machine, without TLS and token")
  func nothing() throws {
    let settings = try Settings(options: .init(), environment: [:], profile: nil, file: nil)
    #expect(settings.chosen == Settings.Source())
    let configuration = try settings.clientConfiguration()
    #expect(configuration.endpoint == Endpoint(host: "127.0.0.1", port: 7700))
    #expect(configuration.tls == nil && configuration.token == nil)
  }

  @Test("The default profile is used; its files are beside it or at home")
  func profile() throws {
    #expect(
      try settings()
        == Settings.Source(
          endpoint: "pastoral.example.ac.uk:7700", ca: "/home/ann/.config/pastoral/ca.pem",
          tokenFile: "/home/ann/token", serverName: "pastoral.test"))
  }

  @Test("Another profile is used where it is named")
  func namedProfile() throws {
    #expect(try settings(profile: "local") == Settings.Source(endpoint: "127.0.0.1:1"))
  }

  @Test("The environment comes before the profile, options before both, each for itself")
  func precedence() throws {
    let environment = ["PASTORAL_ENDPOINT": "e:1", "PASTORAL_CA": "e.pem"]
    let chosen = try settings(
      options: Settings.Source(ca: "o.pem"), environment: environment)
    #expect(chosen.endpoint == "e:1")
    #expect(chosen.ca == "o.pem")
    #expect(chosen.tokenFile == "/home/ann/token")
    #expect(
      try settings(environment: ["PASTORAL_TOKEN_FILE": "e.token"]).tokenFile == "e.token")
    #expect(
      try settings(
        options: Settings.Source(endpoint: "o:1", tokenFile: "o.token"), environment: environment
      )
        == Settings.Source(
          endpoint: "o:1", ca: "e.pem", tokenFile: "o.token", serverName: "pastoral.test"))
  }

  @Test("An empty variable says nothing")
  func emptyVariable() throws {
    #expect(
      try settings(environment: ["PASTORAL_ENDPOINT": ""]).endpoint
        == "pastoral.example.ac.uk:7700")
  }

  @Test("The CA can be the system's, or none")
  func specialCA() throws {
    func tls(_ ca: String) throws -> ClientTLS? {
      try Settings(
        options: Settings.Source(endpoint: "h:1", ca: ca), environment: [:], profile: nil,
        file: nil
      ).clientConfiguration().tls
    }
    #expect(try tls("system") == ClientTLS())
    #expect(try tls("none") == nil)
    #expect(try tls("x.pem") == ClientTLS(caFile: "x.pem"))
    let file = "default: a\nprofiles: {a: {ca: none}}"
    #expect(try settings(file: file).ca == "none")
  }

  @Test(
    "What is wrong in the file is told with file, line and key",
    arguments: [
      (
        "endpoint: x:1", 1,
        "unknown key \"endpoint\" in the file; known are default, profiles."
      ),
      (
        "profiles:\n  a:\n    tokenfile: x", 3,
        "unknown key \"tokenfile\" in profile \"a\"; known are endpoint, ca, token-file, "
          + "server-name, certificate, key, sign-in."
      ),
      ("profiles:\n  a:\n    endpoint: [1]", 3, "endpoint must be a text."),
      ("profiles:\n  a:\n    ca:", 3, "ca must be a text."),
      ("profiles:\n  - a", 2, "profiles must be keys and values."),
      ("profiles:\n  a: x", 2, "profiles.a must be keys and values."),
      ("- a", 1, "The file must be keys and values."),
      ("default: b\nprofiles: {a: {}}", 1, "default: there is no profile \"b\"."),
    ])
  func errors(text: String, line: Int, problem: String) {
    let error = #expect(throws: UsageError.self) { try settings(file: text) }
    #expect(error?.text == "/home/ann/.config/pastoral/config.yaml:\(line): \(problem)")
  }

  @Test("What is no YAML, or says a thing twice, is told with its line")
  func notYAML() {
    let open = #expect(throws: UsageError.self) { try settings(file: "a: [1") }
    #expect(open?.text.hasPrefix("/home/ann/.config/pastoral/config.yaml: not YAML: line ") == true)
    let twice = #expect(throws: UsageError.self) {
      try settings(file: "default: a\ndefault: b")
    }
    #expect(twice?.text.contains("a key stands twice: default") == true)
  }

  @Test("A profile that is not there is told with those that are")
  func unknownProfile() {
    let error = #expect(throws: UsageError.self) { try settings(profile: "x") }
    #expect(error?.text.hasSuffix("there is no profile \"x\". It has: campus, local.") == true)
    let noFile = #expect(throws: UsageError.self) { try settings(profile: "x", file: nil) }
    #expect(noFile?.text.contains("~/.config/pastoral/config.yaml does not exist") == true)
  }

  @Test("An empty file says nothing")
  func emptyFile() throws {
    #expect(try settings(file: "") == Settings.Source())
    #expect(try settings(file: "# nothing\n") == Settings.Source())
  }
}
