import Glibc

/// How much room is left on the disk of the data directory, and a ballast: a file that holds some of it back for what
/// must go on when there is hardly any.
///
///     ample ── fewer than `keptFree` bytes are free ──► low: ordinary writes are refused
///       ▲                                                │ fewer than `batchBytes` are free
///       │                                                ▼ the ballast is let go, once
///       └── `keptFree` are free again, and as many as the ballast takes: it is made again
///
/// Access rows, rights and erasure go on while it is low, and at last in the ballast's room. After that the disk itself
/// refuses them, and what cannot be recorded is not shown.
struct DiskSpace {
  enum Level: Equatable {
    case ample, low
  }

  static let ballastName = "ballast"
  /// As much as the writes of one batch and a checkpoint may take.
  static let batchBytes = 16 << 20

  private let directory: String
  private let keptFree: Int
  private let ballastBytes: Int
  private(set) var level = Level.ample
  /// Whether it was let go, or was not looked for yet. One that could not be made is not tried again before that.
  private var lacksBallast = true

  /// Looks, and makes the ballast where there is room for it.
  ///
  /// - Parameters:
  ///   - keptFree: Bytes below which it is low; 0 where no room is looked after.
  ///   - ballastBytes: 0 for no ballast.
  init(directory: String, keptFree: Int, ballastBytes: Int) {
    self.directory = directory
    self.keptFree = keptFree
    self.ballastBytes = ballastBytes
    look()
  }

  private var ballast: String { "\(directory)/\(Self.ballastName)" }

  /// Asks the system. Where that does not say, it is as it was.
  mutating func look() {
    guard keptFree > 0, let free = Self.free(at: directory) else { return }
    note(free: free)
  }

  /// What the system says of that directory's disk; nil where it says nothing, or no room is looked after.
  static func level(of directory: String, keptFree: Int) -> Level? {
    guard keptFree > 0 else { return nil }
    return free(at: directory).map { level(free: $0, keptFree: keptFree) }
  }

  private static func level(free: Int, keptFree: Int) -> Level {
    free < keptFree ? .low : .ample
  }

  /// Bytes that may be written on the disk of that directory; nil where the system does not say.
  private static func free(at directory: String) -> Int? {
    var status = statvfs()
    guard statvfs(directory, &status) == 0 else { return nil }
    let (bytes, isMore) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return isMore ? .max : Int(clamping: bytes)
  }

  /// - Parameter free: Bytes, without those of the ballast.
  mutating func note(free: Int) {
    level = Self.level(free: free, keptFree: keptFree)
    if free < Self.batchBytes {
      unlink(ballast)
      lacksBallast = true
    } else if lacksBallast, ballastBytes > 0, free - keptFree >= ballastBytes {
      lacksBallast = false
      // That of an earlier run stays.
      if !DurableFile.exists(ballast) {
        try? DurableFile.create(ballast, bytes: ballastBytes)
      }
    }
  }
}
