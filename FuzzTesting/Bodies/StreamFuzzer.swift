import NIOCore
import WireFormat

/// A connection's streams keep their promises, whatever comes: the input is a list of steps, each a
/// frame, an oversized frame's header, a call's end, a Hello, a message that is sent or time that
/// passes.
func fuzzStreams(_ bytes: [UInt8]) {
  var input = Input(bytes)
  var limits = ConnectionLimits()
  limits.callsInFlightMax = 1 + Int(input.byte() & 7)
  var model = Connection(limits: limits)
  while !input.isEmpty {
    let step = input.byte()
    let id = StreamID(rawValue: UInt32(input.byte() & 31))
    switch step & 7 {
    case 0, 1, 2: model.receive(.frame(request(id, step, &input)))
    case 3, 4: model.receive(.frame(data(id, step, &input)))
    case 5:
      model.receive(
        .oversized(
          FrameHeader(
            length: limits.requestBytesMax + 1, streamID: id,
            type: FrameType(rawValue: step >> 3 & 3), flags: FrameFlags(rawValue: input.byte()))))
    case 6:
      switch step >> 3 & 3 {
      case 0, 1: model.finish(id)
      case 2: model.send(id, bytes: Int(input.byte()))
      default: model.receive(.frame(control(id, step, &input)))
      }
    default:
      switch step >> 3 & 7 {
      case 0: model.now &+= UInt64(input.byte())
      case 1: model.now &+= limits.lateDataGraceNanoseconds - 1
      case 2: model.now &+= 60_000_000_000
      case 3: model.hello(window: step & 0x40 == 0 ? nil : Int(input.byte()) + 1)
      default:
        let type = FrameType(rawValue: input.byte())
        model.receive(.frame(Frame(streamID: id, type: type, payload: ByteBuffer(bytes: [1]))))
      }
    }
  }
}

private func request(_ id: StreamID, _ step: UInt8, _ input: inout Input) -> Frame {
  let flags = FrameFlags(rawValue: input.byte())
  var payload: ByteBuffer
  if step & 0x40 == 0 {
    payload = ByteBuffer()
    payload.writeRequestFrame(
      streamID: id, service: "s", method: "m", payload: input.bytes(Int(step >> 3 & 3)))
    payload.moveReaderIndex(forwardBy: FrameHeader.encodedLength)
  } else {
    payload = ByteBuffer(bytes: input.bytes(Int(step >> 3)))
  }
  return Frame(streamID: id, type: .request, flags: flags, payload: payload)
}

private func data(_ id: StreamID, _ step: UInt8, _ input: inout Input) -> Frame {
  Frame(
    streamID: id, type: .data, flags: FrameFlags(rawValue: input.byte()),
    payload: ByteBuffer(bytes: input.bytes(Int(step >> 3 & 3))))
}

private func control(_ id: StreamID, _ step: UInt8, _ input: inout Input) -> Frame {
  let types: [FrameType] = [.cancel, .window, .ping, .pong]
  let type = types[Int(step >> 5 & 3)]
  var payload = ByteBuffer(bytes: input.bytes(Int(input.byte() & 15)))
  if type == .window, payload.readableBytes == 1 {
    // Windows that are meant are rare among random bytes.
    payload = ByteBuffer(bytes: [0, 0, 0] + Array(buffer: payload))
  }
  return Frame(streamID: id, type: type, payload: payload)
}

/// The streams under test beside what a plain set of ids says about them.
private struct Connection {
  let limits: ConnectionLimits
  var streams: ServerStreams
  var now: UInt64 = 1
  /// The calls in flight, and whether more may come on them.
  var calls: [StreamID: Bool] = [:]
  /// What is left of each call's window that was ever used or widened.
  var windows: [StreamID: Int] = [:]
  var firstWindow: Int?
  var saidHello = false
  /// PINGs and Hellos, and CANCELs, since the connection began; no bound may bite before.
  var pings = 0
  var cancels = 0

  init(limits: ConnectionLimits) {
    self.limits = limits
    streams = ServerStreams(limits: limits)
  }

  mutating func receive(_ output: FrameDecoder.Output) {
    let faultsBefore = streams.faults
    let event = streams.receive(output, at: now)
    let isFault = streams.faults > faultsBefore
    require(streams.faults <= faultsBefore + 1, "one frame, several faults")
    if case .frame(let frame) = output, frame.streamID.isClientInitiated {
      if frame.type == .ping { pings += 1 }
      if frame.type == .cancel { cancels += 1 }
    }
    if let id = output.unsoundID(besides: calls, understandsExtensions: saidHello) {
      require(isFault, "an unsound frame on \(id.rawValue) is no fault")
    }
    switch event {
    case .open(let opening):
      require(opening.streamID.isClientInitiated, "a call on an even id")
      require(calls[opening.streamID] == nil, "a call opened twice")
      require(calls.count < limits.callsInFlightMax, "more calls than the limit")
      require(!isFault, "an opening is no fault")
      calls[opening.streamID] = opening.isInputOpen
    case .message(let id, _, let last):
      require(calls[id] == true, "a message on a call that takes none")
      if last { calls[id] = false }
    case .inputEnded(let id):
      require(calls[id] == true, "an end where nothing was open")
      calls[id] = false
    case .refuse(let id, let status):
      require(calls[id] == nil, "a refusal would end the call that holds the id")
      require(status.code != .ok, "refused with OK")
    case .abandon(let id, let status):
      require(calls[id] != nil, "nothing to abandon")
      require(status.code != .ok, "abandoned with OK")
      calls[id] = false
    case .cancel(let id):
      require(saidHello, "an extension before Hello")
      require(calls[id] != nil, "nothing to cancel")
    case .windowOpened(let id):
      require(calls[id] != nil, "a window of no call")
      guard let firstWindow, case .frame(let frame) = output,
        let bytes = frame.payload.peekInteger(as: UInt32.self)
      else { return require(false, "a window opened by itself") }
      windows[id, default: firstWindow] += Int(bytes)
      require(windows[id, default: 0] <= ControlFrame.windowMax, "a window beyond 31 bits")
    case .ping(let mark):
      require(saidHello, "an extension before Hello")
      require(mark.readableBytes == ControlFrame.pingLength, "a PING of another length")
    case .ignore: break
    case .close:
      require(
        isFault && streams.faults > limits.faultsPerMinuteMax
          || saidHello && pings > limits.pingsPerSecondMax
          || saidHello && cancels > limits.cancelsPerHalfMinuteMax,
        "closed after too few faults, pings or cancels")
      // The server writes no more on this connection: begin another.
      self = Connection(limits: limits)
    }
    check()
  }

  mutating func finish(_ id: StreamID) {
    streams.finish(id, at: now)
    calls[id] = nil
    windows[id] = nil
    check()
  }

  mutating func hello(window: Int?) {
    saidHello = true
    pings += 1
    if streams.hello(window: window, at: now) != nil {
      require(pings > limits.pingsPerSecondMax, "closed after too few Hellos")
      self = Connection(limits: limits)
    } else {
      firstWindow = window
    }
  }

  mutating func send(_ id: StreamID, bytes: Int) {
    guard calls[id] != nil, streams.hasWindow(id) else { return }
    streams.spendWindow(id, bytes: bytes)
    if let firstWindow { windows[id, default: firstWindow] -= bytes }
    check()
  }

  private func check() {
    require(streams.activeCount == calls.count, "another number of calls")
    for (id, isInputOpen) in calls {
      require(streams.isActive(id), "a call got lost")
      require(streams.isInputOpen(id) == isInputOpen, "input is open, or not")
      let left = firstWindow.map { windows[id] ?? $0 }
      require(streams.hasWindow(id) == (left ?? 1 > 0), "the window is open, or not")
    }
  }
}

extension FrameDecoder.Output {
  /// The id of a frame that no sound client sends: an even or active id, Data on a call that takes
  /// none, an envelope that cannot be read, an unknown type.
  fileprivate func unsoundID(
    besides calls: [StreamID: Bool], understandsExtensions: Bool
  ) -> StreamID? {
    guard case .frame(let frame) = self else { return nil }
    let id = frame.streamID
    switch frame.type {
    case .request:
      if !id.isClientInitiated || calls[id] != nil { return id }
      do {
        _ = try RequestEnvelope(decoding: frame.payload)
        return nil
      } catch {
        return error == .malformed || error == .noMethod ? id : nil
      }
    case .data: return calls[id] == false ? id : nil
    case .cancel, .pong, .ping, .window:
      return understandsExtensions && id.isClientInitiated ? nil : id
    default: return id
    }
  }
}
