import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `booking any`.
struct BookAnyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "any", abstract: "Book whoever of the student's own staff is free.",
    discussion: """
      The closest relation comes first, then who has the fewest appointments that week. Without --at, \
      the first free time of the days is taken.
      """)

  @Option(
    help: ArgumentHelp("Exactly then.", valueName: "time"), transform: LondonTime.argument)
  var at: LondonTime?

  @Option(help: ArgumentHelp("First day; today without.", valueName: "yyyy-mm-dd"))
  var from: CivilDate?

  @Option(help: ArgumentHelp("Last day; 13 days after the first without.", valueName: "yyyy-mm-dd"))
  var to: CivilDate?

  @Option(help: "Only staff of this relation. May stand several times.")
  var relation: [RelationName] = []

  @OptionGroup var about: AboutOption
  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if at != nil && (from != nil || to != nil) {
      throw ValidationError("Choose --at, or --from and --to.")
    }
  }

  func run() async throws {
    let about = try about.text()
    let session = try connection.session()
    let booked = try await session.write(
      BookingService.bookAny,
      .with {
        $0.studentID = student.id
        $0.relations = relation.map(\.kind)
        $0.about = about
        if let at {
          $0.start = .init(at)
        } else {
          $0.days = .with {
            if let from { $0.from = Pastoral_V1_Date(from) }
            if let to { $0.to = Pastoral_V1_Date(to) }
          }
        }
      }, write)
    try await Appointments.print(booked: booked, for: student, session, output)
  }
}

/// A kind of relation as an option spells it.
enum RelationName: String, ExpressibleByArgument, CaseIterable {
  case personalTutor = "personal-tutor"
  case programmeLeader = "programme-leader"
  case moduleLeader = "module-leader"
  case programmeStaff = "programme-staff"

  var kind: Pastoral_V1_RelationKind {
    switch self {
    case .personalTutor: .personalTutor
    case .programmeLeader: .programmeLeader
    case .moduleLeader: .moduleLeader
    case .programmeStaff: .programmeStaff
    }
  }
}

/// What a student would like to speak about. Never an argument, which others on the machine could read.
struct AboutOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What to speak about, from this file or with - from standard input. Nobody needs to say.",
      valueName: "file"))
  var aboutFile: String?

  /// Empty where none was given.
  func text() throws -> String {
    guard let aboutFile else { return "" }
    return try WordsOption.text(of: aboutFile, option: "--about-file", asking: "")
  }
}
