internal import Messages
internal import SwiftProtobuf
internal import Testing
internal import WireFormat

@Suite("The shapes of messages")
struct MessageShapesTests {
  @Test("cover every message type, so that none is decoded unwalked")
  func complete() {
    for type in MessageRegistry.messages {
      #expect(MessageShapes.places[type.protoMessageName] != nil, "\(type.protoMessageName)")
    }
  }

  @Test("lead to the messages within: an import's rows, their relation and its dates")
  func importRows() throws {
    var row = Pastoral_V1_ImportRow()
    row.relation.id = "rel_x"
    row.relation.from.year = 2026
    var request = Pastoral_V1_ImportRequest()
    request.sequence = 1
    request.rows.rows = [row, row]
    let bytes: [UInt8] = try request.serializedBytes()
    let scan = ProtobufScan(children: MessageShapes.children)
    let place = MessageShapes.places["pastoral.v1.ImportRequest"]
    // The sequence and the step, then for each row itself, its record, id, from and the year.
    #expect(try scan.check(bytes.span, message: place) == 2 + 2 * 5)
  }

  @Test("lead into the entries of maps")
  func maps() throws {
    var info = Google_Rpc_ErrorInfo()
    info.metadata = ["a": "b", "c": "d"]
    let bytes: [UInt8] = try info.serializedBytes()
    let scan = ProtobufScan(children: MessageShapes.children)
    let place = MessageShapes.places["google.rpc.ErrorInfo"]
    #expect(try scan.check(bytes.span, message: place) == 2 * 3)
  }

  @Test(
    "lead from no request into a map, whose entries the decoder takes less exactly than the walk")
  func requestsWithoutMaps() throws {
    let named = Set(MessageShapes.places.values)
    for method in MethodRegistry.methods {
      var reached: Set<Int> = []
      var ahead = [try #require(MessageShapes.places[method.request.protoMessageName])]
      while let place = ahead.popLast() {
        guard reached.insert(place).inserted else { continue }
        ahead += MessageShapes.children[place].filter { $0 >= 0 }.map(Int.init)
      }
      #expect(reached.isSubset(of: named), "\(method.path)")
    }
  }

  @Test("know nothing of a type that is not in the protos, whose top level is still counted")
  func unknownType() throws {
    let bytes: [UInt8] = [0x0a, 0x02, 0x0a, 0x00]
    #expect(try ProtobufScan(children: MessageShapes.children).check(bytes.span, message: nil) == 1)
  }
}
