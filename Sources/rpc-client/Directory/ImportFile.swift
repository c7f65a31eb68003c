import SwiftProtobuf

/// The most rows of a file that is imported: as many as the server takes of one.
let importRowsMax = 20_000

/// A CSV file read as records of one kind: all of it, or what is wrong with it.
struct ImportFile<Record: SwiftProtobuf.Message> {
  let rows: [Record]
  /// The line of each row, for telling where an error is.
  let lines: [Int]
  /// Columns that only the server fills, as a list prints them; they are left out.
  let ignoredColumns: [String]

  /// - Throws: `ImportProblems`.
  init(_ bytes: [UInt8], columns known: [ImportColumn<Record>]) throws(ImportProblems) {
    let csv: [CSVReader.Row]
    do {
      csv = try CSVReader.rows(of: bytes)
    } catch {
      throw ImportProblems([ImportProblem(line: error.line, text: error.text)])
    }
    guard let header = csv.first else {
      throw ImportProblems([ImportProblem(line: 1, text: "is missing: the file is empty")])
    }
    let columns = try Self.columns(header, known)
    ignoredColumns = zip(header.fields, columns).compactMap { $1 == nil ? $0 : nil }
    guard csv.count - 1 <= importRowsMax else {
      throw ImportProblems([
        ImportProblem(
          line: csv[importRowsMax + 1].line,
          text: "is one too many: a file has at most \(importRowsMax) rows. Split it")
      ])
    }

    var rows: [Record] = []
    var problems: [ImportProblem] = []
    for (index, row) in csv.dropFirst().enumerated() {
      var record = Record()
      let number = index + 1
      if row.fields.count != columns.count {
        problems.append(
          ImportProblem(
            row: number, line: row.line,
            text: "has \(row.fields.count) fields where the header has \(columns.count)"))
        continue
      }
      for (column, cell) in zip(columns, row.fields) {
        guard let column else { continue }
        let text: String? =
          cell.isEmpty
          ? (column.isRequired ? "must not be empty" : nil) : column.set(&record, cell)
        if let text {
          problems.append(
            ImportProblem(row: number, line: row.line, field: column.name, text: text))
        }
      }
      rows.append(record)
    }
    guard problems.isEmpty else { throw ImportProblems(problems) }
    self.rows = rows
    lines = csv.dropFirst().map(\.line)
  }

  /// The column of each header cell; nil for those that only the server fills.
  private static func columns(
    _ header: CSVReader.Row, _ known: [ImportColumn<Record>]
  ) throws(ImportProblems) -> [ImportColumn<Record>?] {
    let serverFilled = ["id", "revision", "granted_by"]
    let names = known.map(\.name)
    var problems: [String] = []
    for name in header.fields where !names.contains(name) && !serverFilled.contains(name) {
      problems.append(
        "names the unknown column \"\(name)\"; known are \(names.joined(separator: ","))")
    }
    for column in known where column.isRequired && !header.fields.contains(column.name) {
      problems.append("lacks the column \"\(column.name)\"")
    }
    if Set(header.fields).count < header.fields.count {
      problems.append("names a column twice")
    }
    guard problems.isEmpty else {
      throw ImportProblems(problems.map { ImportProblem(line: header.line, text: $0) })
    }
    return header.fields.map { name in known.first { $0.name == name } }
  }
}

/// What is wrong in one place of a file.
struct ImportProblem: Hashable {
  /// The row of data, counted from 1; nil for the header or the file as such.
  var row: Int?
  var line: Int
  var field: String?
  var text: String
}

/// A file that is not imported, and all that is wrong with it.
struct ImportProblems: ReportedFailure {
  let problems: [ImportProblem]
  /// How many more the server found than it named.
  var further = 0

  init(_ problems: [ImportProblem], further: Int = 0) {
    self.problems = problems
    self.further = further
  }

  var exitStatus: ExitStatus { .invalid }

  var lines: [String] {
    var lines = ["rpc-client: The file is not imported; nothing was changed."]
    lines +=
      Table(
        headings: ["row", "line", "field", "problem"],
        rows: problems.map { problem in
          [
            problem.row.map(String.init) ?? "-", "\(problem.line)", problem.field ?? "-",
            problem.text,
          ]
        }
      ).lines
    if further > 0 { lines.append("… and \(further) more.") }
    lines.append("  next: Mend the file and import it again.")
    return lines
  }
}
