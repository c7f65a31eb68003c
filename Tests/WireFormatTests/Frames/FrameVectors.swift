import Foundation
import NIOCore
import WireFormat

/// The golden bytes of Vectors/Frames: hexadecimal digits, `#` for comments.
enum FrameVectors {
  static func bytes(_ name: String) throws -> ByteBuffer {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Vectors/Frames")
    let text = try String(contentsOf: folder.appending(path: "\(name).hex"), encoding: .utf8)
    let digits = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined()
      .filter { $0.isHexDigit }
    return try ByteBuffer(plainHexEncodedBytes: digits)
  }
}

extension ByteBuffer {
  /// One byte at a time, as the slowest peer sends.
  var bytesOneByOne: [ByteBuffer] { readableBytesView.map { ByteBuffer(bytes: [$0]) } }
}
