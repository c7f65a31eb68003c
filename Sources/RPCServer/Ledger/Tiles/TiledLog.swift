/// A log in a folder of tiles, as `TileExport` writes it. Reads a file when it is needed, and keeps the
/// last one of each level.
public final class TiledLog: NodeSource {
  public static let checkpointPath = "checkpoint"

  public let checkpoint: Checkpoint
  /// The same as its key signed it; nil where no key was at hand to verify it.
  public let signed: SignedCheckpoint?
  private let file: (String) throws -> [UInt8]?
  /// The last tile of hashes that was read, by level.
  private var tiles: [Int: (tile: Tile, hashes: [Hash])] = [:]

  private var size: Int { checkpoint.size }

  /// Opens the log by its checkpoint, which the key must have signed. `file` gives the bytes of the
  /// file at a path under the folder, or nil where there is none.
  ///
  /// - Parameter key: Nil to hold the log against its checkpoint without knowing who made that.
  public init(key: VerifierKey?, file: @escaping (String) throws -> [UInt8]?) throws {
    guard let note = try file(Self.checkpointPath) else { throw LedgerFault.noCheckpoint }
    signed = try key.map { try SignedCheckpoint(note, by: $0) }
    checkpoint = try signed?.checkpoint ?? Checkpoint(noteText: SignedNote(note).text)
    self.file = file
  }

  /// Nodes on levels between those of tiles are not kept.
  public func hash(of node: NodePosition) throws -> Hash? {
    guard node.level % Tile.height == 0 else { return nil }
    let level = node.level / Tile.height
    let tile = Tile.holding(.hashes(level: level), at: node.index, size: size)
    guard let hashes = try hashes(of: tile, level: level) else { return nil }
    return hashes[node.index % Tile.widthMax]
  }

  private func hashes(of tile: Tile, level: Int) throws -> [Hash]? {
    if let held = tiles[level], held.tile == tile { return held.hashes }
    guard let bytes = try file(tile.path) else { return nil }
    guard bytes.count == tile.width * Hash.byteCount else { throw LedgerFault.tile(tile.path) }
    let hashes = (0..<tile.width).compactMap { place in
      let start = place * Hash.byteCount
      return Hash(bytes.span.extracting(start..<start + Hash.byteCount))
    }
    tiles[level] = (tile, hashes)
    return hashes
  }

  /// Checks the whole log: every leaf against its hash, every hash against those above it, the root
  /// against the checkpoint and the others that are given.
  public func verify(against anchors: [Checkpoint] = []) throws -> VerifiedLedger {
    var verification = LedgerVerification(
      checkpoints: anchors + [checkpoint], levels: .multiplesOf8)
    for tile in Tile.all(size: size) where tile.content == .entries {
      guard let bundle = try file(tile.path) else {
        throw LedgerFault.leafMissing(tile.range.lowerBound)
      }
      var offset = 0
      for index in tile.range {
        let leaf = try Self.entry(of: bundle, at: &offset, index)
        let hash = try hash(of: NodePosition(level: 0, index: index))
        try verification.check(index, bundle.span.extracting(leaf), hash: hash, nodes: self)
      }
      guard offset == bundle.count else { throw LedgerFault.tile(tile.path) }
    }
    return try verification.finish()
  }

  /// Where the next leaf of a bundle stands.
  private static func entry(
    of bundle: [UInt8], at offset: inout Int, _ index: Int
  ) throws -> Range<Int> {
    guard offset + 2 <= bundle.count else { throw LedgerFault.leafMissing(index) }
    let start = offset + 2
    let end = start + Int(bundle[offset]) << 8 + Int(bundle[offset + 1])
    guard end <= bundle.count else { throw LedgerFault.leafMissing(index) }
    offset = end
    return start..<end
  }
}
