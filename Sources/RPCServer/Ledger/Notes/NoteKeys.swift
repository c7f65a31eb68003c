public import Crypto

/// A log's public key with the name that it signs under, for whoever checks its notes:
/// `<name>+<key id, 8 hexadecimal digits>+<base64 of 1 and the 32 bytes of the Ed25519 key>`
/// (c2sp.org/signed-note).
public struct VerifierKey: Hashable, Sendable {
  public let name: String
  /// The first four bytes of SHA-256(name, newline, 1, public key).
  public let keyID: UInt32
  public let publicKey: [UInt8]

  static let publicKeyByteCount = 32
  private static let ed25519: UInt8 = 1

  /// Nil unless the name can stand in a signature line and the key is 32 bytes.
  public init?(name: String, publicKey: [UInt8]) {
    guard Self.isName(name), publicKey.count == Self.publicKeyByteCount else { return nil }
    self.name = name
    self.publicKey = publicKey
    let id = Hash.plain(Array(name.utf8) + [UInt8(ascii: "\n"), Self.ed25519] + publicKey)
    keyID = id.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A key as its log publishes it: nil for any other spelling, and where the key id does not fit.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2)
    guard parts.count == 3, let encoded = Base64.bytes(Array(parts[2]).span),
      encoded.first == Self.ed25519
    else { return nil }
    self.init(
      name: String(decoding: parts[0], as: UTF8.self), publicKey: Array(encoded.dropFirst()))
    // Compared as bytes, since a text may equal another that is spelt otherwise.
    guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
  }

  public var text: String {
    "\(name)+\(keyIDText)+\(Base64.text([Self.ed25519] + publicKey))"
  }

  var keyIDText: String { Hex.text(keyIDBytes) }
  var keyIDBytes: [UInt8] { withUnsafeBytes(of: keyID.bigEndian) { Array($0) } }

  /// Whether the signature is the key's over that text.
  func verifies(_ signature: [UInt8], of text: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: text)
  }

  /// Names have no spaces, pluses or control characters, and are not empty.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0 != "+" && $0.value > 0x20 && !$0.properties.isWhitespace
      }
  }
}

/// A log's private key with its origin: what signs checkpoints.
public struct SigningKey: Sendable {
  public let origin: Origin
  public let verifierKey: VerifierKey
  private let key: Curve25519.Signing.PrivateKey

  /// The log of that key on that host; nil where the host's name cannot stand in an origin.
  public init?(host: String, key: Curve25519.Signing.PrivateKey) {
    let publicKey = Array(key.publicKey.rawRepresentation)
    guard let origin = Origin(host: host, publicKey: publicKey),
      let verifierKey = VerifierKey(name: origin.text, publicKey: publicKey)
    else { return nil }
    self.origin = origin
    self.verifierKey = verifierKey
    self.key = key
  }

  /// The log's next signed head.
  ///
  /// Signs whatever it is given: that no two checkpoints contradict each other is for the caller.
  public func checkpoint(size: Int, root: Hash) throws -> SignedCheckpoint {
    let checkpoint = Checkpoint(origin: origin, size: size, root: root)
    return SignedCheckpoint(checkpoint: checkpoint, note: try note(signing: checkpoint.noteText))
  }

  /// Any text, signed.
  func note(signing text: [UInt8]) throws -> SignedNote {
    let signature = NoteSignature(
      name: verifierKey.name, keyID: verifierKey.keyID,
      signature: Array(try key.signature(for: text)))
    return SignedNote(text: text, signatures: [signature])
  }
}
