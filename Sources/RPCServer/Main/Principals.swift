import ArgumentParser
import Domain
import RPCServer
import Store

/// `rpc-server principal`: who may call, without a running server.
struct PrincipalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "principal", abstract: "Keep the principals of a data directory.",
    subcommands: [Add.self, Bind.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a person or a campus system, or give one further roles.",
      discussion: """
        Students and staff become principals when the directory is imported; this is for campus \
        systems, and for the people whose roles the directory does not know.
        """)

    @OptionGroup var store: StoreOptions
    @Option(help: "The id of one that exists; without it a new one is made.")
    var id: String?
    @Option(help: "A name for people to know it by, at most 100 characters.")
    var name: String = ""
    @Option(
      help: "A role: \(Role.allCases.map(\.rawValue).joined(separator: ", ")). May be repeated.")
    var role: [String]
    @Option(help: "For a service: a role it may act for, student or academic_staff.")
    var actsFor: [String] = []

    func run() throws {
      let roles = RoleSet(try role.map { try Self.parse($0, "--role") })
      let actsFor = RoleSet(try actsFor.map { try Self.parse($0, "--acts-for") })
      guard !roles.isEmpty else { throw ValidationError("Give at least one --role.") }
      guard name.count <= 100 else {
        throw ValidationError("--name must be at most 100 characters.")
      }
      let isService = roles.contains(.service)
      guard !isService || roles == RoleSet([.service]) else {
        throw ValidationError("A service has no other role.")
      }
      guard actsFor.isEmpty || isService, actsFor.isSubset(of: .actedFor) else {
        throw ValidationError("Only a service acts for others, for student or academic_staff.")
      }
      var random = SystemRandom()
      let principal = Principal(
        id: id ?? Identifier(isService ? .service : .principal, from: &random).text,
        kind: isService ? .service : .person, isActive: true, roles: roles, actsFor: actsFor)
      let mustExist = id != nil
      let (name, now) = (name, ServerClock.system.now())
      try self.store.withStore { store in
        try store.write { transaction in
          if mustExist {
            guard let found = try transaction.principal(principal.id) else {
              throw Failure("There is no principal \(principal.id).")
            }
            guard found.kind == principal.kind else {
              throw Failure("\(principal.id) is a \(found.kind.rawValue).")
            }
          }
          try transaction.addPrincipal(principal, name: name, at: now)
          try transaction.record(.added, of: principal.id, at: now, by: nil)
        }
      }
      print(principal.id)
    }

    private static func parse(_ text: String, _ option: String) throws -> Role {
      guard let role = Role(rawValue: text) else {
        throw ValidationError("\(option): there is no role \(text).")
      }
      return role
    }
  }

  struct Bind: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which person the university's sign-on means by a subject.",
      discussion: """
        For office holders, such as admins and practitioners, whom no admin can bind from afar. \
        Needs the directory to itself: stop the server first.
        """)

    @OptionGroup var store: StoreOptions
    @Option(help: "The person's id.")
    var principal: String
    @Option(help: "The issuer of the sign-on: the iss of its tokens.")
    var issuer: String
    @Option(help: "What its tokens name the person by; of several claims, with a blank between.")
    var subject: String

    func run() throws {
      let limit = ExternalIdentity.charactersMax
      for (option, text) in [("--issuer", issuer), ("--subject", subject)] {
        if let problem = TextRules.problem(with: text, atMost: limit, required: true) {
          throw ValidationError("\(option) \(problem).")
        }
      }
      let identity = ExternalIdentity(issuer: issuer, subject: subject)
      let (id, now) = (principal, ServerClock.system.now())
      try self.store.withStore { store in
        try store.write { transaction in
          guard let found = try transaction.principal(id), found.kind == .person else {
            throw Failure("There is no person \(id).")
          }
          var random = SystemRandom()
          try transaction.bind(identity, to: id, at: now, by: .system(.bind), random: &random)
        }
      }
    }
  }
}

/// `rpc-server token`: tokens, without a running server.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Issue tokens of a data directory.",
    subcommands: [Issue.self])

  struct Issue: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Issue a token and write it to a new file, mode 0600.",
      discussion: "Needs the directory to itself: stop the server first.")

    @OptionGroup var store: StoreOptions
    @Option(help: "The id of the principal that the token is for.")
    var principal: String
    @Option(help: "The file to write; must not exist.")
    var tokenFile: String
    @Option(help: "Days until the token ends, 1 to \(TokenTerm.daysMax).")
    var days: Int = TokenTerm.daysDefault

    func run() throws {
      guard (1...TokenTerm.daysMax).contains(days) else {
        throw ValidationError("--days must be 1 to \(TokenTerm.daysMax).")
      }
      try SecretFile.refuseUnmakeable(tokenFile)
      let id = principal
      let token = try self.store.withStore { store in
        try TokenIssue.issue(for: id, days: days, in: store)
      }
      try SecretFile.write(Array((token.text + "\n").utf8), to: tokenFile, mode: 0o600)
      print("Wrote \(tokenFile), good for \(days) days.")
    }
  }
}

/// Issuing a token to a principal that exists.
enum TokenIssue {
  static func issue(for principal: String, days: Int, in store: StoreEngine) throws -> Token {
    let now = ServerClock.system.now()
    return try store.write { transaction in
      guard let found = try transaction.principal(principal), found.isActive else {
        throw Failure("There is no active principal \(principal).")
      }
      var random = SystemRandom()
      let token = Token(found.kind == .service ? .service : .person, from: &random)
      let id = Identifier(.token, from: &random)
      try transaction.addToken(
        token, id: id, for: principal, at: now,
        expires: now.adding(days: days))
      try transaction.record(.tokenIssued, of: principal, token: id, at: now, by: nil)
      return token
    }
  }
}
