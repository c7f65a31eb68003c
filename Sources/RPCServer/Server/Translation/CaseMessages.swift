import Domain
import Messages
import Store
import SwiftProtobuf

/// Cases between the wire and the domain.
extension CaseProposal {
  init(_ request: Pastoral_V1_OpenCaseRequest) {
    self.init(
      type: SupportType(request.supportType), reason: request.reason,
      gaps: request.gaps.map { (.named($0.category) { .init($0) }, $0.words) },
      source: .named(request.source) { .init($0) }, referralID: request.referralID,
      thirdParty: request.hasThirdParty ? ThirdPartyProposal(request.thirdParty) : nil,
      ground: request.hasGround ? GroundProposal(request.ground) : nil,
      priority: .named(request.priority) { .init($0) }, risk: .named(request.risk) { .init($0) })
  }
}

extension Pastoral_V1_Case {
  /// What a student reads of a case of their own.
  init(statusOf record: Case, leadName: String) {
    self.init()
    id = record.id.text
    studentID = record.studentID.text
    supportType = Pastoral_V1_SupportType(record.type)
    state = Pastoral_V1_CaseState(record.state)
    leadID = record.lead ?? ""
    self.leadName = leadName
    opened = Google_Protobuf_Timestamp(record.opened)
    changed = Google_Protobuf_Timestamp(record.changed)
  }

  /// What stands beside that for staff, without what is said in it.
  mutating func fill(_ record: Case, studentName: String, openedByName: String) {
    self.studentName = studentName
    revision = record.revision
    priority = Pastoral_V1_CasePriority(record.priority)
    sealed = record.isSealed
    if let day = record.holdReview { holdReview = Pastoral_V1_Date(day) }
    source = Pastoral_V1_InformationSource(record.source)
    referralID = record.referralID?.text ?? ""
    notice.notice = record.noticeVersion.notice
    notice.version = record.noticeVersion.version
    openedBy = record.openedBy
    self.openedByName = openedByName
  }
}

extension Pastoral_V1_CaseWords {
  /// - Parameter effect: What the notice says follows from not telling; empty where nothing is missing.
  init(_ content: CaseContent, gapsEffect effect: String) {
    self.init(gaps: content.gaps, effect: effect)
    reason = content.reason
    risk = Pastoral_V1_RiskLevel(content.risk)
    assessment = content.assessment
    if let source = content.thirdParty { thirdParty = Pastoral_V1_ThirdPartySource(source) }
  }

  /// What was not told, and what follows.
  init(gaps missing: [InformationGap], effect: String) {
    self.init()
    gaps = missing.map { gap in
      .with {
        $0.category = Pastoral_V1_CaseCategory(gap.category)
        $0.words = gap.words
      }
    }
    gapsEffect = effect
  }
}

extension Pastoral_V1_CaseMember {
  init(_ member: CaseMember, name: String, isLead: Bool) {
    self.init()
    memberID = member.principal
    memberName = name
    self.isLead = isLead
    since = Google_Protobuf_Timestamp(member.since)
    if let day = member.until { until = Pastoral_V1_Date(day) }
  }
}

extension Pastoral_V1_CaseloadEntry {
  /// - Parameter content: Nil where it is restricted.
  init(
    _ record: Case, _ content: CaseContent?, _ tasks: CaseTaskCount, nextAppointment: Instant?,
    studentName: String, isLead: Bool
  ) {
    self.init()
    caseID = record.id.text
    studentID = record.studentID.text
    self.studentName = studentName
    supportType = Pastoral_V1_SupportType(record.type)
    state = Pastoral_V1_CaseState(record.state)
    priority = Pastoral_V1_CasePriority(record.priority)
    if let content {
      risk = Pastoral_V1_RiskLevel(content.risk)
      hasGaps_p = !content.gaps.isEmpty
    }
    restricted = content == nil
    self.isLead = isLead
    if let day = record.holdReview { holdReview = Pastoral_V1_Date(day) }
    changed = Google_Protobuf_Timestamp(record.changed)
    if let day = tasks.nextDue { nextDue = Pastoral_V1_Date(day) }
    overdue = Int32(tasks.overdue)
    if let moment = nextAppointment { self.nextAppointment = Google_Protobuf_Timestamp(moment) }
  }
}

extension Pastoral_V1_CaseChange {
  init(_ change: CaseChange, byName: String, memberName: String) {
    self.init()
    revision = change.revision
    kind = Pastoral_V1_CaseChangeKind(change.kind)
    at = Google_Protobuf_Timestamp(change.at)
    by = change.by
    self.byName = byName
    memberID = change.member ?? ""
    self.memberName = memberName
    words = change.words
  }
}

extension Pastoral_V1_CaseCount {
  init(_ count: CaseCount) {
    self.init()
    supportType = Pastoral_V1_SupportType(count.type)
    state = Pastoral_V1_CaseState(count.state)
    self.count = Int32(count.told ?? 0)
    suppressed = count.told == nil
  }
}
