import Messages

/// A disclosure's record as one HTML page that needs nothing else, to be printed and filed.
struct DisclosureRecordPage {
  private let record: Pastoral_V1_DisclosureRecord

  init(_ record: Pastoral_V1_DisclosureRecord) { self.record = record }

  var html: String {
    HTMLPage.document(
      title: "Record of disclosure \(record.disclosureID)",
      style: """
        dt { font-weight: bold; margin-top: 1em; break-after: avoid } dd { margin: .2em 0 0 1.2em }
        dd.none { color: #59636e } dd { overflow-wrap: anywhere }
        """,
      body: """
        <p class="note">As of \(HTMLPage.escaped(record.made.london.text)), revision \(record.revision).</p>
        <dl>
        \(record.entries.map(Self.entry).joined(separator: "\n"))
        </dl>
        """)
  }

  private static func entry(_ entry: Pastoral_V1_RecordEntry) -> String {
    let title = "<dt>\(HTMLPage.escaped(entry.title))</dt>"
    guard !entry.lines.isEmpty else {
      return title + "<dd class=\"none\">\(HTMLPage.escaped(entry.absence))</dd>"
    }
    return title + entry.lines.map { "<dd>\(HTMLPage.escaped($0))</dd>" }.joined()
  }
}

extension Pastoral_V1_RecordEntry {
  /// Why nothing is recorded under it.
  var absence: String { "Not applicable: \(notApplicable)" }
}
