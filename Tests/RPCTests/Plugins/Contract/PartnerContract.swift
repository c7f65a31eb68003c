import Domain
import Foundation
import LocalAuthority
import Logging
import NHS
import Police
import PluginAPI
@testable import RPCServer
import StudentFinance
import Testing

/// A plugin, and a share that its partner would take: what a team adds to `all` to have its plugin held to the
/// contract.
struct PartnerContract: Sendable, CustomTestStringConvertible {
  let plugin: any PartnerPlugin
  let authority: DisclosureAuthority
  /// What it takes at least to be proposed.
  let fields: Set<DisclosedField>
  /// Answers to what it asks.
  let answers: [String: String]
  /// What its partner says where it took something.
  var taken = LinkAnswer(status: 250)

  /// Every plugin that comes with the server, once for each kind of share that it has a form for.
  static let all: [PartnerContract] =
    [adultConcern, childReferral, nhsReferral, policePack, housingSupport] + studentFinance + given

  var manifest: PartnerManifest { plugin.manifest }
  var testDescription: String {
    [manifest.name, answers["change"]].compactMap { $0 }.joined(separator: " ")
  }

  // MARK: Shares

  /// A share whose fields can be told from any other's.
  ///
  /// - Parameters:
  ///   - mark: Stands in every field; 4 digits.
  ///   - paragraphs: How often each field is there.
  func share(
    of fields: Set<DisclosedField>? = nil, mark: Int = 1_111, answers: [String: String]? = nil,
    paragraphs: Int = 1
  ) -> SelectedShare {
    let said = (fields ?? self.fields).map { field in
      (field, Array(repeating: Self.words(of: field, mark), count: paragraphs))
    }
    return .made(
      authority: authority, fields: Dictionary(uniqueKeysWithValues: said),
      answers: answers ?? self.answers)
  }

  /// What a field says, unlike anything else.
  static func words(of field: DisclosedField, _ mark: Int) -> String {
    switch field {
    // Whose form is given, so that the year carries the mark.
    case .born: "\(mark)-12-10"
    case .email: "canary-\(mark)@example.ac.uk"
    default: "canary \(field.rawValue.replacing(".", with: "-")) \(mark)"
    }
  }

  /// - Parameter safeguard: Until when one counts, of a partner abroad.
  func partner(
    _ destination: Destination, secureDomains: [String] = [], country: String = "GB",
    safeguard until: LocalDate? = nil
  ) throws -> Partner {
    var random = SystemRandom()
    return try PartnerRules.register(
      code: "partner", manifest.kind, plugin: manifest,
      PartnerDetails(
        name: "A partner", country: country, destination: destination,
        secureDomains: secureDomains,
        safeguards: until.map { [Safeguard(kind: .modelClauses, document: "IDTA-7", until: $0)] }
          ?? [], onwardConditions: country == "GB" ? "" : "Told to nobody else.",
        terms: PartnerTerms(
          controllership: .separate, basis: .publicTask, assessment: "",
          assessmentOutcome: "None was needed.", retention: "As its schedule says.",
          security: "Encrypted on its way.", rights: "Each answers for itself.")),
      isTaken: false, by: "prn_a", id: Identifier(.partner, from: &random),
      now: Instant(secondsSince1970: 1_795_424_400), today: LocalDate(iso: "2026-11-23")!)
  }

  /// A place to send to, by one of its ways.
  static func destination(by way: Destination.Way) -> Destination {
    switch way {
    case .folder: .folder
    case .mail: .mail("duty@force.cjsm.net")
    case .https: .https("https://partner.example.ac.uk")
    }
  }
}

// MARK: The plugins

extension PartnerContract {
  private static let adultConcern = PartnerContract(
    plugin: AdultConcern(), authority: .seriousConcern, fields: [.name],
    answers: [
      "concern.what": "Her money is kept from her.", "concern.abuse": "financial",
      "s42.needs": "no", "s42.risk": "yes", "s42.risk.evidence": "Her own account.",
      "s42.unable": "no", "adult.knows": "yes", "children.at-risk": "no",
      "care.needs": "Help with letters.", "consent": "yes", "adult.wants": "yes",
      "agencies": "None",
      "referrer": "Student Life and Wellbeing",
    ])

  private static let childReferral = PartnerContract(
    plugin: ChildReferral(), authority: .seriousConcern, fields: [.name],
    answers: [
      "child.name": "Byron", "student.is": "The mother", "concern.what": "He is left alone.",
      "concern.significant": "yes", "parents.aware": "no", "consent": "no", "agencies": "None",
      "phoned.on": "2026-11-23",
      "phoned.whom": "The duty desk", "referrer": "Student Life and Wellbeing",
    ])

  private static let nhsReferral = PartnerContract(
    plugin: NHSReferral(), authority: .seriousConcern, fields: [.name, .born],
    answers: [
      "service.name": "Talking Therapies", "service.ods": "RW4", "urgency": "routine",
      "reason": "She does not sleep.", "referrer.name": "Pat", "referrer.phone": "0151 496 0001",
    ], taken: LinkAnswer(status: 202, body: Array(#"{"message_id":"20261123_A"}"#.utf8)))

  /// The program in Examples/plugin-c.
  private static let housingSupport = PartnerContract(
    plugin: running { try .housingSupport() }, authority: .seriousConcern, fields: [.name],
    answers: [
      "need": "A room", "homeless": "yes", "help": "room, advice",
      "referrer": "Student Life and Wellbeing",
    ])

  /// A team's own program, where `PASTORAL_PLUGIN` says `NAME:PATH`. What it is asked is made up.
  private static let given: [PartnerContract] = {
    guard let text = ProcessInfo.processInfo.environment["PASTORAL_PLUGIN"] else { return [] }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let plugin = running {
      try PluginProgram(name: parts[0], path: parts.last ?? "", origin: "PASTORAL_PLUGIN")
    }
    let share = PluginSample(manifest: plugin.manifest).share(mark: 1_111)
    return [
      PartnerContract(
        plugin: plugin, authority: share.authority, fields: plugin.manifest.fields,
        answers: share.answers)
    ]
  }()

  /// A program that runs until the tests end.
  private static func running(_ make: () throws -> PluginProgram) -> any PartnerPlugin {
    do {
      let program = try make()
      let supervisor = try PluginSupervisor(
        program, .patient, clock: .test(nil),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      try supervisor.beginAndWait()
      return ExternalPlugin(program, supervisor)
    } catch {
      preconditionFailure("A plugin does not run: \(error)")
    }
  }

  private static let studentFinance =
    FinanceShares.changes.map { finance(StudentFinanceChange(FinanceShares.format), [], $0) } + [
      finance(StudentFinanceAttendance(FinanceShares.format), [], FinanceShares.attendance),
      finance(StudentFinanceRegistration(FinanceShares.format), [], FinanceShares.registration),
      finance(DSAConfirmation(), [.name], FinanceShares.dsa),
      finance(CompellingReasons(), [.name], FinanceShares.reasons),
    ]

  private static func finance(
    _ plugin: any PartnerPlugin, _ fields: Set<DisclosedField>, _ answers: [String: String]
  ) -> PartnerContract {
    PartnerContract(plugin: plugin, authority: .knowledge, fields: fields, answers: answers)
  }

  private static let policePack = PartnerContract(
    plugin: DisclosurePack(), authority: .crime, fields: [.name],
    answers: [
      "recipient": "Det Sgt Holmes, 221", "police.reference": "MP/221", "purpose": "An inquiry",
      "legal.gateway": "para-2-1-a", "subject.role": "suspect",
      "caller.verified": "Called back by way of 101.", "student.told": "no",
      "discloser": "Student Life and Wellbeing",
    ])
}
