public import Ledger

/// What a store needs and must not keep beside its data.
public struct StoreSecrets: Sendable {
  /// What wraps every data key.
  public var keyEncryptionKeys: KeyEncryptionKeys
  /// What signs the ledger's checkpoints.
  public let ledgerKey: SigningKey

  public init(keyEncryptionKeys: KeyEncryptionKeys, ledgerKey: SigningKey) {
    self.keyEncryptionKeys = keyEncryptionKeys
    self.ledgerKey = ledgerKey
  }
}
