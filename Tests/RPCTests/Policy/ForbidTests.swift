import Promises
import Testing

@testable import Domain

@Suite("What nobody may do")
struct ForbidTests {
  private static let tutor = Caller.with([.academicStaff], id: "stf_tutor")
  private static let officer = Caller.with([.dataProtectionOfficer], id: "prn_officer")
  private static let supervisor = Caller.with([.wellbeingSupervisor], id: "prn_supervisor")
  private static let practitioner = Caller.with([.wellbeingPractitioner], id: "prn_practitioner")

  /// A portal that acts for a tutor.
  private static let portal = Caller.acting(
    Principal(
      id: "svc_portal", kind: .service, isActive: true, roles: RoleSet([.service]),
      actsFor: .actedFor),
    for: Principal(id: "stf_tutor", kind: .person, isActive: true, roles: RoleSet([.academicStaff]))
  )!

  /// A question that a row allows, and what makes a forbid deny it.
  struct Case: CustomTestStringConvertible, Sendable {
    let forbid: Forbid
    let allowed: PolicyQuestion
    let change: @Sendable (inout PolicyQuestion) -> Void
    var testDescription: String { "\(forbid.rawValue): \(forbid)" }

    init(
      _ forbid: Forbid, _ allowed: PolicyQuestion,
      _ change: @escaping @Sendable (inout PolicyQuestion) -> Void
    ) {
      (self.forbid, self.allowed, self.change) = (forbid, allowed, change)
    }
  }

  private static let cases = [
    Case(.conflict, PolicyQuestion(tutor, .read, .academicNotes, standings: [.tutor])) {
      $0.states = [.conflict]
    },
    Case(.conflict, PolicyQuestion(officer, .read, .profile)) { $0.standings = [.ownself] },
    Case(.conflict, PolicyQuestion(officer, .approve, .elevation)) { $0.states = [.conflict] },
    Case(.conflict, PolicyQuestion(practitioner, .create, .breakGlass)) { $0.states = [.conflict] },
    Case(
      .ownProposal,
      PolicyQuestion(
        supervisor, .approve, .disclosure, standings: [.supervises], proposer: "prn_practitioner")
    ) { $0.proposer = "prn_supervisor" },
    Case(.sealed, PolicyQuestion(practitioner, .read, .caseNotes, standings: [.caseTeam])) {
      $0.states = [.sealed]
    },
    Case(
      .sealed,
      PolicyQuestion(
        practitioner, .read, .caseNotes, standings: [.caseTeam], states: [.sealed, .named])
    ) { $0.states = [.sealed] },
    Case(
      .otherPayload, PolicyQuestion(supervisor, .approve, .disclosure, standings: [.supervises])
    ) { $0.states = [.payloadDiffers] },
    Case(.shredded, PolicyQuestion(officer, .read, .profile)) { $0.states = [.shredded] },
    Case(
      .selfGranted,
      PolicyQuestion(.with([.admin], id: "stf_a"), .update, .directory, beneficiary: "stf_b")
    ) { $0.beneficiary = "stf_a" },
    Case(.restricted, PolicyQuestion(tutor, .read, .academicNotes, standings: [.tutor])) {
      $0.states = [.restricted]
    },
    Case(
      .otherPurpose,
      PolicyQuestion(
        .with([.itSupport]), .read, .academicNotes, standings: [.elevated],
        purpose: .technicalSupport)
    ) { $0.purpose = .academicAdvice },
    Case(
      .otherPurpose,
      PolicyQuestion(
        practitioner, .read, .caseNotes, standings: [.brokenGlass], purpose: .safety)
    ) { $0.purpose = nil },
  ]

  @Test("is denied by the forbid of its name, and would be allowed without it", arguments: cases)
  func forbid(example: Case) {
    #expect(decide(example.allowed).showing != nil)
    var question = example.allowed
    example.change(&question)
    #expect(decide(question).denial == example.forbid.rawValue)
    let others = Forbid.allCases.filter { $0 != example.forbid }
    let rows = PolicyTable.rows(of: question.resource)
    #expect(decide(question, by: rows, forbids: others).showing != nil)
  }

  @Test(
    "F1: IT support, admins and services read nothing confidential, whatever rows there were",
    arguments: [Role.itSupport, .admin, .service])
  func confidential(role: Role) {
    for resource in Resource.confidential {
      let row = PolicyRow(
        rule: "mistake", role: role, standing: .any, condition: nil,
        actions: Set(Action.allCases), resource: resource, showing: .everything)
      for action in [Action.list, .read, .export] {
        let question = PolicyQuestion.of(role, action, resource)
        #expect(decide(question, by: [row]).denial == "F1")
        #expect(decide(question, by: [row], forbids: []).showing == .everything)
      }
    }
  }

  @Test("F1: elevation opens what falls under See My Tutor, and nothing else")
  func elevation() {
    for resource in Resource.confidential {
      let row = PolicyRow(
        rule: "mistake", role: .itSupport, standing: .elevated, condition: nil, actions: [.read],
        resource: resource, showing: .everything)
      let verdict = decide(.of(.itSupport, .read, resource, [.elevated]), by: [row])
      #expect((verdict.showing != nil) == Resource.seeMyTutor.contains(resource), "\(resource)")
    }
  }

  @Test(
    "F1: who acts through a campus system approves, destroys, breaks, limits, agrees to and discloses nothing",
    .tags(.s13, .s25, .w40))
  func ownSession() {
    let rows = Resource.allCases.flatMap { resource in
      [
        PolicyRow(
          rule: "mistake", role: .academicStaff, standing: .any, condition: nil,
          actions: Set(Action.allCases), resource: resource, showing: .everything)
      ]
    }
    for action in Action.allCases {
      for resource in Resource.allCases {
        let verdict = decide(PolicyQuestion(Self.portal, action, resource), by: rows)
        let isOwn =
          action == .approve || action == .destroy || resource == .elevation
          || resource == .breakGlass || resource == .consent && action == .create
          || resource == .bookingLimit && (action == .create || action == .update)
          || resource == .disclosure && action == .propose
        #expect(verdict.denial == (isOwn ? "F1.session" : nil), "\(action) \(resource)")
      }
    }
  }

  @Test("leaves what is not about the student alone: F2, F5, F7 and F9 stop at the record")
  func reach() {
    for state in [RecordState.restricted, .sealed, .conflict, .shredded] {
      var reached = Resource.studentRecords
      // Who judges exceptional access must have no conflict about whose records it opened.
      if state == .conflict { reached.formUnion(Resource.exceptionalAccess) }
      for resource in Resource.allCases where !reached.contains(resource) {
        for role in Role.allCases {
          for action in Action.allCases {
            for standing in PolicyGolden.standings(of: role) {
              #expect(
                decide(.of(role, action, resource, [standing], [], [state])).showing
                  == decide(.of(role, action, resource, [standing])).showing)
            }
          }
        }
      }
    }
  }

  @Test("F9: a restricted record is the data protection officer's alone, not even its subject's")
  func restricted() {
    for resource in Resource.studentRecords {
      for role in Role.allCases where role != .dataProtectionOfficer {
        for action in Action.allCases {
          for standing in Standing.allCases {
            let question = PolicyQuestion.of(
              role, action, resource, [standing], Set(Condition.allCases), [.restricted])
            #expect(decide(question).showing == nil)
          }
        }
      }
    }
  }
}
