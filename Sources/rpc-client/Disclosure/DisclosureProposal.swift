import Messages
import SwiftProtobuf

/// A proposal as a file: what is to be told, to whom, and why.
enum DisclosureProposal {
  /// The file of a proposal to a partner, with the partner's questions, to be filled in.
  static func template(
    of partner: Pastoral_V1_Partner, _ plugin: Pastoral_V1_Plugin
  ) -> String {
    let fields = plugin.fields.map { DisclosedFieldName.text(of: $0) }
    var lines = [
      "# To \(partner.details.name). Whatever is left empty is not told.",
      "partner: \(partner.id)",
      "# What of the record is told: \(fields.joined(separator: ", ")).",
      "# An item of the case as item:cit_…, a note of a meeting as note:nte_….",
      "fields: []",
      "# What allows it: "
        + plugin.authorities.map { AuthorityName.text(of: $0) }.joined(separator: ", ") + ".",
      "authority:",
      "# With consent: the consent, cns_….",
      "consent:",
      "# With knowledge: on which day the student was told, yyyy-mm-dd, and how.",
      "told-on:",
      "told-how:",
      "# What it is for; how often it is told again and until when, empty for once.",
      "purpose:",
      "repeats:",
      "# Why it is necessary, and why no less would do.",
      "necessity:",
      "proportionality:",
      "# With serious-concern or safety-concern: the concern.",
      "concern:",
      "# With a law, a court or a form: which.",
      "reference:",
    ]
    if partner.kind == .police {
      lines += [
        "# The request that it answers, req_…; none in an emergency alone.", "request:",
        "# What becomes of each thing that it asks for, in its order: released, or refused: and why.",
        "items: []",
      ]
    }
    if partner.details.country != "GB" {
      lines += ["# Why it goes abroad: \(TransferName.list).", "transfer:"]
    }
    lines.append("answers:")
    for question in plugin.questions {
      let required = question.required ? "" : " May stay empty."
      lines.append("  # \(question.text) (\(question.answer).\(required))")
      lines.append("  \(question.code):")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// - Parameter record: A case, or for a tutor a student.
  /// - Throws: `UsageError` naming what is wrong with the file.
  static func request(
    of file: FormFile, for record: String
  ) throws -> Pastoral_V1_ProposeDisclosureRequest {
    var request = Pastoral_V1_ProposeDisclosureRequest()
    if record.hasPrefix("stu_") {
      request.studentID = record
    } else {
      request.caseID = record
    }
    for entry in file.entries {
      switch entry.name {
      case "partner": request.partnerID = try entry.words
      case "authority":
        request.authority = try entry.word(of: AuthorityName.self)?.authority ?? .unspecified
      case "consent": request.consentID = try entry.words
      case "necessity": request.necessity = try entry.words
      case "proportionality": request.proportionality = try entry.words
      case "concern": request.concern = try entry.words
      case "reference": request.reference = try entry.words
      case "request": request.requestID = try entry.words
      case "purpose": request.purpose = try entry.words
      case "repeats": request.repeats = try entry.words
      case "told-on": if let day = try entry.day { request.told.day = .init(day) }
      case "told-how": if try !entry.words.isEmpty { request.told.how = try entry.words }
      case "items": request.items = try entry.remarks.map { try answered($0, in: entry.name) }
      case "transfer":
        request.transfer = try entry.word(of: TransferName.self)?.transfer ?? .unspecified
      case "fields": request.fields = try entry.list.map { try selection($0, in: entry.name) }
      case "answers":
        for answer in try entry.entries where try !answer.wordsOrList.isEmpty {
          request.answers.append(
            try .with {
              $0.code = answer.name
              $0.answer = try answer.wordsOrList
            })
        }
      default: throw file.unknown(entry)
      }
    }
    return request
  }

  /// `released`, `released: why` or `refused: why`: what becomes of one thing that a request asks for.
  private static func answered(
    _ item: (word: String, remark: String), in name: String
  ) throws -> Pastoral_V1_AnsweredItem {
    let word = try ReleaseName(item.word, in: name)
    return .with {
      $0.released = word == .released
      $0.why = item.remark
    }
  }

  /// A name such as `name` or `item:cit_…`.
  private static func selection(
    _ text: String, in name: String
  ) throws -> Pastoral_V1_FieldSelection {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    let field = try DisclosedFieldName(parts.first ?? "", in: name)
    return .with {
      $0.field = field.field
      $0.recordID = parts.count == 2 ? parts[1] : ""
    }
  }
}

/// What becomes of a thing that is asked for.
private enum ReleaseName: String, FormWord {
  case released, refused
}
