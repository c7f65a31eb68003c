/// The statements on keys.db, over one connection. Confined to its lane's thread.
struct KeyDatabase {
  private let database: Database

  init(_ location: Database.Location, role: Database.Role) throws(StoreError) {
    database = try Database(location, role: role)
  }

  func close() { database.close() }

  /// The key of that owner and purpose, as it lies there.
  func key(of owner: String, for purpose: KeyPurpose) throws(StoreError) -> WrappedKey? {
    try database.rows(
      "select id, kek, wrapped from data_key where owner = $1 and purpose = $2",
      [owner, purpose.rawValue], limit: 1
    ).first.map { row throws(StoreError) in
      WrappedKey(
        owner: owner, purpose: purpose, id: try row.text(0), kek: try row.text(1),
        bytes: try row.blob(2))
    }
  }

  /// Adds keys, durably and all or none.
  func add(_ keys: [WrappedKey], batch: Int64) throws(StoreError) {
    try change { () throws(StoreError) in
      for key in keys {
        try database.run(
          """
          insert into data_key (owner, purpose, id, kek, wrapped, batch)
          values ($1, $2, $3, $4, $5, $6)
          """, [key.owner, key.purpose.rawValue, key.id, key.kek, key.bytes, batch])
      }
    }
  }

  /// Removes keys, durably, and leaves nothing of them in the file or its log: pages are overwritten
  /// (`secure_delete`) and the log is emptied.
  func destroy(_ names: [KeyCache.Name]) throws(StoreError) {
    try change { () throws(StoreError) in
      for name in names {
        try database.run(
          "delete from data_key where owner = $1 and purpose = $2",
          [name.owner, name.purpose.rawValue])
      }
    }
    try database.checkpoint(.truncate)
  }

  /// Removes the keys of batches that were never committed; their records do not exist.
  ///
  /// - Returns: How many there were.
  @discardableResult
  func sweep(after committed: Int64) throws(StoreError) -> Int {
    try database.run("delete from data_key where batch > $1", [committed])
  }

  /// Up to so many keys that another key-encryption key wraps.
  func keys(notWrappedBy kek: String, atMost count: Int) throws(StoreError) -> [WrappedKey] {
    var keys: [WrappedKey] = []
    for row in try database.rows(
      """
      select owner, purpose, id, kek, wrapped from data_key where kek < $1
      union all
      select owner, purpose, id, kek, wrapped from data_key where kek > $1
      limit $2
      """, [kek, count])
    {
      guard let purpose = KeyPurpose(rawValue: try row.text(1)) else { throw .corrupt }
      keys.append(
        WrappedKey(
          owner: try row.text(0), purpose: purpose, id: try row.text(2), kek: try row.text(3),
          bytes: try row.blob(4)))
    }
    return keys
  }

  func count(notWrappedBy kek: String) throws(StoreError) -> Int {
    let rows = try database.rows("select count(*) from data_key where kek <> $1", [kek])
    return Int(try rows.first?.integer(0) ?? 0)
  }

  /// Puts keys in place of their older wrappings.
  func replace(_ keys: [WrappedKey]) throws(StoreError) {
    try change { () throws(StoreError) in
      for key in keys {
        try database.run(
          """
          update data_key set kek = $4, wrapped = $5
          where owner = $1 and purpose = $2 and id = $3
          """, [key.owner, key.purpose.rawValue, key.id, key.kek, key.bytes])
      }
    }
  }

  /// The owners whose names begin so, in order.
  func owners(from first: String, upTo last: String) throws(StoreError) -> [String] {
    var owners: [String] = []
    for row in try database.rows(
      "select distinct owner from data_key where owner >= $1 and owner < $2 order by owner",
      [first, last])
    {
      owners.append(try row.text(0))
    }
    return owners
  }

  /// Empties the log where it has grown.
  func checkpointIfDue(pages: Int) {
    guard database.pagesSinceCheckpoint >= pages else { return }
    // One that fails loses nothing: the log still has it all.
    try? database.checkpoint(.passive)
  }

  private func change(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    try database.run("begin immediate")
    do throws(StoreError) {
      try body()
      try database.run("commit")
    } catch {
      if database.isInTransaction { _ = try? database.run("rollback") }
      throw error
    }
  }
}
