import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

/// Disclosures as tests of calls spell them.
extension TestCampus {
  /// A local authority that collects from its folder.
  func localAuthority(
    _ code: String = "city", _ change: (inout Pastoral_V1_RegisterPartnerRequest) -> Void = { _ in }
  ) async throws -> Pastoral_V1_Partner {
    var request = Pastoral_V1_RegisterPartnerRequest()
    request.code = code
    request.kind = .localAuthority
    request.plugin = "local-authority-adult"
    request.details = .with {
      $0.name = "City Council, Adult Social Care"
      $0.country = "GB"
      $0.destination.folder = true
      $0.terms = .made
    }
    change(&request)
    return try await client(.dataProtectionOfficer).unary(PartnerService.registerPartner, request)
  }

  /// A case with a person and an item, of which something can be disclosed.
  ///
  /// - Parameter found: A case of the colleague's; nil for a new one.
  func disclosable(
    _ found: Pastoral_V1_Case? = nil
  ) async throws -> (caseID: String, itemID: String) {
    let found = if let found { found } else { try await allocatedCase() }
    let lead = try client(.colleague)
    _ = try await lead.unary(
      CasePersonService.set,
      .with {
        $0.caseID = found.id
        $0.name = "Ada Lovelace"
        $0.address = ["1 Analytical Row", "Liverpool"]
        $0.phone = "0151 496 0000"
        $0.born = .day("2004-12-10")
      })
    let item = try await lead.addItem(
      to: found.id, .circumstances(["Her landlord keeps her money & post", "<b>She is afraid</b>"]))
    return (found.id, item.id)
  }

  /// Has the student records say how a student's registration of this year ended; as planned where nothing is said.
  func register(
    _ student: Person, _ last: String?, _ end: Pastoral_V1_RegistrationEnd = .unspecified,
    from first: String = "2026-09-21"
  ) async throws {
    var period = Pastoral_V1_EnrolmentPeriod.enrolment(
      student, on: student == .cat ? "LAW" : "CS", from: first, to: last)
    period.end = end
    _ = try await client(.records).put(period)
  }

  /// What a practitioner would tell about an adult at risk.
  func concern(
    _ made: (caseID: String, itemID: String), to partner: Pastoral_V1_Partner
  ) -> Pastoral_V1_ProposeDisclosureRequest {
    .with {
      $0.caseID = made.caseID
      $0.partnerID = partner.id
      $0.fields = [
        .with { $0.field = .name },
        .with {
          $0.field = .itemText
          $0.recordID = made.itemID
        },
      ]
      let answers = [
        "concern.what": "Her money is kept from her.", "concern.abuse": "financial",
        "s42.needs": "no", "s42.risk": "yes", "s42.risk.evidence": "Her own account.",
        "s42.unable": "no", "adult.knows": "no",
        "adult.knows.why": "She is not reached.", "children.at-risk": "no",
        "care.needs": "Help with letters.", "consent": "no",
        "consent.why-not": "It would warn him.", "adult.wants": "not-known", "agencies": "None",
        "phoned.on": "2026-11-20", "phoned.whom": "The duty desk",
        "referrer": "Student Life and Wellbeing, 0151 496 0001",
      ]
      $0.answers = .of(answers)
      $0.authority = .seriousConcern
      $0.purpose = "To have her protected from her landlord."
      $0.necessity = "Only the council can act on this."
      $0.proportionality = "Her name and her account, and nothing else."
      $0.concern = "She is being exploited by her landlord."
    }
  }
}

extension TestCampus {
  /// A concern that somebody has let go.
  func approvedConcern(
    _ made: (caseID: String, itemID: String), to partner: Pastoral_V1_Partner
  ) async throws -> Pastoral_V1_Disclosure {
    var request = concern(made, to: partner)
    if partner.plugin == "plain" { request.answers = [] }
    let proposed = try await client(.colleague).proposed(request)
    return try await client(.supervisor).decided(proposed)
  }
}

extension Pastoral_V1_PartnerTerms {
  /// As a data protection officer might settle them.
  static let made = with {
    $0.controllership = .separate
    $0.basis = .publicTask
    $0.assessment = "DPIA-2026-07"
    $0.assessmentOutcome = "The risk is low."
    $0.retention = "As its own schedule says."
    $0.security = "Encrypted on its way."
    $0.rights = "Each answers for itself."
  }
}

extension Client {
  func previewed(
    _ request: Pastoral_V1_ProposeDisclosureRequest
  ) async throws -> Pastoral_V1_DisclosurePreview {
    try await unary(DisclosureService.preview, request)
  }

  /// Proposes what was just previewed.
  func proposed(
    _ request: Pastoral_V1_ProposeDisclosureRequest, key: String? = nil
  ) async throws -> Pastoral_V1_Disclosure {
    try await unary(
      DisclosureService.propose, try await readyToPropose(request), options: .key(key))
  }

  /// The same request, previewed.
  func readyToPropose(
    _ request: Pastoral_V1_ProposeDisclosureRequest
  ) async throws -> Pastoral_V1_ProposeDisclosureRequest {
    let preview = try await previewed(request)
    var request = request
    request.digest = preview.digest
    request.shareID = preview.shareID
    return request
  }

  /// What plugins suggest about a case's student; without one, about those of all of the caller's.
  func suggestions(
    _ caseID: String = ""
  ) async throws -> [Pastoral_V1_DisclosureSuggestion] {
    try await unary(
      DisclosureService.listSuggestions,
      .with {
        $0.caseID = caseID
        $0.purpose = .caseSupport
      }
    ).suggestions
  }

  func dismiss(
    _ suggestionID: String, in caseID: String, why: String = "Told by the registry already.",
    key: String? = nil
  ) async throws -> Pastoral_V1_DisclosureSuggestion {
    try await unary(
      DisclosureService.dismissSuggestion,
      .with {
        $0.caseID = caseID
        $0.suggestionID = suggestionID
        $0.why = why
      }, options: .key(key))
  }

  func decided(
    _ disclosure: Pastoral_V1_Disclosure, approve: Bool = true
  ) async throws -> Pastoral_V1_Disclosure {
    try await unary(
      DisclosureService.decide,
      .with {
        $0.disclosureID = disclosure.id
        $0.revision = disclosure.revision
        $0.approve = approve
        $0.why = "It is necessary and no more than that."
      })
  }

  func disclosure(_ id: String) async throws -> Pastoral_V1_Disclosure {
    try await unary(
      DisclosureService.get,
      .with {
        $0.disclosureID = id
        $0.purpose = .caseManagement
      })
  }

  /// The whole record of one, by its headings.
  func record(of id: String) async throws -> [String: Pastoral_V1_RecordEntry] {
    let record = try await unary(
      DisclosureService.getRecord,
      .with {
        $0.disclosureID = id
        $0.purpose = .caseManagement
      })
    return Dictionary(uniqueKeysWithValues: record.entries.map { ($0.heading, $0) })
  }

  func resolved(
    _ disclosure: Pastoral_V1_Disclosure, _ resolution: Pastoral_V1_DisclosureResolution,
    code: String = ""
  ) async throws -> Pastoral_V1_Disclosure {
    try await unary(
      DisclosureService.resolve,
      .with {
        $0.disclosureID = disclosure.id
        $0.revision = disclosure.revision
        $0.resolution = resolution
        $0.why = "The council's duty desk was asked by telephone."
        $0.partnerCode = code
      })
  }

  func explained(
    _ disclosure: Pastoral_V1_Disclosure, until review: Pastoral_V1_Date? = nil
  ) async throws -> Pastoral_V1_Disclosure {
    try await unary(
      DisclosureService.recordExplanation,
      .with {
        $0.disclosureID = disclosure.id
        $0.revision = disclosure.revision
        $0.words = "Told in a meeting why the council was told."
        if let review { $0.review = review }
      })
  }

  /// What waits for a person.
  func waiting() async throws -> [Pastoral_V1_Disclosure] {
    try await unary(DisclosureService.listWaiting, .with { $0.purpose = .caseManagement })
      .disclosures
  }

  /// What was let go and has not arrived.
  func queue() async throws -> [Pastoral_V1_QueuedDisclosure] {
    try await unary(
      DisclosureService.listQueue,
      .with {
        $0.purpose = .caseManagement
        $0.pageSize = 500
      }
    ).entries
  }

  /// What was shared about the caller, as far as they may know.
  func toldDisclosures() async throws -> [Pastoral_V1_Disclosure] {
    try await unary(DisclosureService.list, .init()).disclosures
  }
}

extension [Pastoral_V1_FormAnswer] {
  /// Answers by their codes, in the codes' order.
  static func of(_ answers: [String: String]) -> Self {
    answers.sorted { $0.key < $1.key }.map { code, answer in
      .with {
        $0.code = code
        $0.answer = answer
      }
    }
  }
}
