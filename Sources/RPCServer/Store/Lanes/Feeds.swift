/// What can be watched: kinds of records of which somebody may want to know at once that there are
/// more. Work in the write lane says what it adds to, and the store tells so after the commit.
public struct Feeds: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Items of inboxes.
  public static let inboxes = Feeds(rawValue: 1 << 0)
  /// Events for campus systems.
  public static let events = Feeds(rawValue: 1 << 1)
  /// Appointments of cases, of which there are no events.
  public static let caseAppointments = Feeds(rawValue: 1 << 2)
  /// What waits to be sent to partners.
  public static let outbox = Feeds(rawValue: 1 << 3)
  /// Disclosures, however far they are.
  public static let disclosures = Feeds(rawValue: 1 << 4)
}
