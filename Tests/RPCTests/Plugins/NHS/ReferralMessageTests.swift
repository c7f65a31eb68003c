import Domain
import Foundation
import NHS
import TestPeer
import Testing

@Suite("A referral as a FHIR message", .timeLimit(.minutes(10)))
struct ReferralMessageTests {
  /// Shares of which each has something that the others have not.
  static let shares: [String: SelectedShare] = [
    "full": share(),
    "least": share(fields: [.name: ["Ada Lovelace"], .born: ["2004-12-10"]], number: nil),
    "concern": share(authority: .seriousConcern, conditions: "For the crisis team alone."),
    "knowledge": share(authority: .knowledge),
    "odd": share(
      fields: [
        .name: ["Zoë \"Z\" O'Brien \\ <b>&"], .reason: ["One line\nand\tanother", "𝄞"],
        .itemText: ["\u{7F}\u{1}bell"], .referralText: ["Told a tutor."],
        .phone: ["0151 496 0000"],
      ]),
  ]

  static func share(
    authority: DisclosureAuthority = .consent,
    fields: [DisclosedField: [String]] = [
      .name: ["Ada Lovelace"], .born: ["2004-12-10"],
      .address: ["1 Analytical Row", "Liverpool"], .email: ["ada@example.ac.uk"],
      .phone: ["0151 496 0000"], .supportType: ["mental health"], .risk: ["high"],
    ],
    number: String? = "943 476 5919", conditions: String = "",
    id: String = "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", consented: String? = nil,
    _ answers: [String: String] = [:]
  ) -> SelectedShare {
    var all = [
      "service.name": "Talking Therapies", "service.ods": "RW4", "urgency": "urgent",
      "reason": "She does not sleep.", "referrer.name": "Pat Practitioner",
      "referrer.phone": "0151 496 0001",
    ]
    all["nhs.number"] = number
    return .made(
      id: id, authority: authority, fields: fields, answers: all.merging(answers) { $1 },
      conditions: conditions, consented: consented.flatMap { LocalDate(iso: $0) })
  }

  private func rendered(_ share: SelectedShare) throws -> [UInt8] {
    #expect(NHSReferral().issues(of: share).isEmpty)
    let rendered = try NHSReferral().render(share)
    #expect(rendered.mediaType == "application/fhir+json")
    return rendered.bytes
  }

  // MARK: What others make of it

  @Test("Two validators that share no code find nothing wrong, and do where something is")
  func validators() async throws {
    var files: [String: Data] = [:]
    for (name, share) in Self.shares { files["\(name).json"] = Data(try rendered(share)) }
    let full = String(decoding: try rendered(Self.share()), as: UTF8.self)
    files["unknown-field.json"] = Data(
      full.replacing("\"birthDate\"", with: "\"born\"").utf8)
    files["no-intent.json"] = Data(full.replacing("\"intent\": \"plan\",", with: "").utf8)
    let problems = try await validated(files)
    for name in Self.shares.keys { #expect(problems["\(name).json"] == [], "\(name)") }
    #expect(problems["unknown-field.json"]?.count == 2)
    #expect(problems["no-intent.json"]?.count == 2)
  }

  private func validated(_ files: [String: Data]) async throws -> [String: [String]] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pastoral-fhir-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    let run = try await Program.run(
      PythonPeers.python,
      [PythonPeers.script("fhir/validate.py")]
        + files.keys.sorted().map { folder.appending(path: $0).path })
    try #require(run.exitCode == 0, "\(run.error)")
    return try JSONDecoder().decode([String: [String]].self, from: Data(run.output.utf8))
  }

  // MARK: What validators do not see

  @Test(
    "It is a message that begins with its header, and refers to nothing outside itself",
    arguments: shares.keys.sorted())
  func whole(_ name: String) throws {
    let share = try #require(Self.shares[name])
    let bundle = try Resource(rendered(share))
    #expect(bundle["resourceType"] == "Bundle" && bundle["type"] == "message")
    let entries = bundle.list("entry")
    let types = entries.map { $0.object("resource")["resourceType"] }
    #expect(types.first == "MessageHeader")
    #expect(
      Set(types.compactMap { $0 }).isSuperset(of: [
        "ServiceRequest", "Patient", "Practitioner", "Organization",
      ]))
    #expect(types.contains("Consent") == (share.authority == .consent))
    let urls = entries.map { $0["fullUrl"] ?? "" }
    #expect(Set(urls).count == entries.count)
    for entry in entries {
      #expect(entry["fullUrl"] == "urn:uuid:\(entry.object("resource")["id"] ?? "")")
      #expect(
        entry["fullUrl"]?.wholeMatch(
          of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
    }
    let references = bundle.references
    #expect(!references.isEmpty && Set(references).isSubset(of: urls))
    // The focus is what is asked, and everything is reached.
    let header = entries[0].object("resource")
    let focus = header.list("focus").first?["reference"]
    let request = entries.first { $0["fullUrl"] == focus }?.object("resource")
    #expect(request?["resourceType"] == "ServiceRequest")
    #expect(Set(references).union([urls[0]]) == Set(urls))
  }

  @Test(
    "A consent is of the day on which it was given, and the university's own code is told where it has one"
  )
  func consentAndSender() throws {
    func resources(_ plugin: NHSReferral) throws -> [Resource] {
      let share = Self.share(consented: "2026-10-05")
      return try Resource(plugin.render(share).bytes).list("entry").map { $0.object("resource") }
    }
    let bare = try resources(NHSReferral())
    #expect(bare.first { $0["resourceType"] == "Consent" }?["dateTime"] == "2026-10-05")
    #expect(bare.first { $0["resourceType"] == "ServiceRequest" }?["authoredOn"] == "2026-11-23")
    let organisations = bare.filter { $0["resourceType"] == "Organization" }
    #expect(organisations.map { $0.list("identifier").first?["value"] } == [nil, "RW4"])
    let named = try resources(NHSReferral(organisation: "X26"))
      .filter { $0["resourceType"] == "Organization" }
    #expect(named.map { $0.list("identifier").first?["value"] } == ["X26", "RW4"])
    #expect(
      named[0].list("identifier")[0]["system"] == "https://fhir.nhs.uk/Id/ods-organization-code")
  }

  @Test("Its codes are those of the booking and referral standard")
  func codes() throws {
    let resources = try Resource(rendered(Self.share())).list("entry").map {
      $0.object("resource")
    }
    func first(_ type: String) throws -> Resource {
      try #require(resources.first { $0["resourceType"] == type })
    }
    let header = try first("MessageHeader")
    #expect(
      header.object("eventCoding").coded
        == "https://fhir.nhs.uk/CodeSystem/message-events-bars servicerequest-request")
    #expect(
      header.object("reason").list("coding")[0].coded
        == "https://fhir.nhs.uk/CodeSystem/message-reason-bars new")
    #expect(header.list("destination")[0]["endpoint"] == "urn:nhs-uk:addressing:ods:RW4")
    let request = try first("ServiceRequest")
    #expect(request["intent"] == "plan" && request["priority"] == "urgent")
    #expect(request["authoredOn"] == "2026-11-23")
    #expect(
      request.list("category")[0].list("coding")[0].coded
        == "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest referral")
    let consent = try first("Consent")
    #expect(
      consent.object("scope").list("coding")[0].coded
        == "http://terminology.hl7.org/CodeSystem/consentscope patient-privacy")
    #expect(
      consent.list("category")[0].list("coding")[0].coded
        == "http://terminology.hl7.org/CodeSystem/v3-ActCode INFA")
    // Consent's first invariant: a policy or a rule.
    #expect(!consent.object("policyRule").list("coding").isEmpty)
  }

  @Test(
    "A number that was given counts as not traced, and one that was not as not there",
    arguments: [("943 476 5919", "02", "9434765919"), (nil, "07", nil)])
  func number(given: String?, status: String, digits: String?) throws {
    let patient = try #require(
      Resource(rendered(Self.share(number: given))).list("entry")
        .map { $0.object("resource") }.first { $0["resourceType"] == "Patient" })
    let identifier = try #require(patient.list("identifier").first)
    #expect(identifier["system"] == "https://fhir.nhs.uk/Id/nhs-number")
    #expect(identifier["value"] == digits)
    let verification = identifier.list("extension")[0].object("valueCodeableConcept")
    #expect(verification.list("coding")[0]["code"] == status)
  }

  // MARK: What it is made of

  @Test("What nobody selected is not in it, and what somebody did is")
  func selected() throws {
    let least = String(decoding: try rendered(Self.shares["least"]!), as: UTF8.self)
    #expect(least.contains("Ada Lovelace") && least.contains("2004-12-10"))
    for absent in ["Analytical Row", "ada@example", "0151 496 0000", "mental", "high", "94347"] {
      #expect(!least.contains(absent), "\(absent)")
    }
    let concern = String(decoding: try rendered(Self.shares["concern"]!), as: UTF8.self)
    #expect(concern.contains("not on a consent"))
    #expect(concern.contains("Conditions: For the crisis team alone."))
  }

  @Test("The same share gives the same bytes, and another share other names")
  func same() throws {
    #expect(try rendered(Self.share()) == rendered(Self.share()))
    let other = try Resource(rendered(Self.share(id: "dis_bbbbbbbbbbbbbbbbbbbbbbbbbb")))
    let urls = Set(try Resource(rendered(Self.share())).list("entry").map { $0["fullUrl"] })
    #expect(urls.isDisjoint(with: other.list("entry").map { $0["fullUrl"] }))
  }

  @Test(
    "What the NHS could not use is not proposed",
    arguments: [
      (share(fields: [.born: ["2004-12-10"]]), ["fields"]),
      (share(fields: [.name: ["Ada"]], number: nil), ["fields"]),
      (share(number: "943 476 5918"), ["answers[nhs.number]"]),
      (share(["service.ods": "rw4"]), ["answers[service.ods]"]),
      (share(["service.ods": "RW4/../X"]), ["answers[service.ods]"]),
      (share(), []),
    ])
  func issues(share: SelectedShare, about: [String]) {
    #expect(NHSReferral().issues(of: share).map(\.about) == about)
  }
}

/// A piece of JSON, as a reader that knows nothing of our writer has it.
private struct Resource {
  private let value: [String: Any]

  init(_ bytes: [UInt8]) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(bytes))
    value = try #require(parsed as? [String: Any])
  }

  private init(_ value: Any?) { self.value = value as? [String: Any] ?? [:] }

  subscript(name: String) -> String? { value[name] as? String }

  func object(_ name: String) -> Resource { Resource(value[name]) }

  func list(_ name: String) -> [Resource] {
    (value[name] as? [Any] ?? []).map { Resource($0) }
  }

  /// A coding's system and code.
  var coded: String { "\(self["system"] ?? "") \(self["code"] ?? "")" }

  /// All that is referred to, however deep.
  var references: [String] { Self.references(in: value) }

  private static func references(in value: Any) -> [String] {
    switch value {
    case let object as [String: Any]:
      ((object["reference"] as? String).map { [$0] } ?? [])
        + object.values.flatMap { references(in: $0) }
    case let list as [Any]: list.flatMap { references(in: $0) }
    default: []
    }
  }
}
