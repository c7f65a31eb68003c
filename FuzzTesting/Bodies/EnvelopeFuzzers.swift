import NIOCore
import WireFormat

/// A request envelope that can be read says the same after it was written and read again.
func fuzzRequestEnvelope(_ bytes: [UInt8]) {
  guard let request = try? RequestEnvelope(decoding: ByteBuffer(bytes: bytes)) else { return }
  let names = request.withMethodName { service, method in
    (service: Array(span: service), method: Array(span: method))
  }
  require(!names.service.isEmpty && !names.method.isEmpty, "a call without a name")
  require(request.payload.readableBytes <= bytes.count, "a payload from nowhere")
  require(request.metadata.count <= MetadataLimits().pairsMax, "more metadata than allowed")
  _ = request.metadata["authorization"]
  _ = request.metadata[anyCase: "x-pastoral-on-behalf-of"]

  // Names that are not UTF-8 cannot be written again.
  guard let service = String(validating: names.service, as: UTF8.self),
    let method = String(validating: names.method, as: UTF8.self)
  else { return }
  require(request.methodPath == "\(service)/\(method)", "two ways to read a name")
  let written = envelope {
    $0.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: service, method: method,
      payload: Array(buffer: request.payload), timeoutNanoseconds: request.timeoutNanoseconds)
  }
  guard let again = try? RequestEnvelope(decoding: written) else {
    preconditionFailure("what was written cannot be read")
  }
  require(again.methodPath == request.methodPath, "another method")
  require(again.payload == request.payload, "another payload")
  require(again.timeoutNanoseconds == request.timeoutNanoseconds, "another timeout")
  require(again.metadata.isEmpty, "metadata from nowhere")
}

/// A response envelope that can be read says the same after it was written and read again.
func fuzzResponseEnvelope(_ bytes: [UInt8]) {
  guard let response = try? ResponseEnvelope(decoding: ByteBuffer(bytes: bytes)) else { return }
  require(response.status?.code != .ok, "OK is said by silence")
  let written = envelope {
    if let status = response.status {
      $0.writeResponseFrame(streamID: StreamID(rawValue: 1), status: status)
    } else {
      $0.writeResponseFrame(
        streamID: StreamID(rawValue: 1), payload: response.payload, metadata: response.metadata)
    }
  }
  guard let again = try? ResponseEnvelope(decoding: written) else {
    preconditionFailure("what was written cannot be read")
  }
  require(again.status == response.status, "another status")
  if response.status == nil {
    require(again.payload == response.payload, "another payload")
    require(again.metadata == response.metadata, "other metadata")
  } else {
    require(again.payload.readableBytes == 0, "a payload beside a failure")
  }
}

/// Metadata is taken or refused as a second, plain reading of its rules says. The first byte says
/// whether the limits are small enough to be met; each entry is a byte with the key's length, the
/// key, two bytes with the value's length, the value.
func fuzzMetadata(_ bytes: [UInt8]) {
  var input = Input(bytes)
  var limits = MetadataLimits()
  if input.byte() & 1 == 1 {
    limits.pairsMax = 3
    limits.keyBytesMax = 16
    limits.valueBytesMax = 12
    limits.totalBytesMax = 40
  }
  var entries: [MetadataEntry] = []
  while !input.isEmpty {
    let key = input.bytes(Int(input.byte()))
    let count = Int(input.byte()) << 8 | Int(input.byte())
    let value = input.bytes(count)
    entries.append(
      MetadataEntry(String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self)))
  }
  let written = envelope {
    $0.writeRequestFrame(
      streamID: StreamID(rawValue: 1), service: "s", method: "m", payload: [], metadata: entries)
  }
  let isSound = obeys(limits, entries)
  guard let request = try? RequestEnvelope(decoding: written, limits: limits) else {
    require(!isSound, "sound metadata refused")
    return
  }
  require(isSound, "unsound metadata taken")
  require(request.metadata.count == entries.count, "another number of entries")
  // Sound keys are ASCII. The first of several that differ only in case counts.
  let keys = entries.map { $0.key.lowercased() }
  for (entry, key) in zip(entries, keys) {
    let first = keys.firstIndex(of: key).map { entries[$0].value }
    require(request.metadata[anyCase: entry.key] == first, "another value")
  }
  let authorization = keys.firstIndex(of: "authorization").map { entries[$0].value }
  require(request.metadata["authorization"] == authorization, "another authorization")
}

private func obeys(_ limits: MetadataLimits, _ entries: [MetadataEntry]) -> Bool {
  let total = entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
  return entries.count <= limits.pairsMax && total <= limits.totalBytesMax
    && entries.count { $0.key.lowercased() == "authorization" } <= 1
    && entries.allSatisfy { entry in
      (1...limits.keyBytesMax).contains(entry.key.utf8.count)
        && entry.value.utf8.count <= limits.valueBytesMax
        && entry.key.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        && entry.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
    }
}

/// A frame's payload.
private func envelope(_ write: (inout ByteBuffer) -> Void) -> ByteBuffer {
  var buffer = ByteBuffer()
  write(&buffer)
  buffer.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
  return buffer
}

extension Array where Element == UInt8 {
  fileprivate init(span: Span<UInt8>) {
    self.init(capacity: span.count) { output in
      for index in span.indices { output.append(span[index]) }
    }
  }
}
