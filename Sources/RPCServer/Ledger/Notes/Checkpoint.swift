/// How large a log is, and the root over all its leaves: all that must be remembered to find out later
/// that any of them was changed (c2sp.org/tlog-checkpoint).
public struct Checkpoint: Equatable, Sendable {
  public var origin: Origin
  public var size: Int
  public var root: Hash

  public init(origin: Origin, size: Int, root: Hash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The three lines that are signed.
  public var noteText: [UInt8] {
    Array("\(origin)\n\(size)\n\(Base64.text(root.bytes))\n".utf8)
  }

  /// A checkpoint out of the text of a note. Further lines are refused: our logs write none, and
  /// nobody could check them.
  public init(noteText: [UInt8]) throws(NoteError) {
    let bytes = noteText.span
    var reader = LineReader()
    guard let first = reader.next(in: bytes), let second = reader.next(in: bytes),
      let third = reader.next(in: bytes), reader.isAtEnd(of: bytes),
      let origin = Origin(bytes.extracting(first).text),
      let size = Decimal.value(bytes.extracting(second)),
      let rootBytes = Base64.bytes(bytes.extracting(third)), let root = Hash(rootBytes)
    else { throw .checkpointText }
    self.init(origin: origin, size: size, root: root)
  }
}

/// A checkpoint that the log's key signed. Exists only signed or verified.
public struct SignedCheckpoint: Equatable, Sendable {
  public let checkpoint: Checkpoint
  /// With the signatures of others too, if any.
  public let note: SignedNote

  init(checkpoint: Checkpoint, note: SignedNote) {
    self.checkpoint = checkpoint
    self.note = note
  }

  /// A checkpoint as it was stored or sent, verified with the log's key.
  public init(_ bytes: [UInt8], by key: VerifierKey) throws(NoteError) {
    let note = try SignedNote(bytes)
    try note.verified(by: [key])
    let checkpoint = try Checkpoint(noteText: note.text)
    guard checkpoint.origin.text == key.name, checkpoint.origin.names(key.publicKey) else {
      throw .otherOrigin
    }
    self.init(checkpoint: checkpoint, note: note)
  }

  /// As it is stored and sent.
  public var bytes: [UInt8] { note.bytes }
}
