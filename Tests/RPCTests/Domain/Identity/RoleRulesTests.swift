import Testing

@testable import Domain

@Suite("Who is given which role")
struct RoleRulesTests {
  private static let now = Instant(secondsSince1970: 1_795_424_400)
  private static let id = Identifier("rgr_aaaaaaaaaaaaaaaaaaaaaaaaaa")!

  private static func propose(
    _ role: Role, has roles: [Role] = [.academicStaff], kind: Principal.Kind = .person
  ) throws(Refusal) -> RoleGrant {
    try RoleRules.propose(
      role,
      for: Principal(id: "stf_a", kind: kind, isActive: true, roles: RoleSet(roles)),
      by: "prn_admin", id: id, now: now)
  }

  @Test("Some roles wait for a second person, the others do not", arguments: Role.allCases)
  func waits(role: Role) throws {
    guard role != .service, role != .academicStaff else { return }
    let grant = try Self.propose(role)
    switch role {
    case .wellbeingPractitioner, .wellbeingSupervisor, .clinicalSupervisor,
      .dataProtectionOfficer, .admin:
      #expect(grant.state == .proposed && grant.decider.isEmpty && grant.decided == nil)
    default:
      #expect(grant.state == .granted && grant.decider == "prn_admin" && grant.decided == Self.now)
    }
  }

  @Test("Campus systems get no role, people not that of campus systems, nor one that they have")
  func refused() {
    for (role, roles, kind) in [
      (Role.itSupport, [Role.service], Principal.Kind.service),
      (.service, [.academicStaff], .person),
      (.academicStaff, [.academicStaff], .person),
    ] {
      #expect(throws: Refusal.self) { try Self.propose(role, has: roles, kind: kind) }
    }
  }

  @Test("What waits is decided once")
  func decided() throws {
    let grant = try Self.propose(.wellbeingSupervisor)
    for (approve, state) in [(true, RoleGrant.State.granted), (false, .rejected)] {
      let decided = try RoleRules.decide(grant, approve: approve, by: "prn_dpo", now: Self.now)
      #expect(decided.state == state && decided.decider == "prn_dpo")
      #expect(throws: Refusal.rule(.alreadyDecided, "Somebody has decided it before.")) {
        try RoleRules.decide(decided, approve: true, by: "prn_dpo", now: Self.now)
      }
    }
  }
}
