import Promises
import Testing

@testable import Domain

@Suite("A note's life")
struct NoteRulesTests {
  private static let now = utc("2026-11-23", "09:00")
  private static let later = now.adding(minutes: 5)
  private static let (student, author) = (id(.student, 1), id(.staffMember, 1))
  private static let notice = NoticeVersion(notice: "see-my-tutor", version: "1")

  private static func note(isShared: Bool = false) -> Note {
    NoteRules.create(
      .adHoc(start: now, minutes: nil, manner: .phone), of: student, by: author,
      isShared: isShared, id: id(.note, 1), noticeVersion: notice, now: now)
  }

  private static func appointment(
    _ state: Appointment.State = .booked, of student: Identifier = student,
    start: Instant = now
  ) -> Appointment {
    Appointment(
      id: id(.appointment, 1), studentID: student, staffID: id(.staffMember, 2), start: start,
      end: start.adding(minutes: 30), location: "Room 1", state: state, revision: 1,
      noticeVersion: notice, created: start, changed: start)
  }

  private static func refusal<Value>(_ body: () throws(Refusal) -> Value) -> Refusal? {
    do throws(Refusal) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  // MARK: The meeting

  @Test("A booked meeting is the student's, has begun and was not cancelled", .tags(.s5))
  func booked() throws {
    let meeting = try NoteRules.meeting(
      in: Self.appointment(), of: Self.student, now: Self.now)
    #expect(meeting.start == Self.now && meeting.hostID == id(.staffMember, 2))
    for wrong in [nil, Self.appointment(of: id(.student, 2))] {
      let refusal = Self.refusal { () throws(Refusal) in
        try NoteRules.meeting(in: wrong, of: Self.student, now: Self.now)
      }
      #expect(fields(refusal) == ["appointment_id"])
    }
    let cancelled = Self.refusal { () throws(Refusal) in
      try NoteRules.meeting(in: Self.appointment(.cancelled), of: Self.student, now: Self.now)
    }
    #expect(reason(cancelled) == .notBooked)
    let coming = Self.refusal { () throws(Refusal) in
      try NoteRules.meeting(
        in: Self.appointment(start: Self.now.adding(milliseconds: 1)), of: Self.student,
        now: Self.now)
    }
    #expect(reason(coming) == .meetingNotBegun)
  }

  @Test("A meeting that nobody booked has a start, a manner and, where known, a length", .tags(.s5))
  func adHoc() throws {
    for (minutes, kept) in [(0, nil), (1, 1), (480, 480)] as [(Int, Int?)] {
      let meeting = try NoteRules.meeting(from: Self.now, minutes: minutes, .online, now: Self.now)
      #expect(meeting == .adHoc(start: Self.now, minutes: kept, manner: .online))
      #expect(meeting.hostID == nil)
    }
    let nothing = Self.refusal { () throws(Refusal) in
      try NoteRules.meeting(from: nil, minutes: 481, nil, now: Self.now)
    }
    #expect(fields(nothing) == ["ad_hoc.start", "ad_hoc.minutes", "ad_hoc.manner"])
    let coming = Self.refusal { () throws(Refusal) in
      try NoteRules.meeting(from: Self.later, minutes: 5, .phone, now: Self.now)
    }
    #expect(reason(coming) == .meetingNotBegun)
  }

  @Test("A note is its author's own, and that of who held the appointment", .tags(.s10))
  func own() throws {
    let meeting = try NoteRules.meeting(in: Self.appointment(), of: Self.student, now: Self.now)
    let note = NoteRules.create(
      meeting, of: Self.student, by: Self.author, isShared: true, id: id(.note, 1),
      noticeVersion: Self.notice, now: Self.now)
    #expect(note.isOwn(of: Self.author.text) && note.isOwn(of: id(.staffMember, 2).text))
    #expect(!note.isOwn(of: id(.staffMember, 3).text) && !note.isOwn(of: Self.student.text))
  }

  // MARK: Changes

  @Test(
    "A draft that is amended stays at its version; a shared note goes on to the next", .tags(.s3))
  func amend() throws {
    let draft = try NoteRules.amend(Self.note(), revision: 1, now: Self.later)
    #expect(draft.version == 1 && draft.revision == 2 && draft.state == .draft)
    let shared = try NoteRules.amend(Self.note(isShared: true), revision: 1, now: Self.later)
    #expect(shared.version == 2 && shared.revision == 2 && shared.changed == Self.later)
    let stale = Self.refusal { () throws(Refusal) in
      try NoteRules.amend(Self.note(), revision: 2, now: Self.later)
    }
    #expect(stale == .staleRevision)
  }

  @Test("Sharing happens once", .tags(.s3))
  func share() throws {
    let shared = try NoteRules.share(Self.note(), revision: 1, now: Self.later)
    #expect(shared.state == .shared && shared.shared == Self.later && shared.version == 1)
    for revision in [1, 2] as [Int64] {
      let again = Self.refusal { () throws(Refusal) in
        try NoteRules.share(shared, revision: revision, now: Self.later)
      }
      #expect(reason(again) == .alreadyShared)
    }
    let stale = Self.refusal { () throws(Refusal) in
      try NoteRules.share(Self.note(), revision: 0, now: Self.later)
    }
    #expect(stale == .staleRevision)
  }

  @Test("A draft is thrown away by its author and nobody else")
  func discard() throws {
    try NoteRules.checkDiscard(Self.note(), by: Self.author.text, revision: 1)
    let others = Self.refusal { () throws(Refusal) in
      try NoteRules.checkDiscard(Self.note(), by: id(.staffMember, 2).text, revision: 1)
    }
    #expect(others == .denied)
    let shared = Self.refusal { () throws(Refusal) in
      try NoteRules.checkDiscard(Self.note(isShared: true), by: Self.author.text, revision: 1)
    }
    #expect(reason(shared) == .alreadyShared)
  }

  // MARK: Actions

  private static func action(
    _ owner: AgreedAction.Owner, _ state: ActionProgress.State = .open
  ) -> ActionProgress {
    ActionProgress(
      id: id(.action, 1), noteID: id(.note, 1), owner: owner, due: day("2026-12-01"),
      state: state, revision: 1, changed: now)
  }

  @Test(
    "Students set their own actions, staff both sides'", .tags(.s2),
    arguments: [
      (AgreedAction.Owner.student, by: AgreedAction.Owner.student, true),
      (.student, by: .staff, true), (.staff, by: .staff, true), (.staff, by: .student, false),
    ])
  func sides(owner: AgreedAction.Owner, by side: AgreedAction.Owner, isAllowed: Bool) {
    let refusal = Self.refusal { () throws(Refusal) in
      try NoteRules.set(Self.action(owner), to: .done, by: side, revision: 1, now: Self.later)
    }
    #expect(refusal == (isAllowed ? nil : .denied))
  }

  @Test(
    "Open and due before today is overdue", .tags(.s2),
    arguments: [
      (ActionProgress.State.open, "2026-12-01", false), (.open, "2026-12-02", true),
      (.done, "2026-12-02", false), (.dropped, "2026-12-02", false),
    ])
  func overdue(state: ActionProgress.State, today: String, isOverdue: Bool) {
    #expect(Self.action(.student, state).isOverdue(on: day(today)) == isOverdue)
  }
}
