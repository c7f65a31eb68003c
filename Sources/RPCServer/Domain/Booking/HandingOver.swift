/// What becomes of the appointments of a student whose tutor changes: a person decides for all of them
/// whether they are handed over, and none is cancelled.
extension BookingRules {
  /// The appointment with another member of staff at the same time. Where it takes place is no longer
  /// known, since rooms are their tutors'.
  ///
  /// - Parameter held: What the other has then already, and what they were given just before.
  /// - Returns: Nil where the other is not free, so that it stays as it is for somebody to settle.
  public static func handedOver(
    _ appointment: Appointment, to staffID: Identifier, holding held: [Appointment], now: Instant
  ) -> Appointment? {
    guard appointment.state == .booked, appointment.start > now,
      !held.contains(where: {
        $0.holdsTime(against: appointment.studentID, at: now) && $0.id != appointment.id
          && $0.overlaps(start: appointment.start, end: appointment.end)
      })
    else { return nil }
    var handed = appointment
    handed.staffID = staffID
    handed.location = ""
    handed.revision += 1
    handed.changed = now
    return handed
  }
}
