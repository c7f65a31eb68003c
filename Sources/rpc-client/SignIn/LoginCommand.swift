import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf

/// `login`: keeps a session that later commands use.
struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Sign in, and keep the session for later commands.",
    discussion: """
      With --oidc: sign in with your university at the address that is shown, and paste the token \
      that you get there; it is not shown, and may come from a pipe instead. With --token-file: a \
      token that you were given; - reads it from standard input.

      The session is kept under ~/.config/pastoral/sessions, mode 600, until `logout`.
      """)

  @Flag(help: "Sign in with a token of the university's sign-on.")
  var oidc = false
  @Option(help: "What the sign-on was asked to put into the token as its nonce.")
  var nonce = ""
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  /// The longest token of a sign-on that the server looks at.
  static let campusTokenBytesMax = 16_384

  func validate() throws {
    guard oidc != (connection.tokenFile != nil) else {
      throw ValidationError("Give --oidc or --token-file.")
    }
  }

  func run() async throws {
    let settings = try connection.settings()
    let file = try connection.sessionFile(settings)
    let (token, session) = oidc ? try await exchange(settings) : try await show(settings)
    try file.keep(token)
    if !oidc || settings.chosen.tokenFile == nil {
      Console.error("Signed in; the session is kept in \(file.path).")
    } else {
      Console.error(
        "Signed in; but a token file is configured, and later commands use that instead.")
    }
    let columns: [ListColumn<Pastoral_V1_AuthenticateResponse>] = [
      ListColumn("principal_id") { $0.principalID },
      ListColumn("expires", plain: { $0.expires.london.iso }) { $0.expires.london.text },
    ]
    try Listing(columns: columns, records: [session]).printRecord(output)
  }

  /// A session for a token of the sign-on.
  private func exchange(
    _ settings: Settings
  ) async throws -> (String, Pastoral_V1_AuthenticateResponse) {
    if let address = settings.chosen.signIn {
      Console.error("Sign in at \(TerminalText.escaped(address))")
    }
    Console.error("Paste the token that you get there:")
    let campusToken = try SecretInput.read("token", bytesMax: Self.campusTokenBytesMax)
    let reply = try await stranger(settings).once(
      SessionService.exchange,
      .with {
        $0.campusToken = campusToken
        $0.nonce = nonce
      })
    return (
      reply.token,
      .with {
        $0.principalID = reply.principalID
        $0.expires = reply.expires
      }
    )
  }

  /// A token of ours, once the server has taken it.
  private func show(
    _ settings: Settings
  ) async throws -> (String, Pastoral_V1_AuthenticateResponse) {
    let token: AccessToken
    if connection.tokenFile == "-" {
      token = try AccessToken(SecretInput.read("token", bytesMax: AccessToken.bytesMax))
    } else {
      token = try AccessToken(contentsOf: connection.tokenFile ?? "")
    }
    let text = token.secret
    let reply = try await stranger(settings).once(
      SessionService.authenticate, .with { $0.token = text })
    return (text, reply)
  }

  private func stranger(_ settings: Settings) throws -> Session {
    let configuration = try settings.strangersConfiguration()
    // As when a token is sent with each call: not to another machine in the clear.
    guard configuration.tls != nil || configuration.endpoint.isLoopback else {
      throw UsageError(
        "A token is not sent to \(configuration.endpoint) without TLS. Name the server's CA "
          + "certificate.")
    }
    return try connection.session(configuration)
  }
}
