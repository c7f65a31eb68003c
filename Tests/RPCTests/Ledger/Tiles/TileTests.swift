internal import Ledger
internal import Testing

@Suite("The tiles of a log")
struct TileTests {
  @Test("of c2sp.org/tlog-tiles' example of 70,000 leaves")
  func example() {
    let tiles = Array(Tile.all(size: 70_000))
    func hashes(_ level: Int) -> [Tile] { tiles.filter { $0.content == .hashes(level: level) } }
    #expect(hashes(0).count { $0.width == 256 } == 273)
    #expect(hashes(0).last?.path == "tile/0/273.p/112")
    #expect(hashes(1).map(\.path) == ["tile/1/000", "tile/1/001.p/17"])
    #expect(hashes(2).map(\.path) == ["tile/2/000.p/1"])
    #expect(hashes(3).isEmpty)
    #expect(tiles.filter { $0.content == .entries }.map(\.width) == hashes(0).map(\.width))
  }

  @Test(
    "have the paths of the specification",
    arguments: [
      (1, ["tile/entries/000.p/1", "tile/0/000.p/1"]),
      (255, ["tile/entries/000.p/255", "tile/0/000.p/255"]),
      (256, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]),
      (
        257,
        [
          "tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1",
          "tile/1/000.p/1",
        ]
      ),
      (0, []),
    ])
  func paths(size: Int, paths: [String]) {
    #expect(Tile.all(size: size).map(\.path) == paths)
  }

  @Test("are numbered in groups of three digits")
  func numbers() throws {
    let size = 1_234_067 * 256 + 5
    let last = try #require(
      Tile.all(size: size).first { $0.content == .entries && $0.index == 1_234_067 })
    #expect(last.path == "tile/entries/x001/x234/067.p/5")
    #expect(last.range == size - 5..<size)
  }
}

@Suite("A log's export")
struct TileExportTests {
  @Test("is verified file by file, whatever its size", arguments: [0, 1, 2, 255, 256, 257, 300])
  func verified(size: Int) throws {
    let ledger = SampleLedger(size: size)
    let log = try ExportedLog(ledger)
    let verified = try log.open().verify()
    #expect(verified.size == size)
    #expect(verified.root == ledger.head.root)
  }

  @Test("ends with the checkpoint")
  func checkpointLast() throws {
    let ledger = SampleLedger(size: 3)
    var paths: [String] = []
    var export = TileExport(of: ledger, under: try ledger.checkpoint(3))
    while let file = try export.next() { paths.append(file.path) }
    #expect(paths == ["tile/entries/000.p/3", "tile/0/000.p/3", "checkpoint"])
  }

  @Test("can be left and taken up again behind any file, over a log that has grown")
  func resumed() throws {
    let whole = try ExportedLog(SampleLedger(size: 600), size: 300)
    let checkpoint = try SampleLedger(size: 300).checkpoint(300)
    var files: [String: [UInt8]] = [:]
    var position: Int? = 0
    while let from = position {
      let grown = SampleLedger(size: 300 + 50 * files.count)
      var export = TileExport(of: grown, under: checkpoint, from: from)
      let file = try #require(try export.next())
      files[file.path] = file.bytes
      position = export.position
    }
    #expect(files == whole.files)
  }

  @Test("is held against its checkpoint without a key too, which is then nobody's word")
  func withoutKey() throws {
    var log = try ExportedLog(SampleLedger(size: 3))
    let open = { (log: ExportedLog) in try TiledLog(key: nil) { log.files[$0] } }
    #expect(try open(log).verify().size == 3)
    #expect(try open(log).signed == nil)
    log.files["tile/0/000.p/3"]?.withUnsafeMutableBytes { $0[40] ^= 1 }
    #expect(throws: LedgerFault.leafChanged(1)) { try open(log).verify() }
  }

  @Test("of an earlier checkpoint has only what that covers")
  func earlier() throws {
    let ledger = SampleLedger(size: 300)
    let log = try ExportedLog(ledger, size: 256)
    #expect(try log.open().verify().root == ledger.tree.prefix(256).root())
  }

  @Test("is checked against checkpoints that others hold")
  func anchors() throws {
    let ledger = SampleLedger(size: 260)
    let log = try ExportedLog(ledger).open()
    for size in [0, 1, 100, 256, 260] {
      #expect(throws: Never.self) {
        try log.verify(against: [ledger.checkpoint(size).checkpoint])
      }
    }
    var other = try ledger.checkpoint(100).checkpoint
    other.root = other.root.flipping(bit: 0)
    #expect(throws: LedgerFault.checkpoint(size: 100)) { try log.verify(against: [other]) }
    other.size = 261
    #expect(throws: LedgerFault.shorter(size: 260, checkpoint: 261)) {
      try log.verify(against: [other])
    }
  }

  @Test("is not made where a leaf or a node is gone")
  func incomplete() throws {
    var ledger = SampleLedger(size: 20)
    ledger.set(leaf: 7, to: nil)
    #expect(throws: LedgerFault.leafMissing(7)) { try ExportedLog(ledger) }
    for index in 0..<20 { ledger.set(leaf: index, to: nil) }
    #expect(throws: LedgerFault.leafMissing(0)) { try ExportedLog(ledger) }
    ledger = SampleLedger(size: 20)
    let node = NodePosition(level: 0, index: 9)
    ledger.set(node: node, to: nil)
    #expect(throws: NodeMissing(node: node)) { try ExportedLog(ledger, root: .emptyRoot) }
  }

  @Test("is refused with any byte of it changed, and the fault is in the right file")
  func everyByte() throws {
    // Three leaves, so that every byte can be tried.
    let sound = try ExportedLog(SampleLedger(size: 3))
    for (path, bytes) in sound.files {
      for index in bytes.indices {
        var log = sound
        log.files[path] = bytes.flipping(bit: index * 8 + index % 8)
        do {
          _ = try log.open().verify()
          Issue.record("\(path) is taken with byte \(index) changed.")
        } catch let fault as LedgerFault {
          #expect(path != "checkpoint", "\(fault)")
        } catch {
          #expect(path == "checkpoint" && error is NoteError, "\(path), byte \(index): \(error)")
        }
      }
    }
  }

  @Test("is refused whatever size its checkpoint has instead, signed or not")
  func everySize() throws {
    let ledger = SampleLedger(size: 3)
    let sizes = (0..<Int.bitWidth - 1).map { 3 ^ 1 << $0 } + [.max, .max - 1]
    for size in sizes {
      var log = try ExportedLog(ledger)
      let checkpoint = try SampleLedger.signingKey.checkpoint(size: size, root: ledger.head.root)
      log.files[TiledLog.checkpointPath] = checkpoint.bytes
      #expect(throws: LedgerFault.leafMissing(0), "\(size)") { try log.open().verify() }
      #expect(throws: LedgerFault.leafMissing(0), "\(size)") {
        try TiledLog(key: nil) { log.files[$0] }.verify()
      }
    }
  }

  @Test("is refused with a file cut, drawn out, or missing")
  func files() throws {
    let sound = try ExportedLog(SampleLedger(size: 257))
    func fault(_ change: (inout ExportedLog) -> Void) -> LedgerFault? {
      var log = sound
      change(&log)
      return #expect(throws: LedgerFault.self) { try log.open().verify() }
    }
    #expect(fault { $0.files["checkpoint"] = nil } == .noCheckpoint)
    #expect(fault { $0.files["tile/0/000"] = nil } == .hashMissing(0))
    #expect(fault { $0.files["tile/0/001.p/1"] = nil } == .hashMissing(256))
    let above = NodePosition(level: 8, index: 0)
    #expect(fault { $0.files["tile/1/000.p/1"] = nil } == .nodeMissing(above))
    #expect(
      fault { $0.files["tile/1/000.p/1"]?.withUnsafeMutableBytes { $0[3] ^= 1 } }
        == .nodeChanged(above))
    #expect(fault { $0.files["tile/0/000"]?.removeLast() } == .tile("tile/0/000"))
    #expect(fault { $0.files["tile/0/000"]?.append(0) } == .tile("tile/0/000"))
    #expect(fault { $0.files["tile/entries/000"]?.append(0) } == .tile("tile/entries/000"))
    #expect(fault { $0.files["tile/entries/000"]?.removeLast() } == .leafMissing(255))
    #expect(fault { $0.files["tile/entries/000"] = [] } == .leafMissing(0))
    #expect(fault { $0.files["tile/entries/000"] = nil } == .leafMissing(0))
    #expect(fault { $0.files["tile/entries/001.p/1"] = nil } == .leafMissing(256))
  }
}

/// The files of an export, by path.
struct ExportedLog {
  var files: [String: [UInt8]] = [:]

  init(_ ledger: SampleLedger, size: Int? = nil, root: Hash? = nil) throws {
    let size = size ?? ledger.size
    let signed = try SampleLedger.signingKey.checkpoint(
      size: size, root: root ?? ledger.tree.prefix(size).root())
    var export = TileExport(of: ledger, under: signed)
    while let file = try export.next() {
      files[file.path] = file.bytes
    }
  }

  func open() throws -> TiledLog {
    try TiledLog(key: SampleLedger.signingKey.verifierKey) { files[$0] }
  }
}
