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

  /// - Throws: ``KeyError``.
  func open(_ sealed: [UInt8], at place: SealedPlace) throws -> [UInt8] {
    try Sealing.open(sealed, at: place, under: keys.key(of: place.owner, for: .content))
  }
}
