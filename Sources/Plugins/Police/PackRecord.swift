import Crypto
import Domain
import Foundation

/// One record of a pack, numbered as in its list of digests.
struct PackRecord {
  let title: String
  let paragraphs: [String]

  init(number: Int, of selected: SelectedField) {
    title = "\(number). \(selected.field.words)"
    paragraphs = selected.paragraphs
  }

  /// SHA-256 over the paragraphs, in hexadecimal digits.
  var digest: String {
    SHA256.hash(data: Data(paragraphs.joined(separator: "\n").utf8)).hexadecimal
  }
}

extension DisclosedField {
  fileprivate var words: String {
    switch self {
    case .name: "Name"
    case .born: "Date of birth"
    case .address: "Address"
    case .email: "E-mail"
    case .phone: "Telephone"
    case .campusID: "Student number"
    case .supportType: "Kind of support"
    case .reason: "Why the student came"
    case .risk: "Risk, as assessed"
    case .itemText: "From the record"
    case .referralText: "From the referral"
    case .noteText: "From a meeting with a tutor"
    }
  }
}
