/// On which terms a member of staff can be booked. Each 0 means that there is no such term.
///
/// The terms bind those who book a member of staff and not that member of staff, who may also book
/// earlier, later or more. Buffers bind both: they are time in which the member of staff is not free.
public struct BookingSettings: Hashable, Sendable {
  /// Minutes kept free before each appointment, 0 to 240.
  public var bufferBeforeMinutes: Int
  /// Minutes kept free after each appointment, 0 to 240.
  public var bufferAfterMinutes: Int
  /// How long before its start a time must be booked, in minutes, at most 30 days.
  public var minimumNoticeMinutes: Int
  /// On how many days after today times can be booked, at most 366.
  public var horizonDays: Int
  /// Until how long before its start an appointment may be cancelled or moved, in minutes, at most
  /// 30 days.
  public var cancellationCutoffMinutes: Int
  /// How many appointments ahead one student may have with them, at most 100.
  public var openBookingsMax: Int

  public init(
    bufferBeforeMinutes: Int = 0, bufferAfterMinutes: Int = 0, minimumNoticeMinutes: Int = 0,
    horizonDays: Int = 0, cancellationCutoffMinutes: Int = 0, openBookingsMax: Int = 0
  ) {
    self.bufferBeforeMinutes = bufferBeforeMinutes
    self.bufferAfterMinutes = bufferAfterMinutes
    self.minimumNoticeMinutes = minimumNoticeMinutes
    self.horizonDays = horizonDays
    self.cancellationCutoffMinutes = cancellationCutoffMinutes
    self.openBookingsMax = openBookingsMax
  }

  /// The least time between two appointments, in minutes: that after the one, then that before the
  /// other. To write one up and to prepare the next are two things, so they share no minute.
  public var gapMinutes: Int { bufferAfterMinutes + bufferBeforeMinutes }
}

extension BookingSettings {
  /// Thirty days.
  private static let spanMinutesMax = 43_200

  /// Every setting that breaks its limit.
  ///
  /// - Parameter prefix: Stands before the fields' names, such as `settings.`.
  func violations(prefix: String) -> [FieldViolation] {
    let limits: [(field: String, value: Int, max: Int)] = [
      ("buffer_before_minutes", bufferBeforeMinutes, 240),
      ("buffer_after_minutes", bufferAfterMinutes, 240),
      ("minimum_notice_minutes", minimumNoticeMinutes, Self.spanMinutesMax),
      ("horizon_days", horizonDays, 366),
      ("cancellation_cutoff_minutes", cancellationCutoffMinutes, Self.spanMinutesMax),
      ("open_bookings_max", openBookingsMax, 100),
    ]
    return limits.filter { !(0...$0.max).contains($0.value) }.map {
      FieldViolation(field: prefix + $0.field, description: "must be 0 to \($0.max)")
    }
  }
}
