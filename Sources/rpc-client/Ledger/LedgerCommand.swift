import ArgumentParser
import Foundation
import Ledger
import Messages

/// `ledger`: what the server recorded, proved without its word.
struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Verify the ledger, and keep proofs of it.",
    discussion: """
      A checkpoint kept elsewhere shows later that nothing which it covers was changed, removed or \
      put in. What is printed as verified was verified here; docs/LEDGER.md says what that proves.
      """,
    subcommands: [
      CheckpointCommand.self, ProveCommand.self, OpenLeafCommand.self, VerifyCommand.self,
      ExportCommand.self,
    ])
}

/// The log that is asked.
struct LedgerLogOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The origin of a log that a restore ended, <host>/pastoral/<8 digits>; else the one that grows.",
      valueName: "origin"))
  var log = ""
}

/// The key that signatures are verified with.
struct LedgerKeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger's verifier key, or a file with it: what `rpc-server ledger key` printed.",
      valueName: "key"))
  var key: String?

  /// The key that was given; nil for none.
  func given() throws -> VerifierKey? {
    guard let key else { return nil }
    if let given = VerifierKey(key) { return given }
    guard let data = FileManager.default.contents(atPath: key) else {
      throw UsageError("--key is neither a verifier key nor a file that can be read.")
    }
    let text = String(decoding: data, as: UTF8.self)
    guard let given = VerifierKey(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw UsageError("The file \(key) does not hold a verifier key, <origin>+<id>+<key>.")
    }
    return given
  }

  /// The key that was given, or else the one that the server names. Says which, and what that is worth.
  func chosen(_ given: VerifierKey?, named text: String) throws -> VerifierKey {
    if let given {
      Console.error("Signatures are verified with the key that you gave.")
      return given
    }
    guard let named = VerifierKey(text) else {
      throw Unverified("The server names a key that is none.")
    }
    Console.error(
      "Signatures are verified with the key that the server names, \(TerminalText.escaped(text)). "
        + "For more than its word, give --key.")
    return named
  }
}

/// The ledger, a checkpoint or a proof does not fit. Nothing says who is to blame.
struct Unverified: ReportedFailure, Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  /// Does what verifies; what it finds wrong becomes such a failure.
  static func told<Result>(_ what: String, _ body: () throws -> Result) throws -> Result {
    func failure(_ error: some CustomStringConvertible) -> Unverified {
      Unverified("\(what) does not verify. \(error)")
    }
    do {
      return try body()
    } catch let error as LedgerFault {
      throw failure(error)
    } catch let error as NoteError {
      throw failure(error)
    } catch let error as LogProofError {
      throw failure(error)
    }
  }

  var lines: [String] {
    [
      "rpc-client: \(TerminalText.escaped(text))",
      "  next: Keep what you have as it is, and tell the data protection officer.",
    ]
  }
  var exitStatus: ExitStatus { .unverified }
}
