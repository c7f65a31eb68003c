import Domain
import Messages
import SwiftProtobuf

/// What is in cases between the wire and the domain.
extension CaseItemProposal {
  /// - Throws: `Refusal.invalid` for a moment that is none.
  init(_ content: Pastoral_V1_CaseItemContent) throws {
    self.init(
      category: .named(content.category) { .init($0) }, paragraphs: content.paragraphs,
      relevance: content.relevance, necessity: content.necessity,
      justification: content.justification, isSpecialCategory: content.specialCategory,
      criminalOffence: .named(content.criminalOffence) { .init($0) },
      thirdParties: content.thirdParties.map {
        Subject(id: $0.id, name: $0.name, relation: $0.relation)
      },
      source: .named(content.source) { .init($0) },
      toldBy: content.hasToldBy ? ThirdPartyProposal(content.toldBy) : nil,
      ground: content.hasGround ? GroundProposal(content.ground) : nil,
      contact: content.hasContact ? try Contact(content.contact) : nil)
  }
}

extension CaseItemProposal.Contact {
  fileprivate init(_ contact: Pastoral_V1_CaseContact) throws {
    self.init(
      at: contact.hasAt ? try Instant(contact.at, field: "content.contact.at") : nil,
      manner: .named(contact.manner) { .init($0) }, withWhom: contact.withWhom)
  }
}

extension Pastoral_V1_CaseItem {
  /// Its head.
  ///
  /// - Parameters:
  ///   - head: Nil where it is restricted.
  ///   - name: The name behind a principal's id.
  init(_ item: CaseItem, _ head: CaseItemHead?, name: (String) throws -> String) rethrows {
    self.init()
    id = item.id.text
    caseID = item.caseID.text
    kind = Pastoral_V1_CaseItemKind(item.kind)
    version = item.version
    authorID = item.author
    authorName = try name(item.author)
    added = Google_Protobuf_Timestamp(item.added)
    changedBy = item.changedBy
    changedByName = try name(item.changedBy)
    changed = Google_Protobuf_Timestamp(item.changed)
    notice.notice = item.noticeVersion.notice
    notice.version = item.noticeVersion.version
    guard let head else {
      restricted = true
      return
    }
    category = Pastoral_V1_CaseCategory(head.category)
    specialCategory = head.isSpecialCategory
    criminalOffence = head.isAboutOffences
    hasThirdParties_p = head.hasThirdParties
  }

  /// What it says.
  mutating func fill(_ said: CaseItemContent) {
    rebaseReason = said.rebaseReason
    content = Pastoral_V1_CaseItemContent(said)
  }
}

extension Pastoral_V1_CaseItemContent {
  fileprivate init(_ content: CaseItemContent) {
    self.init()
    category = Pastoral_V1_CaseCategory(content.category)
    paragraphs = content.paragraphs
    relevance = content.relevance
    necessity = content.necessity
    justification = content.justification
    specialCategory = content.isSpecialCategory
    criminalOffence = Pastoral_V1_CriminalOffenceData(content.criminalOffence)
    thirdParties = content.thirdParties.map { subject in
      .with {
        $0.id = subject.id.text
        $0.name = subject.name
        $0.relation = subject.relation
      }
    }
    source = Pastoral_V1_InformationSource(content.source)
    if let told = content.toldBy { toldBy = Pastoral_V1_ThirdPartySource(told) }
    ground = Pastoral_V1_Ground(content.ground)
    if let made = content.contact {
      contact = .with {
        $0.at = Google_Protobuf_Timestamp(made.at)
        $0.manner = Pastoral_V1_ContactManner(made.manner)
        $0.withWhom = made.withWhom
      }
    }
  }
}

extension Pastoral_V1_CaseItemVersion {
  init(_ version: CaseItemVersion, authorName: String) {
    self.init()
    self.version = version.version
    authorID = version.author
    self.authorName = authorName
    written = Google_Protobuf_Timestamp(version.written)
    notice.notice = version.noticeVersion.notice
    notice.version = version.noticeVersion.version
    restricted = version.isRestricted
  }
}

extension Pastoral_V1_CaseTask {
  init(
    _ task: CaseTask, text: String, ownerName: String, addedByName: String, today: LocalDate
  ) {
    self.init()
    id = task.id.text
    caseID = task.caseID.text
    self.text = text
    ownerID = task.owner
    self.ownerName = ownerName
    due = Pastoral_V1_Date(task.due)
    overdue = task.isOverdue(on: today)
    state = Pastoral_V1_CaseTaskState(task.state)
    revision = task.revision
    addedBy = task.addedBy
    self.addedByName = addedByName
    added = Google_Protobuf_Timestamp(task.added)
    changed = Google_Protobuf_Timestamp(task.changed)
  }
}

// MARK: Each enumeration once

extension CaseItem.Kind {
  init?(_ kind: Pastoral_V1_CaseItemKind) {
    guard let found = Self.named(kind, spelt: { .init($0) }) else { return nil }
    self = found
  }
}

extension Pastoral_V1_CaseItemKind {
  init(_ kind: CaseItem.Kind) {
    self =
      switch kind {
      case .note: .note
      case .riskAssessment: .riskAssessment
      case .safetyPlan: .safetyPlan
      case .contact: .contact
      }
  }
}

extension Pastoral_V1_CriminalOffenceData {
  init(_ data: CriminalOffenceData) {
    self =
      switch data {
      case .noOffence: .none
      case .unlawfulActs: .unlawfulActs
      case .counselling: .counselling
      case .safeguarding: .safeguarding
      case .vitalInterests: .vitalInterests
      case .legalClaims: .legalClaims
      }
  }
}

extension Pastoral_V1_ContactManner {
  init(_ manner: CaseContact.Manner) {
    self =
      switch manner {
      case .inPerson: .inPerson
      case .online: .online
      case .phone: .phone
      case .email: .email
      case .letter: .letter
      case .message: .message
      }
  }
}

extension Pastoral_V1_CaseTaskState {
  init(_ state: CaseTask.State) {
    self =
      switch state {
      case .open: .open
      case .done: .done
      case .dropped: .dropped
      }
  }
}
