import ArgumentParser
import Messages
import SwiftProtobuf

/// How a subject's binding is printed.
private let identityColumns: [ListColumn<Pastoral_V1_IdentityBinding>] = [
  ListColumn("principal_id") { $0.principalID },
  ListColumn("issuer") { $0.issuer },
  ListColumn("subject") { $0.subject },
]

/// `admin bindings`.
struct BindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bindings",
    abstract: "List what a principal is known by: names in client certificates, and subjects.")

  @Argument(help: "The principal's id; or bnd_… for one binding, also where it has ended.")
  var principalID: String
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let session = try connection.session()
    let records = try await paging.records { size, token in
      let reply = try await session.read(
        AdminService.listBindings,
        .with {
          $0.principalID = principalID
          $0.pageSize = size
          $0.pageToken = token
        })
      return Page(records: reply.bindings, nextToken: reply.nextPageToken)
    }
    let columns: [ListColumn<Pastoral_V1_Binding>] = [
      ListColumn("certificate") { $0.certificate.name },
      ListColumn("issuer") { $0.identity.issuer },
      ListColumn("subject") { $0.identity.subject },
      ListColumn("bound", plain: { $0.bound.london.iso }) { $0.bound.london.text },
      ListColumn("principal_id") { $0.identity.principalID + $0.certificate.principalID },
      ListColumn("bound_by_id") { $0.boundByID },
      ListColumn("ended", plain: { $0.hasEnded ? $0.ended.london.iso : "" }) {
        $0.hasEnded ? $0.ended.london.text : ""
      },
    ]
    try Listing(columns: columns, records: records).printRows(output, none: "There are none.")
  }
}

/// `admin bind-identity`.
struct BindIdentityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bind-identity",
    abstract: "Say which student or member of staff the university's sign-on means by a subject.",
    discussion: "Office holders are bound on the server's machine: rpc-server principal bind.")

  @Argument(help: "The person's id.")
  var principalID: String
  @Option(help: "The issuer of the sign-on: the iss of its tokens.")
  var issuer: String
  @Option(help: "What its tokens name the person by; of several claims, with a blank between.")
  var subject: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let binding = try await connection.session().once(
      AdminService.bindIdentity,
      .with {
        $0.principalID = principalID
        $0.issuer = issuer
        $0.subject = subject
      })
    try Listing(columns: identityColumns, records: [binding]).printRecord(output)
  }
}

/// `admin unbind-identity`.
struct UnbindIdentityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unbind-identity",
    abstract: "Take back whom the university's sign-on means by a subject, at once.",
    discussion: "Sessions that the subject led to end with it.")

  @Option(help: "The issuer of the sign-on: the iss of its tokens.")
  var issuer: String
  @Option(help: "What its tokens name the person by; of several claims, with a blank between.")
  var subject: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let binding = try await connection.session().once(
      AdminService.unbindIdentity,
      .with {
        $0.issuer = issuer
        $0.subject = subject
      })
    try Listing(columns: identityColumns, records: [binding]).printRecord(output)
  }
}

/// `admin bind-certificate`.
struct BindCertificateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bind-certificate",
    abstract: "Say which campus system a name in client certificates means.")

  @Argument(help: "The campus system: svc_….")
  var principalID: String
  @Option(help: "A subject alternative name, such as dns:portal.example.ac.uk or uri:….")
  var name: String
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let binding = try await connection.session().once(
      AdminService.bindCertificate,
      .with {
        $0.principalID = principalID
        $0.name = name
      })
    let columns: [ListColumn<Pastoral_V1_CertificateBinding>] = [
      ListColumn("principal_id") { $0.principalID },
      ListColumn("name") { $0.name },
    ]
    try Listing(columns: columns, records: [binding]).printRecord(output)
  }
}

/// `admin revoke-certificate`.
struct RevokeCertificateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke-certificate",
    abstract: "End what a name in client certificates means, or refuse one certificate, at once.")

  @Option(help: "A name that was bound, such as dns:portal.example.ac.uk.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The SHA-256 of one certificate, as openssl x509 -fingerprint -sha256 prints it.",
      valueName: "digits"))
  var sha256: String?
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    guard (name == nil) != (sha256 == nil) else {
      throw ValidationError("Give --name or --sha256.")
    }
  }

  func run() async throws {
    _ = try await connection.session().once(
      AdminService.revokeCertificate,
      .with {
        if let name { $0.name = name }
        if let sha256 { $0.certificateSha256 = sha256 }
      })
    Console.print("Revoked.")
  }
}
