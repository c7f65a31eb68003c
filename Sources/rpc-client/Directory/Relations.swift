import ArgumentParser
import Messages
import SwiftProtobuf

struct RelationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations", abstract: "Who tutors, leads and teaches.",
    subcommands: [ImportCommand<Relations>.self, ListCommand<Relations>.self])
}

enum Relations: DirectoryKind {
  struct Filters: ParsableArguments {
    @Option(help: ArgumentHelp("Only this member of staff.", valueName: "campus-id"))
    var staff: String?

    @Option(
      help: ArgumentHelp(
        "Only those about this student, programme or module.", valueName: "campus-id-or-code"))
    var about: String?
  }

  static let plural = "relations"
  static let importKind = Pastoral_V1_ImportKind.relations
  static let columns: [ImportColumn<Pastoral_V1_Relation>] = [
    kindColumn,
    .text("staff_campus_id", \.staffCampusID),
    .text("about", \.about),
    .date("from", \.from, isRequired: true),
    .date("to", \.to),
  ]

  static func id(of record: Pastoral_V1_Relation) -> String { record.id }

  static func row(_ record: Pastoral_V1_Relation) -> Pastoral_V1_ImportRow.OneOf_Record {
    .relation(record)
  }

  static func page(
    _ session: Session, _ filters: Filters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_Relation> {
    let reply = try await session.read(
      DirectoryService.listRelations,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.staffCampusID = filters.staff ?? ""
        $0.about = filters.about ?? ""
        $0.purpose = purpose
      })
    return Page(records: reply.relations, nextToken: reply.nextPageToken)
  }

  /// The kinds as a CSV spells them.
  static let kinds: [(name: String, kind: Pastoral_V1_RelationKind)] = [
    ("personal_tutor", .personalTutor), ("programme_leader", .programmeLeader),
    ("programme_staff", .programmeStaff), ("module_leader", .moduleLeader),
  ]

  static func name(of kind: Pastoral_V1_RelationKind) -> String {
    kinds.first { $0.kind == kind }?.name ?? ""
  }

  private static let kindColumn = ImportColumn<Pastoral_V1_Relation>(
    name: "kind", isRequired: true, text: { name(of: $0.kind) }
  ) { record, cell in
    guard let kind = kinds.first(where: { $0.name == cell })?.kind else {
      return "is none of \(kinds.map(\.name).joined(separator: ", "))"
    }
    record.kind = kind
    return nil
  }
}
