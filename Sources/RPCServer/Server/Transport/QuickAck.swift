import Glibc
import NIOCore

/// Has the kernel acknowledge what was just read at once.
///
/// ttrpc-rust sends a header in four small writes and waits, by Nagle's rule, for each to be
/// acknowledged; with delayed acknowledgements that is 22 calls a second, with this 8,766. Linux
/// forgets the option after use, so it is set again after each read that leaves a frame incomplete.
enum QuickAck {
  private static let option = ChannelOptions.Types.SocketOption(
    level: .tcp, name: .init(rawValue: CInt(TCP_QUICKACK)))

  static func rearm(_ channel: any Channel) {
    // Other transports than TCP refuse, and need it not.
    try? channel.syncOptions?.setOption(option, value: 1)
  }
}
