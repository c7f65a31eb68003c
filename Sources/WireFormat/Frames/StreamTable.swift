/// Values by stream id, for the calls in flight on one connection.
///
/// A dictionary's hashing withstands chosen keys, and costs more than all else that a stream's
/// coming and going needs. Here ids are places in a row, the next free one where the place is taken
/// (open addressing). Ids that are chosen to collide make a look-up walk past the calls in flight,
/// of which a connection has 128 at most; ids that count up, as all clients' do, never collide.
struct StreamTable<Value: Sendable>: Sendable {
  private var places: [(id: StreamID, value: Value)?] = []
  private(set) var count = 0

  /// The value of an id; setting nil removes it.
  subscript(_ id: StreamID) -> Value? {
    get {
      guard count > 0 else { return nil }
      return places[place(of: id)]?.value
    }
    set {
      if let newValue { set(newValue, for: id) } else { remove(id) }
    }
  }

  /// Removes an id.
  ///
  /// - Returns: Whether it was there.
  @discardableResult
  mutating func remove(_ id: StreamID) -> Bool {
    guard count > 0 else { return false }
    var hole = place(of: id)
    guard places[hole] != nil else { return false }
    count -= 1
    // What had to step past the hole moves up, so that it is found again.
    var next = (hole + 1) & mask
    while let entry = places[next] {
      let distance = (next - home(entry.id)) & mask
      if distance >= (next - hole) & mask {
        places[hole] = entry
        hole = next
      }
      next = (next + 1) & mask
    }
    places[hole] = nil
    return true
  }

  private mutating func set(_ value: Value, for id: StreamID) {
    // At most half of the places are taken, so a walk soon meets a free one.
    if count * 2 >= places.count { grow() }
    let place = place(of: id)
    if places[place] == nil { count += 1 }
    places[place] = (id, value)
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: nil, count: max(8, old.count * 2))
    for case let entry? in old { places[place(of: entry.id)] = entry }
  }

  private var mask: Int { places.count - 1 }

  /// Clients' ids are odd, so the lowest bit tells nothing.
  private func home(_ id: StreamID) -> Int { Int(id.rawValue >> 1) & mask }

  /// Where the id stands, or would.
  private func place(of id: StreamID) -> Int {
    var place = home(id)
    while let entry = places[place], entry.id != id { place = (place + 1) & mask }
    return place
  }
}
