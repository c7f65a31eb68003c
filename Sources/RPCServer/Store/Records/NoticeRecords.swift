public import Domain

/// A version of a privacy notice as it is kept.
public struct StoredNotice: Sendable {
  public var entry: NoticeSchedule.Entry
  /// JSON, whose shape is the calls' matter.
  public var content: String
  /// Nil for those that came with the software.
  public var published: Instant?

  public init(entry: NoticeSchedule.Entry, content: String, published: Instant?) {
    self.entry = entry
    self.content = content
    self.published = published
  }
}

/// The privacy notices, which are nobody's data.
extension Transaction {
  /// Every version's first day.
  public func noticeSchedule() throws -> NoticeSchedule {
    NoticeSchedule(
      try rows("select notice, version, from_date from notice_version").map(Self.entry))
  }

  /// One version; nil where there is none of that name.
  public func notice(_ version: NoticeVersion) throws -> StoredNotice? {
    try row(
      """
      select notice, version, from_date, content, published_at from notice_version
      where notice = $1 and version = $2
      """, version.notice, version.version
    ).map(Self.storedNotice)
  }

  /// All versions, each notice's newest first. A university has few.
  public func notices() throws -> [StoredNotice] {
    try rows(
      """
      select notice, version, from_date, content, published_at from notice_version
      order by notice, from_date desc limit 1000
      """
    ).map(Self.storedNotice)
  }

  /// Keeps a version, in place of one of that name that is not yet in force.
  public func publish(_ notice: StoredNotice, by decision: Decision) throws {
    try run(
      """
      insert into notice_version
        (notice, version, from_date, content, published_at, published_by)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (notice, version) do update
        set from_date = excluded.from_date, content = excluded.content,
          published_at = excluded.published_at, published_by = excluded.published_by
      """, notice.entry.version.notice, notice.entry.version.version, notice.entry.from,
      notice.content, notice.published, decision.caller.principal)
  }

  private static func entry(_ row: Row) throws -> NoticeSchedule.Entry {
    NoticeSchedule.Entry(
      NoticeVersion(notice: try row.text(0), version: try row.text(1)), from: try row.date(2))
  }

  private static func storedNotice(_ row: Row) throws -> StoredNotice {
    StoredNotice(
      entry: try entry(row), content: try row.text(3), published: try row.instantOrNil(4))
  }
}
