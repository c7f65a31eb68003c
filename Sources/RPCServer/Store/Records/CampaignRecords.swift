public import Domain

/// Campaigns and who is invited. Whether somebody has booked is asked of the appointments.
extension Transaction {
  /// A campaign by id; nil where there is none.
  public func campaign(_ id: String) throws -> Campaign? {
    try row(
      """
      select id, staff_id, name, message, first_date, last_date, closed_at, reminded_on, created_at
      from campaign where id = $1
      """, id
    ).map(Self.campaign)
  }

  /// A member of staff's own, the newest first, at most 100.
  ///
  /// - Parameter day: Only those that are live then; nil for all.
  public func campaigns(
    ofStaff staff: Identifier, liveOn day: LocalDate?, by decision: Decision
  ) throws -> [Campaign] {
    try rows(
      """
      select id, staff_id, name, message, first_date, last_date, closed_at, reminded_on, created_at
      from campaign
      where staff_id = $1 and ($2 = '' or closed_at is null and last_date >= $2)
      order by created_at desc, id limit 100
      """, staff, day?.iso ?? ""
    ).map(Self.campaign)
  }

  /// Those that a student is invited to, the newest first, at most 100.
  public func campaigns(
    invitedTo student: Identifier, liveOn day: LocalDate?, by decision: Decision
  ) throws -> [Campaign] {
    try rows(
      """
      select c.id, c.staff_id, c.name, c.message, c.first_date, c.last_date, c.closed_at,
        c.reminded_on, c.created_at
      from campaign_invitation i join campaign c on c.id = i.campaign_id
      where i.student_id = $1 and ($2 = '' or c.closed_at is null and c.last_date >= $2)
      order by c.created_at desc, c.id limit 100
      """, student, day?.iso ?? ""
    ).map(Self.campaign)
  }

  public func insert(
    _ campaign: Campaign, inviting students: [Identifier], by decision: Decision
  ) throws {
    try run(
      """
      insert into campaign
        (id, staff_id, name, message, first_date, last_date, created_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      """, campaign.id, campaign.staffID, campaign.name, campaign.message,
      campaign.days.lowerBound, campaign.days.upperBound, campaign.created)
    for student in students {
      try run(
        "insert into campaign_invitation (campaign_id, student_id) values ($1, $2)", campaign.id,
        student)
    }
  }

  /// Keeps that a campaign was ended, or when its group was reminded.
  public func update(_ campaign: Campaign, by decision: Decision) throws {
    try run(
      "update campaign set closed_at = $2, reminded_on = $3 where id = $1", campaign.id,
      campaign.closed, campaign.reminded)
  }

  /// How far a student is who is invited; nil for who is not.
  public func answer(
    of student: Identifier, to campaign: Campaign
  ) throws -> CampaignAnswer? {
    let span = Self.span(campaign)
    let row = try row(
      """
      select i.declined_at is not null, exists (
        select 1 from appointment a
        where a.student_id = i.student_id and a.staff_id = $3 and a.state = 'booked'
          and a.start_at >= $4 and a.start_at < $5)
      from campaign_invitation i where i.campaign_id = $1 and i.student_id = $2
      """, campaign.id, student, campaign.staffID, span.lowerBound, span.upperBound)
    return try row.map {
      if try $0.integer(1) == 1 { return .booked }
      return try $0.integer(0) == 1 ? .declined : .notYet
    }
  }

  /// Keeps that a student declined.
  public func decline(
    _ campaign: Campaign, _ student: Identifier, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      update campaign_invitation set declined_at = coalesce(declined_at, $3)
      where campaign_id = $1 and student_id = $2
      """, campaign.id, student, now)
  }

  /// How many are how far.
  public func counts(of campaign: Campaign, by decision: Decision) throws -> CampaignCounts {
    let span = Self.span(campaign)
    guard
      let row = try row(
        """
        select count(*), count(case when has_booked then 1 end),
          count(case when not has_booked and declined_at is not null then 1 end)
        from (
          select declined_at, exists (
            select 1 from appointment a
            where a.student_id = i.student_id and a.staff_id = $2 and a.state = 'booked'
              and a.start_at >= $3 and a.start_at < $4) as has_booked
          from campaign_invitation i where campaign_id = $1)
        """, campaign.id, campaign.staffID, span.lowerBound, span.upperBound)
    else { throw StoreError.corrupt }
    return CampaignCounts(
      invited: try row.int(0), booked: try row.int(1), declined: try row.int(2))
  }

  /// Who has neither booked nor declined, by id.
  ///
  /// - Parameter student: The one before the page; empty for the beginning.
  public func notYetBooked(
    _ campaign: Campaign, after student: String, limit: Int, by decision: Decision
  ) throws -> [Identifier] {
    let span = Self.span(campaign)
    return try rows(
      """
      select student_id from campaign_invitation i
      where campaign_id = $1 and student_id > $2 and declined_at is null and not exists (
        select 1 from appointment a
        where a.student_id = i.student_id and a.staff_id = $3 and a.state = 'booked'
          and a.start_at >= $4 and a.start_at < $5)
      order by student_id limit $6
      """, campaign.id, student, campaign.staffID, span.lowerBound, span.upperBound, limit
    ).map { try $0.identifier(0) }
  }

  // MARK: Groups

  /// The students whose personal tutor a member of staff is on a day.
  public func tutees(
    of staff: Identifier, on day: LocalDate, limit: Int, by decision: Decision
  ) throws -> [Identifier] {
    try rows(
      """
      select distinct about_id from relation
      where staff_id = $1 and kind = 'personal_tutor' and from_date <= $2
        and (to_date is null or to_date >= $2)
      order by about_id limit $3
      """, staff, day, limit
    ).map { try $0.identifier(0) }
  }

  /// The students of a programme or a module that a member of staff leads on a day; nil where they do not
  /// lead it, or there is none.
  public func studentsLed(
    by staff: Identifier, in course: Identifier, on day: LocalDate, limit: Int,
    by decision: Decision
  ) throws -> [Identifier]? {
    let leads = try row(
      """
      select count(*) from relation
      where about_id = $1 and staff_id = $2 and kind in ('programme_leader', 'module_leader')
        and from_date <= $3 and (to_date is null or to_date >= $3)
      """, course, staff, day)
    guard let leads, try leads.integer(0) > 0 else { return nil }
    let rows =
      course.kind == .programme
      ? try rows(
        """
        select distinct student_id from enrolment_period
        where programme_id = $1 and from_date <= $2 and (to_date is null or to_date >= $2)
        order by student_id limit $3
        """, course, day, limit)
      : try rows(
        """
        select distinct student_id from module_enrolment
        where module_id = $1 and from_date <= $2 and (to_date is null or to_date >= $2)
        order by student_id limit $3
        """, course, day, limit)
    return try rows.map { try $0.identifier(0) }
  }

  private static func span(_ campaign: Campaign) -> Range<Instant> {
    let clock = WallClock.london
    return clock.startOfDay(
      campaign.days.lowerBound)..<clock.startOfDay(campaign.days.upperBound.adding(days: 1))
  }

  private static func campaign(_ row: Row) throws -> Campaign {
    let (first, last) = (try row.date(4), try row.date(5))
    guard first <= last else { throw StoreError.corrupt }
    return Campaign(
      id: try row.identifier(0), staffID: try row.identifier(1), name: try row.text(2),
      message: try row.text(3), days: first...last, closed: try row.instantOrNil(6),
      reminded: try row.dateOrNil(7), created: try row.instant(8))
  }
}
