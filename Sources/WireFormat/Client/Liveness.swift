internal import NIOCore

/// Whether a server that owes an answer is still there. Pure: it is told what happens, and when.
///
///     listening ── nothing heard for `pingAfter` ──► asked ── nor for `pingAnswer` ──► gone
///         ▲                                           │
///         └─────────── any byte, or nothing owed ─────┘
struct Liveness {
  /// What the time means.
  enum Verdict: Equatable {
    case fine(until: NIODeadline)
    /// Ask whether it lives.
    case ping
    case gone
  }

  private let pingAfter: TimeAmount
  private let pingAnswer: TimeAmount
  private var heard = NIODeadline.uptimeNanoseconds(0)
  private var asked: NIODeadline?

  init(_ extensions: Extensions) {
    pingAfter = TimeAmount(extensions.pingAfter)
    pingAnswer = TimeAmount(extensions.pingAnswer)
  }

  /// The server was heard, or begins to owe an answer.
  mutating func heard(at now: NIODeadline) {
    heard = now
    asked = nil
  }

  mutating func pinged(at now: NIODeadline) { asked = now }

  func verdict(at now: NIODeadline) -> Verdict {
    if let asked {
      return now >= asked + pingAnswer ? .gone : .fine(until: asked + pingAnswer)
    }
    return now >= heard + pingAfter ? .ping : .fine(until: heard + pingAfter)
  }
}
