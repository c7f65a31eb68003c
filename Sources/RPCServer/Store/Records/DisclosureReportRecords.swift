public import Domain

/// What was disclosed, counted.
extension Transaction {
  /// The numbers of what was proposed in some days.
  ///
  /// - Parameters:
  ///   - months: The first days of the months, the first of them that of the report.
  ///   - last: The last day.
  public func disclosureReport(
    months: [LocalDate], to last: LocalDate, at now: Instant, by decision: Decision
  ) throws -> DisclosureReport {
    let bounds = (months + [last.adding(days: 1)]).map { WallClock.london.startOfDay($0) }
    let (first, end) = (bounds[0], bounds[bounds.count - 1])
    let partners = try rows(
      """
      select partner_id, authority, count(*) from disclosure
      where proposed_at >= $1 and proposed_at < $2 group by partner_id, authority
      """, first, end
    ).map { row in
      guard let authority = DisclosureAuthority(rawValue: try row.text(1)) else {
        throw StoreError.corrupt
      }
      return DisclosureReport.ToPartner(
        partnerID: try row.identifier(0), authority: authority,
        count: ToldCount(try row.int(2)))
    }
    var states: [Disclosure.State: ToldCount] = [:]
    for row in try rows(
      """
      select state, count(*) from disclosure
      where proposed_at >= $1 and proposed_at < $2 group by state
      """, first, end)
    {
      guard let state = Disclosure.State(rawValue: try row.text(0)) else {
        throw StoreError.corrupt
      }
      states[state] = ToldCount(try row.int(1))
    }
    let inMonths = try zip(months, zip(bounds, bounds.dropFirst())).map { month, span in
      DisclosureReport.InMonth(
        from: month,
        count: ToldCount(
          try row(
            "select count(*) from disclosure where proposed_at >= $1 and proposed_at < $2",
            span.0, span.1)?.int(0) ?? 0))
    }
    let sums = try row(
      """
      select count(*) filter (where is_emergency),
        count(*) filter (where review_due < $3 and reviewed_at is null),
        count(*) filter (where explained_on is not null),
        count(*) filter (where explained_on is null and explain_by < $4),
        count(*) filter (where explained_on is null and is_withheld and explain_by >= $4),
        count(*) filter (where transfer is not null)
      from disclosure where proposed_at >= $1 and proposed_at < $2
      """, first, end, now, WallClock.london.date(of: now))
    func sum(_ place: Int) throws -> ToldCount { ToldCount(try sums?.int(place) ?? 0) }
    return DisclosureReport(
      partners: partners, states: states, months: inMonths, emergencies: try sum(0),
      reviewsOverdue: try sum(1), explained: try sum(2), explanationsOverdue: try sum(3),
      withheld: try sum(4), abroad: try sum(5))
  }
}
