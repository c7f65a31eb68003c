import Messages
import SwiftProtobuf

/// On what terms a partner is given anything, as a file: sentences are no matter for arguments.
enum PartnerTermsFile {
  /// The file with the terms that a partner has; to be filled in where it has none.
  static func text(of terms: Pastoral_V1_PartnerTerms) -> String {
    """
    # What the Information Commissioner asks about a partner. Whatever does not apply says so, and why.
    # Who decides what the data are used for: separate or joint.
    controllership: \(ControllershipName.allCases.first { $0.wire == terms.controllership }?.rawValue ?? "")
    # Article 6, where neither a consent nor a legal obligation says it: contract, public-task or vital-interests.
    basis: \(BasisName.allCases.first { $0.basis == terms.basis }?.rawValue ?? "")
    # The impact assessment's reference; empty where none was made.
    assessment: \(quoted(terms.assessment))
    # What came of it; where none was made, why not.
    assessment-outcome: \(quoted(terms.assessmentOutcome))
    # How long the partner keeps what it is told, and how it is deleted.
    retention: \(quoted(terms.retention))
    security: \(quoted(terms.security))
    # How people's rights are answered: who is asked, and who answers.
    rights: \(quoted(terms.rights))

    """
  }

  /// - Throws: `UsageError` naming what is wrong with the file.
  static func terms(of file: FormFile) throws -> Pastoral_V1_PartnerTerms {
    var terms = Pastoral_V1_PartnerTerms()
    for entry in file.entries {
      switch entry.name {
      case "controllership":
        terms.controllership = try entry.word(of: ControllershipName.self)?.wire ?? .unspecified
      case "basis": terms.basis = try entry.word(of: BasisName.self)?.basis ?? .unspecified
      case "assessment": terms.assessment = try entry.words
      case "assessment-outcome": terms.assessmentOutcome = try entry.words
      case "retention": terms.retention = try entry.words
      case "security": terms.security = try entry.words
      case "rights": terms.rights = try entry.words
      default: throw file.unknown(entry)
      }
    }
    return terms
  }

  /// As YAML reads it back, whatever is in it.
  private static func quoted(_ text: String) -> String {
    text.isEmpty ? "" : "'\(text.replacing("'", with: "''"))'"
  }
}

private enum ControllershipName: String, FormWord {
  case separate, joint

  var wire: Pastoral_V1_Controllership {
    switch self {
    case .separate: .separate
    case .joint: .joint
    }
  }
}
