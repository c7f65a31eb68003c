import Domain
import Messages
import RPCClient
import Store
import SwiftProtobuf
import WireFormat

@testable import RPCServer

// Appointments of cases as tests book and read them, each call one RPC over the socket.

extension Client {
  /// Starts of the free times of a practitioner, in UTC.
  func caseSlots(
    with practitioner: String, of caseID: String = "", on day: String,
    for purpose: Pastoral_V1_Purpose = .caseSupport
  ) async throws -> [String] {
    try await unary(
      CaseAppointmentService.listSlots,
      .with {
        $0.caseID = caseID
        $0.practitionerID = practitioner
        $0.from = .day(day)
        $0.to = .day(day)
        $0.purpose = purpose
      }
    ).slots.map(\.start.utc)
  }

  func bookCase(
    _ caseID: String = "", with practitioner: String, at start: String, place: String = "",
    key: String? = nil
  ) async throws -> Pastoral_V1_CaseAppointment {
    try await unary(
      CaseAppointmentService.book,
      .with {
        $0.caseID = caseID
        $0.practitionerID = practitioner
        $0.start = .utc(start)
        $0.place = place
      }, options: .key(key))
  }

  func move(
    _ booked: Pastoral_V1_CaseAppointment, to start: String, place: String = ""
  ) async throws -> Pastoral_V1_CaseAppointment {
    try await unary(
      CaseAppointmentService.reschedule,
      .with {
        $0.appointmentID = booked.id
        $0.revision = booked.revision
        $0.start = .utc(start)
        $0.place = place
      })
  }

  func cancel(
    _ booked: Pastoral_V1_CaseAppointment, key: String? = nil
  ) async throws -> Pastoral_V1_CaseAppointment {
    try await unary(
      CaseAppointmentService.cancel,
      .with {
        $0.appointmentID = booked.id
        $0.revision = booked.revision
      }, options: .key(key))
  }

  func record(
    _ attendance: Pastoral_V1_Attendance, of booked: Pastoral_V1_CaseAppointment
  ) async throws -> Pastoral_V1_CaseAppointment {
    try await unary(
      CaseAppointmentService.recordAttendance,
      .with {
        $0.appointmentID = booked.id
        $0.revision = booked.revision
        $0.attendance = attendance
      })
  }

  func caseAppointments(
    of caseID: String,
    _ change: (inout Pastoral_V1_ListCaseAppointmentsRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ListCaseAppointmentsResponse {
    var request = Pastoral_V1_ListCaseAppointmentsRequest()
    request.caseID = caseID
    request.purpose = .caseSupport
    change(&request)
    return try await unary(CaseAppointmentService.list, request)
  }

  func ownCaseAppointments(
    for purpose: Pastoral_V1_Purpose = .caseSupport
  ) async throws -> [Pastoral_V1_CaseAppointment] {
    try await unary(CaseAppointmentService.listOwn, .with { $0.purpose = purpose }).appointments
  }

  /// What of a kind the caller's inbox has, by whatever it is about; the newest first.
  func told(of kind: Pastoral_V1_InboxKind) async throws -> [String] {
    try await inboxItems().filter { $0.kind == kind }.map(\.aboutID)
  }
}

extension TestCampus {
  /// Makes people practitioners of a type of support besides, or what else one works there as. Starts the server
  /// anew, so clients come afterwards.
  func employ(
    _ people: Person..., as kind: SupportPost.Kind = .practitioner,
    in type: SupportType = .counselling
  ) async throws {
    let (now, ids) = (now, people.map { ($0.rawValue, id($0)) })
    try server.store.write { tx in
      var random = SystemRandom()
      for (name, id) in ids {
        try tx.addPrincipal(
          Principal(
            id: id, kind: .person, isActive: true,
            roles: RoleSet(kind.role)), name: name, at: now)
        try tx.put(
          SupportPost(
            id: Identifier(.supportPost, from: &random), principal: id, type: type,
            kind: kind, span: DateSpan(from: LocalDate(iso: "2026-09-01")),
            grantedBy: "seed", granted: now), at: now, by: .system(.seed))
        let day = WallClock.london.date(of: now)
        if let found = try tx.confidentialityTerms(on: day, acceptedBy: id) {
          try tx.accept(found.terms, by: id, at: now)
        }
      }
    }
    try await restart()
  }

  /// A case of Ada's that the leader of her programme leads, who works in counselling besides.
  func ledCase(
    at now: String? = nil
  ) async throws -> (Pastoral_V1_Case, lead: Client, ada: Client) {
    try await employ(.programmeLeader, .moduleLeader)
    if let now { self.now = .utc(now) }
    let found = try await allocatedCase(to: .programmeLeader)
    return (found, try client(.programmeLeader), try client(.ada))
  }

  /// Names somebody on a case besides.
  func join(
    _ person: Person, _ found: Pastoral_V1_Case, by lead: Client, until: String? = nil
  ) async throws -> Pastoral_V1_Case {
    try await lead.unary(
      CaseTeamService.addMember,
      .with {
        $0.caseID = found.id
        $0.revision = found.revision
        $0.memberID = id(person)
        $0.reason = "Runs the group that the student is in"
        $0.bestInterests = "The student need not say it all again"
        if let until { $0.until = .day(until) }
      })
  }

  /// Does what the server does every five minutes.
  func remindOfAll() async -> Int {
    await withCheckedContinuation { done in
      server.reminders.remind { done.resume(returning: $0) }
    }
  }
}
