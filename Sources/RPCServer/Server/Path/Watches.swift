import NIOCore
import Store
import Synchronization
import WireFormat

/// The streams that are told when something was committed which they may have to send.
///
/// A hint says no more than that there may be something: each stream then reads the store, at its own
/// pace and under its own rights. So a slow one holds up nobody and fills no queue, and where nobody
/// watches, a commit costs one look at an empty table.
///
/// A stream enters before it reads for the first time and leaves when it ends, so no commit falls
/// between its reading and its waiting.
final class Watches: Sendable {
  private struct Key: Hashable {
    let connection: ObjectIdentifier
    let stream: StreamID
  }

  private struct Watch {
    let feeds: Feeds
    let connection: Connection
  }

  private let open = Mutex<[Key: Watch]>([:])
  private let countMax: Int

  init(countMax: Int) { self.countMax = countMax }

  /// Has a stream told from now on.
  ///
  /// - Throws: UNAVAILABLE where there are too many.
  func enter(
    _ stream: StreamID, of connection: Connection, watching feeds: Feeds
  ) throws(Status) {
    let hasPlace = open.withLock { open in
      guard open.count < countMax else { return false }
      open[Key(connection: ObjectIdentifier(connection), stream: stream)] =
        Watch(feeds: feeds, connection: connection)
      return true
    }
    guard hasPlace else { throw StatusMapping.overloaded }
  }

  func leave(_ stream: StreamID, of connection: Connection) {
    open.withLock {
      $0[Key(connection: ObjectIdentifier(connection), stream: stream)] = nil
    }
  }

  /// Tells those who watch any of these. Called in the write lane, after the commit.
  func changed(_ feeds: Feeds) {
    let connections = open.withLock { open in
      guard !open.isEmpty else { return [Connection]() }
      var seen: Set<ObjectIdentifier> = []
      return open.values.filter { !$0.feeds.isDisjoint(with: feeds) }.map(\.connection)
        .filter { seen.insert(ObjectIdentifier($0)).inserted }
    }
    for connection in connections {
      connection.eventLoop.execute { connection.changed(feeds) }
    }
  }
}

extension Connection {
  /// Something was committed: streams that watch it look what there is.
  func changed(_ feeds: Feeds) {
    for stream in Array(streamCalls.values) where !stream.watches.isDisjoint(with: feeds) {
      stream.wake()
    }
    endBurst()
  }

  /// Why a stream need not wait any longer; nil where it may. What it waits for would come too late
  /// for a connection that is to end.
  var endOfWaiting: Status? {
    if isDraining { return StatusMapping.draining }
    return isInputClosed ? StatusMapping.cancelled : nil
  }

  /// Ends streams that wait where nothing more is to come, and those whose callers may not go
  /// on: what is sent is checked when it is read, but one that waits would never ask.
  func endWaits() {
    for stream in Array(streamCalls.values) where stream.isWaiting {
      if let endOfWaiting {
        stream.end(endOfWaiting)
      } else if let endOfCaller = stream.endOfCaller {
        stream.end(endOfCaller)
      }
    }
  }
}
