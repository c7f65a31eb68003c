import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `admin`: who may call.
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Who may call, and with which tokens.",
    discussion: "What is taken away is gone at the next call.",
    subcommands: [
      PrincipalsCommand.self, DisableCommand.self, EnableCommand.self, TokensCommand.self,
      IssueTokenCommand.self, RotateTokenCommand.self,
      RevokeTokenCommand.self, GrantRoleCommand.self, DecideRoleCommand.self,
      RevokeRoleCommand.self, RoleGrantsCommand.self, SupportPostsCommand.self, PolicyCommand.self,
      BindingsCommand.self,
      BindIdentityCommand.self, UnbindIdentityCommand.self, BindCertificateCommand.self,
      RevokeCertificateCommand.self,
    ])
}

/// How principals are printed.
let principalColumns: [ListColumn<Pastoral_V1_Principal>] = [
  ListColumn("id") { $0.id },
  ListColumn("kind") { $0.kind },
  ListColumn("enabled") { $0.enabled ? "yes" : "no" },
  ListColumn("name") { $0.name },
  ListColumn("roles") { $0.roles.joined(separator: ", ") },
  ListColumn("acts_for") { $0.actsFor.joined(separator: ", ") },
]

/// How tokens are printed.
let tokenColumns: [ListColumn<Pastoral_V1_TokenInfo>] = [
  ListColumn("id") { $0.id },
  ListColumn("principal_id") { $0.principalID },
  ListColumn("created", plain: { $0.created.london.iso }) { $0.created.london.text },
  ListColumn("expires", plain: { $0.expires.london.iso }) { $0.expires.london.text },
  ListColumn("revoked", plain: { $0.hasRevoked ? $0.revoked.london.iso : "" }) {
    $0.hasRevoked ? $0.revoked.london.text : "no"
  },
  ListColumn("kind") { $0.kind },
  ListColumn("certificate_sha256") { $0.certificateSha256 },
]

/// `admin principals`.
struct PrincipalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "principals", abstract: "List the people and campus systems that may sign in.")

  @Option(help: "Only those with this role.")
  var role = ""
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AdminService.listPrincipals,
        .with {
          $0.pageSize = size
          $0.pageToken = token
          $0.role = role
        })
      return Page(records: reply.principals, nextToken: reply.nextPageToken)
    }
    try Listing(columns: principalColumns, records: records)
      .printRows(output, none: "There are none.")
  }
}

/// `admin disable`.
struct DisableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "End all that a person or campus system may do, at once.")

  @Argument(help: "The principal's id.")
  var principalID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let principal = try await connection.session().write(
      AdminService.disablePrincipal, .with { $0.principalID = principalID }, write)
    try Listing(columns: principalColumns, records: [principal]).printRecord(output)
  }
}

/// `admin enable`.
struct EnableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let a person or campus system go on that was disabled.")

  @Argument(help: "The principal's id.")
  var principalID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let principal = try await connection.session().write(
      AdminService.enablePrincipal, .with { $0.principalID = principalID }, write)
    try Listing(columns: principalColumns, records: [principal]).printRecord(output)
  }
}

/// `admin tokens`.
struct TokensCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "List a principal's tokens, newest first; never the secrets.")

  @Argument(help: "The principal's id.")
  var principalID: String
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AdminService.listTokens,
        .with {
          $0.principalID = principalID
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.tokens, nextToken: reply.nextPageToken)
    }
    try Listing(columns: tokenColumns, records: records).printRows(output, none: "There are none.")
  }
}

/// `admin revoke-token`.
struct RevokeTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke-token", abstract: "End a token at once.")

  @Argument(help: "The token: tok_….")
  var tokenID: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let token = try await connection.session().write(
      AdminService.revokeToken, .with { $0.tokenID = tokenID }, write)
    try Listing(columns: tokenColumns, records: [token]).printRecord(output)
  }
}
