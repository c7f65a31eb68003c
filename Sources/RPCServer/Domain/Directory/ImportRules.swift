/// How a file of records comes in: in messages of rows, whole or not at all.
public enum ImportRules {
  /// The most rows of one message, so that staging one is a short transaction.
  public static let messageRowsMax = 500
  /// The most rows of one file, so that applying one is a short transaction too.
  public static let fileRowsMax = 20_000
  /// The most errors that are told; the rest are counted.
  public static let errorsMax = 100

  /// Checks an upload's id: 8 to 64 letters, digits, `-` or `_`.
  ///
  /// - Parameter field: The request's field that held it.
  public static func check(uploadID: String, field: String) throws(Refusal) {
    let bytes = uploadID.utf8
    guard (8...64).contains(bytes.count),
      bytes.allSatisfy({ ASCII.isLetterOrDigit($0) || "-_".utf8.contains($0) })
    else {
      throw .invalid(field, "must have 8 to 64 letters, digits, \"-\" or \"_\"")
    }
  }

  /// How many of a message's rows are held already and must be skipped.
  ///
  /// - Parameters:
  ///   - firstRow: The number of the message's first row in the file, counted from 1.
  ///   - count: How many rows the message has.
  ///   - held: How many rows of the file are held.
  /// - Throws: `.invalid` for a limit; OUT_OF_SEQUENCE where rows before the first are missing.
  public static func rowsToSkip(
    firstRow: Int, count: Int, held: Int
  ) throws(Refusal) -> Int {
    guard (1...messageRowsMax).contains(count) else {
      throw .invalid("rows.rows", "must be 1 to \(messageRowsMax) rows a message")
    }
    // The second limit of `firstRow` also keeps the sum below from overflowing.
    guard (1...fileRowsMax).contains(firstRow), firstRow + count - 1 <= fileRowsMax else {
      throw .invalid("rows.first_row", "must number rows from 1 to \(fileRowsMax)")
    }
    guard firstRow <= held + 1 else {
      throw .rule(.outOfSequence, "The next expected row is \(held + 1).")
    }
    return min(held + 1 - firstRow, count)
  }

  /// Checks at the end that every row of the file is held.
  public static func check(rowCount: Int, held: Int) throws(Refusal) {
    guard (0...fileRowsMax).contains(rowCount) else {
      throw .invalid("finish.row_count", "must be 0 to \(fileRowsMax)")
    }
    guard rowCount <= held else {
      throw .rule(.outOfSequence, "The next expected row is \(held + 1).")
    }
    guard rowCount == held else {
      throw .invalid("finish.row_count", "must count every row that was sent")
    }
  }
}

/// What is wrong with one row of a file.
public struct ImportError: Equatable, Sendable {
  /// The row's number in the file, counted from 1.
  public var row: Int
  /// The field at fault, as the CSV column names it.
  public var field: String
  /// What is wrong, without the value.
  public var message: String

  public init(row: Int, field: String, message: String) {
    self.row = row
    self.field = field
    self.message = message
  }
}

/// Holds the rows of one file, given one after another, against the rules, and gathers what is
/// wrong with them.
public struct ImportCheck<Record: DirectoryRecord>: Sendable {
  /// The first errors, at most `ImportRules.errorsMax`, in order of rows.
  public private(set) var errors: [ImportError] = []
  /// How many errors there are in all.
  public private(set) var errorCount = 0

  private var firstRows: [[String]: Int] = [:]

  public init() {}

  /// Takes the row of that number, counted from 1.
  public mutating func check(_ record: Record, row: Int) {
    for violation in record.validate() {
      report(row: row, field: violation.field, message: violation.description)
    }
    if let first = firstRows[record.key] {
      report(
        row: row, field: Record.keyFields[0],
        message: "repeats row \(first): no two rows may have the same "
          + Record.keyFields.joined(separator: ", "))
    } else {
      firstRows[record.key] = row
    }
  }

  /// Adds an error that only the caller can see, such as a reference to a record that does not
  /// exist.
  public mutating func report(row: Int, field: String, message: String) {
    errorCount += 1
    if errors.count < ImportRules.errorsMax {
      errors.append(ImportError(row: row, field: field, message: message))
    }
  }
}
