import Foundation
import HostileInputs
import Messages
import NIOCore
import SwiftProtobuf
import Synchronization
import TestPeer
import WireFormat

/// Somebody who has nothing to do with the attack: one call every ten milliseconds, on a connection of
/// its own, from another address, on a thread of its own. What it asks is for how long the server's
/// event loop has stood still.
///
/// A call's time runs from when it was due. So one that is stuck also counts against those that
/// would have been made meanwhile.
final class Probe: Sendable {
  private struct State {
    var times: [Duration] = []
    var stall = Duration.zero
    var dueSince: ContinuousClock.Instant?
    var isStopped = false
    var failure: String?
  }

  /// How long calls took.
  struct Latency {
    let calls: Int
    let p99: Duration
    let longest: Duration
    /// The longest that the event loop stood still.
    let stall: Duration
    /// What ended the probe's connection, if anything did.
    let failure: String?
  }

  private static let interval = Duration.milliseconds(10)
  private let state = Mutex(State())

  /// Connects and begins to call.
  init(_ target: Target, patience: Double) throws {
    if let certificates = target.certificates {
      let client = try TLSPeer(port: target.port, certificates, patience: patience).program
      Thread {
        self.call(reading: client.outputDescriptor, writing: client.inputDescriptor)
        client.send(SIGTERM)
      }.start()
    } else {
      let socket = try Loopback.connect(port: target.port, host: target.host, from: "127.0.0.2")
      Thread {
        self.call(reading: socket, writing: socket)
        close(socket)
      }.start()
    }
  }

  /// Forgets what was measured.
  func begin() {
    state.withLock { state in
      state.times.removeAll()
      state.stall = .zero
    }
  }

  /// What was measured since `begin`, a call that is still waited for included.
  func latency() -> Latency {
    state.withLock { state in
      var times = state.times
      if let due = state.dueSince { times.append(ContinuousClock.now - due) }
      times.sort()
      let place = min(times.count - 1, Int((Double(times.count) * 0.99).rounded(.up)) - 1)
      return Latency(
        calls: times.count, p99: times.isEmpty ? .zero : times[max(0, place)],
        longest: times.last ?? .zero, stall: state.stall, failure: state.failure)
    }
  }

  /// Ends after the call that is being made.
  func stop() { state.withLock { $0.isStopped = true } }

  private func call(reading input: Int32, writing output: Int32) {
    var due = ContinuousClock.now
    do {
      let request = try ByteBuffer.request(1, EchoService.stall, .init())
      var decoder = FrameDecoder()
      while !state.withLock({ $0.isStopped }) {
        state.withLock { $0.dueSince = due }
        try Self.write(request, to: output)
        var answer = try decoder.next()
        while answer == nil {
          decoder.feed(try Self.read(from: input))
          answer = try decoder.next()
        }
        let now = ContinuousClock.now
        let stall = try Self.stall(answer)
        state.withLock { state in
          state.times.append(now - due)
          state.stall = max(state.stall, stall)
          state.dueSince = nil
        }
        due += Self.interval
        if due > now { Thread.sleep(forTimeInterval: (due - now).seconds) }
      }
    } catch {
      state.withLock { $0.failure = "\(error)" }
    }
  }

  /// What the server answered.
  private static func stall(_ answer: FrameDecoder.Output?) throws -> Duration {
    guard case .frame(let frame)? = answer, frame.type == .response else { throw PeerError.ended }
    let response = try ResponseEnvelope(decoding: frame.payload)
    if let status = response.status { throw status }
    return .microseconds(
      try Google_Protobuf_Int64Value(serializedBytes: Array(buffer: response.payload)).value)
  }

  private static func write(_ bytes: ByteBuffer, to output: Int32) throws {
    let count = bytes.withUnsafeReadableBytes { Glibc.write(output, $0.baseAddress, $0.count) }
    guard count == bytes.readableBytes else { throw PeerError.system("write", errno) }
  }

  private static func read(from input: Int32) throws -> ByteBuffer {
    var bytes = ByteBuffer()
    let count = bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: 4_096) {
      max(0, Glibc.read(input, $0.baseAddress, $0.count))
    }
    guard count > 0 else { throw PeerError.ended }
    return bytes
  }
}

extension Duration {
  /// In seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// In milliseconds.
  var milliseconds: Double { seconds * 1_000 }
}
