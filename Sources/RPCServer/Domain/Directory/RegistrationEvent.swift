/// That a student's registration changed: all that a plugin gets to see of it. It does not say whose it is.
public struct RegistrationEvent: Equatable, Sendable {
  public enum Change: String, CaseIterable, Sendable {
    case suspended
    /// The student is back on the programme that was suspended.
    case resumed
    case withdrawn
  }

  public let change: Change
  /// The registration's last day; of a return its first.
  public let day: LocalDate
  public let programmeCode: String

  public init(_ change: Change, on day: LocalDate, programmeCode: String) {
    self.change = change
    self.day = day
    self.programmeCode = programmeCode
  }
}

/// Which changes of a registration are events.
public enum RegistrationRules {
  /// What lies further back is history, as the first import of a directory brings it, and no news to anybody.
  public static let newsDays = 90

  /// The events of a period that was added or changed. One that begins or ends as planned is none.
  ///
  /// - Parameters:
  ///   - before: The period as it was; nil for a new one.
  ///   - previous: The student's period on the same programme before this one; asked where it matters.
  public static func events(
    of period: EnrolmentPeriod, before: EnrolmentPeriod?, today: LocalDate,
    previous: () throws -> EnrolmentPeriod?
  ) rethrows -> [RegistrationEvent] {
    let firstOfNews = today.adding(days: -newsDays)
    func event(_ change: RegistrationEvent.Change, on day: LocalDate) -> RegistrationEvent? {
      day < firstOfNews
        ? nil : RegistrationEvent(change, on: day, programmeCode: period.programmeCode)
    }
    var events: [RegistrationEvent?] = []
    if before == nil, let resumed = event(.resumed, on: period.from),
      let previous = try previous(), previous.ending == .suspended,
      previous.to.map({ $0 < period.from }) ?? false
    {
      events.append(resumed)
    }
    if let last = period.to, before?.to != last || before?.ending != period.ending {
      switch period.ending {
      case .suspended: events.append(event(.suspended, on: last))
      case .withdrawn: events.append(event(.withdrawn, on: last))
      case nil: break
      }
    }
    return events.compactMap { $0 }
  }
}
