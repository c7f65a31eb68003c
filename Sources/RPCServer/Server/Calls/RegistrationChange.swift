import Domain
import PluginAPI
import Store

/// A registration that was added or changed.
struct RegistrationChange {
  let period: Stored<EnrolmentPeriod>
  /// As it was; nil for a new one.
  let before: EnrolmentPeriod?

  /// - Parameter found: What the record was put over; nil where there was none.
  /// - Returns: Nil for records that are no registrations.
  init?<Record>(_ stored: Stored<Record>, over found: Stored<Record>?) {
    guard let period = stored as? Stored<EnrolmentPeriod> else { return nil }
    self.period = period
    before = found?.record as? EnrolmentPeriod
  }
}

extension CallContext {
  /// Asks the plugins what people might tell their partners of registrations that changed, and keeps what they suggest.
  /// Those who work on a case of the student are told within five minutes. Nothing is sent, and whoever changed the
  /// registrations learns nothing of it.
  func observe(
    _ changes: [RegistrationChange], _ tx: Transaction, random: inout SystemRandom,
    by decision: Decision
  ) throws {
    guard !changes.isEmpty else { return }
    let plugins = try observers(tx)
    guard !plugins.isEmpty else { return }
    for change in changes {
      let events = try RegistrationRules.events(
        of: change.period.record, before: change.before, today: today
      ) { try tx.period(before: change.period) }
      for event in events {
        try observe(event, of: change.period, plugins, tx, random: &random, by: decision)
      }
    }
  }

  /// The plugins that have a partner to tell. One that is a program of its own is not asked.
  private func observers(_ tx: Transaction) throws -> [any PartnerPlugin] {
    let named = Set(try tx.partners(activeOnly: true).map(\.plugin))
    return named.sorted().compactMap { partners[$0] }.filter { !($0 is any ExternalPartnerPlugin) }
  }

  private func observe(
    _ event: RegistrationEvent, of period: Stored<EnrolmentPeriod>,
    _ plugins: [any PartnerPlugin], _ tx: Transaction, random: inout SystemRandom,
    by decision: Decision
  ) throws {
    guard let student = try tx.studentID(campusID: period.record.studentCampusID) else {
      throw StoreError.corrupt
    }
    for plugin in plugins {
      let manifest = plugin.manifest
      let suggested = SuggestionRules.fitting(plugin.observe(event), manifest)
      for (number, share) in suggested.enumerated() {
        try tx.keep(
          share, number: number, by: manifest.name, after: event, of: period, student: student,
          as: Identifier(.suggestion, from: &random), at: now, by: decision)
      }
    }
  }
}
