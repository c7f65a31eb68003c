import Foundation
import Messages
import Promises
import RPCClient
import StudentFinance
import SwiftProtobuf
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Disclosures to Student Finance", .timeLimit(.minutes(10)))
struct StudentFinanceTests {
  @Test(
    "A suspension for health reaches Student Finance with not one byte of a diagnosis",
    .tags(.w20, .w5))
  func health() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      let diagnosis = "Severe depression, F32.2, sertraline 100 mg"
      let item = try await lead.addItem(to: made.caseID, .circumstances([diagnosis, "Quokka"]))
      let consent = try await campus.financeConsent()

      // The record cannot be selected, and words cannot be written where a list is asked for.
      for field in [Pastoral_V1_DisclosedField.itemText, .reason, .supportType, .name] {
        await expectRefusal(.invalidArgument, fields: ["fields[0]"]) {
          try await lead.previewed(
            campus.change(made.caseID, to: partner, on: consent) {
              $0.fields = [
                .with {
                  $0.field = field
                  if field == .itemText { $0.recordID = item.id }
                }
              ]
            })
        }
      }
      for code in ["reason", "course", "student.number", "year", "ucas.course"] {
        await expectRefusal(.invalidArgument, fields: ["answers[\(code)]"]) {
          try await lead.previewed(
            campus.change(made.caseID, to: partner, on: consent, [code: diagnosis]))
        }
      }

      let proposed = try await lead.proposed(
        campus.change(made.caseID, to: partner, on: consent))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      #expect(try await lead.disclosure(proposed.id).state == .transmitted)
      let folder = campus.folder(of: "sfe")
      let file = String(decoding: try #require(folder["\(proposed.id).csv"]), as: UTF8.self)
      let lines = file.split(separator: "\r\n")
      let expected =
        "SUSPENSION~WADM46891352A~L34~2026/27~123456~~2~9250~2312.50~2026-11-10~2026-11-12~Y~health"
      #expect(lines.last.map(String.init) == expected)
      #expect(lines.count == 2)
      for name in folder.keys {
        let bytes = String(decoding: folder[name] ?? [], as: UTF8.self)
        // A proof is in base64, in which three letters may stand by chance.
        let isProof = name.hasSuffix(".tlog-proof")
        for word in ["depress", "F32", "sertraline", "Quokka", "Ada", "Lovelace"]
        where !isProof || word.count > 5 {
          #expect(!name.contains(word) && !bytes.contains(word), "\(word)")
        }
      }
    }
  }

  @Test("The same file is not made again within 28 days, unless the first was taken back")
  func repeated() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      let consent = try await campus.financeConsent()
      let request = campus.change(made.caseID, to: partner, on: consent)
      let first = try await lead.proposed(request)
      await expectRefusal(.failedPrecondition, "PAYLOAD_REPEATED") {
        try await lead.previewed(request)
      }
      // What was previewed before is held to it too.
      let other = try await lead.previewed(
        campus.change(made.caseID, to: partner, on: consent, ["course.year": "3"]))
      var late = request
      late.shareID = other.shareID
      late.digest = first.digest
      await expectRefusal(.failedPrecondition, "PAYLOAD_REPEATED") {
        try await lead.unary(DisclosureService.propose, late)
      }
      _ = try await lead.unary(
        DisclosureService.cancel,
        .with {
          $0.disclosureID = first.id
          $0.revision = first.revision
        })
      let second = try await lead.proposed(request)
      _ = try await campus.client(.supervisor).decided(second)
      await campus.server.sendNow()
      campus.now = .utc("2026-12-20 12:00")
      await expectRefusal(.failedPrecondition, "PAYLOAD_REPEATED") {
        try await lead.previewed(request)
      }
      campus.now = .utc("2026-12-21 12:00")
      _ = try await lead.previewed(request)
      // Another partner has its own rule.
      #expect(try await lead.disclosure(second.id).state == .transmitted)
    }
  }

  @Test("What was told to a tutor never goes there, and nothing goes without consent or knowledge")
  func authority() async throws {
    try await TestCampus.with { campus in
      let partner = try await campus.studentFinance()
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      await expectRefusal(.failedPrecondition, "CONSENT_REQUIRED") {
        try await lead.previewed(campus.change(made.caseID, to: partner, on: ""))
      }
      for authority in [Pastoral_V1_DisclosureAuthority.legalObligation, .crime] {
        await expectRefusal(.failedPrecondition, "AUTHORITY_REFUSED") {
          try await lead.previewed(
            campus.change(made.caseID, to: partner, on: "") {
              $0.authority = authority
              $0.reference = "Some Act, section 1"
            })
        }
      }
      await expectRefusal(.failedPrecondition, "AUTHORITY_REFUSED") {
        try await lead.previewed(
          campus.change(made.caseID, to: partner, on: "") {
            $0.authority = .seriousConcern
            $0.concern = "Somebody is in danger of something."
          })
      }
      _ = try await lead.previewed(
        campus.change(made.caseID, to: partner, on: "") {
          $0.authority = .knowledge
          $0.told = .yesterday
        })
    }
  }

  @Test("Attendance, and the two letters, go the same way", .tags(.w20))
  func others() async throws {
    try await TestCampus.with { campus in
      let lead = try campus.client(.colleague)
      let made = try await campus.disclosable()
      let consent = try await campus.financeConsent()
      for (code, plugin, answers, ending) in [
        (
          "sfe-a", "student-finance-attendance",
          [
            "student.number": "WADM46891352A", "year": "2026/27", "course": "123456",
            "course.year": "2", "term": "1", "attendance": "S", "loan": "9250", "grant": "0",
            "student.pays": "0",
          ], "txt"
        ),
        (
          "sfe-d", "student-finance-dsa",
          [
            "student.number": "WADM46891352A", "year": "2026/27", "course": "BSc Mathematics",
            "course.begins": "2025-09-22", "course.ends": "2028-06-30", "course.year": "2",
            "mode": "full-time", "intensity": "100", "level": "undergraduate",
            "confirmed.by": "P. Practitioner",
          ], "html"
        ),
        (
          "sfe-r", "student-finance-reasons",
          [
            "student.number": "WADM46891352A", "year": "2025/26", "course": "BSc Mathematics",
            "circumstance": "caring", "from": "2026-02-01", "effect": "Missed a term.",
            "evidence": "A letter of 3 February 2026.", "signed.by": "P. Practitioner",
          ], "html"
        ),
      ] {
        let partner = try await campus.studentFinance(code, plugin: plugin)
        let proposed = try await lead.proposed(
          campus.change(made.caseID, to: partner, on: consent) {
            $0.fields = ending == "html" ? [.with { $0.field = .name }] : []
            $0.answers = .of(answers)
          })
        _ = try await campus.client(.supervisor).decided(proposed)
        await campus.server.sendNow()
        let payload = try #require(campus.folder(of: code)["\(proposed.id).\(ending)"])
        #expect(String(decoding: payload, as: UTF8.self).contains("WADM46891352A"))
      }
    }
  }
}

extension FinanceFormat {
  /// The university of the tests.
  static let test = try! FinanceFormat(universityCode: "L34")  // The code is one.
}

extension TestCampus {
  func studentFinance(
    _ code: String = "sfe", plugin: String = "student-finance-change"
  ) async throws -> Pastoral_V1_Partner {
    try await localAuthority(code) {
      $0.kind = .studentFinance
      $0.plugin = plugin
      $0.details.name = "Student Finance England"
    }
  }

  /// Ada agrees that they are told.
  func financeConsent() async throws -> String {
    try await client(.ada).consent {
      $0.purpose = .sharingStudentFinance
      $0.fields = []
    }.id
  }

  /// A suspension for health.
  func change(
    _ caseID: String, to partner: Pastoral_V1_Partner, on consent: String,
    _ changes: [String: String] = [:],
    _ change: (inout Pastoral_V1_ProposeDisclosureRequest) -> Void = { _ in }
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    .with {
      $0.caseID = caseID
      $0.partnerID = partner.id
      let answers = [
        "change": "suspension", "level": "undergraduate",
        "student.number": "WADM46891352A", "year": "2026/27",
        "course": "123456", "course.year": "2", "fee.charged": "9250",
        "fee.liability": "2312.50", "last.attended": "2026-11-10", "left": "2026-11-12",
        "agreed": "yes", "reason": "health",
      ].merging(changes) { $1 }
      $0.answers = .of(answers)
      $0.authority = .consent
      $0.consentID = consent
      $0.purpose = "So that it pays by what is so."
      $0.necessity = "The funding ends or goes on with it."
      $0.proportionality = "The dates and a word for the reason."
      change(&$0)
    }
  }
}

extension Pastoral_V1_StudentTold {
  /// By who works with the student.
  static let yesterday = with {
    $0.day = .day("2026-11-22")
    $0.how = "In our meeting, and by letter."
  }
}
