import Messages
import RPCClient
import SwiftProtobuf
import Testing
import WireFormat

@Suite(
  "G3: a commit that fails",
  .enabled("strace is missing, or may not attach to processes here.") {
    await Tracer.isPermitted.value
  })
struct CommitTests {
  @Test(
    "is answered as done or as unknown, and the same key then gives exactly one appointment",
    arguments: ["inject=fdatasync:error=EIO:when=1", "inject=fdatasync:error=EIO"])
  func failedSync(fault: String) async throws {
    let hall = try await BookingHall()
    let server = try await hall.serve()
    let start = try #require(try await hall.freeStarts(server).first)
    let client = try hall.client(server, as: hall.students[0])
    let tracer = try await Tracer(server.pid, injecting: fault, log: hall.scratch + "/trace")

    func book() async -> Result<Pastoral_V1_Appointment, RPCError> {
      do throws(RPCError) {
        return .success(
          try await client.unary(
            BookingService.book, hall.request(start),
            options: CallOptions(idempotencyKey: "the-key")))
      } catch {
        return .failure(error)
      }
    }
    let first = await book()
    if case .failure(let error) = first {
      #expect(error.code == .unavailable)
      #expect(["COMMIT_UNKNOWN", "NOT_EXECUTED"].contains(error.reason))
    }
    await tracer.detach()
    #expect(tracer.injections > 0, "No sync was made to fail, so nothing was shown.")

    // The disk is well again; the store may need a moment of its own to open it anew.
    var second = await book()
    for _ in 0..<1_000 {
      guard case .failure(let error) = second else { break }
      #expect(error.code == .unavailable)
      second = await book()
    }
    let booked = try second.get()
    if case .success(let answered) = first { #expect(answered == booked) }
    #expect(try await book().get() == booked)

    #expect(await server.stop() == 0)
    let recovered = try hall.recovered()
    #expect(recovered.isIntact)
    #expect(recovered.has(booked))
    #expect(recovered.starts.count == 1)
  }
}
