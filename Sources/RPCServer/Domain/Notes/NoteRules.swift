/// How notes come to be, change and are shared: functions of values, without clock or store.
///
/// Who may ask is the policy's to say and was decided before.
public enum NoteRules {
  // MARK: The meeting

  /// The meeting behind a note, where it was booked.
  ///
  /// - Parameter appointment: What the id names; nil where nothing. One of another student is told as
  ///   little about as one that does not exist.
  /// - Throws: `Refusal.invalid`; NOT_BOOKED where it was cancelled; MEETING_NOT_BEGUN.
  public static func meeting(
    in appointment: Appointment?, of student: Identifier, now: Instant
  ) throws(Refusal) -> Meeting {
    guard let appointment, appointment.studentID == student else {
      throw .invalid("appointment_id", "must be an appointment of this student")
    }
    guard appointment.state == .booked else {
      throw .rule(.notBooked, "The appointment was cancelled: there was no meeting.")
    }
    guard appointment.start <= now else { throw notBegun }
    return .appointment(appointment.id, hostID: appointment.staffID, start: appointment.start)
  }

  /// The meeting behind a note, where the student came to a session without appointments.
  ///
  /// - Parameters:
  ///   - dropIn: What the id names; nil where nothing.
  ///   - places: All places of the session. One that the student has no place in is told as little about as
  ///     one that does not exist.
  /// - Throws: `Refusal.invalid`; MEETING_NOT_BEGUN while the student waits.
  public static func meeting(
    in dropIn: DropIn?, _ places: [DropInPlace], of student: Identifier
  ) throws(Refusal) -> Meeting {
    let states = places.filter { $0.studentID == student }.map(\.state)
    if states.contains(.waiting) { throw notBegun }
    guard let dropIn, states.contains(.called) || states.contains(.done) else {
      throw .invalid("drop_in_id", "must be a session that this student came to")
    }
    return .dropIn(dropIn.id, hostID: dropIn.staffID, start: dropIn.start)
  }

  /// The meeting behind a note, where nobody booked it.
  ///
  /// - Parameters:
  ///   - start: Nil where it was not given.
  ///   - minutes: 0 where nobody knows.
  /// - Throws: `Refusal.invalid`, naming every wrong field; MEETING_NOT_BEGUN.
  public static func meeting(
    from start: Instant?, minutes: Int, _ manner: Meeting.Manner?, now: Instant
  ) throws(Refusal) -> Meeting {
    var violations: [FieldViolation] = []
    func refuse(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "ad_hoc.\(field)", description: description))
    }
    if start == nil { refuse("start", "must be given") }
    let range = NoteLimits.adHocMinutes
    if minutes != 0, !range.contains(minutes) {
      refuse("minutes", "must be \(range.lowerBound) to \(range.upperBound), or 0 where not known")
    }
    if manner == nil { refuse("manner", "must be IN_PERSON, ONLINE, PHONE or EMAIL") }
    guard violations.isEmpty, let start, let manner else { throw .invalid(violations) }
    guard start <= now else { throw notBegun }
    return .adHoc(start: start, minutes: minutes == 0 ? nil : minutes, manner: manner)
  }

  private static let notBegun = Refusal.rule(
    .meetingNotBegun, "The meeting has not begun: a note is of what was said.")

  // MARK: A note's life

  /// A new note.
  ///
  /// - Parameter isShared: Shared at once; otherwise a draft.
  public static func create(
    _ meeting: Meeting, of student: Identifier, by author: Identifier, isShared: Bool,
    id: Identifier, noticeVersion: NoticeVersion, now: Instant
  ) -> Note {
    Note(
      id: id, studentID: student, authorID: author, meeting: meeting,
      state: isShared ? .shared : .draft, version: 1, revision: 1, noticeVersion: noticeVersion,
      created: now, changed: now, shared: isShared ? now : nil)
  }

  /// The note says something else: in a further version where it is shared, in place of the old where it is
  /// a draft.
  ///
  /// - Throws: A stale revision; NOTE_FULL.
  public static func amend(
    _ note: Note, revision: Int64, now: Instant
  ) throws(Refusal) -> Note {
    guard note.revision == revision else { throw .staleRevision }
    var amended = note
    if note.state == .shared {
      guard note.version < NoteLimits.versionsMax else {
        throw .rule(
          .noteFull, "The note has \(NoteLimits.versionsMax) versions, which is as many as it may.")
      }
      amended.version += 1
    }
    amended.revision += 1
    amended.changed = now
    return amended
  }

  /// The student sees it from now on.
  ///
  /// - Throws: ALREADY_SHARED first, so that who asks twice learns that it is done; a stale revision.
  public static func share(
    _ note: Note, revision: Int64, now: Instant
  ) throws(Refusal) -> Note {
    guard note.state == .draft else { throw alreadyShared }
    guard note.revision == revision else { throw .staleRevision }
    var shared = note
    shared.state = .shared
    shared.shared = now
    shared.revision += 1
    shared.changed = now
    return shared
  }

  /// Whether a draft may be thrown away.
  ///
  /// - Parameter person: Who wants that: its author may, and nobody else.
  /// - Throws: `Refusal.denied`; ALREADY_SHARED; a stale revision.
  public static func checkDiscard(
    _ note: Note, by person: String, revision: Int64
  ) throws(Refusal) {
    guard note.authorID.text == person else { throw .denied }
    guard note.state == .draft else { throw alreadyShared }
    guard note.revision == revision else { throw .staleRevision }
  }

  private static let alreadyShared = Refusal.rule(
    .alreadyShared, "The note was shared with the student before.")

  // MARK: What comes after

  /// The student's own words on a shared note.
  ///
  /// - Parameter count: How many comments there are.
  /// - Throws: `Refusal.invalid`; NOTE_FULL.
  public static func comment(
    _ text: String, after count: Int, id: Identifier, now: Instant
  ) throws(Refusal) -> NoteComment {
    if let problem = TextRules.problem(
      with: text, atMost: NoteLimits.commentLengthMax, required: true)
    {
      throw .invalid("text", problem)
    }
    guard count < NoteLimits.commentsMax else {
      throw .rule(
        .noteFull, "The note has \(NoteLimits.commentsMax) comments, which is as many as it may.")
    }
    return NoteComment(id: id, text: text, written: now)
  }

  /// How far an action is now. Any state may follow any other: people err.
  ///
  /// - Parameters:
  ///   - side: Who says so: students say it of their own actions, staff of everybody's.
  ///   - state: Nil where none was named.
  /// - Throws: `Refusal.denied`; `Refusal.invalid`; a stale revision.
  public static func set(
    _ action: ActionProgress, to state: ActionProgress.State?, by side: AgreedAction.Owner,
    revision: Int64, now: Instant
  ) throws(Refusal) -> ActionProgress {
    guard side == .staff || action.owner == .student else { throw .denied }
    guard let state else { throw .invalid("state", "must be OPEN, DONE or DROPPED") }
    guard action.revision == revision else { throw .staleRevision }
    var changed = action
    changed.state = state
    changed.revision += 1
    changed.changed = now
    return changed
  }
}
