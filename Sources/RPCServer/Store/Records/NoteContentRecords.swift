public import Domain

/// One version of a note: who wrote it, when, and under which notice.
public struct StoredNoteVersion: Equatable, Sendable {
  public let version: Int64
  public let authorID: Identifier
  public let written: Instant
  public let noticeVersion: NoticeVersion
}

/// What notes say. Sealed under the student's key, bound to note, version and revision, and opened only for
/// a decision that may (F1).
extension Transaction {
  /// What a note says in one of its versions; nil where there is no such version.
  ///
  /// - Throws: `Refusal.denied` where the decision may not open it, or the student's key was destroyed (F7).
  public func content(
    of note: Note, version: Int64? = nil, by decision: Decision
  ) throws -> NoteContent? {
    self.note(note.studentID, by: decision)
    let version = version ?? note.version
    let row = try row(
      "select revision, content from note_version where note_id = $1 and version = $2",
      note.id, version)
    guard let row else { return nil }
    let place = Self.place(of: note, version: version, revision: try row.integer(0))
    return try NoteContent(sealed: open(row.blobOrNil(1), at: place, by: decision))
  }

  /// Which versions a note has, newest first.
  public func versions(of note: Note, by decision: Decision) throws -> [StoredNoteVersion] {
    self.note(note.studentID, by: decision)
    return try rows(
      """
      select version, author_id, written_at, notice, notice_version from note_version
      where note_id = $1 order by version desc
      """, note.id
    ).map { row in
      StoredNoteVersion(
        version: try row.integer(0), authorID: try row.identifier(1), written: try row.instant(2),
        noticeVersion: NoticeVersion(notice: try row.text(3), version: try row.text(4)))
    }
  }

  /// Keeps what a note says in its present version: a draft's replaces what it said before.
  func write(
    _ content: NoteContent, as note: Note, under notice: NoticeVersion, by decision: Decision
  ) throws {
    let sealed = try seal(
      content.bytes, at: Self.place(of: note, version: note.version, revision: note.revision))
    try run(
      """
      insert into note_version
        (note_id, version, revision, author_id, written_at, notice, notice_version, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (note_id, version) do update
        set revision = excluded.revision, author_id = excluded.author_id,
          written_at = excluded.written_at, notice = excluded.notice,
          notice_version = excluded.notice_version, content = excluded.content
      """, note.id, note.version, note.revision, decision.caller.person, note.changed,
      notice.notice, notice.version, sealed)
  }

  // MARK: Comments

  /// What the student added to a note, oldest first.
  public func comments(on note: Note, by decision: Decision) throws -> [NoteComment] {
    self.note(note.studentID, by: decision)
    return try rows(
      """
      select id, written_at, content from note_comment where note_id = $1 order by written_at, id
      """, note.id
    ).map { row in
      let id = try row.identifier(0)
      let bytes = try open(
        row.blobOrNil(2), at: Self.place(ofComment: id, on: note), by: decision)
      guard let text = LengthPrefixed.texts(in: bytes, count: 1)?.first else {
        throw StoreError.corrupt
      }
      return NoteComment(id: id, text: text, written: try row.instant(1))
    }
  }

  /// How many comments a note has.
  public func commentCount(on note: Note) throws -> Int {
    try row("select count(*) from note_comment where note_id = $1", note.id)?.int(0) ?? 0
  }

  /// Keeps a comment.
  public func insert(
    _ comment: NoteComment, on note: Note, under notice: NoticeVersion, by decision: Decision
  ) throws {
    var content = LengthPrefixed()
    content.append(comment.text)
    try run(
      """
      insert into note_comment (id, note_id, written_at, notice, notice_version, content)
      values ($1, $2, $3, $4, $5, $6)
      """, comment.id, note.id, comment.written, notice.notice, notice.version,
      try seal(content.bytes, at: Self.place(ofComment: comment.id, on: note)))
  }

  // MARK: Seals

  private func open(
    _ sealed: [UInt8]?, at place: SealedPlace, by decision: Decision
  ) throws -> [UInt8] {
    guard let sealed else { throw Refusal.denied }
    do {
      return try openConfidential(sealed, at: place, of: .academicNotes, by: decision)
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  private static func place(of note: Note, version: Int64, revision: Int64) -> SealedPlace {
    var record = LengthPrefixed()
    record.append(note.id.text)
    record.append(version)
    return SealedPlace(
      table: "note_version", column: "content", owner: note.studentID.text, record: record.bytes,
      version: revision)
  }

  private static func place(ofComment id: Identifier, on note: Note) -> SealedPlace {
    var record = LengthPrefixed()
    record.append(note.id.text)
    record.append(id.text)
    return SealedPlace(
      table: "note_comment", column: "content", owner: note.studentID.text, record: record.bytes,
      version: 1)
  }
}

extension NoteContent {
  /// What is sealed.
  fileprivate var bytes: [UInt8] {
    var bytes = LengthPrefixed()
    bytes.append(purpose)
    bytes.append(topics.map(\.rawValue))
    bytes.append(declined.map(\.rawValue))
    bytes.append(keyPoints)
    bytes.append(actions.flatMap { [$0.id.text, $0.text, $0.owner.rawValue, $0.due.iso] })
    return bytes.bytes
  }

  fileprivate init(sealed bytes: [UInt8]) throws(StoreError) {
    var texts = try SealedTexts(bytes)
    let purpose = try texts.next()
    let topics = try texts.nextList(of: NoteTopic.self)
    let declined = try texts.nextList(of: NoteTopic.self)
    let keyPoints = try texts.nextList()
    let actions = try texts.nextList(width: 4) { parts -> AgreedAction? in
      guard let id = Identifier(parts[0]), let owner = AgreedAction.Owner(rawValue: parts[2]),
        let due = LocalDate(iso: parts[3])
      else { return nil }
      return AgreedAction(id: id, text: parts[1], owner: owner, due: due)
    }
    try texts.end()
    self.init(
      purpose: purpose, keyPoints: keyPoints, topics: topics, actions: actions, declined: declined)
  }
}
