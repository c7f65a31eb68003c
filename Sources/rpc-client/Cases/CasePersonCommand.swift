import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `case person`.
struct CasePersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Show who a case is about, or with --words-file set it.",
    discussion: """
      The file has a line "name: …", any number of lines "address: …", and where they are known "email: …", \
      "phone: …" and "born: yyyy-mm-dd".
      """)

  @Argument(help: "The case: cas_….")
  var caseID: String
  @OptionGroup var words: WordsOption
  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_CasePerson>] = [
    ListColumn("case_id") { $0.caseID },
    ListColumn("name") { $0.name },
    ListColumn("address") { $0.address.joined(separator: ", ") },
    ListColumn("email") { $0.email },
    ListColumn("phone") { $0.phone },
    ListColumn("born") { $0.hasBorn ? $0.born.text : "" },
    ListColumn("age") { $0.hasBorn ? "\($0.age)" : "" },
    ListColumn("changed", plain: { $0.hasChanged ? $0.changed.london.iso : "" }) {
      $0.hasChanged ? $0.changed.london.text : ""
    },
    ListColumn("revision") { "\($0.revision)" },
  ]

  func run() async throws {
    let session = try connection.session()
    var person = try await session.read(
      CasePersonService.get,
      .with {
        $0.caseID = caseID
        $0.purpose = purpose.purpose.purpose
      })
    if !words.isEmpty {
      let request = try Self.request(
        for: caseID, over: person.revision, words.text(asking: ""))
      person = try await session.write(CasePersonService.set, request, write)
    }
    try Listing(columns: Self.columns, records: [person]).printRecord(output)
  }

  private static func request(
    for caseID: String, over revision: Int64, _ text: String
  ) throws -> Pastoral_V1_SetCasePersonRequest {
    var request = Pastoral_V1_SetCasePersonRequest()
    request.caseID = caseID
    request.revision = revision
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 2 else { throw UsageError("Each line of the file is: name: value.") }
      switch parts[0] {
      case "name": request.name = parts[1]
      case "address": request.address.append(parts[1])
      case "email": request.email = parts[1]
      case "phone": request.phone = parts[1]
      case "born":
        guard let day = CivilDate(parsing: parts[1]) else {
          throw UsageError("The day of birth is written as yyyy-mm-dd.")
        }
        request.born = .init(day)
      default: throw UsageError("A line begins with name, address, email, phone or born.")
      }
    }
    return request
  }
}
