import Synchronization
import Testing

@testable import Store

@Suite("The line before the writer", .timeLimit(.minutes(5)))
struct WorkQueueTests {
  /// Never, and so long that whoever waits polls all the while.
  private static let polls = [Duration.zero, .seconds(3_600)]

  @Test(
    "Whether it polls or sleeps, the taker finds what is added in its order, and the end",
    arguments: polls)
  func finds(pollMax: Duration) {
    let queue = WorkQueue(pollMax: pollMax)
    let works = (0..<200).map { RecordedWork.adding("\($0)") }
    let taken = Mutex<[ObjectIdentifier]>([])
    let taker = LaneThread(name: "taker") {
      while let works = queue.wait(atMost: 3) {
        #expect((1...3).contains(works.count))
        taken.withLock { $0 += works.map { ObjectIdentifier($0) } }
      }
    }
    for work in works { #expect(queue.add([work])) }
    queue.close()
    taker.join()
    #expect(taken.withLock { $0 } == works.map { ObjectIdentifier($0) })
    #expect(!queue.add([RecordedWork.adding("A")]) && queue.take(atMost: 1).isEmpty)
  }

  @Test("The end is seen by a taker that polls already, and by one that sleeps", arguments: polls)
  func ends(pollMax: Duration) {
    let queue = WorkQueue(pollMax: pollMax)
    #expect(queue.add([RecordedWork.adding("A")]))
    // At once, so the next time it polls.
    #expect(queue.wait(atMost: 1)?.count == 1)
    let taker = LaneThread(name: "taker") { #expect(queue.wait(atMost: 1) == nil) }
    queue.close()
    taker.join()
  }
}
