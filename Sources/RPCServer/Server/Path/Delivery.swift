import NIOCore
import Store

/// Carries what a lane has finished back to the event loops: one hand-over per loop and batch, one
/// write per connection.
enum Delivery {
  static func deliver(_ batch: [any StoreWork]) {
    var byLoop: [ObjectIdentifier: (loop: any EventLoop, items: [any LaneWorkItem])] = [:]
    for work in batch {
      guard let item = work as? any LaneWorkItem else { continue }
      let loop = item.connection.eventLoop
      byLoop[ObjectIdentifier(loop), default: (loop, [])].items.append(item)
    }
    for (loop, items) in byLoop.values {
      loop.execute {
        for item in items { item.deliver() }
        var flushed: Set<ObjectIdentifier> = []
        for item in items where flushed.insert(ObjectIdentifier(item.connection)).inserted {
          item.connection.endBurst()
        }
      }
    }
  }
}
