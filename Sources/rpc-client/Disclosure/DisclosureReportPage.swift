import Messages

/// A report as one HTML page that needs nothing else: no script, no style and no picture from anywhere.
struct DisclosureReportPage {
  private let report: Pastoral_V1_DisclosureReport

  init(_ report: Pastoral_V1_DisclosureReport) { self.report = report }

  var html: String {
    let title = "Disclosures from \(report.from.text) to \(report.to.text)"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      body { font: 15px/1.5 "Helvetica Neue", Arial, sans-serif; color: #1c2430; max-width: 54em;
        margin: 2em auto; padding: 0 1em }
      h1 { font-size: 1.5em; margin-bottom: 0 } h2 { font-size: 1.1em; margin: 2em 0 .5em }
      .note { color: #59636e; margin-top: .3em }
      table { border-collapse: collapse; width: 100% }
      td { padding: .25em .6em .25em 0; vertical-align: middle; border-top: 1px solid #e3e7eb }
      td.number { text-align: right; font-variant-numeric: tabular-nums; width: 4em }
      td.bar { width: 45% } svg { display: block }
      @page { size: A4; margin: 18mm } @media print { body { margin: 0; max-width: none } }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p class="note">By the day of the proposal. Numbers below five are not told; others are rounded to the
      nearest five.</p>
      \(section("To whom, and what allowed it", DisclosureReportRows.partners(report), "#2f6f9f"))
      \(section("What became of them", DisclosureReportRows.states(report), "#4c8c5a"))
      \(section("Month by month", DisclosureReportRows.months(report), "#2f6f9f"))
      \(section("What is to be accounted for", duties, "#b0622c"))
      </body>
      </html>

      """
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
      <tr><td>\(Self.escaped(row.what))</td><td class="number">\(Self.escaped(row.told.text))</td>\
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
      <svg width="302" height="14" role="img" aria-label="\(Self.escaped(told.text))">\
      <rect x="1" y="1" width="\(width)" height="12" rx="2" \(look)/></svg>
      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
