import ArgumentParser
import Messages
import SwiftProtobuf

/// How what plugins suggest is printed.
private let columns: [ListColumn<Pastoral_V1_DisclosureSuggestion>] = [
  ListColumn("id") { $0.id },
  ListColumn("student_id") { $0.studentID },
  ListColumn("cases") { $0.caseIds.joined(separator: ", ") },
  ListColumn("change") { $0.change.word },
  ListColumn("day") { $0.day.text },
  ListColumn("programme") { $0.programmeCode },
  ListColumn("plugin") { $0.plugin },
  ListColumn("partners") { $0.partnerIds.joined(separator: ", ") },
  ListColumn("answers") { suggestion in
    suggestion.answers.map { "\($0.code): \($0.answer)" }.joined(separator: "; ")
  },
  ListColumn("why") { $0.why },
  ListColumn("made", plain: { $0.made.london.iso }) { $0.made.london.text },
  ListColumn("state") { $0.state.word },
]

/// `disclosure suggestions`.
struct ListSuggestionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggestions",
    abstract:
      "List what plugins suggest since a registration changed: nothing of it leaves by itself."
  )

  @Argument(help: "The case: cas_…; without one, all of yours that are not closed.")
  var caseID: String?
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let suggestions = try await paging.records { size, token in
      let reply = try await session.read(
        DisclosureService.listSuggestions,
        .with {
          $0.caseID = caseID ?? ""
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.suggestions, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: suggestions)
      .printRows(output, none: "Nothing is suggested.")
  }
}

/// `disclosure dismiss`.
struct DismissSuggestionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Say that nothing is to be proposed of a suggestion, and why.")

  @Argument(help: "The case: cas_….")
  var caseID: String
  @Argument(help: "The suggestion: sug_….")
  var suggestionID: String
  @OptionGroup var words: WordsOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let why = try words.text(asking: "Why?")
    let dismissed = try await connection.session().write(
      DisclosureService.dismissSuggestion,
      .with {
        $0.caseID = caseID
        $0.suggestionID = suggestionID
        $0.why = why
      }, write)
    try Listing(columns: columns, records: [dismissed]).printRecord(output)
  }
}

extension Pastoral_V1_RegistrationChange {
  fileprivate var word: String {
    switch self {
    case .suspended: "suspended"
    case .resumed: "resumed"
    case .withdrawn: "withdrawn"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_SuggestionState {
  fileprivate var word: String {
    switch self {
    case .open: "open"
    case .taken: "taken"
    case .dismissed: "dismissed"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
