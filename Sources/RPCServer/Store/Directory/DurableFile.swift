import Crypto
import Domain
import Foundation
import Glibc

/// A system call that failed: what was being done, and the system's number for the reason.
public struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was being done, such as `open pastoral.lock`.
  public let action: String
  /// The system's error number.
  public let number: Int32

  init(_ action: String, number: Int32 = errno) {
    self.action = action
    self.number = number
  }

  public var description: String {
    "Cannot \(action): \(String(cString: strerror(number)))."
  }
}

/// Files that are ours alone (mode 0600), never reached through a link, and on the disk when a
/// function returns.
public enum DurableFile {
  /// Makes an empty file; one that exists is an error.
  static func createEmpty(_ path: String) throws(SystemError) {
    try withDescriptor(path, O_WRONLY | O_CREAT | O_EXCL) { _ throws(SystemError) in }
  }

  /// Makes a file with that content; one that exists is an error.
  public static func create(_ path: String, content: [UInt8]) throws(SystemError) {
    try withDescriptor(path, O_WRONLY | O_CREAT | O_EXCL) { descriptor throws(SystemError) in
      try writeAll(content, to: descriptor, at: 0, path)
      guard fsync(descriptor) == 0 else { throw SystemError("sync \(name(path))") }
    }
  }

  /// Makes a file of that length whose room on the disk is taken; one that exists is an error. Where there is too
  /// little room, no file is left.
  static func create(_ path: String, bytes: Int) throws(SystemError) {
    try withDescriptor(path, O_WRONLY | O_CREAT | O_EXCL) { descriptor throws(SystemError) in
      let number = posix_fallocate(descriptor, 0, off_t(bytes))
      guard number == 0 else {
        unlink(path)
        throw SystemError("take room for \(name(path))", number: number)
      }
    }
  }

  /// The whole content of a small file, at most `bytesMax`.
  public static func read(_ path: String, bytesMax: Int) throws(SystemError) -> [UInt8] {
    var content: [UInt8] = []
    try forEachChunk(of: path) { chunk, _ throws(SystemError) in
      guard content.count + chunk.count <= bytesMax else {
        throw SystemError("read \(name(path))", number: EFBIG)
      }
      content += chunk
    }
    return content
  }

  /// Waits until a file or a directory is on the disk.
  public static func sync(_ path: String) throws(SystemError) {
    try withDescriptor(path, O_RDONLY) { descriptor throws(SystemError) in
      guard fsync(descriptor) == 0 else { throw SystemError("sync \(name(path))") }
    }
  }

  /// The file's length in bytes and its SHA-256 in hexadecimal digits.
  static func digest(_ path: String) throws(SystemError) -> (bytes: Int64, sha256: String) {
    var hash = SHA256()
    var bytes: Int64 = 0
    try forEachChunk(of: path) { chunk, _ throws(SystemError) in
      hash.update(data: chunk)
      bytes += Int64(chunk.count)
    }
    return (bytes, hash.finalize().hexadecimal)
  }

  /// Copies a file to one that does not exist.
  static func copy(_ source: String, to target: String) throws(SystemError) {
    try withDescriptor(target, O_WRONLY | O_CREAT | O_EXCL) { descriptor throws(SystemError) in
      try forEachChunk(of: source) { chunk, offset throws(SystemError) in
        try writeAll(chunk, to: descriptor, at: offset, target)
      }
      guard fsync(descriptor) == 0 else { throw SystemError("sync \(name(target))") }
    }
  }

  /// Writes every byte of a file again as it is and waits for the disk. A file that does not
  /// exist has nothing to write.
  static func rewriteInPlace(_ path: String) throws(SystemError) {
    guard exists(path) else { return }
    try withDescriptor(path, O_RDWR) { descriptor throws(SystemError) in
      try forEachChunk(of: path) { chunk, offset throws(SystemError) in
        try writeAll(chunk, to: descriptor, at: offset, path)
      }
      guard fsync(descriptor) == 0 else { throw SystemError("sync \(name(path))") }
    }
  }

  /// Whether there is anything of that name, a dangling link too.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Errors name the file, not the directories above it.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static let chunkBytes = 1 << 20

  private static func forEachChunk(
    of path: String, body: ([UInt8], Int) throws(SystemError) -> Void
  ) throws(SystemError) {
    try withDescriptor(path, O_RDONLY) { descriptor throws(SystemError) in
      var chunk = [UInt8](repeating: 0, count: chunkBytes)
      var offset = 0
      while true {
        let count = pread(descriptor, &chunk, chunkBytes, off_t(offset))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw SystemError("read \(name(path))") }
        if count == 0 { return }
        try body(Array(chunk.prefix(count)), offset)
        offset += count
      }
    }
  }

  private static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, at offset: Int, _ path: String
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written,
          off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError("write \(name(path))") }
      written += count
    }
  }

  private static func withDescriptor(
    _ path: String, _ flags: Int32, body: (Int32) throws(SystemError) -> Void
  ) throws(SystemError) {
    let descriptor = open(path, flags | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError("open \(name(path))") }
    defer { _ = Glibc.close(descriptor) }
    try body(descriptor)
  }
}
