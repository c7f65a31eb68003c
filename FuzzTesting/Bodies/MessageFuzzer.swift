import Messages
import SwiftProtobuf
import WireFormat

/// Every message type: the first byte says which. A message that can be decoded encodes to bytes
/// that stay the same from then on, and the walk before decoding refuses none that is sound.
func fuzzMessages(_ bytes: [UInt8]) {
  var input = Input(bytes)
  let types = MessageRegistry.messages
  let type = types[Int(input.byte()) % types.count]
  let body = input.remainder()

  let limits = MessageLimits()
  let scan = ProtobufScan(children: MessageShapes.children, limits: limits)
  var refusal: ProtobufScanError?
  do {
    let place = MessageShapes.places[type.protoMessageName]
    let fields = try scan.check(body.span, message: place)
    require(fields <= limits.fieldsMax && 2 * fields <= body.count, "fields from nowhere")
  } catch {
    refusal = error
  }

  var options = BinaryDecodingOptions()
  options.messageDepthLimit = limits.depthMax
  options.discardUnknownFields = true
  guard let message = try? type.init(serializedBytes: body, options: options) else { return }
  // SwiftProtobuf 1.39 gets out of step in a map's entry whose key has the wrong wire type, and takes
  // what is not protobuf; the walk does not. No request holds a map, as MessageShapesTests show.
  if !(message is Google_Rpc_ErrorInfo) {
    require(refusal == nil || refusal == .tooManyFields, "the walk refuses what can be decoded")
  }
  if !ProtobufScan.isNeeded(byteCount: body.count, limits: limits) {
    require(refusal != .tooManyFields, "too many fields in too few bytes")
  }

  let encoded = encode(message)
  guard let again = try? type.init(serializedBytes: encoded, options: options) else {
    preconditionFailure("what was encoded cannot be decoded")
  }
  require(encode(again) == encoded, "not stable")
}

private func encode(_ message: any Message) -> [UInt8] {
  var options = BinaryEncodingOptions()
  options.useDeterministicOrdering = true
  guard let bytes: [UInt8] = try? message.serializedBytes(options: options) else {
    preconditionFailure("what was decoded cannot be encoded")
  }
  return bytes
}
