import Domain
import Messages
import SwiftProtobuf

/// Moments, days and purposes between the wire and the domain.
extension Google_Protobuf_Timestamp {
  init(_ instant: Instant) {
    let milliseconds = instant.millisecondsSince1970
    let seconds = milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
    self.init()
    self.seconds = seconds
    nanos = Int32((milliseconds - seconds * 1_000) * 1_000_000)
  }
}
