import RPCClient

/// Where the server is and how it is reached, after options, environment and profile were weighed.
struct Settings: Hashable {
  /// What one source says; nil where it says nothing.
  struct Source: Hashable {
    var endpoint: String?
    var ca: String?
    var tokenFile: String?
    var serverName: String?
    var certificate: String?
    var key: String?
    /// Where a person gets a token of the university's sign-on: an address to be shown.
    var signIn: String?

    /// The other source's word where this one has none.
    func or(_ other: Source) -> Source {
      Source(
        endpoint: endpoint ?? other.endpoint, ca: ca ?? other.ca,
        tokenFile: tokenFile ?? other.tokenFile, serverName: serverName ?? other.serverName,
        certificate: certificate ?? other.certificate, key: key ?? other.key,
        signIn: signIn ?? other.signIn)
    }
  }

  static let defaultEndpoint = "127.0.0.1:7700"

  let chosen: Source

  /// Options come before the environment, the environment before the profile.
  ///
  /// - Parameters:
  ///   - environment: Of it `PASTORAL_ENDPOINT`, `PASTORAL_CA` and `PASTORAL_TOKEN_FILE`, where they
  ///     are not empty.
  ///   - profile: The profile that was asked for; nil for the file's default.
  ///   - file: Nil where there is none.
  init(
    options: Source, environment: [String: String], profile: String?, file: ConfigurationFile?
  ) throws(UsageError) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let fromEnvironment = Source(
      endpoint: variable("PASTORAL_ENDPOINT"), ca: variable("PASTORAL_CA"),
      tokenFile: variable("PASTORAL_TOKEN_FILE"))
    var fromProfile = Source()
    if let file {
      fromProfile = try file.profile(profile)
    } else if let profile {
      throw UsageError(
        "There is no profile \"\(profile)\": \(ConfigurationFile.usualPlace) does not exist.")
    }
    chosen = options.or(fromEnvironment).or(fromProfile)
  }

  /// The server that is meant.
  func endpoint() throws(ConfigurationError) -> Endpoint {
    try Endpoint(parsing: chosen.endpoint ?? Self.defaultEndpoint)
  }

  /// What the client is told. Reads the token file, or else the session that `login` kept.
  ///
  /// - Parameter home: The folder of the person at the keyboard; nil for no session.
  func clientConfiguration(home: String? = nil) throws(ConfigurationError) -> ClientConfiguration {
    var configuration = try strangersConfiguration()
    if let file = chosen.tokenFile {
      configuration.token = try AccessToken(contentsOf: file)
    } else if let home {
      configuration.token = try SessionFile(of: configuration.endpoint, home: home).token()
    }
    return configuration
  }

  /// What a client is told that calls as nobody, to sign in.
  func strangersConfiguration() throws(ConfigurationError) -> ClientConfiguration {
    var configuration = ClientConfiguration(endpoint: try endpoint())
    if let ca = chosen.ca, ca != "none" {
      configuration.tls = ClientTLS(
        caFile: ca == "system" ? nil : ca, certificateFile: chosen.certificate,
        keyFile: chosen.key, serverName: chosen.serverName)
    }
    return configuration
  }
}
