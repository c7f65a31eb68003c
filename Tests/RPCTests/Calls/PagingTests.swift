import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Lists, page by page")
struct PagingTests {
  @Test("hold every record once, in order, whatever the size of the page", arguments: [1, 2, 3, 5])
  func pages(size: Int32) async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      var listed: [String] = []
      var token = ""
      repeat {
        let page = try await records.listStudents(size: size, token: token)
        #expect(page.students.count <= Int(size))
        listed += page.students.map(\.campusID)
        token = page.nextPageToken
      } while !token.isEmpty && listed.count < 20
      #expect(listed == Person.students.compactMap(\.campusID))
    }
  }

  @Test("of dated records go on in the middle of one student's")
  func compoundOrder() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      for from in ["2020-09-21", "2021-09-21", "2022-09-21"] {
        _ = try await records.put(.enrolment(.ada, on: "CS", from: from, to: from))
      }
      var listed: [Pastoral_V1_EnrolmentPeriod] = []
      var token = ""
      repeat {
        let page = try await records.unary(
          DirectoryService.listEnrolmentPeriods,
          .with {
            $0.pageSize = 2
            $0.pageToken = token
            $0.purpose = .directoryUpkeep
          })
        listed += page.enrolmentPeriods
        token = page.nextPageToken
      } while !token.isEmpty && listed.count < 20
      #expect(listed.count == 8)
      #expect(Set(listed.map(\.id)).count == 8)

      var relations: [String] = []
      token = ""
      repeat {
        let page = try await records.unary(
          DirectoryService.listRelations,
          .with {
            $0.pageSize = 3
            $0.pageToken = token
            $0.purpose = .directoryUpkeep
          })
        relations += page.relations.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty && relations.count < 20
      #expect(relations.count == 10)
      #expect(Set(relations).count == 10)
    }
  }

  @Test("have 50 records by default and 500 at most")
  func sizes() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      _ = try await records.upload(.programmes, (0..<510).map { .programme("P\(1_000 + $0)") })
      func list(_ size: Int32) async throws -> Pastoral_V1_ListProgrammesResponse {
        try await records.unary(DirectoryService.listProgrammes, .with { $0.pageSize = size })
      }
      #expect(try await list(0).programmes.count == 50)
      #expect(try await list(499).programmes.count == 499)
      #expect(try await list(500).programmes.count == 500)
      for wrong: Int32 in [501, -1, .max, .min] {
        await expectRefusal(.invalidArgument, fields: ["page_size"]) { try await list(wrong) }
      }
    }
  }

  @Test("go on only for the caller, the person acted for, the method and the query they began with")
  func bound() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let token = try await records.listStudents(size: 1).nextPageToken
      #expect(try await records.listStudents(size: 2, token: token).students.count == 2)

      func refused(_ call: () async throws -> some Sendable) async {
        await expectRefusal(.invalidArgument, fields: ["page_token"]) { try await call() }
      }
      let other = try campus.client(.otherRecords)
      await refused { try await other.listStudents(token: token) }
      await refused { try await records.listStudents(token: token, purpose: .directoryUpkeep) }
      await refused {
        try await records.unary(
          DirectoryService.listStaffMembers,
          .with {
            $0.pageToken = token
            $0.purpose = .academicAdvice
          })
      }

      // The portal as the tutor, as the programme's leader, and as itself.
      let acting = try campus.client(.portal, onBehalfOf: .tutor)
      let ofTutor = try await acting.listStudents(size: 1).nextPageToken
      #expect(try await acting.listStudents(token: ofTutor).students.count == 2)
      let asLeader = try campus.client(.portal, onBehalfOf: .programmeLeader)
      await refused { try await asLeader.listStudents(token: ofTutor) }
      let itself = try campus.client(.portal)
      await refused { try await itself.listStudents(token: ofTutor) }
    }
  }

  @Test("are refused where a token was changed, shortened or made up")
  func tampered() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let token = try await records.listStudents(size: 1).nextPageToken
      let bytes = try #require(Data(base64Encoded: token))
      #expect(!token.isEmpty)
      var wrong = ["x", "====", Data(bytes.prefix(16)).base64EncodedString(), token + token]
      for place in bytes.indices {
        var changed = bytes
        changed[place] ^= 1
        wrong.append(changed.base64EncodedString())
      }
      for token in wrong {
        await expectRefusal(.invalidArgument, fields: ["page_token"]) {
          try await records.listStudents(token: token)
        }
      }
    }
  }
}
