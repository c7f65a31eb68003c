import Crypto
import Domain
import Foundation
import PluginAPI

/// A referral as a message of FHIR R4: who asks (`MessageHeader`), what for (`ServiceRequest`), for whom (`Patient`),
/// and on what consent, in a bundle that needs nothing outside itself.
///
///     MessageHeader ── focus ──► ServiceRequest ── subject ──────────► Patient
///        │ │ └─ author ────────────► │  │  └───── supportingInfo ──► Consent ── patient ─► Patient
///        │ └ sender ► Organization   │  └ performer ► Organization of the service
///        └ receiver ► Organization   └ requester ► Practitioner
///
/// A function of the share: no clock and no chance is in it, and it is named by the share's id, which says nothing
/// of anybody.
struct ReferralMessage {
  let share: SelectedShare
  /// As it was given; nobody has looked it up with the NHS.
  let number: NHSNumber?
  /// The university's code in the NHS's directory (ODS); nil where it has none.
  var senderCode: String?

  /// What the resources are called within the message.
  private enum Part: String {
    case message, header, request, patient, practitioner, sender, receiver, consent
  }

  var bundle: FHIRValue {
    var entries = [
      entry(.header, header), entry(.request, request), entry(.patient, patient),
      entry(.practitioner, practitioner), entry(.sender, sender), entry(.receiver, receiver),
    ]
    if share.authority == .consent { entries.append(entry(.consent, consent)) }
    return [
      "resourceType": "Bundle",
      "id": "\(id(.message))",
      "identifier": ["system": "urn:ietf:rfc:3986", "value": "\(url(.message))"],
      "type": "message",
      // FHIR wants a moment. A share knows its day, so that what was previewed is what is sent.
      "timestamp": "\(share.proposed.iso)T00:00:00Z",
      "entry": .list(entries),
    ]
  }

  // MARK: Resources

  private var header: FHIRValue {
    [
      "resourceType": "MessageHeader",
      "id": "\(id(.header))",
      "eventCoding": [
        "system": "https://fhir.nhs.uk/CodeSystem/message-events-bars",
        "code": "servicerequest-request",
      ],
      "destination": [
        [
          "name": answer("service.name"),
          "endpoint": "urn:nhs-uk:addressing:ods:\(share.answers["service.ods"] ?? "")",
          "receiver": reference(.receiver),
        ]
      ],
      "sender": reference(.sender),
      "author": reference(.practitioner),
      "source": ["name": "\(Self.sender)", "endpoint": "\(url(.sender))"],
      "reason": [
        "coding": [
          ["system": "https://fhir.nhs.uk/CodeSystem/message-reason-bars", "code": "new"]
        ]
      ],
      "focus": [reference(.request)],
      "definition":
        "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral",
    ]
  }

  private var request: FHIRValue {
    [
      "resourceType": "ServiceRequest",
      "id": "\(id(.request))",
      "identifier": [["value": "\(share.shareID)"]],
      "status": "active",
      "intent": "plan",
      "category": [
        [
          "coding": [
            [
              "system": "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest",
              "code": "referral",
            ]
          ]
        ]
      ],
      "priority": answer("urgency"),
      "code": ["text": answer("service.name")],
      "subject": reference(.patient),
      "authoredOn": "\(share.proposed.iso)",
      "requester": reference(.practitioner),
      "performer": [reference(.receiver)],
      "reasonCode": [["text": answer("reason")]],
      "supportingInfo": share.authority == .consent ? [reference(.consent)] : [],
      "note": .list(notes.map { ["text": .text($0)] }),
    ]
  }

  private var patient: FHIRValue {
    let status = number == nil ? "07" : "02"
    let verification: FHIRValue = [
      "url":
        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
      "valueCodeableConcept": [
        "coding": [
          [
            "system":
              "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland",
            "code": "\(status)",
          ]
        ]
      ],
    ]
    return [
      "resourceType": "Patient",
      "id": "\(id(.patient))",
      "identifier": [
        [
          "extension": [verification],
          "system": "https://fhir.nhs.uk/Id/nhs-number",
          "value": "\(number?.digits ?? "")",
        ]
      ],
      // Whole: what is a family's name is not ours to guess.
      "name": [["use": "official", "text": first(.name)]],
      "telecom": [contact("phone", first(.phone)), contact("email", first(.email))],
      "birthDate": first(.born),
      "address": [["line": .list(share.paragraphs(of: .address).map(FHIRValue.text))]],
    ]
  }

  private var practitioner: FHIRValue {
    [
      "resourceType": "Practitioner",
      "id": "\(id(.practitioner))",
      "name": [["text": answer("referrer.name")]],
      "telecom": [contact("phone", answer("referrer.phone"))],
    ]
  }

  private static let sender = "Student Life and Wellbeing"

  private var sender: FHIRValue {
    [
      "resourceType": "Organization",
      "id": "\(id(.sender))",
      "identifier": senderCode.map { [Self.identifier(.text($0))] } ?? [],
      "name": "\(Self.sender)",
    ]
  }

  /// What the NHS's directory calls an organisation.
  private static func identifier(_ code: FHIRValue) -> FHIRValue {
    ["system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": code]
  }

  private var receiver: FHIRValue {
    [
      "resourceType": "Organization",
      "id": "\(id(.receiver))",
      "identifier": [Self.identifier(answer("service.ods"))],
      "name": answer("service.name"),
    ]
  }

  /// Only where the student agreed: another authority is no consent, and is not called one.
  private var consent: FHIRValue {
    [
      "resourceType": "Consent",
      "id": "\(id(.consent))",
      "status": "active",
      "scope": [
        "coding": [
          [
            "system": "http://terminology.hl7.org/CodeSystem/consentscope",
            "code": "patient-privacy",
          ]
        ]
      ],
      "category": [
        [
          "coding": [
            ["system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "INFA"]
          ]
        ]
      ],
      "patient": reference(.patient),
      // Of an older consent, when it was given and not when somebody relies on it.
      "dateTime": "\((share.consented ?? share.proposed).iso)",
      "performer": [reference(.patient)],
      "organization": [reference(.sender)],
      "policyRule": [
        "coding": [
          ["system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "OPTIN"]
        ]
      ],
    ]
  }

  /// What was selected of the record, and what must be known of it.
  private var notes: [String] {
    var notes: [String] = []
    func note(_ label: String, _ paragraphs: [String]) {
      guard !paragraphs.isEmpty else { return }
      notes.append("\(label): \(paragraphs.joined(separator: "\n"))")
    }
    note("Kind of support", share.paragraphs(of: .supportType))
    note("Why the student came", share.paragraphs(of: .reason))
    note("Risk, as assessed", share.paragraphs(of: .risk))
    for field in share.fields where field.field == .itemText {
      note("From the record", field.paragraphs)
    }
    note("From the referral", share.paragraphs(of: .referralText))
    for field in share.fields where field.field == .noteText {
      note("From a meeting with a tutor", field.paragraphs)
    }
    switch share.authority {
    case .consent: break
    case .knowledge: note("Shared", ["The student was told of this before."])
    default: note("Shared", ["Because of a concern for somebody, and not on a consent."])
    }
    note("Conditions", [share.onwardConditions].filter { !$0.isEmpty })
    return notes
  }

  // MARK: Parts

  private func entry(_ part: Part, _ resource: FHIRValue) -> FHIRValue {
    ["fullUrl": "\(url(part))", "resource": resource]
  }

  private func reference(_ part: Part) -> FHIRValue { ["reference": "\(url(part))"] }

  private func contact(_ system: String, _ value: FHIRValue) -> FHIRValue {
    guard case .text(let text) = value, !text.isEmpty else { return [] }
    return ["system": "\(system)", "value": value]
  }

  private func answer(_ code: String) -> FHIRValue { .text(share.answers[code] ?? "") }

  private func first(_ field: DisclosedField) -> FHIRValue {
    .text(share.paragraphs(of: field).first ?? "")
  }

  private func url(_ part: Part) -> String { "urn:uuid:\(id(part))" }

  /// A UUID of version 8, which says that it is made of something: here of the share's id, so that a second
  /// rendering has the same.
  private func id(_ part: Part) -> String {
    let named = "pastoral-nhs-referral/v1\n\(share.shareID)\n\(part.rawValue)"
    var bytes = Array(SHA256.hash(data: Data(named.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
      .map(\.hexadecimal).joined(separator: "-")
  }
}
