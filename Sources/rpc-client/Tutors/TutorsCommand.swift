import ArgumentParser
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// `tutors`: who is whose personal tutor, and how that changes.
struct TutorsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tutors", abstract: "Change students' personal tutors, one or many.",
    discussion: """
      From the first day of a change on, the new tutor reads all earlier notes and the former one none. \
      Nothing is cancelled: appointments in that time are handed over where you say so and the new tutor \
      is free, and otherwise stay for people to settle.
      """,
    subcommands: [
      ChangeTutorCommand.self, PreviewTutorChangesCommand.self, ApplyTutorChangesCommand.self,
    ])
}

/// `tutors change`.
struct ChangeTutorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change", abstract: "Give one student another personal tutor, or none.",
    discussion: """
      rpc-client tutors change 1234567 --to s42 --from 2026-12-01 --hand-over
      rpc-client tutors change 1234567 --to s43 --from 2027-01-11 --until 2027-06-30
      rpc-client tutors change 1234567 --nobody --from 2026-12-01
      """)

  @Argument(help: "The student's campus id.")
  var student: String

  @Option(help: ArgumentHelp("The new tutor.", valueName: "campus-id"))
  var to: String?

  @Flag(help: "The student is to have no tutor in that time.")
  var nobody = false

  @Option(help: ArgumentHelp("First day.", valueName: "yyyy-mm-dd"))
  var from: CivilDate

  @Option(help: ArgumentHelp("Last day of a cover; for good without it.", valueName: "yyyy-mm-dd"))
  var until: CivilDate?

  @Option(
    help: ArgumentHelp(
      "Whose place is taken, where the student has several tutors.", valueName: "campus-id"))
  var replaces: String?

  @Flag(help: "Hand appointments in that time over to the new tutor, where they are free.")
  var handOver = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard nobody == (to == nil) else {
      throw ValidationError("Give --to with the new tutor, or --nobody.")
    }
  }

  func run() async throws {
    let done = try await connection.session().write(
      DirectoryService.changeTutor,
      .with {
        $0.change = .with {
          $0.studentCampusID = student
          $0.staffCampusID = to ?? ""
          $0.from = Pastoral_V1_Date(from)
          if let until { $0.until = Pastoral_V1_Date(until) }
          $0.replacesStaffCampusID = replaces ?? ""
          $0.appointments = handOver ? .handOver : .leave
        }
      }, write)
    let outcome = Pastoral_V1_TutorChangeOutcome.with {
      $0.studentCampusID = student
      $0.done = done
    }
    try Listing(columns: TutorChanges.columns, records: [outcome]).printRecord(output)
  }
}

/// `tutors preview`.
struct PreviewTutorChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Say what a file of changes would do, and change nothing.",
    discussion: TutorChanges.fileHelp)

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let changes = try TutorChanges(file)
    let outcomes = try await changes.previewed(connection.session())
    try Listing(columns: TutorChanges.columns, records: outcomes)
      .printRows(output, none: "The file has no rows.")
    let wrong = outcomes.count { !$0.problem.isEmpty }
    if wrong > 0 { throw TutorChangesRefused(wrong: wrong, of: outcomes.count) }
  }
}

/// `tutors apply`.
struct ApplyTutorChangesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Make the changes of a file, and report what each did.",
    discussion: """
      \(TutorChanges.fileHelp)

      All rows are previewed first; where one is wrong, nothing is changed. They are then made \
      \(TutorChanges.inOneRequest) at a time, all or none of these.
      """)

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let changes = try TutorChanges(file)
    let session = try connection.session()
    let foreseen = try await changes.previewed(session)
    let wrong = foreseen.filter { !$0.problem.isEmpty }
    guard wrong.isEmpty else {
      try Listing(columns: TutorChanges.columns, records: wrong).printRows(output, none: "")
      throw TutorChangesRefused(wrong: wrong.count, of: foreseen.count)
    }
    try Listing(columns: TutorChanges.columns, records: await changes.made(session))
      .printRows(output, none: "The file has no rows.")
  }
}

/// A file of changes has rows that cannot be made; nothing was changed.
struct TutorChangesRefused: ReportedFailure {
  let wrong: Int
  let of: Int

  var exitStatus: ExitStatus { .invalid }
  var lines: [String] {
    [
      "rpc-client: \(wrong) of \(of) changes cannot be made; nothing was changed.",
      "  next: Mend the rows with a problem and try again.",
    ]
  }
}
