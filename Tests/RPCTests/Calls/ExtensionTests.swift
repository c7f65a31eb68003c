import Foundation
import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@Suite("Extensions, between our client and our server", .timeLimit(.minutes(10)))
struct ExtensionTests {
  @Test("A reply that is given again under its key says so; the first, and a refusal, do not")
  func replay() async throws {
    try await TestCampus.with { campus in
      let ada = try campus.client(.ada)
      let request = Pastoral_V1_BookRequest.with {
        $0.staffID = campus.id(.tutor)
        $0.start = .utc("2026-11-23 10:00")
      }
      let first = try await ada.unaryReply(BookingService.book, request, options: .key("k1"))
      let again = try await ada.unaryReply(BookingService.book, request, options: .key("k1"))
      #expect(first.metadata == [])
      #expect(again.metadata == [.idempotentReplay])
      #expect(again.isReplay)
      #expect(again.message == first.message)
      let read = try await ada.unaryReply(
        BookingService.get,
        .with {
          $0.appointmentID = first.message.id
          $0.purpose = .academicAdvice
        })
      #expect(read.metadata == [])
    }
  }

  @Test("Records of the directory and availability say so too")
  func replays() async throws {
    try await TestCampus.with { campus in
      let records = try campus.client(.records)
      let tutor = try campus.client(.tutor)
      let student = Pastoral_V1_PutStudentRequest.with { $0.student = .student("S900") }
      for isReplay in [false, true] {
        let put = try await records.unaryReply(
          DirectoryService.putStudent, student, options: .key("k1"))
        #expect(put.isReplay == isReplay)
        let set = try await tutor.unaryReply(
          BookingService.setAvailability, .with { $0.revision = 1 }, options: .key("k1"))
        #expect(set.isReplay == isReplay)
      }
    }
  }

  @Test("A reader far behind its stream takes all of it, window by window")
  func window() async throws {
    try await TestCampus.with { campus in
      var configuration = try campus.configuration(nil)
      configuration.extensions?.window = 4_096
      let client = try Client(configuration)
      var last: Int64 = 0
      for try await number in try client.serverStream(
        EchoService.count, .with { $0.value = 10_000 })
      {
        #expect(number.value == last + 1)
        last = number.value
        // Another call beside it, while its window is spent.
        if last == 1 { _ = try await client.unary(EchoService.echo, .init()) }
      }
      #expect(last == 10_000)
    }
  }

  @Test(
    "A stream that is left takes its connection with it only where CANCEL may not be used",
    arguments: [true, false])
  func leaving(withExtensions: Bool) async throws {
    try await TestCampus.with { campus in
      var configuration = try campus.configuration(nil)
      if !withExtensions { configuration.extensions = nil }
      let client = try Client(configuration)
      // Who calls is a matter of this connection, so that it can be told from another.
      _ = try await client.unary(
        SessionService.authenticate, .with { $0.token = campus.token(.ada) })
      try await client.bidirectional(EchoService.chat) { requests, replies in
        try await requests.send(.init())
        for try await _ in replies { return }
      }
      if withExtensions {
        let me = try await client.unary(SessionService.whoAmI, .init())
        #expect(me.principalID == campus.id(.ada))
      } else {
        await expectRefusal(.unauthenticated) {
          try await client.unary(SessionService.whoAmI, .init())
        }
      }
    }
  }

  @Test("A server that drains lets a stream finish, and gets no call that it would refuse")
  func drain() async throws {
    try await TestCampus.with { campus in
      let client = try campus.client(nil)
      try await client.bidirectional(EchoService.chat) { requests, replies in
        var iterator = replies.makeAsyncIterator()
        try await requests.send(.with { $0.value = .init([1]) })
        #expect(try await iterator.next()?.value == .init([1]))
        async let stopped: Void = campus.stop()
        let error = await #expect(throws: RPCError.self) {
          while true { _ = try await client.unary(EchoService.echo, .init()) }
        }
        #expect(error?.code == .unavailable)
        #expect(
          error?.origin == .notConnected || error?.origin == .notSent,
          "The server would have said DRAINING.")
        try await requests.send(.with { $0.value = .init([2]) })
        #expect(try await iterator.next()?.value == .init([2]))
        await requests.finish()
        #expect(try await iterator.next() == nil)
        await stopped
      }
    }
  }
}
