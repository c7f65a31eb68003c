import ArgumentParser
import Messages
import SwiftProtobuf

struct ProgrammesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programmes", abstract: "Programmes of study.",
    subcommands: [
      ImportCommand<Programmes>.self, ListCommand<Programmes>.self, GetCommand<Programmes>.self,
    ])
}

enum Programmes: NamedDirectoryKind {
  static let plural = "programmes"
  static let naming = "code"
  static let idPrefix = "prg_"
  static let importKind = Pastoral_V1_ImportKind.programmes
  static let columns: [ImportColumn<Pastoral_V1_Programme>] = [
    .text("code", \.code),
    .text("title", \.title),
  ]

  static func id(of record: Pastoral_V1_Programme) -> String { record.id }

  static func row(_ record: Pastoral_V1_Programme) -> Pastoral_V1_ImportRow.OneOf_Record {
    .programme(record)
  }

  static func page(
    _ session: Session, _ filters: NoFilters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_Programme> {
    let reply = try await session.read(
      DirectoryService.listProgrammes,
      .with {
        $0.pageSize = size
        $0.pageToken = token
      })
    return Page(records: reply.programmes, nextToken: reply.nextPageToken)
  }

  static func get(
    _ session: Session, id: String, name: String, purpose: Pastoral_V1_Purpose
  ) async throws -> Pastoral_V1_Programme {
    try await session.read(
      DirectoryService.getProgramme,
      .with {
        $0.id = id
        $0.code = name
      })
  }
}
