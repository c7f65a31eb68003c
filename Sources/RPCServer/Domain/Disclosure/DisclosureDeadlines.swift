/// The questions of a form that say when a partner was telephoned before it.
public struct TelephonedFirst: Equatable, Sendable {
  /// The code of the question that a day answers.
  public let day: String
  /// That of the question that a time such as `14:05` answers.
  public let time: String

  public init(day: String, time: String) {
    self.day = day
    self.time = time
  }
}

/// In how many working days a partner answers.
public struct AnswerTime: Equatable, Sendable {
  public let days: Int
  /// The months, from 1, in which what is sent takes longer; nil for none.
  public let busy: ClosedRange<Int>?
  /// In how many it answers what is sent in those.
  public let busyDays: Int

  public init(days: Int, busy: ClosedRange<Int>? = nil, busyDays: Int = 0) {
    self.days = days
    self.busy = busy
    self.busyDays = busyDays
  }

  /// In how many working days what is sent on a day is answered.
  public func days(of sent: LocalDate) -> Int {
    busy?.contains(sent.month) ?? false ? busyDays : days
  }
}

/// By when a partner's form is to be proposed after a telephone call, and by when the partner is to have answered.
public struct DisclosureDeadlines: Equatable, Sendable {
  /// When the form was to be proposed; nil where it follows no call, or the partner gives it no time.
  public var formDue: Instant?
  /// The day on which the partner is to have answered what was sent to it; nil where nothing was, or it names no time.
  public var answerDue: LocalDate?

  public init(formDue: Instant? = nil, answerDue: LocalDate? = nil) {
    self.formDue = formDue
    self.answerDue = answerDue
  }

  /// Hours that there can be between a call and its form.
  public static let formHoursMax = 240
  /// Working days that a partner can have for an answer.
  public static let answerDaysMax = 250

  /// When a form is to be proposed that follows a call. A call of which only the day was given counts from that day's
  /// end: nothing is called late that may not be.
  public static func formDue(
    _ answers: [String: String], to partner: Partner, _ manifest: PartnerManifest,
    clock: WallClock = .london
  ) -> Instant? {
    guard let call = manifest.call, partner.details.formHours > 0,
      let day = answers[call.day].flatMap({ LocalDate(iso: $0) })
    else { return nil }
    let minute = answers[call.time].flatMap { DayTime.minute($0) }
    let called =
      minute.flatMap { clock.instant(of: day, minute: $0) }
      ?? clock.startOfDay(day.adding(days: 1))
    return called.adding(minutes: partner.details.formHours * 60)
  }

  /// In how many working days a partner answers what is sent on a day; 0 where it names no time.
  public static func answerDays(
    of partner: Partner, _ manifest: PartnerManifest, sent: LocalDate
  ) -> Int {
    partner.details.answerDays > 0
      ? partner.details.answerDays : manifest.answers?.days(of: sent) ?? 0
  }

  /// Whether the form was proposed too late, or is by now.
  public func isFormLate(proposed: Instant) -> Bool { formDue.map { $0 < proposed } ?? false }

  /// Whether the partner should have answered what it was sent: an answer on the last day is in time.
  public func isAnswerOverdue(_ disclosure: Disclosure, on today: LocalDate) -> Bool {
    disclosure.state == .transmitted && answerDue.map { $0 < today } ?? false
  }
}
