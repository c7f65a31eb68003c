import Messages
import SwiftProtobuf
import Yams

/// A request of others than the police as a file. Never arguments, which others on the machine could read.
enum PlainRequestFile {
  /// The file, to be filled in.
  static let template = """
    # What somebody other than the police asks.
    # The partner that they are: prt_…; empty where they are none.
    partner:
    # Whom it is about: stu_…; empty where that is nobody whom the university knows.
    student:
    # The case whose team may answer it: cas_…; may stay empty.
    case:
    # The day on which it came, yyyy-mm-dd.
    received:
    organisation:
    person:
    position:
    # The number that the request gives, and their own reference; both may stay empty.
    phone:
    reference:
    # How they identify whom it is about.
    identifiers:
    # What is asked for, each of one thing.
    items: []
    purpose:
    # The law or order that they name; empty where they name none.
    legal-power:
    # By when they ask to be answered, yyyy-mm-dd; may stay empty.
    deadline:

    """

  /// Whether a file is one of these, and not of the police's form.
  static func isOne(_ text: String) -> Bool {
    (try? Yams.compose(yaml: text))?.mapping?["organisation"] != nil
  }

  /// - Throws: `UsageError` naming what is wrong with the file.
  static func request(of text: String) throws -> Pastoral_V1_RegisterReceivedRequestRequest {
    guard let file = try? Yams.compose(yaml: text), let entries = file.mapping else {
      throw UsageError("The request is not YAML; see rpc-client requests template --plain.")
    }
    var request = Pastoral_V1_RegisterReceivedRequestRequest()
    var form = Pastoral_V1_PlainRequestForm()
    for (key, value) in entries {
      let (name, words) = (key.words, value.words)
      switch name {
      case "partner": request.partnerID = words
      case "student": request.studentID = words
      case "case": request.caseID = words
      case "received": if let day = try RequestForm.day(words, name) { request.received = day }
      case "organisation": form.organisation = words
      case "person": form.person = words
      case "position": form.position = words
      case "phone": form.phone = words
      case "reference": form.reference = words
      case "identifiers": form.identifiers = words
      case "items": form.items = (value.sequence ?? []).map(\.words)
      case "purpose": form.purpose = words
      case "legal-power": form.legalPower = words
      case "deadline": if let day = try RequestForm.day(words, name) { form.deadline = day }
      default: throw UsageError("The request has an entry that is not known: \(name).")
      }
    }
    request.plain = form
    return request
  }
}
