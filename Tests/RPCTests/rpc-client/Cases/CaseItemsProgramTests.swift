import Foundation
import Messages
import Promises
import SwiftProtobuf
import Testing
import WireFormat

@testable import rpc_client

/// The built program against a server that answers what the test says.
@Suite("The program: what is in cases", .timeLimit(.minutes(10)))
struct CaseItemsProgramTests {
  private static let item = Pastoral_V1_CaseItem.with {
    $0.id = "cit_1"
    $0.caseID = "cas_1"
    $0.kind = .note
    $0.version = 2
    $0.authorName = "Pat Practitioner"
    $0.added = .with { $0.seconds = 1_795_514_400 }
    $0.category = .health
    $0.specialCategory = true
    $0.hasThirdParties_p = true
    $0.content = .with {
      $0.category = .health
      $0.paragraphs = ["Sleeps badly\u{1b}[2J", "Takes tablets"]
      $0.necessity = "The sessions are about sleep"
      $0.thirdParties = [
        .with {
          $0.id = "tpy_1"
          $0.name = "Kim"
          $0.relation = "flatmate"
        }
      ]
    }
  }

  @Test("A case names its paper, how it is kept and with whom", .tags(.w24))
  func paper() async throws {
    let found = Pastoral_V1_Case.with {
      $0.id = "cas_1"
      $0.paper = [
        .with {
          $0.paperID = "pap_1"
          $0.state = .onLoan
          $0.control = .lockedCabinet
          $0.custodianName = "Pat Practitioner"
          $0.overdue = true
        },
        .with {
          $0.paperID = "pap_2"
          $0.state = .destroyed
          $0.control = .safe
        },
      ]
    }
    let server = try await AnsweringServer(["CaseService/Get": { _ in found }])
    let run = try await ProgramRun(["case", "show", "cas_1"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.hasSuffix(
        """
        paper
          - pap_1, on-loan, locked-cabinet, with Pat Practitioner, overdue
          - pap_2, destroyed, safe

        """), "\(run.output)")
  }

  @Test("A restricted document is re-based in the version that its case lists", .tags(.w13))
  func rebaseDocument() async throws {
    let server = try await AnsweringServer([
      "CaseDocumentService/List": { _ in
        Pastoral_V1_ListDocumentsResponse.with {
          $0.documents = [
            .with {
              $0.id = "doc_1"
              $0.restricted = true
              $0.version = 3
            }
          ]
        }
      },
      "CaseDocumentService/Rebase": { _ in
        Pastoral_V1_CaseDocument.with {
          $0.id = "doc_1"
          $0.name = "letter.pdf"
          $0.version = 4
        }
      },
    ])
    let arguments = [
      "case", "documents", "rebase", "cas_1", "doc_1", "--condition", "counselling",
      "--words-file", "-",
    ]
    let run = try await ProgramRun(
      arguments, server: server, input: "The support goes on without consent\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("letter.pdf"))
    let request: Pastoral_V1_RebaseDocumentRequest = try #require(server.calls.last).message()
    #expect(request.documentID == "doc_1" && request.version == 3)
    #expect(request.reason == "The support goes on without consent")
    #expect(request.ground.condition == .counselling)
    // Of another case it knows nothing.
    let other = try await ProgramRun(
      ["case", "documents", "rebase", "cas_1", "doc_2"] + arguments[5...], server: server,
      input: "The support goes on without consent\n")
    #expect(other.status != 0 && server.calls.count == 3)
  }

  @Test("Its text and whom it is about come from files, never from the arguments")
  func add() async throws {
    let server = try await AnsweringServer(["CaseItemService/Add": { _ in Self.item }])
    let run = try await ProgramRun(
      [
        "case", "item", "add", "cas_1", "--category", "health", "--special", "--condition",
        "counselling", "--why-file", "why", "--third-parties-file", "others", "--words-file", "-",
      ], server: server, input: "Sleeps badly\n\n  Takes tablets \n",
      files: ["why": "The sessions are about sleep\n", "others": "Kim; flatmate\n"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        id        cit_1
        kind      note
        category  health
        author    Pat Practitioner
        added     Tue 24 Nov 2026 10:00
        flags     special others
        version   2
        text
          - Sleeps badly\\u{1b}[2J
          - Takes tablets
        why
          - The sessions are about sleep
        about others
          - Kim, flatmate (tpy_1)

        """)
    let request: Pastoral_V1_AddCaseItemRequest = try #require(server.calls.first).message()
    #expect(request.caseID == "cas_1" && request.kind == .note)
    #expect(request.content.paragraphs == ["Sleeps badly", "Takes tablets"])
    #expect(request.content.necessity == "The sessions are about sleep")
    #expect(request.content.specialCategory && request.content.ground.condition == .counselling)
    #expect(request.content.ground.policyDocument == "SLW-APD")
    #expect(request.content.thirdParties.map(\.name) == ["Kim"])
  }

  @Test(
    "It is shown where something came from, and on what ground it is kept",
    .tags(.w9, .w12, .w13))
  func sourceAndGround() async throws {
    var item = Self.item
    item.content.source = .thirdParty
    item.content.toldBy = .with {
      $0.name = "Her mother"
      $0.vitalInterests = "Was not seen for two days"
    }
    item.content.ground = .with {
      $0.basis = .publicTask
      $0.condition = .safeguarding
      $0.policyDocument = "SLW-APD"
    }
    let found = Pastoral_V1_Case.with {
      $0.id = "cas_1"
      $0.source = .campusSystem
      $0.ground = .with {
        $0.basis = .vitalInterests
        $0.vitalInterests = "Was not seen for two days"
        $0.condition = .explicitConsent
        $0.consentID = "cns_1"
      }
      $0.words = .with {
        $0.reason = "Fees"
        $0.thirdParty = .with {
          $0.name = "Portal"
          $0.otherGround = "Needed for support"
        }
      }
    }
    let shown = item
    let server = try await AnsweringServer([
      "CaseItemService/Get": { _ in shown }, "CaseService/Get": { _ in found },
    ])
    let ofItem = try await ProgramRun(["case", "item", "show", "cit_1"], server: server)
    #expect(
      ofItem.output.hasSuffix(
        """
        source
          - third-party
          - Her mother
          - vital interests: Was not seen for two days
        ground
          - Article 6(1)(e), public task
          - Article 9(2)(g), Schedule 1 paragraph 18, safeguarding, by SLW-APD

        """), "\(ofItem.output)")
    let ofCase = try await ProgramRun(["case", "show", "cas_1"], server: server)
    #expect(
      ofCase.output.hasSuffix(
        """
        source
          - campus-system
          - Portal
          - ground: Needed for support
        ground
          - Article 6(1)(d), vital interests: Was not seen for two days
          - Article 9(2)(a), explicit consent cns_1

        """), "\(ofCase.output)")
  }

  @Test("What others told is taken with who they are and what makes it lawful", .tags(.w11))
  func toldBy() async throws {
    let server = try await AnsweringServer([
      "CaseService/Open": { _ in Pastoral_V1_Case.with { $0.id = "cas_1" } }
    ])
    func open(_ options: [String], _ file: String = "") async throws -> ProgramRun {
      try await ProgramRun(
        ["case", "open", "safeguarding", "stu_1", "--words-file", "-"] + options, server: server,
        input: "Her mother called\n", files: ["told": file, "emergency": "Spoke of dying\n"])
    }
    let third = ["--source", "third-party"]
    for (line, lawful) in [
      ("consent: cns_1", .consentID("cns_1")),
      ("vital-interests: Was not seen: two days", .vitalInterests("Was not seen: two days")),
      ("other-ground: A court ordered it", .otherGround("A court ordered it")),
    ] as [(String, Pastoral_V1_ThirdPartySource.OneOf_Lawful)] {
      let run = try await open(
        third + [
          "--told-by-file", "told", "--basis", "vital-interests", "--emergency-file", "emergency",
        ],
        "name: Her mother\n\(line)\n")
      #expect(run.status == 0, "\(run.errors)")
      let request: Pastoral_V1_OpenCaseRequest = try #require(server.calls.last).message()
      #expect(request.source == .thirdParty && request.thirdParty.name == "Her mother")
      #expect(request.thirdParty.lawful == lawful)
      #expect(request.ground.vitalInterests == "Spoke of dying")
    }
    let calls = server.calls.count
    for (options, file, text) in [
      (third, "", "--told-by-file"),
      (third + ["--told-by-file", "told"], "who: Her mother\n", "A line of --told-by-file"),
      (third + ["--told-by-file", "told"], "name\n", "A line of --told-by-file"),
      (["--source", "subject", "--told-by-file", "told"], "name: Her mother\n", "goes with"),
      (["--source", "subject", "--basis", "vital-interests"], "", "Give --emergency-file"),
    ] {
      let run = try await open(options, file)
      #expect(run.status == ExitStatus.usage.rawValue)
      #expect(run.errors.contains(text), "\(run.errors)")
    }
    #expect(server.calls.count == calls)
  }

  @Test("Who told, whom it is about and the ground stay as they were, where nobody says otherwise")
  func amend() async throws {
    var current = Self.item
    current.content.source = .partner
    current.content.toldBy = .with {
      $0.name = "The surgery"
      $0.consentID = "cns_1"
    }
    current.content.ground = .with {
      $0.basis = .publicTask
      $0.condition = .counselling
      $0.policyDocument = "SLW-APD"
    }
    let before = current
    let server = try await AnsweringServer([
      "CaseItemService/Get": { _ in before }, "CaseItemService/Amend": { _ in before },
    ])
    let arguments = [
      "case", "item", "amend", "cit_1", "--category", "health", "--special", "--why-file", "why",
      "--words-file", "-",
    ]
    func amended(_ options: [String]) async throws -> Pastoral_V1_CaseItemContent {
      let run = try await ProgramRun(
        arguments + options, server: server, input: "Sleeps better\n",
        files: ["why": "The sessions are about sleep\n"])
      #expect(run.status == 0, "\(run.errors)")
      let request: Pastoral_V1_AmendCaseItemRequest = try #require(server.calls.last).message()
      return request.content
    }
    let kept = try await amended([])
    #expect(kept.source == .partner && kept.toldBy == before.content.toldBy)
    #expect(kept.ground == before.content.ground)
    #expect(kept.thirdParties == before.content.thirdParties)
    let said = try await amended(["--source", "subject", "--condition", "disability-support"])
    #expect(said.source == .subject && !said.hasToldBy)
    #expect(said.ground.condition == .disabilitySupport)
  }

  @Test("Without a terminal it is told which option is missing")
  func missing() async throws {
    let server = try await AnsweringServer([:])
    let add = ["case", "item", "add", "cas_1", "--words-file", "-"]
    for (arguments, option) in [
      (add + ["--category", "circumstances"], "Give --why-file"),
      (add + ["--category", "personal-details", "--kind", "contact"], "Give --with-file"),
      (["case", "team", "add", "stf_1", "cas_1"], "Give --best-interests-file"),
      (["adjustments", "propose", "cas_1", "--words-file", "-"], "Give --why-file"),
    ] {
      let run = try await ProgramRun(arguments, server: server, input: "Sleeps badly\n")
      #expect(run.status == ExitStatus.usage.rawValue)
      #expect(run.errors.contains(option), "\(run.errors)")
    }
    #expect(server.calls.isEmpty)
  }

  @Test("A restricted item says so, and how it is opened again")
  func restricted() async throws {
    let server = try await AnsweringServer([
      "CaseItemService/Get": { _ in
        Pastoral_V1_CaseItem.with {
          $0.id = "cit_1"
          $0.kind = .note
          $0.restricted = true
        }
      }
    ])
    let run = try await ProgramRun(["case", "item", "show", "cit_1"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("restricted") && run.output.contains("case item rebase"))
  }

  @Test("A caseload is seen at a glance: the screen as it stands")
  func caseload() async throws {
    func entry(
      _ name: String, _ risk: Pastoral_V1_RiskLevel,
      _ change: (inout Pastoral_V1_CaseloadEntry) -> Void
    ) -> Pastoral_V1_CaseloadEntry {
      .with {
        $0.caseID = "cas_1"
        $0.studentName = name
        $0.supportType = .counselling
        $0.state = .active
        $0.priority = .routine
        $0.risk = risk
        $0.isLead = true
        $0.changed = .with { $0.seconds = 1_795_514_400 }
        change(&$0)
      }
    }
    func day(_ day: Int32) -> Pastoral_V1_Date {
      .with {
        $0.year = 2026
        $0.month = 11
        $0.day = day
      }
    }
    let entries = [
      entry("Ada Lovelace", .high) {
        $0.priority = .urgent
        $0.overdue = 2
        $0.nextDue = day(20)
        $0.nextAppointment = .with { $0.seconds = 1_795_600_800 }
        $0.hasGaps_p = true
      },
      entry("Ben Hopper", .medium) {
        $0.nextDue = day(27)
        $0.isLead = false
      },
      entry("Cat Turing", .low) {
        $0.state = .onHold
        $0.holdReview = day(30)
      },
      entry("Dan Noether", .unspecified) { $0.restricted = true },
    ]
    let server = try await AnsweringServer([
      "CaseService/ListCaseload": { _ in
        Pastoral_V1_ListCaseloadResponse.with { $0.entries = entries }
      }
    ])
    let run = try await ProgramRun(["caseload"], server: server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == """
        risk        priority  overdue  next due    next appointment       student       type         state                  role    missing  changed                case id
        high        urgent    2        2026-11-20  Wed 25 Nov 2026 10:00  Ada Lovelace  counselling  active                 lead    yes      Tue 24 Nov 2026 10:00  cas_1
        medium      routine            2026-11-27                         Ben Hopper    counselling  active                 member           Tue 24 Nov 2026 10:00  cas_1
        low         routine                                               Cat Turing    counselling  on hold to 2026-11-30  lead             Tue 24 Nov 2026 10:00  cas_1
        restricted  routine                                               Dan Noether   counselling  active                 lead             Tue 24 Nov 2026 10:00  cas_1

        """)
  }
}
