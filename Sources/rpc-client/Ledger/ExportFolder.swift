import Foundation
import Glibc
import Ledger
import Messages
import RPCClient
import WireFormat

/// The folder into which an export is written, piece by piece as it comes.
struct ExportFolder {
  let path: String
  /// How many files are whole.
  private(set) var files = 0
  /// Whether the checkpoint is on the disk, and with it all that it covers.
  private(set) var isComplete = false
  private var file: (path: String, descriptor: Int32)?
  private var folders: Set<String> = []

  init(path: String) { self.path = path }

  /// Writes a piece behind the one before.
  ///
  /// - Throws: `FileFailure`; `CallFailure` for a piece that does not belong there.
  mutating func take(_ piece: Pastoral_V1_ExportLedgerResponse) throws {
    guard Self.isPlain(piece.path) else { throw Self.badAnswer("a file has a strange name") }
    guard !isComplete else { throw Self.badAnswer("more came behind the checkpoint") }
    let isCheckpoint = piece.path == TiledLog.checkpointPath
    let place = "\(path)/\(piece.path)"
    // Whoever finds the checkpoint must find what it covers.
    if isCheckpoint, file == nil { for folder in folders { try NewFile.syncFolder(folder) } }
    let current = try file ?? begin(piece.path, at: place)
    guard current.path == piece.path else { throw Self.badAnswer("a file ended too early") }
    file = current
    try NewFile.append([UInt8](piece.bytes), to: current.descriptor, place)
    guard piece.isLast else { return }
    try NewFile.sync(current.descriptor, place)
    close(current.descriptor)
    file = nil
    files += 1
    if isCheckpoint {
      try NewFile.syncFolder(path)
      try NewFile.syncFolder(URL(filePath: path).deletingLastPathComponent().path)
      isComplete = true
    }
  }

  private mutating func begin(
    _ name: String, at place: String
  ) throws -> (path: String, descriptor: Int32) {
    try makeFolders(of: name)
    return (name, try NewFile.make(place))
  }

  private mutating func makeFolders(of name: String) throws {
    let parts = name.split(separator: "/").dropLast()
    for depth in 0...parts.count {
      let folder = ([path] + parts.prefix(depth).map(String.init)).joined(separator: "/")
      guard folders.insert(folder).inserted else { continue }
      guard mkdir(folder, 0o700) == 0 else { throw FileFailure("make", folder) }
    }
  }

  /// Whether a name stays within the folder: small letters, digits and dots between single slashes.
  private static func isPlain(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= partsMax
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
          }
      }
  }

  /// `tile`, a level, groups of three digits for any number, and the width.
  private static let partsMax = 10

  static func badAnswer(_ what: String) -> CallFailure {
    CallFailure(
      error: RPCError(
        Status(.internalError, "The export is not whole: \(what)."), origin: .badAnswer))
  }
}
