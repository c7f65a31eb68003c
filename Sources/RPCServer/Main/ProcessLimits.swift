import Glibc

/// What the system lets the program have.
enum ProcessLimits {
  /// Asks for as many files and sockets as the system allows this user. A shell's usual 1,024 are fewer than the
  /// server's connections and files together.
  static func raiseDescriptors() {
    set(RLIMIT_NOFILE) { $0.rlim_cur = $0.rlim_max }
  }

  /// Has a crash leave no image of the memory, in which keys and records stand in the clear.
  static func forbidCoreDumps() {
    set(RLIMIT_CORE) { $0 = rlimit(rlim_cur: 0, rlim_max: 0) }
  }

  /// Where it is refused, what was allowed before is what there is.
  private static func set(_ resource: __rlimit_resource, _ change: (inout rlimit) -> Void) {
    let resource = __rlimit_resource_t(resource.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    change(&limit)
    _ = setrlimit(resource, &limit)
  }
}
