internal import Messages
internal import SwiftProtobuf
internal import Testing

@Suite("The method registry")
struct MethodRegistryTests {
  @Test("has every method that the descriptors declare, with its kind and messages")
  func everyMethod() throws {
    let files = try Google_Protobuf_FileDescriptorSet(serializedBytes: DescriptorSet.bytes).file
    var declared: [String] = []
    for file in files {
      for service in file.service {
        for method in service.method {
          let request = (method.clientStreaming ? "stream " : "") + method.inputType.dropFirst()
          let reply = (method.serverStreaming ? "stream " : "") + method.outputType.dropFirst()
          declared.append("\(file.package).\(service.name)/\(method.name) \(request) → \(reply)")
        }
      }
    }
    let listed = MethodRegistry.methods.map { method in
      let request =
        switch method.kind {
        case .clientStreaming, .bidirectional: "stream " + method.request.protoMessageName
        case .unary, .serverStreaming: method.request.protoMessageName
        }
      let reply =
        switch method.kind {
        case .serverStreaming, .bidirectional: "stream " + method.reply.protoMessageName
        case .unary, .clientStreaming: method.reply.protoMessageName
        }
      return "\(method.path) \(request) → \(reply)"
    }
    #expect(listed == declared)
  }

  @Test("carries the protos' comments, so that the command line can explain a method")
  func documentation() throws {
    let book = try #require(
      MethodRegistry.methods.first { $0.path == "pastoral.v1.BookingService/Book" })
    #expect(
      book.documentation
        == "Books one free time. Refused with SLOT_TAKEN where somebody was faster.")
  }

  @Test("has each method as a constant of its service")
  func constants() {
    #expect(BookingService.book.service == "pastoral.v1.BookingService")
    #expect(BookingService.book.name == "Book")
    #expect(DirectoryService.`import`.kind == .clientStreaming)
    #expect(EchoService.chat.kind == .bidirectional)
  }
}
