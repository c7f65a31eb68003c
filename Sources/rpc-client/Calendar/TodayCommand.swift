import ArgumentParser
import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

/// `today`: one screen for somebody with five minutes.
struct TodayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "today",
    abstract: "Your day: appointments, what was agreed, and what waits for you.",
    discussion: """
      Staff see with each appointment what is still open with that student. Students see their own.
      """)

  @Option(help: ArgumentHelp("Another day.", valueName: "yyyy-mm-dd"))
  var date: CivilDate?

  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let session = try connection.session()
    guard let whose = try await Appointments.own(session) else {
      throw UsageError("You have no appointments of your own.")
    }
    let day =
      date ?? LondonTime(seconds: Int64(Date().timeIntervalSince1970)).date
      ?? CivilDate(daysSinceEpoch: 0)!  // There always is a day today.
    let appointments = try await appointments(of: whose, on: day, session)
    var actions: [String: [Pastoral_V1_NoteAction]] = [:]
    switch whose {
    case .studentID(let id): actions[id] = try await openActions(of: id, session)
    case .staffID:
      for student in Set(appointments.map(\.studentID)) {
        actions[student] = try await openActions(of: student, session)
      }
    }
    let inbox = try await session.read(InboxService.list, .with { $0.unreadOnly = true })
    let today = Today(
      day: day, whose: whose, appointments: appointments, actions: actions,
      unread: inbox.unreadCount)
    Console.print(today.lines.joined(separator: "\n"))
  }

  private func appointments(
    of whose: Pastoral_V1_ListAppointmentsRequest.OneOf_Whose, on day: CivilDate,
    _ session: Session
  ) async throws -> [Pastoral_V1_Appointment] {
    let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1) ?? day
    let reply = try await session.read(
      BookingService.list,
      .with {
        $0.whose = whose
        // London's clocks skip no midnight.
        $0.from = .init(try! LondonTime(parsing: "\(day) 00:00"))
        $0.to = .init(try! LondonTime(parsing: "\(next) 00:00"))
        $0.pageSize = 500
        $0.purpose = purpose.purpose.purpose
      })
    return reply.appointments
  }

  /// What is open with a student; nothing where the caller is not to see their notes.
  private func openActions(
    of student: String, _ session: Session
  ) async throws -> [Pastoral_V1_NoteAction] {
    do {
      return try await session.read(
        NotesService.listActions,
        .with {
          $0.studentID = student
          $0.openOnly = true
          $0.pageSize = 20
          $0.purpose = purpose.purpose.purpose
        }
      ).actions
    } catch let failure as CallFailure where failure.error.code == .permissionDenied {
      return []
    }
  }
}

/// A day as it is printed.
struct Today {
  let day: CivilDate
  let whose: Pastoral_V1_ListAppointmentsRequest.OneOf_Whose
  let appointments: [Pastoral_V1_Appointment]
  /// By student.
  let actions: [String: [Pastoral_V1_NoteAction]]
  let unread: Int32

  var lines: [String] {
    var lines = ["\(day)"]
    if appointments.isEmpty { lines += ["", "No appointments."] }
    switch whose {
    case .studentID(let id):
      lines += appointments.flatMap { entry($0, with: $0.staffName) }
      if let open = actions[id], !open.isEmpty { lines += ["", "TO DO"] + open.map(text) }
    case .staffID:
      // What is open with somebody stands with their first appointment of the day.
      var said: Set<String> = []
      for appointment in appointments {
        lines += entry(appointment, with: appointment.studentName)
        if said.insert(appointment.studentID).inserted {
          lines += (actions[appointment.studentID] ?? []).map(text)
        }
      }
    }
    if unread > 0 {
      lines += ["", "\(unread) unread in your inbox: rpc-client inbox list --unread"]
    }
    return lines
  }

  private func entry(_ appointment: Pastoral_V1_Appointment, with name: String) -> [String] {
    let time = "\(appointment.start.london.timeText)–\(appointment.end.london.timeText)"
    var words = [time, TerminalText.escaped(name)]
    if !appointment.location.isEmpty { words.append(TerminalText.escaped(appointment.location)) }
    switch appointment.attention {
    case .linkEnded: words.append("(no longer associated)")
    case .closedDay: words.append("(the university is closed)")
    case .unspecified, .UNRECOGNIZED: break
    }
    words.append(appointment.id)
    var lines = ["", words.joined(separator: "  ")]
    if !appointment.about.isEmpty { lines.append("  \(TerminalText.escaped(appointment.about))") }
    return lines
  }

  private func text(_ action: Pastoral_V1_NoteAction) -> String {
    let owner = action.owner == .student ? "student" : "staff"
    let due = action.overdue ? "overdue since \(action.due.text)" : "by \(action.due.text)"
    return "  - \(owner), \(due): \(TerminalText.escaped(action.text))"
  }
}
