import Domain
import Foundation
import Messages
import SwiftProtobuf

/// Clinical supervision between the wire and the domain.
extension Pastoral_V1_IdentifierKind {
  init(_ kind: FoundIdentifier.Kind) {
    self =
      switch kind {
      case .student: .student
      case .campusID: .campusID
      case .staff: .staff
      case .thirdParty: .thirdParty
      case .otherPerson: .otherPerson
      case .email: .email
      case .handle: .handle
      case .phone: .phone
      case .postcode: .postcode
      case .nhsNumber: .nhsNumber
      case .date: .date
      case .recordID: .recordID
      }
  }
}

extension Pastoral_V1_ExtractFields {
  init(_ content: ExtractContent) {
    self.init()
    presentingIssue = content.presentingIssue
    themes = content.themes
    risk = Pastoral_V1_RiskLevel(content.risk)
    question = content.question
  }
}

extension Pastoral_V1_ExtractPreview {
  init(_ content: ExtractContent, _ findings: [FoundIdentifier], digest: [UInt8]) {
    self.init()
    pseudonym = content.pseudonym
    supportType = Pastoral_V1_SupportType(content.type)
    fields = Pastoral_V1_ExtractFields(content)
    self.findings = findings.map { finding in
      .with {
        $0.field = finding.field
        $0.kind = Pastoral_V1_IdentifierKind(finding.span.kind)
        $0.sure = finding.span.isSure
        $0.start = Int32(finding.span.range.lowerBound)
        $0.length = Int32(finding.span.range.count)
      }
    }
    self.digest = Data(digest)
  }
}

extension Pastoral_V1_SupervisionExtract {
  /// What the clinical supervisor reads, without what is in it.
  init(_ extract: SupervisionExtract, pseudonym: String, sharedByName: String) {
    self.init()
    id = extract.id.text
    self.pseudonym = pseudonym
    supportType = Pastoral_V1_SupportType(extract.type)
    state = extract.withdrawn != nil ? .withdrawn : extract.read != nil ? .read : .shared
    sharedBy = extract.sharedBy
    self.sharedByName = sharedByName
    shared = Google_Protobuf_Timestamp(extract.shared)
  }

  /// What stands beside that for those to whom the student is known.
  mutating func fill(_ extract: SupervisionExtract, supervisorName: String) {
    caseID = extract.caseID.text
    supervisorID = extract.supervisor
    self.supervisorName = supervisorName
    if let moment = extract.read { read = Google_Protobuf_Timestamp(moment) }
    if let moment = extract.withdrawn { withdrawn = Google_Protobuf_Timestamp(moment) }
  }
}
