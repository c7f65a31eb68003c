public import Domain

/// The bytes of documents of cases and of what came with requests: in pieces, each sealed by itself and bound to its
/// place, so that pieces cannot be swapped. Whoever asks has seen to it that the decision may.
extension Transaction {
  /// Keeps the next piece of a document.
  func append(
    _ piece: [UInt8], number: Int, of document: Identifier, ownedBy owner: String
  ) throws {
    try run(
      "insert into document_piece (document_id, number, content) values ($1, $2, $3)", document,
      number, try seal(piece, at: Self.place(ofPiece: number, of: document, ownedBy: owner)))
  }

  /// A piece of one; nil after the last.
  ///
  /// - Throws: `Refusal.denied` where the owner's key was destroyed.
  func piece(
    _ number: Int, of document: Identifier, ownedBy owner: String
  ) throws -> [UInt8]? {
    let row = try row(
      "select content from document_piece where document_id = $1 and number = $2", document, number
    )
    guard let row else { return nil }
    do {
      return try open(
        row.blob(0), at: Self.place(ofPiece: number, of: document, ownedBy: owner))
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  /// Forgets documents that broke off a day ago or before.
  ///
  /// - Returns: How many.
  public func forgetBrokenDocuments(at now: Instant, atMost limit: Int) throws -> Int {
    let old = try rows(
      """
      select id from (
        select id, added_at from case_document where complete = 0
        union all
        select id, added_at from request_attachment where number is null) as broken
      where added_at < $1 order by added_at limit $2
      """, now.adding(minutes: -24 * 60), limit)
    for row in old {
      let id = try row.text(0)
      try run("delete from document_piece where document_id = $1", id)
      try run("delete from case_document_version where document_id = $1", id)
      try run("delete from case_document where id = $1", id)
      try run("delete from request_attachment where id = $1", id)
    }
    return old.count
  }

  private static func place(
    ofPiece number: Int, of document: Identifier, ownedBy owner: String
  ) -> SealedPlace {
    SealedPlace(
      table: "document_piece", column: "content", owner: owner, record: document,
      version: Int64(number) + 1)
  }
}

extension DocumentFile {
  /// Adds it to what is sealed.
  func append(to bytes: inout LengthPrefixed) {
    bytes.append(name)
    bytes.append(type.rawValue)
    bytes.append(sha256.hexadecimal)
  }

  init(_ texts: inout SealedTexts) throws(StoreError) {
    let name = try texts.next()
    guard let type = DocumentType(rawValue: try texts.next()) else { throw .corrupt }
    let digest = Array(try texts.next().utf8)
    let sha256 = stride(from: 0, to: digest.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digest[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
    guard sha256.count == 32 else { throw .corrupt }
    self.init(name: name, type: type, sha256: sha256)
  }
}
