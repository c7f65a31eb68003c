import NIOCore
import Store

/// Carries what a lane has finished back to the event loops: one hand-over per loop and batch, one
/// write per connection. What has shown something that the access log does not know yet goes through
/// the write lane first.
enum Delivery {
  static func deliver(_ batch: [any StoreWork]) {
    var recordings: [AccessRecording] = []
    var byLoop: [ObjectIdentifier: (loop: any EventLoop, items: [any LaneWorkItem])] = [:]
    for work in batch {
      guard let item = work as? any LaneWorkItem else { continue }
      if let accesses = item.unrecorded {
        recordings.append(AccessRecording(of: item, accesses))
        continue
      }
      let loop = item.connection.eventLoop
      byLoop[ObjectIdentifier(loop), default: (loop, [])].items.append(item)
    }
    recordings.first?.connection.server.store.writer.submit(recordings)
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
