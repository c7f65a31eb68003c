import Foundation
import Glibc
import RPCClient

/// Where `login` keeps the session for one server: a file that its owner alone may read, named after the
/// server, so that no session is ever shown to another.
struct SessionFile {
  let path: String

  init(of endpoint: Endpoint, home: String) {
    // A host may be an IPv6 address; nothing of it may leave the folder.
    let name = String(
      "\(endpoint)".unicodeScalars.map { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar == "." || scalar == "-") ? Character(scalar) : "_"
      })
    path = "\(home)/.config/pastoral/sessions/\(name)"
  }

  /// The session's token; nil where nobody has signed in.
  ///
  /// - Throws: `ConfigurationError` where the file is open to others, or holds no token.
  func token() throws(ConfigurationError) -> AccessToken? {
    guard exists else { return nil }
    return try AccessToken(contentsOf: path)
  }

  var exists: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Keeps a token in the place of what was there.
  func keep(_ token: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw UsageError("Cannot make the folder \(folder).")
    }
    // Made beside it and moved, so that it is never open to others and never half written.
    let fresh = "\(path).\(RandomName.make("new"))"
    do {
      try NewFile.write(Array((token + "\n").utf8), to: fresh)
      guard rename(fresh, path) == 0 else { throw FileFailure("replace", path) }
    } catch {
      unlink(fresh)
      throw error
    }
  }

  /// Removes it; harmless where it is not there.
  func remove() throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure("remove", path) }
  }
}
