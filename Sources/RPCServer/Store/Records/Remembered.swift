import Domain

/// What the write lane keeps in memory of records that nearly every booking asks for and that seldom change.
///
///     asked ─ kept ──────────────────────────────► answered, without a statement
///        └─── not kept ─ read ─ not written to ──► kept, answered
///                          └─ written to in this transaction ──► answered, and not kept
///
/// The writer's connection is the only one that writes, and SQLite says of each statement which tables it
/// writes to. So whatever a call runs, what is kept of a table goes before the statement does, and nothing
/// of it is kept again until the transaction is over: a value that a savepoint, a batch or a failed COMMIT
/// takes back was never there. It lives and dies with its connection.
final class Remembered {
  /// Groups of tables that are remembered together.
  struct Tables: OptionSet {
    let rawValue: UInt8

    static let availability = Tables(rawValue: 1)
    static let closures = Tables(rawValue: 2)
    static let bookingLimits = Tables(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The group of a table; empty for one of which nothing is remembered.
    init(of table: String) {
      switch table {
      case "availability", "availability_rule", "availability_exception": self = .availability
      case "closure": self = .closures
      case "booking_limit": self = .bookingLimits
      default: self = []
      }
    }
  }

  /// A member of staff's availability, without the exceptions before a day.
  struct AvailabilityFromDay {
    let day: LocalDate
    let availability: Availability
  }

  /// A limit on a student's bookings that nobody has lifted.
  struct Limit {
    let openMax: Int
    let until: LocalDate
  }

  /// By member of staff.
  var availabilities = Memory<Identifier, AvailabilityFromDay>(valuesMax: 4_096)
  /// All of them.
  var closures = Memory<Whole, [Closure]>(valuesMax: 1)
  /// All that nobody has lifted, by student.
  var bookingLimits = Memory<Whole, [Identifier: [Limit]]>(valuesMax: 1)

  /// The only key of what is kept as a whole.
  enum Whole { case all }

  /// A statement is about to write to those tables.
  func willWrite(to tables: Tables) {
    if tables.contains(.availability) { availabilities.forget() }
    if tables.contains(.closures) { closures.forget() }
    if tables.contains(.bookingLimits) { bookingLimits.forget() }
  }

  /// A transaction has begun, so the one before it is over, however it ended.
  func transactionBegan() {
    availabilities.keepAgain()
    closures.keepAgain()
    bookingLimits.keepAgain()
  }
}

/// Values that were read, by key; all are forgotten when there are too many.
struct Memory<Key: Hashable, Value> {
  private let valuesMax: Int
  private var values: [Key: Value] = [:]
  private var isWrittenTo = false

  init(valuesMax: Int) { self.valuesMax = valuesMax }

  subscript(key: Key) -> Value? { values[key] }

  /// Keeps what was just read, unless this transaction has written to its tables.
  mutating func keep(_ value: Value, for key: Key) {
    guard !isWrittenTo else { return }
    if values.count >= valuesMax { values = [:] }
    values[key] = value
  }

  mutating func forget() {
    values = [:]
    isWrittenTo = true
  }

  mutating func keepAgain() { isWrittenTo = false }
}
