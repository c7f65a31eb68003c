/// A file that proves offline that one leaf is in a log: its place, the way to the root, and the
/// signed checkpoint with that root (c2sp.org/tlog-proof@v1). Files are named `….tlog-proof`.
public struct LogProof: Equatable, Sendable {
  /// Whatever the log put beside it, usually the leaf itself. Not covered by any signature.
  public let extra: [UInt8]?
  public let inclusion: InclusionProof
  /// The note as it came; `verify` says whether to believe it.
  public let note: SignedNote

  /// Paths of trees that can be counted at all are no longer.
  private static let pathMax = 63
  private static let header = Array("c2sp.org/tlog-proof@v1".utf8)
  private static let extraLead = Array("extra ".utf8)
  private static let indexLead = Array("index ".utf8)

  /// A proof under that checkpoint; nil where the proof is for a tree of another size.
  public init?(
    of inclusion: InclusionProof, under checkpoint: SignedCheckpoint, extra: [UInt8]? = nil
  ) {
    guard inclusion.size == checkpoint.checkpoint.size else { return nil }
    self.extra = extra
    self.inclusion = inclusion
    note = checkpoint.note
  }

  /// The file.
  public var bytes: [UInt8] {
    var bytes = Self.header
    func end(_ bytes: inout [UInt8]) { bytes.append(UInt8(ascii: "\n")) }
    end(&bytes)
    if let extra {
      bytes += Self.extraLead + Array(Base64.text(extra).utf8)
      end(&bytes)
    }
    bytes += Self.indexLead + Array("\(inclusion.index)".utf8)
    end(&bytes)
    for hash in inclusion.path {
      bytes += Base64.text(hash.bytes).utf8
      end(&bytes)
    }
    end(&bytes)
    return bytes + note.bytes
  }

  /// A proof out of a file. Nothing is verified yet.
  public init(_ bytes: [UInt8]) throws(LogProofError) {
    guard bytes.count <= SignedNote.bytesMax else { throw .note(.tooLong) }
    let content = bytes.span
    var reader = LineReader()
    func line() -> Range<Int> { reader.next(in: content) ?? 0..<0 }

    guard content.extracting(line()).equals(Self.header) else { throw .header }
    var current = line()
    if content.extracting(current).starts(with: Self.extraLead) {
      let text = content.extracting(current.lowerBound + Self.extraLead.count..<current.upperBound)
      guard let extra = Base64.bytes(text) else { throw .extra }
      self.extra = extra
      current = line()
    } else {
      extra = nil
    }
    guard content.extracting(current).starts(with: Self.indexLead),
      let index = Decimal.value(
        content.extracting(current.lowerBound + Self.indexLead.count..<current.upperBound))
    else { throw .index }
    var path: [Hash] = []
    while true {
      guard let next = reader.next(in: content) else { throw .path(path.count + 1) }
      if next.isEmpty { break }
      guard path.count < Self.pathMax, let hash = Base64.bytes(content.extracting(next)),
        let hash = Hash(hash)
      else { throw .path(path.count + 1) }
      path.append(hash)
    }
    do {
      note = try SignedNote(Array(bytes[reader.offset...]))
      inclusion = InclusionProof(
        index: index, size: try Checkpoint(noteText: note.text).size, path: path)
    } catch {
      throw .note(error)
    }
  }

  /// Proves that the log of that key holds a leaf of exactly these bytes, and gives the checkpoint.
  public func verify(leaf: [UInt8], key: VerifierKey) throws(LogProofError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do { signed = try SignedCheckpoint(note.bytes, by: key) } catch { throw .note(error) }
    guard inclusion.leads(from: .leaf(leaf), to: signed.checkpoint.root) else { throw .otherLeaf }
    return signed
  }
}

/// Why a log proof proves nothing.
public enum LogProofError: Error, Equatable, Sendable {
  case header
  case extra
  case index
  /// The hash of that number, from 1, is malformed, or no blank line follows the last.
  case path(Int)
  case note(NoteError)
  /// The leaf is not at that place in the log of the checkpoint.
  case otherLeaf
}

extension LogProofError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .header: "The first line is not c2sp.org/tlog-proof@v1."
    case .extra: "The line extra is not base64."
    case .index: "The line index is missing or not a number."
    case .path(let number):
      "Hash \(number) of the path is malformed, or no blank line ends the path."
    case .note(let error): error.description
    case .otherLeaf: "The path does not lead from this leaf to the checkpoint's root."
    }
  }
}
