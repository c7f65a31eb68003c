import Domain
import Messages
import PluginAPI
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.PartnerService`: the bodies outside the university, and the plugins that speak to them. The rules
/// are `PartnerRules`'.
enum PartnerCalls {
  static let routes: [Route] = [
    .write(PartnerService.registerPartner, .policy(.create, .partner), register),
    .write(PartnerService.change, .policy(.update, .partner), change),
    .read(PartnerService.get, .policy(.read, .partner), get),
    .read(PartnerService.list, .policy(.list, .partner), list),
    .read(PartnerService.listPlugins, .policy(.list, .partner), plugins),
    .read(PartnerService.check, .policy(.list, .partner), check),
  ]

  private static func register(
    _ request: Pastoral_V1_RegisterPartnerRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Partner> {
    let decision = try call.decide()
    let context = call
    var random = call.random
    return try call.once(decision, tx) {
      if context.partners.isAwaited(request.plugin) { throw PluginDown() }
      let partner = try PartnerRules.register(
        code: request.code, .named(request.kind) { .init($0) },
        plugin: context.partners[request.plugin]?.manifest, PartnerDetails(request.details),
        isTaken: tx.hasPartner(code: request.code), by: context.caller.person,
        id: Identifier(.partner, from: &random), now: context.now, today: context.today)
      try tx.insert(partner, by: decision)
      return (Pastoral_V1_Partner(partner), nil)
    }
  }

  private static func change(
    _ request: Pastoral_V1_ChangePartnerRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Partner> {
    let decision = try call.decide()
    let context = call
    return try call.once(decision, tx) {
      let partner = try found(request.partnerID, tx)
      guard let state = Partner.State.named(request.state, spelt: { .init($0) }) else {
        throw Refusal.invalid("state", "must be ACTIVE or SUSPENDED")
      }
      let changed = try PartnerRules.change(
        partner, to: PartnerDetails(request.details), state: state,
        plugin: context.partners[partner.plugin]?.manifest, revision: request.revision,
        now: context.now, today: context.today)
      try tx.update(changed, by: decision)
      return (Pastoral_V1_Partner(changed), nil)
    }
  }

  private static func get(
    _ request: Pastoral_V1_GetPartnerRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Partner {
    _ = try call.decide()
    return Pastoral_V1_Partner(try found(request.partnerID, tx))
  }

  private static func list(
    _ request: Pastoral_V1_ListPartnersRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPartnersResponse {
    _ = try call.decide()
    var response = Pastoral_V1_ListPartnersResponse()
    response.partners = try tx.partners(activeOnly: request.activeOnly).map { .init($0) }
    return response
  }

  private static func plugins(
    _ request: Pastoral_V1_ListPluginsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListPluginsResponse {
    _ = try call.decide()
    var response = Pastoral_V1_ListPluginsResponse()
    response.plugins = call.partners.plugins.all.map { Pastoral_V1_Plugin($0) }
    return response
  }

  private static func check(
    _ request: Pastoral_V1_CheckPartnersRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_CheckPartnersResponse {
    _ = try call.decide()
    let known = call.partners
    let today = call.today
    let registered = try tx.partners(activeOnly: false)
    let served = Set(registered.map(\.plugin))
    let partners = registered.map { partner in
      Pastoral_V1_CheckedPartner.with {
        $0.plugin = partner.plugin
        $0.partnerID = partner.id.text
        $0.code = partner.code
        let problems =
          PartnerReadiness.problems(
            of: partner, plugin: known[partner.plugin]?.manifest,
            isDown: known.isDown(partner.plugin),
            hasWay: known.hasWay(to: partner), isResting: known.isResting(partner), today: today,
            adequacy: known.adequacy)
          + known.accountProblems(of: partner)
        $0.problems = problems.map { .init($0) }
      }
    }
    let unused = known.plugins.all.filter { !served.contains($0.manifest.name) }.map { plugin in
      Pastoral_V1_CheckedPartner.with {
        $0.plugin = plugin.manifest.name
        if known.isDown(plugin.manifest.name) { $0.problems = [.init(PartnerReadiness.isDown)] }
      }
    }
    var response = Pastoral_V1_CheckPartnersResponse()
    response.checked = (partners + unused).sorted {
      ($0.plugin, $0.code) < ($1.plugin, $1.code)
    }
    return response
  }

  private static func found(_ id: String, _ tx: Transaction) throws -> Partner {
    guard let partner = try tx.partner(id) else {
      throw Refusal.notFound("There is no partner of that id.")
    }
    return partner
  }
}
