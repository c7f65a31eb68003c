import ArgumentParser
import Ledger
import Messages
import SwiftProtobuf

/// `ledger prove`: the proof of one leaf, verified before it is written.
struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Keep the proof that one leaf is in the ledger.",
    discussion: """
      The file is a c2sp.org/tlog-proof with the leaf in its line extra. It needs neither this \
      program nor the server to be verified later. Leaves are confidential.
      """)

  @Argument(help: "The leaf's number, from 0.")
  var seq: Int

  @Option(help: ArgumentHelp("The new file, named ….tlog-proof.", valueName: "file"))
  var out: String

  @OptionGroup var log: LedgerLogOption
  @OptionGroup var key: LedgerKeyOption
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard seq >= 0 else { throw ValidationError("Leaves are numbered from 0.") }
  }

  func run() async throws {
    let given = try key.given()
    try NewFile.check(out)
    let reply = try await connection.session().read(
      LedgerService.proveInclusion,
      .with {
        $0.leaf = Int64(seq)
        $0.log = log.log
      })
    let key = try key.chosen(given, named: reply.verifierKey)
    let (leaf, proof) = ([UInt8](reply.leaf), [UInt8](reply.proof))
    let signed = try Unverified.told("The proof of leaf \(seq)") {
      let proof = try LogProof(proof)
      // The proof of another leaf would prove that one.
      guard proof.inclusion.index == seq, proof.extra == leaf else {
        throw LogProofError.otherLeaf
      }
      return try proof.verify(leaf: leaf, key: key)
    }
    try NewFile.write(proof, to: out)
    Console.print(
      "Leaf \(seq) is in \(signed.checkpoint.origin), of \(signed.checkpoint.size) leaves.")
  }
}
