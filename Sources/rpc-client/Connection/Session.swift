import ArgumentParser
import Messages
import RPCClient
import SwiftProtobuf

/// A client for the length of one command, whose failures are ready to be told.
struct Session {
  let client: Client
  let timeout: Duration?

  /// Makes a call that changes nothing.
  func read<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request
  ) async throws -> Reply {
    do {
      return try await client.unary(
        method, request, options: CallOptions(deadline: timeout, isRead: true))
    } catch {
      throw CallFailure(error: error)
    }
  }

  /// Makes a call that changes something and is never repeated, since its answer is kept nowhere.
  func once<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request
  ) async throws -> Reply {
    do {
      return try await client.unary(
        method, request, options: CallOptions(deadline: timeout, isRead: false))
    } catch {
      throw CallFailure(error: error)
    }
  }

  /// Makes a call that changes something, under a key, so that it happens once.
  func write<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, _ options: WriteOptions
  ) async throws -> Reply {
    try await write(method, request, key: options.key())
  }

  /// The same under a key of the command's own.
  func write<Request, Reply>(
    _ method: Method<Request, Reply>, _ request: Request, key: String
  ) async throws -> Reply {
    do {
      return try await client.unary(
        method, request,
        options: CallOptions(deadline: timeout, idempotencyKey: key, isRead: false))
    } catch {
      throw CallFailure(error: error, idempotencyKey: key)
    }
  }
}

/// What every command that changes something takes.
struct WriteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Repeat a command whose outcome is unknown under its own key.", valueName: "key"))
  var idempotencyKey: String?

  /// The key that was given, or a new one.
  func key() -> String { idempotencyKey ?? RandomName.make("cli") }
}

/// Names that nobody else makes.
enum RandomName {
  /// The prefix and 128 random bits in hexadecimal.
  static func make(_ prefix: String) -> String {
    let digits = (0..<32).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }
    return "\(prefix)-\(digits.joined())"
  }
}
