import ArgumentParser
import Foundation
import Messages
import SwiftProtobuf

/// `caseload`: the cases that one works on, at a glance.
struct CaseloadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseload",
    abstract: "Your cases at a glance: the highest risk first, then what is overdue and due.")

  @OptionGroup var purpose: CasePurposeOption
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let entries = try await paging.records { size, token in
      let reply = try await session.read(
        CaseService.listCaseload,
        .with {
          $0.purpose = purpose.purpose.purpose
          $0.pageSize = min(size, 100)
          $0.pageToken = token
        })
      return Page(records: reply.entries, nextToken: reply.nextPageToken)
    }
    try Listing(columns: Caseload.columns, records: entries)
      .printRows(output, none: "You have no open cases.")
  }
}

/// How a caseload is shown.
enum Caseload {
  static let columns: [ListColumn<Pastoral_V1_CaseloadEntry>] = [
    ListColumn("risk") { $0.restricted ? "restricted" : RiskName.text(of: $0.risk) },
    ListColumn("priority") { PriorityName.text(of: $0.priority) },
    ListColumn("overdue") { $0.overdue == 0 ? "" : "\($0.overdue)" },
    ListColumn("next_due") { $0.hasNextDue ? $0.nextDue.text : "" },
    ListColumn(
      "next_appointment", plain: { $0.hasNextAppointment ? $0.nextAppointment.london.iso : "" }
    ) { $0.hasNextAppointment ? $0.nextAppointment.london.text : "" },
    ListColumn("student") { $0.studentName },
    ListColumn("type") { SupportTypeName.text(of: $0.supportType) },
    ListColumn("state") { entry in
      entry.hasHoldReview ? "on hold to \(entry.holdReview.text)" : entry.state.word
    },
    ListColumn("role") { $0.isLead ? "lead" : "member" },
    ListColumn("missing") { $0.hasGaps_p ? "yes" : "" },
    ListColumn("changed", plain: { $0.changed.london.iso }) { $0.changed.london.text },
    ListColumn("case_id") { $0.caseID },
  ]
}
