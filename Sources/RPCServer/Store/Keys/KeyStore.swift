import Crypto
import Synchronization

/// What the lanes of one store share: where the keys are, what wraps them, and those that were used
/// last.
final class SharedKeys: Sendable {
  let location: Database.Location
  let cache: KeyCache
  private let encryptionKeys: Mutex<KeyEncryptionKeys>

  init(_ location: Database.Location, wrappedBy keys: KeyEncryptionKeys, cached keysMax: Int) {
    self.location = location
    cache = KeyCache(keysMax: keysMax)
    encryptionKeys = Mutex(keys)
  }

  /// The key-encryption keys, which may be others after a rotation began or ended.
  var keyEncryptionKeys: KeyEncryptionKeys {
    get { encryptionKeys.withLock { $0 } }
    set { encryptionKeys.withLock { $0 = newValue } }
  }
}

/// One lane's way to the data keys. Confined to the lane's thread.
///
/// A key that a batch makes stands in keys.db, durably, before the batch's records are committed; one
/// that a batch destroys is removed after that. So no record is ever without its key, and a key whose
/// destruction was recorded is gone, at the latest when the store is opened again.
final class KeyStore {
  /// The owner of the keys that belong to nobody.
  static let system = "system"
  /// An upload's key is named by this and the upload.
  static let uploadPrefix = "upload:"

  private let shared: SharedKeys
  private let role: Database.Role
  private let database: KeyDatabase
  /// Keys made by works of the batch that is open. Cut short where a work is undone.
  private var made: [(name: KeyCache.Name, key: DataKey)] = []
  /// Keys to be destroyed once the batch is committed.
  private var doomed: [KeyCache.Name] = []
  /// Keys of committed batches that are to be destroyed, until they are.
  private var condemned: [KeyCache.Name] = []
  /// Keys that were destroyed, of which the records do not say so yet.
  private(set) var destroyed: [KeyCache.Name] = []

  init(_ shared: SharedKeys, role: Database.Role) throws(StoreError) {
    self.shared = shared
    self.role = role
    database = try KeyDatabase(shared.location, role: role)
  }

  func close() { database.close() }

  // MARK: Looking up

  /// The key of that owner and purpose.
  ///
  /// - Throws: ``KeyError``, where there is none `destroyed`; ``StoreError``.
  func key(of owner: String, for purpose: KeyPurpose) throws -> DataKey {
    let name = KeyCache.Name(owner: owner, purpose: purpose)
    guard !doomed.contains(name) else { throw KeyError.destroyed }
    if !made.isEmpty, let key = made.last(where: { $0.name == name })?.key { return key }
    let (cached, epoch) = shared.cache.key(name)
    if let cached { return cached }
    guard !shared.cache.isCondemned(name), let wrapped = try database.key(of: owner, for: purpose)
    else { throw KeyError.destroyed }
    let key = try shared.keyEncryptionKeys.unwrap(wrapped)
    shared.cache.keep(key, as: name, since: epoch)
    return key
  }

  // MARK: Within a batch of writes

  /// Makes an owner's keys, which must have none yet.
  func makeKeys(of owner: String, for purposes: [KeyPurpose]) throws(StoreError) {
    guard role == .writer else { throw .misuse("a reader makes no keys") }
    for purpose in purposes {
      made.append((KeyCache.Name(owner: owner, purpose: purpose), .random()))
    }
  }

  /// Has a key destroyed once the batch is committed; to this batch it is gone at once.
  func destroy(_ purpose: KeyPurpose, of owner: String) {
    doomed.append(KeyCache.Name(owner: owner, purpose: purpose))
  }

  /// Where the batch stands, to come back to.
  struct Mark {
    fileprivate let made: Int
    fileprivate let doomed: Int
  }

  var mark: Mark { Mark(made: made.count, doomed: doomed.count) }

  /// Forgets what a work that is undone had made and doomed.
  func rollBack(to mark: Mark) {
    made.removeSubrange(mark.made...)
    doomed.removeSubrange(mark.doomed...)
  }

  /// Forgets all of the batch.
  func rollBack() {
    made = []
    doomed = []
  }

  /// Writes the batch's new keys, durably; to be called right before the batch's COMMIT.
  func writeMade(batch: Int64) throws {
    guard !made.isEmpty else { return }
    let keys = shared.keyEncryptionKeys
    try database.add(
      made.map { try keys.wrap($0.key, of: $0.name.owner, for: $0.name.purpose) }, batch: batch)
  }

  /// The batch is durable: its keys are everybody's, and those that it doomed are destroyed.
  ///
  /// - Throws: ``StoreError`` where a key could not be destroyed; it is tried again with the next
  ///   batch.
  func committed() throws(StoreError) {
    destroyed = []
    for (name, key) in made {
      shared.cache.keep(key, as: name, since: shared.cache.key(name).epoch)
    }
    made = []
    condemned += doomed
    doomed = []
    guard !condemned.isEmpty else { return }
    for name in condemned { shared.cache.condemn(name) }
    try database.destroy(condemned)
    for name in condemned { shared.cache.forget(name) }
    destroyed = condemned
    condemned = []
  }

  func checkpointIfDue(pages: Int) { database.checkpointIfDue(pages: pages) }

  // MARK: When the store opens, and rotation

  /// Removes keys of batches that were never committed, destroys those whose destruction was
  /// recorded but not done, and makes the system's own where there are none yet.
  ///
  /// - Parameter records: The database of records, in which no transaction is open.
  func recover(beside records: Database, lastBatch: Int64) throws {
    try database.sweep(after: lastBatch)
    let leftover = try leftovers(beside: records)
    if !leftover.isEmpty { try database.destroy(leftover) }
    for name in leftover { shared.cache.forget(name) }
    destroyed = leftover
    for purpose in [KeyPurpose.content, .audit, .blindIndex]
    where try database.key(of: Self.system, for: purpose) == nil {
      let key = try shared.keyEncryptionKeys.wrap(.random(), of: Self.system, for: purpose)
      try database.add([key], batch: 0)
    }
    // A wrong key-encryption key is found now and not with the first call.
    _ = try key(of: Self.system, for: .content)
  }

  /// The keys of uploads that are over, and of people whose keys were to be destroyed.
  private func leftovers(beside records: Database) throws(StoreError) -> [KeyCache.Name] {
    var names: [KeyCache.Name] = []
    // `;` follows `:`.
    for owner in try database.owners(from: Self.uploadPrefix, upTo: "upload;") {
      let open = try records.rows(
        "select 1 from import_upload where key_owner = $1 and state = 'receiving'", [owner])
      if open.isEmpty { names.append(KeyCache.Name(owner: owner, purpose: .content)) }
    }
    for row in try records.rows("select owner, purpose from key_shred where done_batch is null") {
      guard let purpose = KeyPurpose(rawValue: try row.text(1)) else { throw .corrupt }
      names.append(KeyCache.Name(owner: try row.text(0), purpose: purpose))
    }
    return names
  }

  /// Whether any key is wrapped by another than the current key-encryption key.
  var hasKeysToRewrap: Bool {
    get throws {
      try !database.keys(notWrappedBy: shared.keyEncryptionKeys.currentID, atMost: 1).isEmpty
    }
  }

  /// Wraps up to so many keys by the current key-encryption key that are wrapped by another.
  ///
  /// - Returns: How many there were; 0 when all are done.
  func rewrap(atMost count: Int) throws -> Int {
    let keys = shared.keyEncryptionKeys
    let old = try database.keys(notWrappedBy: keys.currentID, atMost: count)
    try database.replace(
      old.map { try keys.wrap(keys.unwrap($0), of: $0.owner, for: $0.purpose) })
    return old.count
  }
}
