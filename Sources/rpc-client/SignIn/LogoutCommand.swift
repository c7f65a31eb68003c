import ArgumentParser
import Messages
import RPCClient
import WireFormat

/// `logout`: ends the session that `login` kept.
struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "End the session that `login` keeps, here and on the server.")

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let settings = try connection.settings()
    let file = try connection.sessionFile(settings)
    guard file.exists else {
      return Console.error("Nobody is signed in to \(try settings.endpoint()).")
    }
    // Gone from this machine first, whether the server is there or not.
    let token = try file.token()
    try file.remove()
    var configuration = try settings.strangersConfiguration()
    configuration.token = token
    do {
      _ = try await connection.session(configuration).once(SessionService.end, .init())
    } catch let failure as CallFailure where failure.error.code == .unauthenticated {
      // It had ended already.
    } catch let failure as CallFailure where failure.error.code == .permissionDenied {
      return Console.error("Forgotten here. A campus system's token is an admin's to revoke.")
    } catch {
      Console.error("Forgotten here, but the server still knows the session until it ends.")
      throw error
    }
    Console.error("Signed out.")
  }
}
