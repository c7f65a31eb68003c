/// A file of a log's export: up to 256 neighbouring hashes, or leaves, in one piece
/// (c2sp.org/tlog-tiles).
public struct Tile: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// Hashes of nodes at tree level 8 × `level`; level 0 has the leaves' hashes.
    case hashes(level: Int)
    /// Leaves, each with its length before it as two bytes, big-endian.
    case entries
  }

  public let content: Content
  public let index: Int
  /// How many hashes or leaves, 1 to 256. Fewer than 256 only at the right edge.
  public let width: Int

  public static let widthMax = 256
  static let height = 8

  /// The path under the log's folder, such as `tile/1/x001/234.p/5`.
  public var path: String {
    let folder =
      switch content {
      case .hashes(let level): "tile/\(level)"
      case .entries: "tile/entries"
      }
    var groups = [Self.threeDigits(index % 1_000)]
    var rest = index / 1_000
    while rest > 0 {
      groups.insert("x" + Self.threeDigits(rest % 1_000), at: 0)
      rest /= 1_000
    }
    let suffix = width < Self.widthMax ? ".p/\(width)" : ""
    return "\(folder)/\(groups.joined(separator: "/"))\(suffix)"
  }

  private static func threeDigits(_ number: Int) -> String {
    var text: [UInt8] = []
    Decimal.append(number, digits: 3, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The leaves that an entry bundle holds, or the nodes of its level that a hash tile holds.
  public var range: Range<Int> { index * Self.widthMax..<index * Self.widthMax + width }

  /// All tiles of a log of that size: the entries, then the hashes level by level, from left to right.
  public static func all(size: Int) -> some Sequence<Tile> {
    sequence(state: 0) { number in
      defer { number += 1 }
      return Tile(number: number, size: size)
    }
  }

  /// One of all the tiles of a log of that size, by its place among them; nil behind the last.
  init?(number: Int, size: Int) {
    var index = number
    var content = Content.entries
    while true {
      let count = content.count(size: size)
      guard count > 0 else { return nil }
      // The size may be anybody's, so nothing is added to the count.
      let tiles = (count - 1) / Self.widthMax + 1
      if index < tiles {
        self.init(
          content: content, index: index, width: min(Self.widthMax, count - index * Self.widthMax))
        return
      }
      index -= tiles
      content = content.next
    }
  }

  /// The tile of a log of that size in which a node of level 8 × `level` stands.
  static func holding(_ content: Content, at position: Int, size: Int) -> Tile {
    let index = position / widthMax
    let width = min(widthMax, content.count(size: size) - index * widthMax)
    return Tile(content: content, index: index, width: width)
  }

  private init(content: Content, index: Int, width: Int) {
    self.content = content
    self.index = index
    self.width = width
  }
}

extension Tile.Content {
  /// How many leaves, or hashes of that level, a log of that size has.
  fileprivate func count(size: Int) -> Int {
    switch self {
    case .hashes(let level): level < Int.bitWidth / Tile.height ? size >> (Tile.height * level) : 0
    case .entries: size
    }
  }

  /// What stands behind it in an export.
  fileprivate var next: Tile.Content {
    switch self {
    case .entries: .hashes(level: 0)
    case .hashes(let level): .hashes(level: level + 1)
    }
  }
}
