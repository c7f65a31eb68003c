import ArgumentParser

/// How much of a list is fetched.
struct PagingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Print at most so many.", valueName: "count"))
  var limit = 50

  @Flag(help: "Print all, however many.")
  var all = false

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is at least 1.") }
  }

  /// Fetches page after page until there is enough, and says where there is more.
  func records<Record>(
    _ page: (_ size: Int32, _ token: String) async throws -> Page<Record>
  ) async throws -> [Record] {
    let wanted = all ? Int.max : limit
    var records: [Record] = []
    var token = ""
    repeat {
      let next = try await page(Int32(min(wanted - records.count, 500)), token)
      records += next.records
      token = next.nextToken
    } while !token.isEmpty && records.count < wanted
    if !token.isEmpty || records.count > wanted {
      Console.error("There are more: use --all, or a larger --limit.")
    }
    return Array(records.prefix(wanted))
  }
}

/// One page of a list, and what fetches the next; empty after the last.
struct Page<Record> {
  let records: [Record]
  let nextToken: String
}
