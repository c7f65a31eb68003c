import Domain
import Foundation
import Messages
import SwiftProtobuf

/// Requests of the police between the wire and the domain.
extension Pastoral_V1_ReceivedRequest {
  /// - Parameter name: Of a principal.
  init(
    _ request: ReceivedRequest, _ content: ReceivedRequestContent, name: (String) throws -> String
  ) rethrows {
    self.init()
    id = request.id.text
    partnerID = request.partnerID?.text ?? ""
    studentID = request.studentID?.text ?? ""
    caseID = request.caseID?.text ?? ""
    gateway = request.gateway.map { .init($0) } ?? .unspecified
    subjectRole = request.subjectRole.map { .init($0) } ?? .unspecified
    state = Pastoral_V1_ReceivedRequestState(request.state)
    received = Pastoral_V1_Date(request.received)
    switch content.form {
    case .police(let said): form = Pastoral_V1_PoliceRequestForm(said)
    case .plain(let said): plain = Pastoral_V1_PlainRequestForm(said)
    }
    registeredBy = request.registered.by
    registered = Google_Protobuf_Timestamp(request.registered.at)
    if let step = request.check, let made = content.check {
      check = .with {
        $0.principalID = step.by
        $0.at = Google_Protobuf_Timestamp(made.at)
        $0.number = made.number
        $0.numberSource = made.numberSource
        $0.spokenTo = made.spokenTo
        $0.confirmed = made.isConfirmed
      }
      check.name = try name(step.by)
    }
    if let step = request.refusal {
      refusedBy = step.by
      refused = Google_Protobuf_Timestamp(step.at)
      refusal = content.refusal
    }
    changed = Google_Protobuf_Timestamp(request.changed)
    revision = request.revision
  }
}

extension Pastoral_V1_RequestAttachment {
  /// - Parameter name: Of who attached it.
  init(_ attachment: RequestAttachment, _ file: DocumentFile, name: String) {
    self.init()
    number = Int32(clamping: attachment.number ?? 0)
    self.name = file.name
    type = Pastoral_V1_DocumentType(file.type)
    length = attachment.length
    sha256 = .init(file.sha256)
    attachedBy = attachment.attached.by
    attachedByName = name
    attached = Google_Protobuf_Timestamp(attachment.attached.at)
  }
}

extension PoliceRequestForm {
  /// What a caller sent; nil where a rank, or the day on which it was signed, is missing.
  ///
  /// - Throws: `Refusal.invalid` for a day that is none.
  init?(_ form: Pastoral_V1_PoliceRequestForm) throws {
    guard let officer = PoliceRank.named(form.officerRank, spelt: { .init($0) }),
      let authoriser = PoliceRank.named(form.authoriserRank, spelt: { .init($0) }),
      form.hasSigned
    else { return nil }
    self.init(
      officerName: form.officerName, officerRank: officer, collarNumber: form.collarNumber,
      unit: form.unit, email: form.email, phone: form.phone,
      authoriserName: form.authoriserName, authoriserRank: authoriser,
      signed: try LocalDate(form.signed, field: "form.signed"), offence: form.offence,
      isOffenceWithheld: form.offenceWithheld, reference: form.reference,
      identifiers: form.identifiers, items: form.items, enquiry: form.enquiry,
      necessity: form.necessity, prejudice: form.prejudice,
      silentUntil: try form.hasSilentUntil
        ? LocalDate(form.silentUntil, field: "form.silent_until") : nil, delivery: form.delivery)
  }
}

extension Pastoral_V1_PoliceRequestForm {
  init(_ form: PoliceRequestForm) {
    self.init()
    officerName = form.officerName
    officerRank = Pastoral_V1_PoliceRank(form.officerRank)
    collarNumber = form.collarNumber
    unit = form.unit
    email = form.email
    phone = form.phone
    authoriserName = form.authoriserName
    authoriserRank = Pastoral_V1_PoliceRank(form.authoriserRank)
    signed = Pastoral_V1_Date(form.signed)
    offence = form.offence
    offenceWithheld = form.isOffenceWithheld
    reference = form.reference
    identifiers = form.identifiers
    items = form.items
    enquiry = form.enquiry
    necessity = form.necessity
    prejudice = form.prejudice
    if let day = form.silentUntil { silentUntil = Pastoral_V1_Date(day) }
    delivery = form.delivery
  }
}

extension PlainRequestForm {
  /// - Throws: `Refusal.invalid` for a day that is none.
  init(_ form: Pastoral_V1_PlainRequestForm) throws {
    self.init(
      organisation: form.organisation, person: form.person, position: form.position,
      phone: form.phone, reference: form.reference, identifiers: form.identifiers,
      items: form.items, purpose: form.purpose, legalPower: form.legalPower,
      deadline: form.hasDeadline
        ? try LocalDate(form.deadline, field: "plain.deadline") : nil)
  }
}

extension Pastoral_V1_PlainRequestForm {
  init(_ form: PlainRequestForm) {
    self.init()
    organisation = form.organisation
    person = form.person
    position = form.position
    phone = form.phone
    reference = form.reference
    identifiers = form.identifiers
    items = form.items
    purpose = form.purpose
    legalPower = form.legalPower
    if let day = form.deadline { deadline = Pastoral_V1_Date(day) }
  }
}

extension Pastoral_V1_ReceivedRequestState {
  init(_ state: ReceivedRequest.State) {
    self =
      switch state {
      case .received: .received
      case .checked: .checked
      case .refused: .refused
      }
  }
}

extension Pastoral_V1_SubjectRole {
  init(_ role: ReceivedRequest.SubjectRole) {
    self =
      switch role {
      case .suspect: .suspect
      case .victim: .victim
      case .witness: .witness
      case .missing: .missing
      }
  }
}

extension Pastoral_V1_LegalGateway {
  init(_ gateway: LegalGateway) {
    self =
      switch gateway {
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

extension Pastoral_V1_PoliceRank {
  init(_ rank: PoliceRank) {
    self =
      switch rank {
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
