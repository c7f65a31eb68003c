import Domain

/// What a transaction seals and opens. The key is that of the place's owner.
extension Transaction {
  /// Makes the keys of a person who is being added.
  func makeKeys(of person: Identifier) throws(StoreError) {
    try keys.makeKeys(of: person.text, for: [.content, .audit])
  }

  func seal(_ content: [UInt8], at place: SealedPlace) throws -> [UInt8] {
    try Sealing.seal(content, at: place, under: keys.key(of: place.owner, for: .content))
  }

  /// The same, or nil where the key was destroyed meanwhile and nothing can be kept.
  func sealUnlessDestroyed(_ content: [UInt8], at place: SealedPlace) throws -> [UInt8]? {
    do {
      return try seal(content, at: place)
    } catch KeyError.destroyed {
      return nil
    }
  }

  /// Opens what was written in confidence, such as a note, for a decision that may (F1).
  ///
  /// - Parameter resource: What kind of record it is part of.
  /// - Throws: `Refusal.denied` where the decision may not; ``KeyError``.
  func openConfidential(
    _ sealed: [UInt8], at place: SealedPlace, of resource: Resource, by decision: Decision
  ) throws -> [UInt8] {
    guard decision.opensConfidential(resource) else { throw Refusal.denied }
    return try open(sealed, at: place)
  }

  /// - Throws: ``KeyError``.
  func open(_ sealed: [UInt8], at place: SealedPlace) throws -> [UInt8] {
    try Sealing.open(sealed, at: place, under: keys.key(of: place.owner, for: .content))
  }
}
