import Testing

@testable import Domain

@Suite("F1: a campus system that acts for a person")
struct CallerTests {
  private let portal = Principal(
    id: "svc_portal", kind: .service, isActive: true, roles: RoleSet([.service]),
    actsFor: .actedFor)

  private func person(_ roles: [Role], isActive: Bool = true) -> Principal {
    Principal(id: "stu_ada", kind: .person, isActive: isActive, roles: RoleSet(roles))
  }

  @Test("is that person for the policy, and both names are kept")
  func acts() throws {
    let caller = try #require(Caller.acting(portal, for: person([.student])))
    #expect(caller.person == "stu_ada")
    #expect(caller.principal == "svc_portal")
    #expect(caller.roles == RoleSet([.student]))
  }

  @Test(
    "has no role of the person's but student and academic staff",
    arguments: Role.allCases)
  func bounds(role: Role) {
    let isActedFor = [Role.student, .academicStaff].contains(role)
    #expect((Caller.acting(portal, for: person([role])) != nil) == isActedFor)
    let both = Caller.acting(portal, for: person([.academicStaff, role]))
    #expect(both?.roles == RoleSet(isActedFor ? [.academicStaff, role] : [.academicStaff]))
  }

  @Test("does not exceed its list, even where the list was made too long")
  func list() {
    var greedy = portal
    greedy.actsFor = .everyone
    #expect(Caller.acting(greedy, for: person([.dataProtectionOfficer])) == nil)
    #expect(
      Caller.acting(greedy, for: person([.student, .admin]))?.roles == RoleSet([.student]))
    var narrow = portal
    narrow.actsFor = RoleSet([.student])
    #expect(Caller.acting(narrow, for: person([.academicStaff])) == nil)
    narrow.actsFor = []
    #expect(Caller.acting(narrow, for: person([.student])) == nil)
  }

  @Test("keeps none of its own role: it does not keep the directory in a student's name")
  func ownRole() throws {
    let caller = try #require(Caller.acting(portal, for: person([.student])))
    for action in [Action.create, .update] {
      #expect(decide(PolicyQuestion(caller, action, .directory)).showing == nil)
    }
  }

  @Test("acts for no service, nobody disabled, and not when it is disabled or a person itself")
  func refusals() {
    #expect(Caller.acting(portal, for: portal) == nil)
    #expect(Caller.acting(portal, for: person([.student], isActive: false)) == nil)
    var disabled = portal
    disabled.isActive = false
    #expect(Caller.acting(disabled, for: person([.student])) == nil)
    var someone = person([.academicStaff])
    someone.actsFor = .actedFor
    #expect(Caller.acting(someone, for: person([.student])) == nil)
  }

  @Test("and everybody else signs in as themself, unless disabled")
  func authenticated() {
    let caller = Caller(authenticated: person([.student]))
    #expect(caller?.person == "stu_ada")
    #expect(caller?.actingFor == nil)
    #expect(Caller(authenticated: person([.student], isActive: false)) == nil)
  }
}
