import NIOCore
import WireFormat

/// Frames come out the same however the bytes were cut; the first byte says how they are cut, the
/// second how long a frame may be.
func fuzzFrames(_ bytes: [UInt8]) {
  var input = Input(bytes)
  let cut = Int(input.byte())
  let frameBytesMax = [16, 1_024, 1 << 20, FrameDecoder.protocolBytesMax][Int(input.byte() & 3)]
  let stream = ByteBuffer(bytes: input.remainder())

  let whole = Reading(of: stream, frameBytesMax: frameBytesMax) { _ in stream.readableBytes }
  let cuts = Reading(of: stream, frameBytesMax: frameBytesMax) { offset in
    // Byte by byte at first, where the headers are; then in steps, for speed.
    offset < cut % 32 ? 1 : 8 + (offset &* 31 &+ cut) % 32
  }
  require(whole == cuts, "the cuts show")

  // Frames that passed give the very bytes that they were read from.
  var written = ByteBuffer()
  for case .frame(let frame) in whole.outputs.prefix(while: \.isFrame) { written.writeFrame(frame) }
  require(
    stream.readableBytesView.starts(with: written.readableBytesView), "a frame is not what was read"
  )
}

/// What a decoder makes of a stream of bytes.
private struct Reading: Equatable {
  var outputs: [FrameDecoder.Output] = []
  var failure: FrameError?
  var isMidFrame = false
  var pending = FrameDecoder.Pending.nothing

  /// - Parameter next: How many bytes are read at that offset.
  init(of stream: ByteBuffer, frameBytesMax: Int, next: (Int) -> Int) {
    var decoder = FrameDecoder(frameBytesMax: frameBytesMax)
    var offset = 0
    while failure == nil,
      let part = stream.getSlice(
        at: offset, length: min(stream.readableBytes - offset, next(offset))),
      part.readableBytes > 0
    {
      decoder.feed(part)
      offset += part.readableBytes
      do {
        while let output = try decoder.next() { outputs.append(output) }
      } catch {
        failure = error
      }
    }
    if failure != nil {
      require((try? decoder.next()) == nil, "a frame after the end")
    } else {
      isMidFrame = decoder.isMidFrame
      pending = decoder.pending
      require((pending != .nothing) == isMidFrame, "half a frame is nothing")
    }
    for output in outputs {
      switch output {
      case .frame(let frame):
        require(frame.payload.readableBytes <= frameBytesMax, "a frame above the limit")
      case .oversized(let header):
        require(header.length > frameBytesMax, "refused below the limit")
        require(header.length <= FrameDecoder.protocolBytesMax, "borne above the protocol's limit")
      }
    }
  }
}

extension FrameDecoder.Output {
  fileprivate var isFrame: Bool { if case .frame = self { true } else { false } }
}
