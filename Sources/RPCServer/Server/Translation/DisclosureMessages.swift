import Domain
import Foundation
import Messages
import SwiftProtobuf

/// Disclosures between the wire and the domain.
extension Pastoral_V1_DisclosureState {
  init(_ state: Disclosure.State) {
    self =
      switch state {
      case .proposed: .proposed
      case .refused: .refused
      case .cancelled: .cancelled
      case .queued: .queued
      case .attempted: .attempted
      case .transmitted: .transmitted
      case .acknowledged: .acknowledged
      case .rejected: .rejected
      case .undelivered: .undelivered
      case .unknown: .unknown
      case .abandoned: .abandoned
      }
  }
}

extension Pastoral_V1_TransferReason {
  init(_ reason: TransferRules.Reason) {
    self =
      switch reason {
      case .contract: .contract
      case .overseasPartner: .overseasPartner
      }
  }
}

extension Pastoral_V1_DisclosureResolution {
  init(_ resolution: DisclosureRules.Resolution) {
    self =
      switch resolution {
      case .received: .received
      case .sendAgain: .sendAgain
      case .abandoned: .abandoned
      case .rejected: .rejected
      case .undelivered: .undelivered
      }
  }
}

extension Pastoral_V1_DisclosurePreview {
  init(_ draft: DisclosureDraft) {
    self.init()
    payload = Data(draft.rendered.bytes)
    mediaType = draft.rendered.mediaType
    digest = Data(draft.hash)
    shareID = draft.shareID.text
    origins = draft.source.origins(of: draft.content).map(\.rawValue).sorted()
    conditions = draft.content.particulars.conditions.map(\.words)
  }
}

extension Disclosure {
  /// Whether the student is shown it by that day: something was tried, and they may know.
  func isTold(on day: LocalDate) -> Bool {
    switch state {
    case .proposed, .refused, .cancelled, .queued: false
    case .attempted, .transmitted, .acknowledged, .rejected, .undelivered, .unknown, .abandoned:
      explanation.isTold(on: day)
    }
  }
}

extension Pastoral_V1_Disclosure {
  /// By when its form was to be proposed and the partner to answer, and whether that has passed.
  mutating func fill(
    _ deadlines: DisclosureDeadlines, of disclosure: Disclosure, on today: LocalDate
  ) {
    if let due = deadlines.formDue { formDue = Google_Protobuf_Timestamp(due) }
    formLate = deadlines.isFormLate(proposed: disclosure.proposal.at)
    if let due = deadlines.answerDue { answerDue = Pastoral_V1_Date(due) }
    answerOverdue = deadlines.isAnswerOverdue(disclosure, on: today)
  }

  /// What whoever works with it sees, but for the partner and its attempts.
  init(
    _ disclosure: Disclosure, _ content: DisclosureContent, on today: LocalDate,
    name: (String) throws -> String
  ) rethrows {
    self.init(toldOf: disclosure, content)
    caseID = disclosure.caseID?.text ?? ""
    answers = [Pastoral_V1_FormAnswer](content.answers)
    necessity = content.necessity
    proportionality = content.proportionality
    concern = content.concern
    reference = content.reference
    if let reason = disclosure.transfer { transfer = Pastoral_V1_TransferReason(reason) }
    proposed = try Pastoral_V1_DisclosureStep(disclosure.proposal, name)
    if let step = disclosure.decision { decided = try Pastoral_V1_DisclosureStep(step, name) }
    decision = content.decision
    switch disclosure.explanation {
    case .due(let day), .notPossible(let day): explanationDue = Pastoral_V1_Date(day)
    case .notNeeded, .given: break
    }
    explanation = content.explanation
    explanationOverdue = disclosure.explanation.isOverdue(on: today)
    if let due = disclosure.reviewDue { reviewDue = Google_Protobuf_Timestamp(due) }
    if let step = disclosure.review { reviewed = try Pastoral_V1_DisclosureStep(step, name) }
    review = content.review
    resolution = content.resolution
    plugin = content.plugin
    fill(content.particulars)
  }

  /// What the student sees of it, but for the partner and its attempts. Answers to a partner's form may be about
  /// others, so they are not in it.
  init(toldOf disclosure: Disclosure, _ content: DisclosureContent) {
    self.init()
    id = disclosure.id.text
    studentID = disclosure.studentID.text
    partnerID = disclosure.partnerID.text
    state = Pastoral_V1_DisclosureState(disclosure.state)
    authority = Pastoral_V1_DisclosureAuthority(disclosure.authority)
    consentID = disclosure.consentID?.text ?? ""
    fields = content.fields.map { selected in
      .with {
        $0.field = Pastoral_V1_DisclosedField(selected.field)
        $0.recordID = selected.record?.text ?? ""
      }
    }
    emergency = disclosure.isEmergency
    digest = Data(disclosure.payloadHash)
    payloadBytes = Int64(disclosure.payloadBytes)
    mediaType = disclosure.mediaType
    origins = disclosure.origins.map(\.rawValue).sorted()
    attempts = Int32(disclosure.attempts)
    if case .given(let day) = disclosure.explanation {
      explained = Pastoral_V1_Date(day)
      explanation = content.explanation
    }
    changed = Google_Protobuf_Timestamp(disclosure.changed)
    revision = disclosure.revision
  }

  /// To whom it goes.
  mutating func fill(_ partner: Partner) {
    partnerName = partner.details.name
    partnerKind = Pastoral_V1_PartnerKind(partner.kind)
  }
}

extension [Pastoral_V1_FormAnswer] {
  /// By the questions' codes, in their order.
  fileprivate init(_ answers: [String: String]) {
    self = answers.sorted { $0.key < $1.key }.map { code, answer in
      .with {
        $0.code = code
        $0.answer = answer
      }
    }
  }
}

extension Pastoral_V1_DisclosureSuggestion {
  /// - Parameters:
  ///   - cases: Those in which the caller may propose it.
  ///   - partners: Those that it could go to.
  init(
    _ suggestion: Suggestion, _ content: SuggestedShare, cases: [Identifier],
    partners: [Identifier]
  ) {
    self.init()
    id = suggestion.id.text
    studentID = suggestion.studentID.text
    caseIds = cases.map(\.text)
    plugin = suggestion.plugin
    partnerIds = partners.map(\.text)
    switch suggestion.event.change {
    case .suspended: change = .suspended
    case .resumed: change = .resumed
    case .withdrawn: change = .withdrawn
    }
    day = Pastoral_V1_Date(suggestion.event.day)
    programmeCode = suggestion.event.programmeCode
    answers = [Pastoral_V1_FormAnswer](content.answers)
    why = content.why
    made = Google_Protobuf_Timestamp(suggestion.made)
    switch suggestion.state {
    case .open: state = .open
    case .taken: state = .taken
    case .dismissed: state = .dismissed
    }
  }
}

extension Pastoral_V1_DisclosureAttempt {
  init(_ attempt: DisclosureAttempt) {
    self.init()
    at = Google_Protobuf_Timestamp(attempt.at)
    leaf = Int64(attempt.leaf)
    outcome = attempt.outcome ?? ""
  }
}

extension Pastoral_V1_DisclosureStep {
  fileprivate init(_ step: Disclosure.Step, _ name: (String) throws -> String) rethrows {
    self.init()
    principalID = step.by
    self.name = try name(step.by)
    at = Google_Protobuf_Timestamp(step.at)
  }
}
