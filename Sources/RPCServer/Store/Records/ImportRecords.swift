public import Domain

/// An upload on its way in.
///
///     receiving ── finish, no errors ──► applied
///         └─────── finish, errors ─────► rejected
public struct ImportUpload: Sendable {
  /// Where an upload is.
  public enum State: String, Sendable {
    case receiving
    case applied
    case rejected
  }

  /// Who uploads it; with `id` its name.
  public var principal: String
  public var id: String
  /// What its rows are, numbered as the protos do.
  public var kind: Int
  /// Whose key seals the staged rows: the upload's own, destroyed when they are no longer needed.
  let keyOwner: String
  public var state: State
  public var rowsReceived: Int
  public var created = 0
  public var updated = 0
  public var unchanged = 0
  public var errorCount = 0

  init(principal: String, id: String, kind: Int, keyOwner: String) {
    self.principal = principal
    self.id = id
    self.kind = kind
    self.keyOwner = keyOwner
    state = .receiving
    rowsReceived = 0
  }
}

extension ImportUpload {
  /// Where a staged row stands.
  fileprivate func place(ofRow row: Int) -> SealedPlace {
    var record = LengthPrefixed()
    record.append(Int64(row))
    return SealedPlace(
      table: "import_row", column: "record", owner: keyOwner, record: record.bytes, version: 1)
  }
}

/// Uploads, their staged rows and their errors.
extension Transaction {
  /// For how long a finished or forgotten upload is kept, in milliseconds: seven days.
  public static let uploadKeptFor: Int64 = 7 * 86_400_000

  /// An upload of that principal; nil where there is none.
  public func upload(_ id: String, of principal: String) throws -> ImportUpload? {
    try row(
      """
      select kind, state, rows_received, created, updated, unchanged, error_count, key_owner
      from import_upload where principal_id = $1 and id = $2
      """, principal, id
    ).map { row in
      guard let kind = Int(try row.text(0)),
        let state = ImportUpload.State(rawValue: try row.text(1))
      else { throw StoreError.corrupt }
      var upload = ImportUpload(
        principal: principal, id: id, kind: kind, keyOwner: try row.text(7))
      upload.state = state
      upload.rowsReceived = try row.int(2)
      upload.created = try row.int(3)
      upload.updated = try row.int(4)
      upload.unchanged = try row.int(5)
      upload.errorCount = try row.int(6)
      return upload
    }
  }

  /// Begins an upload, with a key of its own.
  public func beginUpload(
    _ id: String, of principal: String, kind: Int, at now: Instant, by decision: Decision
  ) throws {
    let keyOwner = KeyStore.uploadPrefix + DataKey.randomID()
    try keys.makeKeys(of: keyOwner, for: [.content])
    try run(
      """
      insert into import_upload
        (principal_id, id, kind, state, key_owner, rows_received, created, updated, unchanged,
         error_count, created_at, changed_at)
      values ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0, $6, $6)
      """, principal, id, String(kind), ImportUpload.State.receiving.rawValue, keyOwner, now)
  }

  /// Keeps an upload's state.
  public func put(_ upload: ImportUpload, at now: Instant, by decision: Decision) throws {
    try run(
      """
      update import_upload set state = $3, rows_received = $4, created = $5, updated = $6,
        unchanged = $7, error_count = $8, changed_at = $9
      where principal_id = $1 and id = $2
      """, upload.principal, upload.id, upload.state.rawValue, upload.rowsReceived,
      upload.created, upload.updated, upload.unchanged, upload.errorCount, now)
  }

  /// Stages a row until the file is whole.
  public func stage(
    _ record: [UInt8], row: Int, of upload: ImportUpload, by decision: Decision
  ) throws {
    try run(
      "insert into import_row (principal_id, upload_id, row, record) values ($1, $2, $3, $4)",
      upload.principal, upload.id, row, try seal(record, at: upload.place(ofRow: row)))
  }

  /// Hands over the staged rows in their order.
  public func forEachStagedRow(
    of upload: ImportUpload, _ body: (_ row: Int, _ record: [UInt8]) throws -> Void
  ) throws {
    try forEach(
      """
      select row, record from import_row where principal_id = $1 and upload_id = $2 order by row
      """, upload.principal, upload.id
    ) {
      let row = try $0.int(0)
      try body(row, try open($0.blob(1), at: upload.place(ofRow: row)))
    }
  }

  /// Drops the staged rows, which are no longer needed, and destroys their key.
  public func dropStagedRows(of upload: ImportUpload, by decision: Decision) throws {
    try run(
      "delete from import_row where principal_id = $1 and upload_id = $2", upload.principal,
      upload.id)
    keys.destroy(.content, of: upload.keyOwner)
  }

  /// Keeps what is wrong with the file.
  public func put(
    _ errors: [ImportError], of upload: ImportUpload, by decision: Decision
  ) throws {
    for error in errors {
      try run(
        """
        insert into import_error (principal_id, upload_id, row, field, message)
        values ($1, $2, $3, $4, $5)
        """, upload.principal, upload.id, error.row, error.field, error.message)
    }
  }

  /// What is wrong with the file, in order of rows.
  public func errors(of upload: ImportUpload) throws -> [ImportError] {
    try rows(
      """
      select row, field, message from import_error
      where principal_id = $1 and upload_id = $2 order by row, field
      """, upload.principal, upload.id
    ).map {
      ImportError(row: try $0.int(0), field: try $0.text(1), message: try $0.text(2))
    }
  }

  /// Forgets uploads that nothing happened to for seven days, with their rows, a bounded number at a
  /// time.
  ///
  /// - Returns: How many were forgotten.
  public func forgetOldUploads(at now: Instant, atMost count: Int = 10) throws -> Int {
    let forgotten = try rows(
      """
      delete from import_upload where (principal_id, id) in (
        select principal_id, id from import_upload where changed_at < $1
        order by changed_at limit $2)
      returning key_owner, state
      """, now.adding(milliseconds: -Self.uploadKeptFor), count)
    for upload in forgotten
    where try upload.text(1) == ImportUpload.State.receiving.rawValue {
      keys.destroy(.content, of: try upload.text(0))
    }
    return forgotten.count
  }
}
