import Foundation
import Glibc
import Ledger
import Messages
import SwiftProtobuf

/// The check of an export, which needs no server.
struct ExportVerification {
  let folder: String
  /// Nil to hold the export against its checkpoint whoever made that.
  let key: VerifierKey?
  /// The file of a checkpoint from elsewhere.
  let anchor: String?

  /// - Throws: ``Unverified`` with the first leaf, node or file that does not fit.
  func run() throws -> Pastoral_V1_VerifiedLedger {
    guard LocalFile.isFolder(folder) else { throw UsageError("\(folder) is not a folder.") }
    let log = try Unverified.told("The file checkpoint of the export") {
      try TiledLog(key: key) { try LocalFile.readIfThere("\(folder)/\($0)") }
    }
    let anchors = try anchor.map { [try checkpoint(in: $0, of: log.checkpoint.origin)] } ?? []
    let verified = try Unverified.told("The export") { try log.verify(against: anchors) }
    Console.error(
      key == nil
        ? "The signature was not verified: give --key."
        : "The signature was verified with the key that you gave.")
    return .with {
      $0.size = Int64(verified.size)
      $0.root = Data(verified.root.bytes)
      $0.note = Data(LocalFile.contents("\(folder)/\(TiledLog.checkpointPath)") ?? [])
      if verified.size > 0 {
        $0.lastTime = Google_Protobuf_Timestamp(
          millisecondsSince1970: verified.lastTime.millisecondsSince1970)
      }
    }
  }

  private func checkpoint(in file: String, of origin: Origin) throws -> Checkpoint {
    let bytes = try LocalFile.read(file)
    let name = "The checkpoint in \(file)"
    let checkpoint = try Unverified.told(name) {
      try key.map { try SignedCheckpoint(bytes, by: $0).checkpoint }
        ?? Checkpoint(noteText: SignedNote(bytes).text)
    }
    guard checkpoint.origin == origin else {
      throw Unverified("\(name) is of another log, \(checkpoint.origin).")
    }
    return checkpoint
  }
}

/// Files of this machine, read whole.
enum LocalFile {
  /// - Throws: `UsageError` where it cannot be read.
  static func read(_ path: String) throws -> [UInt8] {
    guard let contents = contents(path) else {
      throw UsageError("The file \(path) cannot be read.")
    }
    return contents
  }

  /// Nil where there is no such file.
  ///
  /// - Throws: `FileFailure` where there is one that cannot be read.
  static func readIfThere(_ path: String) throws -> [UInt8]? {
    if let contents = contents(path) { return contents }
    guard access(path, F_OK) != 0 else { throw FileFailure("read", path) }
    return nil
  }

  static func contents(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

extension Google_Protobuf_Timestamp {
  fileprivate init(millisecondsSince1970 milliseconds: Int64) {
    self.init()
    seconds = milliseconds / 1_000
    nanos = Int32(milliseconds % 1_000) * 1_000_000
  }
}
