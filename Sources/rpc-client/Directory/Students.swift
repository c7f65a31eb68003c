import ArgumentParser
import Messages
import SwiftProtobuf

struct StudentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "students", abstract: "Students.",
    subcommands: [
      ImportCommand<Students>.self, ListCommand<Students>.self, GetCommand<Students>.self,
    ])
}

enum Students: NamedDirectoryKind {
  static let plural = "students"
  static let naming = "campus id"
  static let idPrefix = "stu_"
  static let importKind = Pastoral_V1_ImportKind.students
  static let columns: [ImportColumn<Pastoral_V1_Student>] = [
    .text("campus_id", \.campusID),
    .text("given_name", \.givenName),
    .text("family_name", \.familyName, isRequired: false),
    .text("email", \.email, isRequired: false),
  ]

  static func id(of record: Pastoral_V1_Student) -> String { record.id }

  static func row(_ record: Pastoral_V1_Student) -> Pastoral_V1_ImportRow.OneOf_Record {
    .student(record)
  }

  static func page(
    _ session: Session, _ filters: NoFilters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_Student> {
    let reply = try await session.read(
      DirectoryService.listStudents,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.purpose = purpose
      })
    return Page(records: reply.students, nextToken: reply.nextPageToken)
  }

  static func get(
    _ session: Session, id: String, name: String, purpose: Pastoral_V1_Purpose
  ) async throws -> Pastoral_V1_Student {
    try await session.read(
      DirectoryService.getStudent,
      .with {
        $0.id = id
        if name.contains("@") { $0.email = name } else { $0.campusID = name }
        $0.purpose = purpose
      })
  }
}
