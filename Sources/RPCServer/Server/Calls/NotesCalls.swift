import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.NotesService`: brief notes of meetings. The rules are `NoteRules`'; whatever a student is
/// to see, they see from the transaction on that says so.
enum NotesCalls {
  static let routes: [Route] =
    ([
      .write(NotesService.create, .policy(.create, .academicNotes), create),
      .write(NotesService.amend, .policy(.update, .academicNotes), amend),
      .write(NotesService.share, .policy(.update, .academicNotes), share),
      .write(NotesService.discardDraft, .policy(.update, .academicNotes), discardDraft),
      .read(NotesService.get, .policy(.read, .academicNotes), get),
      .read(NotesService.listForStudent, .policy(.list, .academicNotes), listForStudent),
      .read(NotesService.listMine, .policy(.list, .academicNotes), listMine),
      .read(NotesService.listVersions, .policy(.read, .academicNotes), listVersions),
      .read(NotesService.getVersion, .policy(.read, .academicNotes), getVersion),
    ] + NoteReplyCalls.routes).map { $0.taking(atMost: requestBytesMax) }

  /// Bytes of a request: a note at all its limits in the longest script there is has a fifth of it.
  static let requestBytesMax = 256 << 10

  // MARK: Writing

  private static func create(
    _ request: Pastoral_V1_CreateNoteRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Note> {
    let standings = try call.standings(toStudent: request.studentID, tx)
    var booked: Appointment?
    if case .appointmentID(let id) = request.meeting { booked = try tx.appointment(id) }
    // A meeting that nobody booked is one's own: it was with whoever writes of it.
    let isOwn = booked.map { $0.staffID.text == call.caller.person } ?? request.isAdHoc
    let decision = try call.decide(standings, conditions: isOwn ? [.own] : [])
    guard let student = Identifier(request.studentID, kind: .student),
      let author = Identifier(call.caller.person, kind: .staffMember)
    else { throw Refusal.denied }
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let now = call.now
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      try request.checkOrigin()
      let meeting = try request.meeting(booked, of: student, now: now)
      let content = try NoteProposal(request).content(
        met: WallClock.london.date(of: meeting.start), random: &random)
      let note = NoteRules.create(
        meeting, of: student, by: author, isShared: request.share,
        id: Identifier(.note, from: &random), noticeVersion: notice, now: now)
      try tx.insert(note, content, by: decision)
      if note.state == .shared { try tx.tellShared(note, at: now, &random) }
      return (try context.message(note, content, tx, by: decision), student)
    }
  }

  private static func amend(
    _ request: Pastoral_V1_AmendNoteRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Note> {
    let (note, decision) = try call.found(request.noteID, tx)
    let notice = try call.noticeInForce(.seeMyTutor, tx)
    let now = call.now
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let amended = try NoteRules.amend(note, revision: request.revision, now: now)
      let content = try NoteProposal(request).content(
        over: tx.content(of: note, by: decision)?.actions ?? [],
        met: WallClock.london.date(of: note.meeting.start), random: &random)
      try tx.amend(amended, content, under: notice, by: decision)
      if amended.state == .shared {
        try tx.append(.noteAmended, note.id, at: now)
        try tx.deliver(
          .noteAmended, about: note.id, to: [note.studentID.text], at: now, random: &random)
      }
      return (try context.message(amended, content, tx, by: decision), note.studentID)
    }
  }

  private static func share(
    _ request: Pastoral_V1_ShareNoteRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Note> {
    let (note, decision) = try call.found(request.noteID, tx)
    let now = call.now
    var random = call.random
    let context = call
    return try call.once(decision, tx) {
      let shared = try NoteRules.share(note, revision: request.revision, now: now)
      guard let content = try tx.content(of: note, by: decision) else { throw Refusal.denied }
      try tx.update(shared, by: decision)
      try tx.tellShared(shared, at: now, &random)
      return (try context.message(shared, content, tx, by: decision), note.studentID)
    }
  }

  private static func discardDraft(
    _ request: Pastoral_V1_DiscardDraftRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_DiscardDraftResponse> {
    let (note, decision): (Note, Decision)
    do {
      (note, decision) = try call.found(request.noteID, tx)
    } catch Refusal.denied {
      // A repetition finds no draft any more; the reply that it gets says nothing of one.
      guard let reply: EncodedReply<Pastoral_V1_DiscardDraftResponse> = try call.replay(tx) else {
        throw Refusal.denied
      }
      return reply
    }
    let person = call.caller.person
    return try call.once(decision, tx) {
      try NoteRules.checkDiscard(note, by: person, revision: request.revision)
      try tx.discard(note, by: decision)
      return (Pastoral_V1_DiscardDraftResponse(), note.studentID)
    }
  }

  // MARK: Reading

  private static func get(
    _ request: Pastoral_V1_GetNoteRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Note {
    let (note, decision) = try call.found(request.noteID, tx, for: request.purpose)
    guard let content = try tx.content(of: note, by: decision) else { throw Refusal.denied }
    return try call.message(note, content, tx, by: decision)
  }

  private static func listForStudent(
    _ request: Pastoral_V1_ListNotesForStudentRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListNotesResponse {
    let standings = try call.standings(toStudent: request.studentID, tx)
    try call.check(request.purpose, standings, for: .academicNotes)
    let decision = try call.decide(standings, conditions: [.own])
    guard let student = Identifier(request.studentID, kind: .student) else {
      throw Refusal.denied
    }
    return try list(request, of: student, call, tx, by: decision)
  }

  private static func listMine(
    _ request: Pastoral_V1_ListMyNotesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListNotesResponse {
    let decision = try call.decide([.ownself])
    guard let student = Identifier(call.caller.person, kind: .student) else {
      throw Refusal.denied
    }
    return try list(request, of: student, call, tx, by: decision)
  }

  /// A page of what the decision shows: what was shared, to the student; one's own, where the policy says
  /// so; and else all.
  private static func list(
    _ request: some PagedRequest, of student: Identifier, _ call: CallContext, _ tx: Transaction,
    by decision: Decision
  ) throws -> Pastoral_V1_ListNotesResponse {
    let page = try call.page(request, atMost: Paging.sizeMaxOfTexts)
    let found = try tx.notes(
      of: student, sharedOnly: decision.showing == .published,
      ownOf: decision.condition == .own ? call.caller.person : nil,
      before: Paging.place(page.after), limit: page.size + 1, by: decision)
    let (notes, next) = call.paging.page(found, of: page) { Paging.place($0.created, $0.id) }
    var response = Pastoral_V1_ListNotesResponse()
    response.notes = try notes.compactMap { note in
      try tx.content(of: note, by: decision).map {
        try call.message(note, $0, tx, by: decision)
      }
    }
    response.nextPageToken = next
    return response
  }

  private static func listVersions(
    _ request: Pastoral_V1_ListNoteVersionsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListNoteVersionsResponse {
    let (note, decision) = try call.found(request.noteID, tx, for: request.purpose)
    var response = Pastoral_V1_ListNoteVersionsResponse()
    response.versions = try tx.versions(of: note, by: decision).map {
      Pastoral_V1_NoteVersion(
        $0, of: note, nil, authorName: try tx.nameForReport(of: $0.authorID.text))
    }
    return response
  }

  private static func getVersion(
    _ request: Pastoral_V1_GetNoteVersionRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_NoteVersion {
    let (note, decision) = try call.found(request.noteID, tx, for: request.purpose)
    let versions = try tx.versions(of: note, by: decision)
    guard let version = versions.first(where: { $0.version == request.version }) else {
      throw Refusal.invalid("version", "must be 1 to the note's version")
    }
    return Pastoral_V1_NoteVersion(
      version, of: note, try tx.content(of: note, version: version.version, by: decision),
      authorName: try tx.nameForReport(of: version.authorID.text))
  }
}

extension CallContext {
  /// A note, and the decision on it by the method's own rule. What does not exist is denied by the same
  /// statements as what is somebody else's; to its student a draft does not exist.
  ///
  /// - Parameter purpose: What it is read for; nil for a change, which needs none.
  fileprivate mutating func found(
    _ id: String, _ tx: Transaction, for purpose: Pastoral_V1_Purpose? = nil
  ) throws -> (Note, Decision) {
    let note = try tx.note(id).flatMap { isHidden($0) ? nil : $0 }
    let standings = try standings(toStudent: note?.studentID.text ?? "", tx)
    if let purpose { try check(purpose, standings, for: .academicNotes) }
    let decision = try decide(standings, conditions: own(note))
    guard let note else { throw Refusal.denied }
    return (note, decision)
  }

  /// Whether it is not to be known to the caller: a draft to its student.
  func isHidden(_ note: Note) -> Bool {
    note.state == .draft && note.studentID.text == caller.person
  }

  /// What is true of the note besides.
  func own(_ note: Note?) -> Set<Condition> {
    note?.isOwn(of: caller.person) == true ? [.own] : []
  }

  /// A note for a reply, with its actions and comments.
  fileprivate func message(
    _ note: Note, _ content: NoteContent, _ tx: Transaction, by decision: Decision
  ) throws -> Pastoral_V1_Note {
    Pastoral_V1_Note(
      note, content, actions: try tx.actionProgress(of: note),
      comments: try tx.comments(on: note, by: decision),
      effectOfDeclining: content.declined.isEmpty
        ? "" : try tx.statement(.ifNotProvided, of: note.noticeVersion),
      authorName: try tx.nameForReport(of: note.authorID.text), today: today,
      isForStaff: decision.showing != .published)
  }
}

extension Transaction {
  /// Tells the student, and campus systems, that a note was shared.
  fileprivate func tellShared(
    _ note: Note, at now: Instant, _ random: inout SystemRandom
  ) throws {
    try append(.noteShared, note.id, at: now)
    try deliver(
      .noteShared, about: note.id, to: [note.studentID.text], at: now, random: &random)
  }
}

extension Pastoral_V1_CreateNoteRequest {
  /// Whether it names a meeting that nobody booked.
  fileprivate var isAdHoc: Bool {
    if case .adHoc = meeting { true } else { false }
  }

  /// Holds where the data come from, and on which basis, against the notice, which knows one of each.
  fileprivate func checkOrigin() throws(Refusal) {
    var violations: [FieldViolation] = []
    if source != .unspecified, source != .subject {
      violations.append(
        FieldViolation(
          field: "source",
          description: "must be SUBJECT: under See My Tutor data come from the student alone"))
    }
    if legalBasis != .unspecified, legalBasis != .publicTask {
      violations.append(
        FieldViolation(
          field: "legal_basis",
          description: "must be PUBLIC_TASK: See My Tutor knows no other basis"))
    }
    guard violations.isEmpty else { throw .invalid(violations) }
  }

  /// The meeting that it names.
  fileprivate func meeting(
    _ booked: Appointment?, of student: Identifier, now: Instant
  ) throws -> Meeting {
    switch meeting {
    case .appointmentID: try NoteRules.meeting(in: booked, of: student, now: now)
    case .adHoc(let adHoc):
      try NoteRules.meeting(
        from: adHoc.hasStart ? Instant(adHoc.start, field: "ad_hoc.start") : nil,
        minutes: Int(adHoc.minutes), Meeting.Manner(adHoc.manner), now: now)
    case nil: throw Refusal.invalid("meeting", "must be appointment_id or ad_hoc")
    }
  }
}

extension Pastoral_V1_ListNotesForStudentRequest: PagedRequest {}
extension Pastoral_V1_ListMyNotesRequest: PagedRequest {}
