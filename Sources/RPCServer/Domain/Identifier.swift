/// An opaque id: three letters that name the kind, `_`, and 128 random bits in base32.
///
/// Callers must not take ids apart; the prefix is for people who read logs.
public struct Identifier: Hashable, Sendable, Comparable {
  /// What an id names.
  public enum Kind: String, CaseIterable, Sendable {
    case student = "stu"
    case staffMember = "stf"
    case programme = "prg"
    case module = "mod"
    case enrolmentPeriod = "enr"
    case moduleEnrolment = "men"
    case relation = "rel"
    case appointment = "apt"
    case availabilityException = "exc"
    case service = "svc"
    case principal = "prn"
    case token = "tok"
    case exceptionalAccess = "exa"
    case roleGrant = "rgr"
    case identityBinding = "bnd"
    case inboxItem = "inb"
    case note = "nte"
    case action = "act"
    case comment = "cmt"
    case closure = "clo"
    case series = "ser"
    case bookingLimit = "lim"
    case consent = "cns"
    case referral = "ref"
    case waitlistEntry = "wai"
    case dropIn = "dri"
    case campaign = "cam"
    case supportPost = "pst"
    case supportCase = "cas"
    case joinRequest = "joi"
    case transfer = "trf"
    case caseItem = "cit"
    case caseTask = "ctk"
    case thirdParty = "tpy"
    case paper = "pap"
    case supervisionExtract = "sup"
    case adjustment = "adj"
    case document = "doc"
    case partner = "prt"
    case disclosure = "dis"
    case receivedRequest = "req"
    case suggestion = "sug"

    /// Whether it names somebody in the directory.
    public var isPerson: Bool { self == .student || self == .staffMember }
  }

  /// The id as it travels and is stored, such as `stu_5k3v…`.
  public let text: String

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
  /// 128 bits in groups of five.
  private static let digits = 26

  /// A new id.
  public init(_ kind: Kind, from random: inout some RandomNumberGenerator) {
    var bits: UInt128 = (UInt128(random.next() as UInt64) << 64) | UInt128(random.next() as UInt64)
    var characters: [UInt8] = []
    characters.reserveCapacity(4 + Self.digits)
    characters += kind.rawValue.utf8
    characters.append(UInt8(ascii: "_"))
    for _ in 0..<Self.digits {
      characters.append(Self.alphabet[Int(truncatingIfNeeded: bits & 31)])
      bits >>= 5
    }
    text = String(decoding: characters, as: UTF8.self)
  }

  /// An id that came from the store or a caller: nil unless it has the shape of one.
  public init?(_ text: String) {
    // Every id of every row comes this way, so its bytes are looked at in place.
    var text = text
    let hasShape = text.withUTF8 { bytes in
      bytes.count == 4 + Self.digits && Kind(prefixOf: bytes) != nil
        && bytes[3] == UInt8(ascii: "_") && bytes[4...].allSatisfy { Self.isDigit($0) }
    }
    guard hasShape else { return nil }
    self.text = text
  }

  /// Whether the byte is a letter of base32.
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(byte)
  }

  /// An id of that kind that came from a caller: nil for anything else.
  public init?(_ text: String, kind: Kind) {
    self.init(text)
    guard self.kind == kind else { return nil }
  }

  /// What the id names.
  public var kind: Kind {
    var text = text
    // Every way to make an id has seen to it that it begins with a kind.
    return text.withUTF8 { Kind(prefixOf: $0)! }
  }

  public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

extension Identifier: CustomStringConvertible {
  public var description: String { text }
}

extension Identifier.Kind {
  /// The kind that three letters at the beginning of a text name; nil for others.
  fileprivate init?(prefixOf text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 3 else { return nil }
    let letters = Self.number(text[0], text[1], text[2])
    guard let found = Self.byLetters.first(where: { $0.letters == letters }) else { return nil }
    self = found.kind
  }

  /// The kinds with their letters as one number: comparing texts would cost more than the rest.
  private static let byLetters = allCases.map { kind in
    let letters = Array(kind.rawValue.utf8)
    return (letters: number(letters[0], letters[1], letters[2]), kind: kind)
  }

  private static func number(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }
}
