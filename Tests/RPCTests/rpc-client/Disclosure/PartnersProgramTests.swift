import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program: partners and plugins", .timeLimit(.minutes(10)))
struct PartnersProgramTests {
  private static let sound = Pastoral_V1_CheckedPartner.with {
    $0.plugin = "local-authority-adult"
    $0.partnerID = "prt_1"
    $0.code = "city"
  }
  private static let unsound = Pastoral_V1_CheckedPartner.with {
    $0.plugin = "nhs-referral"
    $0.partnerID = "prt_2"
    $0.code = "gp"
    $0.problems = [
      .with {
        $0.about = "plugin"
        $0.description_p = "does not answer, and is started again by itself"
      },
      .with {
        $0.about = "agreement_until"
        $0.description_p = "has passed"
      },
    ]
  }

  @Test("What stands in the way of partners is listed, and a script sees whether anything does")
  func check() async throws {
    let found = try await AnsweringServer([
      "PartnerService/Check": { _ in
        Pastoral_V1_CheckPartnersResponse.with { $0.checked = [Self.sound, Self.unsound] }
      }
    ])
    let run = try await ProgramRun(["plugins", "check"], server: found)
    #expect(run.status == ExitStatus.refused.rawValue, "\(run.errors)")
    #expect(
      run.output == """
        plugin                 partner  found
        local-authority-adult  city
        nhs-referral           gp       plugin does not answer, and is started again by itself; agreement_until has passed

        """)
    let nothing = try await AnsweringServer([
      "PartnerService/Check": { _ in
        Pastoral_V1_CheckPartnersResponse.with { $0.checked = [Self.sound] }
      }
    ])
    #expect(try await ProgramRun(["plugins", "check"], server: nothing).status == 0)
  }

  @Test("A partner is registered with the last day of its agreement, where it has one")
  func register() async throws {
    let server = try await AnsweringServer([
      "PartnerService/RegisterPartner": { _ in Pastoral_V1_Partner() }
    ])
    let arguments = [
      "partner", "register", "city", "local-authority", "--plugin", "local-authority-adult",
      "--name", "City", "--folder", "--agreement", "AGR-1", "--terms", "terms.yaml",
    ]
    for more in [[], ["--agreement-until", "2027-07-31"]] {
      let run = try await ProgramRun(
        arguments + more, server: server,
        files: ["terms.yaml": "controllership: joint\nbasis: public-task\n"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let requests: [Pastoral_V1_RegisterPartnerRequest] = try server.calls.map { try $0.message() }
    #expect(requests.map(\.details.agreement) == ["AGR-1", "AGR-1"])
    #expect(!requests[0].details.hasAgreementUntil)
    #expect(
      requests[1].details.agreementUntil
        == .with {
          $0.year = 2027
          $0.month = 7
          $0.day = 31
        })
    #expect(requests[0].details.terms.controllership == .joint)
    #expect(requests[0].details.terms.basis == .publicTask)
  }

  @Test("A partner's terms are printed as the file that they are given in, whatever they say")
  func terms() async throws {
    let terms = Pastoral_V1_PartnerTerms.with {
      $0.controllership = .separate
      $0.basis = .vitalInterests
      $0.assessment = "DPIA-7"
      $0.assessmentOutcome = "The council's risk: \"low\" # for now"
      $0.retention = "- until it's over"
      $0.security = "{encrypted}"
      $0.rights = "Each answers for itself."
    }
    func read(_ text: String) throws -> Pastoral_V1_PartnerTerms {
      try PartnerTermsFile.terms(of: FormFile(parsing: text, "terms", template: "partner terms"))
    }
    #expect(try read(PartnerTermsFile.text(of: terms)) == terms)
    #expect(try read(PartnerTermsFile.text(of: .init())) == .init())
    for text in ["basis: none", "controllership: both", "other: 1", "- a"] {
      #expect(throws: UsageError.self) { try read(text) }
    }
    let server = try await AnsweringServer([
      "PartnerService/Get": { _ in Pastoral_V1_Partner.with { $0.details.terms = terms } }
    ])
    let run = try await ProgramRun(["partner", "terms", "prt_1"], server: server)
    #expect(run.status == 0 && run.output.contains("basis: vital-interests"), "\(run.errors)")
  }
}
