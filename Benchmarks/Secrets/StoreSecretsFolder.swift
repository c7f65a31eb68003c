import Crypto
import Foundation
import Ledger
public import Store

extension StoreSecrets {
  /// The secrets in a folder that `rpc-server init` has made.
  public init(folder: String) throws {
    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
    }
    let host = String(decoding: try bytes("ledger-host"), as: UTF8.self)
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes("ledger-signing-key"))
    guard let signing = SigningKey(host: host.trimmingCharacters(in: .newlines), key: key) else {
      fatalError("The secrets are not those of a ledger.")
    }
    self.init(
      keyEncryptionKeys: try KeyEncryptionKeys(current: bytes("kek")), ledgerKey: signing)
  }
}
