import Ledger

/// What is stored of the ledger does not fit together. No retry helps, and no bug of ours did it.
public enum LedgerDamage {
  /// What does not fit, and where; nil where the error is of another kind. Says nothing of what a leaf
  /// records.
  public static func sentence(about error: any Error) -> String? {
    switch error {
    case let fault as LedgerFault: fault.description
    case let changed as AccessRowsChanged: changed.description
    case let surplus as SurplusAccessRows: surplus.description
    case let surplus as SurplusNodes: surplus.description
    case let missing as NodeMissing: missing.description
    case let unknown as UnknownEndedLog: unknown.description
    case let broken as LogNotContinued: broken.description
    case let ended as FaultInEndedLog:
      sentence(about: ended.fault).map { "In the ended log \(ended.log): \($0)" }
    case let note as NoteError: "The head's checkpoint does not verify. \(note)"
    case StoreError.corrupt, StoreError.columnMismatch:
      "The database's file is damaged where the ledger is stored."
    default: nil
    }
  }
}

/// There are nodes that no leaves have closed.
public struct SurplusNodes: Error, Equatable, CustomStringConvertible {
  public let count: Int

  public var description: String { "The ledger has \(count) nodes too many." }
}

/// An ended log is signed by a key that is not among those that were given.
public struct UnknownEndedLog: Error, Equatable, CustomStringConvertible {
  public let log: String

  public var description: String { "The ended log \(log) is signed by no key that is known." }
}

/// A log does not say that it goes on where the one before ended.
public struct LogNotContinued: Error, Equatable, CustomStringConvertible {
  public let log: String
  public let ended: String

  public var description: String { "Leaf 0 of \(log) does not name \(ended), which it continues." }
}

/// Something does not fit in a log that has ended.
public struct FaultInEndedLog: Error {
  public let log: String
  public let fault: any Error
}
