import Messages
import SwiftProtobuf

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
  static func isOne(_ file: FormFile) -> Bool { file.has("organisation") }

  /// - Throws: `UsageError` naming what is wrong with the file.
  static func request(of file: FormFile) throws -> Pastoral_V1_RegisterReceivedRequestRequest {
    var request = Pastoral_V1_RegisterReceivedRequestRequest()
    var form = Pastoral_V1_PlainRequestForm()
    for entry in file.entries {
      switch entry.name {
      case "partner": request.partnerID = try entry.words
      case "student": request.studentID = try entry.words
      case "case": request.caseID = try entry.words
      case "received": if let day = try entry.day { request.received = .init(day) }
      case "organisation": form.organisation = try entry.words
      case "person": form.person = try entry.words
      case "position": form.position = try entry.words
      case "phone": form.phone = try entry.words
      case "reference": form.reference = try entry.words
      case "identifiers": form.identifiers = try entry.words
      case "items": form.items = try entry.list
      case "purpose": form.purpose = try entry.words
      case "legal-power": form.legalPower = try entry.words
      case "deadline": if let day = try entry.day { form.deadline = .init(day) }
      default: throw file.unknown(entry)
      }
    }
    request.plain = form
    return request
  }
}
