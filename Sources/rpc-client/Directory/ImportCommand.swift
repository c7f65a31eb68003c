import ArgumentParser
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// `… import FILE.csv`: checks the file here, sends it in batches, and says what the server did.
struct ImportCommand<Kind: DirectoryKind>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let columns = Kind.columns.map { $0.isRequired ? $0.name : "\($0.name) (may be empty)" }
    return CommandConfiguration(
      commandName: "import", abstract: "Import \(Kind.plural) from a CSV file, all or nothing.",
      discussion: """
        The first line names the columns: \(columns.joined(separator: ", ")).

        The file is UTF-8, at most \(importRowsMax) rows; days are written yyyy-mm-dd. \
        Records that are there already are updated; absent ones are left alone.
        """)
  }

  @Argument(help: "The CSV file.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(
    help: ArgumentHelp("Resume the upload that had this id.", valueName: "id"))
  var uploadID: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard let uploadID else { return }
    let allowed = uploadID.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        || ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z"))
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard allowed, (8...64).contains(uploadID.utf8.count) else {
      throw ValidationError("--upload-id is 8 to 64 letters, digits, \"-\" or \"_\".")
    }
  }

  func run() async throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw UsageError("The file \(file) cannot be read.")
    }
    let rows = try ImportFile([UInt8](data), columns: Kind.columns)
    if !rows.ignoredColumns.isEmpty {
      Console.error(
        "Left out, since only the server fills them: \(rows.ignoredColumns.joined(separator: ", "))."
      )
    }
    let session = try connection.session()
    let upload = ImportUpload(
      id: uploadID ?? RandomName.make("cli"), kind: Kind.importKind,
      rows: rows.rows.map { record in .with { $0.record = Kind.row(record) } })
    let result = try await upload.send(session)
    guard result.state == .applied else {
      throw ImportProblems(
        result.errors.map { error in
          let row = Int(error.row)
          let line = rows.lines.indices.contains(row - 1) ? rows.lines[row - 1] : 0
          return ImportProblem(row: row, line: line, field: error.field, text: error.message)
        }, further: Int(result.errorCount) - result.errors.count)
    }
    try Listing(columns: ImportUpload.columns, records: [result]).printRecord(output)
  }
}
