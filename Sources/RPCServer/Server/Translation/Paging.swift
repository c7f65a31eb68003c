import Crypto
import Domain
import Foundation
import Messages
import SwiftProtobuf

/// Page tokens: opaque, and good only for the caller and the query that they were given to. They end
/// with the server's run, since their key does.
struct Paging: Sendable {
  static let sizeDefault = 50
  static let sizeMax = 500
  /// For records with long texts: as many of the longest as fit a response.
  static let sizeMaxOfTexts = 100
  private static let tagBytes = 16
  private let key = SymmetricKey(size: .bits256)

  /// One page of a list that a caller asked for.
  struct Request {
    /// How many records to return.
    let size: Int
    /// The place of the record before the page; empty for the first page.
    let after: String
    fileprivate let binding: Data
  }

  /// Reads what a list request says about its page.
  ///
  /// - Parameters:
  ///   - max: The most records in a page of such.
  ///   - query: The request with its page fields cleared.
  /// - Throws: `Refusal.invalid`.
  func request(
    size: Int32, atMost max: Int, token: String, query: some Message, of caller: Caller
  ) throws -> Request {
    let size = try Self.size(size, atMost: max)
    var binding = Data("\(type(of: query).protoMessageName)\n\(caller.principal)\n".utf8)
    binding.append(contentsOf: "\(caller.actingFor ?? "")\n".utf8)
    binding.append(try query.serializedData())
    return Request(
      size: size, after: token.isEmpty ? "" : try place(in: token, binding), binding: binding)
  }

  /// How many records a page that was asked for may have.
  ///
  /// - Throws: `Refusal.invalid`.
  static func size(_ asked: Int32, atMost max: Int = sizeMax) throws -> Int {
    guard (0...max).contains(Int(asked)) else {
      throw Refusal.invalid("page_size", "must be 0 to \(max)")
    }
    return asked == 0 ? sizeDefault : Int(asked)
  }

  /// Cuts a list, which was read one record longer than the page, and names the next page.
  func page<Record>(
    _ records: [Record], of request: Request, place: (Record) -> String
  ) -> (records: [Record], nextPageToken: String) {
    guard records.count > request.size, request.size > 0 else { return (records, "") }
    let page = Array(records.prefix(request.size))
    return (page, page.last.map { token(for: place($0), request.binding) } ?? "")
  }

  /// The place of a record in a list that is in order of moments, and of ids within one.
  static func place(_ moment: Instant, _ id: Identifier) -> String {
    "\(moment.millisecondsSince1970) \(id.text)"
  }

  /// The moment and id that a place was made of; nil for the beginning.
  static func place(_ text: String) -> (Instant, id: String)? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let moment = Int64(parts[0]) else { return nil }
    return (Instant(millisecondsSince1970: moment), String(parts[1]))
  }

  private func token(for place: String, _ binding: Data) -> String {
    let place = Data(place.utf8)
    return (tag(place, binding) + place).base64EncodedString()
  }

  private func place(in token: String, _ binding: Data) throws -> String {
    guard let bytes = Data(base64Encoded: token), bytes.count > Self.tagBytes else {
      throw Refusal.invalid("page_token", "must be one that this list gave")
    }
    let place = Data(bytes.dropFirst(Self.tagBytes))
    // Compared as a whole; what a token says is no secret, so time tells nothing.
    guard Data(bytes.prefix(Self.tagBytes)) == tag(place, binding) else {
      throw Refusal.invalid("page_token", "must be one that this list gave")
    }
    return String(decoding: place, as: UTF8.self)
  }

  private func tag(_ place: Data, _ binding: Data) -> Data {
    var mac = HMAC<SHA256>(key: key)
    // The length first, so that nothing can move between the two.
    withUnsafeBytes(of: UInt64(binding.count).bigEndian) { mac.update(data: $0) }
    mac.update(data: binding)
    mac.update(data: place)
    return Data(mac.finalize().prefix(Self.tagBytes))
  }
}
