import Glibc

/// The files and sockets that the program may have open.
enum Descriptors {
  /// Asks for as many as the system allows this user. A shell's usual 1,024 are fewer than the
  /// server's connections and files together.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    // Where it is refused, what was allowed before is what there is.
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
