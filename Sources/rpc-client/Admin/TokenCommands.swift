import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

// New tokens of campus systems. A secret is in one answer and nowhere else, so it goes into a file.

/// `admin issue-token`.
struct IssueTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue-token",
    abstract: "Issue a token for a campus system, into a new file that only its owner may read.")

  @Argument(help: "The campus system: svc_….")
  var principalID: String
  @OptionGroup var secret: NewSecretOptions
  @Option(
    help: ArgumentHelp(
      "Bind it to the client certificate with this SHA-256, as openssl x509 -fingerprint prints it.",
      valueName: "digits"))
  var certificateSha256 = ""
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let token = try await secret.keep {
      try await session.once(
        AdminService.issueToken,
        .with {
          $0.principalID = principalID
          $0.days = secret.days
          $0.certificateSha256 = certificateSha256
        })
    }
    try Listing(columns: tokenColumns, records: [token]).printRecord(output)
  }
}

/// `admin rotate-token`.
struct RotateTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-token",
    abstract: "Issue a token in the place of another, which goes on for a while.",
    discussion: "A token that is bound to a certificate is followed by one that is bound to it.")

  @Argument(help: "The token to replace: tok_….")
  var tokenID: String
  @OptionGroup var secret: NewSecretOptions
  @Option(help: "For how many hours the old token goes on, 1 to 168.")
  var overlapHours: Int32 = 24
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let token = try await secret.keep {
      try await session.once(
        AdminService.rotateToken,
        .with {
          $0.tokenID = tokenID
          $0.days = secret.days
          $0.overlapHours = overlapHours
        })
    }
    try Listing(columns: tokenColumns, records: [token]).printRecord(output)
  }
}

/// Where a new secret goes, and for how long it is good.
struct NewSecretOptions: ParsableArguments {
  @Option(help: "The file to write; must not exist.")
  var out: String
  @Option(help: "Days until the token ends, 1 to 366.")
  var days: Int32 = 90

  /// Makes the file, asks for the secret and keeps it.
  ///
  /// - Returns: The token, without its secret.
  func keep(
    _ ask: () async throws -> Pastoral_V1_IssueTokenResponse
  ) async throws -> Pastoral_V1_TokenInfo {
    try NewFile.check(out)
    // Made first: a secret that cannot be kept is not asked for.
    let file = try NewFile.make(out)
    defer { close(file) }
    let reply: Pastoral_V1_IssueTokenResponse
    do {
      reply = try await ask()
    } catch {
      unlink(out)
      throw error
    }
    do {
      try NewFile.append(Array((reply.secret + "\n").utf8), to: file, out)
      try NewFile.sync(file, out)
    } catch {
      Console.error("The secret is lost: revoke \(reply.token.id).")
      throw error
    }
    return reply.token
  }
}
