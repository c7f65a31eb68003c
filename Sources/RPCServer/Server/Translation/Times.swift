import Domain
import Messages
import SwiftProtobuf

/// Moments and days between the wire and the domain.
extension Google_Protobuf_Timestamp {
  init(_ instant: Instant) {
    let (seconds, milliseconds) = instant.millisecondsSince1970.quotientAndRemainder(
      dividingBy: 1_000)
    self.init()
    // Nanoseconds count forward from the second before, also before 1970.
    self.seconds = milliseconds < 0 ? seconds - 1 : seconds
    nanos = Int32((milliseconds < 0 ? milliseconds + 1_000 : milliseconds) * 1_000_000)
  }
}

extension Instant {
  /// The first and last moments that protobuf's Timestamp knows: the years 1 and 9999.
  private static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// A moment that a caller sent; what is finer than a millisecond is refused, since it would not
  /// come back.
  ///
  /// - Throws: `Refusal.invalid`.
  init(_ timestamp: Google_Protobuf_Timestamp, field: String) throws {
    guard Self.secondsRange.contains(timestamp.seconds),
      (0...999_999_999).contains(timestamp.nanos)
    else { throw Refusal.invalid(field, "must be a timestamp of the years 1 to 9999") }
    guard timestamp.nanos % 1_000_000 == 0 else {
      throw Refusal.invalid(field, "must be in whole milliseconds")
    }
    self.init(
      millisecondsSince1970: timestamp.seconds * 1_000 + Int64(timestamp.nanos / 1_000_000))
  }
}

extension Pastoral_V1_Date {
  init(_ date: LocalDate) {
    self.init()
    year = Int32(date.year)
    month = Int32(date.month)
    day = Int32(date.day)
  }
}

extension LocalDate {
  /// A day that a caller sent.
  ///
  /// - Throws: `Refusal.invalid`.
  init(_ date: Pastoral_V1_Date, field: String) throws {
    guard
      let valid = LocalDate(year: Int(date.year), month: Int(date.month), day: Int(date.day))
    else { throw Refusal.invalid(field, "must be a day of the calendar, 1900 to 9999") }
    self = valid
  }
}
