import Foundation
import Messages
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program: consent and referrals", .timeLimit(.minutes(10)))
struct ReferralsProgramTests {
  private static let referral = Pastoral_V1_Referral.with {
    $0.id = "ref_1"
    $0.studentID = "stu_1"
    $0.authorName = "Tom Tutor"
    $0.service = .wellbeing
    $0.consentID = "cns_1"
    $0.fields = [.reason]
    $0.state = .proposed
    $0.revision = 3
    $0.created = .with { $0.seconds = 1_795_514_400 }
    $0.content.reason = "Sleeps badly\u{1b}[2J"
  }

  @Test("A reason is read from standard input, never from the arguments, and shown as text only")
  func new() async throws {
    let server = try await AnsweringServer(["ReferralService/Create": { _ in Self.referral }])
    let run = try await ProgramRun(
      [
        "referrals", "new", "stu_1", "--consent", "cns_1", "--note", "nte_1", "--part", "reason",
        "--part", "key-points", "--words-file", "-",
      ], server: server, environment: [:], input: "Sleeps badly\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        id          ref_1
        student id  stu_1
        service     wellbeing
        state       proposed
        author      Tom Tutor
        allowed by  cns_1
        parts       reason
        created     Tue 24 Nov 2026 10:00
        revision    3
        reason
          - Sleeps badly\\u{1b}[2J

        """)
    let request: Pastoral_V1_CreateReferralRequest = try #require(server.calls.first).message()
    #expect(request.service == .wellbeing && request.fields == [.reason, .keyPoints])
    #expect(request.reason == "Sleeps badly" && request.noteID == "nte_1")
    #expect(request.authority == .consentID("cns_1"))
  }

  @Test("Without consent the risk comes from a file of its own")
  func safety() async throws {
    let server = try await AnsweringServer(["ReferralService/Create": { _ in Self.referral }])
    let run = try await ProgramRun(
      [
        "referrals", "new", "stu_1", "--safety", "others", "--review", "2026-11-30", "--note",
        "nte_1", "--part", "actions", "--risk-file", "-",
      ], server: server, environment: [:], input: "Said what they would do\n")
    #expect(run.status == 0, "\(run.errors)")
    let request: Pastoral_V1_CreateReferralRequest = try #require(server.calls.first).message()
    #expect(request.safetyGround.risk == "Said what they would do" && request.reason.isEmpty)
    #expect(request.safetyGround.safetyOf == .others && request.safetyGround.review.day == 30)
  }

  @Test(
    "What does not say what allows it, or what is passed on, is not sent",
    arguments: [
      ["referrals", "new", "stu_1", "--part", "reason"],
      ["referrals", "new", "stu_1", "--part", "reason", "--safety", "student"],
      [
        "referrals", "new", "stu_1", "--part", "reason", "--consent", "c", "--safety", "student",
        "--review", "2026-11-30",
      ],
      ["referrals", "new", "stu_1", "--consent", "cns_1"],
      ["consent", "give", "stu_1", "--to", "wellbeing", "--part", "reason"],
      ["consent", "give", "--to", "the police", "--part", "reason"],
    ])
  func usage(arguments: [String]) async throws {
    let server = try await AnsweringServer([:])
    let run = try await ProgramRun(arguments, server: server, environment: [:], input: "")
    #expect(run.status == ExitStatus.usage.rawValue, "\(run.errors)")
    #expect(server.calls.isEmpty)
  }

  @Test("An answer goes to the referral as it is now, or to the revision that was seen")
  func answer() async throws {
    let server = try await AnsweringServer([
      "ReferralService/Get": { _ in Self.referral },
      "ReferralService/Accept": { _ in Self.referral },
    ])
    for (arguments, revision) in [([], 3), (["--revision", "2"], 2)] as [([String], Int64)] {
      let run = try await ProgramRun(
        ["referrals", "accept", "ref_1"] + arguments, server: server, environment: [:], input: "")
      #expect(run.status == 0, "\(run.errors)")
      let request: Pastoral_V1_AnswerReferralRequest = try #require(server.calls.last).message()
      #expect(request.referralID == "ref_1" && request.revision == revision)
    }
  }

  @Test("Consent is given to the wording in use; staff say when they were told")
  func consent() async throws {
    let server = try await AnsweringServer([
      "ConsentService/ListWordings": { _ in
        Pastoral_V1_ListWordingsResponse.with {
          $0.wordings = ["3", "2"].map { version in
            .with {
              $0.purpose = .internalReferral
              $0.version = version
              $0.inUse = version == "2"
            }
          }
        }
      },
      "ConsentService/Give": { _ in Pastoral_V1_Consent.with { $0.id = "cns_1" } },
    ])
    let run = try await ProgramRun(
      [
        "consent", "give", "stu_1", "--to", "careers", "--part", "contact", "--until",
        "2027-06-30", "--spoken", "2026-07-01 10:00",
      ], server: server, environment: [:], input: "")
    #expect(run.status == 0, "\(run.errors)")
    let request: Pastoral_V1_GiveConsentRequest = try #require(server.calls.last).message()
    #expect(request.studentID == "stu_1" && request.wordingVersion == "2")
    #expect(request.service == .careers && request.fields == [.contact])
    #expect(request.manner == .spoken && request.given.seconds == 1_782_896_400)
    #expect(request.until.year == 2027 && request.details.isEmpty)
  }

  @Test("What one made is asked for by itself")
  func mine() async throws {
    let server = try await AnsweringServer([
      "ReferralService/List": { _ in
        Pastoral_V1_ListReferralsResponse.with { $0.referrals = [Self.referral] }
      }
    ])
    let run = try await ProgramRun(["referrals", "list", "--mine"], server: server)
    #expect(run.status == 0 && run.output.contains("ref_1"), "\(run.errors)")
    let request: Pastoral_V1_ListReferralsRequest = try #require(server.calls.last).message()
    #expect(request.mine && request.studentID.isEmpty && request.service == .unspecified)
    let both = try await ProgramRun(["referrals", "list", "stu_1", "--mine"], server: server)
    #expect(both.status == ExitStatus.usage.rawValue && server.calls.count == 1)
  }

  @Test("A wording is published with its text from a file, for a later day")
  func publishWording() async throws {
    let server = try await AnsweringServer([
      "ConsentService/PublishWording": { _ in
        Pastoral_V1_ConsentWording.with { $0.version = "2027.1" }
      }
    ])
    let arguments = ["consent", "publish-wording", "2027.1", "--from", "2027-01-11"]
    let run = try await ProgramRun(
      arguments + ["--words-file", "wording.txt"], server: server,
      files: ["wording.txt": "What you agree to\n"])
    #expect(run.status == 0 && run.output.contains("2027.1"), "\(run.errors)")
    let request: Pastoral_V1_PublishWordingRequest = try #require(server.calls.last).message()
    #expect(request.wording.purpose == .internalReferral && request.wording.version == "2027.1")
    #expect(request.wording.from.month == 1 && request.wording.from.day == 11)
    #expect(request.wording.text == "What you agree to")
    let without = try await ProgramRun(arguments, server: server)
    #expect(without.status == ExitStatus.usage.rawValue && server.calls.count == 1)
  }
}
