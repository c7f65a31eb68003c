import Domain
import Messages
import Store
import SwiftProtobuf

/// Referrals between the wire and the domain.
extension ReferralProposal {
  init(_ request: Pastoral_V1_CreateReferralRequest) {
    let authority: Authority? =
      switch request.authority {
      case .consentID(let id): .consent(id)
      case .safetyGround(let ground):
        .safety(
          risk: ground.risk, of: Referral.SafetyOf(ground.safetyOf),
          review: try? LocalDate(ground.review, field: "review"))
      case nil: nil
      }
    self.init(
      service: UniversityService(request.service),
      fields: request.fields.map { ReferralField($0) }, noteID: request.noteID,
      reason: request.reason, authority: authority)
  }
}

extension Referral.SafetyOf {
  fileprivate init?(_ of: Pastoral_V1_SafetyOf) {
    switch of {
    case .student: self = .student
    case .others: self = .others
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

/// How much of a referral somebody sees.
struct ReferralView: Sendable {
  /// Whether what was passed on is shown.
  let hasContent: Bool
  /// Whether the risk is told, where it was made for somebody's safety.
  let hasRisk: Bool
  /// Whether it says which note it came from.
  let hasNote: Bool

  /// To the service the content opens with its acceptance; a supervisor looks at grounds of safety in any
  /// state. The student is not told the risk, which can be about others.
  init(_ referral: Referral, to standing: Standing?) {
    switch standing {
    case .intake: self.init(referral.isTaken, referral.isTaken, false)
    case .supervises:
      let isShown = referral.isTaken || referral.isForSafety
      self.init(isShown, isShown, false)
    case .ownself: self.init(true, false, true)
    default: self.init(true, true, true)
    }
  }

  private init(_ hasContent: Bool, _ hasRisk: Bool, _ hasNote: Bool) {
    self.hasContent = hasContent
    self.hasRisk = hasRisk
    self.hasNote = hasNote
  }
}

extension Pastoral_V1_Referral {
  /// - Parameters:
  ///   - content: Nil where it is not shown.
  ///   - name: The name of who did something, by principal.
  init(
    _ referral: Referral, _ content: ReferralContent?, _ words: ReferralWords,
    _ view: ReferralView, name: (String) throws -> String
  ) throws {
    func step(_ step: Referral.Step, _ words: String) throws -> Pastoral_V1_ReferralStep {
      var message = Pastoral_V1_ReferralStep()
      message.by = step.by
      message.byName = try name(step.by)
      message.at = Google_Protobuf_Timestamp(step.at)
      message.words = words
      return message
    }
    self.init()
    id = referral.id.text
    studentID = referral.studentID.text
    authorID = referral.authorID.text
    authorName = try name(referral.authorID.text)
    service = Pastoral_V1_UniversityService(referral.service)
    if view.hasNote { noteID = referral.noteID?.text ?? "" }
    fields = referral.fields.map { Pastoral_V1_ReferralField($0) }
    switch referral.authority {
    case .consent(let id): consentID = id.text
    case .safety(let of, let review):
      safetyGround = .with {
        $0.risk = view.hasRisk ? words.risk : ""
        $0.safetyOf = of == .student ? .student : .others
        $0.review = Pastoral_V1_Date(review)
      }
    }
    state = Pastoral_V1_ReferralState(referral.state)
    revision = referral.revision
    notice = Pastoral_V1_NoticeVersion(referral.noticeVersion)
    created = Google_Protobuf_Timestamp(referral.created)
    changed = Google_Protobuf_Timestamp(referral.changed)
    if let content { self.content = Pastoral_V1_ReferralContent(content) }
    if let answer = referral.answer { self.answer = try step(answer, words.answer) }
    if let closing = referral.closing { self.closing = try step(closing, words.closing) }
    if let review = referral.review {
      // What is said of the ground is for those who know it.
      self.review = try step(review.step, view.hasRisk ? words.review : "")
      finding = review.finding == .justified ? .justified : .notJustified
    }
  }
}

extension Pastoral_V1_ReferralState {
  fileprivate init(_ state: Referral.State) {
    self =
      switch state {
      case .proposed: .proposed
      case .accepted: .accepted
      case .rejected: .rejected
      case .done: .done
      case .revoked: .revoked
      }
  }
}

extension Pastoral_V1_ReferralContent {
  fileprivate init(_ content: ReferralContent) {
    self.init()
    reason = content.reason
    meetingPurpose = content.meetingPurpose
    keyPoints = content.keyPoints
    actions = content.actions.map { action in
      .with {
        $0.text = action.text
        $0.owner = Pastoral_V1_ActionOwner(action.owner)
        $0.due = Pastoral_V1_Date(action.due)
      }
    }
    contactEmail = content.contactEmail
  }
}
