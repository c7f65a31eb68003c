import Glibc
import NIOCore

/// Has the kernel find out about peers that vanished without a word: by probes while nothing is sent,
/// and by what stays unacknowledged. A peer that said Hello is asked by PING besides.
enum TCPLiveness {
  private static func option(_ name: CInt) -> ChannelOptions.Types.SocketOption {
    ChannelOptions.Types.SocketOption(level: .tcp, name: .init(rawValue: name))
  }

  /// The options of a connection, from its bounds.
  static func options(
    _ times: ConnectionTimes
  ) -> [(option: ChannelOptions.Types.SocketOption, value: ChannelOptions.Types.SocketOption.Value)]
  {
    func seconds(_ milliseconds: Int64) -> Int { Int(max(1, milliseconds / 1_000)) }
    return [
      (.init(level: .socket, name: .so_keepalive), 1),
      (option(TCP_KEEPIDLE), seconds(times.ping)),
      (option(TCP_KEEPINTVL), seconds(times.pingAnswer)),
      (option(TCP_KEEPCNT), 1),
      (option(TCP_USER_TIMEOUT), Int(times.writeStall)),
    ]
  }

  static func set(_ times: ConnectionTimes, on channel: any Channel) {
    // Other transports than TCP refuse, and need it not.
    for (option, value) in options(times) {
      try? channel.syncOptions?.setOption(option, value: value)
    }
  }
}
