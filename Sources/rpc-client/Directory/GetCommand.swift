import ArgumentParser

/// `… get ID`.
struct GetCommand<Kind: NamedDirectoryKind>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "get", abstract: "Show one of the \(Kind.plural), by id or \(Kind.naming).")
  }

  @Argument(help: "The id, which begins with its kind as in stu_, or what the campus calls it.")
  var id: String

  @OptionGroup var purpose: DirectoryPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let isID = id.hasPrefix(Kind.idPrefix)
    let record = try await Kind.get(
      try connection.session(), id: isID ? id : "", name: isID ? "" : id,
      purpose: purpose.purpose.purpose)
    try Listing(columns: Kind.listColumns, records: [record]).printRecord(output)
  }
}
