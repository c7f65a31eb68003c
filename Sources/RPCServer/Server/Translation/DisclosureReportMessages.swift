import Domain
import Messages
import SwiftProtobuf

extension Pastoral_V1_DisclosureReport {
  /// - Parameter partner: Looks one up.
  init(
    _ report: DisclosureReport, from first: LocalDate, to last: LocalDate,
    partner: (Identifier) throws -> Partner?
  ) throws {
    self.init()
    from = Pastoral_V1_Date(first)
    to = Pastoral_V1_Date(last)
    partners = try report.partners.map { counted in
      var message = Pastoral_V1_PartnerDisclosures()
      message.partnerID = counted.partnerID.text
      if let found = try partner(counted.partnerID) {
        message.partnerName = found.details.name
        message.partnerKind = Pastoral_V1_PartnerKind(found.kind)
      }
      message.authority = .init(counted.authority)
      message.told = .init(counted.count)
      return message
    }.sorted {
      ($0.partnerName, $0.partnerID, $0.authority.rawValue)
        < ($1.partnerName, $1.partnerID, $1.authority.rawValue)
    }
    states = Disclosure.State.allCases.map { state in
      .with {
        $0.state = .init(state)
        $0.told = .init(report.states[state] ?? ToldCount(0))
      }
    }
    months = report.months.map { month in
      .with {
        $0.from = .init(month.from)
        $0.told = .init(month.count)
      }
    }
    emergencies = .init(report.emergencies)
    reviewsOverdue = .init(report.reviewsOverdue)
    explained = .init(report.explained)
    explanationsOverdue = .init(report.explanationsOverdue)
    withheld = .init(report.withheld)
    abroad = .init(report.abroad)
  }
}

extension Pastoral_V1_ToldCount {
  init(_ count: ToldCount) {
    self.init()
    self.count = Int32(count.told ?? 0)
    suppressed = count.told == nil
  }
}
