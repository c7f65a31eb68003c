public import Messages
public import WireFormat

/// What one call asks for beside its message.
public struct CallOptions: Sendable {
  /// How long the call may take, retries included. Nil for the client's default; a stream without
  /// one lasts as long as the server allows.
  public var deadline: Duration?
  /// Further metadata.
  public var metadata: [MetadataEntry]
  /// Names the effect that is wanted: a write repeated under its key happens once.
  public var idempotencyKey: String?
  /// Whether the client may make the call again by itself where that is safe.
  public var mayRetry: Bool
  /// Whether the call changes nothing. Nil to go by the method's name: Get…, List…, Check, WhoAmI.
  public var isRead: Bool?

  public init(
    deadline: Duration? = nil, metadata: [MetadataEntry] = [], idempotencyKey: String? = nil,
    mayRetry: Bool = true, isRead: Bool? = nil
  ) {
    self.deadline = deadline
    self.metadata = metadata
    self.idempotencyKey = idempotencyKey
    self.mayRetry = mayRetry
    self.isRead = isRead
  }
}

/// What goes out when a call is opened. The bytes and names are final; only the stream id and the
/// time that is left are added when it is written.
struct CallRequest: Sendable {
  let service: String
  let method: String
  let payload: [UInt8]
  /// How the first frame opens the stream.
  let flags: FrameFlags
  let metadata: [MetadataEntry]

  /// Whether the caller will send Data frames.
  var isInputOpen: Bool { flags.contains(.remoteOpen) }
}

extension ClientConfiguration {
  /// The metadata of a call: who calls, for whom, under which key, and what the options add.
  func metadata(for options: CallOptions) -> [MetadataEntry] {
    var entries: [MetadataEntry] = []
    if let token { entries.append(MetadataEntry("authorization", "Bearer \(token.value)")) }
    if let onBehalfOf { entries.append(MetadataEntry("on-behalf-of", onBehalfOf)) }
    if let key = options.idempotencyKey { entries.append(MetadataEntry("idempotency-key", key)) }
    return entries + options.metadata
  }
}

extension MethodDescription {
  /// Whether the method changes nothing, going by its name.
  public var isRead: Bool { RetryRules.isRead(methodNamed: name) }
}
