import Crypto
import Domain

/// A personal detail by whose exact value people are found.
enum BlindField: String {
  case email

  /// How it is compared: without case, since people write it either way.
  func normalised(_ value: String) -> String { value.lowercased() }
}

/// People by the exact value of a detail that is sealed: tags that say nothing without the system's
/// key stand beside the ids of those who have the value.
extension Transaction {
  /// Puts a person under the tag of that value and no other of the field.
  func index(_ value: String, as field: BlindField, of person: Identifier) throws {
    try run(
      "delete from blind_index where owner = $1 and field = $2", person, field.rawValue)
    guard !value.isEmpty else { return }
    try run(
      "insert into blind_index (field, tag, owner) values ($1, $2, $3)", field.rawValue,
      try tag(of: value, as: field), person)
  }

  /// All who have that value.
  func people(with value: String, as field: BlindField) throws -> [Identifier] {
    try rows(
      "select owner from blind_index where field = $1 and tag = $2 order by owner",
      field.rawValue, try tag(of: value, as: field)
    ).map { row throws(StoreError) in try row.identifier(0) }
  }

  /// The beginning, 16 bytes, of an HMAC-SHA256 over the field's name and the value.
  private func tag(of value: String, as field: BlindField) throws -> [UInt8] {
    let key = try keys.key(of: KeyStore.system, for: .blindIndex)
    var content = LengthPrefixed(format: "pastoral-blind-index/v1")
    content.append(field.rawValue)
    content.append(field.normalised(value))
    return Array(HMAC<SHA256>.authenticationCode(for: content.bytes, using: key.key).prefix(16))
  }
}
