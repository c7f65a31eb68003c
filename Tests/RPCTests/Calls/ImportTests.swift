import Messages
import RPCClient
import Store
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Imports: a file comes in whole or not at all")
struct ImportTests {
  private static let students: [Pastoral_V1_ImportRow] = (0..<3).map {
    .student(.student("S90\($0)", "name\($0)"))
  }

  @Test("A file adds its records; the same file again changes nothing")
  func repeated() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let first = try await records.upload(.students, Self.students)
      #expect(first.state == .applied)
      #expect(first.uploadID == "upload-1")
      #expect([first.rowsReceived, first.created, first.updated, first.unchanged] == [3, 3, 0, 0])
      let added = try await records.getStudent(campusID: "S901")

      let second = try await records.upload(.students, Self.students, id: "upload-2")
      #expect([second.created, second.updated, second.unchanged] == [0, 0, 3])
      #expect(try await records.getStudent(campusID: "S901") == added)
    }
  }

  @Test("A changed file updates what differs, and what it leaves out stays as it was")
  func update() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.upload(.students, Self.students)
      let absent = try await records.getStudent(campusID: "S900")

      let changed = try await records.upload(
        .students,
        [Self.students[1], .student(.student("S902", "other")), .student(.student("S903"))],
        id: "upload-2")
      #expect([changed.created, changed.updated, changed.unchanged] == [1, 1, 1])
      #expect(try await records.getStudent(campusID: "S900") == absent)
      #expect(try await records.getStudent(campusID: "S902").revision == 2)
    }
  }

  @Test("Every kind of record can be imported, those of study naming people and courses")
  func kinds() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      for (index, (kind, row)) in [
        (.students, .student(.student("S900"))), (.staff, .staff(.staffMember("T900"))),
        (.programmes, .programme(.programme("P900"))), (.modules, .module(.module("M900"))),
        (.enrolmentPeriods, .period(.enrolment(.ada, on: "P900", from: "2026-11-01"))),
        (.moduleEnrolments, .taking(.moduleEnrolment(.ada, in: "M900", from: "2026-11-01"))),
        (.relations, .relation(.relation(.stranger, .moduleLeader, "M900", from: "2026-11-01"))),
      ].enumerated() as EnumeratedSequence<[(Pastoral_V1_ImportKind, Pastoral_V1_ImportRow)]> {
        let result = try await records.upload(kind, [row], id: "upload-kind-\(index)")
        #expect(result.state == .applied, "\(kind): \(result.errors)")
        #expect(result.created == 1)
        let again = try await records.upload(kind, [row], id: "upload-again-\(index)")
        #expect(again.unchanged == 1, "\(kind)")
      }
      // What came in counts at once: the stranger leads a module of Ada's now.
      let staff = try await campus.client(.ada).bookableStaff()
      #expect(staff.map(\.staffID).contains(campus.id(.stranger)))
    }
  }

  @Test("Imported people can be acted for at once")
  func principals() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.upload(.students, Self.students)
      let id = try await records.getStudent(campusID: "S900").id
      let portal = try campus.client(.portal, id: id)
      #expect(try await portal.getStudent(id, purpose: .unspecified).campusID == "S900")
    }
  }

  @Test("Errors are told by row and field, and nothing of the file is applied")
  func errors() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var bad = Pastoral_V1_Student.student("S901")
      bad.email = "secret"
      bad.givenName = ""
      let result = try await records.upload(
        .students,
        [
          .student(.student("S900")), .student(bad), .student(.student("S900")),
          .student(.student("")),
        ])
      #expect(result.state == .rejected)
      #expect(result.errorCount == 4)
      #expect(
        result.errors.map { "\($0.row) \($0.field)" } == [
          "2 email", "2 given_name", "3 campus_id", "4 campus_id",
        ])
      #expect(result.errors[2].message.contains("row 1"))
      #expect(!result.errors.contains { $0.message.contains("secret") })
      #expect([result.created, result.updated, result.unchanged] == [0, 0, 0])
      await expectRefusal(.permissionDenied) { try await records.getStudent(campusID: "S900") }
      #expect(try await records.importState() == result)
      #expect(try campus.count("select count(*) from import_row") == 0, "Staged rows are gone.")
    }
  }

  @Test("Unknown references, impossible days and self-granted relations are errors of their row")
  func referenceErrors() async throws {
    try await TestCampus.with { campus in
      let admin = try campus.client(.adminOfStaff)
      var noDay = Pastoral_V1_Relation.relation(.tutor, .personalTutor, "S003", from: "2026-01-01")
      noDay.clearFrom()
      let wrong = try await admin.upload(
        .relations,
        [
          .relation(.relation(.tutor, .personalTutor, "S003", from: "2026-11-01")),
          .relation(noDay),
          .relation(.relation(.adminOfStaff, .personalTutor, "S003", from: "2026-11-01")),
        ])
      #expect(
        wrong.errors.map { "\($0.row) \($0.field)" } == ["2 from", "3 staff_campus_id"])
      let unknown = try await admin.upload(
        .relations,
        [
          .relation(.relation(.tutor, .personalTutor, "S003", from: "2026-11-01")),
          .relation(.relation(.tutor, .personalTutor, "S999", from: "2026-11-01")),
        ], id: "upload-2")
      #expect(unknown.errors.map { "\($0.row) \($0.field)" } == ["2 about"])
      #expect(
        try campus.count(
          "select count(*) from relation where granted_by = $1", campus.id(.adminOfStaff)) == 0)
    }
  }

  @Test("Of many errors the first hundred are told and all are counted")
  func manyErrors() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let result = try await records.upload(
        .programmes, (0..<150).map { .programme(.programme("P\($0)", "")) })
      #expect(result.errorCount == 150)
      #expect(result.errors.map(\.row) == (1...100).map { Int32($0) })
    }
  }

  @Test("A file of 20,000 rows passes")
  func largest() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let rows = (1...20_000).map { Pastoral_V1_ImportRow.programme(.programme("P\($0)")) }
      let result = try await records.upload(.programmes, rows)
      #expect(result.state == .applied)
      #expect(result.created == 20_000)
    }
  }

  @Test("A row beyond 20,000 is refused, and so are 501 rows at once, and none")
  func tooLarge() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let row = Pastoral_V1_ImportRow.programme(.programme("P1"))
      for (first, count, field) in [
        (20_001, 1, "rows.first_row"), (19_999, 3, "rows.first_row"), (0, 1, "rows.first_row"),
        (1, 501, "rows.rows"), (1, 0, "rows.rows"),
      ] {
        await expectRefusal(.invalidArgument, fields: [field]) {
          try await records.stream { upload in
            try await upload.begin("upload-1", .programmes)
            try await upload.rows(Array(repeating: row, count: count), from: first)
            try await upload.finish(count)
          }
        }
      }
      await expectRefusal(.invalidArgument, fields: ["finish.row_count"]) {
        try await records.upload(.programmes, [row], id: "upload-2", rowCount: 20_001)
      }
    }
  }

  @Test("A row of another kind than the file's is refused")
  func wrongKind() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      for row in [
        Pastoral_V1_ImportRow.programme(.programme("P1")), Pastoral_V1_ImportRow(),
      ] {
        await expectRefusal(.invalidArgument, fields: ["rows.rows"]) {
          try await records.upload(.students, [Self.students[0], row])
        }
      }
      #expect(try await records.importState().rowsReceived == 0)
    }
  }

  @Test("The end must count every row that was sent, and no more")
  func rowCount() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.failedPrecondition, "OUT_OF_SEQUENCE") {
        try await records.upload(.students, Self.students, rowCount: 4)
      }
      await expectRefusal(.invalidArgument, fields: ["finish.row_count"]) {
        try await records.upload(.students, Self.students, rowCount: 2)
      }
      await expectRefusal(.permissionDenied) { try await records.getStudent(campusID: "S900") }
      // The rows are held, so the file can still be ended rightly.
      #expect(try await records.importState().rowsReceived == 3)
      #expect(try await records.upload(.students, Self.students).state == .applied)
    }
  }

  @Test("Messages out of their order are refused, and rows that leave a gap")
  func order() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.failedPrecondition, "OUT_OF_SEQUENCE") {
        try await records.stream { upload in
          try await upload.begin("upload-1", .students)
          upload.sequence = 2
          try await upload.rows(Self.students, from: 1)
          try await upload.finish(3)
        }
      }
      await expectRefusal(.failedPrecondition, "OUT_OF_SEQUENCE") {
        try await records.stream { upload in
          try await upload.begin("upload-2", .students)
          try await upload.rows(Self.students, from: 2)
          try await upload.finish(3)
        }
      }
      #expect(try await records.importState().rowsReceived == 0)
    }
  }

  @Test("A stream that does not begin with begin, or has it twice, is refused")
  func begin() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      await expectRefusal(.invalidArgument, fields: ["step"]) {
        try await records.stream { try await $0.rows(Self.students, from: 1) }
      }
      await expectRefusal(.invalidArgument, fields: ["step"]) {
        try await records.stream { try await $0.send { _ in } }
      }
      await expectRefusal(.invalidArgument, fields: ["step"]) { try await records.stream { _ in } }
      await expectRefusal(.invalidArgument, fields: ["begin"]) {
        try await records.stream { upload in
          try await upload.begin("upload-1", .students)
          try await upload.begin("upload-1", .students)
        }
      }
      for (id, kind, field) in [
        ("short", .students, "begin.upload_id"), ("with blank", .students, "begin.upload_id"),
        (String(repeating: "a", count: 65), .students, "begin.upload_id"),
        ("upload-9", .unspecified, "begin.kind"), ("upload-9", .UNRECOGNIZED(9), "begin.kind"),
      ] as [(String, Pastoral_V1_ImportKind, String)] {
        await expectRefusal(.invalidArgument, fields: [field]) {
          try await records.upload(kind, Self.students, id: id)
        }
      }
    }
  }

  @Test("A broken upload goes on under its id: rows that are held are skipped")
  func resume() async throws {
    try await TestCampus.with { campus in
      let first = try campus.client(.records)
      struct Broken: Error {}
      await #expect(throws: Broken.self) {
        try await first.stream { upload in
          try await upload.begin("upload-1", .students)
          try await upload.rows(Array(Self.students.prefix(2)), from: 1)
          try await campus.client(.records).awaitRows(2)
          throw Broken()
        }
      }
      first.close()
      let second = try campus.client(.records)
      let half = try await second.importState()
      #expect(half.state == .receiving)
      await expectRefusal(.permissionDenied) { try await second.getStudent(campusID: "S900") }

      let result = try await second.upload(.students, Self.students)
      #expect(result.state == .applied)
      #expect([result.rowsReceived, result.created] == [3, 3])
    }
  }

  @Test("What was staged survives a restart of the server")
  func restart() async throws {
    try await TestCampus.with { campus in
      let half = try await campus.client(.records).stream { upload in
        try await upload.begin("upload-1", .students)
        try await upload.rows(Array(Self.students.prefix(2)), from: 1)
      }
      #expect(half.state == .receiving)
      #expect(half.rowsReceived == 2)
      try await campus.restart()
      let result = try await campus.client(.records).stream { upload in
        try await upload.begin("upload-1", .students)
        try await upload.rows(Array(Self.students.suffix(1)), from: 3)
        try await upload.finish(3)
      }
      #expect(result.created == 3)
    }
  }

  @Test("An upload that has ended answers with its result again and applies nothing twice")
  func ended() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let result = try await records.upload(.students, Self.students)
      let changed = Self.students.map { row in
        Pastoral_V1_ImportRow.student(.student(row.student.campusID, "changed"))
      }
      #expect(try await records.upload(.students, changed) == result)
      #expect(try await records.getStudent(campusID: "S900").givenName == "Name0")
      await expectRefusal(.invalidArgument, fields: ["begin.kind"]) {
        try await records.upload(.programmes, [.programme(.programme("P1"))])
      }
    }
  }

  @Test("An upload is its principal's own: to others there is none of that id")
  func principal() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.upload(.students, Self.students)
      let other = try campus.client(.otherRecords)
      let foreign = await expectRefusal(.notFound) { try await other.importState() }
      let absent = await expectRefusal(.notFound) { try await other.importState("upload-9") }
      #expect(foreign == absent)
      let own = try await other.upload(.programmes, [.programme(.programme("P1"))])
      #expect(own.state == .applied)
      #expect(try await records.importState().rowsReceived == 3)
      await expectRefusal(.invalidArgument, fields: ["upload_id"]) {
        try await other.importState("short")
      }
    }
  }

  @Test("Others go on writing while an upload is under way")
  func otherWriters() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let result = try await records.stream { upload in
        try await upload.begin("upload-1", .students)
        for (index, row) in Self.students.enumerated() {
          try await upload.rows([row], from: index + 1)
          try await campus.client(.records).awaitRows(Int32(index + 1))
          let other = try campus.client(.otherRecords)
          #expect(try await other.put(.programme("P\(index)")).revision == 1)
        }
        try await upload.finish(3)
      }
      #expect(result.created == 3)
    }
  }

  @Test("Who does not keep the directory cannot import", arguments: Person.allCases)
  func denied(person: Person) async throws {
    guard ![.admin, .adminOfStaff, .records, .otherRecords, .portal].contains(person) else {
      return
    }
    try await TestCampus.with { campus in
      let client = try campus.client(person)
      await expectRefusal(.permissionDenied) {
        try await client.upload(.students, Self.students)
      }
      #expect(try campus.count("select count(*) from import_upload") == 0)
    }
  }

  @Test("Nor can anybody who has not signed in, or a campus system in a person's name")
  func unauthenticated() async throws {
    try await TestCampus.with { campus in
      let nobody = try campus.client(nil)
      await expectRefusal(.unauthenticated) {
        try await nobody.upload(.students, Self.students)
      }
      let portal = try campus.client(.portal, onBehalfOf: .tutor)
      await expectRefusal(.permissionDenied) {
        try await portal.upload(.students, Self.students)
      }
      #expect(try campus.count("select count(*) from import_upload") == 0)
    }
  }
}
