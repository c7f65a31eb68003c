import ArgumentParser

/// `… list`.
struct ListCommand<Kind: DirectoryKind>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "List \(Kind.plural).")
  }

  @OptionGroup var filters: Kind.Filters
  @OptionGroup var purpose: DirectoryPurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      try await Kind.page(
        session, filters, size: size, token: token, purpose: purpose.purpose.purpose)
    }
    try Listing(columns: Kind.listColumns, records: records)
      .printRows(output, none: "There are no \(Kind.plural).")
  }
}
