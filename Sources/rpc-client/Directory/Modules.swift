import ArgumentParser
import Messages
import SwiftProtobuf

struct ModulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modules", abstract: "Modules.",
    subcommands: [ImportCommand<Modules>.self, ListCommand<Modules>.self, GetCommand<Modules>.self])
}

enum Modules: NamedDirectoryKind {
  static let plural = "modules"
  static let naming = "code"
  static let idPrefix = "mod_"
  static let importKind = Pastoral_V1_ImportKind.modules
  static let columns: [ImportColumn<Pastoral_V1_Module>] = [
    .text("code", \.code),
    .text("title", \.title),
  ]

  static func id(of record: Pastoral_V1_Module) -> String { record.id }

  static func row(_ record: Pastoral_V1_Module) -> Pastoral_V1_ImportRow.OneOf_Record {
    .module(record)
  }

  static func page(
    _ session: Session, _ filters: NoFilters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Pastoral_V1_Module> {
    let reply = try await session.read(
      DirectoryService.listModules,
      .with {
        $0.pageSize = size
        $0.pageToken = token
      })
    return Page(records: reply.modules, nextToken: reply.nextPageToken)
  }

  static func get(
    _ session: Session, id: String, name: String, purpose: Pastoral_V1_Purpose
  ) async throws -> Pastoral_V1_Module {
    try await session.read(
      DirectoryService.getModule,
      .with {
        $0.id = id
        $0.code = name
      })
  }
}
