public import Domain

/// What came with requests of the police: sealed as the request itself is, and opened for whoever may open that.
extension Transaction {
  /// How many a request has. Those that are still coming are counted, for as long as any stream may last.
  public func attachmentCount(of request: ReceivedRequest, at now: Instant) throws -> Int {
    try row(
      """
      select count(*) from request_attachment
      where request_id = $1 and (number is not null or added_at > $2)
      """, request.id, now.adding(minutes: -60))?.int(0) ?? 0
  }

  /// Keeps the head of one that is to come.
  public func begin(
    _ attachment: RequestAttachment, _ file: DocumentFile, by decision: Decision
  ) throws {
    var content = LengthPrefixed()
    file.append(to: &content)
    try run(
      """
      insert into request_attachment (id, request_id, author_id, added_at, length, content)
      values ($1, $2, $3, $4, $5, $6)
      """, attachment.id, attachment.requestID, attachment.attached.by, attachment.attached.at,
      attachment.length, try seal(content.bytes, at: Self.place(of: attachment)))
  }

  /// Keeps the next piece of one.
  public func append(
    _ piece: [UInt8], number: Int, to attachment: RequestAttachment, by decision: Decision
  ) throws {
    try append(piece, number: number, of: attachment.id, ownedBy: attachment.owner)
  }

  /// All of it has come: from now on it is one of its request's.
  public func complete(
    _ attachment: RequestAttachment, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      update request_attachment set added_at = $2, number = (
        select coalesce(max(a.number), 0) + 1 from request_attachment a where a.request_id = $3)
      where id = $1
      """, attachment.id, now, attachment.requestID)
  }

  /// What came with a request, by number.
  public func attachments(
    of request: ReceivedRequest, by decision: Decision
  ) throws -> [(attachment: RequestAttachment, file: DocumentFile)] {
    if let student = request.studentID { note(student, by: decision) }
    return try rows(
      """
      select a.id, a.request_id, r.student_id, a.author_id, a.added_at, a.length, a.number, a.content
      from request_attachment a join received_request r on r.id = a.request_id
      where a.request_id = $1 and a.number is not null order by a.number
      """, request.id
    ).map { try opened($0, by: decision) }
  }

  /// One of them, to be shown with its bytes; nil where it has none of that number. That is noted also where the
  /// request is about nobody whom the university knows.
  public func attachment(
    _ number: Int, of request: ReceivedRequest, by decision: Decision
  ) throws -> (attachment: RequestAttachment, file: DocumentFile)? {
    note(request.studentID, by: decision)
    return try row(
      """
      select a.id, a.request_id, r.student_id, a.author_id, a.added_at, a.length, a.number, a.content
      from request_attachment a join received_request r on r.id = a.request_id
      where a.request_id = $1 and a.number = $2
      """, request.id, number
    ).map { try opened($0, by: decision) }
  }

  /// A piece of one; nil after the last.
  public func piece(
    _ number: Int, of attachment: RequestAttachment, by decision: Decision
  ) throws -> [UInt8]? {
    guard decision.opensRequests else { throw Refusal.denied }
    return try piece(number, of: attachment.id, ownedBy: attachment.owner)
  }

  /// A row of the columns that the statements above select, in their order.
  private func opened(
    _ row: Row, by decision: Decision
  ) throws -> (attachment: RequestAttachment, file: DocumentFile) {
    guard decision.opensRequests else { throw Refusal.denied }
    let attachment = RequestAttachment(
      id: try row.identifier(0), requestID: try row.identifier(1),
      studentID: try row.textOrNil(2).flatMap { Identifier($0) },
      attached: Disclosure.Step(by: try row.text(3), at: try row.instant(4)),
      length: try row.integer(5), number: try row.int(6))
    do {
      var texts = try SealedTexts(open(row.blob(7), at: Self.place(of: attachment)))
      let file = try DocumentFile(&texts)
      try texts.end()
      return (attachment, file)
    } catch KeyError.destroyed {
      throw Refusal.denied
    }
  }

  private static func place(of attachment: RequestAttachment) -> SealedPlace {
    SealedPlace(
      table: "request_attachment", column: "content", owner: attachment.owner,
      record: attachment.id, version: 1)
  }
}

extension RequestAttachment {
  /// Whose key seals it.
  fileprivate var owner: String { studentID?.text ?? KeyStore.system }
}
