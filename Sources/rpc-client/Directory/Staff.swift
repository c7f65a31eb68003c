import ArgumentParser
import Messages
import SwiftProtobuf

struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Members of staff.",
    subcommands: [ImportCommand<Staff>.self, ListCommand<Staff>.self, GetCommand<Staff>.self])
}

enum Staff: NamedDirectoryKind {
  static let plural = "members of staff"
  static let naming = "campus id"
  static let idPrefix = "stf_"
  static let importKind = Pastoral_V1_ImportKind.staff
  static let columns: [ImportColumn<Pastoral_V1_StaffMember>] = [
    .text("campus_id", \.campusID),
    .text("given_name", \.givenName),
    .text("family_name", \.familyName, isRequired: false),
    .text("email", \.email, isRequired: false),
    .text("job_title", \.jobTitle, isRequired: false),
  ]

  static func id(of record: Pastoral_V1_StaffMember) -> String { record.id }

  static func row(_ record: Pastoral_V1_StaffMember) -> Pastoral_V1_ImportRow.OneOf_Record {
    .staffMember(record)
  }

  static func page(
    _ session: Session, _ filters: NoFilters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_StaffMember> {
    let reply = try await session.read(
      DirectoryService.listStaffMembers,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.purpose = purpose
      })
    return Page(records: reply.staffMembers, nextToken: reply.nextPageToken)
  }

  static func get(
    _ session: Session, id: String, name: String, purpose: Pastoral_V1_Purpose
  ) async throws -> Pastoral_V1_StaffMember {
    try await session.read(
      DirectoryService.getStaffMember,
      .with {
        $0.id = id
        if name.contains("@") { $0.email = name } else { $0.campusID = name }
        $0.purpose = purpose
      })
  }
}
