/// What was disclosed in some days, as numbers.
public struct DisclosureReport: Equatable, Sendable {
  /// Of what: a partner's disclosures for one reason.
  public struct ToPartner: Equatable, Sendable {
    public let partnerID: Identifier
    public let authority: DisclosureAuthority
    public let count: ToldCount

    public init(partnerID: Identifier, authority: DisclosureAuthority, count: ToldCount) {
      self.partnerID = partnerID
      self.authority = authority
      self.count = count
    }
  }

  public struct InMonth: Equatable, Sendable {
    public let from: LocalDate
    public let count: ToldCount

    public init(from: LocalDate, count: ToldCount) {
      self.from = from
      self.count = count
    }
  }

  public var partners: [ToPartner]
  /// What is not there is none.
  public var states: [Disclosure.State: ToldCount]
  public var months: [InMonth]
  public var emergencies: ToldCount
  public var reviewsOverdue: ToldCount
  public var explained: ToldCount
  public var explanationsOverdue: ToldCount
  public var withheld: ToldCount
  public var abroad: ToldCount

  public init(
    partners: [ToPartner], states: [Disclosure.State: ToldCount],
    months: [InMonth], emergencies: ToldCount,
    reviewsOverdue: ToldCount, explained: ToldCount, explanationsOverdue: ToldCount,
    withheld: ToldCount, abroad: ToldCount
  ) {
    self.partners = partners
    self.states = states
    self.months = months
    self.emergencies = emergencies
    self.reviewsOverdue = reviewsOverdue
    self.explained = explained
    self.explanationsOverdue = explanationsOverdue
    self.withheld = withheld
    self.abroad = abroad
  }

  public static let daysMax = 366

  /// The first days of the months from one day to another, the first of them that day itself.
  ///
  /// - Throws: `Refusal.invalid` where it ends before it begins, or is longer than `daysMax`.
  public static func months(
    from first: LocalDate, to last: LocalDate
  ) throws(Refusal) -> [LocalDate] {
    guard first <= last else { throw .invalid("to", "must not be before the first day") }
    guard last < first.adding(days: daysMax) else {
      throw .invalid("to", "must be at most \(daysMax) days after the first")
    }
    var months = [first]
    var day = first
    while day < last {
      day = day.adding(days: 1)
      if day.day == 1 { months.append(day) }
    }
    return months
  }
}
