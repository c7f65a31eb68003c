import Messages
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program", .timeLimit(.minutes(10)))
struct ProgramTests {
  private static let appointment = Pastoral_V1_Appointment.with {
    $0.id = "apt_1"
    $0.studentID = "stu_1"
    $0.studentName = "Zoë Sample"
    $0.staffID = "stf_1"
    $0.staffName = "Tom Tutor"
    $0.start = .with { $0.seconds = 1_795_514_400 }
    $0.end = .with { $0.seconds = 1_795_515_600 }
    $0.location = "Room 1"
    $0.state = .booked
    $0.revision = 3
  }

  @Test("A booking is made under a key of its own and shown in London's time")
  func book() async throws {
    let server = try await AnsweringServer(["BookingService/Book": { _ in Self.appointment }])
    let run = try await ProgramRun(
      ["booking", "book", "stf_1", "--at", "2026-11-24 10:00", "--token-file", "token"],
      server: server, files: ["token": "pst_test\n"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        id        apt_1
        start     Tue 24 Nov 2026 10:00
        end       10:20
        state     booked
        student   Zoë Sample (stu_1)
        staff     Tom Tutor (stf_1)
        location  Room 1
        revision  3

        """)
    let call = try #require(server.calls.first)
    let request: Pastoral_V1_BookRequest = try call.message()
    #expect(request.staffID == "stf_1" && request.studentID == "")
    #expect(request.start.seconds == 1_795_514_400)
    #expect(call.metadata["authorization"] == "Bearer pst_test")
    #expect(call.metadata["idempotency-key"]?.hasPrefix("cli-") == true)
  }

  @Test(
    "A refused booking ends with 6 and says what to do next",
    arguments: [
      ("SLOT_TAKEN", "Run `rpc-client booking slots STAFF-ID` to see free times."),
      ("BUFFER", "Run `rpc-client booking slots STAFF-ID` to see free times."),
      ("TOO_SOON", "Run `rpc-client booking slots STAFF-ID` to see free times."),
      ("TOO_FAR_AHEAD", "Run `rpc-client booking slots STAFF-ID` to see free times."),
      ("CLOSED_DAY", "Run `rpc-client closures list` to see the closed days."),
    ])
  func refused(reason: String, next: String) async throws {
    let server = try await AnsweringServer([
      "BookingService/Book": { _ in
        let info = Google_Rpc_ErrorInfo.with { $0.reason = reason }
        throw Status(
          .failedPrecondition, "Somebody holds this time.",
          details: [
            StatusDetail(
              typeURL: "type.googleapis.com/google.rpc.ErrorInfo",
              value: try info.serializedBytes())
          ])
      }
    ])
    let run = try await ProgramRun(
      ["booking", "book", "stf_1", "--at", "2026-11-24T10:00Z"], server: server)
    #expect(run.status == 6)
    #expect(run.output == "")
    #expect(
      run.errors == """
        rpc-client: Somebody holds this time.
          reason: \(reason) (FAILED_PRECONDITION)
          next: \(next)

        """)
  }

  @Test("Cancelling reads the revision by itself, unless it is given")
  func cancel() async throws {
    let server = try await AnsweringServer([
      "BookingService/Get": { _ in Self.appointment },
      "BookingService/Cancel": { _ in Self.appointment },
    ])
    let run = try await ProgramRun(["booking", "cancel", "apt_1"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    let read: Pastoral_V1_GetAppointmentRequest = try server.calls[0].message()
    #expect(read.purpose == .academicAdvice)
    let request: Pastoral_V1_CancelRequest = try server.calls[1].message()
    #expect(request.appointmentID == "apt_1" && request.revision == 3)

    _ = try await ProgramRun(["booking", "cancel", "apt_1", "--revision", "2"], server: server)
    #expect(server.calls.count == 5)
    #expect(try server.calls[3].message(as: Pastoral_V1_CancelRequest.self).revision == 2)
  }

  @Test("One's own appointments are listed as student or staff, as the id says")
  func list() async throws {
    let server = try await AnsweringServer([
      "SessionService/WhoAmI": { _ in
        Pastoral_V1_WhoAmIResponse.with {
          $0.principalID = "svc_1"; $0.onBehalfOf = "stf_1"
        }
      },
      "BookingService/List": { _ in
        Pastoral_V1_ListAppointmentsResponse.with { $0.appointments = [Self.appointment] }
      },
    ])
    let run = try await ProgramRun(["booking", "list", "--csv"], server: server)
    #expect(
      run.output == """
        id,start,end,state,student,staff,location,revision,attendance,attention,about
        apt_1,2026-11-24T10:00:00Z,2026-11-24T10:20:00Z,booked,Zoë Sample (stu_1),\
        Tom Tutor (stf_1),Room 1,3,,,

        """)
    let request: Pastoral_V1_ListAppointmentsRequest = try server.calls[1].message()
    #expect(request.whose == .staffID("stf_1"))
    #expect(request.pageSize == 50 && request.purpose == .academicAdvice)
    // A day alone is meant with all of it.
    let day = "2026-11-24"
    let oneDay = try await ProgramRun(
      ["booking", "list", "--staff", "stf_1", "--from", day, "--to", day], server: server)
    #expect(oneDay.status == 0, "\(oneDay.errors)")
    let bounds: Pastoral_V1_ListAppointmentsRequest = try #require(server.calls.last).message()
    #expect(bounds.to.seconds - bounds.from.seconds == 86_400)
    #expect(bounds.from.seconds == 1_795_478_400)
  }

  @Test("An import sends the file's rows and sums up what the server did")
  func importFile() async throws {
    let server = try await AnsweringServer([
      "DirectoryService/Import": { _ in
        Pastoral_V1_ImportResponse.with {
          $0.state = .applied
          $0.created = 2
          $0.uploadID = "upload-1"
        }
      }
    ])
    let run = try await ProgramRun(
      ["modules", "import", "m.csv", "--upload-id", "upload-1"], server: server,
      files: ["m.csv": "\u{feff}code,title\r\nM1,One\r\nM2,\"Two, too\"\r\n"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "created    2\nupdated    0\nunchanged  0\nupload id  upload-1\n")
    let call = try #require(server.calls.first)
    #expect(call.messages.count == 3)
    let rows: Pastoral_V1_ImportRequest = try call.message(1)
    #expect(rows.rows.rows.map(\.module.title) == ["One", "Two, too"])
  }

  @Test("A file that the server rejects ends with 3 and a table of its errors")
  func rejected() async throws {
    let server = try await AnsweringServer([
      "DirectoryService/Import": { _ in
        Pastoral_V1_ImportResponse.with {
          $0.state = .rejected
          $0.errorCount = 3
          $0.errors = [
            .with {
              $0.row = 2; $0.field = "code"; $0.message = "is doubled"
            }
          ]
        }
      }
    ])
    let run = try await ProgramRun(
      ["modules", "import", "m.csv"], server: server,
      files: ["m.csv": "code,title\nM1,One\n\nM1,Two\n"])
    #expect(run.status == 3)
    #expect(
      run.errors == """
        rpc-client: The file is not imported; nothing was changed.
        row  line  field  problem
        2    4     code   is doubled
        … and 2 more.
          next: Mend the file and import it again.

        """)
  }

  @Test("An interrupted upload says how to go on")
  func interrupted() async throws {
    let server = try await AnsweringServer([
      "DirectoryService/Import": { _ in throw Status(.internalError, "Broken.") }
    ])
    let run = try await ProgramRun(
      ["modules", "import", "m.csv", "--upload-id", "upload-1"], server: server,
      files: ["m.csv": "code,title\nM1,One\n"])
    #expect(run.status == 9)
    #expect(run.errors.contains("--upload-id upload-1"))
  }

  @Test("Any call takes JSON as an argument, a file or standard input, and prints JSON")
  func call() async throws {
    let server = try await AnsweringServer(["BookingService/Get": { _ in Self.appointment }])
    let json = #"{"appointment_id": "apt_1"}"#
    for (argument, input, files) in [
      (json, "", [:]), ("-", json, [:]), ("@q.json", "", ["q.json": json]),
    ] {
      let run = try await ProgramRun(
        ["call", "BookingService/Get", argument], server: server, input: input, files: files)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains(#""student_name":"Zoë Sample""#))
      #expect(run.output.split(separator: "\n").count == 1)
    }
    for call in server.calls {
      let request: Pastoral_V1_GetAppointmentRequest = try call.message()
      #expect(request.appointmentID == "apt_1")
      #expect(call.metadata.isEmpty, "A read needs no key.")
    }
  }

  @Test("A server that is not there ends with 8, and says where it was looked for")
  func notThere() async throws {
    let run = try await ProgramRun(["health", "--endpoint", "127.0.0.1:1"])
    #expect(run.status == 8)
    #expect(run.errors.contains("No connection to 127.0.0.1:1: Connection refused."))
    #expect(run.errors.contains("--endpoint"))
  }

  @Test("A server that takes no calls ends with 8")
  func notServing() async throws {
    let server = try await AnsweringServer([
      "Health/Check": { _ in Grpc_Health_V1_HealthCheckResponse.with { $0.status = .notServing } }
    ])
    let run = try await ProgramRun(["health"], server: server)
    #expect(run.status == 8)
    #expect(run.output == "service  server\nstatus   NOT_SERVING\n")
  }

  @Test("The configuration file is found at home")
  func configuration() async throws {
    let server = try await AnsweringServer([
      "Health/Check": { _ in Grpc_Health_V1_HealthCheckResponse.with { $0.status = .serving } }
    ])
    let file = "default: a\nprofiles: {a: {endpoint: \"127.0.0.1:\(server.port)\"}}\n"
    let run = try await ProgramRun(["health"], files: [".config/pastoral/config.yaml": file])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(
    "What is wrong with the command line or configuration ends with 2, and nothing is sent",
    arguments: [
      ["bogus"], ["booking", "book", "stf_1"], ["booking", "book", "stf_1", "--at", "noon"],
      ["booking", "book", "stf_1", "--at", "2026-03-29 01:30"],
      ["booking", "list", "--student", "a", "--staff", "b"], ["students", "list", "--limit", "0"],
      ["students", "list", "--json", "--csv"], ["students", "import", "missing.csv"],
      ["modules", "import", "x.csv", "--upload-id", "short"], ["health", "--endpoint", "nowhere"],
      ["health", "--ca", "missing.pem"], ["health", "--token-file", "missing"],
      ["health", "--timeout", "0"], ["health", "--profile", "nobody"], ["call", "No/Such"],
      ["call", "BookingService/Book", "{"], ["call", "BookingService/Book", "{\"no\": 1}"],
      ["call", "DirectoryService/Import"], ["describe", "Nothing"],
    ])
  func usage(arguments: [String]) async throws {
    let server = try await AnsweringServer([:])
    let run = try await ProgramRun(arguments, server: server)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output == "")
    #expect(!run.errors.isEmpty)
    #expect(server.calls.isEmpty)
  }

  @Test(
    "Help and completions end with 0",
    arguments: [
      ["--help"], ["help", "booking"], ["booking", "book", "--help"],
      ["--generate-completion-script", "bash"], ["describe"],
    ])
  func help(arguments: [String]) async throws {
    let run = try await ProgramRun(arguments)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty && run.errors == "")
  }
}
