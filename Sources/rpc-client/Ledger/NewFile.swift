import Foundation
import Glibc

/// Files that are made new, for their owner alone.
enum NewFile {
  /// Refuses a path at which there is something, before anything is asked for.
  static func check(_ path: String) throws {
    var status = stat()
    if lstat(path, &status) == 0 {
      throw UsageError("\(path) exists already; nothing is overwritten.")
    }
  }

  /// Writes a file and has it on the disk, with its name, when it returns.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = try make(path)
    defer { close(descriptor) }
    try append(bytes, to: descriptor, path)
    try sync(descriptor, path)
    try syncFolder(URL(filePath: path).deletingLastPathComponent().path)
  }

  /// An open descriptor of a new, empty file.
  static func make(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFailure("make", path) }
    return descriptor
  }

  static func append(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFailure("write", path) }
      rest = rest.dropFirst(count)
    }
  }

  static func sync(_ descriptor: Int32, _ path: String) throws {
    guard fsync(descriptor) == 0 else { throw FileFailure("sync", path) }
  }

  /// Has the names in a folder on the disk.
  static func syncFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("open", path) }
    defer { close(descriptor) }
    try sync(descriptor, path)
  }
}

/// The system did not let this program do something with a file.
struct FileFailure: ReportedFailure {
  let text: String

  /// - Parameter action: What was being done; `errno` says why it failed.
  init(_ action: String, _ path: String) {
    text = "Cannot \(action) \(path): \(String(cString: strerror(errno)))."
  }

  var lines: [String] { ["rpc-client: \(text)"] }
  var exitStatus: ExitStatus { .fault }
}
