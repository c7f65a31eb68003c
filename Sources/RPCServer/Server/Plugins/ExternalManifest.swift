import Domain
import Messages
import PluginAPI
import SwiftProtobuf
import WireFormat

/// What a plugin beside the server says of itself, once it was held against what there can be.
struct ExternalManifest: Equatable, Sendable {
  let manifest: PartnerManifest
  /// What a mail to its partners is about; empty where none goes.
  let subject: String
  /// What stands around a payload over HTTPS; nil where none goes.
  let post: Post?

  struct Post: Equatable, Sendable {
    let path: String
    let headers: [Envelope.Header]
  }

  /// What a plugin is asked with: the versions of the contract that there are.
  static var request: [UInt8] {
    let request = Pastoral_Plugin_V1_ManifestRequest.with {
      $0.contractMin = Int32(PartnerRegistry.contract.lowerBound)
      $0.contractMax = Int32(PartnerRegistry.contract.upperBound)
    }
    // A message of ours with no required fields always serialises.
    return (try? request.serializedBytes()) ?? []
  }

  /// - Throws: `PluginFault` naming the field; `MalformedMessage`, `TooManyFields`.
  init(_ bytes: [UInt8], of program: PluginProgram) throws {
    let found: Pastoral_Plugin_V1_ManifestResponse = try MessageBody.decode(bytes.span)
    func require(_ isRight: Bool, _ field: String, _ problem: String) throws(PluginFault) {
      if !isRight { throw PluginFault(program.origin, "its manifest's \(field) \(problem)") }
    }
    try require(found.name == program.name, "name", "must be \(program.name), as in this file")
    try require(
      Self.isVisible(found.version, 1...32), "version", "must be 1 to 32 visible characters")
    let range = 1...1_000
    try require(
      range.contains(Int(found.contractMin)) && found.contractMin <= found.contractMax,
      "contract_min", "must be the first version of the contract that it keeps")
    guard let kind = Partner.Kind.named(found.kind, spelt: { .init($0) }) else {
      throw PluginFault(program.origin, "its manifest's kind must be a kind of partner")
    }
    let authorities = found.authorities.map { DisclosureAuthority.named($0) { .init($0) } }
    try require(!authorities.contains(nil), "authorities", "must be known")
    let fields = found.fields.map { DisclosedField.named($0) { .init($0) } }
    try require(!fields.contains(nil), "fields", "must be known")
    let notices = found.notices.map { NoticeName(rawValue: $0) }
    try require(
      !notices.contains(nil), "notices", "must be see-my-tutor or student-life-and-wellbeing")
    try require(found.countries.allSatisfy(Country.isCode), "countries", "must be codes such as GB")
    try require(
      found.questions.count <= DisclosureRules.answersMax, "questions", "must be at most 64")
    let questions = try found.questions.map { question in
      let kind = Self.kind(of: question)
      try require(
        kind != nil && Self.isCode(question.code)
          && TextRules.problem(with: question.text, atMost: 300, required: true) == nil,
        "questions", "must each have a code, a text of at most 300 characters, and what answers it")
      return FormQuestion(
        code: question.code, text: question.text, kind: kind ?? .yesNo,
        isRequired: question.required)
    }
    try require(
      found.payloadBytesMax <= Self.payloadBytesMax, "payload_bytes_max",
      "must be at most \(Self.payloadBytesMax)")
    try require((0...366).contains(found.repeatDays), "repeat_days", "must be 0 to 366")
    var ways: Set<Destination.Way> = []
    if found.folder { ways.insert(.folder) }
    if found.hasMail {
      ways.insert(.mail)
      try require(
        Self.isVisible(found.mail.subject, 1...100), "mail.subject", "must be visible ASCII")
    }
    subject = found.mail.subject
    if found.hasHTTPS {
      ways.insert(.https)
      let post = Post(
        path: found.https.path,
        headers: found.https.headers.map { Envelope.Header($0.name, $0.value) })
      try require(post.envelope(of: Self.sample).problem == nil, "https", "must be visible ASCII")
      self.post = post
    } else {
      post = nil
    }
    manifest = PartnerManifest(
      name: found.name, version: found.version,
      contract: Int(found.contractMin)...Int(found.contractMax), kind: kind,
      authorities: Set(authorities.compactMap { $0 }), fields: Set(fields.compactMap { $0 }),
      questions: questions, ways: ways, payloadBytesMax: Int(found.payloadBytesMax),
      repeatDays: Int(found.repeatDays),
      call: found.calledOn.isEmpty && found.calledAt.isEmpty
        ? nil : TelephonedFirst(day: found.calledOn, time: found.calledAt),
      countries: Set(found.countries),
      notices: Set(notices.compactMap { $0 }))
    do {
      try PartnerRegistry.check(manifest)
    } catch {
      throw PluginFault(program.origin, "\(error)".trimmingSuffix("."))
    }
  }

  /// What fits a frame with its envelope.
  static let payloadBytesMax = FrameDecoder.protocolBytesMax - 64 << 10

  private static let sample = OutboundShare(
    shareID: "dis_aaaaaaaaaaaaaaaaaaaaaaaaaa", attempt: 1, mediaType: "text/plain",
    payloadBytes: 0)

  private static func kind(of question: Pastoral_Plugin_V1_Question) -> FormQuestion.Kind? {
    switch question.answer {
    case .textLengthMax(let max): (1...10_000).contains(max) ? .text(lengthMax: Int(max)) : nil
    case .yesNo: .yesNo
    case .date: .date
    case .choice(let choice):
      (1...64).contains(choice.words.count) && choice.words.allSatisfy { isVisible($0, 1...64) }
        ? .choice(choice.words) : nil
    case .choices(let choice):
      (1...64).contains(choice.words.count)
        && choice.words.allSatisfy { isVisible($0, 1...64) && !$0.contains(",") }
        && Set(choice.words).count == choice.words.count ? .choices(choice.words) : nil
    case nil: nil
    }
  }

  private static func isVisible(_ text: String, _ length: ClosedRange<Int>) -> Bool {
    length.contains(text.utf8.count) && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private static func isCode(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z0-9.\-]{1,64}/) != nil
  }
}

extension ExternalManifest.Post {
  /// The envelope of a share: `{share}` stands for its id.
  func envelope(of message: OutboundShare) -> Envelope {
    func filled(_ text: String) -> String { text.replacing("{share}", with: message.shareID) }
    let type = Envelope.Header("Content-Type", message.mediaType)
    return .post(
      path: filled(path), headers: [type] + headers.map { .init($0.name, filled($0.value)) })
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
