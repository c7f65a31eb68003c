import Messages
import RPCClient
import SwiftProtobuf
import TestPeer
import Testing

@Suite("G2: a server that is killed")
struct CrashTests {
  @Test("has every acknowledged booking when it starts again, and no slot held twice")
  func killed() async throws {
    let hall = try await BookingHall()
    let acknowledged = Acknowledged()
    for moment in [20, 75, 160] {
      let server = try await hall.serve()
      try await hall.book(server) { appointment in
        if acknowledged.add(appointment) == moment { server.kill() }
        return false
      }
      await server.end()
      #expect(acknowledged.all.count >= moment)
      let recovered = try hall.recovered()
      #expect(recovered.isIntact)
      #expect(recovered.overlaps == 0)
      #expect(acknowledged.all.allSatisfy(recovered.has))
      // What was under way may have been committed unanswered: one call of each student at most.
      #expect(
        recovered.starts.count <= acknowledged.all.count + 3 * BookingHall.studentCount)
    }

    let server = try await hall.serve()
    for appointment in acknowledged.all {
      let client = try hall.client(server, as: appointment.studentID)
      let found = try await client.unary(
        BookingService.get, .with { $0.appointmentID = appointment.id })
      #expect(found.unnamed == appointment)
    }
    #expect(await server.stop() == 0)
  }
}
