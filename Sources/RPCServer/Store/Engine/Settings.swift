/// The settings of a connection, each set and read back when it opens.
struct Setting {
  let name: String
  /// What to set, nil where the setting is only checked.
  let value: String?
  /// What SQLite answers when it is asked.
  let answer: Value

  /// The settings for that role.
  static func all(for role: Database.Role) -> [Setting] {
    let common = [
      Setting(name: "trusted_schema", value: "OFF", answer: .integer(0)),
      Setting(name: "mmap_size", value: "0", answer: .integer(0)),
      Setting(name: "cell_size_check", value: "ON", answer: .integer(1)),
      Setting(name: "busy_timeout", value: "2000", answer: .integer(2_000)),
      Setting(name: "foreign_keys", value: "ON", answer: .integer(1)),
      // In KiB. The default of 2 MiB doubles the time of a read among 100,000 records (measured).
      Setting(name: "cache_size", value: "-32768", answer: .integer(-32_768)),
      // In memory, temporary storage more than doubles the price of a savepoint (measured).
      Setting(name: "temp_store", value: nil, answer: .integer(0)),
    ]
    switch role {
    case .writer:
      return common + [
        Setting(name: "journal_mode", value: "WAL", answer: .text("wal")),
        // NORMAL loses acknowledged writes at a power loss (measured).
        Setting(name: "synchronous", value: "FULL", answer: .integer(2)),
        Setting(name: "secure_delete", value: "ON", answer: .integer(1)),
        // The writer checkpoints by its own policy, never in the middle of a COMMIT.
        Setting(name: "wal_autocheckpoint", value: "0", answer: .integer(0)),
      ]
    case .reader:
      return common + [
        Setting(name: "journal_mode", value: nil, answer: .text("wal")),
        Setting(name: "query_only", value: "ON", answer: .integer(1)),
        Setting(name: "wal_autocheckpoint", value: "0", answer: .integer(0)),
      ]
    case .immutable:
      return common + [Setting(name: "query_only", value: "ON", answer: .integer(1))]
    }
  }
}
