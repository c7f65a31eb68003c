import NIOCore
import Store

/// Carries what a lane has finished back to the event loops: one hand-over per loop and batch, one
/// write per connection.
enum Delivery {
  static func deliver(_ batch: [any StoreWork]) {
    // There are as few as there are loops, so they are looked through.
    var groups: [(loop: any EventLoop, items: [any LaneWorkItem])] = []
    for work in batch {
      guard let item = work as? any LaneWorkItem else { continue }
      let loop = item.connection.eventLoop
      if let index = groups.firstIndex(where: { $0.loop === loop }) {
        groups[index].items.append(item)
      } else {
        groups.append((loop, [item]))
      }
    }
    for (loop, items) in groups {
      loop.execute {
        for item in items { item.deliver() }
        // What one connection has is written by its first turn; a further one finds nothing.
        var last: Connection?
        for item in items where item.connection !== last {
          item.connection.endBurst()
          last = item.connection
        }
      }
    }
  }
}
