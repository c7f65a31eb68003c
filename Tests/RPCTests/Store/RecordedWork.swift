import Dispatch
import Synchronization

@testable import Store

/// Work that remembers what the lane did with it.
final class RecordedWork: StoreWork {
  /// What the lane told, in a form that can be compared.
  enum Told: Equatable {
    case done, skipped, unknown
    case failed(String)
    case notExecuted(NotExecutedReason)
  }

  let isSheddable: Bool
  private let isWanted: Bool
  private let body: @Sendable (Transaction) throws -> Void
  private let record = Mutex((performed: 0, told: [Told]()))
  private let settled = DispatchSemaphore(value: 0)

  init(
    wanted: Bool = true, sheddable: Bool = true,
    _ body: @escaping @Sendable (Transaction) throws -> Void
  ) {
    isWanted = wanted
    isSheddable = sheddable
    self.body = body
  }

  /// Work that adds a programme of that code.
  static func adding(_ code: String) -> RecordedWork {
    RecordedWork { transaction in try transaction.addProgramme(code) }
  }

  func begin() -> Bool { isWanted }

  func perform(in transaction: Transaction) throws {
    record.withLock { $0.performed += 1 }
    try body(transaction)
  }

  func settle(_ outcome: WorkOutcome) {
    let told: Told =
      switch outcome {
      case .done: .done
      case .skipped: .skipped
      case .unknown: .unknown
      case .failed(let error): .failed("\(error)")
      case .notExecuted(let reason): .notExecuted(reason)
      }
    record.withLock { $0.told.append(told) }
    settled.signal()
  }

  /// Waits for the outcome and returns everything that was told: one outcome, if all is well.
  func told() -> [Told] {
    settled.wait()
    settled.signal()
    return record.withLock { $0.told }
  }

  var performed: Int { record.withLock { $0.performed } }
}

extension Writer {
  /// Performs works in one submission and waits for their outcomes.
  func perform(_ works: [RecordedWork]) -> [[RecordedWork.Told]] {
    submit(works)
    return works.map { $0.told() }
  }
}

extension ReaderPool {
  /// Performs works in one burst and waits for their outcomes.
  func perform(_ works: [RecordedWork]) -> [[RecordedWork.Told]] {
    submit(works)
    return works.map { $0.told() }
  }
}
