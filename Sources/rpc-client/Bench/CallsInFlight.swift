/// The calls of one connection that wait for their answers, and when each was sent.
///
/// Ids count up, so a row of places in which each id has its own finds a call without searching.
struct CallsInFlight {
  private struct Place {
    /// 0 where there is no call.
    var streamID: UInt32 = 0
    var sent: UInt64 = 0
  }

  /// Far more than what is in flight, so that a place is free when its turn comes.
  private var places: [Place]
  private var nextID: UInt32 = 1
  private(set) var count = 0

  /// - Parameter max: Calls in flight at one time.
  init(max: Int) {
    var length = 256
    while length < max * 4 { length *= 2 }
    places = Array(repeating: Place(), count: length)
  }

  /// Begins a call.
  ///
  /// - Parameter now: Nanoseconds of a clock that never goes back.
  /// - Returns: The id to send it under.
  mutating func open(at now: UInt64) -> UInt32 {
    while places[place(of: nextID)].streamID != 0 { nextID &+= 2 }
    let id = nextID
    places[place(of: id)] = Place(streamID: id, sent: now)
    nextID &+= 2
    count += 1
    return id
  }

  /// Ends a call.
  ///
  /// - Returns: When it was sent; nil where no such call was in flight.
  mutating func close(_ id: UInt32) -> UInt64? {
    let place = place(of: id)
    guard id != 0, places[place].streamID == id else { return nil }
    places[place].streamID = 0
    count -= 1
    return places[place].sent
  }

  /// Clients' ids are odd, so the lowest bit tells nothing.
  private func place(of id: UInt32) -> Int { Int(id >> 1) & (places.count - 1) }
}
