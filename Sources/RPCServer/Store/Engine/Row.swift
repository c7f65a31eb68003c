public import Domain

/// One row of a statement's result. Columns are counted from 0, in the order the statement names
/// them; asking for a type that the column does not have throws `StoreError.columnMismatch`.
public struct Row: Hashable, Sendable {
  /// All columns, in order.
  public let values: [Value]

  /// The text in that column.
  public func text(_ column: Int) throws(StoreError) -> String {
    guard case .text(let text) = try value(column) else { throw .columnMismatch(column) }
    return text
  }

  /// The whole number in that column.
  public func integer(_ column: Int) throws(StoreError) -> Int64 {
    guard case .integer(let integer) = try value(column) else { throw .columnMismatch(column) }
    return integer
  }

  /// The bytes in that column.
  public func blob(_ column: Int) throws(StoreError) -> [UInt8] {
    guard case .blob(let bytes) = try value(column) else { throw .columnMismatch(column) }
    return bytes
  }

  /// The moment in that column, kept as milliseconds.
  public func instant(_ column: Int) throws(StoreError) -> Instant {
    Instant(millisecondsSince1970: try integer(column))
  }

  /// The id in that column.
  public func identifier(_ column: Int) throws(StoreError) -> Identifier {
    guard let identifier = Identifier(try text(column)) else { throw .columnMismatch(column) }
    return identifier
  }

  /// The text in that column, or nil where it is empty (`null`).
  public func textOrNil(_ column: Int) throws(StoreError) -> String? {
    try isNull(column) ? nil : try text(column)
  }

  /// The whole number in that column, or nil where it is empty (`null`).
  public func integerOrNil(_ column: Int) throws(StoreError) -> Int64? {
    try isNull(column) ? nil : try integer(column)
  }

  /// The bytes in that column, or nil where it is empty (`null`).
  public func blobOrNil(_ column: Int) throws(StoreError) -> [UInt8]? {
    try isNull(column) ? nil : try blob(column)
  }

  /// The moment in that column, or nil where it is empty (`null`).
  public func instantOrNil(_ column: Int) throws(StoreError) -> Instant? {
    try isNull(column) ? nil : try instant(column)
  }

  private func isNull(_ column: Int) throws(StoreError) -> Bool {
    try value(column) == .null
  }

  private func value(_ column: Int) throws(StoreError) -> Value {
    guard values.indices.contains(column) else { throw .columnMismatch(column) }
    return values[column]
  }
}
