import Domain
import Messages
import Store
import SwiftProtobuf

/// Notes between the wire and the domain.
///
/// What a request wants a note to say: the same fields in a new note and in an amendment.
protocol NoteTexts {
  var purpose: String { get }
  var keyPoints: [String] { get }
  var topics: [Pastoral_V1_NoteTopic] { get }
  var actions: [Pastoral_V1_AgreedAction] { get }
  var declined: [Pastoral_V1_NoteTopic] { get }
}

extension Pastoral_V1_CreateNoteRequest: NoteTexts {}
extension Pastoral_V1_AmendNoteRequest: NoteTexts {}

extension NoteProposal {
  init(_ request: some NoteTexts) {
    self.init(
      purpose: request.purpose, keyPoints: request.keyPoints,
      topics: request.topics.map { NoteTopic($0) },
      actions: request.actions.map {
        Action(
          id: $0.id, text: $0.text, owner: AgreedAction.Owner($0.owner),
          due: try? LocalDate($0.due, field: "due"))
      },
      declined: request.declined.map { NoteTopic($0) })
  }
}

extension NoteTopic {
  /// Nil where the caller named none that the notice knows.
  init?(_ topic: Pastoral_V1_NoteTopic) {
    switch topic {
    case .academicProgress: self = .academicProgress
    case .achievementsAndInterests: self = .achievementsAndInterests
    case .academicChallenges: self = .academicChallenges
    case .personalIssues: self = .personalIssues
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension Pastoral_V1_NoteTopic {
  init(_ topic: NoteTopic) {
    self =
      switch topic {
      case .academicProgress: .academicProgress
      case .achievementsAndInterests: .achievementsAndInterests
      case .academicChallenges: .academicChallenges
      case .personalIssues: .personalIssues
      }
  }
}

extension AgreedAction.Owner {
  fileprivate init?(_ owner: Pastoral_V1_ActionOwner) {
    switch owner {
    case .student: self = .student
    case .staff: self = .staff
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension Pastoral_V1_ActionOwner {
  init(_ owner: AgreedAction.Owner) {
    self =
      switch owner {
      case .student: .student
      case .staff: .staff
      }
  }
}

extension ActionProgress.State {
  init?(_ state: Pastoral_V1_ActionState) {
    switch state {
    case .open: self = .open
    case .done: self = .done
    case .dropped: self = .dropped
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension Pastoral_V1_ActionState {
  fileprivate init(_ state: ActionProgress.State) {
    self =
      switch state {
      case .open: .open
      case .done: .done
      case .dropped: .dropped
      }
  }
}

extension Meeting.Manner {
  init?(_ manner: Pastoral_V1_MeetingManner) {
    switch manner {
    case .inPerson: self = .inPerson
    case .online: self = .online
    case .phone: self = .phone
    case .email: self = .email
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}

extension Pastoral_V1_AdHocMeeting {
  fileprivate init(_ start: Instant, _ minutes: Int?, _ manner: Meeting.Manner) {
    self.init()
    self.start = Google_Protobuf_Timestamp(start)
    self.minutes = Int32(minutes ?? 0)
    self.manner =
      switch manner {
      case .inPerson: .inPerson
      case .online: .online
      case .phone: .phone
      case .email: .email
      }
  }
}

extension Pastoral_V1_Note {
  /// - Parameters:
  ///   - effectOfDeclining: What the note's notice says follows from not telling; empty where nothing was
  ///     declined.
  ///   - isForStaff: Whether the reader is staff, who are given suggestions.
  init(
    _ note: Note, _ content: NoteContent, actions: [ActionProgress], comments: [NoteComment],
    effectOfDeclining: String, authorName: String, today: LocalDate, isForStaff: Bool
  ) {
    self.init()
    id = note.id.text
    studentID = note.studentID.text
    authorID = note.authorID.text
    self.authorName = authorName
    switch note.meeting {
    case .appointment(let id, _, _): appointmentID = id.text
    case .dropIn(let id, _, _): dropInID = id.text
    case .adHoc(let start, let minutes, let manner): adHoc = .init(start, minutes, manner)
    }
    met = Google_Protobuf_Timestamp(note.meeting.start)
    purpose = content.purpose
    keyPoints = content.keyPoints
    topics = content.topics.map { Pastoral_V1_NoteTopic($0) }
    self.actions = actions.compactMap { Pastoral_V1_NoteAction($0, in: content, today: today) }
    declined = content.declined.map { Pastoral_V1_NoteTopic($0) }
    self.effectOfDeclining = effectOfDeclining
    // The notice knows no other; `NotesCalls` refuses what says so.
    source = .subject
    legalBasis = .publicTask
    sensitive = content.isSensitive
    suggestions = content.isSensitive && isForStaff ? [.wellbeingReferral] : []
    state =
      switch note.state {
      case .draft: .draft
      case .shared: .shared
      }
    version = note.version
    revision = note.revision
    notice = Pastoral_V1_NoticeVersion(note.noticeVersion)
    self.comments = comments.map { Pastoral_V1_NoteComment($0) }
    created = Google_Protobuf_Timestamp(note.created)
    changed = Google_Protobuf_Timestamp(note.changed)
    if let moment = note.shared { shared = Google_Protobuf_Timestamp(moment) }
  }
}

extension Pastoral_V1_NoteAction {
  /// Nil where the note says nothing of such an action.
  init?(_ progress: ActionProgress, in content: NoteContent, today: LocalDate) {
    guard let action = content.actions.first(where: { $0.id == progress.id }) else { return nil }
    self.init()
    id = progress.id.text
    noteID = progress.noteID.text
    text = action.text
    owner = Pastoral_V1_ActionOwner(progress.owner)
    due = Pastoral_V1_Date(progress.due)
    state = Pastoral_V1_ActionState(progress.state)
    overdue = progress.isOverdue(on: today)
    revision = progress.revision
    changed = Google_Protobuf_Timestamp(progress.changed)
  }
}

extension Pastoral_V1_NoteComment {
  init(_ comment: NoteComment) {
    self.init()
    id = comment.id.text
    text = comment.text
    written = Google_Protobuf_Timestamp(comment.written)
  }
}

extension Pastoral_V1_NoteVersion {
  /// - Parameter content: Nil in a list, which does not say what they say.
  init(
    _ version: StoredNoteVersion, of note: Note, _ content: NoteContent?, authorName: String
  ) {
    self.init()
    noteID = note.id.text
    self.version = version.version
    authorID = version.authorID.text
    self.authorName = authorName
    written = Google_Protobuf_Timestamp(version.written)
    notice = Pastoral_V1_NoticeVersion(version.noticeVersion)
    guard let content else { return }
    purpose = content.purpose
    keyPoints = content.keyPoints
    topics = content.topics.map { Pastoral_V1_NoteTopic($0) }
    actions = content.actions.map { action in
      .with {
        $0.id = action.id.text
        $0.text = action.text
        $0.owner = Pastoral_V1_ActionOwner(action.owner)
        $0.due = Pastoral_V1_Date(action.due)
      }
    }
    declined = content.declined.map { Pastoral_V1_NoteTopic($0) }
  }
}
