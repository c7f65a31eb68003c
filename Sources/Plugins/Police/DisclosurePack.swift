public import Domain
public import PluginAPI

/// What the police are given: a cover sheet that says for whom, why and under which law, the selected records, and a
/// list of their digests, in one document.
///
/// Nothing of it is given because it was asked for: the law lifts what stands in the way, and a person decides (Data
/// Protection Act 2018, Schedule 2).
public struct DisclosurePack: DocumentPlugin {
  public let subject = "Disclosure"

  public init() {}

  public var manifest: PartnerManifest {
    PartnerManifest(
      name: "police-pack", version: "1.0", contract: 1...1, kind: .police,
      authorities: [.legalObligation, .crime, .legalProceedings, .seriousConcern, .safetyConcern],
      fields: Set(DisclosedField.allCases), questions: Self.questions, ways: [.folder, .mail],
      payloadBytesMax: 4 << 20)
  }

  private static let questions = [
    FormQuestion(
      code: "recipient", text: "To whom, with rank, number and unit", kind: .text(lengthMax: 300),
      isRequired: true),
    FormQuestion(
      code: "police.reference", text: "Their reference", kind: .text(lengthMax: 100),
      isRequired: true),
    FormQuestion(
      code: "legal.gateway", text: "Legal gateway",
      kind: .choice(LegalGateway.allCases.map(\.rawValue)), isRequired: true),
    FormQuestion(
      code: "subject.role", text: "What the student is in their inquiry",
      kind: .choice(["suspect", "victim", "witness", "missing"]), isRequired: true),
    FormQuestion(
      code: "purpose", text: "What the records are for", kind: .text(lengthMax: 1_000),
      isRequired: true),
    FormQuestion(
      code: "enquiry", text: "The reasonable line of enquiry", kind: .text(lengthMax: 1_000),
      isRequired: false),
    FormQuestion(
      code: "caller.verified", text: "How it was verified who asks", kind: .text(lengthMax: 500),
      isRequired: true),
    FormQuestion(
      code: "student.told", text: "May the student be told by the police?", kind: .yesNo,
      isRequired: true),
    FormQuestion(
      code: "discloser", text: "Who discloses, and how they are reached",
      kind: .text(lengthMax: 300), isRequired: true),
  ]

  public func issues(of share: SelectedShare) -> [ShareIssue] {
    var issues: [ShareIssue] = []
    if share.paragraphs(of: .name).isEmpty, share.paragraphs(of: .campusID).isEmpty {
      issues.append(
        ShareIssue(about: "fields", description: "must have the student's name or number"))
    }
    let gateway = LegalGateway(rawValue: share.answers["legal.gateway"] ?? "")
    if let gateway, !gateway.authorities.contains(share.authority) {
      issues.append(
        ShareIssue(
          about: "answers[legal.gateway]", description: "must be one that goes with the authority"))
    }
    // Since October 2023 what victims and witnesses told others is asked for as a line of enquiry.
    let isThirdParty = ["victim", "witness"].contains(share.answers["subject.role"])
    if isThirdParty, (share.answers["enquiry"] ?? "").isEmpty {
      issues.append(
        ShareIssue(
          about: "answers[enquiry]",
          description: "must be given for what a victim or a witness has told"))
    }
    return issues
  }

  public func render(_ share: SelectedShare) throws(RenderFault) -> RenderedShare {
    var pack = FormDocument(
      title: "Disclosure to the police",
      lead: "Reference \(share.shareID), \(share.proposed.iso). For the named recipient only.")
    pack.section("Cover sheet")
    pack.answer("Disclosed because of", [share.authority.words])
    if let gateway = LegalGateway(rawValue: share.answers["legal.gateway"] ?? "") {
      pack.answer("Under", [gateway.words])
    }
    let asked = manifest.questions.filter { $0.code != "legal.gateway" }
    pack.answers(to: asked, of: share)
    let records = share.fields.enumerated().map { index, field in
      PackRecord(number: index + 1, of: field)
    }
    pack.section("Records")
    for record in records { pack.answer(record.title, record.paragraphs) }
    pack.conditions(of: share)
    pack.section("Digests")
    pack.answer(
      "How they are made",
      ["SHA-256 over the record's paragraphs in UTF-8, with a line feed between two of them."])
    for record in records { pack.answer(record.title, [record.digest]) }
    return pack.rendered
  }
}
