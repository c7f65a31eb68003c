/// Whatever keeps leaves besides their hashes.
public protocol LeafSource {
  /// The leaf's exact bytes; nil where they are not kept.
  func leaf(at index: Int) throws -> [UInt8]?
}

/// A log as the files of c2sp.org/tlog-tiles, one at a time: the checkpoint last, so that whoever finds
/// it finds all that it covers. Holds no more than one file in memory, at most 525 kB.
///
/// It can be left and taken up again, over a source that has grown meanwhile: leaves and nodes are only
/// ever added, so what a checkpoint covers stays as it was.
public struct TileExport<Source: NodeSource & LeafSource> {
  private let checkpoint: SignedCheckpoint
  private let source: Source
  /// Where to take it up again: the place of the next tile among all of them; nil after the last file.
  public private(set) var position: Int?

  /// - Parameter position: Where an export under the same checkpoint was left.
  public init(of source: Source, under checkpoint: SignedCheckpoint, from position: Int = 0) {
    self.source = source
    self.checkpoint = checkpoint
    self.position = position
  }

  /// The next file; nil after the last.
  public mutating func next() throws -> TileFile? {
    guard let number = position else { return nil }
    guard let tile = Tile(number: number, size: checkpoint.checkpoint.size) else {
      position = nil
      return TileFile(path: TiledLog.checkpointPath, bytes: checkpoint.bytes)
    }
    position = number + 1
    return TileFile(path: tile.path, bytes: try bytes(of: tile))
  }

  private func bytes(of tile: Tile) throws -> [UInt8] {
    var bytes: [UInt8] = []
    switch tile.content {
    case .hashes(let level):
      bytes.reserveCapacity(tile.width * Hash.byteCount)
      for index in tile.range {
        let node = NodePosition(level: Tile.height * level, index: index)
        bytes += try source.requireHash(of: node).bytes
      }
    case .entries:
      for index in tile.range {
        guard let leaf = try source.leaf(at: index) else { throw LedgerFault.leafMissing(index) }
        bytes.append(UInt8(leaf.count >> 8))
        bytes.append(UInt8(leaf.count & 0xff))
        bytes += leaf
      }
    }
    return bytes
  }
}

/// A file of an export: its path under the export's folder, and its bytes.
public struct TileFile: Equatable, Sendable {
  public let path: String
  public let bytes: [UInt8]
}
