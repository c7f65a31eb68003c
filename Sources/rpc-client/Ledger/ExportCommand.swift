import ArgumentParser
import Ledger
import Messages
import RPCClient
import SwiftProtobuf

/// `ledger export`: all of the ledger as files of c2sp.org/tlog-tiles.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a whole log of the ledger into a new folder.",
    discussion: """
      The checkpoint comes last, when all else is on the disk: a folder without one is unfinished. \
      Leaves are confidential. `ledger verify --offline DIR` verifies what was written.
      """)

  @Argument(help: "The folder; must not exist.", completion: .directory)
  var folder: String

  @OptionGroup var log: LedgerLogOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try NewFile.check(folder)
    let session = try connection.session()
    var export = ExportFolder(path: folder)
    defer { Console.progress("") }
    do {
      let pieces = try session.client.serverStream(
        LedgerService.export, .with { $0.log = log.log },
        options: CallOptions(deadline: session.timeout))
      for try await piece in pieces {
        try export.take(piece)
        if piece.isLast { Console.progress("\(export.files) files written") }
      }
    } catch let error as RPCError {
      throw CallFailure(error: error)
    }
    guard export.isComplete else { throw ExportFolder.badAnswer("it ended without a checkpoint") }
    Console.progress("")
    Console.print("Wrote \(export.files) files.")
  }
}
