import Messages

/// A report as one HTML page that needs nothing else: no script, no style and no picture from anywhere.
struct DisclosureReportPage {
  private let report: Pastoral_V1_DisclosureReport

  init(_ report: Pastoral_V1_DisclosureReport) { self.report = report }

  var html: String {
    HTMLPage.document(
      title: "Disclosures from \(report.from.text) to \(report.to.text)",
      style: """
        table { border-collapse: collapse; width: 100% }
        td { padding: .25em .6em .25em 0; vertical-align: middle; border-top: 1px solid #e3e7eb }
        td.number { text-align: right; font-variant-numeric: tabular-nums; width: 4em }
        td.bar { width: 45% } svg { display: block }
        """,
      body: """
        <p class="note">By the day of the proposal. Numbers below five are not told; others are rounded to the
        nearest five.</p>
        \(section("To whom, and what allowed it", DisclosureReportRows.partners(report), "#2f6f9f"))
        \(section("What became of them", DisclosureReportRows.states(report), "#4c8c5a"))
        \(section("Month by month", DisclosureReportRows.months(report), "#2f6f9f"))
        \(section("What is to be accounted for", duties, "#b0622c"))
        """)
  }

  private var duties: [DisclosureReportRows.Row] {
    DisclosureReportRows.duties(report).map { ($0.about, "\($0.about): \($0.what)", $0.told) }
  }

  private func section(
    _ heading: String, _ rows: [DisclosureReportRows.Row], _ colour: String
  ) -> String {
    let most = max(rows.map(\.told.count).max() ?? 0, 1)
    let lines = rows.map { row in
      """
      <tr><td>\(HTMLPage.escaped(row.what))</td><td class="number">\(HTMLPage.escaped(row.told.text))</td>\
      <td class="bar">\(bar(row.told, of: most, colour))</td></tr>
      """
    }
    let body = lines.isEmpty ? "<tr><td>None.</td></tr>" : lines.joined(separator: "\n")
    return "<h2>\(heading)</h2>\n<table>\n\(body)\n</table>"
  }

  /// What is not told is drawn as an outline as long as the least that is.
  private func bar(_ told: Pastoral_V1_ToldCount, of most: Int32, _ colour: String) -> String {
    let width = told.suppressed ? min(5 * 300 / Int(most), 300) : Int(told.count) * 300 / Int(most)
    let look =
      told.suppressed
      ? "fill=\"none\" stroke=\"\(colour)\" stroke-dasharray=\"3 2\"" : "fill=\"\(colour)\""
    return """
      <svg width="302" height="14" role="img" aria-label="\(HTMLPage.escaped(told.text))">\
      <rect x="1" y="1" width="\(width)" height="12" rx="2" \(look)/></svg>
      """
  }
}
