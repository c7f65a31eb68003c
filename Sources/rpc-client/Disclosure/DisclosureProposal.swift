import Foundation
import Messages
import SwiftProtobuf
import Yams

/// A proposal as a file: what is to be told, to whom, and why. Never arguments, which others on the machine could
/// read.
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
      lines += ["# Why it goes abroad: contract or overseas-partner.", "transfer:"]
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
    of text: String, for record: String
  ) throws -> Pastoral_V1_ProposeDisclosureRequest {
    guard let file = try? Yams.compose(yaml: text), let entries = file.mapping else {
      throw UsageError("The proposal is not YAML; see rpc-client disclosure template.")
    }
    var request = Pastoral_V1_ProposeDisclosureRequest()
    if record.hasPrefix("stu_") {
      request.studentID = record
    } else {
      request.caseID = record
    }
    for (key, value) in entries {
      switch key.string {
      case "partner": request.partnerID = value.words
      case "authority":
        guard !value.words.isEmpty else { continue }
        guard let name = AuthorityName(rawValue: value.words) else {
          throw UsageError(
            "authority must be one of \(AuthorityName.allCases.map(\.rawValue).joined(separator: ", "))."
          )
        }
        request.authority = name.authority
      case "consent": request.consentID = value.words
      case "necessity": request.necessity = value.words
      case "proportionality": request.proportionality = value.words
      case "concern": request.concern = value.words
      case "reference": request.reference = value.words
      case "request": request.requestID = value.words
      case "purpose": request.purpose = value.words
      case "repeats": request.repeats = value.words
      case "told-on":
        guard !value.words.isEmpty else { continue }
        guard let day = CivilDate(argument: value.words) else {
          throw UsageError("told-on must be a day as yyyy-mm-dd.")
        }
        request.told.day = .init(day)
      case "told-how": if !value.words.isEmpty { request.told.how = value.words }
      case "items": request.items = try value.answeredItems
      case "transfer":
        switch value.words {
        case "": break
        case "contract": request.transfer = .contract
        case "overseas-partner": request.transfer = .overseasPartner
        default: throw UsageError("transfer must be contract or overseas-partner.")
        }
      case "fields": request.fields = try value.selections
      case "answers":
        for (code, answer) in value.mapping ?? [:] where !answer.answer.isEmpty {
          request.answers.append(
            .with {
              $0.code = code.words
              $0.answer = answer.answer
            })
        }
      default: throw UsageError("The proposal has an entry that is not known: \(key.words).")
      }
    }
    return request
  }
}

extension Node {
  /// A text, without white space around it; YAML's own yes and no are words here.
  var words: String {
    (scalar?.string ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      .replacingOccurrences(of: "\n", with: " ")
  }

  /// `released`, `released: why` or `refused: why`, one for each thing that a request asks for.
  fileprivate var answeredItems: [Pastoral_V1_AnsweredItem] {
    get throws {
      try (sequence ?? []).map { node in
        let pair = node.mapping?.first
        let word = pair?.key.words ?? node.words
        guard ["released", "refused"].contains(word) else {
          throw UsageError("items must each be released or refused, and why.")
        }
        return .with {
          $0.released = word == "released"
          $0.why = pair?.value.words ?? ""
        }
      }
    }
  }

  /// An answer: a text, or some words of a list.
  fileprivate var answer: String {
    sequence.map { $0.map(\.words).joined(separator: ", ") } ?? words
  }

  /// Names such as `name` and `item:cit_…`.
  fileprivate var selections: [Pastoral_V1_FieldSelection] {
    get throws {
      try (sequence ?? []).map { node in
        let parts = node.words.split(separator: ":", maxSplits: 1).map(String.init)
        guard let first = parts.first, let name = DisclosedFieldName(rawValue: first) else {
          throw UsageError(
            "fields must be of \(DisclosedFieldName.allCases.map(\.rawValue).joined(separator: ", "))."
          )
        }
        return .with {
          $0.field = name.field
          $0.recordID = parts.count == 2 ? parts[1] : ""
        }
      }
    }
  }
}
