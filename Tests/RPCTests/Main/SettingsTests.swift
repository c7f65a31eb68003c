import Foundation
import TestPeer
import Testing

@Suite("The configuration")
struct SettingsTests {
  @Test("is the file's, beaten by the environment's, beaten by the flags'")
  func precedence() async throws {
    let program = try ServerProgram()
    let file = try program.write(
      """
      # Of the tests.
      listen: 127.0.0.1:1
      log-level: error
      event-loops: 3
      """, to: "pastoral.yaml")
    let outcome = try await program.run(
      "config", "--config", file, "--listen", "127.0.0.1:3",
      environment: ["PASTORAL_LISTEN": "127.0.0.1:2", "PASTORAL_LOG_LEVEL": "debug"])
    #expect(outcome.exitCode == 0)
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: /\s\s+/).map(String.init)
    }
    func row(_ name: String) -> [String]? { rows.first { $0.first == name } }
    #expect(row("listen") == ["listen", "127.0.0.1:3", "--listen"])
    #expect(row("log-level") == ["log-level", "debug", "PASTORAL_LOG_LEVEL"])
    #expect(row("event-loops") == ["event-loops", "3", "\(file):4"])
    #expect(row("drain-grace-ms") == ["drain-grace-ms", "10000", "default"])
    #expect(row("tls-key") == ["tls-key", "-", "not set"])
  }

  /// A file, and the sentence that refuses it after the file's name.
  static let badFiles: [(text: String, sentence: String)] = [
    ("data: /srv/data\n\ncolour: blue\n", ":3: unknown setting colour."),
    ("listen:\n  - 127.0.0.1:1\n", ":1: listen must be a single value."),
    ("- data\n", ":1: the configuration must be a list of `name: value`."),
  ]

  @Test("names file and line of what it does not know", arguments: badFiles)
  func badFile(text: String, sentence: String) async throws {
    let program = try ServerProgram()
    let file = try program.write(text, to: "pastoral.yaml")
    for command in ["config", "serve"] {
      #expect(try await program.failure(command, "--config", file, code: 64) == file + sentence)
    }
  }

  @Test("names the file that is no YAML, or is not there")
  func unreadableFile() async throws {
    let program = try ServerProgram()
    let file = try program.write("data: [\n", to: "pastoral.yaml")
    let broken = try await program.failure("serve", "--config", file, code: 64)
    #expect(broken.hasPrefix("\(file): not YAML: "))
    let missing = program.folder + "/missing.yaml"
    let sentence = try await program.failure("serve", "--config", missing, code: 64)
    #expect(sentence == "Cannot read the configuration file \(missing).")
  }

  @Test(
    "refuses to guess how files for Student Finance look",
    arguments: [
      (
        "university-code: L34\nheading: {}\n",
        ": must hold university-code, headings, words, columns, days, attendance and registration, and nothing else."
      ),
      (
        "headings: {}\n",
        ": must be YAML with university-code, headings by column, words by answer, lists of columns by kind, days as one text, and lists of cells by record."
      ),
      (
        "university-code: [\n",
        ": must be YAML with university-code, headings by column, words by answer, lists of columns by kind, days as one text, and lists of cells by record."
      ),
      ("university-code: l34\n", ": university-code must be 1 to 8 capital letters and digits."),
      (
        "university-code: L34\nheadings:\n  left: A~B\n",
        ": headings.left must be 1 to 100 characters without ~, <, #, \\ and line breaks."
      ),
      (
        "university-code: L34\nwords:\n  health: A~B\n",
        ": words.health must be 1 to 100 characters without ~, <, #, \\ and line breaks."
      ),
      (
        "university-code: L34\ndays: tomorrow\n",
        ": days must be yyyy, MM and dd, once each, with nothing or -, /, . or a space between."
      ),
      (
        "university-code: L34\ncolumns:\n  credit: [change, number]\n",
        ": columns.credit must have change, number and year, and each column once out of: change, number, university, year, course, ucas-course, course-year, credits, other-course-year, explanation."
      ),
      (
        "university-code: L34\nattendance:\n  detail: [D, \"{number}\", \"{year}\"]\n",
        ": attendance.detail must have {number}, {year}, {term}, {attendance}."
      ),
      (
        "university-code: L34\nregistration:\n  footer: [F, \"{loan-total}\"]\n",
        ": registration.footer must be cells of at most 100 characters without ~, <, #, \\ and line breaks, in which braces hold university, records."
      ),
    ])
  func studentFinance(text: String, sentence: String) async throws {
    let program = try await ServerProgram.initialised()
    let file = try program.write(text, to: "finance.yaml")
    #expect(
      try await program.failure(
        "serve", "--data", program.data, "--student-finance", file, code: 64) == file + sentence)
    let missing = program.folder + "/missing.yaml"
    #expect(
      try await program.failure(
        "serve", "--data", program.data, "--student-finance", missing, code: 64)
        == "Cannot read the file of --student-finance, \(missing).")
  }

  @Test("A table of adequacy that is wrong is told by its line when the server starts")
  func adequacy() async throws {
    let program = try await ServerProgram.initialised()
    let file = try program.write(
      "# A comment\nFR\t2021-01-01\tnever\twhole\tL\n", to: "adequacy.tsv")
    #expect(
      try await program.failure("serve", "--data", program.data, "--adequacy", file, code: 64)
        == "\(file):2: must have a last day, or -.")
    let missing = program.folder + "/missing.tsv"
    #expect(
      try await program.failure("serve", "--data", program.data, "--adequacy", missing, code: 64)
        == "Cannot read the file of --adequacy, \(missing).")
  }

  /// What is wrong in the environment, and the sentence that refuses it.
  static let badValues: [(name: String, value: String, sentence: String)] = [
    ("PASTORAL_EVENT_LOOPS", "0", "event-loops must be a number from 1 to 256."),
    ("PASTORAL_EVENT_LOOPS", "two", "event-loops must be a number from 1 to 256."),
    ("PASTORAL_DRAIN_GRACE_MS", "-1", "drain-grace-ms must be a number from 0 to 600000."),
    (
      "PASTORAL_REQUEST_BYTES_MAX", "4194305",
      "request-bytes-max must be a number from 1024 to 4194304."
    ),
    (
      "PASTORAL_CALLS_IN_FLIGHT_MAX", "0",
      "calls-in-flight-max must be a number from 1 to 1000000."
    ),
    ("PASTORAL_CONFORMANCE", "maybe", "conformance must be true or false."),
    ("PASTORAL_LISTEN", "127.0.0.1", "listen must be HOST:PORT, port 0 to 65535."),
    ("PASTORAL_LISTEN", "127.0.0.1:65536", "listen must be HOST:PORT, port 0 to 65535."),
    (
      "PASTORAL_LOG_LEVEL", "loud",
      "log-level must be one of trace, debug, info, notice, warning, error, critical."
    ),
    ("PASTORAL_TLS_CLIENT_CERTIFICATES", "never", tlsClientCertificates),
  ]

  private static let tlsClientCertificates =
    "tls-client-certificates must be required or optional."

  /// What is wrong with a sign-on, whose issuer, audience and keys are given, and the sentence that
  /// refuses it.
  static let badSignOns: [(name: String, value: String, sentence: String)] =
    [
      (
        "PASTORAL_OIDC_ALGORITHMS", "none",
        "oidc-algorithms must be of ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512, EdDSA."
      ),
      (
        "PASTORAL_OIDC_ALGORITHMS", "ES256,HS256",
        "oidc-algorithms must be of ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512, EdDSA."
      ),
      (
        "PASTORAL_OIDC_SUBJECT_CLAIM", "tid+",
        "oidc-subject-claim must be a claim's name, or several with a + between, such as tid+oid."
      ),
      ("PASTORAL_OIDC_MATCH", "name", "oidc-match must be binding or campus-id."),
    ]
    + ["email", "mail", "tid+preferred_username", "unique_name", "upn"].map {
      (
        "PASTORAL_OIDC_SUBJECT_CLAIM", $0,
        "oidc-subject-claim must not be an address or a name to sign in with, which may be another person's next year."
      )
    }

  @Test("names who said of the sign-on what cannot be", arguments: badSignOns)
  func badSignOn(name: String, value: String, sentence: String) async throws {
    let program = try ServerProgram()
    let said = try await program.failure(
      "config", "--oidc-issuer", "https://login.example.ac.uk", "--oidc-audience", "pastoral",
      "--oidc-jwks", "jwks.json", code: 64, environment: [name: value])
    #expect(said == "\(name): \(sentence)")
  }

  @Test(
    "of a sign-on has keys that nobody on the way could have changed",
    arguments: [
      "http://login.example.ac.uk/keys", "ftp://login.example.ac.uk/keys", "https:///keys",
      "https://user:word@login.example.ac.uk/keys", "http://127.0.0.1.example.ac.uk/keys",
    ])
  func badKeySetAddress(address: String) async throws {
    let program = try ServerProgram()
    let said = try await program.failure(
      "config", "--oidc-issuer", "https://login.example.ac.uk", "--oidc-audience", "pastoral",
      "--oidc-jwks", address, code: 64)
    #expect(
      said
        == "--oidc-jwks: oidc-jwks must be a file or an https address without a user; http is for "
        + "this machine only.")
  }

  @Test("of a sign-on has authorities only for an https address", arguments: ["keys.json", nil])
  func authoritiesWithoutAddress(keys: String?) async throws {
    let program = try ServerProgram()
    let signOn =
      keys.map { ["--oidc-issuer", "i", "--oidc-audience", "a", "--oidc-jwks", $0] } ?? []
    let said = try await program.failure(
      ["config", "--oidc-jwks-ca", "campus.pem"] + signOn, code: 64)
    #expect(said == "--oidc-jwks-ca: oidc-jwks-ca needs an https address in oidc-jwks.")
  }

  @Test("of a sign-on has issuer, audience and keys, or none of them")
  func halfASignOn() async throws {
    let program = try ServerProgram()
    let said = try await program.failure(
      "config", "--oidc-issuer", "https://login.example.ac.uk", code: 64)
    #expect(said == "oidc-issuer, oidc-audience and oidc-jwks must be given together.")
  }

  @Test(
    "of mail names who said what cannot be",
    arguments: [
      (["--mail-from", "a@example.ac.uk"], "--mail-from: mail-from needs mail-relay."),
      (["--mail-ca", "post.pem"], "--mail-ca: mail-ca needs mail-relay."),
      (
        ["--mail-checkpoint-to", "dpo@example.ac.uk"],
        "--mail-checkpoint-to: mail-checkpoint-to needs mail-relay."
      ),
      (
        [
          "--mail-relay", "127.0.0.1:25", "--mail-from", "a@example.ac.uk",
          "--mail-checkpoint-to", "the DPO",
        ],
        "--mail-checkpoint-to: mail-checkpoint-to must be an e-mail address such as name@example.ac.uk."
      ),
      (
        ["--mail-relay", "post.example.ac.uk", "--mail-from", "a@example.ac.uk"],
        "--mail-relay: mail-relay must be HOST:PORT, port 0 to 65535."
      ),
      (
        ["--mail-relay", "127.0.0.1:25", "--mail-from", "a"],
        "--mail-from: mail-from must be an e-mail address such as name@example.ac.uk."
      ),
      (
        ["--mail-relay", "127.0.0.1:25", "--mail-from", "a@example.ac.uk", "--mail-tls", "no"],
        "--mail-tls: mail-tls must be one of starttls, implicit."
      ),
    ])
  func badMail(flags: [String], sentence: String) async throws {
    let program = try ServerProgram()
    #expect(try await program.failure(["config"] + flags, code: 64) == sentence)
  }

  @Test("names who said a value that cannot be", arguments: badValues)
  func badValue(name: String, value: String, sentence: String) async throws {
    let program = try await ServerProgram.initialised()
    let before = try program.snapshot()
    let said = try await program.failure(
      "serve", "--data", program.data, code: 64, environment: [name: value])
    #expect(said == "\(name): \(sentence)")
    #expect(try program.snapshot() == before)
  }

  @Test("of a flag that cannot be names the flag")
  func badFlag() async throws {
    let program = try await ServerProgram.initialised()
    let said = try await program.failure(
      "serve", "--data", program.data, "--event-loops", "many", code: 64)
    #expect(said == "--event-loops: event-loops must be a number from 1 to 256.")
  }

  @Test("knows every limit of the server, each by its name in file, environment and --limit")
  func limits() async throws {
    let program = try ServerProgram()
    let file = try program.write("header-ms: 1234\nidle-ms: 77\n", to: "pastoral.yaml")
    let outcome = try await program.run(
      "config", "--config", file, "--limit", "connections-max=7",
      environment: ["PASTORAL_IDLE_MS": "78"])
    #expect(outcome.exitCode == 0)
    let rows = outcome.output.split(separator: "\n").map {
      $0.split(separator: /\s\s+/).map(String.init)
    }
    #expect(rows.contains(["header-ms", "1234", "\(file):1"]))
    #expect(rows.contains(["idle-ms", "78", "PASTORAL_IDLE_MS"]))
    #expect(rows.contains(["connections-max", "7", "--limit"]))
    #expect(rows.contains(["ping-ms", "60000", "default"]))
  }

  /// What `--limit` is given, and the sentence that refuses it.
  static let badLimits: [(given: String, sentence: String)] = [
    ("header-ms", "--limit must be NAME=VALUE."),
    ("header=5", "--limit: there is no limit header; see rpc-server config."),
    ("listen=127.0.0.1:1", "--limit: there is no limit listen; see rpc-server config."),
    ("header-ms=0", "--limit: header-ms must be a number from 1 to 86400000."),
    (
      "write-buffer-bytes-low=300000",
      "write-buffer-bytes-low must not be above write-buffer-bytes-high."
    ),
  ]

  @Test("refuses a limit that is none, or out of its range", arguments: badLimits)
  func badLimit(given: String, sentence: String) async throws {
    let program = try ServerProgram()
    #expect(try await program.failure("config", "--limit", given, code: 64) == sentence)
  }
}
