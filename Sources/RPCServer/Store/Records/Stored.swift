public import Domain

/// A record as the store holds it: what campus systems say, under an id, with a count of changes.
public struct Stored<Record: Sendable>: Sendable {
  public var id: Identifier
  /// Counts changes from 1.
  public var revision: Int64
  public var record: Record

  public init(id: Identifier, revision: Int64, record: Record) {
    self.id = id
    self.revision = revision
    self.record = record
  }
}

/// What an upsert did.
public enum PutOutcome: Sendable {
  case created
  case updated
  /// The record was the same already; its revision stays.
  case unchanged
}

/// A record names another one that does not exist.
public struct UnknownReference: Error, Sendable {
  /// The field that names it, as the proto and the CSV spell it.
  public let field: String
}

/// A directory record that has a table of its own.
public protocol StoredRecord: DirectoryRecord {
  /// What its ids begin with.
  static var idKind: Identifier.Kind { get }

  /// Whether its pages are about students without showing who they are.
  static var saysWhatStudentsTake: Bool { get }

  /// The stored record with the same key; nil where there is none.
  ///
  /// - Throws: `UnknownReference` where the record names one that does not exist.
  func stored(in transaction: Transaction) throws -> Stored<Self>?

  /// Adds the record, with revision 1.
  func insert(id: Identifier, grantedBy: String, at now: Instant, in transaction: Transaction)
    throws

  /// Replaces what is not part of the key.
  func update(id: Identifier, revision: Int64, in transaction: Transaction) throws

  /// Up to `limit` records whose sort key comes after `after`, which is empty for the beginning.
  static func page(after: String, limit: Int, in transaction: Transaction) throws
    -> [Stored<Self>]

  /// What pages are ordered by.
  var sortKey: String { get }
}

extension StoredRecord {
  public static var saysWhatStudentsTake: Bool { false }
}

extension Transaction {
  /// Adds or changes a record, which its key names.
  ///
  /// - Parameter revision: The revision that the change was made from; 0 to upsert whatever there is.
  /// - Throws: `Refusal.staleRevision`; `UnknownReference`.
  public func put<Record: StoredRecord>(
    _ record: Record, revision: Int64, newID: Identifier, at now: Instant, by decision: Decision
  ) throws -> (stored: Stored<Record>, outcome: PutOutcome) {
    try put(
      record, over: try record.stored(in: self), revision: revision, newID: newID, at: now,
      by: decision)
  }

  /// Adds a record, or changes the one with its key, which this transaction has looked up already.
  public func put<Record: StoredRecord>(
    _ record: Record, over found: Stored<Record>?, revision: Int64, newID: Identifier,
    at now: Instant, by decision: Decision
  ) throws -> (stored: Stored<Record>, outcome: PutOutcome) {
    guard let found else {
      guard revision == 0 else { throw Refusal.staleRevision }
      try record.insert(
        id: newID, grantedBy: decision.caller.principal, at: now, in: self)
      return (Stored(id: newID, revision: 1, record: record), .created)
    }
    guard revision == 0 || revision == found.revision else { throw Refusal.staleRevision }
    if found.record == record { return (found, .unchanged) }
    let changed = Stored(id: found.id, revision: found.revision + 1, record: record)
    try record.update(id: changed.id, revision: changed.revision, in: self)
    return (changed, .updated)
  }

  /// One page of the records of a kind, in the order of their sort keys.
  public func page<Record: StoredRecord>(
    of kind: Record.Type, after: String, limit: Int, by decision: Decision
  ) throws -> [Stored<Record>] {
    if kind.saysWhatStudentsTake { note(nil, by: decision) }
    return try kind.page(after: after, limit: limit, in: self)
  }
}

extension LocalDate: ValueConvertible {
  public var storeValue: Value { .text(iso) }
}

extension Row {
  func date(_ column: Int) throws(StoreError) -> LocalDate {
    guard let date = LocalDate(iso: try text(column)) else { throw .columnMismatch(column) }
    return date
  }

  func dateOrNil(_ column: Int) throws(StoreError) -> LocalDate? {
    guard let text = try textOrNil(column) else { return nil }
    guard let date = LocalDate(iso: text) else { throw .columnMismatch(column) }
    return date
  }

  func span(_ from: Int, _ to: Int) throws(StoreError) -> DateSpan {
    DateSpan(from: try dateOrNil(from), to: try dateOrNil(to))
  }

  func int(_ column: Int) throws(StoreError) -> Int { Int(try integer(column)) }
}
