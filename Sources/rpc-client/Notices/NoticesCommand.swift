import ArgumentParser
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// `notices`: what students were promised.
struct NoticesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices", abstract: "The privacy notices, by version.",
    subcommands: [
      ListNoticesCommand.self, ShowNoticeCommand.self, PublishNoticeCommand.self,
    ])
}

private let columns: [ListColumn<Pastoral_V1_Notice>] = [
  ListColumn("notice") { $0.version.notice },
  ListColumn("version") { $0.version.version },
  ListColumn("from") { $0.from.text },
  ListColumn("in_force") { $0.inForce ? "yes" : "no" },
  ListColumn("title") { $0.title },
]

/// `notices list`.
struct ListNoticesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List all versions of all notices.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(NoticeService.list, .init())
    try Listing(columns: columns, records: reply.notices)
      .printRows(output, none: "There are no notices.")
  }
}

/// `notices show`.
struct ShowNoticeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a notice: what it says, and whom to turn to.",
    discussion: """
      With --json it is printed as `notices publish` reads it, so that the next version can be made from it.
      """)

  @Argument(help: "see-my-tutor or student-life-and-wellbeing.")
  var notice: String

  @Option(help: "This version, not the one in force today.")
  var version: String = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try await connection.session().read(
      NoticeService.get,
      .with {
        $0.notice = notice
        $0.version = version
      })
    if output.json || output.csv {
      return try Listing(columns: columns, records: [found]).printRecord(output)
    }
    Console.print(NoticeText.lines(of: found).joined(separator: "\n"))
  }
}

/// `notices publish`.
struct PublishNoticeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish a version that comes into force on a later day.",
    discussion: """
      The file is JSON as `notices show --json` prints it, with a new version and first day.
      """)

  @Argument(help: "The JSON file.", completion: .file(extensions: ["json"]))
  var file: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw UsageError("The file \(file) cannot be read.")
    }
    guard let notice = try? Pastoral_V1_Notice(jsonUTF8Data: data) else {
      throw UsageError("\(file) is not a notice in JSON.")
    }
    let published = try await connection.session().write(
      NoticeService.publish, .with { $0.notice = notice }, write)
    try Listing(columns: columns, records: [published]).printRecord(output)
  }
}

/// A notice as somebody reads it on a terminal.
enum NoticeText {
  static func lines(of notice: Pastoral_V1_Notice) -> [String] {
    var lines = [
      notice.title,
      "Version \(notice.version.version), from \(notice.from.text)"
        + (notice.inForce ? ", in force today." : "."),
    ]
    for statement in notice.statements {
      lines += ["", heading(of: statement.topic)]
      lines += wrapped(statement.text)
    }
    lines += ["", "WHOM TO TURN TO"]
    for contact in notice.contacts {
      lines.append(
        "  " + [contact.name, contact.office].filter { !$0.isEmpty }.joined(separator: ", "))
      let ways = [
        contact.address.joined(separator: ", "), contact.email, contact.phone, contact.url,
      ]
      lines += ways.filter { !$0.isEmpty }.map { "    " + $0 }
    }
    lines += [
      "", "Everything else the university does with personal data: \(notice.widerNoticeURL)",
    ]
    if !notice.text.isEmpty { lines += ["", "IN FULL", notice.text] }
    return lines
  }

  private static func heading(of topic: Pastoral_V1_NoticeTopic) -> String {
    switch topic {
    case .collected: "WHAT IS COLLECTED"
    case .source: "WHERE IT COMES FROM"
    case .purposes: "WHAT FOR"
    case .legalBasis: "LEGAL BASIS"
    case .recipients: "WHO SEES IT"
    case .security: "HOW IT IS KEPT SAFE"
    case .retention: "FOR HOW LONG"
    case .rights: "YOUR RIGHTS"
    case .ifNotProvided: "IF YOU DO NOT PROVIDE SOMETHING"
    case .transfers: "OUTSIDE THE UNITED KINGDOM"
    case .automatedDecisions: "WHO DECIDES"
    case .complaints: "COMPLAINTS"
    case .unspecified, .UNRECOGNIZED: "FURTHER"
    }
  }

  /// Lines of at most 90 characters, cut between words.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = " "
    for word in text.split(separator: " ") {
      if line.count + word.count > 90 {
        lines.append(line)
        line = " "
      }
      line += " " + word
    }
    return lines + [line]
  }
}
