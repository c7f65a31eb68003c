/// A page of HTML that needs nothing else: no script, no style and no picture from anywhere, and fit for print.
enum HTMLPage {
  /// - Parameters:
  ///   - style: Rules besides those of all pages.
  ///   - body: HTML, in which whatever people wrote is `escaped`.
  static func document(title: String, style: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escaped(title))</title>
    <style>
    body { font: 15px/1.5 "Helvetica Neue", Arial, sans-serif; color: #1c2430; max-width: 54em;
      margin: 2em auto; padding: 0 1em }
    h1 { font-size: 1.5em; margin-bottom: 0 } h2 { font-size: 1.1em; margin: 2em 0 .5em }
    .note { color: #59636e; margin-top: .3em }
    \(style)
    @page { size: A4; margin: 18mm } @media print { body { margin: 0; max-width: none } }
    </style>
    </head>
    <body>
    <h1>\(escaped(title))</h1>
    \(body)
    </body>
    </html>

    """
  }

  /// Text, and never markup.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
