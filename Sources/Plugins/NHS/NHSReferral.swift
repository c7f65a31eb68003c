public import Domain
public import PluginAPI

/// A referral to a service of the NHS: a FHIR R4 message, over MESH, whose API the server speaks itself or leaves to
/// MESH client.
public struct NHSReferral: PartnerPlugin {
  private let organisation: String?

  /// - Parameter organisation: The university's code in the NHS's directory (ODS); nil where it has none.
  public init(organisation: String? = nil) { self.organisation = organisation }

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "nhs-referral", version: "1.0", contract: 1...1, kind: .nhs,
      authorities: [.consent, .knowledge, .seriousConcern, .safetyConcern],
      fields: [
        .name, .born, .address, .email, .phone, .supportType, .reason, .risk, .itemText,
        .referralText, .noteText,
      ], questions: Self.questions, ways: [.https, .folder],
      hasClientFolder: true, payloadBytesMax: 1 << 20, addressee: "service.ods")
  }

  private static let questions = [
    FormQuestion(
      code: "service.name", text: "Which service is asked?", kind: .text(lengthMax: 200),
      isRequired: true),
    FormQuestion(
      code: "service.ods", text: "The service's ODS code", kind: .text(lengthMax: 12),
      isRequired: true),
    FormQuestion(
      code: "urgency", text: "How urgent is it?",
      kind: .choice(["routine", "urgent", "asap", "stat"]), isRequired: true),
    FormQuestion(
      code: "reason", text: "Why is the student referred?", kind: .text(lengthMax: 2_000),
      isRequired: true),
    FormQuestion(
      code: "nhs.number", text: "NHS number, if the student gave it", kind: .text(lengthMax: 20),
      isRequired: false),
    FormQuestion(
      code: "referrer.name", text: "Who refers?", kind: .text(lengthMax: 200), isRequired: true),
    FormQuestion(
      code: "referrer.phone", text: "How are they reached by telephone?",
      kind: .text(lengthMax: 50), isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var issues: [ShareIssue] = []
    if share.paragraphs(of: .name).isEmpty {
      issues.append(ShareIssue(about: "fields", description: "must have the student's name"))
    }
    let given = share.answers["nhs.number"] ?? ""
    if given.isEmpty, share.paragraphs(of: .born).isEmpty {
      issues.append(
        ShareIssue(
          about: "fields", description: "must have the date of birth, or the NHS number be given"))
    }
    if !given.isEmpty, NHSNumber(given) == nil {
      issues.append(
        ShareIssue(
          about: "answers[nhs.number]",
          description: "must be an NHS number of England, Wales or the Isle of Man"))
    }
    if !OrganisationCode.isCode(share.answers["service.ods"] ?? "") {
      issues.append(
        ShareIssue(
          about: "answers[service.ods]", description: "must be 3 to 12 capital letters or digits"))
    }
    return issues
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    let number = NHSNumber(share.answers["nhs.number"] ?? "")
    let message = ReferralMessage(share: share, number: number, senderCode: organisation)
    return RenderedShare(
      bytes: Array(message.bundle.json.utf8), mediaType: MESHMessage.mediaType)
  }

  public func deliver(
    _ message: OutboundShare, over link: consuming PartnerLink, by way: Destination.Way
  ) async -> DeliveryReport {
    let isByClient = way == .folder
    let envelope =
      isByClient ? MESHFolder.envelope(of: message) : MESHMessage.envelope(of: message)
    switch await link.send(envelope) {
    case .answered(let answer):
      return isByClient ? MESHFolder.report(on: message) : MESHMessage.report(of: answer)
    case .notSent, .unknown: return DeliveryReport(.unknown)
    }
  }

  public var polls: [String: PollQuestion] {
    MESHInbox.questions.merging(MESHFolder.questions) { first, _ in first }
  }

  public func poll(_ awaited: [AwaitedShare], over link: PollLink) async -> [PartnerReport] {
    link.way == .folder
      ? await MESHFolder.reports(on: awaited, over: link)
      : await MESHInbox.reports(on: awaited, over: link)
  }

  public func acknowledge(_ receipt: String, over link: PollLink) async -> Bool {
    link.way == .folder
      ? await MESHFolder.acknowledge(receipt, over: link)
      : await MESHInbox.acknowledge(receipt, over: link)
  }
}
