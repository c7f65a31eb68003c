import ArgumentParser
import Messages
import SwiftProtobuf

/// `notes new`.
struct NewNoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a note of a meeting.",
    discussion: """
      rpc-client notes new stu_… --appointment apt_… --share
      rpc-client notes new stu_… --ad-hoc "2026-11-24 10:00" --manner phone < note.txt
      """)

  /// How people met, as the option spells it.
  enum Manner: String, ExpressibleByArgument, CaseIterable {
    case inPerson = "in-person"
    case online, phone, email

    fileprivate var manner: Pastoral_V1_MeetingManner {
      switch self {
      case .inPerson: .inPerson
      case .online: .online
      case .phone: .phone
      case .email: .email
      }
    }
  }

  @Argument(help: "The student: stu_….")
  var studentID: String

  @Option(help: ArgumentHelp("The appointment that was held.", valueName: "appointment-id"))
  var appointment: String?

  @Option(help: ArgumentHelp("The session that the student came to.", valueName: "drop-in-id"))
  var dropIn: String?

  @Option(
    help: ArgumentHelp("The meeting was not booked and began then.", valueName: "time"),
    transform: LondonTime.argument)
  var adHoc: LondonTime?

  @Option(help: "How you met, where it was not booked.")
  var manner = Manner.inPerson

  @Option(help: ArgumentHelp("How long it took, where it was not booked.", valueName: "minutes"))
  var minutes: Int32 = 0

  @Flag(help: "Share it with the student at once.")
  var share = false

  @OptionGroup var text: NoteTextOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [appointment != nil, dropIn != nil, adHoc != nil].count(where: \.self) == 1 else {
      throw ValidationError(
        "Say which meeting: --appointment, --drop-in, or --ad-hoc with a time.")
    }
  }

  func run() async throws {
    let session = try connection.session()
    let note = try await text.filled(from: NoteForm(), home: connection.home) { form in
      try await session.write(
        NotesService.create,
        .with {
          $0.studentID = studentID
          if let appointment { $0.appointmentID = appointment }
          if let dropIn { $0.dropInID = dropIn }
          if let adHoc {
            $0.adHoc = .with {
              $0.start = .init(adHoc)
              $0.minutes = minutes
              $0.manner = manner.manner
            }
          }
          $0.purpose = form.purpose
          $0.keyPoints = form.keyPoints
          $0.topics = form.topics
          $0.actions = form.actions
          $0.declined = form.declined
          $0.share = share
        }, write)
    }
    try Notes.print(note, output)
  }
}
