/// A text with signatures under it (c2sp.org/signed-note): lines, a blank line, and a line
/// `— <name> <base64 of key id and signature>` for each signature.
public struct SignedNote: Equatable, Sendable {
  /// The text that is signed, with its last newline.
  public let text: [UInt8]
  public let signatures: [NoteSignature]

  public static let bytesMax = 64 * 1_024
  public static let signaturesMax = 100

  init(text: [UInt8], signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The note as it is stored and sent.
  public var bytes: [UInt8] {
    var bytes = text
    bytes.append(UInt8(ascii: "\n"))
    for signature in signatures { signature.append(to: &bytes) }
    return bytes
  }

  /// A note as it was stored or sent. Nothing is said yet of who signed it.
  public init(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.bytesMax else { throw .tooLong }
    guard Self.isPlainText(bytes) else { throw .notPlainText }
    // The last empty line parts text from signatures.
    guard bytes.last == UInt8(ascii: "\n"), let blank = Self.lastBlankLine(in: bytes) else {
      throw .noSignatures
    }
    text = Array(bytes[..<blank])
    var signatures: [NoteSignature] = []
    var reader = LineReader()
    let block = Array(bytes[(blank + 1)...])
    while let line = reader.next(in: block.span) {
      guard signatures.count < Self.signaturesMax else { throw .tooManySignatures }
      guard let signature = NoteSignature(line: Array(block[line])) else {
        throw .signatureLine(signatures.count + 1)
      }
      signatures.append(signature)
    }
    guard !signatures.isEmpty else { throw .noSignatures }
    self.signatures = signatures
  }

  /// Checks the signatures of the keys that are known; the others say nothing. At least one must be
  /// there, and none may be wrong. Gives the keys that signed.
  @discardableResult
  public func verified(by known: [VerifierKey]) throws(NoteError) -> [VerifierKey] {
    var signers: [VerifierKey] = []
    for signature in signatures {
      // Compared as bytes, since a text may equal another that is spelt otherwise.
      let signer = known.first {
        $0.keyID == signature.keyID && $0.name.utf8.elementsEqual(signature.name.utf8)
      }
      guard let signer else { continue }
      guard signer.verifies(signature.signature, of: text) else {
        throw .wrongSignature(signer.name)
      }
      signers.append(signer)
    }
    guard !signers.isEmpty else { throw .unknownSigners }
    return signers
  }

  /// Where the newline of the last blank line stands, with a line before it.
  private static func lastBlankLine(in bytes: [UInt8]) -> Int? {
    let newline = UInt8(ascii: "\n")
    var index = bytes.count - 1
    while index >= 1 {
      if bytes[index] == newline, bytes[index - 1] == newline { return index }
      index -= 1
    }
    return nil
  }

  /// Whether the bytes are UTF-8 without control characters but the newline.
  private static func isPlainText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
      && String(validating: bytes, as: UTF8.self) != nil
  }
}

/// One signature under a note.
public struct NoteSignature: Equatable, Sendable {
  public let name: String
  public let keyID: UInt32
  public let signature: [UInt8]

  private static let dash = Array("— ".utf8)
  private static let keyIDBytes = 4

  init(name: String, keyID: UInt32, signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  init?(line: [UInt8]) {
    guard line.starts(with: Self.dash) else { return nil }
    let rest = line[Self.dash.count...]
    guard let space = rest.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    let name = String(decoding: rest[..<space], as: UTF8.self)
    guard VerifierKey.isName(name), let content = Base64.bytes(Array(rest[(space + 1)...]).span),
      content.count > Self.keyIDBytes
    else { return nil }
    self.name = name
    keyID = content.prefix(Self.keyIDBytes).reduce(0) { $0 << 8 | UInt32($1) }
    signature = Array(content.dropFirst(Self.keyIDBytes))
  }

  func append(to bytes: inout [UInt8]) {
    let id = withUnsafeBytes(of: keyID.bigEndian) { Array($0) }
    bytes += Self.dash
    bytes += "\(name) \(Base64.text(id + signature))\n".utf8
  }
}

/// Why a note, or a checkpoint in it, cannot be trusted.
public enum NoteError: Error, Equatable, Sendable {
  case tooLong
  case notPlainText
  case noSignatures
  case tooManySignatures
  /// The line of that number, from 1, is not a signature.
  case signatureLine(Int)
  /// The key of that name is known, and did not sign this.
  case wrongSignature(String)
  /// Nobody known signed.
  case unknownSigners
  /// The text is not a checkpoint's three lines.
  case checkpointText
  /// The checkpoint is of another log.
  case otherOrigin
}

extension NoteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong: "The note is longer than \(SignedNote.bytesMax) bytes."
    case .notPlainText: "The note is not UTF-8 text, or has control characters."
    case .noSignatures: "The note has no signatures below a blank line."
    case .tooManySignatures: "The note has more than \(SignedNote.signaturesMax) signatures."
    case .signatureLine(let number): "Signature line \(number) of the note is malformed."
    case .wrongSignature(let name): "The signature of \(name) does not fit the note."
    case .unknownSigners: "No key that is known signed the note."
    case .checkpointText: "The note is not a checkpoint: origin, size and root on a line each."
    case .otherOrigin: "The checkpoint is of another log than the key."
    }
  }
}
