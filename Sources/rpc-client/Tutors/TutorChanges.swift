import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// A file of changes of personal tutors.
struct TutorChanges {
  /// As many as the server takes in one request.
  static let inOneRequest = 500

  private let changes: [Pastoral_V1_TutorChange]

  /// - Throws: `ImportProblems` for a file that cannot be read as changes.
  init(_ file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw UsageError("The file \(file) cannot be read.")
    }
    changes = try ImportFile([UInt8](data), columns: Self.fileColumns).rows
  }

  /// What they would do, each row by itself as if those before it were made.
  func previewed(_ session: Session) async throws -> [Pastoral_V1_TutorChangeOutcome] {
    var outcomes: [Pastoral_V1_TutorChangeOutcome] = []
    for batch in batches {
      outcomes += try await session.read(
        DirectoryService.previewTutorChanges, .with { $0.changes = batch }
      ).outcomes
    }
    return outcomes
  }

  func made(_ session: Session) async throws -> [Pastoral_V1_TutorChangeOutcome] {
    var outcomes: [Pastoral_V1_TutorChangeOutcome] = []
    for batch in batches {
      outcomes += try await session.write(
        DirectoryService.changeTutors, .with { $0.changes = batch },
        key: RandomName.make("tutors")
      ).outcomes
    }
    return outcomes
  }

  private var batches: [[Pastoral_V1_TutorChange]] {
    stride(from: 0, to: changes.count, by: Self.inOneRequest).map {
      Array(changes[$0..<min($0 + Self.inOneRequest, changes.count)])
    }
  }

  // MARK: The file

  static let fileHelp = """
    The first line names the columns: student_campus_id, staff_campus_id (empty for no tutor), from, until \
    (empty for good), replaces_staff_campus_id (may be empty), appointments (leave or hand-over; empty for \
    leave).
    """

  private static let fileColumns: [ImportColumn<Pastoral_V1_TutorChange>] = [
    .text("student_campus_id", \.studentCampusID),
    .text("staff_campus_id", \.staffCampusID, isRequired: false),
    .date("from", \.from, isRequired: true),
    .date("until", \.until),
    .text("replaces_staff_campus_id", \.replacesStaffCampusID, isRequired: false),
    ImportColumn(
      name: "appointments", isRequired: false,
      text: { $0.appointments == .handOver ? "hand-over" : "leave" }
    ) { change, cell in
      switch cell {
      case "leave": change.appointments = .leave
      case "hand-over": change.appointments = .handOver
      default: return "is neither leave nor hand-over"
      }
      return nil
    },
  ]

  // MARK: The report

  static let columns: [ListColumn<Pastoral_V1_TutorChangeOutcome>] = [
    ListColumn("student_campus_id") { $0.studentCampusID },
    ListColumn("tutors") { $0.done.relations.map(period).joined(separator: ", ") },
    ListColumn("handed_over") { $0.hasDone ? "\($0.done.handedOverAppointmentIds.count)" : "" },
    ListColumn("left") { $0.hasDone ? "\($0.done.leftAppointmentIds.count)" : "" },
    ListColumn("problem") { [$0.field, $0.problem].filter { !$0.isEmpty }.joined(separator: " ") },
  ]

  /// Such as `s42 from 2026-12-01`.
  private static func period(_ relation: Pastoral_V1_Relation) -> String {
    if relation.hasTo, relation.to.text < relation.from.text {
      return "\(relation.staffCampusID) not from \(relation.from.text)"
    }
    let until = relation.hasTo ? " to \(relation.to.text)" : ""
    return "\(relation.staffCampusID) from \(relation.from.text)\(until)"
  }
}
