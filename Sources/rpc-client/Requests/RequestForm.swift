import Messages
import SwiftProtobuf

/// A request of the police as a file, field by field of their form.
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
  static func request(of file: FormFile) throws -> Pastoral_V1_RegisterReceivedRequestRequest {
    var request = Pastoral_V1_RegisterReceivedRequestRequest()
    var form = Pastoral_V1_PoliceRequestForm()
    for entry in file.entries {
      switch entry.name {
      case "partner": request.partnerID = try entry.words
      case "student": request.studentID = try entry.words
      case "case": request.caseID = try entry.words
      case "gateway":
        request.gateway = try entry.word(of: GatewayName.self)?.gateway ?? .unspecified
      case "role": request.subjectRole = try entry.word(of: RoleName.self)?.role ?? .unspecified
      case "received": if let day = try entry.day { request.received = .init(day) }
      case "officer": form.officerName = try entry.words
      case "officer-rank":
        form.officerRank = try entry.word(of: RankName.self)?.rank ?? .unspecified
      case "collar-number": form.collarNumber = try entry.words
      case "unit": form.unit = try entry.words
      case "email": form.email = try entry.words
      case "phone": form.phone = try entry.words
      case "authoriser": form.authoriserName = try entry.words
      case "authoriser-rank":
        form.authoriserRank = try entry.word(of: RankName.self)?.rank ?? .unspecified
      case "signed": if let day = try entry.day { form.signed = .init(day) }
      case "offence":
        let offence = try entry.words
        form.offenceWithheld = offence == "withheld"
        form.offence = form.offenceWithheld ? "" : offence
      case "reference": form.reference = try entry.words
      case "identifiers": form.identifiers = try entry.words
      case "items": form.items = try entry.list
      case "enquiry": form.enquiry = try entry.words
      case "necessity": form.necessity = try entry.words
      case "prejudice": form.prejudice = try entry.words
      case "silent-until": if let day = try entry.day { form.silentUntil = .init(day) }
      case "delivery": form.delivery = try entry.words
      default: throw file.unknown(entry)
      }
    }
    request.form = form
    return request
  }
}

/// The words of such a file, and of how a request is shown.
enum GatewayName: String, FormWord {
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

enum RoleName: String, FormWord {
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

enum RankName: String, FormWord {
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
