import Dispatch
import Foundation
import Messages
import RPCClient
import SwiftProtobuf

/// The sending of one file: begin, rows in batches, finish. Sent again under the same id, it goes on
/// where it was, since the server skips what it has.
struct ImportUpload {
  static let batchRows = 500

  static let columns: [ListColumn<Pastoral_V1_ImportResponse>] = [
    ListColumn("created") { "\($0.created)" },
    ListColumn("updated") { "\($0.updated)" },
    ListColumn("unchanged") { "\($0.unchanged)" },
    ListColumn("upload_id") { $0.uploadID },
  ]

  let id: String
  let kind: Pastoral_V1_ImportKind
  let rows: [Pastoral_V1_ImportRow]

  /// Every message of the stream, in order.
  var messages: [Pastoral_V1_ImportRequest] {
    var steps: [Pastoral_V1_ImportRequest.OneOf_Step] = [
      .begin(
        .with {
          $0.uploadID = id
          $0.kind = kind
        })
    ]
    for start in stride(from: 0, to: rows.count, by: Self.batchRows) {
      steps.append(
        .rows(
          .with {
            $0.firstRow = Int32(start + 1)
            $0.rows = Array(rows[start..<min(start + Self.batchRows, rows.count)])
          }))
    }
    steps.append(.finish(.with { $0.rowCount = Int32(rows.count) }))
    return steps.enumerated().map { index, step in
      .with {
        $0.sequence = Int64(index)
        $0.step = step
      }
    }
  }

  /// Sends the file. Where that is cut short, says how to go on.
  func send(_ session: Session) async throws -> Pastoral_V1_ImportResponse {
    let interrupt = watchForInterrupt()
    defer { interrupt.cancel() }
    do {
      return try await session.client.clientStream(
        DirectoryService.import, options: CallOptions(deadline: session.timeout)
      ) { requests in
        var sent = 0
        for message in messages {
          try await requests.send(message)
          sent += message.rows.rows.count
          Console.progress("\(sent) of \(rows.count) rows sent")
        }
        Console.progress("")
      }
    } catch let error as RPCError {
      Console.progress("")
      // A file with errors may also be answered by a refusal; its errors are then read apart.
      if error.reason == "IMPORT_INVALID" {
        return try await session.read(DirectoryService.getImport, .with { $0.uploadID = id })
      }
      if error.origin != .notConnected { Console.error(resumption) }
      throw CallFailure(error: error)
    }
  }

  private var resumption: String {
    "The upload was interrupted. Go on with the same command and --upload-id \(id)"
  }

  /// Says how to go on when somebody presses Ctrl-C.
  private func watchForInterrupt() -> any DispatchSourceSignal {
    let text = resumption
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      Console.progress("")
      Console.error(text)
      exit(130)
    }
    source.setCancelHandler { signal(SIGINT, SIG_DFL) }
    source.resume()
    return source
  }
}
