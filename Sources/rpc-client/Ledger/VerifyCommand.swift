import ArgumentParser
import Foundation
import Ledger
import Messages
import RPCClient
import WireFormat
import SwiftProtobuf

/// `ledger verify`: the server's ledger, or an export of it without any server.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify the whole ledger.",
    discussion: """
      The server checks every leaf and hash that it stores. This program then checks the signatures, \
      and that the ledger begins with what the checkpoint of --since covers: that needs no trust in \
      the server. With --offline it checks every leaf and hash of an export itself, and asks nobody.

      Ends with \(ExitStatus.unverified.rawValue) where something does not fit, and names the first \
      leaf, node or file.
      """)

  @Option(
    help: ArgumentHelp(
      "A checkpoint that was kept, of this log or an ended one, which must still hold.",
      valueName: "file"))
  var since: String?

  @Option(help: ArgumentHelp("Verify the export in this folder.", valueName: "dir"))
  var offline: String?

  @Option(
    help: ArgumentHelp(
      "With --offline: a checkpoint from elsewhere that the export must fit.", valueName: "file"))
  var anchor: String?

  @OptionGroup var key: LedgerKeyOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if offline == nil, anchor != nil {
      throw ValidationError("--anchor goes with --offline; use --since for the server's ledger.")
    }
    if offline != nil, since != nil {
      throw ValidationError("--since asks the server; use --anchor with --offline.")
    }
  }

  func run() async throws {
    let key = try key.given()
    let verified: Pastoral_V1_VerifiedLedger
    if let offline {
      verified = try ExportVerification(folder: offline, key: key, anchor: anchor).run()
    } else {
      let since = try since.map { (name: $0, bytes: try LocalFile.read($0)) }
      verified = try await ask(key, since)
    }
    try Listing(columns: Self.columns, records: [verified]).printRecord(output)
  }

  private static let columns: [ListColumn<Pastoral_V1_VerifiedLedger>] = [
    ListColumn("size") { "\($0.size)" },
    ListColumn("root") { $0.root.base64EncodedString() },
    ListColumn("last_time") { $0.hasLastTime ? $0.lastTime.london.iso : "" },
    ListColumn("ended_logs") { "\($0.endedLogs.count)" },
  ]

  /// Holds what the server says of a log that has ended against that log's own signature.
  private static func check(_ ended: Pastoral_V1_EndedLog) throws {
    guard let key = VerifierKey(ended.verifierKey) else {
      throw Unverified("The server names a key of an ended log that is none.")
    }
    let name = "The last checkpoint of the ended log \(key.name)"
    if ended.size > 0 {
      let last = try Unverified.told(name) { try SignedCheckpoint([UInt8](ended.note), by: key) }
      guard last.checkpoint.size == ended.size, last.checkpoint.root.bytes == [UInt8](ended.root)
      else { throw Unverified("\(name) covers other leaves than the server verified.") }
    }
    let leaves = "Before this log was \(key.name), of \(ended.size) leaves"
    Console.error(
      ended.isWhole
        ? "\(leaves)."
        : "\(leaves); it had \(ended.continuedSize) before the restore of a backup ended it.")
  }

  /// Has the server verify, then holds what it says against signatures and earlier checkpoints.
  private func ask(
    _ given: VerifierKey?, _ since: (name: String, bytes: [UInt8])?
  ) async throws -> Pastoral_V1_VerifiedLedger {
    let session = try connection.session()
    // First, since it names what a call that needs a sound ledger would stumble over.
    let verified = try await session.verifyLedger()
    let reply = try await session.read(LedgerService.getCheckpoint, .init())
    let key = try self.key.chosen(given, named: reply.verifierKey)
    func signed(_ bytes: [UInt8], _ name: String) throws -> Checkpoint {
      try Unverified.told(name) { try SignedCheckpoint(bytes, by: key).checkpoint }
    }

    let covered = "The checkpoint that the server verified"
    let whole = try signed([UInt8](verified.note), covered)
    for ended in verified.endedLogs { try Self.check(ended) }
    guard whole.size == verified.size, whole.root.bytes == [UInt8](verified.root) else {
      throw Unverified("The server verified other leaves than its checkpoint covers.")
    }
    let last = "The server's last checkpoint"
    let now = try signed([UInt8](reply.note), last)
    var earlier = [(covered, whole), (last, now)]
    if let since {
      let name = "The checkpoint in \(since.name)"
      if let (ended, key) = verified.endedLog(of: since.bytes) {
        try await session.check(since.bytes, name, in: ended, by: key)
      } else {
        earlier.insert((name, try signed(since.bytes, name)), at: 0)
      }
    }
    for (name, checkpoint) in earlier {
      guard checkpoint.size <= now.size else {
        throw Unverified("\(name) covers \(checkpoint.size) leaves; the ledger has \(now.size).")
      }
      try await session.prove(checkpoint, name, key)
    }
    return verified
  }
}

extension Pastoral_V1_VerifiedLedger {
  /// The ended log that a note's text names, whoever signed it, and that log's key; nil for any other.
  fileprivate func endedLog(
    of note: [UInt8]
  ) -> (log: Pastoral_V1_EndedLog, key: VerifierKey)? {
    guard let named = try? Checkpoint(noteText: SignedNote(note).text) else { return nil }
    for log in endedLogs {
      if let key = VerifierKey(log.verifierKey), key.name == named.origin.text { return (log, key) }
    }
    return nil
  }
}

extension Session {
  /// What the server's own verification found.
  fileprivate func verifyLedger() async throws -> Pastoral_V1_VerifiedLedger {
    defer { Console.progress("") }
    do {
      let steps = try client.serverStream(
        LedgerService.verify, .init(), options: CallOptions(deadline: timeout))
      for try await reply in steps {
        switch reply.step {
        case .progress(let progress):
          Console.progress("\(progress.checked) of \(progress.size) leaves checked")
        case .verified(let verified): return verified
        case .fault(let fault):
          throw Unverified("The server's ledger does not verify. \(fault)")
        case nil: break
        }
      }
    } catch let error as RPCError {
      throw CallFailure(error: error)
    }
    throw CallFailure(
      error: RPCError(Status(.internalError, "The server found nothing."), origin: .badAnswer))
  }

  /// Holds an ended log against a checkpoint of it.
  fileprivate func check(
    _ note: [UInt8], _ name: String, in ended: Pastoral_V1_EndedLog, by key: VerifierKey
  ) async throws {
    let checkpoint = try Unverified.told(name) { try SignedCheckpoint(note, by: key).checkpoint }
    if checkpoint.size <= ended.size {
      try await prove(checkpoint, name, key, in: key.name)
      return Console.error("\(name) is of the ended log \(key.name), and holds.")
    }
    let lost =
      "\(name) covers \(checkpoint.size) leaves of the ended log \(key.name), of which "
      + "\(ended.size) came back with a backup"
    guard checkpoint.size == ended.continuedSize,
      checkpoint.root.bytes == [UInt8](ended.continuedRoot)
    else { throw Unverified("\(lost). The next log does not say that it continues it.") }
    Console.error("\(lost); the next log says that it continues it.")
  }

  /// Has the server prove that a log still begins with what a checkpoint covers.
  fileprivate func prove(
    _ earlier: Checkpoint, _ name: String, _ key: VerifierKey, in log: String = ""
  ) async throws {
    let reply = try await read(
      LedgerService.proveConsistency,
      .with {
        $0.oldSize = Int64(earlier.size)
        $0.log = log
      })
    let current = try Unverified.told("The server's last checkpoint") {
      try SignedCheckpoint([UInt8](reply.note), by: key).checkpoint
    }
    let proof = ConsistencyProof(
      oldSize: earlier.size, newSize: current.size,
      path: reply.hashes.compactMap { Hash([UInt8]($0)) })
    guard proof.path.count == reply.hashes.count,
      proof.leads(from: earlier.root, to: current.root)
    else {
      throw Unverified(
        "\(name) does not hold: the first \(earlier.size) leaves are not those that it covers.")
    }
  }
}
