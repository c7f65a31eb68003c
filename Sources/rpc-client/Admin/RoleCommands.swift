import ArgumentParser
import Messages
import SwiftProtobuf

// Who is what: giving roles, approving them, taking them away, and what they mean.

/// How grants of roles are printed.
private let columns: [ListColumn<Pastoral_V1_RoleGrant>] = [
  ListColumn("id") { $0.id },
  ListColumn("principal_id") { $0.principalID },
  ListColumn("role") { $0.role },
  ListColumn("state") {
    switch $0.state {
    case .proposed: "waits for approval"
    case .granted: "granted"
    case .rejected: "rejected"
    case .unspecified, .UNRECOGNIZED: ""
    }
  },
  ListColumn("proposer_id") { $0.proposerID },
  ListColumn("proposed", plain: { $0.proposed.london.iso }) { $0.proposed.london.text },
  ListColumn("decider_id") { $0.deciderID },
  ListColumn("decided", plain: { $0.hasDecided ? $0.decided.london.iso : "" }) {
    $0.hasDecided ? $0.decided.london.text : ""
  },
]

/// `admin grant-role`.
struct GrantRoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant-role",
    abstract: "Give a person a role, or ask somebody else to approve it.",
    discussion: """
      Roles of Student Life and Wellbeing, data protection officers and admins wait until another \
      admin or a data protection officer has approved them.
      """)

  @Argument(help: "The person's principal id.")
  var principalID: String
  @Argument(help: "The role, such as wellbeing_practitioner.")
  var role: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let grant = try await connection.session().write(
      AdminService.grantRole,
      .with {
        $0.principalID = principalID
        $0.role = role
      }, write)
    try Listing(columns: columns, records: [grant]).printRecord(output)
  }
}

/// `admin decide-role`.
struct DecideRoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide-role", abstract: "Approve a role that somebody else asked for, or not.")

  enum Decision: String, ExpressibleByArgument, CaseIterable {
    case approve, reject
  }

  @Argument(help: "The grant: rgr_….")
  var id: String
  @Argument(help: "What you decide.")
  var decision: Decision
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let grant = try await connection.session().write(
      AdminService.decideRoleGrant,
      .with {
        $0.id = id
        $0.decision = decision == .approve ? .approve : .reject
      }, write)
    try Listing(columns: columns, records: [grant]).printRecord(output)
  }
}

/// `admin revoke-role`.
struct RevokeRoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke-role", abstract: "Take a role away, at once.")

  @Argument(help: "The person's principal id.")
  var principalID: String
  @Argument(help: "The role.")
  var role: String
  @OptionGroup var write: WriteOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let principal = try await connection.session().write(
      AdminService.revokeRole,
      .with {
        $0.principalID = principalID
        $0.role = role
      }, write)
    try Listing(columns: principalColumns, records: [principal]).printRecord(output)
  }
}

/// `admin role-grants`.
struct RoleGrantsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role-grants", abstract: "List who was given which role and by whom, newest first."
  )

  @Flag(help: "Only those that wait for approval.")
  var waiting = false
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AdminService.listRoleGrants,
        .with {
          $0.proposedOnly = waiting
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.grants, nextToken: reply.nextPageToken)
    }
    try Listing(columns: columns, records: records).printRows(output, none: "There are none.")
  }
}

/// `admin policy`.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Show the rules in force: who may do what to what.",
    discussion: "What no row allows is denied.")

  @Option(help: "Only the rows of this role.")
  var role = ""
  @Option(help: "Only the rows about this kind of record.")
  var resource = ""
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns: [ListColumn<Pastoral_V1_PolicyRow>] = [
    ListColumn("role") { $0.role },
    ListColumn("standing") { $0.standing },
    ListColumn("condition") { $0.condition },
    ListColumn("resource") { $0.resource },
    ListColumn("actions") { $0.actions.joined(separator: ", ") },
    ListColumn("showing") { $0.showing },
  ]

  func run() async throws {
    let policy = try await connection.session().read(AdminService.getPolicy, .init())
    Console.error("Version \(policy.version).")
    let rows = policy.rows.filter {
      (role.isEmpty || $0.role == role) && (resource.isEmpty || $0.resource == resource)
    }
    try Listing(columns: Self.columns, records: rows).printRows(output, none: "There are none.")
  }
}
