import Domain
import Foundation
@testable import PluginAPI
@testable import RPCServer
import TestPeer
import Testing

/// What every plugin keeps to, and what the host sees to where one does not. Each test runs over all of
/// `PartnerContract.all`; that nothing can be sent twice, or without a receipt, is `CapabilityTests`' to show.
@Suite("The contract with plugins", .timeLimit(.minutes(5)))
struct PartnerContractTests {
  // MARK: What it renders

  @Test(
    "A share that its partner takes has no issues and is rendered", arguments: PartnerContract.all)
  func sample(contract: PartnerContract) throws {
    let share = contract.share()
    #expect(contract.plugin.issues(of: share).isEmpty)
    let rendered = try contract.plugin.render(share)
    #expect((1...contract.manifest.payloadBytesMax).contains(rendered.bytes.count))
    let envelope = Envelope.mail(subject: "a", name: "a", mediaType: rendered.mediaType)
    #expect(envelope.problem == nil)
    // What was selected is in it.
    let text = String(decoding: rendered.bytes, as: UTF8.self)
    for field in contract.fields {
      #expect(text.contains(PartnerContract.words(of: field, 1_111)), "\(field)")
    }
  }

  @Test(
    "The same share is rendered the same, whatever was rendered between",
    arguments: PartnerContract.all)
  func twice(contract: PartnerContract) throws {
    let first = try contract.plugin.render(contract.share())
    _ = try contract.plugin.render(contract.share(of: contract.manifest.fields, mark: 2_222))
    #expect(try contract.plugin.render(contract.share()) == first)
  }

  @Test(
    "Nothing of one share is in another: neither a field that nobody selected nor an answer",
    arguments: PartnerContract.all)
  func leak(contract: PartnerContract) throws {
    var answers = contract.answers
    for question in contract.manifest.questions {
      if case .text = question.kind, answers[question.code] == nil {
        answers[question.code] = "canary answer 2222"
      }
    }
    let full = contract.share(of: contract.manifest.fields, mark: 2_222, answers: answers)
    // A form that takes numbers alone may refuse such words, and has seen them all the same.
    _ = contract.plugin.issues(of: full)
    _ = try? contract.plugin.render(full)
    let text = String(decoding: try contract.plugin.render(contract.share()).bytes, as: UTF8.self)
    #expect(!text.contains("2222"))
    for field in contract.manifest.fields.subtracting(contract.fields) {
      #expect(!text.contains(PartnerContract.words(of: field, 1_111)), "\(field)")
    }
  }

  @Test(
    "What it suggests is the same for the same event, and fits its own form; a program suggests nothing",
    arguments: PartnerContract.all)
  func observe(contract: PartnerContract) {
    for change in RegistrationEvent.Change.allCases {
      let event = RegistrationEvent(change, on: LocalDate(iso: "2026-11-20")!, programmeCode: "CS")
      let suggested = contract.plugin.observe(event)
      _ = contract.plugin.observe(
        RegistrationEvent(change, on: LocalDate(iso: "2025-01-31")!, programmeCode: "LAW"))
      #expect(contract.plugin.observe(event) == suggested)
      #expect(SuggestionRules.fitting(suggested, contract.manifest) == suggested)
      // Why is the same for every such event.
      for share in suggested {
        #expect(!share.why.contains("2026") && !share.why.contains("CS"))
      }
      if contract.plugin is any ExternalPartnerPlugin { #expect(suggested.isEmpty) }
    }
  }

  @Test(
    "A field that it does not carry is refused before it sees it", arguments: PartnerContract.all)
  func undeclared(contract: PartnerContract) throws {
    for field in DisclosedField.allCases where !contract.manifest.fields.contains(field) {
      let refusal = try refusal(of: contract.share(of: contract.fields.union([field])), contract)
      guard case .invalid(let violations) = refusal else {
        Issue.record("\(field) was not refused.")
        continue
      }
      #expect(violations.allSatisfy { $0.field.hasPrefix("fields[") })
    }
  }

  // MARK: What is missing, and what is too much

  @Test(
    "What its form must have is asked for, question by question", arguments: PartnerContract.all)
  func missing(contract: PartnerContract) throws {
    for question in contract.manifest.questions where question.isRequired {
      var answers = contract.answers
      answers[question.code] = nil
      #expect(
        try refusal(of: contract.share(answers: answers), contract)
          == .invalid("answers[\(question.code)]", "must be answered"))
    }
    #expect(try refusal(of: contract.share(), contract) == nil)
  }

  @Test(
    "Abroad it is told for one of the notice's reasons, while a safeguard counts, or has no partner there",
    arguments: PartnerContract.all)
  func abroad(contract: PartnerContract) throws {
    let share = contract.share()
    let countries = contract.manifest.countries
    guard countries.isEmpty || countries.contains("US") else {
      let refusal = #expect(throws: Refusal.self) { try self.partner(contract, country: "US") }
      return #expect(refusal == .invalid("country", "must be one that the plugin is for"))
    }
    func refused(_ country: String, until: LocalDate?, for reason: TransferRules.Reason?) throws
      -> Bool
    {
      let partner = try partner(contract, country: country, safeguard: until)
      switch try refusal(of: share, contract, to: partner, for: reason) {
      case nil: return false
      case .rule(.transferRefused, _): return true
      case let other?:
        Issue.record("\(other)")
        return true
      }
    }
    let (today, yesterday) = (share.proposed, share.proposed.adding(days: -1))
    for reason in TransferRules.Reason.allCases {
      #expect(try !refused("US", until: today, for: reason))
      #expect(try refused("US", until: yesterday, for: reason))
      #expect(try refused("US", until: nil, for: reason))
    }
    #expect(try refused("US", until: today, for: nil))
    #expect(try !refused("GB", until: nil, for: nil))
  }

  @Test("A share with nothing in it does no harm", arguments: PartnerContract.all)
  func empty(contract: PartnerContract) {
    let share = contract.share(of: [], answers: [:])
    // The host has refused it already, for its answers. It may say that it cannot, and must come back.
    _ = contract.plugin.issues(of: share)
    _ = try? contract.plugin.render(share)
  }

  @Test("A payload that is longer than it says is refused", arguments: PartnerContract.all)
  func oversize(contract: PartnerContract) throws {
    let manifest = contract.manifest
    // What carries no record is as long as its answers, each of which has a limit.
    guard !manifest.fields.isEmpty else { return }
    let share = contract.share(of: manifest.fields, paragraphs: manifest.payloadBytesMax / 15)
    let rendered = try contract.plugin.render(share)
    try #require(rendered.bytes.count > manifest.payloadBytesMax)
    #expect(
      throws: Refusal.invalid(
        "fields", "must come to at most \(manifest.payloadBytesMax) bytes together")
    ) { try propose(share, rendered, contract) }
    // And at the limit it is not.
    let most = RenderedShare(
      bytes: Array(rendered.bytes.prefix(manifest.payloadBytesMax)), mediaType: rendered.mediaType)
    #expect(throws: Never.self) { try propose(share, most, contract) }
  }

  // MARK: What it says of what became of it

  @Test(
    "It says of each way out what the way out saw, and hands over once",
    arguments: PartnerContract.all)
  func honest(contract: PartnerContract) async throws {
    let cases: [(Carriage, DisclosureRules.AttemptOutcome)] = [
      (.answered(contract.taken), .transmitted), (.notSent(.unreachable), .notSent),
      (.notSent(.declined), .notSent), (.unknown, .unknown),
    ]
    for way in contract.manifest.ways {
      for (carriage, outcome) in cases {
        let transport = ScriptedTransport(carriage)
        let settled = await deliver(by: contract.plugin, over: transport, way, contract)
        #expect(settled.outcome == outcome, "\(way)")
        let carried = transport.carried
        #expect(carried.count == 1 && carried.first?.payload == Self.payload)
        let envelope = try #require(carried.first?.envelope)
        #expect(Self.way(of: envelope) == way)
        // It names the share and nobody.
        let words = "\(envelope)"
        #expect(words.contains("dis_aaaaaaaaaaaaaaaaaaaaaaaaaa") && !words.contains("canary"))
      }
      guard way != .folder else { continue }
      for status in [400, 550, 554] where status < 500 || way == .mail {
        let refused = ScriptedTransport(.answered(LinkAnswer(status: status)))
        let settled = await deliver(by: contract.plugin, over: refused, way, contract)
        #expect(settled.outcome == .rejected, "\(way) \(status)")
        #expect(settled.code == "\(status)", "\(way)")
      }
    }
  }

  // MARK: Where it does not keep to it

  @Test(
    "A plugin that hangs, before it has sent or after, is given up and nobody can say",
    arguments: PartnerContract.all, [true, false])
  func hangs(contract: PartnerContract, beforeSending: Bool) async throws {
    let release = Release()
    let odd = try odd(contract, .hangs(beforeSending: beforeSending, until: release))
    let transport = ScriptedTransport(.answered(contract.taken))
    let settled = await deliver(by: odd, over: transport, odd.way, contract, secondsMax: 0)
    #expect(settled.outcome == .unknown && settled.reference.isEmpty)
    release.open()
  }

  @Test(
    "A plugin that lies is not believed: what the way out saw counts",
    arguments: PartnerContract.all)
  func lies(contract: PartnerContract) async throws {
    let cases: [(OddPlugin.Oddity, Carriage, DisclosureRules.AttemptOutcome)] = [
      (.claims(.transmitted), .notSent(.unreachable), .notSent),
      (.claims(.transmitted), .unknown, .unknown), (.claims(.rejected), .unknown, .unknown),
      (.claims(.unknown), .notSent(.declined), .notSent),
      (.idle(.transmitted), .answered(contract.taken), .notSent),
      (.idle(.rejected), .answered(contract.taken), .notSent),
      (.claims(.unknown), .answered(contract.taken), .unknown),
    ]
    for (oddity, carriage, outcome) in cases {
      let odd = try odd(contract, oddity)
      let settled = await deliver(by: odd, over: ScriptedTransport(carriage), odd.way, contract)
      #expect(settled.outcome == outcome, "\(oddity) \(carriage)")
    }
  }

  @Test(
    "An envelope that would break out of a line is sent to nobody", arguments: PartnerContract.all)
  func envelopes(contract: PartnerContract) async {
    for envelope in [
      Envelope.file(name: "../elsewhere"), .pair(name: "a.b", control: "a"),
      .pair(name: "a", control: "a\r\nb"), .pair(name: "a", control: ""),
      .mail(subject: "a\r\nBcc: me@example.com", name: "a", mediaType: "text/html"),
      .post(path: "/a b", headers: []), .post(path: "/", headers: [.init("A", "b\r\nC: d")]),
    ] {
      let odd = OddPlugin(
        plugin: contract.plugin, oddity: .claims(.transmitted), envelope: envelope)
      let transport = ScriptedTransport(.answered(contract.taken))
      let settled = await deliver(by: odd, over: transport, .folder, contract)
      #expect(settled.outcome == .notSent && transport.carried.isEmpty)
    }
  }

  @Test(
    "What a partner is said to call it is a short word, or nothing", arguments: PartnerContract.all)
  func references(contract: PartnerContract) async throws {
    for (reference, kept) in [
      ("A1", "A1"), ("a b", ""), ("a\nb", ""), ("ü", ""), ("\u{1B}[2J", ""),
      (String(repeating: "a", count: 201), ""),
    ] {
      let odd = try odd(contract, .names(reference))
      let transport = ScriptedTransport(.answered(contract.taken))
      let settled = await deliver(by: odd, over: transport, odd.way, contract)
      #expect(settled.outcome == .transmitted && settled.reference == kept)
    }
  }

  // MARK: Where it may go

  @Test(
    "It is registered for ways that it knows, and mail goes to a secure domain alone",
    arguments: PartnerContract.all)
  func destinations(contract: PartnerContract) throws {
    for way in Destination.Way.allCases where !contract.manifest.ways.contains(way) {
      #expect(throws: Refusal.self) {
        try contract.partner(PartnerContract.destination(by: way), secureDomains: ["cjsm.net"])
      }
    }
    guard contract.manifest.ways.contains(.mail) else { return }
    #expect(throws: Never.self) {
      try contract.partner(.mail("duty@force.cjsm.net"), secureDomains: ["cjsm.net"])
    }
    for (address, domains) in [
      ("duty@example.com", ["cjsm.net"]), ("duty@evilcjsm.net", ["cjsm.net"]),
      ("duty@force.cjsm.net", []),
    ] {
      #expect(throws: Refusal.self) {
        try contract.partner(.mail(address), secureDomains: domains)
      }
    }
  }

  // MARK: Whether a server starts with it

  @Test(
    "A server starts with it, once, in a version that both know", arguments: PartnerContract.all)
  func registry(contract: PartnerContract) throws {
    let plugin = contract.plugin
    let name = contract.manifest.name
    #expect(try PartnerRegistry([plugin])[name] != nil)
    #expect(throws: RegistryFault.duplicate(name)) { try PartnerRegistry([plugin, plugin]) }
    #expect(throws: RegistryFault.contract(name, 2...3)) {
      try PartnerRegistry([RenamedPlugin(plugin: plugin, contract: 2...3)])
    }
    #expect(throws: RegistryFault.badName(9)) {
      try PartnerRegistry([RenamedPlugin(plugin: plugin, name: "Two words")])
    }
  }

  @Test("All that come with the server start together")
  func together() throws {
    let byName = Dictionary(
      PartnerContract.all.map { ($0.manifest.name, $0.plugin) }, uniquingKeysWith: { $1 })
    let registry = try PartnerRegistry(Array(byName.values))
    #expect(registry.all.count == byName.count)
  }

  // MARK: Parts

  private static let payload = Array("canary payload".utf8)

  private static func way(of envelope: Envelope) -> Destination.Way {
    switch envelope {
    case .file, .pair: .folder
    case .mail: .mail
    case .post: .https
    }
  }

  /// The plugin, with an oddity, by a way that it knows.
  private func odd(
    _ contract: PartnerContract, _ oddity: OddPlugin.Oddity
  ) throws -> OddPlugin {
    let envelope: Envelope =
      switch try #require(contract.manifest.ways.min { $0.rawValue < $1.rawValue }) {
      case .folder: .file(name: "a")
      case .mail: .mail(subject: "a", name: "a", mediaType: "text/html")
      case .https: .post(path: "/", headers: [])
      }
    return OddPlugin(plugin: contract.plugin, oddity: oddity, envelope: envelope)
  }

  /// Hands a payload over as the outbox does. The receipt is made here, where a test may what nobody else can.
  private func deliver(
    by plugin: any PartnerPlugin, over transport: ScriptedTransport, _ way: Destination.Way,
    _ contract: PartnerContract, secondsMax: Int = 600
  ) async -> Handover.End {
    let receipt = DurableReceipt(
      leaf: 1,
      message: OutboundShare(
        shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", attempt: 1, mediaType: "text/html",
        payloadBytes: Self.payload.count),
      payload: Self.payload, proof: [], transport: transport)
    return await Handover.deliver(receipt, by: plugin, over: way, secondsMax: secondsMax)
  }

  /// Why the rules refuse a share before the plugin is asked; nil where they do not.
  ///
  /// - Parameters:
  ///   - partner: Whom it is for; nil for one who is here.
  ///   - reason: Why it goes abroad.
  private func refusal(
    of share: SelectedShare, _ contract: PartnerContract, to partner: Partner? = nil,
    for reason: TransferRules.Reason? = nil
  ) throws -> Refusal? {
    let partner = try partner ?? self.partner(contract)
    do {
      _ = try DisclosureRules.check(
        content(of: share), for: partner, contract.manifest, under: share.authority,
        consent: nil, of: .supportCase(Self.record), transfer: reason, isEmergency: false,
        today: share.proposed)
      return nil
    } catch {
      return error
    }
  }

  /// One that is told by the first of the plugin's ways.
  private func partner(
    _ contract: PartnerContract, country: String = "GB", safeguard: LocalDate? = nil
  ) throws -> Partner {
    let way = try #require(contract.manifest.ways.first)
    return try contract.partner(
      PartnerContract.destination(by: way), secureDomains: way == .mail ? ["cjsm.net"] : [],
      country: country, safeguard: safeguard)
  }

  private func content(of share: SelectedShare) -> DisclosureContent {
    DisclosureContent(
      fields: share.fields, answers: share.answers, necessity: "Only they can act on it.",
      proportionality: "This and nothing else.",
      concern: share.authority.allowsEmergency ? "She is in danger." : "",
      reference: share.authority.needsReference ? "MP/221" : "",
      particulars: DisclosureParticulars(
        purpose: "So that they can act.",
        told: share.authority == .knowledge
          ? StudentTold(day: share.proposed, how: "In our meeting.") : nil))
  }

  private func propose(
    _ share: SelectedShare, _ rendered: RenderedShare, _ contract: PartnerContract
  ) throws {
    _ = try DisclosureRules.propose(
      content(of: share), rendered, hash: [], isPreviewed: true, to: partner(contract),
      contract.manifest, under: share.authority, consent: nil, transfer: nil, isEmergency: false,
      reviewDue: nil, of: .supportCase(Self.record), by: "prn_a", id: Self.identifier(.disclosure),
      now: Instant(secondsSince1970: 1_795_424_400), today: share.proposed)
  }

  private static func identifier(_ kind: Identifier.Kind) -> Identifier {
    var random = SystemRandom()
    return Identifier(kind, from: &random)
  }

  private static let record = Case(
    id: identifier(.supportCase), studentID: identifier(.student), type: .welfare, state: .active,
    priority: .soon, lead: "prn_a", isSealed: false, holdReview: nil, source: .subject,
    referralID: nil,
    noticeVersion: NoticeVersion(notice: "student-life-and-wellbeing", version: "2026-09"),
    opened: Instant(secondsSince1970: 0), openedBy: "prn_a",
    changed: Instant(secondsSince1970: 0), revision: 1)
}

extension OddPlugin {
  fileprivate var way: Destination.Way {
    manifest.ways.min { $0.rawValue < $1.rawValue } ?? .folder
  }
}
