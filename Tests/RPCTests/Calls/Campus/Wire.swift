import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

// Calls as tests write them, each one RPC over the socket.

extension Client {
  func put(
    _ record: Pastoral_V1_Student, key: String? = nil
  ) async throws -> Pastoral_V1_Student {
    try await unary(
      DirectoryService.putStudent, .with { $0.student = record }, options: .key(key))
  }

  func put(
    _ record: Pastoral_V1_StaffMember, key: String? = nil
  ) async throws -> Pastoral_V1_StaffMember {
    try await unary(
      DirectoryService.putStaffMember, .with { $0.staffMember = record }, options: .key(key))
  }

  func put(
    _ record: Pastoral_V1_Programme, key: String? = nil
  ) async throws -> Pastoral_V1_Programme {
    try await unary(
      DirectoryService.putProgramme, .with { $0.programme = record }, options: .key(key))
  }

  func put(_ record: Pastoral_V1_Module) async throws -> Pastoral_V1_Module {
    try await unary(DirectoryService.putModule, .with { $0.module = record })
  }

  func put(_ record: Pastoral_V1_EnrolmentPeriod) async throws -> Pastoral_V1_EnrolmentPeriod {
    try await unary(DirectoryService.putEnrolmentPeriod, .with { $0.enrolmentPeriod = record })
  }

  func put(_ record: Pastoral_V1_ModuleEnrolment) async throws -> Pastoral_V1_ModuleEnrolment {
    try await unary(DirectoryService.putModuleEnrolment, .with { $0.moduleEnrolment = record })
  }

  func put(
    _ record: Pastoral_V1_Relation, key: String? = nil
  ) async throws -> Pastoral_V1_Relation {
    try await unary(
      DirectoryService.putRelation, .with { $0.relation = record }, options: .key(key))
  }

  func getStudent(
    _ id: String = "", campusID: String = "", purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> Pastoral_V1_Student {
    try await unary(
      DirectoryService.getStudent,
      .with {
        $0.id = id
        $0.campusID = campusID
        $0.purpose = purpose
      })
  }

  func listStudents(
    size: Int32 = 0, token: String = "", purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> Pastoral_V1_ListStudentsResponse {
    try await unary(
      DirectoryService.listStudents,
      .with {
        $0.pageSize = size
        $0.pageToken = token
        $0.purpose = purpose
      })
  }

  func bookableStaff(
    of student: String = "", purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> [Pastoral_V1_BookableStaff] {
    try await unary(
      BookingService.listBookableStaff,
      .with {
        $0.studentID = student
        $0.purpose = purpose
      }
    ).staff
  }

  /// Starts of the free slots, in UTC.
  func slots(
    with staff: String, of student: String = "", from: String, to: String
  ) async throws -> [String] {
    try await unary(
      BookingService.listSlots,
      .with {
        $0.studentID = student
        $0.staffID = staff
        $0.from = .day(from)
        $0.to = .day(to)
      }
    ).slots.map(\.start.utc)
  }

  func book(
    _ staff: String, at start: String, for student: String = "", key: String? = nil
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.book,
      .with {
        $0.studentID = student
        $0.staffID = staff
        $0.start = .utc(start)
      }, options: .key(key))
  }

  func cancel(
    _ appointment: Pastoral_V1_Appointment, revision: Int64? = nil, key: String? = nil
  ) async throws -> Pastoral_V1_Appointment {
    try await cancel(appointment.id, revision: revision ?? appointment.revision, key: key)
  }

  func cancel(
    _ id: String, revision: Int64, key: String? = nil
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.cancel,
      .with {
        $0.appointmentID = id
        $0.revision = revision
      }, options: .key(key))
  }

  func reschedule(
    _ appointment: Pastoral_V1_Appointment, to start: String, revision: Int64? = nil
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.reschedule,
      .with {
        $0.appointmentID = appointment.id
        $0.revision = revision ?? appointment.revision
        $0.start = .utc(start)
      })
  }

  func get(
    _ id: String, purpose: Pastoral_V1_Purpose = .academicAdvice
  ) async throws -> Pastoral_V1_Appointment {
    try await unary(
      BookingService.get,
      .with {
        $0.appointmentID = id
        $0.purpose = purpose
      })
  }

  func appointments(
    ofStudent student: String? = nil, ofStaff staff: String? = nil,
    _ change: (inout Pastoral_V1_ListAppointmentsRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_ListAppointmentsResponse {
    var request = Pastoral_V1_ListAppointmentsRequest()
    if let student { request.studentID = student }
    if let staff { request.staffID = staff }
    request.purpose = .academicAdvice
    change(&request)
    return try await unary(BookingService.list, request)
  }
}

extension CallOptions {
  static func key(_ key: String?) -> CallOptions { CallOptions(idempotencyKey: key) }
}

/// Makes a call and expects the server to refuse it in just that way.
///
/// - Parameters:
///   - reason: The `ErrorInfo`'s reason; nil where there must be none.
///   - fields: The fields that the `BadRequest` names, in order.
@discardableResult
func expectRefusal<Reply>(
  _ code: StatusCode, _ reason: String? = nil, fields: [String] = [],
  sourceLocation: SourceLocation = #_sourceLocation, _ call: () async throws -> Reply
) async -> Status? {
  do {
    _ = try await call()
    Issue.record("The call was not refused.", sourceLocation: sourceLocation)
  } catch let error as RPCError {
    #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
    #expect(error.reason == reason, sourceLocation: sourceLocation)
    #expect(error.violations.map(\.field) == fields, sourceLocation: sourceLocation)
    #expect(error.origin == .server, sourceLocation: sourceLocation)
    return error.status
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
  return nil
}
