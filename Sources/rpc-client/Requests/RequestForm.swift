import Messages
import SwiftProtobuf
import Yams

/// A request of the police as a file, field by field of their form. Never arguments, which others on the machine could
/// read.
enum RequestForm {
  /// The file, to be filled in.
  static let template = """
    # What the police ask, as their form has it.
    # The force: prt_…
    partner:
    # Whom it is about: stu_…; empty where that is nobody whom the university knows.
    student:
    # The case whose team may answer it: cas_…; may stay empty.
    case:
    # \(GatewayName.list).
    gateway:
    # \(RoleName.list).
    role:
    # The day on which it came, yyyy-mm-dd.
    received:
    officer:
    # \(RankName.list).
    officer-rank:
    collar-number:
    unit:
    # In one of the force's secure domains.
    email:
    phone:
    # At least inspector, and senior to the officer.
    authoriser:
    authoriser-rank:
    signed:
    # The offence or incident; or `withheld`.
    offence:
    # The police's own.
    reference:
    # How they identify whom it is about.
    identifiers:
    # What is asked for, each of one thing.
    items: []
    # For a victim or a witness: the reasonable line of enquiry.
    enquiry:
    # Why it is necessary, and what would be prejudiced without it.
    necessity:
    prejudice:
    # Until when the student may not be told, yyyy-mm-dd; empty where they may.
    silent-until:
    # How it is to be delivered.
    delivery:

    """

  /// - Throws: `UsageError` naming what is wrong with the file.
  static func request(of text: String) throws -> Pastoral_V1_RegisterReceivedRequestRequest {
    guard let file = try? Yams.compose(yaml: text), let entries = file.mapping else {
      throw UsageError("The request is not YAML; see rpc-client requests template.")
    }
    var request = Pastoral_V1_RegisterReceivedRequestRequest()
    var form = Pastoral_V1_PoliceRequestForm()
    for (key, value) in entries {
      let (name, words) = (key.words, value.words)
      switch name {
      case "partner": request.partnerID = words
      case "student": request.studentID = words
      case "case": request.caseID = words
      case "gateway": request.gateway = try GatewayName.named(words, name)?.gateway ?? .unspecified
      case "role": request.subjectRole = try RoleName.named(words, name)?.role ?? .unspecified
      case "received": if let day = try day(words, name) { request.received = day }
      case "officer": form.officerName = words
      case "officer-rank": form.officerRank = try RankName.named(words, name)?.rank ?? .unspecified
      case "collar-number": form.collarNumber = words
      case "unit": form.unit = words
      case "email": form.email = words
      case "phone": form.phone = words
      case "authoriser": form.authoriserName = words
      case "authoriser-rank":
        form.authoriserRank = try RankName.named(words, name)?.rank ?? .unspecified
      case "signed": if let day = try day(words, name) { form.signed = day }
      case "offence":
        form.offenceWithheld = words == "withheld"
        form.offence = form.offenceWithheld ? "" : words
      case "reference": form.reference = words
      case "identifiers": form.identifiers = words
      case "items": form.items = (value.sequence ?? []).map(\.words)
      case "enquiry": form.enquiry = words
      case "necessity": form.necessity = words
      case "prejudice": form.prejudice = words
      case "silent-until": if let day = try day(words, name) { form.silentUntil = day }
      case "delivery": form.delivery = words
      default: throw UsageError("The request has an entry that is not known: \(name).")
      }
    }
    request.form = form
    return request
  }

  static func day(_ words: String, _ name: String) throws -> Pastoral_V1_Date? {
    guard !words.isEmpty else { return nil }
    guard let day = CivilDate(argument: words) else {
      throw UsageError("\(name) must be a day as yyyy-mm-dd.")
    }
    return .init(day)
  }
}

/// The words of such a file, and of how a request is shown.
enum GatewayName: String, RequestWord {
  case prevention, apprehension, tax, published, required
  case courtOrder = "court-order"
  case proceedings, advice, rights
  case vitalInterests = "vital-interests"

  var gateway: Pastoral_V1_LegalGateway {
    switch self {
    case .prevention: .prevention
    case .apprehension: .apprehension
    case .tax: .tax
    case .published: .published
    case .required: .required
    case .courtOrder: .courtOrder
    case .proceedings: .proceedings
    case .advice: .advice
    case .rights: .rights
    case .vitalInterests: .vitalInterests
    }
  }
}

enum RoleName: String, RequestWord {
  case suspect, victim, witness, missing

  var role: Pastoral_V1_SubjectRole {
    switch self {
    case .suspect: .suspect
    case .victim: .victim
    case .witness: .witness
    case .missing: .missing
    }
  }
}

enum RankName: String, RequestWord {
  case policeStaff = "police-staff"
  case constable, sergeant, inspector
  case chiefInspector = "chief-inspector"
  case superintendent
  case chiefSuperintendent = "chief-superintendent"
  case assistantChiefConstable = "assistant-chief-constable"
  case deputyChiefConstable = "deputy-chief-constable"
  case chiefConstable = "chief-constable"

  var rank: Pastoral_V1_PoliceRank {
    switch self {
    case .policeStaff: .policeStaff
    case .constable: .constable
    case .sergeant: .sergeant
    case .inspector: .inspector
    case .chiefInspector: .chiefInspector
    case .superintendent: .superintendent
    case .chiefSuperintendent: .chiefSuperintendent
    case .assistantChiefConstable: .assistantChiefConstable
    case .deputyChiefConstable: .deputyChiefConstable
    case .chiefConstable: .chiefConstable
    }
  }
}

/// A word of a request's file.
protocol RequestWord: CaseIterable, RawRepresentable<String> {}

extension RequestWord {
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// - Returns: Nil where nothing is said.
  /// - Throws: `UsageError` for a word that is none.
  static func named(_ words: String, _ name: String) throws -> Self? {
    guard !words.isEmpty else { return nil }
    guard let found = Self(rawValue: words) else {
      throw UsageError("\(name) must be one of \(list).")
    }
    return found
  }
}
