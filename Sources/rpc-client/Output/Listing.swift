import ArgumentParser
import SwiftProtobuf

/// How results are printed.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print CSV with a header row.")
  var csv = false

  func validate() throws {
    if json && csv { throw ValidationError("Choose one of --json and --csv.") }
  }
}

/// One column of a listing: its name as the proto has it, and what it shows of a record.
struct ListColumn<Record: Sendable>: Sendable {
  let name: String
  /// For people.
  let text: @Sendable (Record) -> String
  /// For programs.
  let plain: @Sendable (Record) -> String

  init(
    _ name: String, plain: (@Sendable (Record) -> String)? = nil,
    _ text: @escaping @Sendable (Record) -> String
  ) {
    self.name = name
    self.text = text
    self.plain = plain ?? text
  }

  /// What people read above the column.
  var heading: String { name.replacing("_", with: " ") }
}

/// Records to be printed as a table, as JSON or as CSV.
struct Listing<Record: SwiftProtobuf.Message> {
  let columns: [ListColumn<Record>]
  let records: [Record]

  /// The text for a number of records: a table, a JSON array, or CSV.
  func rows(_ options: OutputOptions) throws -> String {
    if options.json {
      let documents = try records.map { try JSONText.make($0) }
      return "[" + documents.map { "\n  " + $0 }.joined(separator: ",") + "\n]"
    }
    if options.csv { return csv }
    return Table(
      headings: columns.map(\.heading),
      rows: records.map { record in columns.map { $0.text(record) } }
    ).lines.joined(separator: "\n")
  }

  /// The text for one record: a line for each field, a JSON object, or CSV.
  func record(_ options: OutputOptions) throws -> String {
    if options.csv { return csv }
    if options.json { return try records.map { try JSONText.make($0) }.joined(separator: "\n") }
    let blocks = records.map { record in
      Table(
        headings: nil,
        rows: columns.compactMap { column in
          let text = column.text(record)
          return text.isEmpty ? nil : [column.heading, text]
        }
      ).lines.joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n")
  }

  /// Prints the records, or says to a person that there are none.
  func printRows(_ options: OutputOptions, none: String) throws {
    if records.isEmpty, !options.json, !options.csv { return Console.error(none) }
    Console.print(try rows(options))
  }

  func printRecord(_ options: OutputOptions) throws { Console.print(try record(options)) }

  private var csv: String {
    let lines =
      [columns.map(\.name)] + records.map { record in columns.map { $0.plain(record) } }
    return lines.map { $0.map(CSVText.field).joined(separator: ",") }.joined(separator: "\n")
  }
}

/// One field as RFC 4180 writes it.
enum CSVText {
  static func field(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = ["\"", ",", "\n", "\r"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// A message as JSON on one line, fields named as in the protos.
enum JSONText {
  static func make(_ message: any SwiftProtobuf.Message) throws -> String {
    var options = JSONEncodingOptions()
    options.preserveProtoFieldNames = true
    options.useDeterministicOrdering = true
    return try message.jsonString(options: options)
  }
}
