import Promises
import Testing

@testable import Domain

@Suite("The policy as a whole", .tags(.s16, .w23))
struct DecideTests {
  /// Every role, action and resource.
  private static let questions: [(Role, Action, Resource)] = Role.allCases.flatMap { role in
    Action.allCases.flatMap { action in Resource.allCases.map { (role, action, $0) } }
  }

  @Test("denies somebody without any role everything, however they stand to the record")
  func noRole() {
    for (_, action, resource) in Self.questions {
      for standings in [Set<Standing>(), Set(Standing.allCases)] {
        let question = PolicyQuestion(.with([]), action, resource, standings: standings)
        #expect(decide(question).showing == nil)
      }
    }
  }

  @Test("gives somebody without any standing only what the rows give the role itself")
  func noStanding() {
    for (role, action, resource) in Self.questions {
      let isGiven = PolicyTable.rows.contains {
        $0.role == role && $0.standing == .any && $0.resource == resource && $0.condition == nil
          && $0.actions.contains(action)
      }
      #expect((decide(.of(role, action, resource)).showing != nil) == isGiven)
    }
  }

  @Test("never gives more when a standing is taken away")
  func monotone() {
    for (role, action, resource) in Self.questions {
      let possible = PolicyGolden.standings(of: role)
      let pairs = possible.flatMap { one in possible.map { Set([one, $0]) } }
      for standings in pairs + [Set(Standing.allCases)] {
        var question = PolicyQuestion.of(role, action, resource, standings)
        let with = decide(question).showing
        // To be the subject takes away, too (F2).
        for standing in standings where standing != .ownself {
          question.standings = standings.subtracting([standing])
          let without = decide(question).showing
          #expect(!isMore(without, than: with), "\(role) \(action) \(resource) \(standing)")
        }
      }
    }
  }

  @Test("never gives more when a condition is no longer true, or more is known of the record")
  func monotoneInFacts() {
    for (role, action, resource) in Self.questions {
      for standing in PolicyGolden.standings(of: role) {
        func shown(_ conditions: Set<Condition>, _ states: Set<RecordState>) -> Showing? {
          decide(.of(role, action, resource, [standing], conditions, states)).showing
        }
        let all = shown(Set(Condition.allCases), [])
        for condition in Condition.allCases {
          #expect(!isMore(shown([condition], []), than: all))
          #expect(!isMore(shown([], []), than: shown([condition], [])))
        }
        for state in RecordState.allCases {
          #expect(!isMore(shown(Set(Condition.allCases), [state]), than: all))
        }
      }
    }
  }

  @Test("denies every standing that a role cannot have")
  func impossible() {
    for (role, action, resource) in Self.questions {
      for standing in Standing.allCases where !standing.holders.contains(role) {
        let question = PolicyQuestion.of(
          role, action, resource, [standing], Set(Condition.allCases))
        let without = PolicyQuestion.of(role, action, resource, [], Set(Condition.allCases))
        #expect(decide(question).showing == decide(without).showing)
      }
    }
  }

  @Test("never gives more where a forbid applies, and names it")
  func forbids() {
    for (role, action, resource) in Self.questions {
      for standing in Standing.allCases {
        var question = PolicyQuestion.of(role, action, resource, [standing])
        question.beneficiary = question.caller.principal
        guard case .deny(rule: "F8") = decide(question) else {
          Issue.record("\(role) \(action) \(resource) \(standing)")
          continue
        }
      }
    }
  }

  @Test("names with every permission a row that gives exactly that")
  func rules() {
    for (role, action, resource) in Self.questions {
      for standing in Standing.allCases {
        let question = PolicyQuestion.of(
          role, action, resource, [standing], Set(Condition.allCases))
        guard case .allow(let decision) = decide(question) else { continue }
        let row = PolicyTable.rows.first { $0.rule == decision.rule }
        #expect(row?.role == role && row?.resource == resource)
        #expect(row?.actions.contains(action) == true)
        #expect(row?.standing == .any || row?.standing == standing)
      }
    }
  }

  @Test("lets the event loop turn away no role that a row could allow, and no other in")
  func coarse() {
    for action in Action.allCases {
      for resource in Resource.allCases {
        for role in Role.allCases {
          let allowed = Standing.allCases.contains {
            decide(.of(role, action, resource, [$0], Set(Condition.allCases))).showing != nil
          }
          #expect(PolicyTable.roles(for: action, resource).contains(role) == allowed)
        }
      }
    }
  }

  @Test(
    "lets nobody reach appointments by office alone, save their times", arguments: Role.allCases)
  func office(role: Role) {
    for action in Action.allCases {
      let showing = decide(.of(role, action, .academicBooking)).showing
      #expect(showing == (role == .itSupport && action == .list ? .metadata : nil))
    }
  }

  @Test("F8: an admin grants relations, but not their own")
  func selfGranted() {
    let admin = Caller.with([.academicStaff, .admin], id: "stf_admin")
    func grant(to staff: String?) -> Verdict {
      decide(PolicyQuestion(admin, .update, .directory, beneficiary: staff))
    }
    #expect(grant(to: "stf_other").showing == .everything)
    #expect(grant(to: nil).showing == .everything)
    #expect(grant(to: "stf_admin").showing == nil)
  }

  private func isMore(_ one: Showing?, than other: Showing?) -> Bool {
    guard let one else { return false }
    guard let other else { return true }
    return one > other
  }
}
