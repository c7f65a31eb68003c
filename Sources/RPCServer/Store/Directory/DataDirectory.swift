import Foundation
import Glibc
import Synchronization

/// Why a directory cannot be used; each a sentence that says what to do. Nothing was touched.
public enum DataDirectoryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no such directory.
  case missing(String)
  /// The directory is not one that `init` made.
  case notADataDirectory(String)
  /// The directory has lost its keys.
  case keysMissing(String)
  /// Others than the owner may enter it; its mode.
  case openToOthers(String, mode: UInt32)
  /// A process has it open; its id, where known.
  case inUse(pid: Int32?)
  /// A new directory was asked for, but something is there already.
  case notEmpty(String)
  /// The system refused.
  case system(SystemError)

  public var description: String {
    switch self {
    case .missing(let path): "There is no directory \(path): make it with `rpc-server init`."
    case .notADataDirectory(let path):
      "\(path) is not a data directory: it has no \(DataDirectory.databaseName)."
    case .keysMissing(let path):
      "\(path) has no \(DataDirectory.keysName), without which nothing in it can be read: "
        + "restore it from the backup of the keys."
    case .openToOthers(let path, let mode):
      "Others may enter \(path) (mode \(String(mode, radix: 8))): run `chmod 700` on it."
    case .inUse(let pid?): "The data directory is in use by process \(pid): stop it first."
    case .inUse(nil): "The data directory is in use by another process: stop it first."
    case .notEmpty(let path): "\(path) is not empty: choose a new directory."
    case .system(let error): error.description
    }
  }
}

/// The directory that holds the database, ours alone while this value lives.
///
/// Holds `pastoral.db`, `keys.db`, what SQLite keeps beside them, and `pastoral.lock`, which one
/// process locks.
public final class DataDirectory: Sendable {
  static let databaseName = "pastoral.db"
  static let keysName = "keys.db"
  static let lockName = "pastoral.lock"

  /// The directory's own path, without links.
  public let path: String
  /// The locked file's descriptor; nil after `release`.
  private let lock: Mutex<Int32?>

  /// Where the database is.
  public var databasePath: String { path + "/" + Self.databaseName }

  /// Where the data keys are.
  var keysPath: String { path + "/" + Self.keysName }

  private init(path: String, lock: Int32) {
    self.path = path
    self.lock = Mutex(lock)
  }

  deinit { release() }

  /// Makes a directory (mode 0700), or takes an empty one, puts an empty database (mode 0600)
  /// into it and locks it.
  public static func create(at path: String) throws(DataDirectoryError) -> DataDirectory {
    let real = try makeEmpty(at: path)
    do throws(SystemError) {
      try DurableFile.createEmpty(real + "/" + lockName)
      try DurableFile.createEmpty(real + "/" + keysName)
      try DurableFile.createEmpty(real + "/" + databaseName)
      try DurableFile.sync(real)
      try DurableFile.sync(real + "/..")
    } catch {
      throw .system(error)
    }
    return try open(at: real)
  }

  /// Checks a directory and locks it. Refusing, it touches nothing.
  public static func open(at path: String) throws(DataDirectoryError) -> DataDirectory {
    let real = try find(at: path)
    let descriptor = Glibc.open(
      real + "/" + lockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .system(SystemError("open \(lockName)")) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      let pid = number == EWOULDBLOCK ? writtenPid(descriptor) : nil
      _ = Glibc.close(descriptor)
      throw number == EWOULDBLOCK
        ? .inUse(pid: pid) : .system(SystemError("lock \(lockName)", number: number))
    }
    return DataDirectory(path: real, lock: descriptor)
  }

  /// The path of a directory that is a data directory and closed to others, without links.
  static func find(at path: String) throws(DataDirectoryError) -> String {
    let real = try realPath(path)
    try checkMode(real)
    guard isRegularFile(real + "/" + databaseName) else { throw .notADataDirectory(path) }
    guard isRegularFile(real + "/" + keysName) else { throw .keysMissing(path) }
    return real
  }

  /// Writes our process id into the lock, for the one who finds it locked.
  func sign() throws(DataDirectoryError) {
    let text = Array("\(getpid())\n".utf8)
    let isWritten = lock.withLock { descriptor in
      guard let descriptor, ftruncate(descriptor, 0) == 0 else { return false }
      return pwrite(descriptor, text, text.count, 0) == text.count
    }
    guard isWritten else { throw .system(SystemError("write \(Self.lockName)")) }
  }

  /// Lets another process have the directory.
  public func release() {
    lock.withLock { descriptor in
      // Unlocked first: a child process that is being started has a copy of the descriptor for a
      // moment, and closing ours would leave the lock to it.
      if let descriptor {
        _ = flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
      }
      descriptor = nil
    }
  }

  /// Makes a directory with mode 0700, or takes one that is empty and closed to others.
  static func makeEmpty(at path: String) throws(DataDirectoryError) -> String {
    if mkdir(path, 0o700) == 0 { return try realPath(path) }
    guard errno == EEXIST else {
      throw .system(SystemError("make the directory \(DurableFile.name(path))"))
    }
    let real = try realPath(path)
    try checkMode(real)
    do {
      guard try FileManager.default.contentsOfDirectory(atPath: real).isEmpty else {
        throw DataDirectoryError.notEmpty(path)
      }
    } catch let error as DataDirectoryError {
      throw error
    } catch {
      throw .system(SystemError("list \(DurableFile.name(path))", number: EIO))
    }
    return real
  }

  private static func realPath(_ path: String) throws(DataDirectoryError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw errno == ENOENT ? .missing(path) : .system(SystemError("resolve \(path)"))
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func checkMode(_ path: String) throws(DataDirectoryError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .system(SystemError("look at \(path)")) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notADataDirectory(path) }
    guard status.st_mode & 0o077 == 0 else {
      throw .openToOthers(path, mode: status.st_mode & 0o7777)
    }
  }

  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func writtenPid(_ descriptor: Int32) -> Int32? {
    var text = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &text, text.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: text.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
  }
}
