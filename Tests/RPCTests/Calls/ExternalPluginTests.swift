import Crypto
import Domain
import Foundation
import Ledger
import Messages
import PluginAPI
import Promises
import RPCClient
import SwiftProtobuf
import Synchronization
import TestPeer
import Testing
import WireFormat

@testable import RPCServer

@Suite("Disclosures by a plugin that is a program of its own", .timeLimit(.minutes(10)))
struct ExternalPluginTests {
  @Test(
    "What the program in C rendered is previewed, approved, recorded and sent, and the record names it",
    .tags(.w20))
  func way() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(running: .housingSupport())
      let partner = try await campus.housing()
      let made = try await campus.disclosable()
      let lead = try campus.client(.colleague)
      let request = campus.referral(made, to: partner)

      let preview = try await lead.previewed(request)
      let text = String(decoding: preview.payload, as: UTF8.self)
      #expect(preview.mediaType == "text/plain; charset=utf-8")
      #expect(preview.digest == Data(SHA256.hash(data: preview.payload)))
      #expect(
        text.hasPrefix("HOUSING SUPPORT: REFERRAL\n\nReference \(preview.shareID), 2026-11-23"))
      #expect(text.contains("Ada Lovelace") && text.contains("A room of her own"))
      #expect(text.contains("landlord keeps her money & post"))
      for absent in ["Analytical Row", "0151 496 0000", "S001", "exploited", made.itemID] {
        #expect(!text.contains(absent), "\(absent)")
      }

      let proposed = try await lead.proposed(request)
      #expect(proposed.plugin == "housing-support 1.0")
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let sent = try await lead.disclosure(proposed.id)
      #expect(sent.state == .transmitted && sent.plugin == "housing-support 1.0")
      let folder = campus.folder(of: "housing")
      let name = "\(proposed.id).txt"
      #expect(Set(folder.keys) == [name, name + ".tlog-proof"])
      let payload = try #require(folder[name])
      #expect(Data(SHA256.hash(data: payload)) == proposed.digest)
      // The leaf that was durable before it left is in the log, as the proof beside it shows.
      let proof = try LogProof(try #require(folder[name + ".tlog-proof"]))
      guard case .shareAttempt(let share) = try Leaf(try #require(proof.extra)).event else {
        return _ = #expect(Bool(false), "no attempt")
      }
      #expect(share.partner.text == "housing" && share.attempt == 1)
      #expect(Int64(proof.inclusion.index) == sent.attemptsMade[0].leaf)
      // The student is not told which program it was.
      _ = try await lead.explained(sent)
      let told = try await campus.client(.ada).toldDisclosures()
      #expect(told.map(\.id) == [proposed.id] && told[0].plugin.isEmpty)
    }
  }

  @Test("By mail the program says what the mail server's answer means")
  func mail() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      try await campus.restart(running: .housingSupport())
      let partner = try await campus.housing {
        $0.details.destination.mail = "duty@city.cjsm.net"
        $0.details.secureDomains = ["cjsm.net"]
      }
      let sent = try await campus.sent(campus.referral(campus.disclosable(), to: partner))
      #expect(sent.state == .transmitted && sent.attempts == 1)
      let mails = try await post.end()
      let mail = try #require(mails.first)
      #expect(mails.count == 1 && mail.documents.map(\.name).contains("\(sent.id).txt"))
      #expect(mail.documents[0].digest == sent.digest.map { String(format: "%02x", $0) }.joined())
    }
  }

  @Test("What the partner's rules say is told field by field, and nothing is proposed")
  func issues() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(running: .housingSupport())
      let partner = try await campus.housing()
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.fields.removeFirst()
      request.answers = request.answers.map { answer in
        var answer = answer
        if answer.code == "homeless" { answer.answer = "no" }
        return answer
      }
      for isPreview in [true, false] {
        await expectRefusal(.invalidArgument, fields: ["fields", "answers[leaves-on]"]) {
          request.shareID = "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa"
          request.digest = Data(count: 32)
          if isPreview {
            _ = try await campus.client(.colleague).previewed(request)
          } else {
            _ = try await campus.client(.colleague).unary(DisclosureService.propose, request)
          }
        }
      }
    }
  }

  @Test(
    "A partner is registered where the plugin's country and ways allow it",
    arguments: ["country", "kind", "ways"])
  func registering(wrong: String) async throws {
    try await TestCampus.with { campus in
      try await campus.restart(
        running: .scripted([
          ScriptedPlugin.manifest {
            $0.countries = ["GB"]
            $0.clearMail()
          }
        ]))
      let field = ["country": "country", "kind": "plugin", "ways": "destination"][wrong] ?? ""
      await expectRefusal(.invalidArgument, fields: [field]) {
        try await campus.housing(by: "scripted") {
          switch wrong {
          case "country":
            $0.details.country = "FR"
            $0.details.onwardConditions = "To nobody else."
          case "kind": $0.kind = .police
          default:
            $0.details.destination.mail = "duty@city.cjsm.net"
            $0.details.secureDomains = ["cjsm.net"]
          }
        }
      }
      _ = try await campus.housing(by: "scripted")
    }
  }

  @Test(
    "A plugin that crashes is down: the call was not executed, the list says so, and it comes back")
  func crash() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(
        running: .scripted([
          ScriptedPlugin.manifest(), ScriptedPlugin.valid,
          "Render=answer:\(ScriptedPlugin.rendering("Page"))",
        ]), .crashing())
      let plugins = try await campus.client(.dataProtectionOfficer).unary(
        PartnerService.listPlugins, .init()
      ).plugins
      let scripted = try #require(plugins.first { $0.name == "scripted" })
      #expect(scripted.state == .running && scripted.network == .none && !scripted.hasDownSince)
      #expect(scripted.version == "1.0" && scripted.fields == [.name, .itemText])
      // One that never answered: its name is all that is known.
      let crashing = try #require(plugins.first { $0.name == "crashing" })
      #expect(crashing.state == .down && crashing.hasDownSince && crashing.network == .unspecified)
      #expect(crashing.version.isEmpty && crashing.kind == .unspecified)
      let adult = try #require(plugins.first { $0.name == "local-authority-adult" })
      #expect(adult.state == .inProcess && adult.network == .server)
      await expectRefusal(.unavailable, "PLUGIN_DOWN") {
        try await campus.housing("other", by: "crashing")
      }

      let partner = try await campus.housing(by: "scripted")
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.answers = []
      #expect(try await campus.client(.colleague).previewed(request).payload == Data("Page".utf8))
      // With another plugin of that name, which crashes when it is asked.
      try await campus.restart(
        running: .scripted([ScriptedPlugin.manifest(), ScriptedPlugin.valid, "Render=exit"]))
      for _ in 0..<2 {
        await expectRefusal(.unavailable, "PLUGIN_DOWN") {
          try await campus.client(.colleague).previewed(request)
        }
      }
      // And one that never runs: what is known of its partner is in the store, and nobody can ask.
      try await campus.restart(running: .crashing(name: "scripted"))
      await expectRefusal(.unavailable, "PLUGIN_DOWN") {
        try await campus.client(.colleague).previewed(request)
      }
    }
  }

  @Test(
    "Where the plugin is down nothing is sent, and it goes by itself once it is back; where it goes down after, nobody can say"
  )
  func crashAround() async throws {
    let post = try await MailPeer()
    try await TestCampus.with { campus in
      try await campus.restart(mailingOver: post)
      let rendering = "Render=answer:\(ScriptedPlugin.rendering("Page"))"
      let begin = [ScriptedPlugin.manifest(), ScriptedPlugin.valid, rendering]
      try await campus.restart(running: .scripted(begin))
      let partner = try await campus.housing(by: "scripted") {
        $0.details.destination.mail = "duty@city.cjsm.net"
        $0.details.secureDomains = ["cjsm.net"]
      }
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.answers = []
      let lead = try campus.client(.colleague)
      let proposed = try await lead.proposed(request)
      // Down before: it waits, and no attempt is recorded.
      try await campus.restart(running: .crashing(name: "scripted"))
      _ = try await campus.client(.supervisor).decided(proposed)
      await campus.server.sendNow()
      let waiting = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(waiting.state == .queued && waiting.attempts == 0)
      // Down after: the mail has gone, and a person finds out.
      try await campus.restart(running: .scripted(begin + ["Interpret=exit"]))
      campus.now = campus.now.adding(minutes: 10)
      await campus.server.sendNow()
      let unknown = try await campus.client(.colleague).disclosure(proposed.id)
      #expect(unknown.state == .unknown && unknown.attempts == 1)
      await campus.server.sendNow()
      #expect(try await campus.client(.colleague).disclosure(proposed.id).attempts == 1)
      #expect(try await post.end().count == 1)
    }
  }

  @Test("A plugin that renders otherwise each time cannot have a proposal other than what was seen")
  func otherBytes() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(
        running: .scripted([
          ScriptedPlugin.manifest(), ScriptedPlugin.valid,
          "Render=answer:\(ScriptedPlugin.rendering("One"))",
          "Render=answer:\(ScriptedPlugin.rendering("Two"))",
        ]))
      let partner = try await campus.housing(by: "scripted")
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.answers = []
      await expectRefusal(.failedPrecondition, "PREVIEW_DIFFERS") {
        try await campus.client(.colleague).proposed(request)
      }
      // A payload that is longer than it says is refused too.
      try await campus.restart(
        running: .scripted([
          ScriptedPlugin.manifest { $0.payloadBytesMax = 9 }, ScriptedPlugin.valid,
          "Render=answer:\(ScriptedPlugin.rendering("Ten bytes."))",
        ]))
      await expectRefusal(.invalidArgument, fields: ["fields"]) {
        try await campus.client(.colleague).proposed(request)
      }
    }
  }

  // MARK: Beside the lanes

  @Test("However many wait for a plugin, everybody else is answered")
  func besideTheLanes() async throws {
    let plugin = SlowPlugin()
    try await TestCampus.with { campus in
      try await campus.restart(with: plugin)
      let partner = try await campus.housing(by: "slow")
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.answers = []
      let lead = try campus.client(.colleague)
      let sent = request
      // More than there are readers, and one that writes.
      let previews = (0..<12).map { _ in Task { try await lead.previewed(sent) } }
      await plugin.untilAsked(12)
      let proposing = Task { () -> Reason? in
        var request = sent
        request.shareID = "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa"
        do {
          _ = try await lead.unary(DisclosureService.propose, request)
          return nil
        } catch {
          return (error as? RPCError)?.reason.flatMap { Reason(rawValue: $0) }
        }
      }
      await plugin.untilAsked(13)
      // All of it is under way, and both lanes are free.
      #expect(try await lead.unary(PartnerService.list, .init()).partners.count == 1)
      _ = try await campus.localAuthority("written")
      plugin.answer()
      var shareIDs: Set<String> = []
      for preview in previews { shareIDs.insert(try await preview.value.shareID) }
      #expect(shareIDs.count == 12)
      #expect(await proposing.value == .previewDiffers)
    }
  }

  @Test("What was changed while the plugin was asked is not shown as if it were there still")
  func changedMeanwhile() async throws {
    let plugin = SlowPlugin()
    try await TestCampus.with { campus in
      try await campus.restart(with: plugin)
      let partner = try await campus.housing(by: "slow")
      let made = try await campus.disclosable()
      var request = campus.referral(made, to: partner)
      request.answers = []
      let lead = try campus.client(.colleague)
      let sent = request
      let preview = Task { try await lead.previewed(sent) }
      await plugin.untilAsked(1)
      let person = try await lead.unary(
        CasePersonService.get,
        .with {
          $0.caseID = made.caseID
          $0.purpose = .caseManagement
        })
      _ = try await lead.unary(
        CasePersonService.set,
        .with {
          $0.caseID = made.caseID
          $0.revision = person.revision
          $0.name = "Augusta Ada King"
        })
      plugin.answer()
      await expectRefusal(.aborted, "STALE_REVISION") { try await preview.value }
    }
  }

  @Test(
    "Whoever gives up while a plugin is asked does the server no harm, and takes no place for ever")
  func givenUp() async throws {
    let plugin = SlowPlugin()
    try await TestCampus.with { campus in
      try await campus.restart(with: plugin)
      let partner = try await campus.housing(by: "slow")
      var request = campus.referral(try await campus.disclosable(), to: partner)
      request.answers = []
      let sent = request
      let gone = try campus.client(.colleague)
      let preview = Task { try await gone.previewed(sent) }
      await plugin.untilAsked(1)
      gone.close()
      _ = try? await preview.value
      plugin.answer()
      #expect(try await campus.client(.colleague).previewed(sent).mediaType == "text/plain")
      // The suite's limit ends it where a place is never given back.
      while campus.server.callsInFlight > 0 { await Task.yield() }
    }
  }

  // MARK: Starting and stopping

  @Test("A server that stops leaves no program behind, and neither does one that could not start")
  func stopping() async throws {
    try await TestCampus.with { campus in
      try await campus.restart(running: .housingSupport())
      let processIDs = campus.server.pluginProcessIDs
      #expect(processIDs.count == 1 && kill(processIDs[0], 0) == 0)
      await campus.stop()
      #expect(kill(processIDs[0], 0) == -1 && errno == ESRCH)
      // Two of one name; and one that says something wrong of itself.
      let twice = try PluginProgram.scripted([ScriptedPlugin.manifest()])
      await #expect(throws: RegistryFault.duplicate("scripted")) {
        try await campus.restart(running: twice, twice)
      }
      await #expect(throws: PluginFault.self) {
        try await campus.restart(
          running: .housingSupport(), .scripted([ScriptedPlugin.manifest { $0.name = "other" }]))
      }
      try await campus.restart(running: .housingSupport())
    }
  }
}

// MARK: Parts

extension TestCampus {
  /// A council's housing support, which collects from its folder.
  fileprivate func housing(
    _ code: String = "housing", by plugin: String = "housing-support",
    _ change: (inout Pastoral_V1_RegisterPartnerRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Partner {
    try await localAuthority(code) {
      $0.plugin = plugin
      change(&$0)
    }
  }

  /// What a practitioner would tell about somebody who needs a home.
  fileprivate func referral(
    _ made: (caseID: String, itemID: String), to partner: Pastoral_V1_Partner
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    var request = concern(made, to: partner)
    let answers = [
      "need": "A room of her own", "homeless": "yes", "referrer": "Student Life and Wellbeing",
    ]
    request.answers = answers.sorted { $0.key < $1.key }.map { code, answer in
      .with {
        $0.code = code
        $0.answer = answer
      }
    }
    return request
  }

  /// What became of something that was proposed, decided and sent.
  fileprivate func sent(
    _ request: Pastoral_V1_ProposeDisclosureRequest
  ) async throws -> Pastoral_V1_Disclosure {
    let lead = try client(.colleague)
    let proposed = try await lead.proposed(request)
    _ = try await client(.supervisor).decided(proposed)
    await server.sendNow()
    return try await lead.disclosure(proposed.id)
  }
}

extension PluginProgram {
  fileprivate static func housingSupport() throws -> PluginProgram {
    try PluginProgram(
      name: "housing-support", path: Program.built("housing-support"), origin: "housing.yaml")
  }

  fileprivate static func scripted(_ actions: [String]) throws -> PluginProgram {
    try PluginProgram(
      name: "scripted", path: ScriptedPlugin.program,
      arguments: ScriptedPlugin.arguments(actions), origin: "scripted.yaml")
  }

  /// One that never answers.
  static func crashing(name: String = "crashing") throws -> PluginProgram {
    try PluginProgram(
      name: name, path: ScriptedPlugin.program,
      arguments: ScriptedPlugin.arguments(["Manifest=exit"]), origin: "crashing.yaml")
  }
}

/// A plugin beside the server that answers when a test says so.
private final class SlowPlugin: ExternalPartnerPlugin {
  private struct State {
    var asked = 0
    var isAnswering = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    var watching: (asked: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state = Mutex(State())

  let manifest = PartnerManifest(
    name: "slow", version: "1.0", contract: 1...1, kind: .localAuthority,
    authorities: [.seriousConcern], fields: [.name, .itemText], questions: [], ways: [.folder],
    payloadBytesMax: 1_000)
  let standing = PluginStanding(.running, network: PluginStanding.Network.none)

  func preparation(of share: SelectedShare) async throws(PluginDown) -> SharePreparation {
    await withCheckedContinuation { continuation in
      let told = state.withLock { state -> [CheckedContinuation<Void, Never>] in
        state.asked += 1
        var told: [CheckedContinuation<Void, Never>] = []
        if state.isAnswering {
          told.append(continuation)
        } else {
          state.waiting.append(continuation)
        }
        if let watching = state.watching, state.asked >= watching.asked {
          told.append(watching.continuation)
          state.watching = nil
        }
        return told
      }
      for continuation in told { continuation.resume() }
    }
    return .rendered(RenderedShare(bytes: Array(share.shareID.utf8), mediaType: "text/plain"))
  }

  /// Returns once it was asked so often.
  func untilAsked(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isNow = state.withLock { state in
        if state.asked < count { state.watching = (count, continuation) }
        return state.asked >= count
      }
      if isNow { continuation.resume() }
    }
  }

  /// Answers whoever waits, and from now on everybody at once.
  func answer() {
    let waiting = state.withLock { state in
      state.isAnswering = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func issues(of share: SelectedShare) -> [ShareIssue] { [] }

  func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    throw RenderFault("must be asked beside the lanes")
  }

  func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport { DeliveryReport(.unknown) }
}
