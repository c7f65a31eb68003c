import ArgumentParser
import Messages
import SwiftProtobuf

struct EnrolmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrolments", abstract: "Times of students on programmes.",
    subcommands: [ImportCommand<Enrolments>.self, ListCommand<Enrolments>.self])
}

enum Enrolments: DirectoryKind {
  struct Filters: ParsableArguments {
    @Option(help: ArgumentHelp("Only this student.", valueName: "campus-id"))
    var student: String?
  }

  static let plural = "enrolments"
  static let importKind = Pastoral_V1_ImportKind.enrolmentPeriods
  static let columns: [ImportColumn<Pastoral_V1_EnrolmentPeriod>] = [
    .text("student_campus_id", \.studentCampusID),
    .text("programme_code", \.programmeCode),
    .date("from", \.from, isRequired: true),
    .date("to", \.to),
    endColumn,
  ]

  /// How a registration ended, as a CSV spells it; empty as planned.
  private static let endColumn = ImportColumn<Pastoral_V1_EnrolmentPeriod>(
    name: "end", isRequired: false, text: { $0.end.word }
  ) { record, cell in
    let ends: [Pastoral_V1_RegistrationEnd] = [.suspended, .withdrawn]
    guard let end = ends.first(where: { $0.word == cell }) else {
      return "is none of \(ends.map(\.word).joined(separator: ", "))"
    }
    record.end = end
    return nil
  }

  static func id(of record: Pastoral_V1_EnrolmentPeriod) -> String { record.id }

  static func row(_ record: Pastoral_V1_EnrolmentPeriod) -> Pastoral_V1_ImportRow.OneOf_Record {
    .enrolmentPeriod(record)
  }

  static func page(
    _ session: Session, _ filters: Filters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_EnrolmentPeriod> {
    let reply = try await session.read(
      DirectoryService.listEnrolmentPeriods,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.studentCampusID = filters.student ?? ""
        $0.purpose = purpose
      })
    return Page(records: reply.enrolmentPeriods, nextToken: reply.nextPageToken)
  }
}

extension Pastoral_V1_RegistrationEnd {
  /// Empty as planned.
  fileprivate var word: String {
    switch self {
    case .suspended: "suspended"
    case .withdrawn: "withdrawn"
    case .unspecified: ""
    case .UNRECOGNIZED: "other"
    }
  }
}
