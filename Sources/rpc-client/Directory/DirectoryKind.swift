import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf

/// One kind of directory record, as the commands that import and list it need it.
protocol DirectoryKind: Sendable {
  associatedtype Record: SwiftProtobuf.Message
  /// What narrows a list of this kind.
  associatedtype Filters: ParsableArguments

  /// Such as `students`, in sentences.
  static var plural: String { get }
  static var importKind: Pastoral_V1_ImportKind { get }
  /// The CSV's columns, named as the proto's fields.
  static var columns: [ImportColumn<Record>] { get }
  static func id(of record: Record) -> String
  static func row(_ record: Record) -> Pastoral_V1_ImportRow.OneOf_Record
  static func page(
    _ session: Session, _ filters: Filters, size: Int32, token: String,
    purpose: Pastoral_V1_Purpose
  ) async throws -> Page<Record>
}

/// A kind whose records can be looked up one by one.
protocol NamedDirectoryKind: DirectoryKind {
  /// Such as `campus id`: what names a record besides its id.
  static var naming: String { get }
  /// What the ids begin with, such as `stu_`.
  static var idPrefix: String { get }
  static func get(
    _ session: Session, id: String, name: String, purpose: Pastoral_V1_Purpose
  ) async throws -> Record
}

/// Nothing narrows the list.
struct NoFilters: ParsableArguments {}

extension DirectoryKind {
  /// The id, then what the CSV has.
  static var listColumns: [ListColumn<Record>] {
    [ListColumn("id") { id(of: $0) }] + columns.map { ListColumn($0.name, $0.text) }
  }
}

/// One column of an import's CSV.
struct ImportColumn<Record: SwiftProtobuf.Message>: Sendable {
  let name: String
  let isRequired: Bool
  let text: @Sendable (Record) -> String
  /// Takes a cell that is not empty; what is wrong with it, or nil.
  let set: @Sendable (inout Record, String) -> String?

  /// A cell taken as it is.
  static func text(
    _ name: String, _ field: any WritableKeyPath<Record, String> & Sendable, isRequired: Bool = true
  ) -> Self {
    Self(name: name, isRequired: isRequired, text: { $0[keyPath: field] }) { record, cell in
      record[keyPath: field] = cell
      return nil
    }
  }

  /// A day; `isSet` says whether the record has one.
  static func date(
    _ name: String, _ field: any WritableKeyPath<Record, Pastoral_V1_Date> & Sendable,
    isRequired: Bool = false
  ) -> Self {
    Self(name: name, isRequired: isRequired, text: { $0[keyPath: field].text }) { record, cell in
      guard let date = CivilDate(parsing: cell) else { return "is not a day as yyyy-mm-dd" }
      record[keyPath: field] = Pastoral_V1_Date(date)
      return nil
    }
  }
}
