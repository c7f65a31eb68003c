import Messages
import SwiftProtobuf
import Testing

@testable import rpc_client

@Suite("Names and what they stand for")
struct DescribeTests {
  @Test("A full name is itself; a short one is what alone ends with it")
  func find() throws {
    let names = ["a.v1.Book/Get", "b.v1.Book/Get", "a.v1.Book/Put"]
    #expect(try NameLookup.find("a.v1.Book/Get", among: names, "method") == "a.v1.Book/Get")
    #expect(try NameLookup.find("Book/Put", among: names, "method") == "a.v1.Book/Put")
    let doubtful = #expect(throws: UsageError.self) {
      try NameLookup.find("Book/Get", among: names, "method")
    }
    #expect(
      doubtful?.text
        == "The method \"Book/Get\" could be a.v1.Book/Get or b.v1.Book/Get. Name one in full.")
    #expect(throws: UsageError.self) { try NameLookup.find("ook/Put", among: names, "method") }
    #expect(throws: UsageError.self) { try NameLookup.find("", among: names, "method") }
  }

  @Test("Everything in the protos is described")
  func everything() throws {
    let descriptors = try Descriptors(DescriptorSet.bytes)
    #expect(descriptors.names.count > MethodRegistry.methods.count)
    for method in MethodRegistry.methods { #expect(descriptors.names.contains(method.path)) }
    for message in MessageRegistry.messages {
      #expect(descriptors.names.contains(message.protoMessageName))
    }
    for name in descriptors.names { #expect(!descriptors.description(of: name).isEmpty) }
  }

  @Test("A message shows its fields with types and comments")
  func message() throws {
    let descriptors = try Descriptors(DescriptorSet.bytes)
    #expect(
      descriptors.description(of: "pastoral.v1.NoticeVersion") == [
        "message pastoral.v1.NoticeVersion",
        "  The privacy notice in force when something was collected.",
        "  notice   string  \"see-my-tutor\" or \"student-life-and-wellbeing\".",
        "  version  string  The version's name, as published.",
      ])
    let info = descriptors.description(of: "google.rpc.ErrorInfo").joined(separator: "\n")
    #expect(info.contains("map<string, string>"))
    let list = descriptors.description(of: "pastoral.v1.ListAppointmentsRequest")
    #expect(list.contains { $0.contains("student_id") && $0.contains("One of whose. ") })
  }

  @Test("Every purpose of the protos can be named")
  func purposes() {
    #expect(
      Set(PurposeName.allCases.map(\.purpose))
        == Set(Pastoral_V1_Purpose.allCases).subtracting([.unspecified]))
  }
}
