import Messages

/// Notes' topics, owners and states as people and scripts spell them.
extension Pastoral_V1_NoteTopic {
  /// One word, as the form has it.
  var word: String {
    switch self {
    case .academicProgress: "progress"
    case .achievementsAndInterests: "achievements"
    case .academicChallenges: "challenges"
    case .personalIssues: "personal"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }

  /// The word, or the notice's whole name; nil for anything else.
  init?(word: some StringProtocol) {
    switch word.lowercased() {
    case "progress", "academic progress": self = .academicProgress
    case "achievements", "interests", "achievements and interests",
      "achievements and academic interests":
      self = .achievementsAndInterests
    case "challenges", "academic challenges": self = .academicChallenges
    case "personal", "personal issues": self = .personalIssues
    default: return nil
    }
  }
}

extension Pastoral_V1_ActionOwner {
  var word: String {
    switch self {
    case .student: "student"
    case .staff: "staff"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }

  init?(word: some StringProtocol) {
    switch word.lowercased() {
    case "student": self = .student
    case "staff", "tutor": self = .staff
    default: return nil
    }
  }
}

extension Pastoral_V1_ActionState {
  var word: String {
    switch self {
    case .open: "open"
    case .done: "done"
    case .dropped: "dropped"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_NoteState {
  var word: String {
    switch self {
    case .draft: "draft"
    case .shared: "shared"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}

extension Pastoral_V1_MeetingManner {
  var word: String {
    switch self {
    case .inPerson: "in person"
    case .online: "online"
    case .phone: "by phone"
    case .email: "by e-mail"
    case .unspecified, .UNRECOGNIZED: "other"
    }
  }
}
