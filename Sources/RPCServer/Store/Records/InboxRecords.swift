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
  /// - Parameters:
  ///   - kinds: Only items of these, as in what follows; nil for all.
  ///   - before: The number of the item before the page; nil for the beginning.
  public func inbox(
    of principal: String, kinds: [InboxKind]? = nil, unreadOnly: Bool, before: Int64?, limit: Int,
    by decision: Decision
  ) throws -> [InboxItem] {
    try rows(
      """
      select number, id, kind, about_id, at, due_at, acknowledged_at from inbox_item
      where principal_id = $1 and number < $2 and ($3 = 0 or acknowledged_at is null)
        and ($5 = '' or instr($5, ',' || kind || ',') > 0)
      order by number desc limit $4
      """, principal, before ?? .max, unreadOnly ? 1 : 0, limit, Self.list(kinds)
    ).map { try InboxItem($0) }
  }

  /// What of somebody's inbox is unread and came after an item, oldest first.
  ///
  /// - Parameter number: The number of that item; 0 for all that is unread.
  public func unread(
    of principal: String, kinds: [InboxKind]? = nil, after number: Int64, limit: Int,
    by decision: Decision
  ) throws -> [InboxItem] {
    try rows(
      """
      select number, id, kind, about_id, at, due_at, acknowledged_at from inbox_item
      where principal_id = $1 and number > $2 and acknowledged_at is null
        and ($4 = '' or instr($4, ',' || kind || ',') > 0)
      order by number limit $3
      """, principal, number, limit, Self.list(kinds)
    ).map { try InboxItem($0) }
  }

  /// The number of an item of somebody's inbox; nil where they have none of that id.
  public func number(
    ofInboxItem id: String, of principal: String, kinds: [InboxKind]? = nil, by decision: Decision
  ) throws -> Int64? {
    try row(
      """
      select number from inbox_item
      where id = $1 and principal_id = $2 and ($3 = '' or instr($3, ',' || kind || ',') > 0)
      """, id, principal, Self.list(kinds)
    )?.integer(0)
  }

  /// How many items of somebody's inbox are unread.
  public func unreadCount(
    of principal: String, kinds: [InboxKind]? = nil, by decision: Decision
  ) throws -> Int {
    let count = try row(
      """
      select count(*) from inbox_item
      where principal_id = $1 and acknowledged_at is null
        and ($2 = '' or instr($2, ',' || kind || ',') > 0)
      """, principal, Self.list(kinds))
    return Int(try count?.integer(0) ?? 0)
  }

  /// Notes that somebody has seen an item of theirs. The first time counts.
  ///
  /// - Returns: The item as it then is; nil where they have none of that id.
  public func acknowledge(
    _ id: String, of principal: String, kinds: [InboxKind]? = nil, at now: Instant,
    by decision: Decision
  ) throws -> InboxItem? {
    try row(
      """
      update inbox_item set acknowledged_at = coalesce(acknowledged_at, $3)
      where id = $1 and principal_id = $2 and ($4 = '' or instr($4, ',' || kind || ',') > 0)
      returning number, id, kind, about_id, at, due_at, acknowledged_at
      """, id, principal, now, Self.list(kinds)
    ).map { try InboxItem($0) }
  }

  /// Kinds as the statements above look for one; empty for all.
  private static func list(_ kinds: [InboxKind]?) -> String {
    kinds.map { "," + $0.map(\.rawValue).joined(separator: ",") + "," } ?? ""
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
