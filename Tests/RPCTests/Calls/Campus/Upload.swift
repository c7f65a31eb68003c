import Messages
import RPCClient
import SwiftProtobuf

/// Sends a file's rows as one import stream, some hundred at a time, as the command line does.
extension Client {
  /// - Parameters:
  ///   - rowCount: How many rows the end says the file has; nil for as many as there are.
  ///   - perMessage: Rows in each message.
  func upload(
    _ kind: Pastoral_V1_ImportKind, _ rows: [Pastoral_V1_ImportRow], id: String = "upload-1",
    rowCount: Int? = nil, perMessage: Int = 500
  ) async throws -> Pastoral_V1_ImportResponse {
    try await stream { upload in
      try await upload.begin(id, kind)
      var first = 1
      while first <= rows.count {
        try await upload.rows(Array(rows[(first - 1)...].prefix(perMessage)), from: first)
        first += perMessage
      }
      try await upload.finish(rowCount ?? rows.count)
    }
  }

  func upload(
    _ kind: Pastoral_V1_ImportKind, _ programmes: [Pastoral_V1_Programme], id: String = "upload-1"
  ) async throws -> Pastoral_V1_ImportResponse {
    try await upload(kind, programmes.map { .programme($0) }, id: id)
  }

  /// An import stream, message by message.
  func stream(
    _ body: (inout UploadWriter) async throws -> Void
  ) async throws -> Pastoral_V1_ImportResponse {
    try await clientStream(DirectoryService.import) { writer in
      var upload = UploadWriter(writer: writer)
      try await body(&upload)
    }
  }

  func importState(_ id: String = "upload-1") async throws -> Pastoral_V1_ImportResponse {
    try await unary(DirectoryService.getImport, .with { $0.uploadID = id })
  }

  /// Waits until the server holds that many rows, by asking it.
  func awaitRows(_ count: Int32, id: String = "upload-1") async throws {
    for _ in 0..<10_000 {
      if let state = try? await importState(id), state.rowsReceived == count { return }
    }
    throw RowsNeverCame()
  }
}

struct RowsNeverCame: Error {}

/// Numbers the messages of one import stream.
struct UploadWriter {
  let writer: RequestWriter<Pastoral_V1_ImportRequest>
  var sequence: Int64 = 0

  mutating func begin(_ id: String, _ kind: Pastoral_V1_ImportKind) async throws {
    try await send {
      $0.begin.uploadID = id
      $0.begin.kind = kind
    }
  }

  mutating func rows(_ rows: [Pastoral_V1_ImportRow], from first: Int) async throws {
    try await send {
      $0.rows.firstRow = Int32(first)
      $0.rows.rows = rows
    }
  }

  mutating func finish(_ rowCount: Int) async throws {
    try await send { $0.finish.rowCount = Int32(rowCount) }
  }

  mutating func send(_ fill: (inout Pastoral_V1_ImportRequest) -> Void) async throws {
    var request = Pastoral_V1_ImportRequest()
    request.sequence = sequence
    sequence += 1
    fill(&request)
    try await writer.send(request)
  }
}

extension Pastoral_V1_ImportRow {
  static func student(_ record: Pastoral_V1_Student) -> Self { .with { $0.student = record } }
  static func staff(_ record: Pastoral_V1_StaffMember) -> Self {
    .with { $0.staffMember = record }
  }
  static func programme(_ record: Pastoral_V1_Programme) -> Self {
    .with { $0.programme = record }
  }
  static func module(_ record: Pastoral_V1_Module) -> Self { .with { $0.module = record } }
  static func period(_ record: Pastoral_V1_EnrolmentPeriod) -> Self {
    .with { $0.enrolmentPeriod = record }
  }
  static func taking(_ record: Pastoral_V1_ModuleEnrolment) -> Self {
    .with { $0.moduleEnrolment = record }
  }
  static func relation(_ record: Pastoral_V1_Relation) -> Self { .with { $0.relation = record } }
}
