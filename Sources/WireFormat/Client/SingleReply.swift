public import WireFormat

/// The one reply of a call, with what the server said beside it.
public struct SingleReply<Message: Sendable>: Sendable {
  public let message: Message
  /// Keys and values, as the server sent them; empty from a stock server.
  public let metadata: [MetadataEntry]

  /// The first value of that key, whatever its case.
  public func metadata(_ key: String) -> String? {
    let wanted = key.lowercased()
    return metadata.first { $0.key.lowercased() == wanted }?.value
  }

  /// Whether the call had happened before under its idempotency key: this is the reply of that time,
  /// and there was no second effect.
  public var isReplay: Bool {
    metadata(MetadataEntry.idempotentReplay.key) == MetadataEntry.idempotentReplay.value
  }
}
