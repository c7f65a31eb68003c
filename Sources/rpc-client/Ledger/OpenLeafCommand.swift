import ArgumentParser
import Crypto
import Foundation
import Ledger
import Messages
import SwiftProtobuf

/// `ledger open`: whom and what a leaf means, verified here against the leaf's own lines.
struct OpenLeafCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Show whom and what a leaf means.",
    discussion: """
      A leaf names nobody: say whom or what you think it means. For each that it does mean, an opening is \
      printed, with which whoever has the leaf can see so without this program or the server: \
      `openssl dgst -sha256 -mac HMAC -macopt hexkey:<opening>` over the value gives what stands in that \
      line. `ledger prove` proves the leaf itself. Who asks, and about whom, is recorded.
      """)

  @Argument(help: "The leaf's number, from 0.")
  var seq: Int

  @Option(help: ArgumentHelp("Who may have done it.", valueName: "id"))
  var actor: String?
  @Option(help: ArgumentHelp("Whom it may be about.", valueName: "id"))
  var subject: String?
  @Option(
    help: ArgumentHelp("A file with what may have been sent about that subject.", valueName: "file")
  )
  var payload: String?
  @Option(help: ArgumentHelp("The new file for the detail beside the leaf.", valueName: "file"))
  var detail: String?

  @OptionGroup var log: LedgerLogOption
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard seq >= 0 else { throw ValidationError("Leaves are numbered from 0.") }
    guard actor != nil || subject != nil || detail != nil else {
      throw ValidationError("Give --actor, --subject or --detail.")
    }
    guard payload == nil || subject != nil else {
      throw ValidationError("--payload wants --subject, by whose key it is hidden.")
    }
  }

  func run() async throws {
    let digest = try payload.map { try Self.digest(ofFile: $0) }
    if let detail { try NewFile.check(detail) }
    let reply = try await connection.session().read(
      LedgerService.openLeaf,
      .with {
        $0.leaf = Int64(seq)
        $0.log = log.log
        $0.purpose = .dataProtection
        $0.actorID = actor ?? ""
        $0.subjectID = subject ?? ""
        $0.payloadSha256 = Data(digest ?? [])
        $0.detail = detail != nil
      })
    guard let leaf = try? Leaf([UInt8](reply.leaf)), leaf.seq == seq else {
      throw Unverified("What the server gives is not leaf \(seq).")
    }
    let asked: [(Pastoral_V1_LeafLine, Commitment.Field, value: [UInt8]?, name: String)] = [
      (.actor, .actor, actor.map { Array($0.utf8) }, actor ?? ""),
      (.subject, .subject, subject.map { Array($0.utf8) }, subject ?? ""),
      (.payload, .payload, digest, payload ?? ""),
    ]
    for (line, field, value, name) in asked {
      guard let value else { continue }
      let found = reply.openings.first { $0.line == line }
      try Self.tell(field, of: leaf, value, named: name, found.map { [UInt8]($0.opening) })
    }
    if let detail {
      let found = reply.openings.first { $0.line == .detail }
      let value = [UInt8](found?.value ?? Data())
      try Self.tell(.detail, of: leaf, value, named: detail, found.map { [UInt8]($0.opening) })
      if found != nil { try NewFile.write(value, to: detail) }
    }
  }

  private static func digest(ofFile path: String) throws -> [UInt8] {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw UsageError("The file \(path) cannot be read.")
    }
    return Array(SHA256.hash(data: content))
  }

  /// Prints whether a line stands for a value.
  ///
  /// - Parameter opening: What the server says shows it; nil where it says that it does not.
  private static func tell(
    _ field: Commitment.Field, of leaf: Leaf, _ value: [UInt8], named name: String,
    _ opening: [UInt8]?
  ) throws {
    let name = TerminalText.escaped(name)
    guard let opening else {
      let nothing = leaf.commitment(field) == nil
      return Console.print(
        "\(field.rawValue): \(nothing ? "nothing stands there" : "not \(name), or their key is destroyed")"
      )
    }
    guard let key = Opening(opening), leaf.commitment(field)?.commits(to: value, key) ?? false
    else {
      throw Unverified("What the server says opens the line \(field.rawValue) does not.")
    }
    let digits = opening.map { String(format: "%02x", $0) }.joined()
    Console.print("\(field.rawValue): \(name)\n  opening \(digits)")
  }
}
