import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf
import WireFormat

extension Session {
  /// How often a stream that broke off is opened anew, once a second, before the command gives up: a
  /// server that is restarted is back by then.
  private static let attemptsMax = 60

  /// Follows a stream that has no end. Where it breaks off it is opened anew, to go on after what came.
  ///
  /// - Parameters:
  ///   - request: What to ask for now: what comes after the last reply.
  ///   - take: Takes a reply; false ends the watch.
  func watch<Request, Reply>(
    _ method: Method<Request, Reply>, from request: () -> Request,
    _ take: (Reply) throws -> Bool
  ) async throws {
    // A server that never answered is told of at once.
    var attempts = 0
    while true {
      do {
        let replies = try client.serverStream(
          method, request(), options: CallOptions(deadline: timeout))
        for try await reply in replies {
          attempts = Self.attemptsMax
          guard try take(reply) else { return }
        }
        return
      } catch let error as RPCError {
        let mayPass = error.code == .unavailable || error.code == .deadlineExceeded
        guard mayPass, timeout == nil, attempts > 0 else { throw CallFailure(error: error) }
        attempts -= 1
        try await Task.sleep(for: .seconds(1))
      }
    }
  }
}

/// What every command that watches takes.
struct WatchOptions: ParsableArguments {
  @Flag(help: "End when all that is there now has been printed.")
  var onlyPresent = false

  @Flag(help: "Print a JSON document for each, one a line.")
  var json = false

  /// Prints one record on a line of its own.
  func print<Record: SwiftProtobuf.Message>(
    _ record: Record, _ columns: [ListColumn<Record>]
  ) throws {
    let line =
      try json
      ? JSONText.make(record)
      : columns.map { TerminalText.escaped($0.text(record)) }.filter { !$0.isEmpty }
        .joined(separator: "  ")
    Console.print(line)
  }
}
