import Domain
import Messages
import SwiftProtobuf

/// The register of paper between the wire and the domain.
extension Pastoral_V1_PaperState {
  init(_ state: PaperRecord.State) {
    self =
      switch state {
      case .held: .held
      case .onLoan: .onLoan
      case .destroyed: .destroyed
      }
  }
}

extension Pastoral_V1_PaperControl {
  init(_ control: PaperRecord.Control) {
    self =
      switch control {
      case .lockedCabinet: .lockedCabinet
      case .lockedRoom: .lockedRoom
      case .safe: .safe
      case .secureArchive: .secureArchive
      }
  }
}

extension Pastoral_V1_PaperDestruction {
  init(_ method: PaperRecord.Destruction) {
    self =
      switch method {
      case .crossCut: .crossCut
      case .pulped: .pulped
      case .burnt: .burnt
      }
  }
}

extension Pastoral_V1_PaperStepKind {
  init(_ kind: PaperStep.Kind) {
    self =
      switch kind {
      case .registered: .registered
      case .moved: .moved
      case .lent: .lent
      case .returned: .returned
      case .destroyed: .destroyed
      }
  }
}

extension Pastoral_V1_PaperRecord {
  /// What a student reads of their own.
  init(_ paper: PaperRecord, what: String) {
    self.init()
    id = paper.id.text
    caseID = paper.caseID.text
    studentID = paper.studentID.text
    self.what = what
    state = Pastoral_V1_PaperState(paper.state)
    control = Pastoral_V1_PaperControl(paper.control)
    registered = Google_Protobuf_Timestamp(paper.registered)
    if let known = paper.certificate {
      certificate.number = known.number
      certificate.method = Pastoral_V1_PaperDestruction(known.method)
      certificate.date = Pastoral_V1_Date(known.date)
    }
  }

  /// What stands beside that for staff.
  mutating func fill(
    _ paper: PaperRecord, _ words: PaperWords, isOverdue: Bool, custodianName: String,
    registeredByName: String, witnessName: String
  ) {
    revision = paper.revision
    location = words.location
    custodianID = paper.custodian
    self.custodianName = custodianName
    borrower = words.borrower
    if let day = paper.loanUntil { loanUntil = Pastoral_V1_Date(day) }
    overdue = isOverdue
    changed = Google_Protobuf_Timestamp(paper.changed)
    registeredBy = paper.registeredBy
    self.registeredByName = registeredByName
    if let known = paper.certificate {
      certificate.witnessID = known.witness
      certificate.witnessName = witnessName
    }
  }
}

extension Pastoral_V1_CasePaper {
  /// What a student sees of it beside their own case.
  init(_ paper: PaperRecord) {
    self.init()
    paperID = paper.id.text
    state = Pastoral_V1_PaperState(paper.state)
    control = Pastoral_V1_PaperControl(paper.control)
  }

  /// What stands beside that for staff.
  mutating func fill(_ paper: PaperRecord, isOverdue: Bool, custodianName: String) {
    custodianID = paper.custodian
    self.custodianName = custodianName
    overdue = isOverdue
  }
}

extension Pastoral_V1_PaperStep {
  init(_ step: PaperStep, byName: String, custodianName: String) {
    self.init()
    revision = step.revision
    kind = Pastoral_V1_PaperStepKind(step.kind)
    at = Google_Protobuf_Timestamp(step.at)
    by = step.by
    self.byName = byName
    custodianID = step.custodian
    self.custodianName = custodianName
    location = step.location
    borrower = step.borrower
    words = step.words
  }
}
