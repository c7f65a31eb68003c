public import Domain

/// Which appointments are of one meeting that recurs.
extension Transaction {
  public func add(_ appointments: [Appointment], toSeries series: Identifier) throws {
    for appointment in appointments {
      try run(
        "insert into appointment_series (series_id, appointment_id) values ($1, $2)", series,
        appointment.id)
    }
  }

  /// The ids of a series' appointments, in order of start; empty where there is no such series.
  public func appointmentIDs(ofSeries series: String) throws -> [String] {
    try rows(
      """
      select a.id from appointment_series s join appointment a on a.id = s.appointment_id
      where s.series_id = $1 order by a.start_at, a.id
      """, series
    ).map { try $0.text(0) }
  }
}
