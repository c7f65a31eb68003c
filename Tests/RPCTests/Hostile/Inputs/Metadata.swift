import Messages
import NIOCore
import SwiftProtobuf
import TestPeer
import WireFormat

/// Metadata that is too much, or that is none.
enum Metadata {
  static let attacks: [Attack] = [
    Attack(18, "8 KiB of metadata exactly", "1 OK, lives", saying: try echo(entries(of: 8_192))),
    Attack(
      18, "a byte more", "1 RESOURCE_EXHAUSTED, lives", saying: try echo(entries(of: 8_193))),
    Attack(18, "32 pairs", "1 OK, lives", saying: try echo(pairs(32))),
    Attack(18, "33 pairs", "1 RESOURCE_EXHAUSTED, lives", saying: try echo(pairs(33))),
    Attack(
      18, "a key of 64 bytes", "1 OK, lives",
      saying: try echo([MetadataEntry(String(repeating: "k", count: 64), "v")])),
    Attack(
      18, "a key of 65 bytes", "1 RESOURCE_EXHAUSTED, lives",
      saying: try echo([MetadataEntry(String(repeating: "k", count: 65), "v")])),
    Attack(
      18, "a value of 4 KiB and a byte", "1 RESOURCE_EXHAUSTED, lives",
      saying: try echo([MetadataEntry("x-note", String(repeating: "v", count: 4_097))])),
    Attack(
      18, "a line break", "1 INVALID_ARGUMENT, lives",
      saying: try echo([MetadataEntry("x-note", "one\r\ntwo")])),
    Attack(
      18, "a NUL", "1 INVALID_ARGUMENT, lives",
      saying: try echo([MetadataEntry("x-note", "one\0two")])),
    Attack(
      18, "authorization twice", "1 INVALID_ARGUMENT, lives",
      saying: try echo([
        MetadataEntry("authorization", "Bearer a"), MetadataEntry("authorization", "Bearer b"),
      ])),
  ]

  private static func echo(_ metadata: [MetadataEntry]) throws -> ByteBuffer {
    try .request(1, EchoService.echo, .init(), metadata: metadata)
  }

  private static func pairs(_ count: Int) -> [MetadataEntry] {
    (1...count).map { MetadataEntry("k\($0)", "v") }
  }

  /// Entries whose keys and values have that many bytes together.
  private static func entries(of bytes: Int) -> [MetadataEntry] {
    let value = String(repeating: "v", count: 4_000)
    let rest = String(repeating: "v", count: bytes - 2 * 4_001 - 1)
    return [MetadataEntry("a", value), MetadataEntry("b", value), MetadataEntry("c", rest)]
  }
}
