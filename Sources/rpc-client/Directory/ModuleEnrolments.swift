import ArgumentParser
import Messages
import SwiftProtobuf

struct ModuleEnrolmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "module-enrolments", abstract: "Students taking modules.",
    subcommands: [ImportCommand<ModuleEnrolments>.self, ListCommand<ModuleEnrolments>.self])
}

enum ModuleEnrolments: DirectoryKind {
  struct Filters: ParsableArguments {
    @Option(help: ArgumentHelp("Only this student.", valueName: "campus-id"))
    var student: String?
  }

  static let plural = "module enrolments"
  static let importKind = Pastoral_V1_ImportKind.moduleEnrolments
  static let columns: [ImportColumn<Pastoral_V1_ModuleEnrolment>] = [
    .text("student_campus_id", \.studentCampusID),
    .text("module_code", \.moduleCode),
    .date("from", \.from, isRequired: true),
    .date("to", \.to),
  ]

  static func id(of record: Pastoral_V1_ModuleEnrolment) -> String { record.id }

  static func row(_ record: Pastoral_V1_ModuleEnrolment) -> Pastoral_V1_ImportRow.OneOf_Record {
    .moduleEnrolment(record)
  }

  static func page(
    _ session: Session, _ filters: Filters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_ModuleEnrolment> {
    let reply = try await session.read(
      DirectoryService.listModuleEnrolments,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.studentCampusID = filters.student ?? ""
        $0.purpose = purpose
      })
    return Page(records: reply.moduleEnrolments, nextToken: reply.nextPageToken)
  }
}
