import ArgumentParser
import Ledger
import Messages
import SwiftProtobuf

/// `ledger checkpoint`: the last checkpoint, to be kept elsewhere.
struct CheckpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the last checkpoint, and keep it.",
    discussion: """
      A checkpoint tells nothing of what the ledger records, so it may be kept anywhere: best where \
      nobody who runs the server can write. `ledger verify --since FILE` holds the ledger against it.
      """)

  @Option(help: ArgumentHelp("Write it to a new file besides.", valueName: "file"))
  var save: String?

  @OptionGroup var log: LedgerLogOption
  @OptionGroup var key: LedgerKeyOption
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let given = try key.given()
    if let save { try NewFile.check(save) }
    let reply = try await connection.session().read(
      LedgerService.getCheckpoint, .with { $0.log = log.log })
    let key = try key.chosen(given, named: reply.verifierKey)
    let signed = try Unverified.told("The checkpoint") {
      try SignedCheckpoint([UInt8](reply.note), by: key)
    }
    if let save { try NewFile.write(signed.bytes, to: save) }
    // A note ends in a newline of its own.
    Console.print(String(decoding: signed.bytes.dropLast(), as: UTF8.self))
  }
}
