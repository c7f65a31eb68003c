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

  @Test("is absent where there is no such file or folder, and nowhere else")
  func absent() throws {
    let key = Self.key.verifierKey
    #expect(try LedgerAnchor(path: scratch("missing/anchor")).checkpoint(by: key) == nil)
    // Whether there is one cannot be seen: it would have to be below a file.
    try Data().write(to: URL(filePath: scratch("file")))
    #expect(throws: SystemError("open anchor", number: ENOTDIR)) {
      try LedgerAnchor(path: scratch("file/anchor")).checkpoint(by: key)
    }
    try FileManager.default.createSymbolicLink(
      atPath: scratch("link"), withDestinationPath: scratch("missing"))
    #expect(throws: SystemError("open link", number: ELOOP)) {
      try LedgerAnchor(path: scratch("link")).checkpoint(by: key)
    }
  }

  @Test("is not written where its folder is missing, and says so")
  func noFolder() throws {
    let anchor = LedgerAnchor(path: scratch("missing/anchor"))
    let checkpoint = try Self.checkpoint(1)
    #expect(throws: SystemError.self) { try anchor.write(checkpoint.bytes) }
  }
}
