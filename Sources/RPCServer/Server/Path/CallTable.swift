import Domain
import Glibc
import Messages
import WireFormat

/// Every RPC there is, who may call it, and where it runs. A method of the protos that stands here
/// twice or not at all is caught by a test.
struct CallTable: Sendable {
  static let served: [Route] =
    HealthCalls.routes + ControlCalls.routes + SessionCalls.routes + DirectoryCalls.routes
    + TutorCalls.routes + ImportCalls.routes + BookingCalls.routes + WaitlistCalls.routes
    + DropInCalls.routes + CampaignCalls.routes + NotesCalls.routes
    + AuditCalls.routes
    + LedgerCalls.routes
    + AdminCalls.routes + RoleCalls.routes + BindingCalls.routes + ExceptionalAccessCalls.routes
    + InboxCalls.routes + EventCalls.routes + NoticeCalls.routes + CalendarCalls.routes
    + ConsentCalls.routes + ReferralCalls.routes + SupportPostCalls.routes + CaseCalls.routes
    + CaseReadingCalls.routes + CaseTeamCalls.routes
    + CaseItemCalls.routes + CaseTaskCalls.routes + CasePersonCalls.routes
    + CaseDocumentCalls.routes + CaseAppointmentCalls.routes
    + PaperCalls.routes + SupervisionCalls.routes + AdjustmentCalls.routes
    + PartnerCalls.routes + DisclosureCalls.routes + DisclosureReadingCalls.routes
    + DisclosureRecordCalls.routes
    + DisclosureQueueCalls.routes + SuggestionCalls.routes
    + ReceivedRequestCalls.routes + RequestAttachmentCalls.routes

  /// Served besides with `--conformance`.
  static let conformance: [Route] = ConformanceCalls.routes

  let routes: [Route]
  /// Routes by what `place` makes of their names, so that a call's names need not become strings.
  private let places: [[Entry]]

  /// A route and the bytes of its names, ready to be compared.
  private struct Entry {
    let service: [UInt8]
    let method: [UInt8]
    let route: Route
  }

  init(conformance: Bool) {
    self.init(routes: Self.served + (conformance ? Self.conformance : []))
  }

  /// A table of other methods, for tests.
  init(routes: [Route]) {
    var places = [[Entry]](repeating: [], count: Self.placeCount)
    for route in routes {
      let entry = Entry(
        service: Array(route.service.utf8), method: Array(route.method.utf8), route: route)
      places[Self.place(entry.service.span, entry.method.span)].append(entry)
    }
    self.routes = routes
    self.places = places
  }

  /// The route that a request names; nil for an unknown one.
  func route(of request: RequestEnvelope) -> Route? {
    request.withMethodName { service, method in
      for entry in places[Self.place(service, method)]
      where Self.equal(entry.method.span, method) && Self.equal(entry.service.span, service) {
        return entry.route
      }
      return nil
    }
  }

  /// A power of two, some ten times the number of methods, so that few share a place: each that does costs
  /// the others a comparison.
  private static let placeCount = 1_024

  /// Where a method stands: from a few bytes in which the names differ. Routes are fixed when the
  /// server starts, so nobody can fill a place.
  private static func place(_ service: Span<UInt8>, _ method: Span<UInt8>) -> Int {
    guard !service.isEmpty, !method.isEmpty else { return 0 }
    var hash = UInt32(truncatingIfNeeded: service.count &+ method.count &* 31)
    hash = (hash ^ UInt32(method[0])) &* 0x0100_0193
    hash = (hash ^ UInt32(method[method.count / 2])) &* 0x0100_0193
    hash = (hash ^ UInt32(method[method.count - 1])) &* 0x0100_0193
    hash = (hash ^ UInt32(service[service.count / 2])) &* 0x0100_0193
    return Int(hash >> 16) & (placeCount - 1)
  }

  private static func equal(_ name: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard name.count == other.count else { return false }
    return name.withUnsafeBytes { name in
      other.withUnsafeBytes { other in
        // Empty ones have no address.
        guard let name = name.baseAddress, let bytes = other.baseAddress else { return true }
        return memcmp(name, bytes, other.count) == 0
      }
    }
  }
}
