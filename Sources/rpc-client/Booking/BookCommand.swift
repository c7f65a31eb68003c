import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking book`.
struct BookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Book a free time.",
    discussion: "rpc-client booking book stf_… --at \"2026-11-24 10:00\"")

  @Argument(help: "The member of staff: stf_….")
  var staffID: String

  @Option(
    help: ArgumentHelp("The slot's start, as listed.", valueName: "time"),
    transform: LondonTime.argument)
  var at: LondonTime

  @OptionGroup var about: AboutOption
  @OptionGroup var student: StudentOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let about = try about.text()
    let session = try connection.session()
    let booked = try await session.write(
      BookingService.book,
      .with {
        $0.studentID = student.id
        $0.staffID = staffID
        $0.start = .init(at)
        $0.about = about
      }, write)
    try await Appointments.print(booked: booked, for: student, session, output)
  }
}
