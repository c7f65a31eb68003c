public import Domain

/// What people must see. Delivered in the transaction of what it is about, so that nobody can be told
/// of something that did not happen, nor not be told of what did.
extension Transaction {
  /// For how long an item is kept after its reader has acknowledged it, in milliseconds: 90 days.
  public static let inboxItemKeptFor: Int64 = 90 * 86_400_000

  /// Puts an item into the inbox of each of these people.
  ///
  /// - Parameters:
  ///   - principals: Principal ids; whoever stands there twice gets one item.
  ///   - due: By when they should act; nil where nothing is asked of them.
  public func deliver(
    _ kind: InboxKind, about: Identifier, to principals: [String], at now: Instant,
    due: Instant? = nil, random: inout some RandomNumberGenerator
  ) throws {
    guard !about.kind.isPerson else {
      throw StoreError.misuse("an inbox item is about a record, never about a person")
    }
    changed.insert(.inboxes)
    var told: Set<String> = []
    for principal in principals where told.insert(principal).inserted {
      try run(
        """
        insert into inbox_item (id, principal_id, kind, about_id, at, due_at)
        values ($1, $2, $3, $4, $5, $6)
        """, Identifier(.inboxItem, from: &random), principal, kind.rawValue, about, now, due)
    }
  }

  /// Whoever has a role and may sign in, by id: the recipients of what concerns that role.
  public func principals(holding role: Role) throws -> [String] {
    try rows(
      """
      select p.id from principal_role r join principal p on p.id = r.principal_id
      where r.role = $1 and p.state = 'active' order by p.id
      """, role.rawValue
    ).map { try $0.text(0) }
  }

  /// A page of somebody's inbox, newest first.
  ///
  /// - Parameter before: The number of the item before the page; nil for the beginning.
  public func inbox(
    of principal: String, unreadOnly: Bool, before: Int64?, limit: Int, by decision: Decision
  ) throws -> [InboxItem] {
    try rows(
      """
      select number, id, kind, about_id, at, due_at, acknowledged_at from inbox_item
      where principal_id = $1 and number < $2 and ($3 = 0 or acknowledged_at is null)
      order by number desc limit $4
      """, principal, before ?? .max, unreadOnly ? 1 : 0, limit
    ).map { try InboxItem($0) }
  }

  /// What of somebody's inbox is unread and came after an item, oldest first.
  ///
  /// - Parameter number: The number of that item; 0 for all that is unread.
  public func unread(
    of principal: String, after number: Int64, limit: Int, by decision: Decision
  ) throws -> [InboxItem] {
    try rows(
      """
      select number, id, kind, about_id, at, due_at, acknowledged_at from inbox_item
      where principal_id = $1 and number > $2 and acknowledged_at is null
      order by number limit $3
      """, principal, number, limit
    ).map { try InboxItem($0) }
  }

  /// The number of an item of somebody's inbox; nil where they have none of that id.
  public func number(
    ofInboxItem id: String, of principal: String, by decision: Decision
  ) throws -> Int64? {
    try row(
      "select number from inbox_item where id = $1 and principal_id = $2", id, principal
    )?.integer(0)
  }

  /// How many items of somebody's inbox are unread.
  public func unreadCount(of principal: String, by decision: Decision) throws -> Int {
    let count = try row(
      "select count(*) from inbox_item where principal_id = $1 and acknowledged_at is null",
      principal)
    return Int(try count?.integer(0) ?? 0)
  }

  /// Notes that somebody has seen an item of theirs. The first time counts.
  ///
  /// - Returns: The item as it then is; nil where they have none of that id.
  public func acknowledge(
    _ id: String, of principal: String, at now: Instant, by decision: Decision
  ) throws -> InboxItem? {
    try row(
      """
      update inbox_item set acknowledged_at = coalesce(acknowledged_at, $3)
      where id = $1 and principal_id = $2
      returning number, id, kind, about_id, at, due_at, acknowledged_at
      """, id, principal, now
    ).map { try InboxItem($0) }
  }

  /// Forgets items that were acknowledged 90 days ago, a bounded number at a time. The last of all
  /// stays, so that numbers go on from it.
  ///
  /// - Returns: How many were forgotten.
  public func forgetOldInboxItems(at now: Instant, atMost count: Int = 500) throws -> Int {
    try run(
      """
      delete from inbox_item where number in (
        select number from inbox_item
        where acknowledged_at < $1 and number < (select max(number) from inbox_item)
        order by acknowledged_at limit $2)
      """, now.adding(milliseconds: -Self.inboxItemKeptFor), count)
  }
}

extension InboxItem {
  /// A row `number, id, kind, about_id, at, due_at, acknowledged_at`.
  fileprivate init(_ row: Row) throws {
    guard let kind = InboxKind(rawValue: try row.text(2)) else { throw StoreError.corrupt }
    self.init(
      number: try row.integer(0), id: try row.identifier(1), kind: kind,
      about: try row.identifier(3), at: try row.instant(4), due: try row.instantOrNil(5),
      acknowledged: try row.instantOrNil(6))
  }
}
