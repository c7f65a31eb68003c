import Crypto
import Foundation
import Ledger
import Testing

@testable import Store

@Suite("The file that anchors a ledger")
struct LedgerAnchorTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private static let key = try! SigningKey(
    host: "localhost", key: Curve25519.Signing.PrivateKey(rawRepresentation: Array(0..<32)))!

  private static func checkpoint(_ size: Int) throws -> SignedCheckpoint {
    try key.checkpoint(size: size, root: LedgerHead().root)
  }

  @Test("is there, with its folder, when a write returns, and holds the last checkpoint")
  func write() throws {
    let anchor = LedgerAnchor(path: scratch("anchor"))
    #expect(try anchor.checkpoint(by: Self.key.verifierKey) == nil)
    for size in [1, 2] {
      try anchor.write(Self.checkpoint(size).bytes)
      #expect(try anchor.checkpoint(by: Self.key.verifierKey)?.checkpoint.size == size)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch("")) == ["anchor"])
  }

  @Test("is not written where its folder is missing, and says so")
  func noFolder() throws {
    let anchor = LedgerAnchor(path: scratch("missing/anchor"))
    let checkpoint = try Self.checkpoint(1)
    #expect(throws: SystemError.self) { try anchor.write(checkpoint.bytes) }
  }
}
