import ArgumentParser
import Messages
import SwiftProtobuf

/// `booking staff`.
struct BookableStaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "List the staff that can be booked.")

  @OptionGroup var student: StudentOption
  @OptionGroup var purpose: BookingPurposeOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let reply = try await connection.session().read(
      BookingService.listBookableStaff,
      .with {
        $0.studentID = student.id
        $0.purpose = purpose.purpose.purpose
      })
    let columns: [ListColumn<Pastoral_V1_BookableStaff>] = [
      ListColumn("staff_id") { $0.staffID },
      ListColumn("given_name") { $0.givenName },
      ListColumn("family_name") { $0.familyName },
      ListColumn("job_title") { $0.jobTitle },
      ListColumn("relation", plain: { Relations.name(of: $0.relation) }) {
        Relations.name(of: $0.relation).replacing("_", with: " ")
      },
    ]
    try Listing(columns: columns, records: reply.staff)
      .printRows(output, none: "Nobody can be booked today.")
  }
}
