import Glibc
import Store

/// The folder in which the server and a partner's own client meet, as NHS Digital's MESH client has it: the server puts
/// into `OUT`, the client takes from there into `SENT` or `FAILED`, and puts what comes into `IN`. The client makes
/// them; where they are missing there is no client.
///
/// Whoever can write there can say what became of a share, and whoever can read it has the payloads. So it counts only
/// where nobody but the user that both run as can reach it.
struct ClientFolder {
  /// The one named by the partner's code, which holds the others.
  let path: String

  enum Part: String, CaseIterable {
    case out = "OUT"
    case sent = "SENT"
    case failed = "FAILED"
    case `in` = "IN"
    /// What was in `IN` and has been recorded. The server makes it.
    case read = "READ"
  }

  /// No control file is longer.
  static let controlBytesMax = 64 << 10
  /// Of more files than these those with the earlier names wait until the others are taken.
  static let listedMax = 400

  /// Where that part is; nil where it is not there, is no folder of its own, or others can reach it.
  func folder(_ part: Part) -> String? {
    guard isPrivate else { return nil }
    let folder = "\(path)/\(part.rawValue)"
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR ? folder : nil
  }

  private var isPrivate: Bool {
    do throws(PartnerCredentialsError) {
      try PartnerCredentials.check(path, isDirectory: true)
      return true
    } catch {
      return false
    }
  }

  /// What the answers of a file are, as far as they are not its content.
  enum Found: Equatable {
    case bytes([UInt8])
    case missing
    /// No plain file, or one that cannot be read.
    case unreadable
    case tooLong
  }

  /// A control file's bytes.
  func control(_ name: String, in part: Part) -> Found {
    guard let folder = folder(part) else { return .missing }
    let file = "\(folder)/\(name).ctl"
    var status = stat()
    guard lstat(file, &status) == 0 else { return errno == ENOENT ? .missing : .unreadable }
    // Anything else, such as a pipe, could make a reader wait for ever.
    guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable }
    do throws(SystemError) {
      return .bytes(try DurableFile.read(file, bytesMax: Self.controlBytesMax))
    } catch {
      return error.number == EFBIG ? .tooLong : error.number == ENOENT ? .missing : .unreadable
    }
  }

  /// Moves a message from `IN` to `READ`, and what came with it.
  ///
  /// - Returns: Whether it is in `IN` no more.
  func take(_ name: String) -> Bool {
    guard let folder = folder(.in) else { return false }
    let read = "\(path)/\(Part.read.rawValue)"
    guard mkdir(read, 0o700) == 0 || errno == EEXIST, self.folder(.read) != nil else {
      return false
    }
    // The control file last: while it is there, the message is.
    for ending in ["dat", "ctl"] {
      let from = "\(folder)/\(name).\(ending)"
      guard rename(from, "\(read)/\(name).\(ending)") == 0 || errno == ENOENT else { return false }
    }
    return true
  }
}
