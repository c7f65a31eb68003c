internal import WireFormat

/// Gives out a client's stream ids: odd, increasing, and from 1 again after the largest.
struct StreamIDs: Sendable {
  /// Under which a client speaks for itself, not for a call: no call has it.
  static let client = StreamID(rawValue: .max)

  private var nextRaw: UInt32

  init(startingAt first: UInt32 = 1) { nextRaw = first | 1 }

  /// The next id that is not taken. Far fewer than all ids may be taken at a time.
  mutating func next(isTaken: (StreamID) -> Bool) -> StreamID {
    while true {
      let id = StreamID(rawValue: nextRaw)
      // Odd and even cannot meet: the largest odd number plus two wraps to one.
      nextRaw &+= 2
      if id != Self.client, !isTaken(id) { return id }
    }
  }
}
