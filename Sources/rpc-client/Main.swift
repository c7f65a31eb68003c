import ArgumentParser
import Glibc

/// Runs one command and ends with its exit status.
@main
enum Main {
  static func main() async {
    do {
      let command = try RPCClientCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch let error as any ReportedFailure {
      for line in error.lines { Console.error(line) }
      exit(error.exitStatus.rawValue)
    } catch let code as ExitCode {
      // The command has said all there is to say.
      exit(code.rawValue)
    } catch {
      // Everything else is ArgumentParser's: help that was asked for, or a wrong command line.
      let text = RPCClientCommand.fullMessage(for: error)
      if RPCClientCommand.exitCode(for: error) == .success {
        Console.print(text)
        exit(ExitStatus.ok.rawValue)
      }
      Console.error(text)
      exit(ExitStatus.usage.rawValue)
    }
  }
}
