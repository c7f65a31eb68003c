import ArgumentParser
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// `call`: any method that the protos have, with JSON in and JSON out.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Make any call, with JSON for its message.",
    discussion: """
      Prints the reply as JSON on one line; a server stream prints a line for each reply. \
      `rpc-client describe` shows the methods and their messages.

        rpc-client call BookingService/ListSlots '{"staff_id": "stf_…"}'
      """)

  @Argument(help: "The method, in full or as short as it is clear.")
  var method: String

  @Argument(help: "The message: JSON, @FILE, or - for standard input.")
  var json = "{}"

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var write: WriteOptions

  func run() async throws {
    let path = try NameLookup.find(
      method, among: MethodRegistry.methods.map(\.path), "method")
    guard let found = MethodRegistry.methods.first(where: { $0.path == path }) else { return }
    let payload = try Self.payload(try text(), as: found.request)
    let session = try connection.session()
    let key = found.isRead ? nil : write.key()
    let options = CallOptions(deadline: session.timeout, idempotencyKey: key)
    do {
      switch found.kind {
      case .unary:
        let reply = try await session.client.unary(found, payload: payload, options: options)
        try show(reply, as: found.reply)
      case .serverStreaming:
        for try await reply in session.client.serverStream(
          found, payload: payload, options: options)
        {
          try show(reply, as: found.reply)
        }
      case .clientStreaming, .bidirectional:
        throw UsageError(
          "\(found.path) takes a stream of messages, which `call` cannot send. "
            + "For imports use `rpc-client students import` and its like.")
      }
    } catch let error as RPCError {
      throw CallFailure(error: error, idempotencyKey: key)
    }
  }

  private func text() throws -> String {
    if json == "-" {
      return String(decoding: try FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self)
    }
    guard json.hasPrefix("@") else { return json }
    let file = String(json.dropFirst())
    guard let data = FileManager.default.contents(atPath: file) else {
      throw UsageError("The file \(file) cannot be read.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private static func payload(
    _ json: String, as type: any SwiftProtobuf.Message.Type
  ) throws -> [UInt8] {
    do {
      return try type.init(jsonString: json).serializedBytes()
    } catch {
      let name = type.protoMessageName
      throw UsageError(
        "The JSON is not a \(name): \(error). Run `rpc-client describe \(name)` to see its fields.")
    }
  }

  private func show(_ reply: [UInt8], as type: any SwiftProtobuf.Message.Type) throws {
    Console.print(try JSONText.make(try type.init(serializedBytes: reply)))
  }
}
