import AsyncHTTPClient
import Domain
import NIOHTTP1
import PluginAPI

/// Asks a partner over HTTPS what became of its shares.
struct HTTPSPoll: PollTransport {
  let exchange: HTTPSExchange
  let way = Destination.Way.https

  func ask(_ question: PollQuestion, about id: String?) async -> PollAnswer? {
    let request = exchange.request(
      HTTPMethod(rawValue: question.method.rawValue),
      question.path.replacing("{id}", with: id ?? ""), question.headers)
    guard let request else { return nil }
    return try? await exchange.answer(to: request)
  }
}
