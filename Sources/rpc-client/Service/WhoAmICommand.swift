import ArgumentParser
import Messages

/// `whoami`: the caller as the server's policy sees it.
struct WhoAmICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami", abstract: "Show as whom the server takes you.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(SessionService.whoAmI, .init())
    let columns: [ListColumn<Pastoral_V1_WhoAmIResponse>] = [
      ListColumn("principal_id") { $0.principalID },
      ListColumn("on_behalf_of") { $0.onBehalfOf },
      ListColumn("roles") { $0.roles.joined(separator: ", ") },
    ]
    try Listing(columns: columns, records: [reply]).printRecord(output)
  }
}
