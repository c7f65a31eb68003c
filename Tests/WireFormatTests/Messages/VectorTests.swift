internal import Foundation
internal import Messages
internal import SwiftProtobuf
internal import Testing

/// Messages whose bytes are fixed for ever: a server of tomorrow reads what a client of today
/// sends. The files say in their first lines what they hold; the bytes came from `protoc --encode`,
/// which shares no code with SwiftProtobuf.
@Suite("The message vectors in Tests/WireFormatTests/Vectors/Messages")
struct VectorTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "Vectors/Messages")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test("exist")
  func exist() {
    #expect(Self.names.count >= 12)
  }

  @Test("decode to the message they describe, which encodes to the same bytes", arguments: names)
  func vector(name: String) throws {
    let vector = try MessageVector(contentsOf: Self.folder.appending(path: name))
    let type = try #require(
      MessageRegistry.messages.first { $0.protoMessageName == vector.type },
      "\(name) is of a type that is gone: \(vector.type).")
    let decoded = try type.init(serializedBytes: vector.bytes)
    #expect(decoded.isEqualTo(message: try type.init(textFormatString: vector.text)))
    #expect(decoded.unknownFields.data.isEmpty)
    let encoded: [UInt8] = try decoded.serializedBytes()
    #expect(encoded == vector.bytes)
  }
}

/// A vector file: lines of `# comment`, one of `type NAME`, then `text …` lines with the message in
/// protobuf's text format, then `bytes …` lines in hexadecimal.
struct MessageVector {
  var type = ""
  var text = ""
  var bytes: [UInt8] = []

  struct Malformed: Error {
    let line: String
  }

  init(contentsOf file: URL) throws {
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      let word = line.prefix { $0 != " " }
      let rest = String(line.dropFirst(word.count + 1))
      switch word {
      case "", "#": continue
      case "type": type = rest
      case "text": text += rest + "\n"
      case "bytes": bytes += try Self.bytes(hexadecimal: rest, line)
      default: throw Malformed(line: line)
      }
    }
  }

  private static func bytes(hexadecimal: String, _ line: String) throws -> [UInt8] {
    try hexadecimal.split(separator: " ").map { pair in
      guard pair.count == 2, let byte = UInt8(pair, radix: 16) else { throw Malformed(line: line) }
      return byte
    }
  }
}
