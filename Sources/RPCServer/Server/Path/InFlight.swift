import Synchronization
import WireFormat

/// Counts what the whole server has taken on, and turns away what is too much: calls in lanes and
/// open streams, and the bytes of messages that are held for them, of answers that nobody takes, and
/// of long frames that are still coming.
final class InFlight: Sendable {
  private let calls = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)
  private let callsMax: Int
  private let bytesMax: Int

  init(callsMax: Int, bytesMax: Int) {
    self.callsMax = callsMax
    self.bytesMax = bytesMax
  }

  /// Takes a place for a call.
  ///
  /// - Throws: UNAVAILABLE, not executed, when the server is full.
  func enter(bytes body: Int) throws(Status) {
    if calls.wrappingAdd(1, ordering: .relaxed).newValue > callsMax {
      calls.wrappingSubtract(1, ordering: .relaxed)
      throw StatusMapping.overloaded
    }
    guard hold(body) else {
      calls.wrappingSubtract(1, ordering: .relaxed)
      throw StatusMapping.overloaded
    }
  }

  /// Takes a place for a stream that has waited without one: it is bounded elsewhere.
  func enterAnyway() { calls.wrappingAdd(1, ordering: .relaxed) }

  /// Calls and streams that have a place.
  var callsCount: Int { calls.load(ordering: .relaxed) }

  func leave(bytes body: Int) {
    calls.wrappingSubtract(1, ordering: .relaxed)
    release(body)
  }

  /// Takes room for bytes; false where there is none.
  func hold(_ count: Int) -> Bool {
    guard bytes.wrappingAdd(count, ordering: .relaxed).newValue <= bytesMax else {
      release(count)
      return false
    }
    return true
  }

  /// Counts bytes that are there already, whatever the bound says: it then turns away what comes.
  func holdAnyway(_ count: Int) { bytes.wrappingAdd(count, ordering: .relaxed) }

  func release(_ count: Int) { bytes.wrappingSubtract(count, ordering: .relaxed) }
}
