import ArgumentParser

@main
struct RPCClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc-client", abstract: "Call a Pastoral server.", subcommands: [Bench.self])
}
