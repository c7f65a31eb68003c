import ArgumentParser
import Foundation
import RPCServer
import Store

/// `rpc-server rotate-kek`: a new key-encryption key, while the server runs or not.
///
///     begin ── new key in place, the old one kept as `kek.retiring` ──► rotating
///     rotating ── every data key wrapped anew ──► `kek.retiring` removed
///
/// Run again after an interruption it goes on where it was.
struct RotateKEK: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-kek",
    abstract: "Replace the key-encryption key and wrap every data key anew.",
    discussion: """
      The server may be running: it is told to read its secrets again, and goes on serving. Keep a \
      copy of the new key apart from the data. The old one is still needed for copies of the keys \
      that were made before; destroy it with the last of them.
      """)

  @OptionGroup var store: StoreOptions

  func run() async throws {
    let data = store.data.data
    let secrets = KEKFiles(directory: store.secretsPath)
    // Refused before anything is changed where it could not be finished.
    let server = try Self.runningServer(at: data)
    _ = try SecretsDirectory.keyEncryptionKeys(at: secrets.directory)
    try secrets.begin()
    let keys = try SecretsDirectory.keyEncryptionKeys(at: secrets.directory)
    if let server {
      guard kill(server, SIGHUP) == 0 else {
        throw Failure("Cannot signal process \(server): \(String(cString: strerror(errno))).")
      }
      try await waitUntilWrapped(by: keys, server: server)
    } else {
      try store.withStore { store in
        let now = ServerClock.system.now()
        while try !store.write({ try $0.rewrapKeys(atMost: Self.keysInStep, at: now) }).isLast {}
      }
    }
    let left = try StoreEngine.keysNotWrapped(by: keys, in: data)
    guard left == 0 else {
      throw Failure("\(left) keys are still wrapped by the old key: run again.")
    }
    try secrets.end()
    if let server { kill(server, SIGHUP) }
    print("The key-encryption key is now \(keys.currentID); every data key is wrapped by it.")
  }

  private static let keysInStep = 200

  /// The process that serves the directory; nil for none.
  private static func runningServer(at data: String) throws -> pid_t? {
    do {
      try DataDirectory.open(at: data).release()
      return nil
    } catch DataDirectoryError.inUse(pid: let pid?) {
      return pid
    }
  }

  /// Waits for the server to wrap all, for as long as it makes progress.
  private func waitUntilWrapped(by keys: KeyEncryptionKeys, server: pid_t) async throws {
    var least = Int.max
    var looksWithoutProgress = 0
    while true {
      let left = try StoreEngine.keysNotWrapped(by: keys, in: store.data.data)
      if left == 0 { return }
      looksWithoutProgress = left < least ? 0 : looksWithoutProgress + 1
      least = min(least, left)
      guard looksWithoutProgress < 100, kill(server, 0) == 0 else {
        throw Failure(
          "Process \(server) stopped wrapping keys, with \(left) to go. See its log, then run this "
            + "again: both keys are still among the secrets.")
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}

/// The files of the key-encryption keys. `kek` is there at every moment.
private struct KEKFiles {
  let directory: String
  private var current: String { "\(directory)/\(SecretsDirectory.keyEncryptionKey)" }
  private var retiring: String { "\(directory)/\(SecretsDirectory.retiringKeyEncryptionKey)" }
  private var new: String { "\(directory)/kek.new" }

  /// Puts a new key in place and keeps the old one, unless that has been done.
  func begin() throws {
    let files = FileManager.default
    if !files.fileExists(atPath: retiring) {
      _ = unlink(new)
      try SecretFile.write(KeyEncryptionKeys.random(), to: new, mode: 0o400)
      guard link(current, retiring) == 0 else { throw SecretFile.failure("keep", current) }
    }
    // Where it is not there, it has taken its place already.
    if files.fileExists(atPath: new), rename(new, current) != 0 {
      throw SecretFile.failure("replace", current)
    }
    try SecretFile.syncDirectory(directory)
  }

  /// Removes the old key, which wraps nothing any more.
  func end() throws {
    guard unlink(retiring) == 0 else { throw SecretFile.failure("remove", retiring) }
    try SecretFile.syncDirectory(directory)
  }
}
