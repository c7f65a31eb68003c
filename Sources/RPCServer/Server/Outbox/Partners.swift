import Domain
import PluginAPI

/// What the server has for partners: the plugins that speak to them and the ways that lead to them. One reference,
/// so that each call's context carries no more.
final class Partners: Sendable {
  let plugins: PartnerRegistry
  private let ways: WaysOut
  private let breakers: PartnerBreakers
  private let introductions: Introductions?
  private let clock: ServerClock

  init(
    _ plugins: PartnerRegistry, over ways: WaysOut = WaysOut(),
    breakers: PartnerBreakers = PartnerBreakers(PartnerLimits().bounds),
    introductions: Introductions? = nil, clock: ServerClock
  ) {
    self.plugins = plugins
    self.ways = ways
    self.breakers = breakers
    self.introductions = introductions
    self.clock = clock
  }

  /// Which countries were found adequate, and for how long.
  var adequacy: AdequacyFindings { ways.adequacy }

  /// The plugin of that name; nil where there is none, or it never ran.
  subscript(name: String) -> (any PartnerPlugin)? { plugins[name] }

  /// Whether there is a plugin of that name of which nothing is known, since it never ran.
  func isAwaited(_ name: String) -> Bool { plugins.isAwaited(name) }

  /// Whether the plugin of that name does not answer.
  func isDown(_ name: String) -> Bool {
    isAwaited(name) || plugins[name]?.standing.state == .down
  }

  /// Whether a partner is left alone, or was until somebody is seen to be there again.
  func isResting(_ partner: Partner) -> Bool {
    breakers.position(of: partner.id.text, at: clock.now()) != .closed
  }

  /// Whether the server is configured with a way to a partner. Where it leads is seen once something is sent.
  func hasWay(to partner: Partner) -> Bool {
    ways.transport(to: partner, plugin: plugins[partner.plugin]?.manifest, clock: clock) != nil
  }

  /// The organisation whose mailbox a partner's is; nil where an admin said nothing.
  func organisation(of partner: Partner) -> String? { ways.organisation(of: partner) }

  /// What is wrong with a partner's account, as far as that was seen.
  func accountProblems(of partner: Partner) -> [FieldViolation] {
    var problems = introductions?.problem(with: partner).map { [$0] } ?? []
    if ways.isMailboxUnnamed(of: partner), plugins[partner.plugin]?.manifest.addressee != nil {
      problems.append(
        FieldViolation(
          field: "ods", description: "is not in mesh.json: a referral to any service goes there"))
    }
    return problems
  }
}
