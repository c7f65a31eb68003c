import Synchronization

/// The data keys that were used last, unwrapped, for all lanes.
///
/// Two generations bound it: what is used moves to the young one, and when that is full the old one
/// is forgotten. A key that is destroyed is forgotten at once, and cannot come back from a look-up
/// that began before.
final class KeyCache: Sendable {
  struct Name: Hashable {
    let owner: String
    let purpose: KeyPurpose
  }

  private struct State {
    var young: [Name: DataKey] = [:]
    var old: [Name: DataKey] = [:]
    /// Counts what was forgotten.
    var epoch = 0
    /// Keys that are to be destroyed and still lie on the disk.
    var condemned: Set<Name> = []
  }

  /// Keys in one generation.
  private let generationMax: Int
  private let state = Mutex(State())

  /// - Parameter keysMax: How many keys are kept at most.
  init(keysMax: Int) { generationMax = max(1, keysMax / 2) }

  /// The key of that name, or nil and what to hand in with it once it was looked up.
  func key(_ name: Name) -> (key: DataKey?, epoch: Int) {
    state.withLock { state in
      if let key = state.young[name] { return (key, state.epoch) }
      guard let key = state.old[name] else { return (nil, state.epoch) }
      insert(key, name, &state)
      return (key, state.epoch)
    }
  }

  /// Keeps a key that was looked up, unless one was forgotten since.
  func keep(_ key: DataKey, as name: Name, since epoch: Int) {
    state.withLock { state in
      guard state.epoch == epoch else { return }
      insert(key, name, &state)
    }
  }

  /// The key is destroyed.
  func forget(_ name: Name) {
    state.withLock { state in
      forget(name, &state)
      state.condemned.remove(name)
    }
  }

  /// The key is to be destroyed: it is nobody's any more, although it still lies on the disk.
  func condemn(_ name: Name) {
    state.withLock { state in
      forget(name, &state)
      state.condemned.insert(name)
    }
  }

  /// Whether the key is to be destroyed.
  func isCondemned(_ name: Name) -> Bool { state.withLock { $0.condemned.contains(name) } }

  private func forget(_ name: Name, _ state: inout State) {
    state.epoch += 1
    state.young[name] = nil
    state.old[name] = nil
  }

  /// How many keys are kept.
  var count: Int { state.withLock { $0.young.count + $0.old.count } }

  private func insert(_ key: DataKey, _ name: Name, _ state: inout State) {
    if state.young.count >= generationMax {
      state.old = state.young
      state.young = [:]
    }
    state.old[name] = nil
    state.young[name] = key
  }
}
