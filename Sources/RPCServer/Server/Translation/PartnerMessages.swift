import Domain
import Messages
import PluginAPI
import SwiftProtobuf

/// Partners and plugins between the wire and the domain.
extension Pastoral_V1_PartnerKind {
  init(_ kind: Partner.Kind) {
    self =
      switch kind {
      case .nhs: .nhs
      case .studentFinance: .studentFinance
      case .police: .police
      case .localAuthority: .localAuthority
      case .other: .other
      }
  }
}

extension Pastoral_V1_PartnerProblem {
  init(_ problem: FieldViolation) {
    self.init()
    about = problem.field
    description_p = problem.description
  }
}

extension Pastoral_V1_PartnerState {
  init(_ state: Partner.State) {
    self =
      switch state {
      case .active: .active
      case .suspended: .suspended
      }
  }
}

extension Pastoral_V1_SafeguardKind {
  init(_ kind: Safeguard.Kind) {
    self =
      switch kind {
      case .modelClauses: .modelClauses
      case .sharingAgreement: .sharingAgreement
      case .bindingRules: .bindingRules
      case .adequacyEvidence: .adequacyEvidence
      }
  }
}

extension Pastoral_V1_DisclosureAuthority {
  init(_ authority: DisclosureAuthority) {
    self =
      switch authority {
      case .consent: .consent
      case .knowledge: .knowledge
      case .legalObligation: .legalObligation
      case .crime: .crime
      case .legalProceedings: .legalProceedings
      case .seriousConcern: .seriousConcern
      case .safetyConcern: .safetyConcern
      }
  }
}

extension Pastoral_V1_DisclosedField {
  init(_ field: DisclosedField) {
    self =
      switch field {
      case .name: .name
      case .born: .born
      case .address: .address
      case .email: .email
      case .phone: .phone
      case .campusID: .campusID
      case .supportType: .supportType
      case .reason: .reason
      case .risk: .risk
      case .itemText: .itemText
      case .referralText: .referralText
      case .noteText: .noteText
      }
  }
}

extension PartnerDetails {
  /// - Throws: `Refusal.invalid` for what the wire alone can be wrong about.
  init(_ message: Pastoral_V1_PartnerDetails) throws {
    let destination: Destination
    switch message.destination.way {
    case .folder(true): destination = .folder
    case .mail(let address): destination = .mail(address)
    case .https(let url): destination = .https(url)
    case .folder(false), nil:
      throw Refusal.invalid("destination", "must be a folder, a mail address or an https address")
    }
    self.init(
      name: message.name, country: message.country, destination: destination,
      secureDomains: message.secureDomains, agreement: message.agreement,
      agreementUntil: message.hasAgreementUntil
        ? try LocalDate(message.agreementUntil, field: "agreement_until") : nil,
      safeguards: try message.safeguards.enumerated().map { index, safeguard in
        guard let kind = Safeguard.Kind.named(safeguard.kind, spelt: { .init($0) }) else {
          throw Refusal.invalid("safeguards[\(index)].kind", "must say what the safeguard is")
        }
        return Safeguard(
          kind: kind, document: safeguard.document,
          until: try LocalDate(safeguard.until, field: "safeguards[\(index)].until"))
      },
      onwardConditions: message.onwardConditions, formHours: Int(message.formHours),
      answerDays: Int(message.answerDays),
      terms: message.hasTerms ? try Self.terms(message.terms) : nil)
  }

  private static func terms(_ message: Pastoral_V1_PartnerTerms) throws -> PartnerTerms {
    guard let terms = PartnerTerms(message) else {
      throw Refusal.invalid("terms", "must have controllership and basis")
    }
    return terms
  }
}

extension Pastoral_V1_PartnerDetails {
  init(_ details: PartnerDetails) {
    self.init()
    name = details.name
    country = details.country
    switch details.destination {
    case .folder: destination.folder = true
    case .mail(let address): destination.mail = address
    case .https(let url): destination.https = url
    }
    secureDomains = details.secureDomains
    agreement = details.agreement
    if let until = details.agreementUntil { agreementUntil = Pastoral_V1_Date(until) }
    safeguards = details.safeguards.map { safeguard in
      .with {
        $0.kind = Pastoral_V1_SafeguardKind(safeguard.kind)
        $0.document = safeguard.document
        $0.until = Pastoral_V1_Date(safeguard.until)
      }
    }
    onwardConditions = details.onwardConditions
    if let known = details.terms { terms = Pastoral_V1_PartnerTerms(known) }
    formHours = Int32(details.formHours)
    answerDays = Int32(details.answerDays)
  }
}

extension Pastoral_V1_Partner {
  init(_ partner: Partner) {
    self.init()
    id = partner.id.text
    code = partner.code
    kind = Pastoral_V1_PartnerKind(partner.kind)
    plugin = partner.plugin
    details = Pastoral_V1_PartnerDetails(partner.details)
    state = Pastoral_V1_PartnerState(partner.state)
    registered = Google_Protobuf_Timestamp(partner.registered)
    changed = Google_Protobuf_Timestamp(partner.changed)
    revision = partner.revision
  }
}

extension Pastoral_V1_Plugin {
  init(_ plugin: any PartnerPlugin) {
    self.init()
    let (manifest, standing) = (plugin.manifest, plugin.standing)
    state =
      switch standing.state {
      case .inProcess: .inProcess
      case .running: .running
      case .down: .down
      }
    network =
      switch standing.network {
      case .none?: Pastoral_V1_PluginNetwork.none
      case .open?: .open
      case .server?: .server
      case nil: .unspecified
      }
    if let since = standing.downSince { downSince = Google_Protobuf_Timestamp(since) }
    guard standing.isKnown else {
      name = manifest.name
      return
    }
    name = manifest.name
    version = manifest.version
    kind = Pastoral_V1_PartnerKind(manifest.kind)
    authorities = DisclosureAuthority.allCases.filter(manifest.authorities.contains)
      .map { .init($0) }
    fields = DisclosedField.allCases.filter(manifest.fields.contains).map { .init($0) }
    questions = manifest.questions.map { question in
      .with {
        $0.code = question.code
        $0.text = question.text
        $0.required = question.isRequired
        $0.answer = question.kind.words
      }
    }
    payloadBytesMax = Int64(manifest.payloadBytesMax)
  }
}

extension FormQuestion.Kind {
  /// What an answer must be, in words.
  fileprivate var words: String {
    switch self {
    case .text(let max): "up to \(max) characters"
    case .yesNo: "yes or no"
    case .date: "a day such as 2026-11-22"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    case .choices(let words): "a list of some of \(words.joined(separator: ", "))"
    }
  }
}
