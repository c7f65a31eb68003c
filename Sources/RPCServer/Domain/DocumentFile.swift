/// What a document is, as its first bytes show. Nothing that runs is among them.
public enum DocumentType: String, CaseIterable, Sendable {
  case pdf, png, jpeg, text, office

  /// The endings of names that go with it.
  public var endings: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg"]
    case .text: ["txt", "csv", "md"]
    case .office: ["docx", "xlsx", "pptx"]
    }
  }

  /// The type of a document that begins with these bytes; nil for one that is not taken.
  public init?(beginning bytes: some Collection<UInt8>) {
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if bytes.starts(with: [0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]),
      bytes.dropFirst(30).starts(with: "[Content_Types].xml".utf8)
    {
      self = .office
    } else if Self.isText(bytes) {
      self = .text
    } else {
      return nil
    }
  }

  /// Whether they are text. A character that is cut off at the end is not held against it.
  static func isText(_ bytes: some Collection<UInt8>) -> Bool {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f || [0x09, 0x0a, 0x0d].contains($0) }
    guard isPlain, !bytes.isEmpty else { return false }
    return (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}

/// A file as it is kept: what it is called, what it is, and the digest of its bytes.
public struct DocumentFile: Equatable, Sendable {
  public var name: String
  public var type: DocumentType
  /// Of all its bytes.
  public var sha256: [UInt8]

  public init(name: String, type: DocumentType, sha256: [UInt8]) {
    self.name = name
    self.type = type
    self.sha256 = sha256
  }
}

/// A file as somebody would send it, before the rules have looked at it.
public struct FileProposal: Sendable {
  public var name: String
  public var length: Int64
  public var sha256: [UInt8]

  public init(name: String, length: Int64, sha256: [UInt8]) {
    self.name = name
    self.length = length
    self.sha256 = sha256
  }

  public static let nameLengthMax = 120
  /// 10 MiB.
  public static let lengthMax: Int64 = 10 * 1024 * 1024
  /// 256 KiB: a piece is sealed and kept by itself.
  public static let pieceLengthMax = 256 * 1024

  /// The file once nothing is wrong with it. Its type is what its name says, and the first bytes must show.
  ///
  /// - Parameter field: The message that describes it.
  /// - Returns: Nil where `violations` say what is wrong.
  public func checked(
    _ field: String, _ violations: inout [FieldViolation]
  ) -> DocumentFile? {
    let before = violations.count
    func refuse(_ name: String, _ problem: String) {
      violations.append(FieldViolation(field: "\(field).\(name)", description: problem))
    }
    if let problem = TextRules.problem(with: name, atMost: Self.nameLengthMax, required: true) {
      refuse("name", problem)
    } else if name.contains(where: { $0 == "/" || $0 == "\\" }) || name.hasPrefix(".") {
      refuse("name", "must be a file's name without a folder")
    } else if type == nil {
      refuse("name", "must end as a type does that is taken, such as .pdf")
    }
    if !(1...Self.lengthMax).contains(length) { refuse("length", "must be 1 to \(Self.lengthMax)") }
    if sha256.count != 32 { refuse("sha256", "must have 32 bytes") }
    guard violations.count == before, let type else { return nil }
    return DocumentFile(name: name, type: type, sha256: sha256)
  }

  /// What the name says that it is.
  private var type: DocumentType? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return DocumentType.allCases.first { $0.endings.contains(ending) }
  }
}
