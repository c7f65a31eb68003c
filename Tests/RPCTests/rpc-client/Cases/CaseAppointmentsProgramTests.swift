import Foundation
import Messages
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program: appointments of cases", .timeLimit(.minutes(10)))
struct CaseAppointmentsProgramTests {
  private static let booked = Pastoral_V1_CaseAppointment.with {
    $0.id = "apt_1"
    $0.caseID = "cas_1"
    $0.practitionerID = "stf_1"
    $0.practitionerName = "Pat Practitioner"
    $0.start = .with { $0.seconds = 1_795_514_400 }
    $0.end = .with { $0.seconds = 1_795_516_200 }
    $0.place = "Room 1\u{1b}[2J"
    $0.state = .booked
    $0.revision = 1
  }

  @Test("A student books by naming the practitioner alone")
  func book() async throws {
    let server = try await AnsweringServer([
      "CaseAppointmentService/Book": { _ in Self.booked }
    ])
    let run = try await ProgramRun(
      ["case", "appointments", "book", "stf_1", "--at", "2026-11-24 10:00"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        id        apt_1
        start     Tue 24 Nov 2026 10:00
        end       10:30
        with      Pat Practitioner
        place     Room 1\\u{1b}[2J
        state     booked
        case id   cas_1
        revision  1

        """)
    let request: Pastoral_V1_BookCaseAppointmentRequest = try #require(
      server.calls.first
    ).message()
    #expect(request.practitionerID == "stf_1" && request.caseID.isEmpty)
    #expect(request.start.seconds == 1_795_514_400 && request.place.isEmpty)
  }

  @Test("What a practitioner who left has booked is seen in the list")
  func list() async throws {
    let server = try await AnsweringServer([
      "CaseAppointmentService/List": { _ in
        Pastoral_V1_ListCaseAppointmentsResponse.with {
          $0.appointments = [
            Self.booked,
            .with {
              $0.id = "apt_2"
              $0.start = Self.booked.start
              $0.end = Self.booked.end
              $0.state = .booked
              $0.attention = .linkEnded
              $0.revision = 3
            },
          ]
        }
      }
    ])
    let run = try await ProgramRun(
      ["case", "appointments", "list", "cas_1", "--flagged"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("left the case"))
    let request: Pastoral_V1_ListCaseAppointmentsRequest = try #require(
      server.calls.first
    ).message()
    #expect(request.caseID == "cas_1" && request.onlyFlagged && request.purpose == .caseSupport)
  }
}
