import NIOCore
import Store

/// Carries what a lane has finished back to the event loops: one hand-over per loop and batch, one
/// write per connection. What has shown something that the access log does not know yet goes through
/// the write lane first.
enum Delivery {
  static func deliver(_ batch: [any StoreWork]) {
    var recordings: [AccessRecording] = []
    // There are as few as there are loops, so they are looked through.
    var groups: [(loop: any EventLoop, items: [any LaneWorkItem])] = []
    for work in batch {
      guard let item = work as? any LaneWorkItem else { continue }
      if let accesses = item.unrecorded {
        recordings.append(AccessRecording(of: item, accesses))
        continue
      }
      let loop = item.connection.eventLoop
      if let index = groups.firstIndex(where: { $0.loop === loop }) {
        groups[index].items.append(item)
      } else {
        groups.append((loop, [item]))
      }
    }
    recordings.first?.connection.server.store.writer.submit(recordings)
    for (loop, items) in groups {
      loop.execute {
        items.first?.connection.busyPolling.workBegan(at: .now())
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
