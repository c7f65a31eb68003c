/// Why the database refused a statement. Never carries a value of a record.
public enum StoreError: Error, Equatable, Sendable {
  /// A rule written into the tables themselves does not hold.
  case constraint(Constraint)
  /// No space is left, on the disk or within a set limit.
  case full
  /// The operating system reported an error while reading or writing.
  case io
  /// Somebody else holds the database for longer than the busy time-out.
  case busy
  /// The file is not the database that it should be.
  case corrupt
  /// A column, counted from 0, has another type than the program expects.
  case columnMismatch(Int)
  /// The database was written by a newer program; nothing was touched.
  case schemaTooNew(found: Int, known: Int)
  /// The transaction has ended, so the statement was not run.
  case transactionGone
  /// A read took longer than a read transaction may last.
  case interrupted
  /// The connection does not have a setting it needs; its name.
  case setting(String)
  /// The program called the store in a way that cannot work: a mistake in our own code.
  case misuse(String)
  /// Any other result code of SQLite.
  case other(Int32)

  /// Which kind of rule a statement broke.
  public enum Constraint: Equatable, Sendable {
    /// Another row already has the same key.
    case unique
    /// The row refers to one that does not exist, or is referred to.
    case foreignKey
    /// A check, a required column or a column's type.
    case other
  }

  /// Whether the whole transaction must end, not only the work that met the error.
  var endsTransaction: Bool {
    switch self {
    case .full, .io, .corrupt, .transactionGone, .interrupted: true
    case .constraint, .busy, .columnMismatch, .schemaTooNew, .setting, .misuse, .other: false
    }
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .constraint(.unique): "Another record already has the same key."
    case .constraint(.foreignKey): "The record refers to one that does not exist."
    case .constraint(.other): "The record breaks a rule of its table."
    case .full: "The database has no space left."
    case .io: "The operating system reported an error while reading or writing the database."
    case .busy: "The database is held by another connection."
    case .corrupt: "The file is damaged or not a database."
    case .columnMismatch(let index): "Column \(index) does not have the expected type."
    case .schemaTooNew(let found, let known):
      """
      The database has schema version \(found), but this program knows versions up to \(known): \
      use the newer program. Nothing was changed.
      """
    case .transactionGone: "The transaction has already ended."
    case .interrupted: "The read took longer than a read may last."
    case .setting(let name): "The database does not accept the setting \(name)."
    case .misuse(let what): "The program uses the database wrongly: \(what)."
    case .other(let code): "The database reported error \(code)."
    }
  }
}
