import Domain
import Messages
import SwiftProtobuf

extension Pastoral_V1_NoticeVersion {
  init(_ version: NoticeVersion) {
    self.init()
    notice = version.notice
    self.version = version.version
  }
}

extension Pastoral_V1_Notice {
  /// What is kept as it was given: all but the version and what the server says.
  func contentJSON() throws -> String {
    var content = self
    content.clearVersion()
    content.clearFrom()
    content.inForce = false
    content.clearPublished()
    var options = JSONEncodingOptions()
    options.preserveProtoFieldNames = true
    return try content.jsonString(options: options)
  }
}

/// What the texts of a notice must be. The message itself is what is kept, so the rules are about it.
enum NoticeContentRules {
  static let textCharactersMax = 60_000

  static func violations(in notice: Pastoral_V1_Notice) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    func check(_ field: String, _ problem: String?) {
      if let problem {
        violations.append(FieldViolation(field: "notice.\(field)", description: problem))
      }
    }
    check("title", TextRules.problem(with: notice.title, atMost: 100, required: true))
    check("wider_notice_url", problem(withURL: notice.widerNoticeURL, required: true))
    check("text", problem(withLines: notice.text))

    if let missing = missing(
      notice.contacts.map(\.role), of: Pastoral_V1_NoticeContactRole.allCases)
    {
      check("contacts", missing)
    }
    for (index, contact) in notice.contacts.enumerated() {
      let place = "contacts[\(index)]"
      check("\(place).name", TextRules.problem(with: contact.name, atMost: 100, required: true))
      check(
        "\(place).office", TextRules.problem(with: contact.office, atMost: 100, required: false))
      if contact.address.count > 10 { check("\(place).address", "must have at most 10 lines") }
      for (line, text) in contact.address.enumerated() {
        check(
          "\(place).address[\(line)]", TextRules.problem(with: text, atMost: 100, required: true))
      }
      if !contact.email.isEmpty {
        check("\(place).email", TextRules.problem(withEmail: contact.email))
      }
      check("\(place).phone", TextRules.problem(with: contact.phone, atMost: 40, required: false))
      check("\(place).url", problem(withURL: contact.url, required: false))
      if contact.address.isEmpty, contact.email.isEmpty, contact.phone.isEmpty,
        contact.url.isEmpty
      {
        check(place, "must have an address, an e-mail address, a telephone number or a URL")
      }
    }

    if let missing = missing(
      notice.statements.map(\.topic), of: Pastoral_V1_NoticeTopic.allCases)
    {
      check("statements", missing)
    }
    for (index, statement) in notice.statements.enumerated() {
      check(
        "statements[\(index)].text",
        TextRules.problem(with: statement.text, atMost: 1_000, required: true))
    }
    return violations
  }

  /// What is wrong where each of several things must be there once.
  private static func missing<Thing: SwiftProtobuf.Enum & Hashable>(
    _ given: [Thing], of all: [Thing]
  ) -> String? {
    let wanted = Set(all.filter { $0.rawValue != 0 })
    return given.count == wanted.count && Set(given) == wanted
      ? nil : "must have each of the \(wanted.count) once"
  }

  private static func problem(withURL url: String, required: Bool) -> String? {
    if url.isEmpty, !required { return nil }
    let isRight =
      url.hasPrefix("https://") && url.utf8.count <= 500
      && url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
    return isRight ? nil : "must begin with https:// and have at most 500 characters"
  }

  /// A text of several lines.
  private static func problem(withLines text: String) -> String? {
    if text.utf8.count > 4 * textCharactersMax || text.count > textCharactersMax {
      return "must have at most \(textCharactersMax) characters"
    }
    return text.split(separator: "\n").lazy
      .compactMap {
        TextRules.problem(with: String($0), atMost: textCharactersMax, required: false)
      }
      .first
  }
}
